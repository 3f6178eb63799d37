"""What do the descriptors of a release say?"""

import json
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..descriptor import Dialect, Package, Table

# In which names, titles, descriptions and statements are written.
LANGUAGE = "en"
PARQUET = {"format": "parquet", "mediatype": "application/vnd.apache.parquet"}
CSV = {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
# Readers of the first version of the standard, such as R's, take a resource for a table by this word only.
TABULAR = {"profile": "tabular-data-resource"}
# What a resource says of the file that the published one is made from.
OF_FILE = ("url", "compression", "bytes", "hash")
Written = Mapping[str, dict[str, Any]]


def write_json(content: Mapping[str, Any], target: Path) -> Path:
    """Write one JSON file."""
    text = json.dumps(content, indent=2, ensure_ascii=False)
    target.write_text(f"{text}\n", encoding="utf-8", newline="\n")
    return target


def write_descriptors(package: Package, folder: Path, written: Written) -> list[Path]:
    """Describe what lies in csv/ and parquet/, with size and hash of each file, and write the schemas."""
    (folder / "schemas").mkdir()
    schemas = [
        write_json(table.schema, folder / "schemas" / f"{table.name}.json")
        for table in package.tables
        if table.schema
    ]
    texts = [csv_resource(table, written) for table in package.tables]
    columnar = [parquet_resource(table, written) for table in package.tables]
    rest = {key: value for key, value in package.raw.items() if key != "resources"}
    return [
        *schemas,
        write_json(rest | {"resources": texts}, folder / "datapackage.json"),
        write_json(rest | {"resources": columnar}, folder / "parquet" / "datapackage.json"),
    ]


def csv_resource(table: Table, written: Written) -> dict[str, Any]:
    """One table of the release as CSV."""
    path = f"csv/{table.name}.csv"
    schema = {"schema": f"schemas/{table.name}.json"} | TABULAR if table.schema else {}
    named = {"path": path} | schema
    return (
        leave_out(table, OF_FILE)
        | named
        | canonical_form(table)
        | written[path]
        | content_hash(table, written)
    )


def canonical_form(table: Table) -> dict[str, Any]:
    """How the file is written, where that is not what the resource says of the one it was made from."""
    null = table.dialect.null_sequence
    if table.encoding == "utf-8" and replace(table.dialect, line_terminator="\r\n") == Dialect():
        return {}
    return CSV | {"dialect": {"delimiter": ","} | ({} if null is None else {"nullSequence": null})}


def parquet_resource(table: Table, written: Written) -> dict[str, Any]:
    """One table of the release as Parquet; its schema stands inside, for a path may not lead upwards."""
    path = f"{table.name}.parquet"
    described = leave_out(table, (*OF_FILE, "dialect", "encoding", "schema")) | PARQUET | {"path": path}
    return (
        described | written[f"parquet/{path}"] | content_hash(table, written) | {"schema": dict(table.schema)}
    )


def leave_out(table: Table, keys: Collection[str]) -> dict[str, Any]:
    """What the resource says, but for some properties."""
    return {key: value for key, value in table.raw.items() if key not in keys}


def content_hash(table: Table, written: Written) -> dict[str, str]:
    """The hash of a table's values whatever file holds them: that of its canonical CSV."""
    return {"kdr:contentHash": written[f"csv/{table.name}.csv"]["hash"]}
