"""What are the cells of a table, as text, and on which line of which file does each record stand?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TypeVar

import numpy as np
import polars as pl

from ..descriptor import Field, Table
from ..finding import Finding
from .again import read_again
from .blocks import Block
from .parts import Part, open_part
from .pieces import Place
from .pipeline import map_part
from .source import CHUNK, Source

__all__ = ["CHUNK", "Block", "Records", "Source", "open_records"]

T = TypeVar("T")


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
    # By the number of the file and the place in it, how many records stand before.
    rows: dict[tuple[int, Place], int] = field(default_factory=dict)

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
            for place, block, made in map_part(part, self._prepare(part, work)):
                self.rows.setdefault((number, place), self.height)
                self.height += block.height
                yield block, made

    def again(self) -> Records:
        """The records for a second reading, in which what is wrong with them is not noted again."""
        return replace(self, parts=tuple(part.again() for part in self.parts), rows={}, height=0)

    def fetch(self, rows: Sequence[int] | pl.Series) -> Iterator[tuple[list[int], Block]]:
        """Some records once more, by their numbers in ascending order; no others are read into cells."""
        starts = np.array(list(self.rows.values()), np.int64)
        at = np.searchsorted(starts, rows, side="right") - 1
        wanted: dict[tuple[int, Place], list[int]] = {}
        places = list(self.rows)
        for row, place in zip(rows, at.tolist(), strict=True):
            wanted.setdefault(places[place], []).append(row - int(starts[place]))
        for number, part in enumerate(self.parts):
            here = {place: found for (of_part, place), found in wanted.items() if of_part == number}
            prepare = self._prepare(part, _keep)
            for place, found, block in read_again(part, here) if here else ():
                prepare(block)
                first = self.rows[number, place]
                yield [first + each for each in found], block

    def split(self, rows: pl.Series) -> Iterator[tuple[str, pl.Series]]:
        """The numbers of records, by the path of their file."""
        starts: dict[int, int] = {}
        for (number, _), row in self.rows.items():
            starts.setdefault(number, row)
        ends = [*starts.values(), self.height][1:]
        for (number, start), end in zip(starts.items(), ends, strict=True):
            yield self.parts[number].source.path, rows.filter(rows.is_between(start, end - 1))

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
