"""What do the tables say, row by row, and on which line?"""

from dataclasses import dataclass
from typing import NamedTuple

from ..descriptor import Package, Table
from ..finding import Finding
from ..sheets import read_sheet


@dataclass(frozen=True)
class Row:
    """One record as text; a blank cell is empty text."""

    path: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """The cell of the column; empty where the table has no such column."""
        return self.cells.get(column, "")

    def count(self, column: str) -> int:
        """The whole number in a cell; 0 where there is none."""
        return int(self[column]) if self[column].isdecimal() else 0

    def finding(self, column: str, problem: str, cure: str, rule: str) -> Finding:
        """A finding at a cell of this row."""
        return Finding(self.path, self.line, column, problem, cure, rule)


class Cell(NamedTuple):
    """One cell and the row and column in which it stands."""

    row: Row
    column: str
    text: str


def read_rows(package: Package, name: str) -> list[Row]:
    """The rows of a table; a table that cannot be read is a ValueError, its text the finding."""
    try:
        table = package.table(name)
    except KeyError:
        message = f"There is no table '{name}' in {package.path}. Add it, or give another package."
        raise ValueError(message) from None
    return [row for path in table.paths for row in read_file(package, table, path)]


def read_file(package: Package, table: Table, path: str) -> list[Row]:
    """The rows of one file of a table."""
    sheet = read_sheet(table, package.base, path)
    if isinstance(sheet, Finding):
        raise ValueError(sheet.text)
    pairs = zip(sheet.lines, sheet.records, strict=True)
    return [Row(path, line, dict(zip(sheet.columns, record, strict=True))) for line, record in pairs]
