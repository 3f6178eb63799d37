"""How is one table written into its two files, block by block?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from ..finding import quote
from .columns import Column, Content
from .csv import header_bytes
from .hashed import HashedFile
from .parquet import RowGroups

Facts = dict[str, Any]
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
        # What cannot be written: the value, and where it stands.
        self.lost: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._text.close()
        self._columnar.close()

    def take(self, content: Content) -> None:
        """Write the next records."""
        self.lost += [content.lost] if content.lost and not self.lost else []
        self._text.write(content.text)
        self._groups.take(content.values)

    def finish(self) -> dict[str, Facts]:
        """Write what is left, and tell bytes and hash of both files."""
        self._groups.finish()
        return {
            path: each.facts for path, each in zip(self._paths, (self._text, self._columnar), strict=True)
        }
