"""What are the cells of a table, as text, and on which line of which file does each record stand?"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TypeVar

import polars as pl

from ..descriptor import Field, Table
from ..finding import Finding
from .blocks import Block
from .parts import Part, open_part
from .pipeline import map_part
from .source import CHUNK, Source

__all__ = ["CHUNK", "Block", "Key", "Records", "Source", "open_records"]

T = TypeVar("T")
# The number of the file and the place in it from which a block can be read again.
Key = tuple[int, int]


@dataclass
class Records:
    """
    The cells of one table as text, read a block of records at a time.

    The frame of a block has one text column for each field that all files of the table have; `columns` tells
    its name, as a field may be called anything.
    """

    table: Table
    parts: tuple[Part, ...]
    sources: tuple[Source, ...]
    columns: Mapping[str, str]
    fields: tuple[Field, ...]
    height: int = 0
    # How many records stand before those that are read from a place on.
    rows: dict[Key, int] = field(default_factory=dict)

    @property
    def findings(self) -> list[Finding]:
        """What is wrong with how the files are written, as far as they have been read."""
        return list(chain.from_iterable(source.findings for source in self.sources))

    @property
    def complete(self) -> bool:
        """Whether every file can be read to its end; else what refers to the table cannot be judged."""
        return bool(self.sources) and all(source.readable for source in self.sources)

    @property
    def size(self) -> int:
        """The bytes of all files."""
        return sum(source.size for source in self.sources)

    def field(self, name: str) -> Field:
        """The field of a column that the file has; without a schema it is a field of any type."""
        return next(each for each in self.fields if each.name == name)

    def map_blocks(self, work: Callable[[Block], T]) -> Iterator[tuple[Block, T]]:
        """Every block, in order, with what is made of it; large files are worked on in several threads."""
        self.height = 0
        for number, part in enumerate(self.parts):
            for start, block, made in map_part(part, self._prepare(part, work)):
                block.key, block.row = (number, start), self.height
                self.rows.setdefault(block.key, block.row)
                self.height += block.height
                yield block, made

    def reread(self, keys: Collection[Key]) -> Iterator[Block]:
        """The blocks of these keys once more; what is wrong with them is not noted again."""
        for number, part in enumerate(self.parts):
            starts = {start for of_part, start in keys if of_part == number}
            row, before = 0, -1
            for start, block, _ in (
                map_part(part.again(), self._prepare(part, _keep), starts) if starts else ()
            ):
                row = self.rows[number, start] if start != before else row
                block.key, block.row, before = (number, start), row, start
                row += block.height
                yield block

    def _prepare(self, part: Part, work: Callable[[Block], T]) -> Callable[[Block], T]:
        """The work on a block whose columns are named as those of the table."""
        cells = [pl.col(f"column{part.columns[name]}").alias(column) for name, column in self.columns.items()]

        def work_on(block: Block) -> T:
            block.frame = block.frame.select(cells)
            return work(block)

        return work_on


def _keep(block: Block) -> None:
    """Ask nothing of a block but its cells."""


def open_records(table: Table, base: Path, *, exactly: bool = False, chunk: int = CHUNK) -> Records | None:
    """
    Open the files of a table, to be read as text.

    Parameters
    ----------
    table : Table
        The table as the descriptor has it.
    base : Path
        The package's folder.
    exactly : bool, default False
        Whether to pass over the fast reader even where the file gives no reason to.
    chunk : int, optional
        How many bytes are read at a time, eight or more.

    Returns
    -------
    Records or None
        The table's cells; nothing where its files are packed in a way that is not read.
    """
    if table.compression not in ("", "gz"):
        return None
    sources = tuple(Source(table, path, base / path, chunk) for path in table.paths)
    opened = [open_part(source, exactly=exactly) for source in sources]
    parts = [part for part in opened if part is not None]
    # A file that is missing would make every reference to its records look wrong.
    parts = parts if len(parts) == len(sources) else []
    found = (
        [name for name in parts[0].columns if all(name in part.columns for part in parts)] if parts else []
    )
    columns = {name: f"cell{number}" for number, name in enumerate(found)}
    fields = tuple(parts[0].fields[name] for name in found)
    return Records(table, tuple(parts), sources, columns, fields)
