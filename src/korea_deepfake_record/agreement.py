"""How many independent witnesses stand behind a proposition, and where is the chain to them weakest?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

Tables = Mapping[str, pd.DataFrame]
Way = tuple[str, ...]

UNKNOWN = "unknown"
ARROW = " ← "


def trace_claims(tables: Tables) -> pd.DataFrame:
    """One row per claim, in the order of `claims`: its chain, origin and witness, and three doubts."""
    claims = tables["claims"]
    ancestors = trace_sources(claims["source_id"].unique(), tables["derivations"])
    relayed = _group_relays(tables["relays"])
    pairs = zip(claims["claim_id"], claims["source_id"], strict=True)
    chains = [ancestors[source] + relayed.get(claim, ()) for claim, source in pairs]
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


def count_agreement(tables: Tables) -> pd.DataFrame:
    """One row per proposition: how many live claims, coded sources and independent origins carry it."""
    claims, sources, propositions = (tables[name] for name in ("claims", "sources", "propositions"))
    coded = sources.loc[sources["role"] == "coded", "source_id"]
    carried = trace_claims(tables).assign(
        proposition_id=claims["proposition_id"],
        source_id=claims["source_id"].where(claims["source_id"].isin(coded)),
    )
    carried = carried.loc[(claims["record_status"] == "live") & claims["proposition_id"].notna()]
    by_proposition = carried.groupby("proposition_id")
    counts = pd.DataFrame(
        {
            "n_claims": by_proposition.size(),
            "n_sources": by_proposition["source_id"].nunique(),
            "n_independent_origins": by_proposition["witness_id"].nunique(),
            "n_unknown_origins": by_proposition.size() - by_proposition["witness_id"].count(),
        }
    )
    doubts = by_proposition[["is_chain_unknown", "is_relay_inferred", "is_speaker_party"]].any()
    shown = propositions[["proposition_id", "theme", "statement"]]
    ids = shown["proposition_id"]
    columns = [
        counts.reindex(ids, fill_value=0).astype("Int64"),
        doubts.reindex(ids, fill_value=False).astype("boolean"),
    ]
    return pd.concat([shown.set_index("proposition_id"), *columns], axis="columns").reset_index()


def trace_sources(source_ids: Iterable[str], derivations: pd.DataFrame) -> dict[str, Way]:
    """Each source followed by what it was taken from whole, as far up as that is known."""
    whole = derivations.loc[derivations["scope"] == "whole"]
    parents = dict(zip(whole["source_id"], whole["from_id"], strict=True))
    return {source: climb(source, parents) for source in source_ids}


def find_witnesses(origins: pd.Series, sources: pd.DataFrame, actors: pd.DataFrame) -> pd.Series:
    """The organisation that answers for each origin; missing where nobody known does."""
    publishers = sources.loc[sources["source_id"] != UNKNOWN].set_index("source_id")["publisher_id"]
    known = publishers.loc[publishers.notna() & (publishers != UNKNOWN)]
    return origins.map(known.map(find_organisations(actors))).astype("str")


def find_organisations(actors: pd.DataFrame) -> dict[str, str]:
    """Each actor's top organisation below a government; an actor that belongs to none stands for itself."""
    governments = set(actors.loc[actors["kind"] == "government", "actor_id"])
    belongs = actors["parent_id"].notna() & ~actors["parent_id"].isin(governments)
    members = actors.loc[belongs]
    parents = dict(zip(members["actor_id"], members["parent_id"], strict=True))
    return {actor: climb(actor, parents)[-1] for actor in actors["actor_id"]}


def climb(start: str, parents: Mapping[str, str]) -> Way:
    """The way up from here; it ends at the top, or before it would come round in a circle."""
    way = [start]
    while (parent := parents.get(way[-1])) is not None and parent not in way:
        way.append(parent)
    return tuple(way)


def _group_relays(relays: pd.DataFrame) -> dict[str, Way]:
    ordered = relays.sort_values(["claim_id", "step"])
    grouped: dict[str, Way] = {}
    for claim, source in zip(ordered["claim_id"], ordered["source_id"], strict=True):
        grouped[claim] = (*grouped.get(claim, ()), source)
    return grouped


def _has_inferred_link(tables: Tables) -> pd.Series:
    """Whether a relay of the claim, or a derivation above its source, was concluded rather than stated."""
    claims, relays, derivations = (tables[name] for name in ("claims", "relays", "derivations"))
    relayed = claims["claim_id"].isin(relays.loc[relays["basis"] == "inferred", "claim_id"])
    guessed = derivations.loc[(derivations["scope"] == "whole") & (derivations["basis"] == "inferred")]
    ancestors = trace_sources(claims["source_id"].unique(), derivations)
    doubtful = set(guessed["source_id"])
    derived = {source for source, way in ancestors.items() if doubtful.intersection(way)}
    return relayed | claims["source_id"].isin(derived)


def _is_speaker_party(tables: Tables) -> pd.Series:
    """Whether the claim is about the speaker, or about the organisation that the speaker belongs to."""
    claims, roles = tables["claims"], tables["claim_actors"]
    organisations = find_organisations(tables["actors"])
    about = roles.loc[roles["role"] == "about"]
    concerned = set(zip(about["claim_id"], about["actor_id"].map(organisations), strict=True))
    speakers = zip(claims["claim_id"], claims["speaker_id"].map(organisations), strict=True)
    return pd.Series([pair in concerned for pair in speakers], index=claims.index, dtype="bool")
