"""What do the pages look up in one version of the data set?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from ..citation import STYLES
from ..descriptor import Field, Package
from ..views import agreement, claims, relations

Row = Mapping[str, str]
NUMERIC = ("integer", "number")
# Columns that hold several identifiers, parted by blanks, and the column where one would stand.
MANY = {
    "references": ("relation_references", "source_id"),
    "claim_ids": ("claims", "claim_id"),
    "relation_ids": ("relations", "relation_id"),
}
# What a column is called that only a view has, where its name does not say it.
ADDED = {"chain": "Through whom"}


@dataclass(frozen=True)
class Holdings:
    """One version of the data set: its tables, each cell as text, and what is known of columns."""

    package: Package
    tables: Mapping[str, pd.DataFrame]

    @cached_property
    def rows(self) -> dict[str, list[Row]]:
        """The rows of each table."""
        return {name: list_rows(frame) for name, frame in self.tables.items()}

    @cached_property
    def by_id(self) -> dict[str, dict[str, Row]]:
        """The rows by identifier, of each table that has one."""
        keyed = {each.name: each.primary_key[0] for each in self.package.tables if len(each.primary_key) == 1}
        return {name: {row[key]: row for row in self.rows[name]} for name, key in keyed.items()}

    @cached_property
    def claims(self) -> list[Row]:
        """The claims with all that is looked up for them."""
        return list_rows(claims(self.tables))

    @cached_property
    def agreement(self) -> pd.DataFrame:
        """How many carry each proposition."""
        return agreement(self.tables)

    @cached_property
    def relations(self) -> list[Row]:
        """The relations with both statements."""
        return list_rows(relations(self.tables))

    @cached_property
    def fields(self) -> dict[tuple[str, str], Field]:
        """Each column by table and name."""
        return {(table.name, field.name): field for table in self.package.tables for field in table.fields}

    @cached_property
    def numbers(self) -> set[str]:
        """The columns that hold numbers; one name has one type in all tables."""
        return {name for (_, name), field in self.fields.items() if field.type in NUMERIC}

    def find_field(self, table: str, column: str) -> Field | None:
        """The column of that table or, for what a view adds, of the first table that has one so named."""
        named = (field for (_, name), field in self.fields.items() if name == column)
        return self.fields.get((table, column)) or next(named, None)

    def name_column(self, table: str, column: str) -> str:
        """The title of a column."""
        if column in MANY and column.endswith("_ids"):
            return f"Which {self.package.table(MANY[column][0]).title.lower()}"
        field = self.find_field(table, column)
        return (field.title if field else "") or ADDED.get(column) or column.replace("_", " ").capitalize()

    def list_columns(self, table: str) -> list[str]:
        """The columns of a table without those that only restate a date."""
        fields = self.package.table(table).fields
        return [each.name for each in fields if "bound" not in each.raw.get("kdr:derived", {})]

    def cite(self, table: str = "", record_id: str = "") -> dict[str, str]:
        """How one record is cited, or the whole, by style."""
        record = f"{record_id} ({table})" if record_id else ""
        return {style: write(self.package, record) for style, write in STYLES.items()}

    @cached_property
    def tellers(self) -> dict[str, dict[str, str]]:
        """In which source each claim stands, whose words it is, and through whom they came."""
        columns = ("source_id", "speaker_id", "chain")
        return {row["claim_id"]: {each: row[each] for each in columns} for row in self.claims}

    def name_source(self, row: Row) -> Row:
        """A row that rests on a claim, with who tells of it unless the row names them itself."""
        return self.tellers.get(row.get("claim_id", ""), {}) | dict(row)

    def list_referrers(self, table: str) -> Iterator[tuple[str, str]]:
        """Every table and column that points to records of this one."""
        key = self.package.table(table).primary_key
        for each in self.package.tables:
            for link in each.foreign_keys:
                if link.table == table and link.reference_fields == key:
                    yield each.name, link.fields[0]


def list_rows(frame: pd.DataFrame) -> list[Row]:
    """The rows of a frame, each cell as text, empty where there is no value."""
    # Each column would be given a copy of all that is known of the frame.
    plain = pd.DataFrame(frame, copy=False)
    plain.attrs = {}
    columns = {str(name): [write_value(each) for each in cells.tolist()] for name, cells in plain.items()}
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def write_value(value: object) -> str:
    """A value as people read it."""
    if pd.isna(value):  # type: ignore[call-overload]
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.15g}" if isinstance(value, float) else str(value)
