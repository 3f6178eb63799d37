"""How does a file become blocks, several at a time and in order?"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from .blocks import Block, has_quotes_in_place, is_plain_text, parse, read_exactly
from .layout import is_accounted
from .parts import Part
from .pieces import Piece, Place, cut_pieces
from .ragged import read_ragged
from .source import Source

T = TypeVar("T")
WORKERS = min(8, os.cpu_count() or 1)


def map_part(part: Part, work: Callable[[Block], T]) -> Iterator[tuple[Place, Block, T]]:
    """
    Every block of a file, the place where it can be read again, and what is made of it.

    A piece that the fast reader doubts is read exactly; where quotes are in doubt, so is where records end,
    and the rest of the file is read exactly.
    """
    source = part.source
    if part.header_size < 0:
        yield from _work_exactly(Place(0, -1, 1, True), read_exactly(part, source.chunks(), 1), work)
        return

    def examine(piece: Piece) -> tuple[Block, T] | None:
        block = _read_fast(part, piece)
        return None if block is None else (block, work(block))

    for piece, made in _examine_all(_list_pieces(part), examine, source):
        size = len(piece.data)
        if made:
            if made[0].notes:
                source.findings.merge(made[0].notes)
            yield Place(piece.start, size, piece.line, False), *made
        elif has_quotes_in_place(part, piece) and not piece.doubted:
            blocks = read_exactly(part, [piece.data], piece.line)
            yield from _work_exactly(Place(piece.start, size, piece.line, True), blocks, work)
        else:
            blocks = read_exactly(part, source.chunks(piece.start), piece.line)
            yield from _work_exactly(Place(piece.start, -1, piece.line, True), blocks, work)
            return


def _read_fast(part: Part, piece: Piece) -> Block | None:
    """The cells of a piece; nothing where more is in doubt than the number of cells of some records."""
    if not (is_plain_text(part, piece) and has_quotes_in_place(part, piece)):
        return None
    frame = None if part.source.has_long else parse(part, piece.data)
    if frame is not None and is_accounted(piece.data, frame, piece.quotes):
        return Block(part.source.path, frame, piece)
    if frame is None:
        # Where one record is too long, others are: no piece behind is tried twice.
        part.source.has_long = True
        frame = parse(part, piece.data, cut=True)
    return None if frame is None else read_ragged(part, piece, frame)


def _work_exactly(
    place: Place, blocks: Iterable[Block], work: Callable[[Block], T]
) -> Iterator[tuple[Place, Block, T]]:
    for block in blocks:
        yield place, block, work(block)


def _list_pieces(part: Part) -> Iterator[Piece]:
    """The pieces of the file behind its header."""
    line = 1
    for piece in cut_pieces(part.source, part.dialect):
        piece.line, line = line, line + piece.count_lines()
        behind = piece.skip(part.header_size) if not piece.start and part.header_size else piece
        if behind.data:
            yield behind


def _examine_all(
    pieces: Iterable[Piece], examine: Callable[[Piece], T], source: Source
) -> Iterator[tuple[Piece, T]]:
    if source.size <= source.chunk:
        # Threads would cost more than they save.
        for piece in pieces:
            yield piece, examine(piece)
        return
    waiting: deque[tuple[Piece, Future[T]]] = deque()
    with ThreadPoolExecutor(WORKERS) as pool:
        for piece in pieces:
            waiting.append((piece, pool.submit(examine, piece)))
            if len(waiting) > WORKERS:
                yield _take_first(waiting)
        while waiting:
            yield _take_first(waiting)


def _take_first(waiting: deque[tuple[Piece, Future[T]]]) -> tuple[Piece, T]:
    piece, future = waiting.popleft()
    return piece, future.result()
