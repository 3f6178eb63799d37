"""What is the canonical form of a table, and how is a file brought into it?"""

import csv
import io
import re
import shutil
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path

from . import dates
from .descriptor import Field, Package, Table
from .finding import Finding, quote

BOUNDS = {"earliest": dates.earliest_day, "latest": dates.latest_day}
CURE = "Run: python scripts/tidy.py"


@dataclass(frozen=True)
class Sheet:
    """One file as cells: its columns, its records in their order, and the line on which each begins."""

    columns: list[str]
    records: list[list[str]]
    lines: list[int]


def tidy(package: Package) -> tuple[list[str], list[Finding]]:
    """
    Bring the files of a package's tables into canonical form.

    Each file is written beside itself and then renamed. A file that cannot be read whole, or whose columns
    are not those of its schema, is left as it is.

    Parameters
    ----------
    package : Package
        What the descriptor says.

    Returns
    -------
    tuple of list of str, and list of Finding
        The files that were written, and why others were left alone.
    """
    written: list[str] = []
    findings: list[Finding] = []
    for table, path in _files(package):
        sheet = read_sheet(table, package.base, path)
        if isinstance(sheet, Finding):
            findings.append(sheet)
            continue
        content = canonical_text(table, fill_derived(table, sheet)).encode()
        if content != (package.base / path).read_bytes():
            _write(package.base / path, content)
            written.append(path)
    return written, findings


def check_tidy(package: Package) -> list[Finding]:
    """
    Find the files that are not in canonical form, and derived cells that differ from what they derive from.

    Parameters
    ----------
    package : Package
        What the descriptor says.

    Returns
    -------
    list of Finding
        Rules ``tidy`` (one a file, at the first line that differs) and ``derived-value`` (one a cell). A file
        that cannot be read is passed over: see `check_readable`.
    """
    findings: list[Finding] = []
    for table, path in _files(package):
        sheet = read_sheet(table, package.base, path)
        if isinstance(sheet, Finding):
            continue
        findings += _check_derived(table, path, sheet)
        # Derived cells as they stand: those that differ have findings of their own.
        line = _first_difference((package.base / path).read_bytes(), canonical_text(table, sheet).encode())
        if line:
            findings.append(Finding(path, line, "", "The file is not in canonical form.", CURE, "tidy"))
    return sorted(findings)


def check_readable(package: Package) -> list[Finding]:
    """Why files of the package would be left alone by `tidy`."""
    sheets = (read_sheet(table, package.base, path) for table, path in _files(package))
    return sorted(each for each in sheets if isinstance(each, Finding))


def read_sheet(table: Table, base: Path, path: str) -> Sheet | Finding:
    """The cells of a file as they stand, or why they cannot be read."""
    dialect = table.dialect
    plain = dialect.header_rows == (1,) and not (dialect.comment or dialect.comment_rows or table.compression)
    if not plain or table.encoding.lower() not in ("utf-8", "utf8"):
        return _unreadable(path, 0, "The file is not plain CSV in UTF-8.", "Bring it into form by hand.")
    try:
        text = (base / path).read_bytes().decode("utf-8-sig")
    except OSError:
        return _unreadable(path, 0, "The file is not there or may not be read.", "Put it in its place.")
    except UnicodeDecodeError as fault:
        line = fault.object.count(b"\n", 0, fault.start) + 1
        return _unreadable(path, line, "The line is not UTF-8.", "Save the file as UTF-8.")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return _unreadable(path, line, "The line holds a NUL character.", "Remove it.")
    return _split_cells(table, path, text)


def fill_derived(table: Table, sheet: Sheet) -> Sheet:
    """The sheet with every derived cell computed anew; columns that were left out are added."""
    columns = [*sheet.columns, *(each for each in _derived(table) if each not in sheet.columns)]
    padding = [""] * (len(columns) - len(sheet.columns))
    records = [record + padding for record in sheet.records]
    for name, record, value in _derived_values(table, columns, records):
        record[columns.index(name)] = value
    return replace(sheet, columns=columns, records=records)


