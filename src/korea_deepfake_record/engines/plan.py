"""What is asked of each file of a package, so that any worker can be given any file?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..descriptor import ForeignKey
from ..read import Records
from ..schema_checks import Beside
from ..schema_checks.keys import UniqueKey, look_for


@dataclass(frozen=True)
class KeyColumns:
    """Columns that are compared between files: `key` says why; without one, they are referred to."""

    table: str
    names: tuple[str, ...]
    key: UniqueKey | ForeignKey | None = None
    # The number of the columns whose values these are compared with.
    aim: int = -1


@dataclass(frozen=True)
class Plan:
    """The files of a package, and what is asked of each; a part is one file of a table."""

    tables: Mapping[str, Records]
    beside: Mapping[str, Beside]
    keys: tuple[KeyColumns, ...]
    parts: tuple[tuple[str, int], ...]

    @property
    def size(self) -> int:
        """The bytes of all files."""
        return sum(records.size for records in self.tables.values())

    def records(self, part: int) -> Records:
        """The records of one file."""
        name, number = self.parts[part]
        records = self.tables[name]
        file = records.parts[number]
        return replace(records, parts=(file,), sources=(file.source,), rows={}, height=0)

    def path(self, part: int) -> str:
        """The path of one file."""
        name, number = self.parts[part]
        return self.tables[name].sources[number].path

    def keys_of(self, table: str) -> list[tuple[int, KeyColumns]]:
        """The numbered key columns of a table."""
        return [(number, each) for number, each in enumerate(self.keys) if each.table == table]


def make_plan(tables: Mapping[str, Records], beside: Mapping[str, Beside]) -> Plan:
    """What is asked of the files of these tables."""
    seen = {name: look_for(records, tables) for name, records in tables.items()}
    judged = [key for each in seen.values() for key in each.references]
    targets = dict.fromkeys((key.table, key.reference_fields) for key in judged)
    keys = [KeyColumns(name, names) for name, names in targets]
    aims = {(each.table, each.names): number for number, each in enumerate(keys)}
    for name, each in seen.items():
        keys += [KeyColumns(name, key.names, key) for key in each.unique]
        keys += [
            KeyColumns(name, key.fields, key, aims[key.table, key.reference_fields])
            for key in each.references
        ]
    parts = [(name, number) for name, records in tables.items() for number in range(len(records.parts))]
    return Plan(tables, beside, tuple(keys), tuple(parts))
