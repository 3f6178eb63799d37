"""Where do figures stand in a chart: rows in blocks, words in columns, brackets beside them?"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .drawing import COLOURS, open_figure
from .stated import Stated

# Pixels: where the columns begin behind the brackets, and how wide the two axes are.
MARGIN, SOURCE, VALUE, SAID, DAYS, PERIOD, VERDICT, END = 8, 0, 212, 415, 575, 795, 1000, 1135
AXIS = 190
# Pixels: the heights of what stands in a block, and below it.
TOP, HEADING, ROW, SPARE, LINE, FOOT, GAP = 32, 30, 32, 14, 17, 28, 14
TEXT, PER_LETTER = 13, 6.9


@dataclass(frozen=True)
class Block:
    """Figures on one axis of days: what they have in common, the unit of their values, and the rows."""

    sign: str
    heading: str
    unit: str
    rows: Sequence[Stated]


@dataclass(frozen=True)
class Tie:
    """Figures that must not be added: the sign of their bracket, why, and if their periods alone tell so."""

    sign: str
    told: str
    keys: frozenset[str]
    is_by_days: bool


@dataclass(frozen=True)
class Place:
    """Where a block stands: its top, and the upper edges of its rows with the lower one of the last."""

    block: Block
    top: float
    edges: Sequence[float]

    @property
    def rows(self) -> list[tuple[Stated, float]]:
        """Each row, with its middle."""
        middles = [(upper + lower) / 2 for upper, lower in pairwise(self.edges)]
        return list(zip(self.block.rows, middles, strict=True))

    @property
    def texts(self) -> list[dict[int, str]]:
        """The words of each row, by their column."""
        return wrap_rows(self.block.rows)

    @property
    def bottom(self) -> float:
        """Where the rows and their axes end."""
        has_axis = any(row.numbers or row.days for row in self.block.rows)
        return self.edges[-1] + FOOT * has_axis


@dataclass(frozen=True)
class Sheet:
    """What is drawn on, in pixels from the end of the brackets and from the top."""

    figure: Figure
    canvas: Axes

    def open_panel(self, column: float, place: Place) -> Axes:
        """Axes beside the rows of a block, whose heights are those of the sheet."""
        left, right = self.canvas.get_xlim()
        height, _ = self.canvas.get_ylim()
        upper, lower = place.edges[0], place.edges[-1]
        corner = ((column - left) / (right - left), 1 - lower / height)
        share = (AXIS / (right - left), (lower - upper) / height)
        return self.figure.add_axes((*corner, *share), ylim=(lower, upper))

    def write(self, column: float, height: float, text: str, **look: Any) -> None:
        """Words that begin in a column; a link if they have a `url`."""
        given: dict[str, Any] = {"fontsize": TEXT, "va": "center_baseline", "linespacing": 1.2}
        given["color"] = COLOURS["part-0" if look.get("url") else "ink"]
        self.canvas.text(column, height, text, parse_math=False, **given | look)


def open_sheet(room: float, height: float) -> Sheet:
    """An empty sheet with room for brackets on the left."""
    left = -room - MARGIN
    figure = open_figure(END - left, height)
    canvas = figure.add_axes((0, 0, 1, 1), xlim=(left, END), ylim=(height, 0))
    canvas.set_axis_off()
    canvas.set_zorder(1)
    return Sheet(figure, canvas)


def place_blocks(blocks: Sequence[Block]) -> Iterator[Place]:
    """Where each block stands, one below the other."""
    top = float(TOP)
    for block in blocks:
        first = top + (HEADING if block.heading else 0)
        heights = (find_height(texts) for texts in wrap_rows(block.rows))
        place = Place(block, top, list(accumulate(heights, initial=first)))
        yield place
        top = place.bottom + GAP


def find_height(texts: Mapping[int, str]) -> float:
    """How high a row must be for all its words."""
    lines = max(text.count("\n") + 1 for text in texts.values())
    return max(ROW, SPARE + LINE * lines)


def wrap_rows(rows: Sequence[Stated]) -> list[dict[int, str]]:
    """The words of each row, by their column; a source is named at the first of its rows."""
    before = ["", *(row.source for row in rows)]
    return [wrap_row(row, row.source != other) for row, other in zip(rows, before, strict=False)]


def wrap_row(row: Stated, is_first: bool) -> dict[int, str]:
    """The words of a row in lines, by their column: those beside no mark have the room of the axis too."""
    texts = {
        **({SOURCE: (row.source, VALUE)} if is_first else {}),
        SAID if row.numbers else VALUE: (row.said, DAYS),
        PERIOD if row.days else DAYS: (row.period, VERDICT),
        VERDICT + ROW: (row.verdict, END),
    }
    return {column: wrap(text, end - column - SPARE) for column, (text, end) in texts.items()}


def wrap(text: str, width: float) -> str:
    """A text in lines that are no wider than so many pixels."""
    return textwrap.fill(text, int(width / PER_LETTER))
