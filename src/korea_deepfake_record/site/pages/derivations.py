"""Where does what the articles say come from?"""

from __future__ import annotations

from collections.abc import Iterator

from ...chains import count_origins, count_ways
from ...witnesses import UNKNOWN
from ..descent import CODED, Descent, list_codes
from ..holdings import Holdings, list_rows
from ..render import Page
from .listing import list_all

PATH = "derivations.html"


def write_derivations(holdings: Holdings) -> Iterator[Page]:
    """The page of the graph of sources, of what begins where, and of the ways that claims have come."""
    descent = Descent(holdings)
    origins = list_rows(count_origins(descent.live))
    known, unknown = (
        [row for row in origins if (row["origin_id"] == UNKNOWN) == is_so] for is_so in (False, True)
    )
    content = {
        "chart": descent.draw_all(PATH),
        "codes": {each: list_codes(holdings, each) for each in ("kind", "scope", "basis")},
        "n_coded": sum(row["role"] == CODED for row in holdings.rows["sources"]),
        "n_claims": len(descent.live),
        "origins": [*known, *unknown],
        "widest": known[:1],
        "n_known": len(known),
        "n_unknown": descent.begun.get(UNKNOWN, 0),
        "ways": list_rows(count_ways(descent.live)),
        "derivations": list_all(holdings, "derivations"),
    }
    yield Page(PATH, "derivations.html", "Where it comes from", content)
