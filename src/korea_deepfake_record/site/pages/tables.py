"""Which tables are pages as they stand?"""

from __future__ import annotations

from collections.abc import Iterator

from ..holdings import Holdings, Row, list_rows
from ..render import Page
from .listing import Listing, list_all

AGREED = (
    *("proposition_id", "theme", "statement", "n_claims", "n_sources", "n_independent_origins"),
    *("n_unknown_origins", "verdict", "claim_ids", "relation_ids"),
)
DIFFERING = ("relation_id", "from_id", "kind", "to_id", "verdict", "basis", "references")


def write_listings(holdings: Holdings) -> Iterator[Page]:
    """Pages that are one or two tables."""
    linked = [link_proposition(holdings, row) for row in list_rows(holdings.agreement)]
    propositions = Listing("", "propositions", AGREED, linked)
    differing = Listing("", "relations", DIFFERING, holdings.relations)
    corrected = [list_all(holdings, each) for each in ("corrections", "retired")]
    yield Page("propositions.html", "listing.html", "Propositions", {"listings": [propositions]})
    yield Page("differences.html", "listing.html", "Differences", {"listings": [differing]})
    yield Page("corrections.html", "listing.html", "Corrections", {"listings": corrected})


def link_proposition(holdings: Holdings, row: Row) -> Row:
    """The proposition with the live claims that assert it and the relations that concern it."""
    said, rows = row["proposition_id"], holdings.rows
    live = (each for each in rows["claims"] if each["record_status"] == "live")
    claims = [each["claim_id"] for each in live if each["proposition_id"] == said]
    sides = ("from_id", "to_id")
    related = [each["relation_id"] for each in rows["relations"] if said in [each[side] for side in sides]]
    return {**row, "claim_ids": " ".join(claims), "relation_ids": " ".join(related)}
