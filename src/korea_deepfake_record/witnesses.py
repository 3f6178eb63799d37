"""How many independent witnesses stand behind a proposition, and where is the chain to them weakest?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

Tables = Mapping[str, pd.DataFrame]
Way = tuple[str, ...]

UNKNOWN = "unknown"
# What stands around an article is the page's own: a copy of the article does not take it from further up.
PAGE_PARTS = ("byline", "dateline", "credit", "furniture")
ARROW = " ← "
# From the best to the worst; a proposition that yields in one relation does not stand for all that.
VERDICTS = pd.CategoricalDtype(["undisputed", "stands", "unresolved", "yields"], ordered=True)
# The same codes as the tables declare them, without an order.
VERDICT = pd.CategoricalDtype(VERDICTS.categories)
EITHER = {"neither-stands": "yields", "unresolved": "unresolved"}
OUTCOMES = {
    "from": EITHER | {"from-stands": "stands", "to-stands": "yields"},
    "to": EITHER | {"from-stands": "yields", "to-stands": "stands"},
}
DOUBTS = ["is_chain_unknown", "is_relay_inferred", "is_speaker_party"]


def trace_claims(tables: Tables) -> pd.DataFrame:
    """One row per claim, in the order of `claims`: its chain, origin and witness, and three doubts."""
    claims = tables["claims"]
    ancestors = trace_sources(claims["source_id"].unique(), tables["derivations"])
    relayed = _group_relays(tables["relays"])
    pages = _find_speaking_pages(tables, ancestors)
    pairs = iter_pairs(claims["claim_id"], claims["source_id"])
    chains = [pages.get(claim, ancestors[source]) + relayed.get(claim, ()) for claim, source in pairs]
    origins = pd.Series([chain[-1] for chain in chains], index=claims.index, dtype="str")
    witnesses = find_witnesses(origins, tables["sources"], tables["actors"])
    gaps = pd.Series([UNKNOWN in chain for chain in chains], index=claims.index, dtype="bool")
    return pd.DataFrame(
        {
            "claim_id": claims["claim_id"],
            "chain": pd.Series([ARROW.join(chain) for chain in chains], index=claims.index, dtype="str"),
            "origin_id": origins,
            "witness_id": witnesses,
            "is_chain_unknown": gaps | witnesses.isna(),
            "is_relay_inferred": _has_inferred_link(tables),
            "is_speaker_party": _is_speaker_party(tables),
        }
    )


def count_agreement(tables: Tables, traced: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row per proposition: how many live claims, coded sources and independent origins carry it."""
    carried = _carry(tables, trace_claims(tables) if traced is None else traced).groupby("proposition_id")
    counts = pd.DataFrame(
        {
            "n_claims": carried.size(),
            "n_sources": carried["source_id"].nunique(),
            "n_independent_origins": carried["witness_id"].nunique(),
            "n_unknown_origins": carried.size() - carried["witness_id"].count(),
        }
    )
    shown = tables["propositions"][["proposition_id", "theme", "statement"]]
    ids = shown["proposition_id"]
    counted = counts.reindex(ids, fill_value=0).astype("Int64")
    doubted = carried[DOUBTS].any().reindex(ids, fill_value=False).astype("boolean")
    counted = pd.concat([shown.set_index("proposition_id"), counted, doubted], axis="columns").reset_index()
    return counted.assign(verdict=counted["proposition_id"].map(weigh_propositions(tables)).astype("str"))


def weigh_propositions(tables: Tables) -> dict[str, str]:
    """What the relations of each proposition make of it: the worst that any one of them says."""
    relations = tables["relations"]
    verdicts = relations["verdict"].astype("str")
    sides = [(relations[f"{side}_id"], verdicts.map(told)) for side, told in OUTCOMES.items()]
    said = pd.concat([pd.DataFrame({"id": ids, "told": told}) for ids, told in sides], ignore_index=True)
    said = said.dropna().astype({"told": VERDICTS})
    worst = said.groupby("id")["told"].max() if len(said) else said["told"]
    weighed = dict.fromkeys(tables["propositions"]["proposition_id"].to_list(), "undisputed")
    return weighed | {str(each): str(told) for each, told in worst.items()}


def _carry(tables: Tables, traced: pd.DataFrame) -> pd.DataFrame:
    """The traced claims that count for a proposition; of their sources only the coded ones."""
    claims = tables["claims"]
    carried = traced.assign(
        proposition_id=claims["proposition_id"],
        source_id=claims["source_id"].where(claims["source_id"].isin(list_coded(tables))),
    )
    return carried.loc[(claims["record_status"] == "live") & claims["proposition_id"].notna()]


