"""What did a version of the data hold: its columns and what they allow, its rows, its cells?"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ..descriptor import Field, Package, Table
from ..finding import Finding
from ..sheets import read_sheet

# Thirty bits: of a thousand million cells that change, one is taken for unchanged.
MARK_LENGTH = 5
KEY_MARK = "|"
Facts = Mapping[str, Any]
Key = tuple[str, ...]
# What people read of a field; all else of it can make a program stop.
TEXTS = ("title", "description", "example", "categories", "kdr:definitions")


@dataclass(frozen=True)
class Mark:
    """A cell of which only the digest is known."""

    digest: str


Cell = str | Mark


@dataclass(frozen=True)
class EditionTable:
    """One table of one version; cells stand in the order of the fields, and the key has cells too."""

    name: str
    path: str
    key: tuple[str, ...]
    facts: Facts
    fields: Mapping[str, Facts]
    rows: Mapping[Key, tuple[Cell, ...]]

    def cell(self, key: Key, column: str) -> Cell:
        """One cell."""
        return self.rows[key][list(self.fields).index(column)]

    def count_filled(self, column: str) -> int:
        """How many cells of a column are not empty."""
        place = list(self.fields).index(column)
        return sum(cells[place] != "" for cells in self.rows.values())


@dataclass(frozen=True)
class Edition:
    """One version of the data."""

    name: str
    version: str
    facts: Facts
    tables: Mapping[str, EditionTable]


def describe_edition(package: Package) -> Edition:
    """
    Tell what a package holds.

    Parameters
    ----------
    package : Package
        The package; every table has to be readable.

    Raises
    ------
    ValueError
        If a table cannot be read; the message says where and why.
    """
    licences = [each.get("name") or each.get("path") for each in package.raw.get("licenses", [])]
    texts = [package.title, package.description, package.raw.get("keywords")]
    facts = {"licences": licences, "texts": mark_text(json.dumps(texts))}
    tables = {table.name: describe_table(table, package) for table in package.tables}
    return Edition(package.name, package.version, facts, tables)


def describe_table(table: Table, package: Package) -> EditionTable:
    """What one table holds."""
    fields = {field.name: describe_field(field) for field in table.fields}
    return EditionTable(
        table.name,
        table.path,
        table.primary_key,
        {
            "unique": sorted(map(list, table.unique_keys)),
            "foreign": sorted(
                [[*each.fields], each.table, [*each.reference_fields]] for each in table.foreign_keys
            ),
            "form": [table.encoding, table.dialect.delimiter, table.dialect.quote],
            "register": bool(table.schema.get("kdr:register", False)),
            "derived": "kdr:derived" in table.schema,
            "texts": mark_text(json.dumps([table.title, table.description, table.schema.get("description")])),
        },
        fields,
        dict(_read_rows(table, package, list(fields))),
    )


def describe_field(field: Field) -> Facts:
    """What a field allows, its codes, and a digest of what is said of it."""
    kept = {key: value for key, value in field.raw.items() if key not in (*TEXTS, "name", "constraints")}
    codes = list(field.categories) or list(field.constraints.get("enum", []))
    constraints = {
        key: value for key, value in field.constraints.items() if key != "enum" and value is not False
    }
    texts = json.dumps([field.raw.get(key) for key in TEXTS], sort_keys=True)
    facts = kept | {"type": field.type, "constraints": constraints, "codes": codes, "texts": mark_text(texts)}
    return {key: value for key, value in facts.items() if value not in ([], {})}


@lru_cache(maxsize=1 << 16)  # most cells say what others say
def mark_text(text: str) -> str:
    """A short digest of a text."""
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode()[:MARK_LENGTH]


def is_same(one: Cell, other: Cell) -> bool:
    """Whether two cells hold the same, as far as can be known."""
    if isinstance(one, str) == isinstance(other, str):
        return one == other
    text, mark = (one, other) if isinstance(one, str) else (other, one)
    return text != "" and mark_cell(text) == mark_cell(mark)


def mark_cell(cell: Cell) -> str:
    """The digest of a cell that is not empty."""
    return cell.digest if isinstance(cell, Mark) else mark_text(cell)


def _read_rows(table: Table, package: Package, names: list[str]) -> list[tuple[Key, tuple[str, ...]]]:
    found: list[tuple[Key, tuple[str, ...]]] = []
    for path in table.paths:
        sheet = read_sheet(table, package.base, path)
        if isinstance(sheet, Finding):
            raise ValueError(sheet.text)
        places = {name: place for place, name in enumerate(sheet.columns)}
        for record in sheet.records:
            cells = tuple(record[places[name]] if name in places else "" for name in names)
            key = tuple(cells[names.index(name)] for name in table.primary_key) or cells
            found.append((key, cells))
    return found
