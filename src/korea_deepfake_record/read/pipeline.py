"""How does a file become blocks, several at a time and in order?"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from .blocks import Block, has_quotes_in_place, read_exactly, read_fast
from .parts import Part
from .pieces import Piece, cut_pieces
from .ragged import Ragged, find_ragged, read_ragged
from .source import Source

T = TypeVar("T")
# How many lines a piece has, its block with what is made of it, and whether it is wanted at all.
Examined = tuple[int, tuple[Block, T] | Ragged | None, bool]
WORKERS = min(8, os.cpu_count() or 1)


def map_part(
    part: Part, work: Callable[[Block], T], starts: Collection[int] | None = None
) -> Iterator[tuple[int, Block, T]]:
    """
    Every block of a file, the place from which it can be read again, and what is made of it.

    With `starts`, only the blocks of these places. A piece that the fast reader doubts is read exactly; where
    quotes are in doubt, so is where records end, and the rest of the file is read exactly.
    """
    source = part.source
    if part.header_size < 0:
        yield from _work_exactly(0, read_exactly(part, source.chunks(), 1), work)
        return

    def examine(piece: Piece) -> Examined[T]:
        if not piece.data or (starts is not None and piece.start not in starts):
            return piece.count_lines(), None, False
        block = read_fast(part, piece)
        made = find_ragged(part, piece) if block is None else (block, work(block))
        return piece.count_lines(), made, True

    line = 2 if part.header_size else 1
    for piece, (lines, made, is_wanted) in _examine_all(_list_pieces(part), examine, source):
        piece.line, line = line, line + lines
        if isinstance(made, tuple):
            yield piece.start, *made
        elif isinstance(made, Ragged):
            yield from _work_exactly(piece.start, [read_ragged(part, piece, made)], work)
        elif is_wanted and has_quotes_in_place(part, piece) and not piece.doubted:
            yield from _work_exactly(piece.start, read_exactly(part, [piece.data], piece.line), work)
        elif is_wanted:
            rest = read_exactly(part, source.chunks(piece.start), piece.line)
            yield from _work_exactly(piece.start, rest, work)
            return


def _work_exactly(
    start: int, blocks: Iterable[Block], work: Callable[[Block], T]
) -> Iterator[tuple[int, Block, T]]:
    for block in blocks:
        yield start, block, work(block)


def _list_pieces(part: Part) -> Iterator[Piece]:
    """The pieces of the file behind its header."""
    for piece in cut_pieces(part.source, part.dialect):
        yield piece.skip(part.header_size) if not piece.start and part.header_size else piece


def _examine_all(
    pieces: Iterable[Piece], examine: Callable[[Piece], Examined[T]], source: Source
) -> Iterator[tuple[Piece, Examined[T]]]:
    if source.size <= source.chunk:
        # Threads would cost more than they save.
        for piece in pieces:
            yield piece, examine(piece)
        return
    waiting: deque[tuple[Piece, Future[Examined[T]]]] = deque()
    with ThreadPoolExecutor(WORKERS) as pool:
        for piece in pieces:
            waiting.append((piece, pool.submit(examine, piece)))
            if len(waiting) > WORKERS:
                yield _take_first(waiting)
        while waiting:
            yield _take_first(waiting)


def _take_first(
    waiting: deque[tuple[Piece, Future[Examined[T]]]],
) -> tuple[Piece, Examined[T]]:
    piece, future = waiting.popleft()
    return piece, future.result()
