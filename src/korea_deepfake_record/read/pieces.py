"""Where can a file be cut so that each piece holds whole records?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ..descriptor import Dialect
from .layout import NEWLINE, Positions, are_in_place, count_code, find_quotes
from .source import Source

LONGEST_RECORD = 1 << 23


class Place(NamedTuple):
    """Where records stand in a file, so that they can be read again."""

    start: int
    # Below 0 up to the end of the file.
    size: int
    line: int
    # Whether they had to be read exactly.
    exactly: bool


@dataclass
class Piece:
    """Some records of a file: their bytes, where these start, and on which line."""

    data: bytes
    start: int
    quotes: Positions
    line: int = 1
    # Whether quotes are where none belong, so that it may end in the middle of a record.
    doubted: bool = False

    def skip(self, size: int) -> Piece:
        """The piece behind its first bytes, in which no quote stands open."""
        quotes = self.quotes[np.searchsorted(self.quotes, size) :] - size
        return Piece(self.data[size:], self.start + size, quotes, self.line + 1, self.doubted)

    def count_lines(self) -> int:
        """How many lines it has; as in an editor, a carriage return alone ends one too."""
        lines = count_code(self.data, NEWLINE)
        if b"\r" in self.data:
            lines += self.data.count(b"\r") - self.data.count(b"\r\n")
        return lines


def cut_pieces(source: Source, dialect: Dialect) -> Iterator[Piece]:
    """The file in pieces that end with a record; the last is doubted if the file cannot be cut further."""
    rest, start, quotes = b"", 0, np.zeros(0, np.int64)
    for chunk in source.chunks():
        before = len(rest)
        quotes = np.concatenate([quotes, find_quotes(chunk, dialect) + before])
        end = _find_end(chunk, quotes - before)
        # Joined at once, for each copy of so much text takes as long as to look for quotes in it.
        data = b"".join([rest, memoryview(chunk)[: end or len(chunk)]])
        if end:
            inside = int(np.searchsorted(quotes, len(data)))
            yield Piece(data, start, quotes[:inside])
            rest, start, quotes = chunk[end:], start + len(data), quotes[inside:] - len(data)
        elif len(data) > LONGEST_RECORD or not are_in_place(data, quotes, dialect):
            yield Piece(data, start, quotes, doubted=True)
            return
        else:
            rest = data
    if rest:
        yield Piece(rest, start, quotes)


def _find_end(chunk: bytes, quotes: Positions) -> int:
    """The place behind the last line end that no quotes surround; 0 where there is none."""
    end = chunk.rfind(b"\n") + 1
    while end and (before := int(np.searchsorted(quotes, end))) % 2:
        # Behind a quote that stands open no line ends, however many line breaks there are.
        end = chunk.rfind(b"\n", 0, max(0, int(quotes[before - 1]))) + 1
    return end
