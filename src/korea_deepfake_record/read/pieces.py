"""Where can a file be cut so that each piece holds whole records?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..descriptor import Dialect
from .layout import find_quotes
from .source import Source

LONGEST_RECORD = 1 << 25


@dataclass(frozen=True)
class Piece:
    """Some records of a file: their bytes, where these start, and on which line."""

    data: bytes
    start: int
    line: int
    # Whether quotes are where none belong, so that it may end in the middle of a record.
    doubted: bool = False


def cut_pieces(source: Source, dialect: Dialect) -> Iterator[Piece]:
    """The file in pieces that end with a record; the last is doubted if the file cannot be cut further."""
    data, start, line = b"", 0, 1
    for chunk in source.chunks():
        data += chunk
        end = _find_end(data, dialect)
        if end:
            yield Piece(data[:end], start, line)
            start, line, data = start + end, line + _count_lines(data, end), data[end:]
        elif len(data) > LONGEST_RECORD or not find_quotes(data, dialect, whole=False).in_place:
            yield Piece(data, start, line, doubted=True)
            return
    if data:
        yield Piece(data, start, line)


def _count_lines(data: bytes, end: int) -> int:
    """How many lines end before a place; as in an editor, a carriage return alone ends one too."""
    lines = data.count(b"\n", 0, end)
    if b"\r" in data:
        lines += data.count(b"\r", 0, end) - data.count(b"\r\n", 0, end)
    return lines


def _find_end(data: bytes, dialect: Dialect) -> int:
    """The place behind the last line end that no quotes surround; 0 where there is none."""
    mark = dialect.quote.encode()
    end = data.rfind(b"\n") + 1
    quotes = data.count(mark, 0, end) if mark else 0
    while end and quotes % 2:
        before = data.rfind(b"\n", 0, end - 1) + 1
        quotes -= data.count(mark, before, end)
        end = before
    return end
