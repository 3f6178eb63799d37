"""Is the file well formed beyond doubt, and on which line does each record start?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..descriptor import Dialect
from .content import Content

BLOCK = 1 << 22
NEWLINE = 10
Bytes = NDArray[np.uint8]
Positions = NDArray[np.int64]


@dataclass
class Layout:
    """Where records end, and on which physical line."""

    # The line on which each record ends; the record after it starts on the next.
    ends: list[Positions]
    records: int = 0
    marks: int = 0
    quotes: int = 0
    newlines: int = 0

    def start_lines(self) -> Positions:
        """The line on which each record starts, the header's among them."""
        ends = np.concatenate([np.zeros(1, np.int64), *self.ends])
        return ends[: self.records] + 1


def is_plain(dialect: Dialect) -> bool:
    """Whether the fast reader knows this way of writing cells."""
    marks = dialect.delimiter + dialect.quote
    return (
        marks.isascii()
        and len(set(marks)) == len(marks)
        and not set(marks) & set("\r\n")
        and dialect.double_quote
        and not (dialect.escape or dialect.skip_initial_space or dialect.comment or dialect.comment_rows)
        and dialect.header_rows in ((), (1,))
    )


def find_layout(content: Content, dialect: Dialect, width: int) -> Layout | None:
    """
    Where the records are, if every record has as many cells as the first and every quote is in its place.

    Nothing where any of this is in doubt: the exact reader then says what is wrong, and where.
    """
    if not content.decodes or content.lone_returns:
        return None
    codes = np.frombuffer(content.data, np.uint8)
    layout = Layout([])
    for first in range(content.start, len(codes), BLOCK):
        if not _read_block(layout, codes, first, (dialect, width)):
            return None
    if layout.quotes % 2:
        return None
    if codes[-1] != NEWLINE:
        layout.marks += 1
        layout.records += 1
    return layout if layout.marks % width == 0 else None


def _read_block(layout: Layout, codes: Bytes, first: int, shape: tuple[Dialect, int]) -> bool:
    """Take in one block; false where it is in doubt."""
    dialect, width = shape
    block = codes[first : first + BLOCK]
    newlines = np.flatnonzero(block == NEWLINE)
    quotes = np.flatnonzero(block == ord(dialect.quote)) if dialect.quote else newlines[:0]
    marks = newlines if width == 1 else np.flatnonzero((block == NEWLINE) | (block == ord(dialect.delimiter)))
    if width == 1 and ord(dialect.delimiter) in block:
        return False
    if len(quotes) and not _are_in_place(codes, quotes + first, (dialect, layout.quotes)):
        return False
    outside = _keep_outside(marks, quotes, layout.quotes)
    ends = _keep_outside(newlines, quotes, layout.quotes)
    wanted = np.arange((-layout.marks - 1) % width, len(outside), width)
    if not np.array_equal(outside[wanted], ends):
        return False
    _count_up(layout, (newlines, ends), len(outside), len(quotes))
    return True


def _count_up(layout: Layout, found: tuple[Positions, Positions], marks: int, quotes: int) -> None:
    newlines, ends = found
    layout.ends.append(np.searchsorted(newlines, ends) + layout.newlines + 1)
    layout.newlines += len(newlines)
    layout.records += len(ends)
    layout.marks += marks
    layout.quotes += quotes


def _keep_outside(places: Positions, quotes: Positions, before: int) -> Positions:
    """Those places that stand outside quotes: after an even number of them."""
    if not len(quotes):
        return places if before % 2 == 0 else places[:0]
    outside: Positions = places[(np.searchsorted(quotes, places) + before) % 2 == 0]
    return outside


def _are_in_place(codes: Bytes, quotes: Positions, state: tuple[Dialect, int]) -> bool:
    """
    Whether each quote opens a cell, closes one, or is doubled inside one.

    Counted from the start of the file, odd quotes open and even ones close; a doubled quote closes and
    opens again at once. So an opening quote stands behind a delimiter, a line end or a quote, a closing
    one before such.
    """
    dialect, before = state
    borders = np.zeros(256, bool)
    borders[[NEWLINE, ord(dialect.delimiter), ord(dialect.quote)]] = True
    opening, closing = (quotes[before % 2 :: 2], quotes[1 - before % 2 :: 2])
    opening = opening[opening > 0]
    behind = borders[codes[opening - 1]]
    if opening.size and opening[0] == 3 and not behind[0]:
        # Only a byte order mark may stand before the first quote of the file.
        behind[0] = bytes(codes[:3]) == b"\xef\xbb\xbf"
    closing = closing[closing + 1 < len(codes)]
    borders[ord("\r")] = True
    return bool(behind.all() and borders[codes[closing + 1]].all())
