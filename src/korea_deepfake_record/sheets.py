"""What are the cells of a file, and how are they written in canonical form?"""

import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from .derived import derived_columns
from .descriptor import Field, Table
from .finding import Finding


@dataclass(frozen=True)
class Sheet:
    """One file as cells: its columns, its records in their order, and the line on which each begins."""

    columns: list[str]
    records: list[list[str]]
    lines: list[int]


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
        cure = "Close the quote, and double each quote inside a cell."
        return _unreadable(path, line, "The quotes do not match from here on.", cure)
    columns = records[0] if records else []
    declared = {field.name for field in table.fields}
    wanted = declared - set(derived_columns(table))
    if len(set(columns)) < len(columns) or not wanted <= set(columns) <= declared:
        return _unreadable(path, 1, "The columns are not those of the schema.", "Correct the header.")
    for record, line in zip(records, lines, strict=True):
        if len(record) != len(columns):
            problem = f"The row has {len(record)} cells; {len(columns)} are wanted."
            return _unreadable(path, line, problem, "Add the missing cells, or quote a comma in a cell.")
    return Sheet(columns, records[1:], lines[1:])


def _compose(cell: str) -> str:
    """The cell in normal form C, which plain letters have."""
    return cell if cell.isascii() else unicodedata.normalize("NFC", cell)


def _sort_value(cell: str, field: Field) -> tuple[int, str]:
    """Numbers by size, all else as text."""
    if field.type == "integer" and re.fullmatch("-?[0-9]+", cell):
        return (int(cell), "")
    return (0, cell)


def _unreadable(path: str, line: int, problem: str, cure: str) -> Finding:
    return Finding(path, line, "", problem, cure, "tidy")
