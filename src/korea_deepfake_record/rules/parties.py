"""Who can take a measure, and against whom?"""

from __future__ import annotations

from typing import Any

import pandas as pd

from .lookups import look_up
from .registry import rule

Frame = pd.DataFrame
# What only a state can do to somebody.
OF_STATE = ("arrest", "charge", "release", "supervision", "sentence", "penalty")
OVER_OTHERS = (*OF_STATE, "probe", "questioning", "order")
PRIVATE = ("platform", "company", "outlet")
STATE = ("authority", "government")


@rule(
    "actor_id",
    "{cell} is no authority, but takes a measure of the kind {kind}.",
    "Swap actor and target, or correct.",
)
def state_measure_is_by_the_state(measures: Frame, actors: Frame) -> pd.Series[bool]:
    return ~(measures["kind"].isin(OF_STATE) & _is_private(measures["actor_id"], actors))


@rule(
    "target_id",
    "{cell} is an authority; nobody private has power over it.",
    "Swap actor and target, or correct.",
)
def private_party_has_no_power(measures: Frame, actors: Frame) -> pd.Series[bool]:
    target = look_up(measures["target_id"], actors, "actor_id", "kind").isin(STATE)
    is_power = measures["kind"].isin(OVER_OTHERS) & ~measures["kind"].isin(OF_STATE)
    return ~(is_power & target & _is_private(measures["actor_id"], actors))


@rule(
    "target_id",
    "{cell} is an authority, which nobody can arrest or charge.",
    "Swap actor and target, or correct.",
)
def authority_is_not_arrested(measures: Frame, actors: Frame) -> pd.Series[bool]:
    target = look_up(measures["target_id"], actors, "actor_id", "kind")
    return ~(measures["kind"].isin(["arrest", "release", "supervision"]) & target.isin(STATE))


@rule(
    "actor_id",
    "{cell} is not of the press, but makes an inquiry of the press.",
    "Swap actor and target, or correct.",
)
def press_inquiry_is_by_the_press(measures: Frame, actors: Frame) -> pd.Series[bool]:
    kind = look_up(measures["actor_id"], actors, "actor_id", "kind")
    return ~(measures["kind"].eq("press-inquiry") & kind.isin([*STATE, "platform", "company"]))


@rule(
    "status",
    "The measure ended at {end}, before any report has it as {cell}.",
    "Correct the end, or the status.",
)
def ended_measure_does_not_go_on(
    measures: Frame, measure_reports: Frame, claims: Frame, sources: Frame
) -> pd.Series[bool]:
    source = look_up(measure_reports["claim_id"], claims, "claim_id", "source_id")
    published = look_up(source, sources, "source_id", "published_earliest").fillna("")
    first = published.groupby(measure_reports["measure_id"]).min().to_dict()
    goes_on = measures["status"].isin(["under-way", "in-force"])
    goes_on &= ~(measures["end_latest"] < measures["start_earliest"])
    return ~(goes_on & (measures["end_latest"] < measures["measure_id"].map(first).astype("str")))


def _is_private(actor: pd.Series[Any], actors: Frame) -> pd.Series[bool]:
    """Whether an actor, or the organisation of a person, is no part of a state."""
    kind = look_up(actor, actors, "actor_id", "kind")
    parent = look_up(look_up(actor, actors, "actor_id", "parent_id"), actors, "actor_id", "kind")
    return kind.isin(PRIVATE) | (kind.eq("person") & parent.isin(PRIVATE))
