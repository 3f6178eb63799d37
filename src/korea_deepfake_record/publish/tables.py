"""How do the tables of a package become CSV and Parquet while they are read?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from ..attributes import frame_attributes
from ..descriptor import Package, Table
from ..progress import show_step
from ..read import Block, Records, open_records
from .column import list_columns
from .content import read_content
from .table_files import Facts, TableFiles

T = TypeVar("T")


def write_tables(package: Package, folder: Path) -> dict[str, Facts]:
    """
    Write every table of a checked package as canonical CSV and as Parquet, below `csv/` and `parquet/`.

    Parameters
    ----------
    package : Package
        The package; it is taken for granted that there is nothing to mend in it.
    folder : Path
        Where to write them; there may be no tables yet.

    Returns
    -------
    dict of str to mapping
        By path in the folder, the `bytes` and the `hash` of each file, as a descriptor names them.

    Raises
    ------
    ValueError
        If a table cannot be written; the message says why.
    """
    copies = Copies(package, folder)
    for table in package.tables:
        records = copies.open_records(table, package.base)
        for _ in records.map_blocks(lambda _: None) if records else ():
            pass
    return copies.finish()


@dataclass
class Copies:
    """The tables of a package, each written while somebody else reads it, be it to check it."""

    package: Package
    folder: Path
    written: dict[str, Facts] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        for name in ("csv", "parquet"):
            (self.folder / name).mkdir()

    def open_records(self, table: Table, base: Path) -> Records | None:
        """The records of a table; when they are first read to the end the table is written."""
        records = open_records(table, base)
        return None if records is None else CopiedRecords(**vars(records), copies=self)

    def finish(self) -> dict[str, Facts]:
        """The files that were written; raises if any table is not among them, or not whole."""
        for table in self.package.tables:
            if f"csv/{table.name}.csv" not in self.written:
                self.lost.append(f"{table.path}: The table could not be written.")
        if self.lost:
            raise ValueError(self.lost[0])
        return self.written


@dataclass
class CopiedRecords(Records):
    """Records that are written where their first reader gets them."""

    copies: Copies | None = None

    def map_blocks(self, work: Callable[[Block], T]) -> Iterator[tuple[Block, T]]:
        """Every block, in order, with what is made of it."""
        copies, self.copies = self.copies, None
        if copies is None:
            yield from super().map_blocks(work)
            return
        columns, told = list_columns(self), frame_attributes(copies.package, self.table)
        show_step(f"Writing {self.table.name}")
        with TableFiles(copies.folder, self.table.name, columns, told) as files:
            for block, (made, content) in super().map_blocks(
                lambda block: (work(block), read_content(block, columns))
            ):
                files.take(content)
                yield block, made
            copies.written |= files.finish() if self.complete else {}
        copies.lost += files.lost
