"""What was wrong in a record, what is right, and since which version?"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from .load import load

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

    Examples
    --------
    >>> import korea_deepfake_record as kdr
    >>> kdr.corrections("no-such-record").empty
    True
    """
    found = load(CORRECTIONS, where=where)
    chosen = pd.Series(True, index=found.index)
    if record_id is not None:
        parts = [[each, *each.split(KEY_MARK)] for each in found["record"].astype("str")]
        chosen &= pd.Series([record_id in each for each in parts], index=found.index, dtype="bool")
    if table is not None:
        chosen &= found["table"].eq(table)
    return found.loc[chosen].reset_index(drop=True)
