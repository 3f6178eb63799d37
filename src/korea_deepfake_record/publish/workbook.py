"""How do the tables of a release become one workbook for people who open nothing else?"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd
import xlsxwriter  # type: ignore[import-untyped]

from ..citation import cite_as_text
from ..descriptor import Field, ForeignKey, Package, Table
from ..finding import quote
from ..readable import read_views
from .archive import write_zip
from .cff import find_release_date
from .rows import Value, count_rows, list_fields, read_rows
from .sheet import Page

ABOUT = "About"
# What a cell and the name of a sheet can hold; more rows take a spreadsheet minutes to open.
LONGEST_TEXT, LONGEST_NAME, MOST_ROWS = 32_767, 31, 100_000
NARROW, WIDE = 8, 60
ABOUT_WIDTHS = (36, 100, 12)
# What a reader who knows spreadsheets, and not this one, has to be told.
READ_IT = """Each sheet is a table; a click on its name below leads there.
To begin with, read the first ones: they have names and sentences where the others have identifiers.
The first row of a sheet names the columns: point at a name to read what it means.
The arrows there sort and filter.
An empty cell is no value: not known, or not to be told. It never means none or 0.
Identifiers, codes and dates are text and stay as they are written."""


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
        views = read_views(package)
        write_about(book, package, folder, sheets | {title: title for title in views})
        for title, view in views.items():
            write_view(book, title, view)
        for table in package.tables:
            if table.name in sheets:
                write_table(book, sheets[table.name], table, folder)
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


def write_view(book: Any, title: str, view: pd.DataFrame) -> None:
    """Write a sheet to be read, in which names stand for identifiers."""
    rows = view.astype("object").where(view.notna(), None).to_numpy().tolist()
    page = Page(book, title, [measure(column) for column in zip(view.columns, *rows, strict=True)])
    page.write([*view.columns], "heading")
    for values in rows:
        page.write(values)
    page.finish(has_key=True)


def write_table(book: Any, name: str, table: Table, folder: Path) -> None:
    """Write one table: a header that explains itself, stays in sight and filters, and its rows."""
    fields = [field for field, _ in list_fields(folder, table)]
    names = tuple(field.name for field in fields)
    rows = list(read_rows(folder, table))
    check_lengths(table, names, rows)
    page = Page(book, name, [measure(column) for column in zip(names, *rows, strict=True)])
    page.write(names, "heading")
    for column, field in enumerate(fields):
        if meaning := tell_meaning(field, table):
            page.note(column, meaning)
    for values in rows:
        page.write(values)
    page.finish(has_key=table.primary_key == names[:1])


def check_lengths(table: Table, names: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
    """Refuse a text that no cell can hold."""
    for number, values in enumerate(rows, 1):
        for name, value in zip(names, values, strict=True):
            if isinstance(value, str) and len(value) > LONGEST_TEXT:
                place = f"{table.name}:{number}:{name}"
                message = f"{place}: {quote(value)} is too long for a cell of the workbook."
                raise ValueError(message)


def measure(column: Sequence[Value]) -> int:
    """How wide a column is to be: as its longest text, within bounds; the first has a button beside it."""
    name, *values = (len(str(each)) for each in column if each is not None)
    return min(max(NARROW, name + 3, *(each + 1 for each in values)), WIDE)


def tell_meaning(field: Field, table: Table) -> str:
    """What a column means, where it leads, and what its codes stand for."""
    leads = [tell_target(field, key) for key in table.foreign_keys if field.name in key.fields]
    meanings = field.raw.get("kdr:definitions", {})
    codes = [f"{each}: {meanings[each]}" if each in meanings else str(each) for each in field.categories]
    return "\n".join(each for each in (field.description, *leads, *codes) if each)


def tell_target(field: Field, key: ForeignKey) -> str:
    """Of which table a value names a row, alone or with others."""
    others = ", ".join(each for each in key.fields if each != field.name)
    return f"{f'Names, with {others},' if others else 'Names'} a row of {key.table}."


def write_about(book: Any, package: Package, folder: Path, sheets: dict[str, str]) -> None:
    """Write what this is, how to read it, which sheets there are and what their columns mean."""
    page = Page(book, ABOUT, ABOUT_WIDTHS)
    licences = [
        f"{each.get('title', '')} {each.get('path', '')}".strip() for each in package.raw.get("licenses", [])
    ]
    page.write((package.title,), "title")
    page.row += 1
    said = {"What it is": package.description, "How to read it": READ_IT, "Version": package.version}
    said |= {"Cite as": cite_as_text(package), "Licence": "; ".join(licences)}
    for label, text in said.items():
        page.write((label, text))
    page.row += 1
    page.write(("Sheet", "Description", "Rows"), "heading")
    for title in [each for each in sheets if each not in {table.name for table in package.tables}]:
        page.write((title, "The tables put together, with names and sentences, for reading."))
        page.link(title)
    for table in package.tables:
        sheet = sheets.get(table.name)
        shown = sheet or f"(too long for a sheet: csv/{table.name}.csv)"
        page.write((shown, table.description, count_rows(folder, table)))
        if sheet:
            page.link(sheet)
    page.row += 1
    page.write(("Sheet and column", "Meaning", "Type"), "heading")
    for table in package.tables:
        for field in table.fields:
            name = f"{sheets.get(table.name, table.name)}: {field.name}"
            page.write((name, tell_meaning(field, table), field.type))
