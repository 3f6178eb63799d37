"""How is one table written into its two files, block by block?"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Self

from ..finding import quote
from .column import Column
from .content import Content
from .csv import header_bytes
from .hashed import HashedFile
from .parquet import RowGroups

Facts = dict[str, Any]
# Blocks that are read and not yet written.
MOST_WAITING = 3
FILE_NAME = re.compile(r"\w[\w.-]*")


class TableFiles:
    """The canonical CSV and the Parquet of one table, as far as they are written."""

    def __init__(
        self, folder: Path, name: str, columns: Sequence[Column], attributes: Mapping[str, Any]
    ) -> None:
        if not FILE_NAME.fullmatch(name):
            message = f"{quote(name)} cannot be the name of a file. Use letters, digits and hyphens."
            raise ValueError(message)
        self._paths = f"csv/{name}.csv", f"parquet/{name}.parquet"
        self._text, self._columnar = (HashedFile(folder / path) for path in self._paths)
        self._text.write(header_bytes([each.name for each in columns]))
        self._groups = RowGroups(self._columnar, columns, attributes)
        # A hand of its own, so that nobody who reads has to wait while a group of rows is pressed.
        self._hand = ThreadPoolExecutor(1)
        self._waiting: deque[Future[None]] = deque()
        # What cannot be written: the value, and where it stands.
        self.lost: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._hand.shutdown(cancel_futures=True)
        self._text.close()
        self._columnar.close()

    def take(self, content: Content) -> None:
        """Write the next records as soon as those before them are written."""
        if len(self._waiting) > MOST_WAITING:
            self._waiting.popleft().result()
        self._waiting.append(self._hand.submit(self._write, content))

    def finish(self) -> dict[str, Facts]:
        """Write what is left, and tell bytes and hash of both files."""
        while self._waiting:
            self._waiting.popleft().result()
        self._groups.finish()
        return {
            path: each.facts for path, each in zip(self._paths, (self._text, self._columnar), strict=True)
        }

    def _write(self, content: Content) -> None:
        self.lost += [content.lost] if content.lost and not self.lost else []
        self._text.write(content.text)
        self._groups.take(content.values)
