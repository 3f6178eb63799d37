"""What are the cells of one file, by the fast reader where it can be trusted, else by the exact one?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import polars as pl

from ..descriptor import Dialect, Field, Table
from ..finding import quote
from .content import Content
from .exact import Grammar, Record, iter_records, read_record
from .header import check_header, find_other_delimiter, join_header, match_fields
from .layout import Layout, find_layout, is_plain

OF_CELLS = ("-label", "-row")
# What git leaves in a file that two people changed at one place.
MERGE_MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")


@dataclass
class Part:
    """One file of a table: a text column for each of its fields, and the line of each record."""

    content: Content
    frame: pl.LazyFrame
    height: int
    columns: Mapping[str, str]
    fields: Mapping[str, Field]
    layout: Layout | None = None
    headers: int = 1
    exact_lines: Sequence[int] = ()
    broken: frozenset[int] = frozenset()
    labels: Sequence[str] = field(default_factory=list)

    @cached_property
    def _lines(self) -> Sequence[int]:
        if self.layout is None:
            return self.exact_lines
        return [int(each) for each in self.layout.start_lines()[self.headers :]]

    def line(self, row: int) -> int:
        """The line on which a record starts."""
        return self._lines[row]


def read_part(table: Table, content: Content, exactly: bool) -> Part | None:
    """The cells of one file; what is wrong with how they are written is noted in the content."""
    part = _read_fast(table, content) if is_plain(table.dialect) and not exactly else None
    part = part or _read_exactly(table, content)
    mark = find_other_delimiter(table, part.labels) if part and table.dialect.header_rows else ""
    if mark:
        # Every row would be told to have too few cells.
        content.findings = [each for each in content.findings if not each.rule.endswith(OF_CELLS)]
        problem = f"The cells are set apart by {quote(mark)}, not by {quote(table.dialect.delimiter)}."
        content.refuse(1, problem, f"Save it with {quote(table.dialect.delimiter)}.", "delimiter")
    return None if mark else part


def _read_fast(table: Table, content: Content) -> Part | None:
    dialect = table.dialect
    first = _read_first(content, dialect)
    layout = find_layout(content, dialect, len(first)) if first else None
    if not first or layout is None:
        return None
    headers = len(dialect.header_rows)
    height = layout.records - headers
    labels = first if headers else name_columns(table, len(first))
    if not height:
        return _build_part(table, content, labels, pl.LazyFrame(schema=_schema(len(first))))
    frame = pl.scan_csv(
        content.file or bytes(content.data),
        has_header=False,
        skip_lines=headers,
        schema=_schema(len(first)),
        separator=dialect.delimiter,
        quote_char=dialect.quote or None,
        empty_string_is_null=False,
        glob=False,
    )
    part = _build_part(table, content, labels, frame)
    part.height, part.layout, part.headers = height, layout, headers
    return part


def _read_first(content: Content, dialect: Dialect) -> list[str]:
    """The cells of the first line; nothing where they are in doubt."""
    end = content.data.find(b"\n")
    line = content.data[content.start : end + 1 if end >= 0 else len(content.data)]
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return []
    record, place, problem = read_record(text, 0, text, Grammar(dialect))
    return record.cells if not problem and place == len(text) else []


def name_columns(table: Table, width: int) -> list[str]:
    """The names of columns without a header: those of the schema, as far as it goes."""
    names = [each.name for each in table.fields[:width]]
    return names + [f"field{number + 1}" for number in range(len(names), width)]


def _schema(width: int) -> dict[str, type[pl.String]]:
    return dict.fromkeys([f"column{number}" for number in range(width)], pl.String)


def _build_part(table: Table, content: Content, labels: Sequence[str], frame: pl.LazyFrame) -> Part:
    if table.dialect.header_rows:
        content.findings += check_header(table, labels, content.path)
    elif table.fields and len(labels) != len(table.fields):
        problem = f"The rows have {len(labels)} cells, the schema has {len(table.fields)} fields."
        content.note(1, problem, "Make them as many.", "missing-label")
    found = match_fields(table, labels)
    if not table.fields:
        found = {index: Field(label) for index, label in enumerate(dict.fromkeys(labels))}
    columns = {each.name: f"column{index}" for index, each in found.items()}
    return Part(content, frame, 0, columns, {each.name: each for each in found.values()}, labels=labels)


def _read_exactly(table: Table, content: Content) -> Part | None:
    records = list(iter_records(content, table.dialect))
    header, records = _split_header(table.dialect, records)
    records = [each for each in records if each.cells or not _note_blank(content, each, len(header))]
    if not header and not records:
        content.note(0, "The file holds no rows.", "Write at least the header.", "file-empty")
        return None
    width = len(header) or len(table.fields) or len(records[0].cells)
    broken = {index for index, each in enumerate(records) if not _has_width(content, each, width)}
    cells = {
        name: [each.cells[index] if index < len(each.cells) else "" for each in records]
        for index, name in enumerate(_schema(width))
    }
    frame = pl.DataFrame(cells, schema=_schema(width)).lazy()
    part = _build_part(table, content, header or name_columns(table, width), frame)
    part.height, part.broken = len(records), frozenset(broken)
    part.exact_lines = [each.line for each in records]
    return part


def _split_header(dialect: Dialect, records: list[Record]) -> tuple[list[str], list[Record]]:
    """The labels, and the records below them."""
    skipped = set(dialect.comment_rows)
    wanted = set(dialect.header_rows)
    if wanted == {1}:
        # The first row is the header even where lines to be passed over stand before it.
        first = next((n for n, each in enumerate(records, 1) if each.cells and n not in skipped), 0)
        wanted = {first} if first else set()
    last = max(wanted, default=0)
    rows = [each.cells for number, each in enumerate(records, 1) if number in wanted]
    blank = [each for each in records[:last] if not each.cells]
    rest = [each for number, each in enumerate(records, 1) if number > last and number not in skipped]
    return join_header(rows, dialect.header_join), (blank if wanted else []) + rest


def _note_blank(content: Content, record: Record, width: int) -> bool:
    """Note a blank line and say so; in a table of one column it is a record with a blank cell."""
    if width == 1:
        record.cells = [""]
        return False
    content.note(record.line, "The line is blank.", "Remove it.", "blank-row")
    return True


def _has_width(content: Content, record: Record, width: int) -> bool:
    """Whether the record has as many cells as wanted and can be trusted; note it if it has not."""
    found = len(record.cells)
    if found == 1 < width and record.cells[0].startswith(MERGE_MARKS):
        problem = "A merge was not finished here."
        content.note(record.line, problem, "Keep the rows of one side, and remove the mark.", "unmerged-row")
    elif record.sound and found != width:
        cells = "one cell" if found == 1 else f"{found} cells"
        problem = f"The row has {cells}; {width} are wanted."
        cure = "Quote cells that hold the delimiter." if found > width else "Add the missing cells."
        content.note(record.line, problem, cure, "ragged-row")
    return record.sound and found == width
