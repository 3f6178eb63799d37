"""Which claims are there, and what is known of each?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..holdings import Holdings, Row
from ..render import Page
from .listing import BRIEF, Listing

# The columns by which claims can be chosen.
FILTERS = ("source_id", "speaker_id", "stance", "kind")
CLOCKS = ("happened", "said", "published")


def write_claims(holdings: Holdings) -> Iterator[Page]:
    """The list of all claims, and for each source a page with all that is known of its claims."""
    timed = [time_claim(holdings, row) for row in holdings.claims]
    content = {"listing": Listing("All claims", "claims", BRIEF, timed), "filters": FILTERS}
    yield Page("claims.html", "claims.html", "Claims", content | {"clocks": CLOCKS})
    pointing = list(list_beside(holdings))
    for source in sorted({row["source_id"] for row in holdings.claims}):
        own = [row for row in holdings.claims if row["source_id"] == source]
        content = {"source": source, "claims": own, "pointing": pointing}
        yield Page(f"claims/{source}.html", "claims_of_source.html", f"Claims of {source}", content)


def time_claim(holdings: Holdings, row: Row) -> Row:
    """The claim with its first and last day by each clock, parted by a slash."""
    published = holdings.by_id["sources"][row["source_id"]]
    dated = zip(CLOCKS, (row, row, published), ("event", "said", "published"), strict=True)
    spans = {clock: f"{held[f'{name}_earliest']}/{held[f'{name}_latest']}" for clock, held, name in dated}
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
