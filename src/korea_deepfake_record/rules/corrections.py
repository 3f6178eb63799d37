"""Which rules hold for corrections? An entry that no longer applies is told, so that it cannot lie."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from ..descriptor import Package
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
    keys = {name: set(_list_keys(package, frames, name)) for name in frames}
    gone = _list_retired(frames)
    held = [
        not column or record in keys.get(table, {record}) or record in gone
        for table, record, column in _list_places(corrections)
    ]
    return pd.Series(held, index=corrections.index, dtype="bool")


@rule("record", "{cell} is in {table} still, or again.", "Take the row out of the table, or this correction.")
def corrected_row_is_gone(corrections: Frame, package: Package, frames: Frames) -> pd.Series[bool]:
    keys = {table.name: set(_list_keys(package, frames, table.name)) for table in package.tables}
    held = [
        bool(column) or record not in keys.get(table, set())
        for table, record, column in _list_places(corrections)
    ]
    return pd.Series(held, index=corrections.index, dtype="bool")


@rule(
    "right_value",
    "The record does not have {cell} in {column}: the correction no longer applies.",
    "Correct the cell again, or add a correction that follows this one.",
)
def correction_applies(corrections: Frame, package: Package, frames: Frames) -> pd.Series[bool]:
    # Only the last correction of a cell tells what stands there now.
    overtaken = corrections.duplicated(["table", "record", "column"], keep="last")
    expected = corrections["right_value"].fillna("")
    rows = {table: _index_rows(package, frames, table) for table in corrections["table"].dropna().unique()}
    held = []
    for (table, record, column), cell, is_past in zip(
        _list_places(corrections), expected, overtaken, strict=True
    ):
        found = rows.get(table, {}).get(record, {})
        held.append(bool(is_past) or column not in found or write_cell(found[column]) == cell)
    return pd.Series(held, index=corrections.index, dtype="bool")


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


def _index_rows(package: Package, frames: Frames, name: str) -> dict[str, dict[str, Any]]:
    """The rows of a table by their key, each by column; none where there is no such table."""
    if name not in frames:
        return {}
    records = frames[name].astype("object").to_dict("records")
    rows = [{str(column): cell for column, cell in record.items()} for record in records]
    return dict(zip(_list_keys(package, frames, name), rows, strict=True))


def _list_keys(package: Package, frames: Frames, name: str) -> Iterator[str]:
    frame = frames.get(name)
    if frame is not None:
        key = list(package.table(name).primary_key)
        parts = frame[key].astype("object").itertuples(index=False, name=None)
        yield from (KEY_MARK.join(write_cell(each) for each in part) for part in parts)


def _list_retired(frames: Frames) -> set[str]:
    retired = frames.get(RETIRED)
    return set() if retired is None else set(retired["retired_id"].dropna())


def _read_version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".") if part.isdecimal())
