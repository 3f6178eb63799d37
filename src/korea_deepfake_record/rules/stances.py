"""Which kinds of claim, stances and voices exclude each other?"""

from __future__ import annotations

import pandas as pd

from ..witnesses import UNKNOWN, trace_sources
from .claims import find_origins
from .lookups import find_live, follow, is_listed, look_up
from .registry import rule

Frame = pd.DataFrame
PLACED = ("proposition_id", "passage_id")
FACTUAL = ("event", "figure", "norm", "definition", "provenance")


@rule("stance", "Of a claim of the kind {kind} nobody is {cell}.", "Change the stance or the kind.")
def stance_fits_kind(claims: Frame) -> pd.Series[bool]:
    kind, stance = claims["kind"], claims["stance"]
    is_ahead = stance.isin(["promised", "intended"]) & kind.ne("plan")
    is_asked = stance.eq("requested") & kind.ne("demand")
    is_valued = stance.eq("opined") & kind.isin([*FACTUAL, "plan"])
    return ~(is_ahead | is_asked | is_valued)


@rule("stance", "An appraisal is opined or conceded, not {cell}.", "Change the stance or the kind.")
def appraisal_is_opined(claims: Frame) -> pd.Series[bool]:
    return claims["kind"].ne("appraisal") | claims["stance"].isin(["opined", "acknowledged", "denied"])


@rule(
    "stance",
    "The outlet tells the plan of another; that is asserted.",
    "Write asserted, or name the speaker.",
)
def plan_of_another_is_asserted(claims: Frame, claim_actors: Frame) -> pd.Series[bool]:
    about = claim_actors.loc[claim_actors["role"].eq("about"), ["claim_id", "actor_id"]]
    is_its_own = is_listed(claims[["claim_id", "speaker_id"]], about)
    is_told = claims["voice"].eq("own") & claims["stance"].isin(["promised", "intended"])
    return ~is_told | is_its_own


@rule(
    "voice", "Hearsay of nobody in particular is the outlet's own voice.", "Write own, or change the stance."
)
def hearsay_is_told_by_the_outlet(claims: Frame) -> pd.Series[bool]:
    return claims["stance"].ne("reported") | claims["voice"].eq("own")


@rule("stance", "The origin of the claim is known, so it is no hearsay.", "Change the stance or the relays.")
def hearsay_has_no_known_origin(claims: Frame, relays: Frame, derivations: Frame) -> pd.Series[bool]:
    origin = find_origins(claims, relays, derivations)
    return claims["stance"].ne("reported") | origin.isna() | origin.eq(UNKNOWN)


@rule(
    "voice",
    "{speaker_id} wrote the text that was copied; it speaks itself.",
    "Write own, or name the speaker.",
)
def author_of_copy_speaks_itself(claims: Frame, sources: Frame, derivations: Frame) -> pd.Series[bool]:
    return claims["voice"].eq("own") | ~claims["speaker_id"].eq(_find_author(claims, sources, derivations))


@rule("speaker_id", "{cell} copied the text and did not write it.", "Name the outlet that wrote it.")
def body_is_in_the_voice_of_its_author(
    claims: Frame, passages: Frame, sources: Frame, derivations: Frame
) -> pd.Series[bool]:
    author = _find_author(claims, sources, derivations)
    part = look_up(claims["passage_id"], passages, "passage_id", "part")
    is_body = claims["voice"].eq("own") & part.eq("body")
    return ~is_body | author.isna() | claims["speaker_id"].eq(author)


@rule(
    "proposition_id", "The text says the same under another proposition.", "Give both the same proposition."
)
def same_statement_is_one_proposition(claims: Frame) -> pd.Series[bool]:
    live = find_live(claims).dropna(subset=["proposition_id", "statement"])
    said = live["source_id"] + " " + live["statement"].str.casefold()
    first = {each: look_up(said, live.assign(said=said), "said", each) for each in PLACED}
    is_one = first["proposition_id"].eq(live["proposition_id"]) | first["passage_id"].eq(live["passage_id"])
    return is_one.reindex(claims.index, fill_value=True)


def _find_author(claims: Frame, sources: Frame, derivations: Frame) -> pd.Series[str]:
    """Who published the text of which the source of a claim is a copy; missing where it is no copy."""
    copies = derivations.loc[derivations["kind"].eq("copy")]
    ways = trace_sources(claims["source_id"].dropna().unique(), copies)
    last = {source: way[-1] for source, way in ways.items() if len(way) > 1}
    return look_up(follow(claims["source_id"], last), sources, "source_id", "publisher_id")
