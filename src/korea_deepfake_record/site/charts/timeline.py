"""What lies where in time, and how exactly is that known?"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.transforms import Transform, blended_transform_factory

from ..when import tell_date
from .drawing import COLOURS, Chart, draw_chart, open_figure
from .spans import DAY, LASTING, SIGNS, SOME_DAY, Part, Span, draw_span, find_edges

BLUE, SOFT, RAISED = (COLOURS[each] for each in ("part-0", "soft", "raised"))
# In pixels; a letter of a name is seldom wider.
ROW, HEAD, EDGE, LETTER, SIZE = 16, 24, 10, 7.1, 12
TICK = 75


@dataclass(frozen=True)
class Frame:
    """What charts that are to be compared share: where dates and days stand, in pixels, and which days."""

    dates: int
    panel: int
    width: int
    days: tuple[date, date]


def draw_timeline(name: str, told: str, spans: Sequence[Span], frame: Frame) -> Chart:
    """
    Draw what has a date, a row for each.

    Parameters
    ----------
    name : str
        What the chart is called on its page.
    told : str
        What the chart shows, in words.
    spans : sequence of Span
        The rows, from above.
    frame : Frame
        Where names, dates and days stand.

    Returns
    -------
    Chart
    """

    def draw() -> Figure:
        height = ROW * len(spans) + HEAD
        figure = open_figure(frame.width, height)
        left = frame.panel / frame.width
        panel = figure.add_axes((left, 0, 1 - left - EDGE / frame.width, 1 - HEAD / height))
        panel.set(xlim=find_edges(frame.days), ylim=(len(spans) - 0.5, -0.5), yticks=[])
        panel.spines[:].set_visible(False)
        draw_days(panel, frame.days, (frame.width - frame.panel) // TICK)
        for place, span in enumerate(spans):
            write_row(panel, place, span, frame)
            draw_span(panel, place, span)
        return figure

    return draw_chart(name, told, draw)


def draw_days(panel: Axes, days: tuple[date, date], most: int) -> None:
    """Draw lines at days of even distance, and name them."""
    first, last = (each.toordinal() for each in days)
    step = -(-(last - first + 1) // most)
    shown = [date.fromordinal(each) for each in range(first, last + 1, step)]
    # A year that was just named goes without saying.
    later = [tell_date(each.isoformat(), year=f"{before.year:04}") for before, each in pairwise(shown)]
    names = [tell_date(shown[0].isoformat()), *later]
    panel.set_xticks([each.toordinal() + 0.5 for each in shown], names, fontsize=SIZE)
    panel.tick_params(length=0, top=True, labeltop=True, labelbottom=False)
    panel.grid(axis="x")


def name_year(days: tuple[date, date]) -> str:
    """The year in which all of these days lie, or nothing."""
    return f"{days[0].year:04}" if days[0].year == days[1].year else ""


def write_row(panel: Axes, place: int, span: Span, frame: Frame) -> None:
    """Write the name, how the date is known, and the date before a row."""
    figure = panel.get_figure(root=True)
    assert figure is not None
    across = blended_transform_factory(figure.dpi_scale_trans, panel.transData)
    look: dict[str, Any] = {"transform": across, "va": "center", "fontsize": SIZE, "parse_math": False}
    if place % 2 == 0:
        ends = [0, frame.width / 72]
        panel.fill_between(
            ends, place - 0.5, place + 0.5, color=RAISED, transform=across, clip_on=False, zorder=0
        )
    words = f"yields: {span.label}" if span.is_yielding else span.label
    named = shorten(words, (frame.dates - 24) / LETTER)
    told = shorten(span.told, (frame.panel - frame.dates) / LETTER)
    panel.text(4 / 72, place, named, url=span.url or None, color=BLUE if span.url else None, **look)
    draw_sign(panel, ((frame.dates - 10) / 72, place), span.sign, across)
    panel.text(frame.dates / 72, place, told, color=SOFT, **look)


def draw_sign(panel: Axes, spot: tuple[float, float], sign: int, across: Transform) -> None:
    """Draw the sign of how a date is known."""
    look: dict[str, Any] = {"markersize": 6, "color": SOFT, "markerfacecolor": "none", "clip_on": False}
    panel.plot(*spot, SIGNS[sign % len(SIGNS)], transform=across, **look)


def shorten(text: str, letters: float) -> str:
    """The beginning of a text that is too long for its place; letters of some scripts are wide."""
    widths = [2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text]
    if sum(widths) <= letters:
        return text
    kept = next(end for end in range(len(text), -1, -1) if sum(widths[:end]) < letters)
    return f"{text[:kept].rstrip()}\u2026"


@cache
def draw_marks() -> tuple[Chart, ...]:
    """The marks of timelines, each told by what it means."""
    first, middle, last = (date(2000, 1, number) for number in (1, 2, 3))
    some = [Part(SOME_DAY, first, last)]
    marks = {
        "on this day": Span([Part(DAY, middle, middle)]),
        "on some day of these": Span(some),
        "on all of these days": Span([Part(LASTING, first, last)]),
        "no end known": Span([Part(LASTING, first, None)]),
        "before, after or on beyond the days drawn": Span([Part(DAY, date.max, date.max)]),
        "date in doubt (?) or about this (~)": Span(some, doubt="?"),
        "yields to what is better known": Span(some, is_yielding=True),
    }
    drawn = enumerate(marks.items())
    return tuple(draw_entry(f"mark_{place}", words, span, 48) for place, (words, span) in drawn)


def draw_signs(numbers: Mapping[str, int]) -> list[Chart]:
    """The signs of what is told, by what they tell."""
    return [draw_entry(f"sign_{number}", words, number, 16) for words, number in numbers.items()]


def draw_entry(name: str, words: str, shown: Span | int, width: int) -> Chart:
    """Draw one mark, or the sign of that number."""

    def draw() -> Figure:
        figure = open_figure(width, ROW)
        panel = figure.add_axes((0.15, 0, 0.7, 1))
        panel.set(xlim=find_edges((date(2000, 1, 1), date(2000, 1, 3))), ylim=(-0.5, 0.5))
        panel.axis("off")
        if isinstance(shown, int):
            draw_sign(panel, (0.5, 0.5), shown, panel.transAxes)
        else:
            draw_span(panel, 0, shown)
        return figure

    return draw_chart(name, words, draw)
