"""Which rules hold for claims: what they rest on, and when what they tell happened?"""

from __future__ import annotations

from typing import Any

import pandas as pd

from ..witnesses import trace_sources
from .bases import fits_basis, has_wording, looks_ahead
from .lookups import comes_first, find_live, follow, is_among, look_up
from .registry import rule

Frame = pd.DataFrame
MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|month|week|day"


@rule("passage_id", "The passage {cell} is not coded.", "Name the passage that says it, or code this one.")
def claim_rests_on_coded_passage(claims: Frame, passages: Frame) -> pd.Series[bool]:
    disposition = look_up(claims["passage_id"], passages, "passage_id", "disposition")
    return claims["record_status"].eq("withdrawn") | disposition.isna() | disposition.eq("coded")


@rule(
    "proposition_id",
    "An on-topic claim, and no other, asserts a proposition.",
    "Name one, or clear the cell.",
)
def proposition_iff_on_topic(claims: Frame) -> pd.Series[bool]:
    return claims["topic"].eq("on-topic") == claims["proposition_id"].notna()


@rule("statement", "Another claim of the passage says the same.", "Withdraw one, or say how they differ.")
def passage_says_it_once(claims: Frame) -> pd.Series[bool]:
    said = claims[["passage_id"]].assign(statement=claims["statement"].str.casefold())
    return comes_first(said.loc[find_live(claims).index]).reindex(claims.index, fill_value=True)


@rule(
    "proposition_id",
    "Another claim of the passage asserts {cell}.",
    "Withdraw one, or split the proposition.",
)
def passage_asserts_it_once(claims: Frame) -> pd.Series[bool]:
    asserted = find_live(claims)[["passage_id", "speaker_id", "proposition_id"]]
    return comes_first(asserted).reindex(claims.index, fill_value=True)


@rule(
    "claim_id",
    "The claim {cell} is of the kind figure, but has no statistic.",
    "Add the statistic, or change the kind.",
)
def figure_has_statistic(claims: Frame, statistics: Frame) -> pd.Series[bool]:
    return ~claims["kind"].eq("figure") | is_among(claims["claim_id"], statistics["claim_id"])


@rule("stance", "A demand is requested, not {cell}.", "Change the stance or the kind.")
def demand_is_requested(claims: Frame) -> pd.Series[bool]:
    return ~claims["kind"].eq("demand") | claims["stance"].eq("requested")


@rule("note", "The claim is withdrawn without a reason.", "Say why in the note.")
def withdrawn_claim_has_note(claims: Frame) -> pd.Series[bool]:
    return ~claims["record_status"].eq("withdrawn") | claims["note"].notna()


@rule(
    "event_basis", "The basis does not fit the date {event_date}.", "Give a basis, or the date that it tells."
)
def event_date_fits_basis(claims: Frame) -> pd.Series[bool]:
    return fits_basis(claims["event_date"], claims["event_basis"])


@rule("event_text", "The basis {event_basis} and the wording do not go together.", "Give both, or neither.")
def event_text_fits_basis(claims: Frame) -> pd.Series[bool]:
    return has_wording(claims["event_text"], claims["event_basis"])


@rule("event_anchor", "A resolved date, and no other, has an anchor.", "Name the anchor, or clear the cell.")
def anchor_iff_resolved(claims: Frame) -> pd.Series[bool]:
    return claims["event_basis"].eq("resolved") == claims["event_anchor"].notna()


@rule(
    "event_anchor",
    "{source_id} has no date from which to count.",
    "Choose another anchor, or leave it unresolved.",
)
def published_anchor_has_date(claims: Frame, sources: Frame) -> pd.Series[bool]:
    published = look_up(claims["source_id"], sources, "source_id", "published")
    return ~claims["event_anchor"].eq("published") | published.notna()


@rule(
    "event_anchor",
    "The origin of the claim has no date from which to count.",
    "Choose another anchor, or leave it unresolved.",
)
def said_anchor_has_date(claims: Frame, sources: Frame, relays: Frame, derivations: Frame) -> pd.Series[bool]:
    origin = find_origins(claims, relays, derivations)
    return ~claims["event_anchor"].eq("said") | look_up(origin, sources, "source_id", "published").notna()


@rule(
    "event_date",
    "{cell} is after the publication of {source_id}.",
    "Correct it, or make the claim a plan or demand.",
)
def event_is_not_in_the_future(claims: Frame, sources: Frame) -> pd.Series[bool]:
    published = look_up(claims["source_id"], sources, "source_id", "published_latest")
    return looks_ahead(claims) | ~(claims["event_earliest"] > published)


@rule("event_date", "{cell} lacks the year in {event_text}.", "Correct the year, or the wording.")
def event_year_is_the_stated(claims: Frame) -> pd.Series[bool]:
    year = claims["event_text"].str.extract(r"(?<![0-9])([12][0-9]{3})(?![0-9])", expand=False)
    pairs = zip(year.fillna("").to_list(), claims["event_date"].fillna("").to_list(), strict=True)
    held = [not date or year in date for year, date in pairs]
    return pd.Series(held, index=claims.index, dtype="bool")


@rule("event_date", "{cell} is more precise than {event_text}.", "Write the year alone.")
def event_date_is_not_sharpened(claims: Frame) -> pd.Series[bool]:
    text = claims["event_text"].str.casefold()
    has_year_only = text.str.fullmatch(r"[^0-9]*[0-9]{4}[^0-9]*") & ~text.str.contains(MONTHS)
    is_year = claims["event_date"].str.fullmatch(r"[0-9]{4}[?~%]?")
    return ~(claims["event_basis"].eq("stated") & has_year_only.eq(True)) | is_year


def find_origins(claims: Frame, relays: Frame, derivations: Frame) -> pd.Series[Any]:
    """Where each claim originates: at the last of its relays, or of what its text was made from."""
    last = (
        relays.dropna(subset=["claim_id", "step"])
        .sort_values("step")
        .drop_duplicates("claim_id", keep="last")
    )
    ways = trace_sources(claims["source_id"].dropna().unique(), derivations)
    ancestor = follow(claims["source_id"], {source: way[-1] for source, way in ways.items()})
    return look_up(claims["claim_id"], last, "claim_id", "source_id").fillna(ancestor)
