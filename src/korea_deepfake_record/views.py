"""What does each table say once its identifiers are looked up?"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from .tables import describe_view, take_tables
from .witnesses import VERDICT, Tables, count_agreement, trace_claims


def claims(tables: Tables | None = None) -> pd.DataFrame:
    """
    Tell of each claim who says it, through whom, where, when, and how many sources agree.

    Parameters
    ----------
    tables : mapping of str to DataFrame, optional
        All tables, as `load()` gives them; those of this version if left out.

    Returns
    -------
    DataFrame
        The columns of `claims` and, for each, `source_title`, `source_publisher` and `source_published` of
        the article; `paragraph` and `sentence` of the passage; `speaker_name`; the `chain` from the article
        to the origin (`outlet ← wire ← briefing`), `origin_id`, `origin_kind`; `witness_id` and
        `witness_name` of the organisation that answers for the origin, missing where it is not known;
        `is_chain_unknown`, `is_relay_inferred` and `is_speaker_party` (see `agreement`); `said`,
        `said_earliest`, `said_latest` and `said_basis`, when the origin spoke; the `proposition`, and
        `n_sources`, how many coded sources carry it.

    Examples
    --------
    >>> import korea_deepfake_record as kdr
    >>> len(kdr.claims()) == len(kdr.load("claims"))
    True
    """
    tables = take_tables(tables)
    sources, actors = tables["sources"], tables["actors"]
    suffixes = ("", "_earliest", "_latest", "_basis")
    origin = {"kind": "origin_kind"} | {f"published{each}": f"said{each}" for each in suffixes}
    traced = trace_claims(tables)
    joined = tables["claims"].join(traced.drop(columns="claim_id"))
    joined = attach_source(joined, tables)
    joined = attach(
        joined, "passage_id", tables["passages"], {"paragraph": "paragraph", "sentence": "sentence"}
    )
    joined = attach(joined, "speaker_id", actors, {"name": "speaker_name"})
    joined = attach(joined, "origin_id", sources, origin)
    joined = attach(joined, "witness_id", actors, {"name": "witness_name"})
    joined = attach(joined, "proposition_id", tables["propositions"], {"statement": "proposition"})
    joined = attach(joined, "proposition_id", count_agreement(tables, traced), {"n_sources": "n_sources"})
    return describe_view(joined, "claims", tables["claims"])


def agreement(tables: Tables | None = None) -> pd.DataFrame:
    """
    Count how many claims, sources and independent origins carry each proposition.

    Only claims that have not been withdrawn are counted. Every chain of a claim ends in an origin: a
    briefing, a statement, a document, or the reporting of the outlet itself. The witness of an origin is
    the organisation that answers for it, so that several outlets on one briefing are one witness, and so
    are two statements of one organisation. An origin that is not known is never counted as independent.

    Parameters
    ----------
    tables : mapping of str to DataFrame, optional
        All tables, as `load()` gives them; those of this version if left out.

    Returns
    -------
    DataFrame
        One row per proposition: `proposition_id`, `theme`, `statement`; `n_claims`; `n_sources`, the coded
        articles among which they are found; `n_independent_origins`, the different witnesses;
        `n_unknown_origins`, the claims of which no witness is known. Of the weakest link:
        `is_chain_unknown` (of some claim, a step of the chain or its witness is not known),
        `is_relay_inferred` (a step of some chain was concluded, not stated), `is_speaker_party` (some claim
        is about its own speaker, or about the organisation the speaker belongs to). `verdict`: what the
        relations of the proposition make of it.

    Examples
    --------
    >>> import korea_deepfake_record as kdr
    >>> counts = kdr.agreement()
    >>> bool((counts["n_independent_origins"] + counts["n_unknown_origins"] <= counts["n_claims"]).all())
    True
    """
    tables = take_tables(tables)
    # Before 1.1.0 there was no table of that name.
    held = tables.get("agreement", pd.DataFrame({"verdict": pd.Series(dtype=VERDICT)}))
    counted = count_agreement(tables)
    shared = {name: kind for name, kind in held.dtypes.items() if name in counted.columns}
    return describe_view(counted.astype(shared), "agreement", held)


def measures(tables: Tables | None = None) -> pd.DataFrame:
    """
    Set the status of each measure as each source has it beside the status as adjudicated.

    Parameters
    ----------
    tables : mapping of str to DataFrame, optional
        All tables, as `load()` gives them; those of this version if left out.

    Returns
    -------
    DataFrame
        One row per claim that tells of a measure: the columns of `measures` (`status` is the adjudicated
        one) with `actor_name` and `target_name`, then `source_id`, `source_title`, `source_publisher`,
        `source_published`, `claim_id`, the claim's `statement`, `reported_status` and its `wording`.
        A measure of which no live claim tells has one row with those columns empty.

    Examples
    --------
    >>> import korea_deepfake_record as kdr
    >>> set(kdr.measures()["measure_id"]) == set(kdr.load("measures")["measure_id"])
    True
    """
    tables = take_tables(tables)
    claims_made = tables["claims"]
    live = claims_made.loc[claims_made["record_status"] == "live", ["claim_id", "source_id", "statement"]]
    reports = (
        tables["measure_reports"].rename(columns={"status": "reported_status"}).merge(live, on="claim_id")
    )
    joined = attach(tables["measures"], "actor_id", tables["actors"], {"name": "actor_name"})
    joined = attach(joined, "target_id", tables["actors"], {"name": "target_name"})
    joined = joined.merge(reports, on="measure_id", how="left")
    ordered = joined.sort_values(["measure_id", "source_id", "claim_id"], ignore_index=True)
    return describe_view(attach_source(ordered, tables), "measures", tables["measures"])


def relations(tables: Tables | None = None) -> pd.DataFrame:
    """
    Show which propositions differ, how, and what was decided.

    Parameters
    ----------
    tables : mapping of str to DataFrame, optional
        All tables, as `load()` gives them; those of this version if left out.

    Returns
    -------
    DataFrame
        The columns of `relations`, with `from_statement` and `to_statement` of the propositions,
        `from_sources` and `to_sources`, how many coded sources carry each, and `references`, the identifiers
        of the sources that the verdict rests on, parted by blanks.

    Examples
    --------
    >>> import korea_deepfake_record as kdr
    >>> len(kdr.relations()) == len(kdr.load("relations"))
    True
    """
    tables = take_tables(tables)
    counts, consulted = count_agreement(tables), tables["relation_references"]
    joined = tables["relations"]
    for side in ("from", "to"):
        columns = {"statement": f"{side}_statement", "n_sources": f"{side}_sources"}
        joined = attach(joined, f"{side}_id", counts, columns)
    listed = consulted.groupby("relation_id")["source_id"].agg(" ".join).astype("str")
    joined = joined.assign(references=joined["relation_id"].map(listed))
    return describe_view(joined, "relations", tables["relations"])


def uncoded(tables: Tables | None = None) -> pd.DataFrame:
    """
    List the passages from which no claim was taken, with the reason.

    Parameters
    ----------
    tables : mapping of str to DataFrame, optional
        All tables, as `load()` gives them; those of this version if left out.

    Returns
    -------
    DataFrame
        One row per passage whose `disposition` is not `coded`: the columns of `passages`, with
        `source_title`, `source_publisher`, `source_published` of the article and the `reason`, what the
        disposition means. The `note` adds to it where it must.

    Examples
    --------
    >>> import korea_deepfake_record as kdr
    >>> bool(kdr.uncoded()["reason"].notna().all())
    True
    """
    tables = take_tables(tables)
    passages = tables["passages"]
    left = passages.loc[passages["disposition"] != "coded"].reset_index(drop=True)
    codes = left["disposition"].astype("str")
    meanings = passages.attrs.get("definitions", {}).get("disposition", {})
    left = attach_source(left, tables).assign(reason=codes.map(meanings).astype("str").fillna(codes))
    return describe_view(left, "uncoded", passages)


def attach(frame: pd.DataFrame, key: str, table: pd.DataFrame, columns: Mapping[str, str]) -> pd.DataFrame:
    """The frame with columns of the record to which its key leads, under new names; empty without a key."""
    known = table.set_index(table.columns[0])[list(columns)].rename(columns=dict(columns))
    return frame.join(known, on=key)


def attach_source(frame: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """The frame with title, publisher's name and day of the article in its `source_id`."""
    sources = attach(tables["sources"], "publisher_id", tables["actors"], {"name": "publisher"})
    columns = {each: f"source_{each}" for each in ("title", "publisher", "published")}
    return attach(frame, "source_id", sources, columns)
