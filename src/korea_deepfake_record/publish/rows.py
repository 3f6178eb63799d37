"""What does a table of the release hold, row by row, for formats that are made of it?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl
import polars.selectors as cs
import pyarrow as pa
import pyarrow.parquet as pq

from ..descriptor import Field, Table

Value = str | int | float | bool | None
BATCH = 1 << 14


def read_rows(folder: Path, table: Table) -> Iterator[tuple[Value, ...]]:
    """The rows of a published table: text, numbers, truths; days as text, as in the CSV."""
    with pq.ParquetFile(parquet_path(folder, table)) as published:
        for batch in published.iter_batches(BATCH):
            frame = pl.DataFrame(pl.from_arrow(batch))
            days = cs.datetime().cast(pl.Date).cast(pl.String)
            codes = cs.by_dtype(pl.Categorical, pl.Enum).cast(pl.String)
            yield from frame.with_columns(days, codes).iter_rows()


def list_fields(folder: Path, table: Table) -> list[tuple[Field, type]]:
    """The columns of a published table, each with the Python type of its values."""
    said = {field.name: field for field in table.fields}
    columns = pq.read_schema(parquet_path(folder, table))
    return [(said.get(each.name, Field(each.name)), python_type(each.type)) for each in columns]


def count_rows(folder: Path, table: Table) -> int:
    """How many rows a published table has."""
    rows: int = pq.read_metadata(parquet_path(folder, table)).num_rows
    return rows


def parquet_path(folder: Path, table: Table) -> Path:
    """Where a table lies in a release."""
    return folder / "parquet" / f"{table.name}.parquet"


def python_type(kind: pa.DataType) -> type:
    """As what a value of an Arrow type is read."""
    if pa.types.is_boolean(kind):
        return bool
    if pa.types.is_integer(kind):
        return int
    return float if pa.types.is_floating(kind) else str
