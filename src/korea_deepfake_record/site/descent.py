"""What was each source made from, what was made from it, and how many claims came that way?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from ..chains import count_steps, count_ways, take_live
from ..witnesses import UNKNOWN
from .charts import Chart
from .charts.boxes import Box, Line
from .charts.graph import LOOKS, draw_graph
from .charts.layers import drop_circles
from .holdings import Holdings, Row, list_rows
from .links import Links, relate

# The columns whose codes a line shows.
CODES = ("kind", "scope", "basis")
CODED = "coded"
TOLD = (
    "A graph with lines from each source, on the right, to what was made from it, on the left. "
    "Coded sources: {coded}. Sources between: {plain}. Sources above which nothing is known: {origin}. "
    "Ends that are not known: {unknown}."
)
Pair = tuple[str, str]


@dataclass(frozen=True)
class Descent:
    """The derivations of one version, and the claims that came along them, all that count or some."""

    holdings: Holdings
    live: pd.DataFrame

    @cached_property
    def steps(self) -> Mapping[Pair, int]:
        """How many claims each derivation has brought."""
        return count_steps(self.live)

    @cached_property
    def begun(self) -> Mapping[str, int]:
        """How many claims begin at each source."""
        return {str(origin): int(number) for origin, number in self.live["origin_id"].value_counts().items()}

    @cached_property
    def ways(self) -> list[Row]:
        """On how many ways the claims have come, and how many on each."""
        return list_rows(count_ways(self.live))

    @cached_property
    def rows(self) -> list[Row]:
        """The derivations, without any that would lead back to where one began."""
        rows = self.holdings.rows["derivations"]
        kept = drop_circles([(row["source_id"], row["from_id"]) for row in rows])
        return [row for row in rows if (row["source_id"], row["from_id"]) in kept]

    @cached_property
    def resting(self) -> set[str]:
        """The sources that were made from others, or from what is not known."""
        return {row["source_id"] for row in self.rows}

    @cached_property
    def links(self) -> Links:
        """What leads where."""
        return Links(self.holdings)

    def choose(self, proposition: str) -> Descent:
        """The same for the claims that assert one proposition."""
        return Descent(self.holdings, self.live.loc[self.live["proposition_id"] == proposition])

    def draw_all(self, page: str) -> Chart | None:
        """The graph of all coded sources and all that they come from; nothing if there are none."""
        sources = self.holdings.by_id["sources"]
        coded = [(key, "") for key, row in sources.items() if row["role"] == CODED]
        return self._draw(("descent", page), self.rows, coded)

    def draw_ways(self, page: str) -> Chart | None:
        """The graph of the ways on which the claims have come; nothing if there are none."""
        own = [row for row in self.rows if (row["source_id"], row["from_id"]) in self.steps]
        return self._draw(("ways", page), own, [(source, "") for source in self.live["source_id"].tolist()])

    def draw_around(self, page: str, source: str) -> Chart | None:
        """The graph of what a source comes from and of what comes from it; nothing if there is neither."""
        above = reach(source, [(row["source_id"], row["from_id"]) for row in self.rows])
        below = reach(source, [(row["from_id"], row["source_id"]) for row in self.rows])
        own = [row for row in self.rows if row["source_id"] in above or row["from_id"] in below]
        return self._draw(("descent", page), own)

    def _draw(self, place: Pair, rows: Sequence[Row], more: Sequence[Pair] = ()) -> Chart | None:
        """The graph of derivations, and of sources beside them, under its name on a page."""
        name, page = place
        ends = [end for row in rows for end in ((row["source_id"], ""), find_end(row))]
        ranks = {end: rank for rank, end in enumerate(dict.fromkeys([*more, *ends]))}
        boxes = [self._make_box(page, *end) for end in ranks]
        lines = [self._make_line(row, ranks[row["source_id"], ""], ranks[find_end(row)]) for row in rows]
        counted = Counter(box.look for box in boxes)
        told = TOLD.format(**{look: counted[look] for look in LOOKS})
        return draw_graph(name, told, boxes, lines) if boxes else None

    def _make_box(self, page: str, source: str, resting: str) -> Box:
        """The box of a source, or of what is not known of the source that rests on it."""
        address = self.links.addresses["sources", source]
        if resting:
            number = str(self.steps.get((resting, source), 0))
            return Box("not known", "", number, look=UNKNOWN, is_here=address == page)
        row = self.holdings.by_id["sources"][source]
        name = self.links.show("sources", "publisher_id", row["publisher_id"]).text or row["title"]
        told = f"{self.links.show('sources', 'kind', row['kind']).text}, {row['published'] or 'no date'}"
        return Box(
            name or "publisher not known",
            told,
            str(self.begun.get(source, "")),
            relate(page, address),
            CODED if row["role"] == CODED else "plain" if source in self.resting else "origin",
            address == page,
        )

    def _make_line(self, row: Row, low: int, high: int) -> Line:
        """The line of a derivation, by the ranks of its codes in their columns."""
        kind = self.links.show("derivations", "kind", row["kind"]).text.lower()
        number = self.steps.get((row["source_id"], row["from_id"]), 0)
        ranks = [self.holdings.fields["derivations", each].categories.index(row[each]) for each in CODES]
        return Line(low, high, f"{kind} {number}", *ranks)


def open_descent(holdings: Holdings) -> Descent:
    """The derivations, and all claims that have not been withdrawn."""
    return Descent(holdings, take_live(holdings.tables))


def find_end(row: Row) -> Pair:
    """Where a line begins: at a source, or in what is not known, which is not the same for any two."""
    return (row["from_id"], row["source_id"] if row["from_id"] == UNKNOWN else "")


def reach(start: str, pairs: Sequence[Pair]) -> set[str]:
    """All that can be come to from a source along the pairs, and the source itself."""
    reached, fresh = {start}, {start}
    while fresh:
        fresh = {end for begin, end in pairs if begin in fresh} - reached
        reached |= fresh
    return reached
