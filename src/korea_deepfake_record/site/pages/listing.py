"""What does a list of records on a page show?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..holdings import Holdings, Row

# What a list of claims shows, and a list of measures.
BRIEF = ("claim_id", "statement", "speaker_id", "stance", "kind", "event_date", "source_id")
STATE = ("measure_id", "kind", "actor_id", "target_id", "status", "start", "end")


@dataclass(frozen=True)
class Listing:
    """A list of records: what it is called, whose columns it shows, and the rows."""

    heading: str
    table: str
    columns: Sequence[str]
    rows: Sequence[Row]
    text: str = ""


def list_all(holdings: Holdings, name: str, columns: Sequence[str] = ()) -> Listing:
    """All rows of a table."""
    table = holdings.package.table(name)
    shown = columns or holdings.list_columns(name)
    return Listing(table.title, name, shown, holdings.rows[name], table.description)
