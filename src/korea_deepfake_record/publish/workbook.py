"""How do the tables of a release become one workbook for people who open nothing else?"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from ..citation import cite_as_text
from ..descriptor import Package, Table
from ..finding import quote
from .archive import write_zip
from .cff import find_release_date
from .rows import Value, count_rows, list_fields, read_rows

ABOUT = "About"
# What a cell and the name of a sheet can hold; more rows take a spreadsheet minutes to open.
LONGEST_TEXT, LONGEST_NAME, MOST_ROWS = 32_767, 31, 100_000
# A spreadsheet keeps fifteen digits of a number; longer ones stay whole as text.
LARGEST = 10**15
NARROW, WIDE = 8, 60
# Text stays text when somebody edits it: no day is made of `1-2`, no formula of `=1`.
TEXT = {"num_format": "@", "text_wrap": True, "valign": "top"}
HEADING = {"num_format": "@", "bold": True, "bottom": 1}


def write_workbook(package: Package, folder: Path) -> Path:
    """
    Write the published tables as one workbook, a sheet each, after a sheet that tells about them.

    Parameters
    ----------
    package : Package
        The package; it is taken for granted that there is nothing to mend in it.
    folder : Path
        Folder of the release, where `parquet/` holds the tables.

    Returns
    -------
    Path
        The workbook, `<name>.xlsx`.

    Raises
    ------
    ValueError
        If a text is longer than a cell can be; the message says where.
    """
    written = io.BytesIO()
    sheets = name_sheets(package, folder)
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        # It has to say when it was made, and a release must not tell when it was built.
        made = datetime.fromisoformat(find_release_date(package) or "1980-01-01")
        book.set_properties({"title": package.title, "comments": package.description, "created": made})
        text, heading = book.add_format(TEXT), book.add_format(HEADING)
        write_about(Page(book.add_worksheet(ABOUT), text, heading), package, folder, sheets)
        for table in package.tables:
            if table.name in sheets:
                page = Page(book.add_worksheet(sheets[table.name]), text, heading)
                write_table(page, table, folder)
    with zipfile.ZipFile(written) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    return write_zip(folder / f"{package.name}.xlsx", members)


def name_sheets(package: Package, folder: Path) -> dict[str, str]:
    """The sheet of each table that is not too long for one; names differ in more than capitals."""
    # The second is kept by spreadsheets for themselves.
    taken = {ABOUT.lower(), "history"}
    sheets: dict[str, str] = {}
    for table in package.tables:
        name, number = table.name[:LONGEST_NAME], 1
        while name.lower() in taken:
            number += 1
            name = f"{table.name[: LONGEST_NAME - 1 - len(str(number))]}_{number}"
        taken.add(name.lower())
        if count_rows(folder, table) <= MOST_ROWS:
            sheets[table.name] = name
    return sheets


@dataclass
class Page:
    """One sheet, written from its top."""

    sheet: Any
    text: Any
    heading: Any
    row: int = 0

    def write(self, values: tuple[Value, ...], *, is_heading: bool = False) -> None:
        """Write one row: text, numbers and truths as such, and nothing that is computed."""
        for column, value in enumerate(values):
            if isinstance(value, bool):
                self.sheet.write_boolean(self.row, column, value)
            elif isinstance(value, str) or (isinstance(value, int) and abs(value) >= LARGEST):
                self.sheet.write_string(
                    self.row, column, str(value), self.heading if is_heading else self.text
                )
            elif value is not None:
                self.sheet.write_number(self.row, column, value)
        self.row += 1


def write_table(page: Page, table: Table, folder: Path) -> None:
    """Write one table: a header that stays in sight and filters, and its rows."""
    names = tuple(field.name for field, _ in list_fields(folder, table))
    page.write(names, is_heading=True)
    widths = [len(each) + 3 for each in names]
    for values in read_rows(folder, table):
        for column, value in enumerate(values):
            length = len(str(value)) if value is not None else 0
            if length > LONGEST_TEXT:
                place = f"{table.name}:{page.row}:{names[column]}"
                message = f"{place}: {quote(str(value))} is too long for a cell of the workbook."
                raise ValueError(message)
            widths[column] = max(widths[column], length + 1)
        page.write(values)
    for column, width in enumerate(widths):
        page.sheet.set_column(column, column, min(max(width, NARROW), WIDE))
    page.sheet.freeze_panes(1, 0)
    page.sheet.autofilter(0, 0, page.row - 1, len(names) - 1)


def write_about(page: Page, package: Package, folder: Path, sheets: dict[str, str]) -> None:
    """Write what this is, how to cite it, which sheets there are and what their columns mean."""
    for column, width in enumerate((36, 100, 12)):
        page.sheet.set_column(column, column, width)
    licences = [
        f"{each.get('title', '')} {each.get('path', '')}".strip() for each in package.raw.get("licenses", [])
    ]
    said = {"Title": package.title, "Description": package.description, "Version": package.version}
    said |= {"Cite as": cite_as_text(package), "Licence": "; ".join(licences)}
    for label, text in said.items():
        page.write((label, text))
    page.row += 1
    page.write(("Sheet", "Description", "Rows"), is_heading=True)
    for table in package.tables:
        sheet = sheets.get(table.name)
        shown = sheet or f"(too long for a sheet: csv/{table.name}.csv)"
        page.write((shown, table.description, count_rows(folder, table)))
        if sheet:
            page.sheet.write_url(page.row - 1, 0, f"internal:'{sheet}'!A1", string=sheet)
    page.row += 1
    page.write(("Sheet and column", "Meaning", "Type"), is_heading=True)
    for table in package.tables:
        for field in table.fields:
            codes = field.raw.get("kdr:definitions", {})
            meanings = [f"{each}: {codes[each]}" if each in codes else str(each) for each in field.categories]
            words = "\n".join([field.description, *meanings])
            page.write((f"{sheets.get(table.name, table.name)}: {field.name}", words, field.type))
