"""How does a table become a typed pandas frame?"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any
from warnings import catch_warnings, simplefilter

import pandas as pd
import pyarrow as pa
from pyarrow import csv

from .attributes import STORED_AS, TRUTHS, describe_table
from .descriptor import Field, Package, Table
from .finding import quote

CALLED = {"integer": "a whole number", "number": "a number", "boolean": "true or false", "date": "a date"}
# The readers of numbers and dates take more than we write (0x1F, 1_000, 2024-9-2): only this reaches them.
WRITTEN_AS = {
    "integer": r"-?0*[0-9]{1,18}",
    "number": r"-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?",
    "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
}


def read_frame(table: Table, base: Path, *, index_lines: bool = False) -> pd.DataFrame:
    """The table with its declared types; the index counts from 0, or is the line in the file where asked."""
    text = read_text(table, base)
    others = [field for field in table.fields if declared_type(field) != "str"]
    columns = {field.name: cast_column(text[field.name], field) for field in others}
    for field in others:
        lost = text[field.name].notna() & columns[field.name].isna()
        if lost.any():
            line = number_lines(text, base / table.path)[lost.to_numpy()][0]
            cell, kind = text.loc[lost, field.name].iloc[0], CALLED.get(field.type, "one of the categories")
            message = f"{table.path}:{line}:{field.name}: {quote(cell)} is not {kind}."
            raise ValueError(message)
    frame = text.assign(**columns)
    if index_lines:
        frame.index = number_lines(text, base / table.path)
    frame.attrs.update(describe_table(table))
    return frame


def read_frames(package: Package) -> dict[str, pd.DataFrame]:
    """The tables by name, indexed by their lines; not those of which a cell does not fit its type."""
    frames: dict[str, pd.DataFrame] = {}
    for table in package.tables:
        try:
            frame = read_frame(table, package.base, index_lines=True)
        except (OSError, ValueError):
            continue
        frame.attrs = {}  # what it says of itself would be copied at each step of a rule, and slow it down
        frames[table.name] = frame
    return frames


def read_text(table: Table, base: Path) -> pd.DataFrame:
    """The cells of the table's file as they stand; only what stands for no value is missing."""
    if len({field.missing_values for field in table.fields}) == 1:
        with suppress(pa.ArrowInvalid, KeyError):
            return _read_whole(table, base / table.path)
    return _read_ragged(table, base / table.path)


def _read_whole(table: Table, path: Path) -> pd.DataFrame:
    """The cells by arrow, which reads several times as fast, and no file whose records differ in length."""
    names = [field.name for field in table.fields]
    parsing = csv.ParseOptions(
        delimiter=table.dialect.delimiter,
        quote_char=table.dialect.quote,
        newlines_in_values=True,
        ignore_empty_lines=False,  # a dropped line would move every line number below it
    )
    converting = csv.ConvertOptions(
        include_columns=names,
        column_types=dict.fromkeys(names, pa.large_string()),
        null_values=list(table.fields[0].missing_values),
        strings_can_be_null=True,
    )
    cells = csv.read_csv(path, parse_options=parsing, convert_options=converting).combine_chunks()
    text: pd.DataFrame = cells.to_pandas()
    return text


def _read_ragged(table: Table, path: Path) -> pd.DataFrame:
    with catch_warnings():
        # Of rows that are too long the validator tells; here their first cells will do.
        simplefilter("ignore", pd.errors.ParserWarning)
        text = pd.read_csv(
            path,
            sep=table.dialect.delimiter,
            quotechar=table.dialect.quote,
            dtype="str",
            encoding="utf-8",
            index_col=False,
            keep_default_na=False,
            na_values={field.name: list(field.missing_values) for field in table.fields},
            skip_blank_lines=False,  # as above
        )
    names = [field.name for field in table.fields]
    absent = [name for name in names if name not in text.columns]
    if absent:
        message = f"{table.path}:1: There is no column {quote(absent[0])}. Add it, or mend the schema."
        raise ValueError(message)
    return text[names]


def number_lines(text: pd.DataFrame, path: Path) -> pd.Index[Any]:
    """The line on which each record starts; the header is line 1."""
    breaks = pd.Series(0, index=text.index)
    # Only a quoted line break can make a record longer than a line: where there is none, count no cells.
    if path.read_bytes().removesuffix(b"\n").count(b"\n") > len(text):
        breaks = text.apply(lambda cells: cells.str.count("\n").fillna(0)).sum(axis="columns").astype("int64")
    starts = breaks.cumsum().shift(fill_value=0).to_numpy() + text.index.to_numpy() + 2
    lines: pd.Index[Any] = pd.Index(starts, name="line")
    return lines


def cast_column(text: pd.Series[str], field: Field) -> pd.Series[Any]:
    """One column in its declared type; a cell that is not of that type is missing."""
    if field.type in WRITTEN_AS:
        text = text.where(text.str.fullmatch(WRITTEN_AS[field.type], na=False))
    if field.type == "boolean":
        return text.map(TRUTHS).astype("boolean")
    if field.type == "date":
        return pd.to_datetime(text, format="%Y-%m-%d", errors="coerce").astype("datetime64[s]")
    if field.type == "string" and field.categories:
        text = text.where(text.isin(field.categories))
    return text.astype(declared_type(field))


def declared_type(field: Field) -> Any:
    """The type of the column in pandas."""
    if field.type == "string" and field.categories:
        return pd.CategoricalDtype(pd.Index(field.categories, dtype="str"), ordered=field.categories_ordered)
    return STORED_AS.get(field.type, "str")
