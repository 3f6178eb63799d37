"""What are the cells of some records, when nothing else of the file is read again?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

import numpy as np

from .blocks import Block, read_records, take_records
from .exact import Record
from .layout import NEWLINE, Positions, find_quotes, find_records
from .parts import Part
from .pieces import Place

Numbered = tuple[int, Record]


def read_again(part: Part, wanted: Mapping[Place, Sequence[int]]) -> Iterator[tuple[Place, list[int], Block]]:
    """
    The records wanted in each place, by their numbers there in ascending order, and the numbers.

    What is wrong with them was noted when they were first read.
    """
    quiet, source = part.again(), part.source
    places = [place for place in wanted if place.size >= 0]
    texts = source.stretches([(place.start, place.size) for place in places])
    for data, place in zip(texts, places, strict=False):
        pick = _pick_exactly if place.exactly else _pick
        yield place, *_take(quiet, pick(quiet, [data], place, wanted[place]))
    for place in (each for each in wanted if each.size < 0):
        records = _pick_exactly(quiet, source.chunks(place.start), place, wanted[place])
        yield place, *_take(quiet, records)


def _take(part: Part, records: Iterable[Numbered]) -> tuple[list[int], Block]:
    numbered = list(records)
    return [number for number, _ in numbered], take_records(part, [record for _, record in numbered])


def _pick(part: Part, chunks: Iterable[bytes], place: Place, numbers: Sequence[int]) -> Iterator[Numbered]:
    """Some records of a piece in which every quote is in its place."""
    data = b"".join(chunks)
    starts, ends, lines = find_records(data, find_quotes(data, part.dialect))
    kept = _find_filled(data, starts, ends) if part.width > 1 else np.arange(len(starts))
    for number in numbers:
        for index in kept[number : number + 1].tolist():
            text, line = data[starts[index] : ends[index]], place.line + int(lines[index])
            yield from ((number, record) for record in islice(read_records(part, [text], line), 1))


def _find_filled(data: bytes, starts: Positions, ends: Positions) -> Positions:
    """The records that are more than a line end; the others were dropped."""
    codes = np.frombuffer(data, np.uint8)[starts]
    sizes = ends - starts
    filled: Positions = np.flatnonzero(
        (sizes > 2) | ((codes != NEWLINE) & ~((codes == ord("\r")) & (sizes == 2)))
    )
    return filled


def _pick_exactly(
    part: Part, chunks: Iterable[bytes], place: Place, numbers: Sequence[int]
) -> Iterator[Numbered]:
    """Some records of a text in which it is not plain where they end."""
    wanted = set(numbers)
    records = enumerate(read_records(part, chunks, place.line))
    return (each for each in islice(records, max(wanted) + 1) if each[0] in wanted)