def list_coded(tables: Tables) -> pd.Series[str]:
    """The sources every sentence of which was looked at."""
    sources = tables["sources"]
    return sources.loc[sources["role"] == "coded", "source_id"]


def iter_pairs(first: pd.Series[Any], second: pd.Series[Any]) -> Iterator[tuple[Any, Any]]:
    """Two columns side by side; as lists, for to walk along a column of text takes eight times as long."""
    return zip(first.to_list(), second.to_list(), strict=True)


def trace_sources(source_ids: Iterable[str], derivations: pd.DataFrame) -> dict[str, Way]:
    """Each source followed by what it was taken from whole, as far up as that is known."""
    whole = derivations.loc[derivations["scope"] == "whole"]
    parents = dict(iter_pairs(whole["source_id"], whole["from_id"]))
    return {source: climb(source, parents) for source in source_ids}


def find_witnesses(origins: pd.Series[str], sources: pd.DataFrame, actors: pd.DataFrame) -> pd.Series[Any]:
    """The organisation that answers for each origin; missing where nobody known does."""
    publishers = sources.loc[sources["source_id"] != UNKNOWN].set_index("source_id")["publisher_id"]
    known = publishers.loc[publishers.notna() & (publishers != UNKNOWN)]
    return origins.map(known.map(find_organisations(actors))).astype("str")


def find_organisations(actors: pd.DataFrame) -> dict[str, str]:
    """Each actor's top organisation below a government; an actor that belongs to none stands for itself."""
    governments = set(actors.loc[actors["kind"] == "government", "actor_id"])
    belongs = actors["parent_id"].notna() & ~actors["parent_id"].isin(governments)
    members = actors.loc[belongs]
    parents = dict(iter_pairs(members["actor_id"], members["parent_id"]))
    return {actor: climb(actor, parents)[-1] for actor in actors["actor_id"].to_list()}


def climb(start: str, parents: Mapping[str, str]) -> Way:
    """The way up from here; it ends at the top, or before it would come round in a circle."""
    way = [start]
    while (parent := parents.get(way[-1])) is not None and parent not in way:
        way.append(parent)
    return tuple(way)


def _find_speaking_pages(tables: Tables, ancestors: Mapping[str, Way]) -> dict[str, Way]:
    """The way up of each claim around an article: no further than the page whose publisher speaks."""
    claims, passages, sources = (tables[name] for name in ("claims", "passages", "sources"))
    around = passages.loc[passages["part"].isin(PAGE_PARTS), "passage_id"]
    spoken = claims.loc[claims["passage_id"].isin(around)]
    publishers = dict(iter_pairs(sources["source_id"], sources["publisher_id"]))
    pages: dict[str, Way] = {}
    for claim, source, speaker in zip(
        *(spoken[each].to_list() for each in ("claim_id", "source_id", "speaker_id")), strict=True
    ):
        way = ancestors[source]
        own = [step for step, each in enumerate(way) if publishers.get(each) == speaker]
        pages[claim] = way[: own[0] + 1] if own else way[:1]
    return pages


def _group_relays(relays: pd.DataFrame) -> dict[str, Way]:
    ordered = relays.sort_values(["claim_id", "step"])
    grouped: dict[str, Way] = {}
    for claim, source in iter_pairs(ordered["claim_id"], ordered["source_id"]):
        grouped[claim] = (*grouped.get(claim, ()), source)
    return grouped


def _has_inferred_link(tables: Tables) -> pd.Series[Any]:
    """Whether a relay of the claim, or a derivation above its source, was concluded rather than stated."""
    claims, relays, derivations = (tables[name] for name in ("claims", "relays", "derivations"))
    relayed = claims["claim_id"].isin(relays.loc[relays["basis"] == "inferred", "claim_id"])
    guessed = derivations.loc[(derivations["scope"] == "whole") & (derivations["basis"] == "inferred")]
    ancestors = trace_sources(claims["source_id"].unique(), derivations)
    doubtful = set(guessed["source_id"])
    derived = {source for source, way in ancestors.items() if doubtful.intersection(way)}
    return relayed | claims["source_id"].isin(derived)


def _is_speaker_party(tables: Tables) -> pd.Series[Any]:
    """Whether the claim is about the speaker, or about the organisation that the speaker belongs to."""
    claims, roles = tables["claims"], tables["claim_actors"]
    organisations = find_organisations(tables["actors"])
    about = roles.loc[roles["role"] == "about"]
    concerned = set(iter_pairs(about["claim_id"], about["actor_id"].map(organisations)))
    speakers = iter_pairs(claims["claim_id"], claims["speaker_id"].map(organisations))
    return pd.Series([pair in concerned for pair in speakers], index=claims.index, dtype="bool")
