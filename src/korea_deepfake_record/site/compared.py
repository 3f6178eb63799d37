"""What do the figures of one indicator say beside each other, and which of them must not be added?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from string import ascii_uppercase

import pandas as pd

from ..dates import earliest_day, latest_day
from ..figures import find_shared_days
from .amounts import name_unit, tell_difference, tell_fate, tell_period, tell_value
from .charts import Chart
from .charts.figures import Block, Stated, Tie, draw_figures
from .holdings import Row, list_rows
from .links import Links, relate
from .when import tell_date

# Figures of an overlap group stand together, and in it those of a source.
ORDER = ["unit", "currency", "overlap_group", "source_id", "period_earliest", "value", "statistic_id"]
# How a figure looks by its verdict; one whose claim is compared with nothing is faint.
LOOKS = {"yields": "hatched", "unresolved": "hollow", "": "faint"}
# How many groups are told in words.
SEVERAL = 6
TOGETHER = "count some of the same"
ELSEWHERE = "counts some of the same as figures of other indicators"


def compare(figures: pd.DataFrame, links: Links, page: str) -> Chart:
    """The chart of the figures of one indicator, as the view has them in `ORDER`, for a page."""
    rows, ties = list_rows(figures), list_ties(figures)
    told = f"{tell_difference(links, rows)} {tell_ties(rows, ties, links)}".strip()
    name = f"figures-{rows[0]['indicator_id']}"
    return draw_figures(name, told, list_blocks(rows, ties, links, page), ties)


def tell_ties(rows: Sequence[Row], ties: Sequence[Tie], links: Links) -> str:
    """What must not be added, in words; nothing where no two figures are known to overlap."""
    joined = [f"{len(tie.keys)} that {tie.told.partition(':')[0]}" for tie in ties[:SEVERAL]]
    joined += [f"{len(ties) - SEVERAL} more groups"] if len(ties) > SEVERAL else []
    others = [links.show_record("indicators", each).text for each in find_elsewhere(rows, links)]
    told = [f"Not to be added: {', '.join(joined)}."] if joined else []
    told += [f"{' and '.join(others)} {TOGETHER}: not to be added to these."] if others else []
    return " ".join(told)


def find_elsewhere(rows: Sequence[Row], links: Links) -> list[str]:
    """The other indicators that count some of the same."""
    overlapping = (other for row in rows for other in row["overlaps_with"].split())
    found = {links.holdings.by_id["statistics"][each]["indicator_id"] for each in overlapping}
    return sorted(found - {row["indicator_id"] for row in rows})


def list_ties(figures: pd.DataFrame) -> list[Tie]:
    """What must not be added: figures of an overlap group, and figures that share days."""
    groups = [each.tolist() for _, each in figures.groupby("overlap_group")["statistic_id"]]
    told = [(TOGETHER, each, False) for each in groups if len(each) > 1]
    additive = figures[figures["is_additive"].astype("bool")]
    for sharing in find_shared_days(additive):
        keys = sharing["statistic_id"].tolist()
        if not any(set(keys) <= set(each) for each in groups):
            told.append((tell_shared(sharing), keys, True))
    signs = [*ascii_uppercase, *map(str, range(len(ascii_uppercase), len(told)))]
    return [
        Tie(sign, f"{why}: not to be added", frozenset(keys), by_days)
        for sign, (why, keys, by_days) in zip(signs, told, strict=False)
    ]


def tell_shared(sharing: pd.DataFrame) -> str:
    """The days that periods share."""
    first, last = sharing["period_earliest"].max(), sharing["period_latest"].min()
    days = tell_date(first if first == last else f"{first}/{last}", lasts=True)
    return f"share {'the day' if first == last else 'the days'} {days}"


def list_blocks(rows: Sequence[Row], ties: Sequence[Tie], links: Links, page: str) -> list[Block]:
    """The figures of each unit and overlap group, and then those of none."""
    parts: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        parts[name_unit(links, row), row["overlaps_with"] and row["overlap_group"]].append(row)
    units, groups = ({key[place] for key in parts} for place in (0, 1))
    blocks = []
    for (unit, group), alike in sorted(parts.items(), key=lambda part: not part[0][1]):
        keys = {row["statistic_id"] for row in alike}
        tie = next((tie for tie in ties if not tie.is_by_days and tie.keys & keys), None)
        common = [f"in {unit}"] if len(units) > 1 else []
        common += [tell_group(tie, group)] if any(groups) else []
        stated = [state(row, links, page) for row in alike]
        blocks.append(Block(tie.sign if tie else "", ", ".join(common), unit, stated))
    return blocks


def tell_group(tie: Tie | None, group: str) -> str:
    """What the figures of a block have in common."""
    if tie:
        return tie.told
    return f"{ELSEWHERE}: not to be added" if group else "in no overlap group"


def state(row: Row, links: Links, page: str) -> Stated:
    """A figure as the chart has it."""
    source, key = row["source_id"], row["statistic_id"]
    value, low, high = (float(row[each]) if row[each] else None for each in ("value", "low", "high"))
    is_live = row["record_status"] == "live"
    return Stated(
        key=key,
        source=source,
        source_url=relate(page, links.addresses["sources", source]),
        said=tell_value(links, row),
        url=relate(page, links.addresses["statistics", key]),
        value=value,
        bounds=(low, high),
        period=tell_period(links, row) or "none told",
        days=find_days(row["period"] or row["as_of"]),
        is_state=not row["period"],
        verdict=tell_fate(links, row),
        look=LOOKS.get(row["verdict"], "filled") if is_live else "faint",
    )


def find_days(text: str) -> tuple[date | None, date | None] | None:
    """The days that a date spans, either open; none where there is no date."""
    days = (earliest_day(text), latest_day(text))
    return days if any(days) else None
