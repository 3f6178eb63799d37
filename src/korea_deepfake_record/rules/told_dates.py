"""Do the dates in the columns fit the words that tell them, and the other claims of their proposition?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd

from .calendar_words import TELLING, has_year, is_counted, is_dated_in_full, is_in_statement, is_named
from .claims import find_origins
from .lookups import find_live, look_up
from .registry import rule

Frame = pd.DataFrame
RESOLVE = "Write resolved, with the year that its anchor gives."


@rule("event_date", "{cell} is not the day that {event_text} names.", "Correct one of them.")
def event_date_is_the_named(claims: Frame) -> pd.Series[bool]:
    return _fits(claims, "event", is_named)


@rule("period", "{cell} is not the day that {period_text} names.", "Correct one of them.")
def period_is_the_named(statistics: Frame) -> pd.Series[bool]:
    return _fits(statistics, "period", is_named)


@rule(
    "published",
    "{cell} is not the day that {published_text} names.",
    "Correct one of them.",
)
def published_is_the_named(sources: Frame) -> pd.Series[bool]:
    return _fits(sources, "published", is_named)


@rule("event_basis", "{event_text} names no year, so it gives no date in full.", RESOLVE)
def stated_event_has_its_year(claims: Frame) -> pd.Series[bool]:
    return _fits(claims, "event", is_dated_in_full) | claims["event_basis"].ne("stated")


@rule("period_basis", "{period_text} names no year, so it gives no period in full.", RESOLVE)
def stated_period_has_its_year(statistics: Frame) -> pd.Series[bool]:
    return _fits(statistics, "period", is_dated_in_full) | statistics["period_basis"].ne("stated")


@rule("published_basis", "{published_text} names no year, so it gives no date in full.", RESOLVE)
def stated_publication_has_its_year(sources: Frame) -> pd.Series[bool]:
    return _fits(sources, "published", is_dated_in_full) | sources["published_basis"].ne("stated")


@rule("period", "{cell} lacks the year in {period_text}.", "Correct the year, or the wording.")
def period_year_is_the_stated(statistics: Frame) -> pd.Series[bool]:
    return _fits(statistics, "period", has_year)


@rule("published", "{cell} lacks the year in {published_text}.", "Correct the year, or the wording.")
def published_year_is_the_stated(sources: Frame) -> pd.Series[bool]:
    return _fits(sources, "published", has_year)


@rule(
    "event_date",
    "Counted from its anchor, {event_text} is not {cell}.",
    "Count anew, or correct the anchor.",
)
def event_date_is_counted_from_anchor(
    claims: Frame, sources: Frame, relays: Frame, derivations: Frame
) -> pd.Series[bool]:
    is_said = claims["event_anchor"].eq("said")
    origin = claims["source_id"].mask(is_said, find_origins(claims, relays, derivations))
    anchored = claims.assign(anchor=_find_day(origin, sources))
    asked = anchored["event_anchor"].isin(["published", "said"]) & anchored["anchor"].notna()
    return _fits(anchored.loc[asked], "event", is_counted, "anchor").reindex(claims.index, fill_value=True)


@rule(
    "period",
    "Counted from the day of its source, {period_text} is not {cell}.",
    "Count anew, or correct the wording.",
)
def period_is_counted_from_source(
    statistics: Frame, claims: Frame, sources: Frame, relays: Frame, derivations: Frame
) -> pd.Series[bool]:
    resolved = statistics.loc[statistics["period_basis"].eq("resolved")]
    origins = claims.assign(origin=find_origins(claims, relays, derivations))
    # The words count from one of the two days, and nothing tells from which.
    keys = (look_up(resolved["claim_id"], origins, "claim_id", each) for each in ("source_id", "origin"))
    days = [_find_day(each, sources) for each in keys]
    fits = [_fits(resolved.assign(anchor=day), "period", is_counted, "anchor") for day in days]
    held = fits[0].where(days[0].notna(), fits[1]) | fits[1].where(days[1].notna(), fits[0])
    return held.reindex(statistics.index, fill_value=True)


@rule(
    "event_date",
    "{cell} is not a time at which another claim of {proposition_id} has it.",
    "Correct it, or split the proposition.",
)
def proposition_has_one_date(claims: Frame) -> pd.Series[bool]:
    live = find_live(claims)
    return _overlaps_first(live, live["proposition_id"], "event").reindex(claims.index, fill_value=True)


@rule(
    "period",
    "{cell} is not the period that another figure of the proposition has.",
    "Correct it, or split the proposition.",
)
def proposition_has_one_period(statistics: Frame, claims: Frame) -> pd.Series[bool]:
    proposition = look_up(statistics["claim_id"], find_live(claims), "claim_id", "proposition_id")
    return _overlaps_first(statistics, proposition + " " + statistics["indicator_id"], "period")


@rule(
    "event_date",
    "{cell} is none of the dates that {proposition_id} names.",
    "Correct the date, or the proposition.",
)
def event_date_is_in_proposition(claims: Frame, propositions: Frame) -> pd.Series[bool]:
    statement = look_up(claims["proposition_id"], propositions, "proposition_id", "statement")
    return _fits(claims.assign(event_text=statement), "event", is_in_statement)


def _find_day(source: pd.Series[Any], sources: Frame) -> pd.Series[Any]:
    """The day of publication, where it is known to the day."""
    is_day = sources["published_earliest"].eq(sources["published_latest"])
    return look_up(source, sources.loc[is_day], "source_id", "published_earliest")


def _overlaps_first(rows: Frame, group: pd.Series[Any], name: str) -> pd.Series[bool]:
    """Whether a time overlaps with that of the first row of its group that has one."""
    start, end = rows[f"{name}_earliest"], rows[f"{name}_latest"]
    dated = start.notna() & end.notna() & group.notna()
    first = rows.assign(group=group).loc[dated].drop_duplicates("group")
    starts, ends = (look_up(group, first, "group", f"{name}_{side}") for side in ("earliest", "latest"))
    return ~((start > ends) | (end < starts))


def _fits(rows: Frame, name: str, judge: Callable[..., bool], *beside: str) -> pd.Series[bool]:
    """Whether the judge finds that a wording fits its time; what lacks one of the cells fits."""
    columns = [f"{name}_text", f"{name}_earliest", f"{name}_latest", *beside]
    told = rows[columns].dropna()
    told = told.loc[told[columns[0]].str.contains(TELLING)]
    known = told.drop_duplicates().itertuples(index=False, name=None)
    held = {row: judge(row[0], *map(date.fromisoformat, row[1:])) for row in known}
    answers = [held[row] for row in told.itertuples(index=False, name=None)]
    return pd.Series(answers, index=told.index, dtype="bool").reindex(rows.index, fill_value=True)
