"""Which records of a piece have too many cells or too few, where most have as many as wanted?"""

from __future__ import annotations

import numpy as np
import polars as pl

from .blocks import Block, read_records, take_records
from .layout import NEWLINE, Positions, find_doubled, find_records
from .parts import Part
from .pieces import Piece

# Where more than one record in so many is ragged, all are read exactly.
FEW = 4
RETURN = 13


def read_ragged(part: Part, piece: Piece, frame: pl.DataFrame) -> Block | None:
    """
    All records of a piece, read exactly where the cells of the fast reader do not account for their bytes.

    Nothing where more is in doubt. What is wrong with them is noted in the block, for its turn.
    """
    starts, ends, lines = find_records(piece.data, piece.quotes)
    if frame.height != len(ends):
        return None
    wrong = np.flatnonzero(ends - starts != _count_bytes(frame, piece, ends))
    if not len(wrong):
        return Block(part.source.path, frame, piece)
    if len(wrong) * FEW > len(ends):
        return None
    quiet = part.again()
    records = {
        int(index): record
        for index, line in zip(wrong, lines[wrong] + piece.line, strict=True)
        for record in read_records(quiet, [piece.data[starts[index] : ends[index]]], int(line))
    }
    exact = take_records(quiet, list(records.values()))
    # A line that is blank is no record.
    rows = np.delete(np.arange(len(ends)), [index for index in wrong if index not in records])
    places = np.searchsorted(rows, list(records))
    order = rows.copy()
    order[places] = frame.height + np.arange(exact.height)
    broken = frozenset(int(places[index]) for index in exact.broken)
    both = pl.concat([frame, exact.frame], rechunk=True)
    return Block(part.source.path, both[order], None, lines[rows] + piece.line, broken, quiet.source.findings)


def _count_bytes(frame: pl.DataFrame, piece: Piece, ends: Positions) -> Positions:
    """How many bytes each record takes if its cells are those of the fast reader."""
    cells = frame.select(pl.sum_horizontal(pl.all().str.len_bytes())).to_series().to_numpy().astype(np.int64)
    overhead = _count_within(piece.quotes, ends) - _count_within(find_doubled(piece.quotes), ends)
    # Of a carriage return inside a cell the fast reader keeps account itself.
    codes = np.frombuffer(piece.data, np.uint8)
    line_ends = codes[ends - 1] == NEWLINE
    returns = (codes[np.maximum(ends - 2, 0)] == RETURN) & line_ends
    total: Positions = cells + len(frame.columns) - 1 + overhead + line_ends + returns
    return total


def _count_within(places: Positions, ends: Positions) -> Positions:
    """How many of the places each record holds."""
    counts: Positions = np.diff(np.searchsorted(places, ends), prepend=0)
    return counts
