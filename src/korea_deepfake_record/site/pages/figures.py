"""What does each source count, and how do the figures differ?"""

from __future__ import annotations

from collections.abc import Iterator

from ...figures import statistics
from ..holdings import Holdings, list_rows
from ..links import ADDRESSES
from ..render import Page
from .listing import Listing

SHOWN = (
    *("statistic_id", "value_text", "value", "low", "high", "comparator", "currency", "converted_from_id"),
    *("period", "period_text", "period_basis", "as_of", "area", "source_id", "speaker_id", "claim_id"),
    *("overlap_group", "overlaps_with", "verdict", "note"),
)


def write_figures(holdings: Holdings) -> Iterator[Page]:
    """A page for each indicator with all its figures, and the list of all."""
    figures = list_rows(statistics(holdings.tables))
    listing = Listing("", "statistics", ("indicator_id", "value_text", "period", "source_id"), figures)
    yield Page("figures.html", "listing.html", "Figures", {"listings": [listing]})
    for indicator_id, row in holdings.by_id["indicators"].items():
        own = [each for each in figures if each["indicator_id"] == indicator_id]
        shown = [each for each in SHOWN if any(figure[each] for figure in own)]
        content = {"row": row, "listing": Listing("Figures", "statistics", shown, own)}
        yield Page(ADDRESSES["indicators"].format(**row), "indicator.html", row["title"], content)
