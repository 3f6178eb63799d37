"""Which record has this identifier, and how is it cited?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from .citation import STYLES
from .descriptor import Package, Table
from .finding import quote, suggest
from .tables import find_table, load, open_data
from .witnesses import climb

RETIRED = "retired"
# Identifiers that are counted: longer numbers are dates, or those of others.
COUNTED = re.compile(r"(.*[^0-9])([0-9]{1,5})", re.DOTALL)


def find(record_id: str, *, table: str | None = None, where: Path | str | None = None) -> pd.Series[Any]:
    """
    Find one record by its identifier, in whichever table it is.

    Parameters
    ----------
    record_id : str
        Identifier of a claim, source, actor, measure, figure, proposition or the like.
    table : str, optional
        Table to look in; only needed for an identifier that two tables share.
    where : path, optional
        Folder or zip of another version of the data set.

    Returns
    -------
    Series
        The record, by column; its name is the identifier, and `attrs` are those of its table.

    Raises
    ------
    ValueError
        If no record has this identifier: the message names the nearest one, or the first and the last of
        those that are numbered, or, where the identifier has been retired, the reason and the successor.
        Also if two tables share it, or there is no such table.

    Examples
    --------
    >>> import korea_deepfake_record as kdr
    >>> some_id = kdr.load("claims")["claim_id"].iloc[0]
    >>> kdr.find(some_id)["claim_id"] == some_id
    True
    """
    package = open_data(where)
    tables = load(where=where)
    check_identifier(record_id)
    holder = _find_holder(package, tables, record_id, table)
    ids = tables[holder][package.table(holder).primary_key[0]]
    record = tables[holder].loc[ids == record_id].iloc[0].rename(record_id)
    record.attrs = tables[holder].attrs
    return record


def cite(record_id: str | None = None, style: str = "text", *, where: Path | str | None = None) -> str:
    """
    Say how to cite this version of the data set, or one record of it.

    Parameters
    ----------
    record_id : str, optional
        Identifier of a record; the data set as a whole if left out.
    style : {"text", "bibtex"}
        One line of text, or an entry for BibTeX; in small or capital letters.
    where : path, optional
        Folder or zip of another version of the data set.

    Returns
    -------
    str
        The reference. DOI and address are in it once they have been assigned.

    Raises
    ------
    ValueError
        If there is no such style, or no such record; the message names the choices, or the successor
        of an identifier that has been retired.

    Examples
    --------
    >>> import korea_deepfake_record as kdr
    >>> kdr.version in kdr.cite()
    True
    >>> kdr.cite(style="bibtex").startswith("@misc{")
    True
    """
    writer = STYLES.get(str(style).casefold())
    if writer is None:
        message = f"There is no style {quote(style)}. Choose one of: {', '.join(STYLES)}."
        raise ValueError(message)
    package = open_data(where)
    if record_id is None:
        return writer(package)
    check_identifier(record_id)
    holders = _find_holders(package, load(where=where), record_id)
    return writer(package, f"{record_id} ({', '.join(holders)})")


def check_identifier(record_id: object) -> None:
    """Refuse what is no text, before it is looked up."""
    if not isinstance(record_id, str):
        message = f"{record_id!r} is no identifier. Give one as text, such as 'clm-0001'."
        raise ValueError(message)


def _find_holder(
    package: Package, tables: Mapping[str, pd.DataFrame], record_id: str, table: str | None
) -> str:
    if table is not None and _holds(find_table(package, table), tables, record_id):
        return table
    holders = _find_holders(package, tables, record_id)
    if table is None and len(holders) == 1:
        return holders[0]
    if table is not None and len(key := package.table(table).primary_key) > 1:
        message = f"In {table} no single cell names a row, but {' and '.join(key)} together. Use load()."
        raise ValueError(message)
    said = "is" if table is None else f"is not in {table}, but"
    message = f"{quote(record_id)} {said} in {' and '.join(holders)}. Choose one with table=…"
    raise ValueError(message)


def _holds(table: Table, tables: Mapping[str, pd.DataFrame], record_id: str) -> bool:
    """Whether a record of the table is known by this identifier alone."""
    key = table.primary_key
    return len(key) == 1 and bool(tables[table.name][key[0]].eq(record_id).any())


def _names_records(table: Table) -> bool:
    """Whether the identifiers of the table are its own, and in use."""
    pointing = [key.fields for key in table.foreign_keys]
    return len(table.primary_key) == 1 and table.primary_key not in pointing and table.name != RETIRED


def _find_holders(package: Package, tables: Mapping[str, pd.DataFrame], record_id: str) -> list[str]:
    """The tables with a record of that identifier; there is always one, or an answer why not."""
    keyed = [each.name for each in package.tables if _names_records(each)]
    ids = {name: tables[name][package.table(name).primary_key[0]] for name in keyed}
    holders = [name for name in keyed if ids[name].eq(record_id).any()]
    if holders:
        return holders
    if retired := _tell_retirement(record_id, tables.get(RETIRED)):
        raise ValueError(retired)
    answer = suggest_record(record_id, ids) or f"Look it up in one of: {', '.join(keyed)}."
    message = f"There is no record {quote(record_id)}. {answer}"
    raise ValueError(message)


def suggest_record(record_id: str, ids: Mapping[str, pd.Series[str]]) -> str:
    """Which identifier may be meant; where they are numbered the nearest is no likelier, so say the range."""
    counted = COUNTED.fullmatch(record_id.casefold())
    prefix, number = (counted[1], int(counted[2])) if counted else ("", 0)
    for table, given in ids.items():
        matches = [found for each in given if (found := COUNTED.fullmatch(each)) and found[1] == prefix]
        numbered = {int(found[2]): found[0] for found in matches}
        if same := numbered.get(number):
            return f"Did you mean {quote(same)}?"
        if numbered:
            first, last = (quote(numbered[edge(numbered)]) for edge in (min, max))
            return f"Those of {table} run from {first} to {last}."
    return suggest(record_id, pd.concat(ids.values()))


def _tell_retirement(record_id: str, retired: pd.DataFrame | None) -> str:
    """Why the identifier is no longer in use and what stands in its place; empty if it never was in use."""
    if retired is None or not retired["retired_id"].eq(record_id).any():
        return ""
    successors = dict(zip(retired["retired_id"], retired["successor_id"], strict=True))
    row = retired.set_index("retired_id").loc[record_id]
    told = f"{quote(record_id)} was retired in version {row['version']}: {str(row['reason']).rstrip('.')}."
    heir = climb(record_id, {old: new for old, new in successors.items() if pd.notna(new)})[-1]
    return f"{told} It has no successor." if heir == record_id else f"{told} Use {quote(heir)}."
