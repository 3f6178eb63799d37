"""How is one table written into its two files, block by block?"""

from __future__ import annotations

import io
import re
from collections import deque
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Self

import polars as pl

from ..finding import quote
from .column import Column
from .content import Content
from .csv import header_bytes, write_records
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
        # Each file has a hand of its own, so that nobody who reads has to wait while it writes.
        self._hands = ThreadPoolExecutor(1), ThreadPoolExecutor(1)
        self._waiting: deque[tuple[Future[None], ...]] = deque()
        # Used again for every block: to be given new memory each time takes longer than to fill it.
        self._lines = io.BytesIO()
        # What cannot be written: the value, and where it stands.
        self.lost: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for hand in self._hands:
            hand.shutdown(cancel_futures=True)
        self._text.close()
        self._columnar.close()

    def take(self, content: Content) -> None:
        """Write the next records as soon as those before them are written."""
        self.lost += [content.lost] if content.lost and not self.lost else []
        if len(self._waiting) > MOST_WAITING:
            self._wait()
        text, columnar = self._hands
        work = (
            text.submit(self._write_lines, content.texts),
            columnar.submit(self._groups.take, content.values),
        )
        self._waiting.append(work)

    def finish(self) -> dict[str, Facts]:
        """Write what is left, and tell bytes and hash of both files."""
        while self._waiting:
            self._wait()
        self._groups.finish()
        return {
            path: each.facts for path, each in zip(self._paths, (self._text, self._columnar), strict=True)
        }

    def _wait(self) -> None:
        for each in self._waiting.popleft():
            each.result()

    def _write_lines(self, texts: pl.DataFrame) -> None:
        self._lines.seek(0)
        write_records(texts, self._lines)
        self._text.write(self._lines.getbuffer()[: self._lines.tell()])
