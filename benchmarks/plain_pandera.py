"""What does a plain pandera check over pandas say of a package, with the same constraints?"""

from __future__ import annotations

import json
import operator
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pa

# Columns stay text, for pandera tries every cell by itself where one of a column does not become its type.
INTEGER = "[+-]?[0-9]+$"
CONVERT = {
    "integer": lambda cells: pd.to_numeric(cells, errors="coerce"),
    "number": lambda cells: pd.to_numeric(cells, errors="coerce"),
    "date": lambda cells: pd.to_datetime(cells, format="%Y-%m-%d", errors="coerce"),
    "datetime": lambda cells: pd.to_datetime(cells, format="%Y-%m-%dT%H:%M:%SZ", errors="coerce"),
}
BOUNDS = {
    "minimum": operator.ge,
    "maximum": operator.le,
    "exclusiveMinimum": operator.gt,
    "exclusiveMaximum": operator.lt,
}
MAKERS = {
    "enum": pa.Check.isin,
    "pattern": lambda pattern: pa.Check.str_matches(f"(?:{pattern})$"),
    "minLength": lambda least: pa.Check.str_length(min_value=least),
    "maxLength": lambda most: pa.Check.str_length(max_value=most),
}
TRUTHS = ["true", "True", "TRUE", "1", "false", "False", "FALSE", "0"]
BEYOND = "cells beyond the last column"


def read_table(base: Path, name: str, schema: dict[str, Any]) -> pd.DataFrame:
    """The table as text; what is too long a row has in a column beyond the last."""
    return pd.read_csv(
        base / "data" / f"{name}.csv",
        names=[*(field["name"] for field in schema["fields"]), BEYOND],
        header=None,
        skiprows=1,
        dtype="str",
        keep_default_na=False,
        na_values=schema.get("missingValues", [""]),
        skip_blank_lines=False,
    )


def make_schema(schema: dict[str, Any], tables: dict[str, pd.DataFrame], name: str) -> pa.DataFrameSchema:
    """The columns with their constraints, and the keys."""
    columns = {field["name"]: make_column(field, schema) for field in schema["fields"]}
    for key in schema.get("foreignKeys", []):
        target, column = key["reference"]["resource"] or name, key["reference"]["fields"][0]
        known = set(tables[target][column].dropna())
        columns[key["fields"][0]].checks.append(pa.Check.isin(known, error="foreign-key"))
    beyond = pa.Column(
        None, pa.Check(lambda cells: cells.isna(), ignore_na=False, error="ragged-row"), nullable=True
    )
    keys = [list(key) for key in schema.get("uniqueKeys", [])]
    return pa.DataFrameSchema({**columns, BEYOND: beyond}, unique=keys[0] if keys else None)


def make_column(field: dict[str, Any], schema: dict[str, Any]) -> pa.Column:
    """One column with its type and its constraints."""
    rules = dict(field.get("constraints", {}))
    if "categories" in field:
        rules["enum"] = field["categories"]
    if field["type"] == "boolean":
        rules["enum"] = TRUTHS
    if field["type"] == "integer":
        rules["pattern"] = INTEGER
    checks = [make(rules[each]) for each, make in MAKERS.items() if each in rules]
    checks += make_type_checks(field["type"], rules)
    in_key = field["name"] in schema.get("primaryKey", [])
    if in_key or rules.get("unique"):
        checks.append(pa.Check(lambda cells: ~cells.duplicated(), error="unique"))
    return pa.Column("str", checks, nullable=not (in_key or rules.get("required")))


def make_type_checks(kind: str, rules: dict[str, Any]) -> list[pa.Check]:
    """Whether cells become the type, and keep to its bounds."""
    if kind not in CONVERT:
        return []
    convert = CONVERT[kind]
    checks = [pa.Check(lambda cells: convert(cells).notna(), error="type-error")]
    for name, holds in BOUNDS.items():
        if name in rules:
            bound = pd.Timestamp(rules[name]) if kind == "date" else rules[name]
            check = partial(
                lambda cells, holds, bound: holds(convert(cells), bound), holds=holds, bound=bound
            )
            checks.append(pa.Check(check, error=name))
    return checks


def main() -> int:
    """Print path, record and column of everything found; exit with 1 if there is anything."""
    base, found = Path(sys.argv[1]), 0
    schemas = {path.stem: json.loads(path.read_text("utf-8")) for path in (base / "schemas").glob("*.json")}
    tables = {name: read_table(base, name, schema) for name, schema in schemas.items()}
    for name, schema in schemas.items():
        try:
            make_schema(schema, tables, name).validate(tables[name], lazy=True)
        except pa.errors.SchemaErrors as faults:
            cases = faults.failure_cases.dropna(subset=["index"])
            found += len(faults.failure_cases)
            for index, column in zip(cases["index"], cases["column"], strict=True):
                print(f"data/{name}.csv,{int(index) + 2},{column}")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
