"""Which rules hold for corrections? An entry that no longer applies is told, so that it cannot lie."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import reduce
from typing import Any

import pandas as pd

from ..descriptor import Package
from .lookups import find_places, is_among
from .registry import rule

Frame = pd.DataFrame
Frames = Mapping[str, Frame]
CORRECTIONS, RETIRED = "corrections", "retired"
KEY_MARK = "|"


@rule("table", "There is no table {cell}.", "Name the table of the record that was corrected.")
def corrected_table_is_known(corrections: Frame, package: Package) -> pd.Series[bool]:
    return corrections["table"].isin([table.name for table in package.tables])


@rule("column", "{table} has no column {cell}.", "Name a column of the table, or leave the cell blank.")
def corrected_column_is_known(corrections: Frame, package: Package) -> pd.Series[bool]:
    columns = {table.name: {"", *(field.name for field in table.fields)} for table in package.tables}
    held = [column in columns.get(table, {column}) for table, _, column in _list_places(corrections)]
    return pd.Series(held, index=corrections.index, dtype="bool")


@rule(
    "record",
    "{cell} is no record of {table}, nor was it retired.",
    "Write the key as it stands in the table.",
)
def corrected_record_exists(corrections: Frame, package: Package, frames: Frames) -> pd.Series[bool]:
    # Of a table that could not be read nothing is known.
    is_unread = ~corrections["table"].isin(list(frames))
    is_gone = is_among(corrections["record"], _list_retired(frames))
    return corrections["column"].isna() | is_unread | is_gone | _stands(corrections, package, frames)


@rule("record", "{cell} is in {table} still, or again.", "Take the row out of the table, or this correction.")
def corrected_row_is_gone(corrections: Frame, package: Package, frames: Frames) -> pd.Series[bool]:
    return corrections["column"].notna() | ~_stands(corrections, package, frames)


@rule(
    "right_value",
    "The record does not have {cell} in {column}: the correction no longer applies.",
    "Correct the cell again, or add a correction that follows this one.",
)
def correction_applies(corrections: Frame, package: Package, frames: Frames) -> pd.Series[bool]:
    # Only the last correction of a cell tells what stands there now.
    is_past = corrections.duplicated(["table", "record", "column"], keep="last")
    told = corrections.loc[~is_past & corrections["table"].isin(list(frames))]
    records = {name: _name_rows(package, frames, name) for name in told["table"].unique()}
    held: dict[Any, bool] = {}
    for place, entries in told.groupby(["table", "column"], observed=True):
        name, column = map(str, place)
        if column in frames[name]:
            places = find_places(entries["record"], records[name])
            cells = frames[name][column].iloc[places[places >= 0]].to_list()
            wanted = entries["right_value"].fillna("").loc[places >= 0]
            pairs = zip(wanted.items(), cells, strict=True)
            held |= {line: write_cell(cell) == right for (line, right), cell in pairs}
    return pd.Series(held, dtype="bool").reindex(corrections.index, fill_value=True)


@rule("right_value", "{cell} is what was wrong.", "Write what is right, or remove the correction.")
def correction_changes_something(corrections: Frame) -> pd.Series[bool]:
    same = corrections["wrong_value"].fillna("").eq(corrections["right_value"].fillna(""))
    return ~same | corrections["column"].isna()


@rule("version", "{cell} is ahead of the version of the package.", "Write the version that has it right.")
def correction_version_is_not_ahead(corrections: Frame, package: Package) -> pd.Series[bool]:
    now = _read_version(package.version)
    held = [pd.isna(each) or _read_version(each) <= now for each in corrections["version"].to_list()]
    return pd.Series(held, index=corrections.index, dtype="bool")


def write_cell(cell: Any) -> str:
    """A typed value as it stands in the file."""
    if pd.isna(cell):
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _list_places(corrections: Frame) -> Iterator[tuple[str, str, str]]:
    """Table, record and column of each correction; what is missing is empty."""
    parts = [corrections[name].astype("str").fillna("").to_list() for name in ("table", "record", "column")]
    return zip(parts[0], parts[1], parts[2], strict=True)


def _stands(corrections: Frame, package: Package, frames: Frames) -> pd.Series[bool]:
    """Whether the record of each correction stands in its table."""
    named = [name for name in corrections["table"].dropna().unique() if name in frames]
    known = [name + KEY_MARK + _name_rows(package, frames, name) for name in named]
    return is_among(corrections["table"] + KEY_MARK + corrections["record"], pd.Series(dtype="str"), *known)


def _name_rows(package: Package, frames: Frames, name: str) -> pd.Series[Any]:
    """The records of a table as corrections name them, by the cells of their key."""
    nameless = pd.Series("", index=frames[name].index, dtype="str")
    cells = [frames[name][each].astype("str").fillna("") for each in package.table(name).primary_key]
    return reduce(lambda first, last: first + KEY_MARK + last, cells or [nameless])


def _list_retired(frames: Frames) -> pd.Series[Any]:
    return frames[RETIRED]["retired_id"] if RETIRED in frames else pd.Series(dtype="str")


def _read_version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".") if part.isdecimal())


@rule(
    "wrong_value",
    "The correction before left the cell otherwise.",
    "Write what stood there, or order the corrections.",
)
def correction_follows_on_the_one_before(corrections: Frame) -> pd.Series[bool]:
    cells = corrections.loc[corrections["column"].notna()]
    place = [cells[each] for each in ("table", "record", "column")]
    before = cells["right_value"].fillna("").groupby(place).shift()
    return (before.isna() | before.eq(cells["wrong_value"].fillna(""))).reindex(
        corrections.index, fill_value=True
    )
