"""What was said, in one screen?"""

from __future__ import annotations

from collections.abc import Iterator

from ...overview import COVERED, count_agreeing, cover
from ...versions.changelog import read_changelog
from ..holdings import Holdings
from ..render import Page
from .listing import STATE, list_all


def write_overview(holdings: Holdings) -> Iterator[Page]:
    """The first page: what there is, what agrees, how measures stand, what is new."""
    content = {
        "sizes": [(each, len(holdings.rows[each.name])) for each in holdings.package.tables],
        "agreeing": count_agreeing(holdings.agreement),
        "measures": list_all(holdings, "measures", STATE),
        "head": COVERED,
        "covered": list(cover(holdings.tables)),
        "changes": read_changelog(holdings.package.base)[:1],
        "cited": holdings.cite(),
    }
    yield Page("index.html", "overview.html", "Overview", content)
