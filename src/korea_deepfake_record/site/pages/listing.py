"""What does a list of records on a page show?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..holdings import Holdings, Row

# What a list of claims shows, and a list of measures.
BRIEF = ("claim_id", "statement", "speaker_id", "stance", "kind", "event_date", "source_id")
STATE = ("measure_id", "kind", "actor_id", "target_id", "status", "start", "end")
# Whether a record holds, and the code of one that does.
STATUS, HOLDS = "record_status", "live"


@dataclass(frozen=True)
class Listing:
    """A list of records: what it is called, whose columns it shows, and the rows."""

    heading: str
    table: str
    columns: Sequence[str]
    rows: Sequence[Row]
    text: str = ""


def add_status(columns: Sequence[str], rows: Sequence[Row]) -> Sequence[str]:
    """The columns, and the status of the record if one of the rows does not hold."""
    is_told = any(row.get(STATUS, HOLDS) != HOLDS for row in rows)
    return [*columns, STATUS] if is_told else columns


def list_all(holdings: Holdings, name: str, columns: Sequence[str] = ()) -> Listing:
    """All rows of a table."""
    table = holdings.package.table(name)
    shown = columns or holdings.list_columns(name)
    return Listing(table.title, name, shown, holdings.rows[name], table.description)
