"""Which rules hold for sources, and for what they were made from?"""

from __future__ import annotations

import pandas as pd

from ..witnesses import UNKNOWN
from .bases import fits_basis, has_wording
from .lookups import comes_first, has_no_loop, is_among, look_up
from .registry import rule

Frame = pd.DataFrame


@rule(
    "text_sha256", "A coded source has the hash of its text, and no other has one.", "Fill it in or clear it."
)
def text_hash_iff_coded(sources: Frame) -> pd.Series[bool]:
    return sources["role"].eq("coded") == sources["text_sha256"].notna()


@rule(
    "text_characters",
    "A coded source has the length of its text, and no other has one.",
    "Fill it in or clear it.",
)
def text_length_iff_coded(sources: Frame) -> pd.Series[bool]:
    return sources["role"].eq("coded") == sources["text_characters"].notna()


@rule("source_id", "The coded source {cell} has no passages.", "Add its ledger, or change its role.")
def coded_source_has_passages(sources: Frame, passages: Frame) -> pd.Series[bool]:
    return ~sources["role"].eq("coded") | is_among(sources["source_id"], passages["source_id"])


@rule(
    "language",
    "Only a text that was seen has a language, and each of those has one.",
    "Fill it in or clear it.",
)
def language_iff_text_seen(sources: Frame) -> pd.Series[bool]:
    return sources["role"].eq("upstream") == sources["language"].isna()


@rule("url", "The reference {source_id} has no address.", "Give the address at which it was consulted.")
def reference_has_address(sources: Frame) -> pd.Series[bool]:
    return ~sources["role"].eq("reference") | sources["url"].notna()


@rule(
    "published_basis",
    "The basis does not fit the date {published}.",
    "Give a basis, or the date that it tells.",
)
def published_fits_basis(sources: Frame) -> pd.Series[bool]:
    return fits_basis(sources["published"], sources["published_basis"])


@rule(
    "published_text",
    "The basis {published_basis} and the wording do not go together.",
    "Give both, or neither.",
)
def published_text_fits_basis(sources: Frame) -> pd.Series[bool]:
    return has_wording(sources["published_text"], sources["published_basis"])


@rule(
    "source_id",
    "The date in {cell} is not that in published, {published}.",
    "Correct the date that is wrong.",
)
def dated_id_agrees(sources: Frame) -> pd.Series[bool]:
    named = sources["source_id"].str.extract(r"-((?:19|20)[0-9]{2})((?:0[1-9]|1[0-2]))?([0-9]{2})?$")
    first = named[0] + "-" + named[1].fillna("01") + "-" + named[2].fillna("01")
    last = named[0] + "-" + named[1].fillna("12") + "-" + named[2].fillna("31")
    known = named[0].notna() & sources["published_earliest"].notna() & sources["published_latest"].notna()
    return ~known | ((first <= sources["published_latest"]) & (last >= sources["published_earliest"]))


@rule(
    "source_id",
    "The source 'unknown' stands for any origin; nothing more is known of it.",
    "Clear its other cells.",
)
def unknown_source_is_bare(sources: Frame) -> pd.Series[bool]:
    told = sources[["title", "publisher_id", "published", "url"]].notna().any(axis="columns")
    bare = sources["role"].eq("upstream") & sources["kind"].eq("unknown") & ~told
    return sources["source_id"].ne(UNKNOWN) | bare


@rule("kind", "Only the source 'unknown' is of the kind unknown.", "Choose the kind that fits best.")
def kind_is_known(sources: Frame) -> pd.Series[bool]:
    return sources["source_id"].eq(UNKNOWN) | sources["kind"].ne("unknown")


@rule(
    "source_id", "No passage, claim, derivation or relation needs the source {cell}.", "Use it, or remove it."
)
def source_is_used(
    sources: Frame, passages: Frame, derivations: Frame, relays: Frame, relation_references: Frame
) -> pd.Series[bool]:
    users = (passages, derivations, relays, relation_references)
    used = is_among(sources["source_id"], *(each["source_id"] for each in users), derivations["from_id"])
    return used | sources["source_id"].eq(UNKNOWN)


@rule(
    "from_id", "{source_id} is made from {cell}, and that in the end from it.", "Break the loop at one link."
)
def derivation_has_no_loop(derivations: Frame) -> pd.Series[bool]:
    return has_no_loop(derivations["source_id"], derivations["from_id"])


@rule("scope", "{source_id} has another source from which it was made whole.", "Make one of them a part.")
def one_whole_origin(derivations: Frame) -> pd.Series[bool]:
    return ~derivations["scope"].eq("whole") | comes_first(derivations[["source_id", "scope"]])


@rule("scope", "What is cited or quoted is a part, not the whole.", "Write part, or choose another kind.")
def citation_is_partial(derivations: Frame) -> pd.Series[bool]:
    return ~derivations["kind"].isin(["citation", "quotation"]) | derivations["scope"].eq("part")


@rule(
    "from_id",
    "{source_id} was published before {cell}, from which it was made.",
    "Correct a date, or the link.",
)
def derivation_is_later(derivations: Frame, sources: Frame) -> pd.Series[bool]:
    later = look_up(derivations["source_id"], sources, "source_id", "published_latest")
    earlier = look_up(derivations["from_id"], sources, "source_id", "published_earliest")
    return ~(later < earlier)


@rule("source_id", "An unknown origin cannot be traced further.", "Remove the row, or name the source.")
def unknown_rests_on_nothing(derivations: Frame) -> pd.Series[bool]:
    return derivations["source_id"].ne(UNKNOWN)
