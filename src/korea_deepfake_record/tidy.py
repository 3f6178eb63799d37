"""What is the canonical form of a table, and how is a file brought into it?"""

import csv
import io
import re
import shutil
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path

from .derived import Computed, compute_tables, derive_cells, derived_columns, describe_source, is_derived
from .descriptor import Field, Package, Table
from .finding import Finding, quote
from .witnesses import Tables

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
    computed = compute_tables(package)
    for table, path in _files(package):
        sheet = _read_or_compute(table, package.base, path, computed)
        if isinstance(sheet, Finding):
            findings.append(sheet)
            continue
        content = canonical_text(table, fill_derived(table, sheet, computed)).encode()
        if not (package.base / path).is_file() or content != (package.base / path).read_bytes():
            _write(package.base / path, content)
            written.append(path)
    return written, findings


def check_tidy(package: Package, frames: Tables | None = None) -> list[Finding]:
    """
    Find the files that are not in canonical form, and derived cells that differ from what they derive from.

    Parameters
    ----------
    package : Package
        What the descriptor says.
    frames : mapping of str to DataFrame, optional
        The tables as `read_frames` gives them; read anew if left out.

    Returns
    -------
    list of Finding
        Rules ``tidy`` (one a file, at the first line that differs) and ``derived-value`` (one a cell). A file
        that cannot be read is passed over: see `check_readable`.
    """
    findings: list[Finding] = []
    computed = compute_tables(package, frames)
    for table, path in _files(package):
        sheet = read_sheet(table, package.base, path)
        if isinstance(sheet, Finding):
            continue
        findings += _check_derived(table, path, sheet, computed)
        # Derived cells as they stand: those that differ have findings of their own.
        line = _first_difference((package.base / path).read_bytes(), canonical_text(table, sheet).encode())
        if line:
            findings.append(Finding(path, line, "", "The file is not in canonical form.", CURE, "tidy"))
        findings += _check_whole(table, path, sheet, computed)
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


def fill_derived(table: Table, sheet: Sheet, computed: Computed) -> Sheet:
    """The sheet with every derived cell computed anew; columns that were left out are added."""
    columns = [*sheet.columns, *(each for each in derived_columns(table) if each not in sheet.columns)]
    padding = [""] * (len(columns) - len(sheet.columns))
    records = [record + padding for record in sheet.records]
    for name, record, value in derive_cells(table, columns, records, computed):
        record[columns.index(name)] = value
    return replace(sheet, columns=columns, records=records)


def canonical_text(table: Table, sheet: Sheet) -> str:
    """The file in canonical form: columns as in the schema, records by key, plain quoting, NFC, LF."""
    names = [field.name for field in table.fields if field.name in sheet.columns]
    order = [sheet.columns.index(name) for name in names]
    records = [[_compose(record[at]) for at in order] for record in sheet.records]
    keys = [(names.index(name), table.field(name)) for name in table.primary_key if name in names]
    records.sort(key=lambda record: [_sort_value(record[at], field) for at, field in keys])
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=table.dialect.delimiter, lineterminator="\n")
    writer.writerows([names, *records])
    return target.getvalue()


def write_sheets(package: Package, sheets: Mapping[str, Sheet]) -> list[str]:
    """
    Write tables anew, in canonical form and with their days filled in.

    All of them are written beside their files before the first takes its place.

    Parameters
    ----------
    package : Package
        What the descriptor says.
    sheets : mapping of str to Sheet
        By table, all its records.

    Returns
    -------
    list of str
        The files that were written.
    """
    tables = {package.table(name).path: package.table(name) for name in sheets}
    texts = {
        path: canonical_text(table, fill_derived(table, sheets[table.name], Computed()))
        for path, table in tables.items()
    }
    beside = [(_write_beside(package.base / path, text.encode()), path) for path, text in texts.items()]
    for written, path in beside:
        written.replace((package.base / path).resolve())
    return list(texts)


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
    wanted = declared - set(derived_columns(table))
    if len(set(columns)) < len(columns) or not wanted <= set(columns) <= declared:
        return _unreadable(path, 1, "The columns are not those of the schema.", "Correct the header.")
    for record, line in zip(records, lines, strict=True):
        if len(record) != len(columns):
            problem = f"The record has {len(record)} cells where the header has {len(columns)}."
            return _unreadable(path, line, problem, "Add or remove cells.")
    return Sheet(columns, records[1:], lines[1:])


def _read_or_compute(table: Table, base: Path, path: str, computed: Computed) -> Sheet | Finding:
    """The cells of a file as they stand, or, of a table that follows from others, as they should be."""
    if is_derived(table) and computed.is_known:
        return Sheet([each.name for each in table.fields], computed.tables[table.name], [])
    return read_sheet(table, base, path)


def _check_whole(table: Table, path: str, sheet: Sheet, computed: Computed) -> Iterator[Finding]:
    if not (is_derived(table) and computed.is_known):
        return
    wanted = {record[0]: record for record in computed.tables[table.name]}
    if wanted.keys() != {record[0] for record in sheet.records if record}:
        problem = "The rows are not those that the other tables give."
        yield Finding(path, 0, "", problem, CURE, "derived-value")
    for record, line in zip(sheet.records, sheet.lines, strict=True):
        cells = zip(sheet.columns, record, wanted.get(record[0], record), strict=False)
        for name, cell, value in cells:
            if cell != value:
                problem = f"{quote(cell)} is not what the other tables give, {quote(value)}."
                yield Finding(path, line, name, problem, CURE, "derived-value")


def _check_derived(table: Table, path: str, sheet: Sheet, computed: Computed) -> Iterator[Finding]:
    lines = {id(record): line for record, line in zip(sheet.records, sheet.lines, strict=True)}
    derived = {name: source for name, source in derived_columns(table).items() if name in sheet.columns}
    for name, record, value in derive_cells(table, sheet.columns, sheet.records, computed):
        if name in derived and (cell := record[sheet.columns.index(name)]) != value:
            problem = f"{quote(cell)} is not {describe_source(derived[name])}."
            yield Finding(path, lines[id(record)], name, problem, CURE, "derived-value")


def _compose(cell: str) -> str:
    """The cell in normal form C, which plain letters have."""
    return cell if cell.isascii() else unicodedata.normalize("NFC", cell)


def _sort_value(cell: str, field: Field) -> tuple[int, str]:
    """Numbers by size, all else as text."""
    if field.type == "integer" and re.fullmatch("-?[0-9]+", cell):
        return (int(cell), "")
    return (0, cell)


def _first_difference(found: bytes, wanted: bytes) -> int:
    """The first line that differs; 0 if none does."""
    if found == wanted:
        return 0
    pairs = zip_longest(found.splitlines(keepends=True), wanted.splitlines(keepends=True))
    return next((line for line, (ours, theirs) in enumerate(pairs, 1) if ours != theirs), 0)


def _unreadable(path: str, line: int, problem: str, cure: str) -> Finding:
    return Finding(path, line, "", problem, cure, "tidy")


def _write(path: Path, content: bytes) -> None:
    """Write beside the file and rename, so that at any moment there is the old file or the new one."""
    _write_beside(path, content).replace(path.resolve())


def _write_beside(path: Path, content: bytes) -> Path:
    path = path.resolve()
    beside = path.with_name(f".{path.name}.tidy")
    beside.write_bytes(content)
    if path.exists():
        shutil.copymode(path, beside)
    return beside
