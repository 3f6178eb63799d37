"""What are the cells of a file, piece by piece: fast where that can be trusted, else exactly?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

import numpy as np
import polars as pl

from ..finding import Tally
from .exact import Record, iter_records
from .layout import NEWLINE, Positions, are_in_place, count_code, find_records
from .parts import Part, number_rows
from .pieces import Piece

MOST_RECORDS = 50_000
# What git leaves in a file that two people changed at one place.
MERGE_MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")


@dataclass
class Block:
    """Some records of a table as text, one column a field."""

    path: str
    frame: pl.DataFrame
    piece: Piece | None = None
    exact_lines: Sequence[int] | Positions = ()
    broken: frozenset[int] = frozenset()
    # What is wrong with how they are written, where it was not noted at once.
    notes: Tally | None = None

    @property
    def height(self) -> int:
        """How many records there are."""
        return self.frame.height

    @cached_property
    def lines(self) -> Positions:
        """The line of the file on which each record starts."""
        if self.piece is None:
            return np.array(self.exact_lines, np.int64)
        if count_code(self.piece.data, NEWLINE) <= self.height:
            return np.arange(self.height) + self.piece.line
        return find_records(self.piece.data, self.piece.quotes)[2] + self.piece.line

    def line(self, index: int) -> int:
        """The line of the file on which a record of the block starts."""
        return int(self.lines[index])

    @cached_property
    def is_whole(self) -> pl.Series:
        """Whether each record's cells can be trusted: neither too many nor too few, and text."""
        whole = np.ones(self.height, bool)
        whole[list(self.broken)] = False
        return pl.Series(whole)


def is_plain_text(part: Part, piece: Piece) -> bool:
    """Whether the piece ends with a record, holds no byte that is no text, and no carriage return alone."""
    data, source = piece.data, part.source
    returns = data.count(b"\r") if b"\r" in data else 0
    source.has_returns |= returns > 0
    odd = piece.doubted or b"\0" in data or (source.encoding == "ascii" and not data.isascii())
    return not odd and returns == (data.count(b"\r\n") if returns else 0)


def has_quotes_in_place(part: Part, piece: Piece) -> bool:
    """Whether each quote opens or closes a cell, and all are closed."""
    return len(piece.quotes) % 2 == 0 and are_in_place(piece.data, piece.quotes, part.dialect)


def parse(part: Part, data: bytes, *, cut: bool = False) -> pl.DataFrame | None:
    """Every cell as text, if the data can be read, or long records may be cut; short ones are filled up."""
    try:
        return pl.read_csv(
            data,
            has_header=False,
            schema=dict.fromkeys(_name_cells(part.width), pl.String),
            separator=part.dialect.delimiter,
            quote_char=part.dialect.quote or None,
            empty_string_is_null=False,
            # What is cut off here might make up for what is lacking there when bytes are accounted for.
            truncate_ragged_lines=cut,
        )
    except pl.exceptions.PolarsError:
        return None


def _name_cells(width: int) -> list[str]:
    return [f"column{number}" for number in range(width)]


def read_exactly(part: Part, chunks: Iterable[bytes], line: int) -> Iterator[Block]:
    """The cells from a line of the file on; what is wrong with how they are written is noted."""
    records = read_records(part, chunks, line)
    while several := list(islice(records, MOST_RECORDS)):
        yield take_records(part, several)


def read_records(part: Part, chunks: Iterable[bytes], line: int) -> Iterator[Record]:
    """The records from a line of the file on, without header, comments and blank lines."""
    records: Iterator[Record] = iter_records(chunks, part.dialect, part.source, line)
    if part.header_size < 0:
        records = (record for record, is_header in number_rows(records, part.dialect) if not is_header)
    return (each for each in records if each.cells or not _note_blank(part, each))


def take_records(part: Part, records: Sequence[Record]) -> Block:
    """A block of these records; those of another width are noted."""
    broken = {index for index, each in enumerate(records) if not _has_width(part, each)}
    cells = {
        name: [each.cells[index] if index < len(each.cells) else "" for each in records]
        for index, name in enumerate(_name_cells(part.width))
    }
    frame = pl.DataFrame(cells, schema=dict.fromkeys(cells, pl.String))
    lines = [each.line for each in records]
    return Block(part.source.path, frame, None, lines, frozenset(broken))


def _note_blank(part: Part, record: Record) -> bool:
    """Note a blank line and say so; in a table of one column it is a record with a blank cell."""
    if part.width == 1:
        record.cells = [""]
        return False
    part.source.note(record.line, "The line is blank.", "Remove it.", "blank-row")
    return True


def _has_width(part: Part, record: Record) -> bool:
    """Whether the record has as many cells as wanted and can be trusted; note it if it has not."""
    found, width, source = len(record.cells), part.width, part.source
    if found == 1 < width and record.cells[0].startswith(MERGE_MARKS):
        problem = "A merge was not finished here."
        source.note(record.line, problem, "Keep the rows of one side, and remove the mark.", "unmerged-row")
    elif record.sound and found != width:
        cells = "one cell" if found == 1 else f"{found} cells"
        problem = f"The row has {cells}; {width} are wanted."
        cure = "Quote cells that hold the delimiter." if found > width else "Add the missing cells."
        source.note(record.line, problem, cure, "ragged-row")
    return record.sound and found == width
