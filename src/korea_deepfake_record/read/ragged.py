"""What are the cells of a piece in which a few records have too many cells or too few?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from .blocks import Block, build_block, has_quotes_in_place, is_plain_text, parse, read_exactly
from .layout import NEWLINE, Positions, find_code, find_quotes, is_accounted, keep_outside
from .parts import Part
from .pieces import Piece

# Where more than one record in so many is ragged, all are read exactly.
FEW = 4


@dataclass(frozen=True)
class Layout:
    """Where the records of a piece start and end, on which line, and which have another number of cells."""

    starts: Positions
    ends: Positions
    lines: Positions
    ragged: Positions


def read_apart(part: Part, piece: Piece) -> Block | None:
    """The ragged records read exactly, the others fast; nothing where more than the width is in doubt."""
    if not (is_plain_text(part, piece) and has_quotes_in_place(part, piece)):
        return None
    layout = _find_layout(part, piece)
    if len(layout.ragged) * FEW > len(layout.starts):
        return None
    data = _drop_records(piece.data, layout)
    frame = parse(part, data)
    if frame is None or not is_accounted(data, frame, find_quotes(data, part.dialect)):
        return None
    return _put_together(part, piece, layout, frame)


def _find_layout(part: Part, piece: Piece) -> Layout:
    codes = np.frombuffer(piece.data, np.uint8)
    newlines = find_code(codes, NEWLINE)
    ends = keep_outside(newlines, piece.quotes) + 1
    if not piece.data.endswith(b"\n"):
        ends = np.append(ends, len(codes))
    starts = np.concatenate([np.zeros(1, np.int64), ends[:-1]])
    delimiters = keep_outside(find_code(codes, ord(part.dialect.delimiter)), piece.quotes)
    counts = np.diff(np.searchsorted(delimiters, ends), prepend=0)
    lines = np.searchsorted(newlines, starts) + piece.line
    return Layout(starts, ends, lines, np.flatnonzero(counts != part.width - 1))


def _drop_records(data: bytes, layout: Layout) -> bytes:
    """The text without the ragged records."""
    kept, place = [], 0
    for index in layout.ragged:
        kept.append(data[place : layout.starts[index]])
        place = layout.ends[index]
    return b"".join([*kept, data[place:]])


def _put_together(part: Part, piece: Piece, layout: Layout, frame: pl.DataFrame) -> Block:
    """All records in the order of the file; a blank line is told and is none."""
    blocks = [
        block
        for index in layout.ragged
        for block in read_exactly(
            part, [piece.data[layout.starts[index] : layout.ends[index]]], int(layout.lines[index])
        )
    ]
    whole = np.delete(layout.lines, layout.ragged)
    ragged = [block.line(0) for block in blocks]
    lines = np.concatenate([whole, np.array(ragged, np.int64)])
    order = np.argsort(lines, kind="stable")
    broken = np.flatnonzero(order >= len(whole))
    frames = [frame, *(block.frame for block in blocks)]
    return build_block(part, pl.concat(frames)[order], lines[order].tolist(), broken.tolist())
