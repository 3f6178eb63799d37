"""Through which sources does each claim come, and with whom do the chains begin?"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pandas as pd

from .views import claims
from .witnesses import ARROW, Tables

Step = tuple[str, str]


def take_live(tables: Tables) -> pd.DataFrame:
    """The claims that have not been withdrawn, each with its chain, origin and witness."""
    made = claims(tables)
    return made.loc[made["record_status"] == "live"]


def count_steps(live: pd.DataFrame) -> Counter[Step]:
    """How many claims come from one source, the second, into another, the first."""
    return Counter(step for chain in live["chain"].tolist() for step in pairwise(chain.split(ARROW)))


def count_origins(live: pd.DataFrame) -> pd.DataFrame:
    """One row per origin: its witness, how many articles and claims rest on it, and how many by inference."""
    counted = live.groupby("origin_id", as_index=False).agg(
        witness_id=("witness_id", "first"),
        n_sources=("source_id", "nunique"),
        n_claims=("claim_id", "size"),
        n_inferred=("is_relay_inferred", "sum"),
    )
    return counted.sort_values(
        ["n_sources", "n_claims", "origin_id"], ascending=[False, False, True], ignore_index=True
    )


def count_ways(live: pd.DataFrame) -> pd.DataFrame:
    """One row per article and chain: how many claims have come that way; the widest of an article first."""
    counted = live.groupby(["source_id", "chain"], as_index=False).agg(n_claims=("claim_id", "size"))
    return counted.sort_values(
        ["source_id", "n_claims", "chain"], ascending=[True, False, True], ignore_index=True
    )
