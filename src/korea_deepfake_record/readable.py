"""What does somebody read who looks nothing up: names and sentences in the place of identifiers?"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from .descriptor import Package
from .tables import load
from .views import agreement, claims, measures

NEEDED = {
    *("claims", "sources", "actors", "passages", "propositions"),
    *("relations", "derivations", "relays", "claim_actors", "measures", "measure_reports"),
}
AGREED = (
    *("proposition_id", "statement", "n_sources", "n_independent_origins", "n_unknown_origins"),
    *("n_claims", "verdict", "theme"),
)
SAID = (
    *("claim_id", "statement", "speaker_name", "stance", "kind", "event_date", "source_id"),
    *("source_publisher", "source_published", "chain", "witness_name", "said", "n_sources"),
    "proposition_id",
)
DONE = (
    *("measure_id", "title", "kind", "actor_name", "target_name", "status", "start", "end", "date_basis"),
    *("source_id", "source_publisher", "reported_status", "wording", "statement", "claim_id"),
)


def read_views(package: Package) -> dict[str, pd.DataFrame]:
    """
    Show the tables as sentences: how many say what, the widest first; who said each claim; what was done.

    Parameters
    ----------
    package : Package
        The package; its tables are read.

    Returns
    -------
    dict of str to DataFrame
        By title, views with titles for columns; none if the package has not the tables that they need.
    """
    if not {table.name for table in package.tables} >= NEEDED:
        return {}
    tables = load(where=package.base)
    said, counts = claims(tables), agreement(tables)
    live = said.loc[said["record_status"] == "live"]
    widest = counts.sort_values(["n_sources", "n_claims"], ascending=False, kind="stable")
    labels = said.attrs.get("labels", {}) | counts.attrs.get("labels", {})
    done = measures(tables)
    views = {
        "Who agrees": (widest[[*AGREED]], labels),
        "Who said what": (live[[*SAID]], labels),
        "What is done": (done[[*DONE]], done.attrs.get("labels", {})),
    }
    return {title: _name_columns(*view) for title, view in views.items()}


def _name_columns(view: pd.DataFrame, labels: Mapping[str, str]) -> pd.DataFrame:
    """The view with titles for columns."""
    return view.rename(columns=lambda name: labels.get(name, name.replace("_", " ").capitalize()))
