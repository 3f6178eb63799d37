"""Which rules hold for propositions and the relations between them?"""

from __future__ import annotations

from typing import Any

import pandas as pd

from ..descriptor import Package
from ..witnesses import UNKNOWN
from .lookups import comes_first, find_live, has_no_loop, is_among, look_up
from .registry import rule

Frame = pd.DataFrame


@rule(
    "proposition_id",
    "No live claim asserts {cell}, and no relation with a reference has it.",
    "Use it, or remove it.",
)
def proposition_is_carried(
    propositions: Frame, claims: Frame, relations: Frame, relation_references: Frame
) -> pd.Series[bool]:
    based = relations.loc[is_among(relations["relation_id"], relation_references["relation_id"])]
    carried = (find_live(claims)["proposition_id"], based["from_id"], based["to_id"])
    return is_among(propositions["proposition_id"], *carried)


@rule("to_id", "{cell} is related to itself.", "Name the other proposition.")
def relation_joins_two(relations: Frame) -> pd.Series[bool]:
    return relations["from_id"].ne(relations["to_id"])


@rule("to_id", "{from_id} and {cell} are related already.", "Keep the kind that matters most.")
def pair_is_related_once(relations: Frame) -> pd.Series[bool]:
    first, last = _order(relations)
    return comes_first(pd.DataFrame({"first": first, "last": last}))


@rule(
    "from_id", "{cell} comes after {to_id}, though {kind} has no direction.", "Swap the two, and the verdict."
)
def symmetric_pair_is_in_order(relations: Frame, package: Package) -> pd.Series[bool]:
    number, other = (_number(relations[each]) for each in ("from_id", "to_id"))
    return relations["kind"].isin(_list_directed(package)) | ~(number > other)


@rule(
    "to_id", "{from_id} leads to {cell}, and that in the end back to it.", "Turn one of the relations round."
)
def directed_relations_have_no_loop(relations: Frame, package: Package) -> pd.Series[bool]:
    directed = relations["kind"].isin(_list_directed(package)) & relations["from_id"].ne(relations["to_id"])
    return has_no_loop(relations["from_id"].where(directed), relations["to_id"].where(directed))


@rule("verdict", "Of a wrong rendering and what it renders only the second can stand.", "Write to-stands.")
def mistranslation_does_not_stand(relations: Frame) -> pd.Series[bool]:
    return ~relations["kind"].eq("mistranslates") | relations["verdict"].eq("to-stands")


@rule("verdict", "Of two that contradict each other both cannot stand.", "Decide, or choose another kind.")
def contradiction_does_not_stand(relations: Frame) -> pd.Series[bool]:
    return ~relations["kind"].eq("contradicts") | relations["verdict"].ne("both-stand")


@rule("source_id", "An unknown origin settles nothing.", "Name the source, or remove the row.")
def reference_is_known(relation_references: Frame) -> pd.Series[bool]:
    return relation_references["source_id"].ne(UNKNOWN)


@rule(
    "source_id", "The source {cell} has no address, so nobody can look it up.", "Add its address to sources."
)
def reference_can_be_looked_up(relation_references: Frame, sources: Frame) -> pd.Series[bool]:
    cited = relation_references["source_id"]
    url = look_up(cited, sources, "source_id", "url")
    return url.notna() | cited.eq(UNKNOWN) | ~is_among(cited, sources["source_id"])


def _list_directed(package: Package) -> list[Any]:
    return list(package.table("relations").field("kind").raw.get("kdr:directed", []))


def _number(ids: pd.Series[Any]) -> pd.Series[Any]:
    """The number in an identifier: as text prp-1000 would come before prp-999."""
    return ids.str.extract(r"([0-9]+)$", expand=False).astype("float64")


def _order(relations: Frame) -> tuple[pd.Series[Any], pd.Series[Any]]:
    swapped = relations["from_id"] > relations["to_id"]
    first = relations["from_id"].where(~swapped, relations["to_id"])
    return first, relations["to_id"].where(~swapped, relations["from_id"])


@rule("basis", "Public reports are named, but no reference is.", "Add them to relation_references.")
def public_reports_are_referenced(relations: Frame, relation_references: Frame) -> pd.Series[bool]:
    names_reports = relations["basis"].str.contains(r"(?i)\bpublic reports?\b")
    return ~names_reports | is_among(relations["relation_id"], relation_references["relation_id"])


@rule(
    "verdict",
    "By the verdicts the one that stands here yields, step by step, to the other.",
    "Turn one of the verdicts round.",
)
def verdicts_have_no_loop(relations: Frame) -> pd.Series[bool]:
    is_first, is_second = (relations["verdict"].eq(each) for each in ("from-stands", "to-stands"))
    better = relations["from_id"].where(is_first, relations["to_id"].where(is_second))
    worse = relations["to_id"].where(is_first, relations["from_id"].where(is_second))
    return has_no_loop(better, worse)


@rule("note", "No text asserts {proposition_id}, and nothing says how it is known.", "Say it in the note.")
def proposition_without_claim_has_note(propositions: Frame, claims: Frame) -> pd.Series[bool]:
    asserted = is_among(propositions["proposition_id"], find_live(claims)["proposition_id"])
    return asserted | propositions["note"].notna()


@rule("from_id", "No text asserts {cell}, so it mistranslates nothing.", "Swap the two, or change the kind.")
def mistranslation_stands_in_a_text(relations: Frame, claims: Frame) -> pd.Series[bool]:
    asserted = is_among(relations["from_id"], find_live(claims)["proposition_id"])
    return relations["kind"].ne("mistranslates") | asserted


@rule("statement", "Another proposition says the same but for signs and capitals.", "Make the two one.")
def proposition_is_said_once(propositions: Frame) -> pd.Series[bool]:
    plain = propositions["statement"].str.casefold().str.replace(r"\W+", " ", regex=True).str.strip()
    is_exact = propositions["statement"].duplicated(keep=False)
    return is_exact | comes_first(plain.to_frame())
