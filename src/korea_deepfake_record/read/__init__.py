"""What are the cells of a table, as text, and on which line of which file does each record stand?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from ..descriptor import Field, Table
from ..finding import Finding
from .content import read_content
from .parts import Part, read_part

__all__ = ["ROW", "Records", "read_table"]

ROW = "row"


@dataclass(frozen=True)
class Records:
    """
    The cells of one table as text.

    The frame has a column `row`, counting records from 0 through all files of the table, and one text
    column for each field that the file has; `columns` tells its name, as a field may be called anything.
    """

    table: Table
    frame: pl.LazyFrame
    columns: Mapping[str, str]
    fields: tuple[Field, ...]
    parts: tuple[Part, ...] = field(repr=False)

    @property
    def height(self) -> int:
        """How many records there are."""
        return sum(part.height for part in self.parts)

    def field(self, name: str) -> Field:
        """The field of a column that the file has; without a schema it is a field of any type."""
        return next(each for each in self.fields if each.name == name)

    def place(self, row: int) -> tuple[str, int]:
        """The file and the line on which a record starts."""
        part, row = self._find_part(row)
        return part.content.path, part.line(row)

    def is_broken(self, row: int) -> bool:
        """Whether the record's cells cannot be trusted: too many, too few, or not text."""
        part, row = self._find_part(row)
        return row in part.broken

    def _find_part(self, row: int) -> tuple[Part, int]:
        for part in self.parts:
            if row < part.height:
                return part, row
            row -= part.height
        raise IndexError(row)


def read_table(table: Table, base: Path, *, exactly: bool = False) -> tuple[Records | None, list[Finding]]:
    """
    Read the files of a table as text.

    Parameters
    ----------
    table : Table
        The table as the descriptor has it.
    base : Path
        The package's folder.
    exactly : bool, default False
        Whether to pass over the fast reader even where the file gives no reason to.

    Returns
    -------
    tuple of Records or None, and list of Finding
        The cells as far as they can be told, and what is to be mended in how the files are written.
    """
    if table.compression not in ("", "gz"):
        return None, []
    findings: list[Finding] = []
    parts: list[Part] = []
    for path in table.paths:
        content = read_content(table, path, base)
        part = read_part(table, content, exactly) if content.readable else None
        findings += content.findings
        if part is not None:
            parts.append(part)
    # A file that is missing would make every reference to its records look wrong.
    complete = parts and len(parts) == len(table.paths)
    return (_join(table, parts) if complete else None), findings


def _join(table: Table, parts: list[Part]) -> Records:
    found = [name for name in parts[0].columns if all(name in part.columns for part in parts)]
    columns = {name: f"cell{number}" for number, name in enumerate(found)}
    frames = [
        part.frame.select([pl.col(part.columns[name]).alias(columns[name]) for name in found])
        for part in parts
    ]
    fields = tuple(parts[0].fields[name] for name in found)
    return Records(table, pl.concat(frames).with_row_index(ROW), columns, fields, tuple(parts))
