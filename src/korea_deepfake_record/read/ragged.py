"""Which records of a piece have too many cells or too few, where most have as many as wanted?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from .blocks import Block, build_block, has_quotes_in_place, is_plain_text, parse, read_records, take_records
from .layout import NEWLINE, Positions, find_code, find_doubled
from .parts import Part
from .pieces import Piece

# Where more than one record in so many is ragged, all are read exactly.
FEW = 4
RETURN = 13


@dataclass(frozen=True)
class Ragged:
    """The cells of a piece as the fast reader has them, and the records that it has wrong."""

    frame: pl.DataFrame
    starts: Positions
    ends: Positions
    # For each record, how many lines of the piece stand before it.
    lines: Positions
    wrong: Positions


def find_ragged(part: Part, piece: Piece) -> Ragged | None:
    """The records whose bytes the fast reader's cells do not account for; nothing where more is in doubt."""
    if not (is_plain_text(part, piece) and has_quotes_in_place(part, piece)):
        return None
    frame = parse(part, piece.data, cut=True)
    codes = np.frombuffer(piece.data, np.uint8)
    newlines = find_code(codes, NEWLINE)
    outside = newlines[np.searchsorted(piece.quotes, newlines) % 2 == 0]
    ends = outside + 1 if codes[-1] == NEWLINE else np.append(outside + 1, len(codes))
    if frame is None or frame.height != len(ends):
        return None
    starts = np.concatenate([np.zeros(1, np.int64), ends[:-1]])
    wrong = np.flatnonzero(ends - starts != _count_bytes(frame, piece, ends, len(outside)))
    if len(wrong) * FEW > len(ends):
        return None
    return Ragged(frame, starts, ends, np.searchsorted(newlines, starts), wrong)


def _count_bytes(frame: pl.DataFrame, piece: Piece, ends: Positions, closed: int) -> Positions:
    """How many bytes each record takes if its cells are those of the fast reader."""
    cells = frame.select(pl.sum_horizontal(pl.all().str.len_bytes())).to_series().to_numpy().astype(np.int64)
    doubled = find_doubled(piece.quotes)
    overhead = _count_within(piece.quotes, ends) - _count_within(doubled, ends)
    line_ends = np.arange(len(ends)) < closed
    # Of a carriage return inside a cell the fast reader keeps account itself.
    codes = np.frombuffer(piece.data, np.uint8)
    returns = (codes[np.maximum(ends - 2, 0)] == RETURN) & line_ends
    total: Positions = cells + len(frame.columns) - 1 + overhead + line_ends + returns
    return total


def _count_within(places: Positions, ends: Positions) -> Positions:
    """How many of the places each record holds."""
    counts: Positions = np.diff(np.searchsorted(places, ends), prepend=0)
    return counts


def read_ragged(part: Part, piece: Piece, found: Ragged) -> Block:
    """All records, those that the fast reader had wrong read exactly; their faults are noted."""
    spans = zip(found.starts[found.wrong], found.ends[found.wrong], found.lines[found.wrong], strict=True)
    records = [
        record
        for start, end, line in spans
        for record in read_records(part, [piece.data[start:end]], piece.line + int(line))
    ]
    exact = take_records(part, records)
    is_right = np.ones(len(found.ends), bool)
    is_right[found.wrong] = False
    frame = pl.concat([found.frame.filter(is_right), exact.frame])
    lines = np.concatenate([found.lines[is_right] + piece.line, np.array(exact.exact_lines, np.int64)])
    # In the order of the file, so that of two records with one key the second is told.
    order = np.argsort(lines, kind="stable")
    places = np.argsort(order)[frame.height - exact.height :]
    broken = [int(places[index]) for index in exact.broken]
    return build_block(part, frame[order], lines[order].tolist(), broken)
