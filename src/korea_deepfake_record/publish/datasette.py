"""What does Datasette have to know, so that the pages that it makes of the database explain themselves?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..citation import cite_as_text
from ..descriptor import Field, Package, Table
from .metadata import write_json
from .rows import list_fields
from .sql import Columns, holds_words, list_joined, name_beside
from .sqlite import VIEW

# Who starts Datasette in a folder need not tell it of this file.
NAME = "metadata.json"


def write_datasette(package: Package, folder: Path) -> Path:
    """Write titles, descriptions, licence and citation beside the database."""
    about = {"title": package.title, "description": package.description} | licence(package)
    about |= {"source": cite_as_text(package)}
    tables = {table.name: about_table(table, list_fields(folder, table)) for table in package.tables}
    for table in package.tables:
        if targets := [key.table for key in list_joined(package, table)]:
            tables[name_beside(package, table, VIEW)] = about_view(table, targets)
    database = {"title": f"{package.title} {package.version}", "tables": tables}
    return write_json(about | {"databases": {package.name: database}}, folder / NAME)


def licence(package: Package) -> dict[str, str]:
    """The licence, and where its text is; Datasette takes one."""
    for each in package.raw.get("licenses", [])[:1]:
        said = {"license": each.get("title") or each.get("name"), "license_url": each.get("path")}
        return {key: text for key, text in said.items() if text}
    return {}


def about_table(table: Table, columns: Columns) -> dict[str, Any]:
    """A table: its titles, and which column stands for a row where another table points to it."""
    said = {"title": table.title, "description": table.description, "label_column": label(table, columns)}
    return {key: text for key, text in said.items() if text}


def about_view(table: Table, targets: list[str]) -> dict[str, str]:
    """A view: what it adds to its table."""
    named = ", ".join(dict.fromkeys(targets))
    said = f"The rows of {table.name}, each beside those that it points to in {named}."
    return {"title": f"{table.title or table.name}, joined", "description": said}


def label(table: Table, columns: Columns) -> str:
    """The first column of words that every row has and no two share, or else the identifier."""
    telling = [field.name for field, kind in columns if holds_words(field, kind) and is_telling(field)]
    return next(iter([*telling, *(table.primary_key if len(table.primary_key) == 1 else ())]), "")


def is_telling(field: Field) -> bool:
    """Whether it tells every row from all others."""
    return field.required and bool(field.constraints.get("unique"))
