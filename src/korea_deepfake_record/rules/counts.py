"""Which rules hold between figures: what overlaps, what differs, what an indicator counts?"""

from __future__ import annotations

from typing import Any

import pandas as pd

from .lookups import find_groups, find_live, follow, is_among, look_up
from .registry import rule

Frame = pd.DataFrame
FIRST_DAY, LAST_DAY = "0000-00-00", "9999-99-99"


@rule("overlap_group", "{cell} has no other figure.", "Add the figures that overlap, or clear the cell.")
def overlap_group_has_two(statistics: Frame) -> pd.Series[bool]:
    group = statistics["overlap_group"]
    return group.isna() | group.duplicated(keep=False)


@rule("overlap_group", "{cell} has figures of more than one unit.", "Group only what could be added.")
def overlap_group_has_one_unit(statistics: Frame) -> pd.Series[bool]:
    first = look_up(statistics["overlap_group"], statistics, "overlap_group", "unit")
    return first.isna() | first.eq(statistics["unit"].astype("str"))


@rule(
    "statistic_id",
    "The period of {cell} overlaps with that of a figure of another proposition.",
    "Group them, or relate them.",
)
def overlapping_counts_are_linked(
    statistics: Frame, claims: Frame, indicators: Frame, relations: Frame
) -> pd.Series[bool]:
    figures = _gather_figures(statistics, claims, relations)
    additive = (
        look_up(figures["indicator_id"], indicators, "indicator_id", "is_additive").eq(True).fillna(False)
    )
    figures = figures.loc[additive & figures["link"].notna()]
    figures = figures.sort_values(["start", "end"], kind="stable")
    subject = [figures[each].astype("str").fillna("") for each in ("indicator_id", "currency", "area")]
    # By start, a figure overlaps with what has not yet ended. Where one of its own link has not ended
    # either, those two overlap with each other, and the later of them has been found already.
    start = _count_days(figures["start"])
    ended = _end_so_far(figures, subject)
    ended_of_link = _end_so_far(figures, [*subject, figures["link"]])
    wrong = (ended >= start) & ~(ended_of_link >= start)
    return ~statistics.index.to_series().isin(figures.index[wrong])


@rule(
    "value",
    "The proposition of {claim_id} has another value of {indicator_id}.",
    "Correct it, or split the proposition.",
)
def proposition_has_one_value(statistics: Frame, claims: Frame) -> pd.Series[bool]:
    proposition = look_up(statistics["claim_id"], find_live(claims), "claim_id", "proposition_id")
    keys = [proposition, statistics["indicator_id"], statistics["currency"].fillna("")]
    first = statistics["value"].groupby(keys).transform("first")
    return proposition.isna() | statistics["value"].eq(first)


@rule(
    "value",
    "Another proposition has another value of {indicator_id} for the same.",
    "Relate the two propositions.",
)
def differing_values_are_related(
    statistics: Frame, claims: Frame, claim_actors: Frame, relations: Frame, indicators: Frame
) -> pd.Series[bool]:
    figures = _gather_figures(statistics, claims, relations)
    figures = figures.loc[figures["link"].notna() & figures["value"].notna()]
    about = claim_actors.loc[claim_actors["role"].eq("about"), ["claim_id", "actor_id"]]
    told = figures.assign(line=figures.index).merge(about, how="left", on="claim_id")
    # What may be added counts the same whomever it is told of; ages and terms are those of somebody.
    additive = indicators.loc[indicators["is_additive"].fillna(False), "indicator_id"]
    told["actor_id"] = told["actor_id"].mask(is_among(told["indicator_id"], additive))
    columns = ("indicator_id", "currency", "area", "period", "actor_id")
    group = told.groupby([told[each].astype("str").fillna("") for each in columns])
    # Where values and links both differ, there are always two figures that differ in both.
    differ = (group["value"].transform("nunique") > 1) & told["link"].ne(group["link"].transform("first"))
    return ~statistics.index.to_series().isin(told.loc[differ, "line"])


@rule("indicator_id", "No figure is of the indicator {cell}.", "Use it, or remove it.")
def indicator_is_used(indicators: Frame, statistics: Frame) -> pd.Series[bool]:
    return is_among(indicators["indicator_id"], statistics["indicator_id"])


@rule("is_whole", "What is counted comes in whole numbers.", "Write true, or choose another unit.")
def counted_is_whole(indicators: Frame) -> pd.Series[bool]:
    return ~indicators["unit"].eq("count") | indicators["is_whole"]


@rule("is_additive", "Shares cannot be added.", "Write false, or choose another unit.")
def share_is_not_additive(indicators: Frame) -> pd.Series[bool]:
    return ~indicators["unit"].eq("percent") | ~indicators["is_additive"]


def _gather_figures(statistics: Frame, claims: Frame, relations: Frame) -> Frame:
    """The figures of live claims, from first to last day; `link` is the same for all that hang together."""
    proposition = look_up(statistics["claim_id"], find_live(claims), "claim_id", "proposition_id")
    group = "group " + statistics["overlap_group"]
    start = pd.concat([relations["from_id"], proposition])
    end = pd.concat([relations["to_id"], group])
    linked = find_groups(start, end)
    return statistics.assign(
        link=follow(proposition, linked).fillna(proposition),
        start=statistics["period_earliest"].fillna(FIRST_DAY),
        end=statistics["period_latest"].fillna(LAST_DAY),
    )


def _end_so_far(figures: Frame, keys: list[pd.Series[Any]]) -> pd.Series[Any]:
    """The last day of the rows above with the same keys; missing for the first."""
    ends = _count_days(figures["end"])
    return ends.groupby(keys).cummax().groupby(keys).shift()


def _count_days(days: pd.Series[Any]) -> pd.Series[Any]:
    """Days as numbers that keep their order."""
    return days.str.replace("-", "").astype("float64")
