"""Which rules hold for the period or the date of a figure?"""

from __future__ import annotations

from typing import Any

import pandas as pd

from .. import dates
from .bases import fits_basis, has_wording, looks_ahead
from .lookups import follow, is_among, look_up
from .registry import rule

Frame = pd.DataFrame


@rule(
    "period_basis",
    "The basis does not fit the period {period}.",
    "Give a basis, or the period that it tells.",
)
def period_fits_basis(statistics: Frame) -> pd.Series[bool]:
    return fits_basis(statistics["period"], statistics["period_basis"])


@rule("period_text", "The basis {period_basis} and the wording do not go together.", "Give both, or neither.")
def period_text_fits_basis(statistics: Frame) -> pd.Series[bool]:
    return has_wording(statistics["period_text"], statistics["period_basis"])


@rule("period", "The claim {claim_id} has another date.", "Make the two the same.")
def period_is_that_of_claim(statistics: Frame, claims: Frame) -> pd.Series[bool]:
    happened = look_up(statistics["claim_id"], claims, "claim_id", "event_date")
    return statistics["period"].isna() | happened.isna() | statistics["period"].eq(happened)


@rule(
    "period",
    "{cell} starts after the source of {claim_id} was published.",
    "Correct it, or the kind of the claim.",
)
def period_is_not_in_the_future(statistics: Frame, claims: Frame, sources: Frame) -> pd.Series[bool]:
    return _is_before_publication(statistics["period_earliest"], statistics, claims, sources)


@rule(
    "as_of",
    "{cell} is after the source of {claim_id} was published.",
    "Correct it, or the kind of the claim.",
)
def as_of_is_not_in_the_future(statistics: Frame, claims: Frame, sources: Frame) -> pd.Series[bool]:
    days = {text: dates.earliest_day(text) for text in statistics["as_of"].dropna().unique()}
    known = {text: day.isoformat() for text, day in days.items() if day}
    return _is_before_publication(follow(statistics["as_of"], known), statistics, claims, sources)


@rule("as_of", "The figure counts over a period and holds at a date.", "Keep the one that the text gives.")
def period_or_as_of(statistics: Frame) -> pd.Series[bool]:
    return statistics["period"].isna() | statistics["as_of"].isna()


def _is_before_publication(
    day: pd.Series[Any], statistics: Frame, claims: Frame, sources: Frame
) -> pd.Series[bool]:
    source = look_up(statistics["claim_id"], claims, "claim_id", "source_id")
    published = look_up(source, sources, "source_id", "published_latest")
    is_ahead = is_among(statistics["claim_id"], claims.loc[looks_ahead(claims), "claim_id"])
    return is_ahead | ~(day > published)
