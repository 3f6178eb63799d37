"""What happened, was said and was published when?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from ...events import CLOCKS, timeline
from ..charts.drawing import Chart
from ..charts.timeline import Frame, draw_marks, draw_signs, draw_timeline
from ..chronology import find_days, list_spans, number_signs, tell_spans
from ..holdings import Holdings, Row, list_rows
from ..render import Page

# In pixels: where dates and days begin, and how wide a chart is; of everything, and in brief.
WIDE, BRIEF = (415, 655, 990), (300, 535, 850)


@dataclass(frozen=True)
class Drawn:
    """What a page shows of the timeline: the rows, a chart for each clock, and what each mark means."""

    rows: Sequence[Row]
    clocks: Sequence[tuple[str, Chart | None]]
    marks: Sequence[Chart]
    signs: Sequence[Chart]


def write_timeline(holdings: Holdings) -> Iterator[Page]:
    """The page of everything that has a date."""
    drawn = draw_clocks(holdings, "timeline.html", list_dated(holdings), WIDE)
    yield Page("timeline.html", "timeline.html", "Timeline", {"drawn": drawn})


def draw_affair(holdings: Holdings, page: str) -> Drawn:
    """The affair alone, for a page that shows it in brief."""
    return draw_clocks(holdings, page, find_affair(holdings, list_dated(holdings)), BRIEF)


def list_dated(holdings: Holdings) -> list[Row]:
    """Everything that has a date, in its order; sources by kind and publisher, as copies share a title."""
    untitled = holdings.tables["sources"].assign(title=pd.Series(dtype="str"))
    return list_rows(timeline({**holdings.tables, "sources": untitled}))


def find_affair(holdings: Holdings, rows: Sequence[Row]) -> list[Row]:
    """The measures, and the sources through which the coded texts know what they say."""
    sources = {key for key, row in holdings.by_id["sources"].items() if row["role"] != "reference"}
    # A report that settles a conflict can be what an article was made from, too.
    passed = {row[end] for row in holdings.rows["derivations"] for end in ("source_id", "from_id")}
    kept = {"measures": set(holdings.by_id["measures"]), "sources": sources | passed}
    return [row for row in rows if row["record_id"] in kept.get(row["table"], ())]


def draw_clocks(holdings: Holdings, page: str, rows: Sequence[Row], sizes: tuple[int, int, int]) -> Drawn:
    """A chart for each clock, all of the days within which most of the affair lies."""
    frame = Frame(*sizes, find_days(find_affair(holdings, rows) or rows))
    clocks: list[tuple[str, Chart | None]] = []
    for clock in CLOCKS.categories:
        own = [row for row in rows if row["clock"] == clock]
        spans = list(list_spans(holdings, own, page, frame.days))
        told = tell_spans(clock, spans, frame.days)
        clocks.append((clock, draw_timeline(f"clock_{clock}", told, spans, frame) if spans else None))
    used = {row["basis"] for row in rows}
    signs = {code: number for code, number in number_signs(holdings).items() if code in used}
    return Drawn(rows, clocks, draw_marks(), draw_signs(signs))
