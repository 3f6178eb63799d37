"""Which claims are there, and what is known of each?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..holdings import Holdings, Row
from ..links import Links
from ..render import Page
from .listing import BRIEF, Listing, add_status

# The columns by which claims can be chosen.
FILTERS = ("source_id", "speaker_id", "stance", "kind")
# Of what a date can be asked, and how the columns begin that tell its first and last day.
CLOCKS = {"happened": "event", "said": "said", "published": "published"}
SHOWN = (*BRIEF[:-1], "said", "source_published", BRIEF[-1])


def write_claims(holdings: Holdings) -> Iterator[Page]:
    """The list of all claims, and for each source a page with all that is known of its claims."""
    timed = [time_claim(holdings, row) for row in holdings.claims]
    content = {
        "listing": Listing("All claims", "claims", add_status(SHOWN, timed), timed),
        "filters": FILTERS,
    }
    content |= {"choices": {each: list_choices(holdings, each) for each in FILTERS}}
    content |= {"clocks": CLOCKS, "spans": tuple(f"time_{clock}" for clock in CLOCKS)}
    yield Page("claims.html", "claims.html", "Claims", content)
    pointing = list(list_beside(holdings))
    for source in sorted({row["source_id"] for row in holdings.claims}):
        own = [row for row in holdings.claims if row["source_id"] == source]
        content = {"source": source, "claims": own, "pointing": pointing}
        yield Page(f"claims/{source}.html", "claims_of_source.html", f"Claims of {source}", content)


def list_choices(holdings: Holdings, column: str) -> list[tuple[str, str]]:
    """What a column of the claims can be asked for, and how it is shown, by which it is sorted."""
    links = Links(holdings)
    shown = {row[column]: links.show("claims", column, row[column]).text for row in holdings.claims}
    return sorted(shown.items(), key=lambda each: each[1].casefold())


def time_claim(holdings: Holdings, row: Row) -> Row:
    """The claim with its first and last day by each clock, parted by a slash."""
    dated = {**holdings.by_id["sources"][row["source_id"]], **row}
    bounds = {clock: (dated[f"{name}_earliest"], dated[f"{name}_latest"]) for clock, name in CLOCKS.items()}
    spans = {f"time_{clock}": "/".join(days) for clock, days in bounds.items()}
    return {**row, **spans}


def list_beside(holdings: Holdings) -> Iterator[tuple[str, list[str], dict[str, list[Row]]]]:
    """What is kept beside claims in other tables: table, columns that are told, and the rows by claim."""
    for table, column in holdings.list_referrers("claims"):
        if table == "relays":  # told as the way from the article to the origin
            continue
        rows: dict[str, list[Row]] = defaultdict(list)
        for row in holdings.rows[table]:
            rows[row[column]].append(row)
        yield table, [each for each in holdings.list_columns(table) if each != column], rows
