"""Where does what the articles say come from?"""

from __future__ import annotations

from collections.abc import Iterator

from ...chains import count_origins
from ...witnesses import UNKNOWN
from ..descent import CODED, CODES, open_descent
from ..holdings import Holdings, Row, list_rows
from ..render import Page
from .listing import list_all

PATH = "derivations.html"


def write_derivations(holdings: Holdings) -> Iterator[Page]:
    """The page of the graph of sources, of what begins where, and of the ways that claims have come."""
    descent = open_descent(holdings)
    origins = list_rows(count_origins(descent.live))
    known = [row for row in origins if row["origin_id"] != UNKNOWN]
    content = {
        "chart": descent.draw_all(PATH),
        "told": [(row, descent.choose(row["proposition_id"])) for row in find_widest(holdings)],
        "codes": {each: holdings.fields["derivations", each].categories for each in CODES},
        "n_coded": sum(row["role"] == CODED for row in holdings.rows["sources"]),
        "n_claims": len(descent.live),
        "origins": [*known, *(row for row in origins if row not in known)],
        "widest": known[:1],
        "n_known": len(known),
        "n_unknown": descent.begun.get(UNKNOWN, 0),
        "descent": descent,
        "derivations": list_all(holdings, "derivations"),
    }
    yield Page(PATH, "derivations.html", "Where it comes from", content)


def find_widest(holdings: Holdings) -> list[Row]:
    """The proposition that most articles carry, and of several the one with the fewest witnesses."""
    order = ["n_sources", "n_independent_origins", "proposition_id"]
    counted = holdings.agreement.sort_values(order, ascending=[False, True, True])
    return list_rows(counted.loc[counted["n_sources"] > 0].head(1))
