"""How are boxes drawn, and the lines that tell what was made from what?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, PathPatch, Polygon
from matplotlib.path import Path

from .boxes import BOLD, LETTERS, PAD, PLAIN, WIDTH, Box, Line
from .drawing import COLOURS, Chart, draw_chart, open_figure
from .layers import Point
from .places import BEND, place

MARGIN, TIP, CORNER, DROP = 4.0, 8.0, 12.0, 10.5
# By rank: what was done is a colour, how much of it a width, how it is known a stroke.
KINDS = [colour for name, colour in COLOURS.items() if name.startswith("part-")]
WIDTHS, STROKES = (3.0, 1.3), ("solid", (0, (5, 2.5)), (0, (1, 1.8)))
LOOKS: Mapping[str, Mapping[str, Any]] = {
    "coded": {"facecolor": COLOURS["pale"], "edgecolor": COLOURS["ink"], "linewidth": 2},
    "plain": {"facecolor": COLOURS["raised"], "edgecolor": COLOURS["soft"], "linewidth": 1},
    "origin": {"facecolor": COLOURS["paper"], "edgecolor": COLOURS["soft"], "linewidth": 1},
    "unknown": {"facecolor": COLOURS["paper"], "edgecolor": COLOURS["soft"], "linestyle": (0, (3, 2))},
}
HERE = {"edgecolor": COLOURS["part-0"], "linewidth": 4}
GROUND = {"facecolor": COLOURS["paper"], "edgecolor": "none", "pad": 1}
ROUND = ("origin", "unknown")


def draw_graph(name: str, told: str, boxes: Sequence[Box], lines: Sequence[Line]) -> Chart:
    """
    Draw boxes in columns and the lines between them.

    Parameters
    ----------
    name : str
        What the chart is called on its page.
    told : str
        What it shows, in words.
    boxes : sequence of Box
        At least one.
    lines : sequence of Line
        Nowhere do they lead back to where they began.

    Returns
    -------
    Chart
        Left stands what rests on others, and right of it what it rests on.
    """
    return draw_chart(name, told, lambda: draw(boxes, lines))


def draw(boxes: Sequence[Box], lines: Sequence[Line]) -> Figure:
    """The figure, one unit a pixel of the page."""
    points, heights, ways = place(boxes, lines)
    width = max(left for left, _ in points) + WIDTH
    height = max(middle + height / 2 for (_, middle), height in zip(points, heights, strict=True))
    figure = open_figure(width + 2 * MARGIN, height + 2 * MARGIN)
    panel = figure.add_axes((0, 0, 1, 1))
    panel.set(xlim=(-MARGIN, width + MARGIN), ylim=(height + MARGIN, -MARGIN))
    panel.set_axis_off()
    for line, way in zip(lines, ways, strict=True):
        draw_line(panel, line, way)
    for box, point, height in zip(boxes, points, heights, strict=True):
        draw_frame(panel, box, point, height)
        write(panel, box, point)
    return figure


def draw_line(panel: Axes, line: Line, way: Sequence[Point]) -> None:
    """A line from box to box, an arrowhead where it arrives, and what it says where it begins."""
    colour, tip, (left, middle) = KINDS[line.kind % len(KINDS)], way[0][0] + WIDTH, way[-1]
    stroke = {"linewidth": WIDTHS[line.scope % 2], "linestyle": STROKES[line.basis % 3]}
    panel.add_patch(PathPatch(find_path(way), facecolor="none", edgecolor=colour, **stroke))
    head = [(tip, way[0][1]), *((tip + TIP, way[0][1] + side * TIP / 2) for side in (-1, 1))]
    panel.add_patch(Polygon(head, facecolor=colour, edgecolor="none", zorder=2))
    words = panel.text(left - PAD, middle, line.told, fontproperties=PLAIN, bbox=GROUND, zorder=3)
    words.set(horizontalalignment="right", verticalalignment="center_baseline")


def find_path(way: Sequence[Point]) -> Path:
    """From the right of the first box to the left of the last: a bend in each gap, then level."""
    left, middle = way[0]
    points = [(left + WIDTH + TIP, middle)]
    for (before, start), (after, end) in pairwise(way):
        far = before + WIDTH + BEND
        half = (points[-1][0] + far) / 2
        points += [(half, start), (half, end), (far, end), (after, end), (after + WIDTH, end)]
    stretch = [Path.CURVE4] * 3 + [Path.LINETO] * 2
    return Path(points[:-1], [Path.MOVETO, *stretch * (len(way) - 1)][:-1])


def draw_frame(panel: Axes, box: Box, point: Point, height: float) -> None:
    """The outline of a box."""
    left, middle = point
    shape = f"round,pad=0,rounding_size={min(CORNER, height / 2)}" if box.look in ROUND else "square,pad=0"
    frame = FancyBboxPatch((left, middle - height / 2), WIDTH, height, boxstyle=shape, **LOOKS[box.look])
    frame.set(zorder=4, **HERE if box.is_here else {})
    panel.add_patch(frame)


def write(panel: Axes, box: Box, point: Point) -> None:
    """The words of a box, of which the first row below the name leads to its page."""
    left, middle = point
    rows = [*((row, BOLD) for row in box.named_rows), *((row, PLAIN) for row in box.told_rows)]
    first = middle - len(rows) * LETTERS / 2 + DROP
    for rank, (row, font) in enumerate(rows):
        address = box.address if rank == len(box.named_rows) else None
        panel.text(left + PAD, first + rank * LETTERS, row, fontproperties=font, url=address, zorder=5)
    panel.text(left + WIDTH - PAD, first, box.number, fontproperties=BOLD, ha="right", zorder=5)
