"""Which tables are pages as they stand?"""

from __future__ import annotations

from collections.abc import Iterator

from ..holdings import Holdings, Row, list_rows
from ..render import Page
from .listing import Listing, list_all

AGREED = (
    *("proposition_id", "theme", "statement", "n_claims", "n_sources", "n_independent_origins"),
    *("n_unknown_origins", "verdict", "claim_ids"),
)
DIFFERING = ("relation_id", "from_id", "kind", "to_id", "verdict", "basis", "references")


def write_listings(holdings: Holdings) -> Iterator[Page]:
    """Pages that are one or two tables."""
    rows = list_rows(holdings.agreement)
    carried = [{**row, "claim_ids": list_claims(holdings, row)} for row in rows]
    propositions = Listing("", "propositions", AGREED, carried)
    differing = Listing("", "relations", DIFFERING, holdings.relations)
    corrected = [list_all(holdings, each) for each in ("corrections", "retired")]
    yield Page("propositions.html", "listing.html", "Propositions", {"listings": [propositions]})
    yield Page("differences.html", "listing.html", "Differences", {"listings": [differing]})
    yield Page("corrections.html", "listing.html", "Corrections", {"listings": corrected})


def list_claims(holdings: Holdings, proposition: Row) -> str:
    """The claims that assert a proposition, parted by blanks."""
    said = proposition["proposition_id"]
    return " ".join(each["claim_id"] for each in holdings.rows["claims"] if each["proposition_id"] == said)
