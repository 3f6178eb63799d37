"""How does a table become Parquet that a plain pd.read_parquet reads with the right types?"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from ..descriptor import Field, Table
from ..frames import declared_type

ARROW_TYPES = {
    "Int64": pa.int64(),
    "Float64": pa.float64(),
    "boolean": pa.bool_(),
    "datetime64[s]": pa.timestamp("s"),
    "str": pa.string(),
}


def write_parquet(frame: pd.DataFrame, table: Table, attributes: Mapping[str, Any], target: Path) -> Path:
    """Write one table; the attributes arrive as `attrs` of the frame that pandas reads."""
    schema = pa.schema([arrow_field(each) for each in table.fields])
    content = pa.Table.from_pandas(frame, schema=schema, preserve_index=False)
    # Stated in full: a default that changes with the library would change every hash.
    pq.write_table(
        content.replace_schema_metadata(pandas_notes(table, attributes)),
        target,
        version="2.6",
        data_page_version="1.0",
        compression="zstd",
        compression_level=9,
        use_dictionary=True,
        write_statistics=True,
        row_group_size=1 << 20,
    )
    return target


def arrow_field(field: Field) -> pa.Field:
    """One column for Arrow, with what the schema says about it."""
    said = {"title": field.title, "description": field.description, "unit": field.raw.get("kdr:unit")}
    notes = {key: text for key, text in said.items() if text}
    return pa.field(field.name, arrow_type(field), metadata=notes)


def arrow_type(field: Field) -> pa.DataType:
    """The Arrow type of a column; codes are a dictionary, so that their order is kept."""
    kept_as = declared_type(field)
    if isinstance(kept_as, pd.CategoricalDtype):
        return pa.dictionary(pa.int32(), pa.string(), ordered=bool(kept_as.ordered))
    return ARROW_TYPES[kept_as]


def pandas_notes(table: Table, attributes: Mapping[str, Any]) -> dict[str, str]:
    """The two notes that pandas looks for; written by hand, for its own would name its version."""
    kinds = {field.name: str(declared_type(field)) for field in table.fields}
    columns = [
        {"name": name, "field_name": name, "pandas_type": kind, "numpy_type": kind, "metadata": None}
        for name, kind in kinds.items()
    ]
    notes = {"index_columns": [], "column_indexes": [], "columns": columns, "pandas_version": "3.0.0"}
    return {"pandas": json.dumps(notes), "PANDAS_ATTRS": json.dumps(attributes, ensure_ascii=False)}
