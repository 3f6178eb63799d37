"""What was said, in one screen?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...overview import COVERED, count_agreeing, cover
from ...versions.changelog import read_changelog
from ...witnesses import UNKNOWN
from ..holdings import Holdings, Row
from ..render import NAVIGATION, Page
from .timeline import draw_affair

PATH = "index.html"
CLAIMS, PROPOSITIONS, SOURCES = "claims.html", "propositions.html", "sources.html"
# Pages of which the first line tells how many records they list, and of what table these are.
LISTED = {
    "figures.html": "statistics",
    "measures.html": "measures",
    "differences.html": "relations",
    "corrections.html": "corrections",
}
# How many counts of propositions the first line tells: those carried, by several, with several origins.
COUNTS = 3
CODED = "coded"
ENTRY = re.compile(r"^- ", re.MULTILINE)


def write_overview(holdings: Holdings) -> Iterator[Page]:
    """The first page: what there is, what happened when, how measures stand, who agrees, what is new."""
    agreeing = count_agreeing(holdings.agreement)
    content = {
        "numbers": list(list_numbers(holdings, agreeing)),
        "drawn": draw_affair(holdings, PATH),
        "states": group_measures(holdings),
        "agreeing": agreeing,
        "head": COVERED,
        "covered": list(cover(holdings.tables)),
        "shares": find_shares(holdings),
        "n_unknown": sum(row["origin_id"] == UNKNOWN for row in holdings.claims),
        "latest": [(each, *sum_up(each.text)) for each in read_changelog(holdings.package.base)[:1]],
        "cited": holdings.cite(),
        "sizes": [(each, len(holdings.rows[each.name])) for each in holdings.package.tables],
    }
    yield Page(PATH, "overview.html", "Overview", content)


def list_numbers(holdings: Holdings, agreeing: list[tuple[str, int]]) -> Iterator[tuple[int, str, str]]:
    """The numbers of the first line, what each counts, and the page that lists it."""
    titles = {address: title.lower() for title, address in NAVIGATION}
    yield len(find_shares(holdings)), "coded texts", SOURCES
    yield len(holdings.claims), titles[CLAIMS], CLAIMS
    yield from ((number, what, PROPOSITIONS) for what, number in agreeing[:COUNTS])
    yield from ((len(holdings.rows[name]), titles[page], page) for page, name in LISTED.items())


def find_shares(holdings: Holdings) -> dict[str, float]:
    """Which share of its passages is coded, for each text."""
    passages = holdings.tables["passages"]
    shares = (passages["disposition"] == CODED).groupby(passages["source_id"]).mean()
    return {str(source): float(share) for source, share in shares.items()}


def group_measures(holdings: Holdings) -> dict[str, list[Row]]:
    """The measures by their state, in the order of the schema."""
    rows, states = holdings.rows["measures"], holdings.fields["measures", "status"].categories
    grouped = {state: [row for row in rows if row["status"] == state] for state in states}
    return {state: own for state, own in grouped.items() if own}


def sum_up(text: str) -> tuple[str, list[tuple[str, int]]]:
    """What a section of the changelog says first, and how many entries there are under each heading."""
    first, *parts = re.split(r"^### ", text, flags=re.MULTILINE)
    counted = [(part.split("\n")[0].lower(), len(ENTRY.findall(part))) for part in parts]
    return first.strip(), counted
