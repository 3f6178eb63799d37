"""Small packages of one or two tables, written for one test each."""

import json
from pathlib import Path
from typing import Any

from korea_deepfake_record.validate import validate

Json = dict[str, Any]


def write_package(folder: Path, content: dict[str, str | bytes], resources: list[Json], **more: Any) -> Path:
    """Write data files and a descriptor of these resources."""
    for name, text in content.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
    descriptor = {"name": "small", "resources": resources, **more}
    (folder / "datapackage.json").write_text(json.dumps(descriptor, indent=1), encoding="utf-8")
    return folder


def write_table(folder: Path, content: str | bytes, fields: list[Json], **more: Any) -> Path:
    """Write a package of one table; properties of the resource are told from those of the schema by name."""
    of_resource = ("dialect", "encoding", "path", "bytes", "hash", "compression")
    resource = {"name": "t", "path": "t.csv"} | {key: more[key] for key in more if key in of_resource}
    resource["schema"] = {"fields": fields} | {key: more[key] for key in more if key not in of_resource}
    path = resource["path"] if isinstance(resource["path"], str) else "t.csv"
    return write_package(folder, {path: content}, [resource])


def find(folder: Path, *, strict: bool | None = None) -> list[tuple[str, int, str, str]]:
    """File, line, column and rule of each finding."""
    found = validate(folder, strict=strict)
    return [(finding.path, finding.line, finding.column, finding.rule) for finding in found]
