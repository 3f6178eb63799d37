"""Which coded source asserts, attributes or contradicts each proposition, and which says nothing of it?"""

from __future__ import annotations

from typing import Any

import pandas as pd

from .tables import describe_view, take_tables
from .views import attach
from .witnesses import Tables, list_coded

# What a source can have to do with a proposition; of two that hold, the first counts.
MEANINGS = {
    "asserts": "The source carries the proposition in its own voice and vouches for it.",
    "attributes": "The source carries it, but in the words of others, as hearsay or as an allegation.",
    "contradicts": "The source does not carry it, and carries what cannot be true beside it.",
    "differs": "The source does not carry it, and carries what differs from it in another way.",
    "silent": "None of these. To say nothing is not to disagree.",
}
POSITION = pd.CategoricalDtype(list(MEANINGS), ordered=True)
CARRIED = ("asserts", "attributes")
# Who passes something on as hearsay or accusation does not vouch for it, in whatever voice.
PASSED_ON = ("reported", "alleged")
PAIR = ["proposition_id", "source_id"]
CLAIM = [*PAIR, "claim_id", "stance", "speaker_id"]
TEXTS = [*PAIR, "claim_ids", "stances", "speakers", "relation_ids"]
TYPES: dict[str, Any] = {"position": POSITION, "n_claims": "Int64"} | dict.fromkeys(TEXTS, "str")


def positions(tables: Tables | None = None) -> pd.DataFrame:
    """
    Tell whether each coded source asserts, attributes or contradicts each proposition, or is silent.

    Only claims that have not been withdrawn are looked at. The first of these that holds is the position:

    `asserts`
        A claim of the source carries the proposition in the voice `own`, and its stance is neither
        `reported` nor `alleged`.
    `attributes`
        Claims of the source carry it, each in the words of somebody else or with one of those two stances.
    `contradicts`
        The source does not carry it, but carries what a relation of the kind `contradicts` sets against it.
    `differs`
        The source does not carry it, but carries what a relation of another kind sets beside it: the same
        matter with another period, cause, status or wording, or more or less exactly.
    `silent`
        None of these.

    A denial asserts: the proposition of a claim with the stance `denied` says that it is not so. A source
    that carries both sides of a relation has the position by which it carries the proposition, and the
    relation stands beside it. Which side of a relation is right is not asked here: see `agreement` and
    `relations`. `differs` is no weaker word for `contradicts`: both sides may be true. `silent` is said of
    the coded text alone: it may leave out what its outlet knew, and to say nothing is not to disagree.

    Parameters
    ----------
    tables : mapping of str to DataFrame, optional
        All tables, as `load()` gives them; those of this version if left out.

    Returns
    -------
    DataFrame
        One row per proposition and coded source: `proposition_id`, `source_id`, `position`; `claim_ids`, the
        claims that carry the proposition or, where none does, what speaks against it or differs; `n_claims`,
        `stances` and `speakers`, how many they are, how firmly they are said and by whom; `relation_ids`,
        the relations of the proposition of which the source carries the other side; and the `statement` of
        the proposition. Several are parted by blanks; where there is none the cell is empty. What the
        positions mean is in `attrs`.

    Examples
    --------
    >>> import korea_deepfake_record as kdr
    >>> where = kdr.positions()
    >>> carried = where.loc[where["position"].isin(["asserts", "attributes"])].groupby("proposition_id")
    >>> counted = kdr.agreement().set_index("proposition_id")["n_sources"]
    >>> bool((carried.size() == counted[counted > 0]).all())
    True
    """
    tables = take_tables(tables)
    carried = find_carried(tables)
    opposed = find_opposed(tables["relations"], carried)
    told = pd.concat([carried, opposed], ignore_index=True).sort_values("claim_id", kind="stable")
    best = told.groupby(PAIR)["position"].transform("min")
    shown = told.loc[told["position"].isin(CARRIED) | (told["position"] == best)].groupby(PAIR)
    related = opposed.sort_values("relation_id").groupby(PAIR)["relation_id"]
    columns = {
        "position": shown["position"].min(),
        "claim_ids": shown["claim_id"].agg(list_once),
        "n_claims": shown["claim_id"].nunique(),
        "stances": shown["stance"].agg(list_once),
        "speakers": shown["speaker_id"].agg(list_once),
        "relation_ids": related.agg(list_once),
    }
    matrix = pd.DataFrame(columns).reindex(list_pairs(tables)).reset_index()
    matrix = matrix.fillna({"position": "silent", "n_claims": 0}).astype(TYPES)
    stated = attach(matrix, "proposition_id", tables["propositions"], {"statement": "statement"})
    described = describe_view(stated, "positions", tables["claims"])
    described.attrs["definitions"]["position"] = dict(MEANINGS)
    return described


def find_carried(tables: Tables) -> pd.DataFrame:
    """The live claims of coded sources under the proposition that each carries, with its position."""
    claims = tables["claims"]
    is_live = (claims["record_status"] == "live") & claims["proposition_id"].notna()
    live = claims.loc[is_live & claims["source_id"].isin(list_coded(tables))]
    is_vouched = (live["voice"] == "own") & ~live["stance"].isin(PASSED_ON)
    position = is_vouched.map({True: "asserts", False: "attributes"}).astype(POSITION)
    return live[CLAIM].astype("str").assign(position=position)


def find_opposed(relations: pd.DataFrame, carried: pd.DataFrame) -> pd.DataFrame:
    """The same claims under every proposition that a relation sets against the one that they carry."""
    names = ("proposition_id", "carried_id")
    sides = (("from_id", "to_id"), ("to_id", "from_id"))
    turned = [relations.rename(columns=dict(zip(side, names, strict=True))) for side in sides]
    both = pd.concat(turned)[[*names, "relation_id", "kind"]].astype("str")
    opposed = both.merge(carried[CLAIM].rename(columns={"proposition_id": "carried_id"}), on="carried_id")
    position = opposed["kind"].where(opposed["kind"] == "contradicts", "differs").astype(POSITION)
    return opposed.assign(position=position)


def list_pairs(tables: Tables) -> pd.MultiIndex:
    """Every proposition with every coded source."""
    sides = [tables["propositions"]["proposition_id"], list_coded(tables)]
    return pd.MultiIndex.from_product(sides, names=PAIR)


def list_once(values: pd.Series[str]) -> str:
    """Each value once, in order, parted by blanks."""
    return " ".join(dict.fromkeys(values))