def canonical_text(table: Table, sheet: Sheet) -> str:
    """The file in canonical form: columns as in the schema, records by key, plain quoting, NFC, LF."""
    names = [field.name for field in table.fields if field.name in sheet.columns]
    order = [sheet.columns.index(name) for name in names]
    records = [[unicodedata.normalize("NFC", record[at]) for at in order] for record in sheet.records]
    keys = [(names.index(name), table.field(name)) for name in table.primary_key if name in names]
    records.sort(key=lambda record: [_sort_value(record[at], field) for at, field in keys])
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=table.dialect.delimiter, lineterminator="\n")
    writer.writerows([names, *records])
    return target.getvalue()


def _files(package: Package) -> Iterator[tuple[Table, str]]:
    return ((table, path) for table in package.tables for path in table.paths)


def _split_cells(table: Table, path: str, text: str) -> Sheet | Finding:
    """The text as cells; a record that is too short or too long, or other columns, leave the file alone."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=table.dialect.delimiter, strict=True)
    records, lines, line = [], [], 1
    try:
        for record in reader:
            if record:
                records.append(record)
                lines.append(line)
            line = reader.line_num + 1
    except csv.Error:
        return _unreadable(path, line, "The quotes do not match from here on.", "Correct the quotes.")
    columns = records[0] if records else []
    declared = {field.name for field in table.fields}
    if len(set(columns)) < len(columns) or not declared - set(_derived(table)) <= set(columns) <= declared:
        return _unreadable(path, 1, "The columns are not those of the schema.", "Correct the header.")
    for record, line in zip(records, lines, strict=True):
        if len(record) != len(columns):
            problem = f"The record has {len(record)} cells where the header has {len(columns)}."
            return _unreadable(path, line, problem, "Add or remove cells.")
    return Sheet(columns, records[1:], lines[1:])


def _derived(table: Table) -> dict[str, dict[str, str]]:
    """By column, from which column and which bound it derives."""
    return {field.name: field.raw["kdr:derived"] for field in table.fields if "kdr:derived" in field.raw}


def _derived_values(
    table: Table, columns: list[str], records: list[list[str]]
) -> Iterator[tuple[str, list[str], str]]:
    """Column, record and what its cell should hold; not where the date itself has to be mended first."""
    for name, source in _derived(table).items():
        for record in records:
            text = unicodedata.normalize("NFC", record[columns.index(source["from"])])
            if not text or dates.is_edtf(text):
                day = BOUNDS[source["bound"]](text)
                yield name, record, day.isoformat() if day else ""


def _check_derived(table: Table, path: str, sheet: Sheet) -> Iterator[Finding]:
    lines = {id(record): line for record, line in zip(sheet.records, sheet.lines, strict=True)}
    derived = {name: source for name, source in _derived(table).items() if name in sheet.columns}
    for name, record, value in _derived_values(table, sheet.columns, sheet.records):
        if name in derived and (cell := record[sheet.columns.index(name)]) != value:
            problem = f"{quote(cell)} is not the {derived[name]['bound']} day of {derived[name]['from']}."
            yield Finding(path, lines[id(record)], name, problem, CURE, "derived-value")


def _sort_value(cell: str, field: Field) -> tuple[int, str]:
    """Numbers by size, all else as text."""
    is_number = field.type == "integer" and re.fullmatch("-?[0-9]+", cell)
    return (int(cell), "") if is_number else (0, cell)


def _first_difference(found: bytes, wanted: bytes) -> int:
    """The first line that differs; 0 if none does."""
    pairs = zip_longest(found.splitlines(keepends=True), wanted.splitlines(keepends=True))
    return next((line for line, (ours, theirs) in enumerate(pairs, 1) if ours != theirs), 0)


def _unreadable(path: str, line: int, problem: str, cure: str) -> Finding:
    return Finding(path, line, "", problem, cure, "tidy")


def _write(path: Path, content: bytes) -> None:
    """Write beside the file and rename, so that at any moment there is the old file or the new one."""
    path = path.resolve()
    beside = path.with_name(f".{path.name}.tidy")
    beside.write_bytes(content)
    shutil.copymode(path, beside)
    beside.replace(path)
