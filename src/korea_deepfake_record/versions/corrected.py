"""Which changes between two versions are accounted for by corrections?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .edition import Cell, Edition, is_same
from .ledger import read_version

CORRECTIONS = "corrections"
Place = tuple[str, str, str]


@dataclass(frozen=True)
class Corrections:
    """What has been corrected since a version: by table, record and column, the rows that say so."""

    entries: Mapping[Place, list[Mapping[str, Cell]]]

    def find_kind(self, place: Place, old: Cell, new: Cell) -> str:
        """The kind of the correction from the old cell to the new one; empty where there is none."""
        entries = self.entries.get(place, [])
        starts = any(is_same(each["wrong_value"], old) for each in entries)
        ends = [each for each in entries if is_same(each["right_value"], new)]
        return str(ends[-1]["kind"]) if starts and ends else ""

    def find_old(self, place: Place, old: Cell) -> str | None:
        """What stood in a cell before: its text, or as a correction has it; nothing where unknown."""
        if isinstance(old, str):
            return old
        told = [each["wrong_value"] for each in self.entries.get(place, [])]
        return next((each for each in told if isinstance(each, str) and is_same(each, old)), None)

    def tells_of(self, table: str, record: str) -> bool:
        """Whether a correction says that the row as a whole is gone."""
        return bool(self.entries.get((table, record, "")))


def list_corrections(old: Edition, new: Edition) -> Corrections:
    """The corrections of the new version that the old one had not."""
    entries: dict[Place, list[Mapping[str, Cell]]] = {}
    for row in _iterate_rows(new):
        if read_version(str(row["version"])) > read_version(old.version):
            place = (str(row["table"]), str(row["record"]), str(row["column"]))
            entries.setdefault(place, []).append(row)
    return Corrections(entries)


def _iterate_rows(edition: Edition) -> Iterator[Mapping[str, Cell]]:
    table = edition.tables.get(CORRECTIONS)
    for cells in table.rows.values() if table else ():
        yield dict(zip(table.fields if table else (), cells, strict=True))
