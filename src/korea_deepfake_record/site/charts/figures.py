"""What does each source count, for which days, and what must not be added?"""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from .drawing import COLOURS, Chart, draw_chart
from .sheet import (
    DAYS,
    END,
    LINE,
    SAID,
    SOURCE,
    TOP,
    VALUE,
    VERDICT,
    Block,
    Place,
    Sheet,
    Tie,
    open_sheet,
    place_blocks,
)
from .stated import LOOKS, Stated, draw_days, draw_value, show_days, show_values

__all__ = ["Block", "Stated", "Tie", "draw_figures"]

HEADS = {SOURCE: "Source", VALUE: "Figure", DAYS: "Period", VERDICT: "Verdict"}
AXES = (VALUE, DAYS)
# Pixels: from one bracket to the next, and the sides of what shows how a verdict looks.
LANE, SIDE, LONG_SIDE = 18, 12, 18
Spanned = tuple[Tie, list[float]]


def draw_figures(name: str, told: str, blocks: Sequence[Block], ties: Sequence[Tie]) -> Chart:
    """
    Draw figures, a row for each, with brackets around those that must not be added.

    Parameters
    ----------
    name : str
        What the chart is called on its page.
    told : str
        What the chart shows, in words.
    blocks : sequence of Block
        The rows, from above. Blocks of one unit have the same axis of values.
    ties : sequence of Tie
        What the brackets join. The headings of the blocks have the signs of those that are not by days.

    Returns
    -------
    Chart
    """

    def draw() -> Figure:
        places = list(place_blocks(blocks))
        lanes = part_lanes(ties, places)
        below = [tie for tie in ties if tie.is_by_days]
        bottom = places[-1].bottom + LINE
        sheet = open_sheet(LANE * len(lanes), bottom + LINE * len(below))
        for column, head in HEADS.items():
            sheet.write(column, TOP / 2, head, weight="bold")
        for place in places:
            alike = [row for each in blocks if each.unit == place.block.unit for row in each.rows]
            draw_block(sheet, place, alike)
        for lane, spans in enumerate(lanes):
            for tie, heights in spans:
                draw_tie(sheet, LANE * (lane - len(lanes) + 0.4), tie, heights)
        for line, tie in enumerate(below):
            write_common(sheet, bottom + LINE * line, tie.sign, tie.told)
        return sheet.figure

    return draw_chart(name, told, draw)


def part_lanes(ties: Sequence[Tie], places: Sequence[Place]) -> list[list[Spanned]]:
    """The brackets with the heights that they join, side by side where they would cover each other."""
    lanes: list[list[Spanned]] = []
    for tie in ties:
        heights = [height for place in places for row, height in place.rows if row.key in tie.keys]
        free = (lane for lane in lanes if lane[-1][1][-1] < heights[0])
        lane = next(free, None)
        if lane is None:
            lanes.append(lane := [])
        lane.append((tie, heights))
    return lanes


def draw_block(sheet: Sheet, place: Place, alike: Sequence[Stated]) -> None:
    """The rows of a block beside their axes, that of values being for all that are alike in unit."""
    block = place.block
    if block.heading:
        write_common(sheet, place.top + LINE, block.sign, block.heading)
    write_rows(sheet, place)
    if any(row.numbers for row in block.rows):
        panel = sheet.open_panel(VALUE, place)
        show_values(panel, alike)
        for row, height in place.rows:
            draw_value(panel, height, row)
        sheet.write(SAID + 2 * LANE, place.edges[-1] + LINE - 4, block.unit, color=COLOURS["soft"])
    if any(row.days for row in block.rows):
        panel = sheet.open_panel(DAYS, place)
        show_days(panel, block.rows)
        for row, height in place.rows:
            draw_days(panel, height, row)


def write_rows(sheet: Sheet, place: Place) -> None:
    """The words of the rows, on a line at the first of each source, and how their verdict looks."""
    for (row, height), edge, texts in zip(place.rows, place.edges, place.texts, strict=False):
        if SOURCE in texts:
            sheet.canvas.plot([SOURCE, END], [edge, edge], color=COLOURS["line"], linewidth=0.75)
        urls = {SOURCE: row.source_url, VALUE: row.url, SAID: row.url}
        for column, text in texts.items():
            # The lines of an axis are not drawn through words.
            ground = {"facecolor": COLOURS["paper"], "linewidth": 0, "pad": 1} if column in AXES else None
            sheet.write(column, height, text, url=urls.get(column), bbox=ground)
        corner = (VERDICT, height - SIDE / 2)
        sheet.canvas.add_patch(Rectangle(corner, LONG_SIDE, SIDE, **LOOKS[row.look]))


def write_common(sheet: Sheet, height: float, sign: str, told: str) -> None:
    """What figures have in common, behind the sign of their bracket."""
    sheet.write(SOURCE, height, sign, weight="bold")
    sheet.write(SOURCE + LANE * bool(sign), height, told[:1].upper() + told[1:], color=COLOURS["soft"])


def draw_tie(sheet: Sheet, column: float, tie: Tie, heights: Sequence[float]) -> None:
    """A bracket with a knot at each row that it joins, and its sign above."""
    line = "--" if tie.is_by_days else "-"
    columns = [column] * len(heights)
    sheet.canvas.plot(columns, heights, marker="o", markersize=6, linestyle=line, color=COLOURS["ink"])
    sheet.write(column, heights[0] - LINE, tie.sign, weight="bold", ha="center")
