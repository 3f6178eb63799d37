"""What do the descriptors of a release say?"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..descriptor import Package, Table
from .archive import file_hash

PARQUET = {"format": "parquet", "mediatype": "application/vnd.apache.parquet"}


def write_json(content: Mapping[str, Any], target: Path) -> Path:
    """Write one JSON file."""
    text = json.dumps(content, indent=2, ensure_ascii=False)
    target.write_text(f"{text}\n", encoding="utf-8", newline="\n")
    return target


def write_descriptors(package: Package, folder: Path) -> list[Path]:
    """Describe what lies in csv/ and parquet/, with size and hash of each file."""
    texts = [csv_resource(table, folder) for table in package.tables]
    columnar = [parquet_resource(table, folder) for table in package.tables]
    rest = {key: value for key, value in package.raw.items() if key != "resources"}
    return [
        write_json(rest | {"resources": texts}, folder / "datapackage.json"),
        write_json(rest | {"resources": columnar}, folder / "parquet" / "datapackage.json"),
    ]


def csv_resource(table: Table, folder: Path) -> dict[str, Any]:
    """One table of the release as CSV."""
    path = f"csv/{table.name}.csv"
    described = dict(table.raw) | {"path": path, "schema": f"schemas/{table.name}.json"}
    return described | size_and_hash(folder / path) | content_hash(table, folder)


def parquet_resource(table: Table, folder: Path) -> dict[str, Any]:
    """One table of the release as Parquet; its schema stands inside, for a path may not lead upwards."""
    path = f"{table.name}.parquet"
    kept = {key: value for key, value in table.raw.items() if key not in ("dialect", "encoding", "schema")}
    described = kept | PARQUET | {"path": path} | size_and_hash(folder / "parquet" / path)
    return described | content_hash(table, folder) | {"schema": dict(table.schema)}


def size_and_hash(file: Path) -> dict[str, Any]:
    """Bytes and hash of a file, as Data Package writes them."""
    content = file.read_bytes()
    return {"bytes": len(content), "hash": f"sha256:{file_hash(content)}"}


def content_hash(table: Table, folder: Path) -> dict[str, str]:
    """The hash of a table's values whatever file holds them: that of its canonical CSV."""
    return {"kdr:contentHash": f"sha256:{file_hash((folder / 'csv' / f'{table.name}.csv').read_bytes())}"}
