"""Which columns does one file of a table have, and how are its cells to be read?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..descriptor import Dialect, Field, Table
from ..finding import Tally, quote
from .exact import Grammar, Record, iter_records, read_record
from .header import check_header, find_other_delimiter, join_header, match_fields
from .layout import is_plain
from .source import CHUNK, Source

MOST_COLUMNS = 10_000


@dataclass(frozen=True)
class Part:
    """One file of a table: its labels, and the column and the declaration of each field found."""

    source: Source
    labels: Sequence[str]
    columns: Mapping[str, int]
    fields: Mapping[str, Field]
    # How many bytes the header takes where the fast reader may be tried; below 0 where it may not.
    header_size: int = -1

    @property
    def dialect(self) -> Dialect:
        """How the file is written."""
        return self.source.table.dialect

    @property
    def width(self) -> int:
        """How many cells a record has."""
        return len(self.labels)

    def again(self) -> Part:
        """The part for a second reading, which notes nothing that the first has noted."""
        return replace(self, source=replace(self.source, findings=Tally()))


def open_part(source: Source, *, exactly: bool = False) -> Part | None:
    """One file of a table, unless it cannot be read; what is wrong with it is noted in the source."""
    table = source.table
    first = read_start(source)
    if not source.readable:
        return None
    size = -1
    labels: list[str] = []
    if is_plain(table.dialect) and not exactly:
        labels, size = _read_first(first, table.dialect)
    if size < 0:
        labels = _read_labels(source)
    return _build(source, labels, size) if labels and _has_room(source, labels) else None


def read_start(source: Source) -> bytes:
    """The file up to its first line end, and what was read behind it."""
    start = b""
    for chunk in source.chunks():
        start += chunk
        if b"\n" in chunk or len(start) > CHUNK:
            break
    return start


def _read_first(data: bytes, dialect: Dialect) -> tuple[list[str], int]:
    """The cells of the first line, and its size if it is the header; a size below 0 where it is in doubt."""
    end = data.find(b"\n")
    line = data[: end + 1 if end >= 0 else len(data)]
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return [], -1
    record, place, problem = read_record(text, 0, text, Grammar(dialect))
    if problem or place != len(text) or not record.cells or "\r" in text.rstrip("\r\n") or "\0" in text:
        return [], -1
    return (record.cells, len(line)) if dialect.header_rows else ([""] * len(record.cells), 0)


def _read_labels(source: Source) -> list[str]:
    """The labels by the exact reader; without a header, a blank one for each cell of the first record."""
    unheard = replace(source, findings=Tally())
    dialect = source.table.dialect
    rows = number_rows(iter_records(unheard.chunks(), dialect, unheard, 1), dialect)
    header: list[list[str]] = []
    for record, is_header in rows:
        if is_header:
            header.append(record.cells)
        elif record.cells:
            break
    else:
        record = Record(0, [])
    if not header and not record.cells:
        source.refuse(0, "The file holds no rows.", "Write at least the header.", "file-empty")
    width = len(source.table.fields) or len(record.cells)
    return join_header(header, dialect.header_join) if header else name_columns(source.table, width)


def number_rows(records: Iterable[Record], dialect: Dialect) -> Iterator[tuple[Record, bool]]:
    """The records, without those to be passed over, and whether each belongs to the header."""
    skipped, wanted = set(dialect.comment_rows), set(dialect.header_rows)
    floating = wanted == {1}
    for number, record in enumerate(records, 1):
        if floating and record.cells and number not in skipped:
            # The first row is the header even where lines to be passed over stand before it.
            wanted, floating = {number}, False
        if number in wanted and record.cells and not floating:
            yield record, True
        elif number not in skipped and (not record.cells or number > max(wanted, default=0)):
            yield record, False


def _has_room(source: Source, labels: Sequence[str]) -> bool:
    if len(labels) > MOST_COLUMNS:
        problem = f"The file has {len(labels)} columns; at most {MOST_COLUMNS} are read."
        source.refuse(1, problem, "Write one value a row instead.", "many-columns")
    return source.readable


def _build(source: Source, labels: list[str], size: int) -> Part | None:
    table = source.table
    if not table.dialect.header_rows:
        labels = name_columns(table, len(labels))
        _check_width(source, len(labels))
    elif mark := find_other_delimiter(table, labels):
        # Every row would be told to have too few cells.
        problem = f"The cells are set apart by {quote(mark)}, not by {quote(table.dialect.delimiter)}."
        source.refuse(1, problem, f"Save it with {quote(table.dialect.delimiter)}.", "delimiter")
        return None
    else:
        for finding in check_header(table, labels, source.path):
            source.findings.add(finding)
    found = match_fields(table, labels)
    if not table.fields:
        found = {index: Field(label) for index, label in enumerate(dict.fromkeys(labels))}
    columns = {each.name: index for index, each in found.items()}
    return Part(source, labels, columns, {each.name: each for each in found.values()}, size)


def _check_width(source: Source, width: int) -> None:
    fields = source.table.fields
    if fields and width != len(fields):
        problem = f"The rows have {width} cells, the schema has {len(fields)} fields."
        source.note(1, problem, "Make them as many.", "missing-label")


def name_columns(table: Table, width: int) -> list[str]:
    """The names of columns without a header: those of the schema, as far as it goes."""
    names = [each.name for each in table.fields[:width]]
    return names + [f"field{number + 1}" for number in range(len(names), width)]
