"""How does a file become blocks, several at a time and in order?"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import TypeVar

from .blocks import Block, read_exactly, read_fast
from .layout import find_quotes
from .parts import Part
from .pieces import Piece, cut_pieces
from .source import Source

T = TypeVar("T")
Examine = Callable[[Piece], tuple[Block, T] | None]
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

    def examine(piece: Piece) -> tuple[Block, T] | None:
        block = read_fast(part, piece)
        return None if block is None else (block, work(block))

    for piece, result in _examine_all(_list_pieces(part, starts), examine, source):
        if result is not None:
            yield piece.start, *result
        elif piece.doubted or not find_quotes(piece.data, part.dialect).in_place:
            rest = read_exactly(part, source.chunks(piece.start), piece.line)
            yield from _work_exactly(piece.start, rest, work)
            return
        else:
            yield from _work_exactly(piece.start, read_exactly(part, [piece.data], piece.line), work)


def _work_exactly(
    start: int, blocks: Iterable[Block], work: Callable[[Block], T]
) -> Iterator[tuple[int, Block, T]]:
    for block in blocks:
        yield start, block, work(block)


def _list_pieces(part: Part, starts: Collection[int] | None) -> Iterator[Piece]:
    """The pieces of the file behind its header."""
    for piece in cut_pieces(part.source, part.dialect):
        behind = piece
        if not piece.start and part.header_size:
            data = piece.data[part.header_size :]
            behind = replace(piece, data=data, start=part.header_size, line=2)
        if behind.data and (starts is None or behind.start in starts):
            yield behind


def _examine_all(
    pieces: Iterable[Piece], examine: Examine[T], source: Source
) -> Iterator[tuple[Piece, tuple[Block, T] | None]]:
    if source.size <= source.chunk:
        # Threads would cost more than they save.
        for piece in pieces:
            yield piece, examine(piece)
        return
    waiting: deque[tuple[Piece, Future[tuple[Block, T] | None]]] = deque()
    with ThreadPoolExecutor(WORKERS) as pool:
        for piece in pieces:
            waiting.append((piece, pool.submit(examine, piece)))
            if len(waiting) > WORKERS:
                yield _take_first(waiting)
        while waiting:
            yield _take_first(waiting)


def _take_first(
    waiting: deque[tuple[Piece, Future[tuple[Block, T] | None]]],
) -> tuple[Piece, tuple[Block, T] | None]:
    piece, future = waiting.popleft()
    return piece, future.result()
