"""Where on the page do the boxes of a graph stand, and where do its lines run?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from .boxes import WIDTH, Box, Line
from .layers import Point, lay_out

# In pixels of the page: a row, what parts boxes, what parts the ends of lines, and the room of a bend.
ROW, APART, PORT, BEND = 42.0, 10.0, 14.0, 36.0
Way = list[Point]


def place(boxes: Sequence[Box], lines: Sequence[Line]) -> tuple[list[Point], list[float], list[Way]]:
    """
    Find the places of boxes and lines in pixels of the page.

    Parameters
    ----------
    boxes : sequence of Box
        At least one.
    lines : sequence of Line
        Nowhere do they lead back to where they began.

    Returns
    -------
    tuple
        The left edge and the middle of each box; the height of each; and for each line the left edge and the
        middle of all that it passes, from the box where it arrives to the one where it begins.
    """
    layers = lay_out(len(boxes), [(each.low, each.high) for each in lines])
    leaving = Counter(each.high for each in lines)
    heights = [max(box.height, PORT * leaving[rank] + 2) for rank, box in enumerate(boxes)]
    bends = [point for way in layers.lines for point in way[1:-1]]
    stops = [*layers.boxes, *bends]
    step = WIDTH + BEND + max((each.width for each in lines), default=0)
    middles = settle(stops, [*heights, *[PORT] * len(bends)])
    points = [(column * step, middle) for (column, _), middle in zip(stops, middles, strict=True)]
    rest = iter(points[len(boxes) :])
    passed = [[next(rest) for _ in way[1:-1]] for way in layers.lines]
    ways = [[points[each.low], *way, points[each.high]] for each, way in zip(lines, passed, strict=True)]
    return points[: len(boxes)], heights, part_ends(lines, ways)


def settle(stops: Sequence[Point], heights: Sequence[float]) -> list[float]:
    """The middle of each stop on the page, so that those of a column stand apart; the first begins at 0."""
    middles = [0.0] * len(stops)
    order = sorted(range(len(stops)), key=lambda rank: stops[rank][1])
    for column in {column for column, _ in stops}:
        own = [rank for rank in order if stops[rank][0] == column]
        halves = [heights[rank] / 2 for rank in own]
        apart = [one + other + APART for one, other in zip([0.0, *halves], halves, strict=False)]
        moved = spread([stops[rank][1] * ROW for rank in own], apart)
        for rank, middle in zip(own, moved, strict=True):
            middles[rank] = middle
    top = min(middle - height / 2 for middle, height in zip(middles, heights, strict=True))
    return [middle - top for middle in middles]


def part_ends(lines: Sequence[Line], ways: Sequence[Way]) -> list[Way]:
    """The ways, with the ends of those that begin at one box side by side in the order of their way."""
    parted = [[*way] for way in ways]
    order = sorted(range(len(ways)), key=lambda rank: ways[rank][-2][1])
    for high in {each.high for each in lines}:
        own = [rank for rank in order if lines[rank].high == high]
        for place, rank in enumerate(own):
            left, middle = ways[rank][-1]
            parted[rank][-1] = (left, middle + (place - (len(own) - 1) / 2) * PORT)
    return parted


def spread(wished: Sequence[float], apart: Sequence[float]) -> list[float]:
    """
    Move places along a column until they are as far apart as they must be, and no more than that.

    Parameters
    ----------
    wished : sequence of float
        Where they would be, in rising order.
    apart : sequence of float
        How far each must be from the one before it; the first is not looked at.

    Returns
    -------
    list of float
        The places with the least squares of what they were moved by.
    """
    offsets = list(accumulate([0.0, *apart[1:]]))[: len(wished)]
    blocks: list[tuple[float, int]] = []
    for place, offset in zip(wished, offsets, strict=True):
        mean, size = place - offset, 1
        while blocks and blocks[-1][0] > mean:
            other, count = blocks.pop()
            mean, size = (mean * size + other * count) / (size + count), size + count
        blocks.append((mean, size))
    means = [mean for mean, size in blocks for _ in range(size)]
    return [mean + offset for mean, offset in zip(means, offsets, strict=True)]
