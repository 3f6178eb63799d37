"""What does each source count, and how do the figures differ?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from ...figures import statistics, why_no_sum
from ..amounts import tell_difference, tell_fate, tell_number, tell_period, tell_value
from ..compared import ORDER, compare, find_elsewhere
from ..holdings import Holdings, Row, list_rows
from ..links import ADDRESSES, Links
from ..render import Page
from .listing import Listing

SHOWN = (
    *("statistic_id", "source_id", "value_text", "value", "low", "high", "comparator", "currency"),
    *("converted_from_id", "period", "period_text", "period_basis", "as_of", "verdict"),
    *("speaker_id", "claim_id", "overlap_group", "note"),
)
BRIEF = ("indicator_id", "value", "period", "source_id", "verdict")
RELATED = ("relation_id", "from_id", "kind", "to_id", "verdict", "basis", "references")
# How many figures are drawn on a page: more would neither be seen at once nor be light.
MOST = 80
NUMBERS = ("value", "low", "high")
LIST = "figures.html"


def write_figures(holdings: Holdings) -> Iterator[Page]:
    """The list of all indicators, with charts of those whose figures differ, and a page for each."""
    figures, links = statistics(holdings.tables).sort_values(ORDER), Links(holdings)
    parts = {key: figures[figures["indicator_id"] == key] for key in holdings.by_id["indicators"]}
    yield Page(LIST, "figures.html", "Figures", list_indicators(parts, links))
    for indicator_id, row in holdings.by_id["indicators"].items():
        path = ADDRESSES["indicators"].format(**row)
        content = {"row": row, "no_sum": why_no_sum(row["unit"])}
        content |= describe(parts[indicator_id], links, path)
        yield Page(path, "indicator.html", row["title"], content)


def list_indicators(parts: Mapping[str, pd.DataFrame], links: Links) -> dict[str, Any]:
    """The indicators whose figures can be compared, those with most of them first, and the others."""
    compared = {key for key, each in parts.items() if len(each) > 1 or each["overlaps_with"].notna().any()}
    differing, drawn = [], 0
    for key in sorted(compared, key=lambda each: (-len(parts[each]), -parts[each]["value"].nunique(), each)):
        drawn += len(parts[key])
        chart = compare(parts[key], links, LIST) if drawn <= MOST else None
        differing.append((key, tell_difference(links, list_rows(parts[key])), chart))
    others = [row for key in parts if key not in compared for row in list_briefly(key, parts[key], links)]
    return {"differing": differing, "others": Listing("Other figures", "indicators", BRIEF, others)}


def list_briefly(indicator_id: str, figures: pd.DataFrame, links: Links) -> Iterator[Row]:
    """The figures of an indicator in few words; a row without words if there are none."""
    if figures.empty:
        yield dict.fromkeys(BRIEF, "") | {"indicator_id": indicator_id}
    for row in list_rows(figures):
        said = (tell_value(links, row), tell_period(links, row), tell_fate(links, row).capitalize())
        yield {**row, **dict(zip(("value", "period", "verdict"), said, strict=True))}


def describe(figures: pd.DataFrame, links: Links, page: str) -> dict[str, Any]:
    """All that is known of the figures of an indicator."""
    rows = list_rows(figures)
    shown = [each for each in SHOWN if any(row[each] for row in rows)]
    told = [{**row, **{each: tell_number(float(row[each])) for each in NUMBERS if row[each]}} for row in rows]
    return {
        "figures": Listing("Figures", "statistics", shown, told),
        "drawn": compare(figures.iloc[:MOST], links, page) if rows else None,
        "is_cut": len(rows) > MOST,
        "related": list_related(rows, links.holdings),
        "elsewhere": find_elsewhere(rows, links),
    }


def list_related(rows: Sequence[Row], holdings: Holdings) -> list[Listing]:
    """What is said of how the propositions of the figures stand to each other, and to others."""
    said = {holdings.by_id["claims"][row["claim_id"]]["proposition_id"] for row in rows} - {""}
    among: list[Row] = []
    beyond: list[Row] = []
    for each in holdings.relations:
        ends = {each["from_id"], each["to_id"]}
        if ends & said:
            (among if ends <= said else beyond).append(each)
    listings = (("Why they differ", among), ("How they stand to other statements", beyond))
    return [Listing(heading, "relations", RELATED, found) for heading, found in listings if found]
