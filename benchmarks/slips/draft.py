"""What is a copy of the package in which slips are made, and on which lines do they stand once written?"""

from __future__ import annotations

import csv
import io
import json
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PARTS = ("datapackage.json", "CHANGELOG.md", "CITATION.cff", "data", "schemas", "releases")
MARK = "a mark"
Json = dict[str, Any]
Test = Callable[["Row"], bool]


class NoPlaceError(Exception):
    """Nothing is left in the copy to which the slip could be done."""


@dataclass(eq=False)
class Row:
    """One row of a table; `form` alters the line as it is written."""

    sheet: Sheet
    cells: list[str]
    form: Callable[[str], str] | None = None
    line: int = 0

    def __getitem__(self, column: str) -> str:
        return self.cells[self.sheet.columns.index(column)]

    def __setitem__(self, column: str, cell: str) -> None:
        self.cells[self.sheet.columns.index(column)] = cell

    @property
    def name(self) -> str:
        """The first cells, by which a reader finds the row."""
        return " ".join(self.cells[:2])[:50]


@dataclass(eq=False)
class Block:
    """An object in a JSON file, the lines that it takes once written, and how it is altered."""

    find: Callable[[Json], Json]
    change: Callable[[Json], object]
    first: int = 0
    last: int = 0


@dataclass(eq=False)
class Sheet:
    """One table as rows of text, the first of them the header."""

    name: str
    schema: Json
    columns: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    forms: list[Callable[[bytes], bytes]] = field(default_factory=list)

    @property
    def path(self) -> str:
        """The file, as findings name it."""
        return f"data/{self.name}.csv"

    @property
    def header(self) -> Row:
        """The row of labels."""
        return self.rows[0]

    def field(self, column: str) -> Json:
        """What the schema says of the column."""
        return next(each for each in self.schema["fields"] if each["name"] == column)

    def add(self, cells: list[str], after: Row | None = None) -> Row:
        """A new row at the end, or after another."""
        row = Row(self, cells)
        self.rows.insert(self.rows.index(after) + 1 if after else len(self.rows), row)
        return row

    def write(self) -> bytes:
        """The file; each row learns its line."""
        lines: list[str] = []
        number = 1
        for row in self.rows:
            row.line = number
            lines.append(_write_row(row))
            number += lines[-1].count("\n")
        content = "".join(lines).encode("utf-8")
        for form in self.forms:
            content = form(content)
        return content


def _write_row(row: Row) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerow(row.cells)
    text = written.getvalue()
    return row.form(text[:-1]) + "\n" if row.form else text


class Draft:
    """A copy of a package, with slips that are made one beside another."""

    def __init__(self, origin: Path) -> None:
        self.origin = origin
        self.rng = random.Random(0)
        self.documents: dict[str, Callable[[bytes], bytes]] = {}
        self.blocks: dict[str, list[Block]] = {}
        self.removed: list[str] = []
        self.taken: set[object] = set()
        self.sheets = {sheet.name: sheet for sheet in _read_sheets(origin)}

    def rows(self, table: str, test: Test | None = None) -> list[Row]:
        """Rows that no other slip has touched, in an order of chance."""
        free = [row for row in self.sheets[table].rows[1:] if not {row, table} & self.taken]
        fit = [row for row in free if test is None or test(row)]
        return self.rng.sample(fit, len(fit))

    def row(self, table: str, test: Test | None = None) -> Row:
        """One such row, now taken."""
        for row in self.rows(table, test):
            return self.take(row)
        raise NoPlaceError

    def take(self, row: Row) -> Row:
        """The row, kept from the slips to come."""
        self.taken.add(row)
        return row

    def sheet(self, test: Callable[[Sheet], object] | None = None) -> Sheet:
        """A whole table that no other slip has touched, now taken."""
        touched = {row.sheet.name for row in self.taken if isinstance(row, Row)}
        fit = [each for each in self.sheets.values() if each.name not in self.taken | touched]
        fit = [each for each in fit if len(each.rows) > 3 and (test is None or test(each))]
        if not fit:
            raise NoPlaceError
        chosen = self.rng.choice(fit)
        self.taken.add(chosen.name)
        return chosen

    def find(self, table: str, **cells: str) -> list[Row]:
        """Every row with these cells, touched or not."""
        rows = self.sheets[table].rows[1:]
        return [row for row in rows if all(row[name] == cell for name, cell in cells.items())]

    def edit(self, path: str, change: Callable[[bytes], bytes]) -> None:
        """Alter a file that is no table, once."""
        if path in self.taken:
            raise NoPlaceError
        self.taken.add(path)
        self.documents[path] = change

    def edit_block(self, path: str, block: Block) -> Block:
        """Alter an object in a JSON file, beside others of the same file."""
        if path in self.documents:
            raise NoPlaceError
        self.blocks.setdefault(path, []).append(block)
        self.taken.add(path)
        return block

    def write(self, folder: Path) -> None:
        """Write the tables and documents with all slips in them."""
        for part in PARTS:
            copy = shutil.copytree if (self.origin / part).is_dir() else shutil.copyfile
            copy(self.origin / part, folder / part)
        for sheet in self.sheets.values():
            (folder / sheet.path).write_bytes(sheet.write())
        for path, change in self.documents.items():
            file = folder / path
            file.write_bytes(change(file.read_bytes() if file.is_file() else b""))
        for path, blocks in self.blocks.items():
            content = _rewrite((folder / path).read_text(encoding="utf-8"), blocks)
            (folder / path).write_text(content, encoding="utf-8")
        for path in self.removed:
            (folder / path).unlink()


def _rewrite(content: str, blocks: list[Block]) -> str:
    """The JSON file with the blocks altered; each learns its lines."""
    whole = json.loads(content)
    found = [block.find(whole) for block in blocks]
    for block, each in zip(blocks, found, strict=True):
        block.change(each)
    text = json.dumps(whole, indent=2, ensure_ascii=False)
    lines = text.split("\n")
    for block, each in zip(blocks, found, strict=True):
        block.first = _find_line(whole, each)
        indent = len(lines[block.first - 1]) - len(lines[block.first - 1].lstrip())
        ends = (number for number, line in enumerate(lines, 1) if line.rstrip(",") == " " * indent + "}")
        block.last = next((number for number in ends if number > block.first), len(lines))
    return text


def _find_line(whole: Json, wanted: Json) -> int:
    """The line on which an object of the JSON begins, told by a mark that is set into it for the time."""
    cells = dict(wanted)
    wanted.clear()
    wanted.update({MARK: 0, **cells})
    lines = json.dumps(whole, indent=2, ensure_ascii=False).split("\n")
    wanted.clear()
    wanted.update(cells)
    return next((number for number, line in enumerate(lines) if MARK in line), 1)


def _read_sheets(folder: Path) -> Iterator[Sheet]:
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in descriptor["resources"]:
        schema = json.loads((folder / resource["schema"]).read_text(encoding="utf-8"))
        sheet = Sheet(resource["name"], schema)
        with (folder / resource["path"]).open(encoding="utf-8", newline="") as file:
            sheet.rows = [Row(sheet, cells) for cells in csv.reader(file)]
        sheet.columns = list(sheet.header.cells)
        yield sheet
