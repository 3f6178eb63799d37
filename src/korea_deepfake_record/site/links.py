"""Where in the site does each record stand, and what does a cell show?"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import cache, cached_property

from ..finding import quote
from .holdings import MANY, Holdings, Row
from .when import tell_date

# Where the records of a table stand; what is in braces are their columns. These addresses are cited.
ADDRESSES = {
    "sources": "sources/{source_id}.html",
    "passages": "sources/{source_id}.html#{passage_id}",
    "claims": "claims/{source_id}.html#{claim_id}",
    "actors": "actors/{actor_id}.html",
    "measures": "measures/{measure_id}.html",
    "propositions": "propositions.html#{proposition_id}",
    "relations": "differences.html#{relation_id}",
    "statistics": "figures/{indicator_id}.html#{statistic_id}",
    "indicators": "figures/{indicator_id}.html",
    "corrections": "corrections.html#{correction_id}",
    "retired": "corrections.html#{retired_id}",
}
BRACES = re.compile(r"\{(\w+)\}")
# Nothing else becomes part of a file's name: no path, no name that a system reads otherwise.
PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# A date that is more than a day, a month or a year, and the column whose dates fill all of their span.
SPAN = re.compile(r"(?=.*\d)(?:\d{4}[\d?~%-]*|\.\.)?/(?:\d{4}[\d?~%-]*|\.\.)?", re.ASCII)
LASTING = "period"
WEB = re.compile(r"https?://[^\s\"<>]+")
NAMES = ("name", "title")


@dataclass(frozen=True)
class Cell:
    """What a cell shows: its words, what they mean, where they lead, and what is said there."""

    text: str
    meaning: str = ""
    address: str = ""
    is_outside: bool = False
    gloss: str = ""


@dataclass(frozen=True)
class Links:
    """What leads where in the pages of one version."""

    holdings: Holdings

    @cached_property
    def addresses(self) -> dict[tuple[str, str], str]:
        """The address of each record that has one, by table and identifier."""
        held = {name: rows for name, rows in self.holdings.by_id.items() if name in ADDRESSES}
        records = ((name, key, row) for name, rows in held.items() for key, row in rows.items())
        return {(name, key): find_address(name, row) for name, key, row in records}

    @cached_property
    def targets(self) -> dict[tuple[str, str], str]:
        """To which table each column points."""
        package, found = self.holdings.package, {}
        for table in package.tables:
            for key in table.foreign_keys:
                for column, reference in zip(key.fields, key.reference_fields, strict=True):
                    if package.table(key.table).primary_key == (reference,):
                        found[table.name, column] = key.table
        return found

    @cached_property
    def keys(self) -> dict[str, str]:
        """The table of which a column is the identifier, of those whose records have an address."""
        tables = [each for each in self.holdings.package.tables if each.name in ADDRESSES]
        return {each.primary_key[0]: each.name for each in tables if len(each.primary_key) == 1}

    def find_target(self, table: str, column: str) -> str:
        """The table to which a column of a table, or of a view of it, leads; empty for none."""
        if target := self.targets.get((table, column)) or self.keys.get(column, ""):
            return target
        # What a view adds leads where it leads in the table that has it.
        added = (target for (_, name), target in self.targets.items() if name == column)
        return "" if (table, column) in self.holdings.fields else next(added, "")

    def find_meaning(self, table: str, column: str) -> str:
        """Where the codebook tells of a column, or of one so named in another table; empty for nowhere."""
        table, column = MANY.get(column, (table, column))
        tables = [each for each, name in self.holdings.fields if name == column]
        found = table if table in tables else next(iter(tables), "")
        return f"codebook.html#{found}.{column}" if found else ""

    def show(self, table: str, column: str, value: str) -> Cell:
        """What a cell shows."""
        if target := self.find_target(table, column):
            return self.show_record(target, value, with_gloss=(table, column) in self.targets)
        if WEB.fullmatch(value):
            return Cell(value, address=value, is_outside=True)
        field = self.holdings.find_field(table, column)
        # What was put right in a cell is told as it stood there.
        if SPAN.fullmatch(value) and (field is None or field.raw.get("kdr:rule") == "edtf"):
            return Cell(tell_date(value, lasts=column == LASTING), meaning=value)
        if field is None or not field.categories:
            return Cell(value)
        labels = {each["value"]: each["label"] for each in field.raw["categories"] if isinstance(each, dict)}
        meanings = field.raw.get("kdr:definitions", {})
        return Cell(str(labels.get(value, value)), meaning=str(meanings.get(value, "")))

    def show_record(self, table: str, record_id: str, with_gloss: bool = False) -> Cell:
        """A link to a record, by its name or title if such records must have one."""
        row = self.holdings.by_id.get(table, {}).get(record_id, {})
        required = [each for each in NAMES if self._is_required(table, each)]
        named = next((row[each] for each in required if row.get(each)), record_id)
        told = row.get("title", "") if named == record_id else record_id
        gloss = row.get("statement", "") if with_gloss else ""
        return Cell(named, told, self.addresses.get((table, record_id), ""), gloss=gloss)

    def find_anchor(self, page: str, table: str, row: Row) -> str:
        """The anchor of a record on the page, if this is where it stands."""
        address = find_address(table, row) if table in ADDRESSES and ADDRESSES[table].count("#") else ""
        place, _, anchor = address.partition("#")
        return anchor if place == page else ""

    def _is_required(self, table: str, column: str) -> bool:
        field = self.holdings.fields.get((table, column))
        return field is not None and field.required


def find_address(table: str, row: Row) -> str:
    """The address of a record; refuse an identifier that would be more than a name."""
    pattern = ADDRESSES[table]
    for column in BRACES.findall(pattern):
        if not PLAIN.fullmatch(row[column]):
            message = f"{quote(row[column])} of {table} cannot be the name of a page"
            raise ValueError(message)
    return pattern.format(**row)


@cache
def relate(page: str, address: str) -> str:
    """The address as it is reached from a page."""
    place, mark, anchor = address.partition("#")
    start = posixpath.dirname(page) or "."
    return f"{posixpath.relpath(place, start)}{mark}{anchor}" if place != page or not mark else f"#{anchor}"
