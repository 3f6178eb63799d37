"""What does the third coder say of the claims as they were published?"""

from __future__ import annotations

from pathlib import Path

from .codings import Row, read_rows, read_time
from .units import Unit

THIRD_FIELDS = ("stance", "event-date")


def list_third_units(base: Path) -> list[Unit]:
    """
    List what the third coder judged: two fields of every claim of the version that was published then.

    Parameters
    ----------
    base : Path
        Folder of the checkout: both are in its folder ``reliability``.

    Returns
    -------
    list of Unit
        Sorted; the subject is the claim, the first side what was published.
    """
    folder = base / "reliability"
    third = {each["claim_id"]: each for path in folder.glob("third/*.csv") for each in read_rows(path)}
    published = [each for path in folder.glob("published/*.csv") for each in read_rows(path)]
    return sorted(
        Unit(
            row["passage_id"], field, row["claim_id"], _code(row, field), _code(third[row["claim_id"]], field)
        )
        for row in published
        for field in THIRD_FIELDS
    )


def _code(row: Row, field: str) -> str:
    return row["stance"] if field == "stance" else read_time(row, "event_date", "event_basis")
