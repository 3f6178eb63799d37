"""What does a table say of itself, from whichever file it is read, and as what are its values kept?"""

from __future__ import annotations

from typing import Any

from .citation import cite_as_text
from .descriptor import Package, Table

STORED_AS = {"integer": "Int64", "number": "Float64", "boolean": "boolean", "date": "datetime64[s]"}
TRUTHS = dict.fromkeys(("true", "True", "TRUE", "1"), True) | dict.fromkeys(
    ("false", "False", "FALSE", "0"), False
)


def frame_attributes(package: Package, table: Table) -> dict[str, Any]:
    """What `attrs` of the table's frame say, from whichever file it is read."""
    return describe_table(table) | {"version": package.version, "citation": cite_as_text(package)}


def describe_table(table: Table) -> dict[str, Any]:
    """What a frame says of itself in `attrs`: name, title, description; title, unit, codes of its columns."""
    return {
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "labels": {field.name: field.title for field in table.fields if field.title},
        "units": {field.name: field.raw["kdr:unit"] for field in table.fields if "kdr:unit" in field.raw},
        "definitions": {
            field.name: dict(field.raw["kdr:definitions"])
            for field in table.fields
            if "kdr:definitions" in field.raw
        },
    }
