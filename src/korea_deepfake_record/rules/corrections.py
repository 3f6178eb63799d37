"""Which rules hold for corrections? An entry that no longer applies is told, so that it cannot lie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from typing import Any

import pandas as pd

from ..descriptor import Package
from .lookups import is_among, look_up
from .registry import rule

Frame = pd.DataFrame
Frames = Mapping[str, Frame]
CORRECTIONS, RETIRED = "corrections", "retired"
KEY_MARK = "|"


@rule("table", "There is no table {cell}.", "Name the table of the record that was corrected.")
def corrected_table_is_known(corrections: Frame, package: Package) -> pd.Series[bool]:
    return corrections["table"].isin([table.name for table in package.tables])


@rule("column", "{table} has no column {cell}.", "Name a column of the table, or leave the cell empty.")
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
    is_last = ~corrections.duplicated(["table", "record", "column"], keep="last")
    held = pd.Series(True, index=corrections.index)
    for name, entries in _group(corrections.loc[is_last], "table", frames):
        records = _name_rows(package, frames, name)
        known = entries.loc[is_among(entries["record"], records)]
        for column, told in _group(known, "column", frames[name]):
            rows = pd.DataFrame({"record": records, "cell": frames[name][column]})
            cells = look_up(told["record"], rows, "record", "cell").to_list()
            found = pd.Series([write_cell(each) for each in cells], index=told.index, dtype="str")
            held[told.index] = told["right_value"].fillna("").eq(found)
    return held


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
    stands = pd.Series(False, index=corrections.index)
    for name, entries in _group(corrections, "table", frames):
        stands[entries.index] = is_among(entries["record"], _name_rows(package, frames, name))
    return stands


def _group(entries: Frame, column: str, known: Iterable[Any]) -> Iterator[tuple[str, Frame]]:
    """The entries by their cell in a column, as far as there is something known by that name."""
    named = entries.groupby(column, observed=True)
    return ((name, named.get_group(name)) for name in known if name in named.groups)


def _name_rows(package: Package, frames: Frames, name: str) -> pd.Series[Any]:
    """The records of a table as corrections name them, by the cells of their key."""
    nameless = pd.Series("", index=frames[name].index, dtype="str")
    cells = [frames[name][each].astype("str").fillna("") for each in package.table(name).primary_key]
    return reduce(lambda first, last: first + KEY_MARK + last, cells or [nameless])


def _list_retired(frames: Frames) -> pd.Series[Any]:
    return frames[RETIRED]["retired_id"] if RETIRED in frames else pd.Series(dtype="str")


def _read_version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".") if part.isdecimal())
