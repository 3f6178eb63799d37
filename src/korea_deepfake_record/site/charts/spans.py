"""What marks stand for a day, for some day of several, for a time that lasts, and for an end not known?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from matplotlib.axes import Axes

from .drawing import COLOURS

DAY, SOME_DAY, LASTING = "day", "some-day", "lasting"
# How a date is known, in the order in which the schemas tell it.
SIGNS = ("o", "D", "x", "^", "s", "P", "*", "v")
BLUE, PALE, INK, PAPER = (COLOURS[each] for each in ("part-0", "pale", "ink", "paper"))
WIDE: dict[str, Any] = {"clip_on": False, "linestyle": "none", "color": BLUE, "zorder": 4}


@dataclass(frozen=True)
class Part:
    """One piece of a row: a known day, some day of several, or all of them. What is None is open."""

    kind: str
    first: date | None
    last: date | None


@dataclass(frozen=True)
class Span:
    """What has a date: its name and address, its date in words, how that is known, and its parts."""

    parts: Sequence[Part]
    label: str = ""
    told: str = ""
    sign: int = 0
    url: str = ""
    doubt: str = ""
    is_yielding: bool = False


def find_edges(days: tuple[date, date]) -> tuple[float, float]:
    """Where the first of these days begins and the last one ends."""
    return days[0].toordinal(), days[1].toordinal() + 1


def find_ends(part: Part) -> tuple[float, float]:
    """Where a part begins and ends."""
    start = part.first.toordinal() if part.first else -math.inf
    return start, part.last.toordinal() + 1 if part.last else math.inf


def draw_span(panel: Axes, place: float, span: Span) -> None:
    """Draw the parts of a span; what lies beyond the edges of the panel stands there as an arrow."""
    for part in span.parts:
        (left, right), (first, last) = find_ends(part), panel.get_xlim()
        if left < last and right > first:
            seen = max(left, first), min(right, last)
            draw_seen(panel, place, part, seen)
            mark_seen(panel, place, sum(seen) / 2, span)
        ends = ((left, first, left < first, "<"), (right, last, right > last, ">"))
        for end, edge, is_beyond, arrow in ends:
            if is_beyond:
                face = BLUE if math.isinf(end) else PAPER
                panel.plot(edge, place, marker=arrow, markersize=6, markerfacecolor=face, **WIDE)


def draw_seen(panel: Axes, place: float, part: Part, seen: tuple[float, float]) -> None:
    """Draw what is seen of a part."""
    left, right = seen
    if part.kind == DAY:
        panel.plot((left + right) / 2, place, marker="o", markersize=7, **WIDE)
    elif part.kind == SOME_DAY:
        look: dict[str, Any] = {"color": PALE, "edgecolor": BLUE, "linestyle": (0, (3, 2)), "linewidth": 1}
        panel.barh(place, right - left, 0.58, left=left, zorder=2, **look)
    else:
        panel.plot([left, right], [place, place], color=BLUE, linewidth=2.5, zorder=3)
        known = [end for end, stands in zip(find_ends(part), seen, strict=True) if end == stands]
        panel.plot(known, [place] * len(known), marker="|", markersize=9, markeredgewidth=2, **WIDE)


def mark_seen(panel: Axes, place: float, middle: float, span: Span) -> None:
    """Cross out what yields, and say of what date there is doubt."""
    if span.is_yielding:
        panel.plot(middle, place, "x", color=INK, markersize=8, markeredgewidth=2, zorder=5)
    if span.doubt:
        panel.plot(middle, place, "o", markersize=12, markerfacecolor=PAPER, markeredgecolor=BLUE, zorder=6)
        text: dict[str, Any] = {"fontsize": 10, "ha": "center", "va": "center", "weight": "bold", "zorder": 7}
        panel.text(middle, place, span.doubt, parse_math=False, **text)
