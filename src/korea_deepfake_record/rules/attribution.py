"""Which rules hold for who says a claim, and through whom it came?"""

from __future__ import annotations

from typing import Any

import pandas as pd

from ..witnesses import UNKNOWN, find_organisations, trace_sources
from .lookups import follow, is_among, is_listed, look_up
from .registry import rule

Frame = pd.DataFrame


@rule(
    "speaker_id",
    "{cell} is no outlet, but the voice is the outlet's own.",
    "Name the outlet, or change the voice.",
)
def own_voice_is_an_outlet(claims: Frame, actors: Frame) -> pd.Series[bool]:
    kind = look_up(claims["speaker_id"], actors, "actor_id", "kind")
    return ~claims["voice"].eq("own") | kind.isna() | kind.eq("outlet")


@rule(
    "speaker_id",
    "{cell} published neither {source_id} nor what it was copied from.",
    "Name the outlet that speaks.",
)
def own_voice_is_the_publisher(claims: Frame, sources: Frame, derivations: Frame) -> pd.Series[bool]:
    published = _list_ancestors(claims, derivations).assign(
        speaker_id=lambda ways: look_up(ways["ancestor_id"], sources, "source_id", "publisher_id")
    )
    said = claims[["source_id", "speaker_id"]]
    return ~claims["voice"].eq("own") | is_listed(said, published[["source_id", "speaker_id"]])


@rule(
    "voice",
    "{speaker_id} published {source_id}; what it says itself is its own voice.",
    "Write own, or name the speaker.",
)
def attributed_speaker_is_not_the_outlet(claims: Frame, sources: Frame) -> pd.Series[bool]:
    publisher = look_up(claims["source_id"], sources, "source_id", "publisher_id")
    return claims["voice"].eq("own") | publisher.isna() | claims["speaker_id"].ne(publisher)


@rule(
    "speaker_id",
    "What {cell} said has no way to the text.",
    "Add the relays; where they cannot be told, 'unknown'.",
)
def attributed_claim_has_relays(claims: Frame, actors: Frame, relays: Frame) -> pd.Series[bool]:
    kind = look_up(claims["speaker_id"], actors, "actor_id", "kind")
    is_own = claims["voice"].eq("own") | kind.eq("outlet") | claims["topic"].eq("off-topic")
    return is_own | is_among(claims["claim_id"], relays["claim_id"])


@rule(
    "speaker_id", "{cell} published nothing on the way of the claim.", "Correct the speaker, or the relays."
)
def speaker_stands_on_the_way(
    claims: Frame, sources: Frame, relays: Frame, derivations: Frame, actors: Frame
) -> pd.Series[bool]:
    ways = claims[["claim_id", "source_id"]].merge(_list_ancestors(claims, derivations), on="source_id")
    ancestors = ways[["claim_id", "ancestor_id"]].rename(columns={"ancestor_id": "source_id"})
    steps = pd.concat([ancestors, relays[["claim_id", "source_id"]]], ignore_index=True)
    organisations = find_organisations(actors)
    publisher = look_up(steps["source_id"], sources, "source_id", "publisher_id")
    passed = steps[["claim_id"]].assign(speaker_id=follow(publisher, organisations))
    said = claims[["claim_id"]].assign(speaker_id=follow(claims["speaker_id"], organisations))
    nameless = steps.loc[steps["source_id"].eq(UNKNOWN) | publisher.isna(), "claim_id"]
    kind = look_up(claims["speaker_id"], actors, "actor_id", "kind")
    is_traced = claims["voice"].ne("own") & (
        kind.eq("outlet") | is_among(claims["claim_id"], relays["claim_id"])
    )
    is_open = said["speaker_id"].isna() | is_among(claims["claim_id"], nameless)
    return ~is_traced | is_open | is_listed(said, passed)


@rule("step", "There is no step before step {cell}.", "Number the steps from 1 without a gap.")
def relay_steps_have_no_gap(relays: Frame) -> pd.Series[bool]:
    before = relays[["claim_id"]].assign(step=relays["step"] - 1)
    return relays["step"].le(1) | is_listed(before, relays[["claim_id", "step"]])


@rule(
    "source_id",
    "No derivation leads from the step before to {cell}.",
    "Add the derivation, or correct the step.",
)
def relay_follows_derivation(relays: Frame, claims: Frame, derivations: Frame) -> pd.Series[bool]:
    links = pd.DataFrame(
        {"before": _find_step_before(relays, claims, derivations), "after": relays["source_id"]}
    )
    is_open = links.isna().any(axis="columns") | links["before"].eq(UNKNOWN)
    return is_open | is_listed(links, derivations[["source_id", "from_id"]])


@rule("source_id", "An unknown origin can only be the last step.", "Remove the steps behind it, or name it.")
def unknown_relay_is_last(relays: Frame) -> pd.Series[bool]:
    after = relays[["claim_id"]].assign(step=relays["step"] + 1)
    return relays["source_id"].ne(UNKNOWN) | ~is_listed(after, relays[["claim_id", "step"]])


@rule("source_id", "{cell} came after the text that carries the claim.", "Correct a date, or the step.")
def relay_is_not_later(relays: Frame, claims: Frame, sources: Frame) -> pd.Series[bool]:
    text = look_up(relays["claim_id"], claims, "claim_id", "source_id")
    published = look_up(text, sources, "source_id", "published_latest")
    return ~(look_up(relays["source_id"], sources, "source_id", "published_earliest") > published)


def _list_ancestors(claims: Frame, derivations: Frame) -> Frame:
    """Each source of a claim beside itself and everything that it was taken from whole."""
    ways = trace_sources(claims["source_id"].dropna().unique(), derivations)
    pairs = [(source, each) for source, way in ways.items() for each in way]
    return pd.DataFrame(pairs, columns=["source_id", "ancestor_id"], dtype="str")


def _find_step_before(relays: Frame, claims: Frame, derivations: Frame) -> pd.Series[Any]:
    """The source of the step before; before the first step, the last that the text was taken from whole."""
    ways = trace_sources(claims["source_id"].dropna().unique(), derivations)
    text = look_up(relays["claim_id"], claims, "claim_id", "source_id")
    start = follow(text, {source: way[-1] for source, way in ways.items()})
    steps = relays[["claim_id", "step", "source_id"]].drop_duplicates(["claim_id", "step"])
    wanted = relays[["claim_id"]].assign(step=relays["step"] - 1)
    before = wanted.merge(steps, how="left", on=["claim_id", "step"])["source_id"].set_axis(relays.index)
    return before.where(relays["step"].gt(1).fillna(False), start)
