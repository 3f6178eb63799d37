"""How does a table become Parquet that a plain pd.read_parquet reads with the right types?"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from .column import Column
from .hashed import HashedFile

ARROW_TYPES = {
    "Int64": pa.int64(),
    "Float64": pa.float64(),
    "boolean": pa.bool_(),
    "datetime64[s]": pa.timestamp("s"),
    "str": pa.string(),
}
DAY = 24 * 60 * 60
ROWS = 1 << 17
# The hardest pressing takes five times as long and saves a tenth: it is for tables of one group only.
LEVEL, HARD_LEVEL = 1, 9


class RowGroups:
    """The Parquet file of one table, written a group of rows at a time."""

    def __init__(self, target: HashedFile, columns: Sequence[Column], attributes: Mapping[str, Any]) -> None:
        self._target = target
        self._columns = columns
        self._schema = arrow_schema(columns, attributes)
        self._writer: pq.ParquetWriter | None = None
        self._rest = pl.DataFrame()

    def take(self, values: pl.DataFrame) -> None:
        """Write the next rows, or keep them until a group is full."""
        self._rest = pl.concat([self._rest, values]) if self._rest.width else values
        while self._rest.height > ROWS:
            self._write(self._rest[:ROWS], LEVEL)
            self._rest = self._rest[ROWS:]

    def finish(self) -> None:
        """Write what is left, and close."""
        self._write(self._rest, HARD_LEVEL).close()

    def _write(self, values: pl.DataFrame, level: int) -> pq.ParquetWriter:
        writer = self._writer = self._writer or self._open(level)
        # A table without rows has given no block, and so no columns.
        rows = (
            arrow_table(values, self._columns, self._schema) if values.width else self._schema.empty_table()
        )
        writer.write_table(rows, ROWS)
        return writer

    def _open(self, level: int) -> pq.ParquetWriter:
        # Stated in full: a default that changes with the library would change every hash.
        return pq.ParquetWriter(
            self._target,
            self._schema,
            version="2.6",
            data_page_version="1.0",
            compression="zstd",
            compression_level=level,
            use_dictionary=True,
            write_statistics=True,
        )


def arrow_schema(columns: Sequence[Column], attributes: Mapping[str, Any]) -> pa.Schema:
    """The columns for Arrow; the attributes arrive as `attrs` of the frame that pandas reads."""
    return pa.schema([arrow_field(each) for each in columns], metadata=pandas_notes(columns, attributes))


def arrow_field(column: Column) -> pa.Field:
    """One column for Arrow, with what the schema says about it."""
    field = column.field
    said = {"title": field.title, "description": field.description, "unit": field.raw.get("kdr:unit")}
    notes = {key: text for key, text in said.items() if text}
    return pa.field(field.name, arrow_type(column), metadata=notes)


def arrow_type(column: Column) -> pa.DataType:
    """The Arrow type of a column; codes are a dictionary, so that their order is kept."""
    if column.stored_as == "category":
        return pa.dictionary(pa.int32(), pa.string(), ordered=column.field.categories_ordered)
    return ARROW_TYPES[column.stored_as]


def arrow_table(values: pl.DataFrame, columns: Sequence[Column], schema: pa.Schema) -> pa.Table:
    """The values as Arrow holds them."""
    return pa.table([arrow_array(values[each.field.name], each) for each in columns], schema=schema)


def arrow_array(values: pl.Series, column: Column) -> pa.Array:
    """One column; codes by their number, days by their seconds."""
    kind = arrow_type(column)
    if column.stored_as == "category":
        codes = values.to_physical().cast(pl.Int32).to_arrow()
        return pa.DictionaryArray.from_arrays(
            codes, pa.array(column.field.categories, pa.string()), ordered=kind.ordered
        )
    if values.dtype == pl.Date:
        values = values.to_physical().cast(pl.Int64) * DAY
    return values.to_arrow().cast(kind)


def pandas_notes(columns: Sequence[Column], attributes: Mapping[str, Any]) -> dict[str, str]:
    """The two notes that pandas looks for; written by hand, for its own would name its version."""
    kinds = {each.field.name: each.stored_as for each in columns}
    described = [
        {"name": name, "field_name": name, "pandas_type": kind, "numpy_type": kind, "metadata": None}
        for name, kind in kinds.items()
    ]
    notes = {"index_columns": [], "column_indexes": [], "columns": described, "pandas_version": "3.0.0"}
    return {"pandas": json.dumps(notes), "PANDAS_ATTRS": json.dumps(attributes, ensure_ascii=False)}
