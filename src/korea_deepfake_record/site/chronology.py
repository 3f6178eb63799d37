"""Which days of the timeline are worth drawing, and what is drawn of each record that has a date?"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from .charts.spans import DAY, LASTING, SOME_DAY, Part, Span, find_edges, find_ends
from .charts.timeline import name_year
from .holdings import Holdings, Row
from .links import Links, relate
from .when import DOUBTS, tell_date

Days = tuple[date, date]
# A longer time is drawn only if each doubling of its length brings in this share of what is dated.
WORTH = 0.1
# A figure counts over all of its days; anything else happened on some day of those it may mean.
WHOLE = "period"
GOING_ON = ("under-way", "in-force")
YIELDS = "yields"
KINDS = {DAY: "on a known day", SOME_DAY: "on some day of several", LASTING: "lasting"}


def find_days(rows: Sequence[Row]) -> Days:
    """
    Find the days that are worth drawing.

    Parameters
    ----------
    rows : sequence of Row
        Rows of the timeline.

    Returns
    -------
    tuple of date
        The first and the last of the days within which most of what is dated lies, and one more at each end.
        Some other days if there are no dates.
    """
    parts = [read_part(row) for row in rows]
    spans = [(part.first, part.last) for part in parts if part.first and part.last]
    if not spans:
        return date(2000, 1, 1), date(2000, 1, 2)
    _, (first, last) = max(weigh_days(spans))
    day = timedelta(days=1)
    return first - day, last + day


def weigh_days(spans: Sequence[Days]) -> Iterator[tuple[float, Days]]:
    """How much of what is dated lies within some days, less what their length costs, and those days."""
    for first in sorted({start for start, _ in spans}):
        ends = sorted(end for start, end in spans if start >= first)
        for held, last in enumerate(ends, 1):
            yield held / len(spans) - WORTH * math.log2((last - first).days + 1), (first, last)


def read_part(row: Row) -> Part:
    """The days that a date can mean."""
    first, last = (date.fromisoformat(row[each]) if row[each] else None for each in ("earliest", "latest"))
    if row["column"] == WHOLE:
        return Part(LASTING, first, last)
    return Part(DAY if first == last else SOME_DAY, first, last)


def list_spans(holdings: Holdings, rows: Sequence[Row], page: str, days: Days) -> Iterator[Span]:
    """
    List what is drawn of each record that has a date, its start and its end in one.

    Parameters
    ----------
    holdings : Holdings
        The version that is shown.
    rows : sequence of Row
        Rows of the timeline.
    page : str
        The address of the page, from which the records are reached.
    days : tuple of date
        The first and the last day drawn.

    Yields
    ------
    Span
    """
    addresses, signs = Links(holdings).addresses, number_signs(holdings)
    told: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        told.setdefault((row["table"], row["record_id"]), []).append(row)
    for record, own in told.items():
        held = holdings.by_id[record[0]][record[1]]
        is_going_on = len(own) == 1 and own[0]["column"] == "start" and held["status"] in GOING_ON
        yield Span(
            parts=join_parts(own, is_going_on),
            label=held["title"] if len(own) > 1 else own[0]["what"],
            told=tell_dates(own, name_year(days), is_going_on),
            sign=signs.get(own[0]["basis"], -1),
            url=relate(page, addresses[record]) if record in addresses else "",
            doubt=next((each for row in own for each in row["date"] if DOUBTS.get(each)), ""),
            is_yielding=any(row["verdict"] == YIELDS for row in own),
        )


def number_signs(holdings: Holdings) -> dict[str, int]:
    """The number of the sign for each way in which a date is known."""
    return {code: number for number, code in enumerate(holdings.fields["claims", "event_basis"].categories)}


def join_parts(rows: Sequence[Row], is_going_on: bool) -> list[Part]:
    """What is drawn of a record: days on which it may have begun, those it filled, those of its end."""
    parts = [read_part(row) for row in rows]
    if len(parts) == 1 and not is_going_on:
        return parts
    unsure = [part for part in parts if part.kind == SOME_DAY]
    after, before = (timedelta(days=parts[end].kind == SOME_DAY) for end in (0, -1))
    first = parts[0].last + after if parts[0].last else None
    last = parts[-1].first - before if parts[-1].first and not is_going_on else None
    is_between = first is None or last is None or first <= last
    return [*unsure, *([Part(LASTING, first, last)] if is_between else [])]


def tell_dates(rows: Sequence[Row], year: str, is_going_on: bool) -> str:
    """The dates of a record in words."""
    told = [tell_date(row["date"], lasts=row["column"] == WHOLE, year=year) for row in rows]
    return " to ".join(told) + (", goes on" if is_going_on else "")


def tell_spans(clock: str, spans: Sequence[Span], days: Days) -> str:
    """What a chart shows, in words."""
    first, last = find_edges(days)
    kinds = Counter(KINDS[span.parts[-1].kind] for span in spans)
    ends = [[find_ends(part) for part in span.parts] for span in spans]
    counted = [(kind, kinds[kind]) for kind in KINDS.values()]
    counted += [("outside these days", sum(all(b <= first or a >= last for a, b in own) for own in ends))]
    counted += [("yielding to another", sum(span.is_yielding for span in spans))]
    parts = ", ".join(f"{number} {what}" for what, number in counted if number)
    shown = " to ".join(tell_date(each.isoformat()) for each in days)
    return f"{clock.capitalize()}: {len(spans)} in all; {parts}. Drawn are the days from {shown}."
