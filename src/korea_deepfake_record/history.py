"""What was wrong in a record, what is right, and since which version?"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from .descriptor import Table
from .finding import quote
from .records import RETIRED, check_identifier, suggest_record
from .tables import find_table, load, open_data

CORRECTIONS = "corrections"
KEY_MARK = "|"


def corrections(
    record_id: str | None = None, *, table: str | None = None, where: Path | str | None = None
) -> pd.DataFrame:
    """
    Show what has been corrected: in one record, in one table, or at all.

    Parameters
    ----------
    record_id : str, optional
        Identifier of a record; for a row without one, the parts of its key with `|` between.
        A part of such a key is enough. Every record if left out.
    table : str, optional
        Table to look in; every table if left out.
    where : path, optional
        Folder or zip of another version of the data set.

    Returns
    -------
    DataFrame
        One row per correction, the oldest first: table, record, column, what was wrong, what is right,
        since which version, who reported it by role, and the evidence. Empty if nothing was corrected.

    Raises
    ------
    ValueError
        If there is no such table, or no record with this identifier, now or before it was retired; the
        message names what there is.

    Examples
    --------
    >>> import korea_deepfake_record as kdr
    >>> len(kdr.corrections(table="claims")) <= len(kdr.corrections())
    True
    """
    package, found = open_data(where), load(CORRECTIONS, where=where)
    places = package.tables if table is None else (find_table(package, table),)
    chosen = pd.Series(True, index=found.index)
    if record_id is not None:
        check_identifier(record_id)
        parts = [[each, *each.split(KEY_MARK)] for each in found["record"].astype("str")]
        chosen &= pd.Series([record_id in each for each in parts], index=found.index, dtype="bool")
    if table is not None:
        chosen &= found["table"].eq(table)
    if record_id is not None and not chosen.any():
        _check_record(record_id, places, load(where=where))
    return found.loc[chosen].reset_index(drop=True)


def _check_record(record_id: str, places: tuple[Table, ...], tables: Mapping[str, pd.DataFrame]) -> None:
    """Refuse what names no record of these tables, nor one that was retired."""
    retired = tables[RETIRED]
    names = {place.name for place in places}
    was_here = bool((retired["retired_id"].eq(record_id) & retired["table"].isin(names)).any())
    if was_here or any(_names_row(record_id, place, tables[place.name]) for place in places):
        return
    ids = {place.name: tables[place.name][place.primary_key[0]] for place in places if place.primary_key}
    where = f" in {places[0].name}" if len(places) == 1 else ""
    message = f"There is no record {quote(record_id)}{where}. {suggest_record(record_id, ids)}"
    raise ValueError(message.strip())


def _names_row(record_id: str, table: Table, frame: pd.DataFrame) -> bool:
    """Whether it is the key of a row, or a part of it."""
    keys = frame[list(table.primary_key)].astype("str")
    whole = keys.agg(KEY_MARK.join, axis="columns") if len(keys) else pd.Series(dtype="str")
    return bool(keys.isin([record_id]).any(axis=None) or whole.eq(record_id).any())
