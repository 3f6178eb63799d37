"""How is one figure drawn: its value with what the wording leaves open, and the days that it counts?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.path import Path
from matplotlib.ticker import FuncFormatter, MaxNLocator

from ..amounts import LARGE, tell_number
from ..when import tell_date
from .drawing import COLOURS

BLUE, PALE, PAPER, RAISED, GREY = (COLOURS[each] for each in ("part-0", "pale", "paper", "raised", "part-2"))
# How a figure looks by what became of it: each look has a sign that is no colour.
LOOKS: dict[str, dict[str, Any]] = {
    "filled": {"facecolor": BLUE, "edgecolor": BLUE},
    "hatched": {"facecolor": PAPER, "edgecolor": BLUE, "hatch": "//////"},
    "hollow": {"facecolor": PAPER, "edgecolor": BLUE},
    "faint": {"facecolor": RAISED, "edgecolor": GREY, "linestyle": ":"},
}
# Pixels: how far an arrow points beyond a number, and how wide the band is around one that is about right.
REACH, BAND = 34, 46
FLAT = Path([(-2.5, -1), (2.5, -1), (2.5, 1), (-2.5, 1), (-2.5, -1)])
# How much of an axis of days is left for periods that are open, and is seen of a day at least.
ROOM, LEAST = 0.1, 0.02
# Values that lie as near to each other as this share of the greatest are told apart on an axis of their own.
NEAR = 0.2
Days = tuple[date | None, date | None]


@dataclass(frozen=True)
class Stated:
    """One figure: who gives it, how much, for which days, and what became of it."""

    key: str
    source: str
    source_url: str
    said: str
    url: str
    value: float | None
    bounds: tuple[float | None, float | None]
    period: str
    days: Days | None
    is_state: bool
    verdict: str
    look: str

    @property
    def numbers(self) -> list[float]:
        """What can be drawn of the value."""
        return [each for each in (self.value, *self.bounds) if each is not None]


def find_values(rows: Iterable[Stated]) -> tuple[float, float]:
    """The least and the greatest value of an axis, from nothing unless all figures are near each other."""
    known = [row.numbers for row in rows if row.numbers]
    given, every = [each[0] for each in known], [number for each in known for number in each]
    spread, greatest = max(given) - min(given), max(every)
    first = min(every) - spread / 2 if 0 < spread < NEAR * greatest else min(0.0, *every)
    return first, greatest + 0.2 * (greatest - first or 1)


def find_days(rows: Iterable[Stated]) -> tuple[date, date]:
    """The first and the last day that is known of any figure."""
    ends = [each for row in rows for each in row.days or () if each]
    return min(ends), max(ends)


def show_values(panel: Axes, rows: Sequence[Stated]) -> None:
    """Give a panel an axis for the values of these rows."""
    numbers = [each for row in rows for each in row.numbers]
    panel.set(xlim=find_values(rows), yticks=[])
    steps = 3 if max(numbers) < min(LARGE.values()) else 2
    panel.xaxis.set_major_locator(MaxNLocator(steps, integer=all(each.is_integer() for each in numbers)))
    panel.xaxis.set_major_formatter(FuncFormatter(lambda value, _: tell_number(value)))
    finish(panel)


def show_days(panel: Axes, rows: Sequence[Stated]) -> None:
    """Give a panel an axis from the first to the last day of these rows, with room where one is open."""
    first, last = find_days(rows)
    start, end = first.toordinal(), last.toordinal() + 1
    before, after = (any(row.days and row.days[side] is None for row in rows) for side in (0, 1))
    room = ROOM * (end - start)
    # A day alone would fill the axis.
    beside = 3 if first == last else 0
    panel.set(xlim=(start - before * room - beside, end + after * room + beside), yticks=[])
    told = [tell_date(each.isoformat()) for each in (first, last)]
    panel.set_xticks([start, end], told if first < last else [told[0], ""])
    for label, text in zip(panel.get_xticklabels(), told, strict=True):
        label.set_horizontalalignment("left" if text == told[0] else "right")
    finish(panel)


def finish(panel: Axes) -> None:
    """What all axes have in common."""
    panel.spines["left"].set_visible(False)
    panel.tick_params(labelsize=12, length=3)
    panel.grid(axis="x")


def draw_value(panel: Axes, height: float, row: Stated) -> None:
    """A mark at the value, a bar over its range, an arrow where a bound is open, a band where both are."""
    low, high = row.bounds
    if low is not None and high is not None:
        if low < high:
            draw_bar(panel, (low, high), (height, 8), row.look)
    elif low is not None or high is not None:
        point(panel, (row.numbers[0], height), REACH if high is None else -REACH)
    elif row.value is not None:
        panel.scatter([row.value], [height], s=BAND**2, marker=FLAT, color=PALE, linewidths=0, clip_on=False)
    if row.value is not None:
        panel.scatter([row.value], [height], s=110, marker="s", clip_on=False, zorder=4, **LOOKS[row.look])


def draw_days(panel: Axes, height: float, row: Stated) -> None:
    """A bar over the days, thin where the figure holds at them; an arrow where they are open."""
    if row.days is None:
        return
    window, (first, last) = panel.get_xlim(), row.days
    start = first.toordinal() if first else window[0]
    end = last.toordinal() + 1 if last else window[1]
    # A day among years would not be seen.
    spare = max(0, LEAST * (window[1] - window[0]) - (end - start)) / 2
    start, end = start - spare, end + spare
    draw_bar(panel, (start, end), (height, 6 if row.is_state else 15), row.look)
    if first is None:
        point(panel, (start, height), -12)
    if last is None:
        point(panel, (end, height), 12)


def draw_bar(panel: Axes, ends: tuple[float, float], row: tuple[float, float], look: str) -> None:
    """A bar from one end to the other, of which the row tells the middle and how thick it is."""
    (left, right), (middle, thick) = ends, row
    corner = (left, middle - thick / 2)
    panel.add_patch(Rectangle(corner, right - left, thick, zorder=3, clip_on=False, **LOOKS[look]))


def point(panel: Axes, place: tuple[float, float], reach: float) -> None:
    """An arrow from a place, as many pixels long, to the right or else to the left."""
    arrow = {"arrowstyle": "<|-", "color": BLUE, "linewidth": 1.5, "shrinkA": 0, "shrinkB": 0}
    panel.annotate("", place, (reach, 0), textcoords="offset points", arrowprops=arrow, annotation_clip=False)
