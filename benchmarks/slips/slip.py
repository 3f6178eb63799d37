"""What is a slip, which slips are there, and when is one told of at its place?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from korea_deepfake_record.finding import Finding
from korea_deepfake_record.versions.messages import MESSAGES

from .draft import Block, Draft, Row

# What the descriptor forbids; what the form of our tables forbids; what only other cells reveal; nothing.
KINDS = FORBIDDEN, FORM, MEANING, HARMLESS = "forbidden", "form", "meaning", "harmless"
# A stale derived cell, another order of rows, a changed release: told as a change, not as what is wrong.
UPKEEP = frozenset({*MESSAGES, "tidy", "derived-value", "correction-applies"})


@dataclass(frozen=True)
class Place:
    """Where a finding should stand: a file, one of its lines if known, any of these columns if given."""

    path: str
    row: Row | None = None
    columns: tuple[str, ...] = ()
    line: int = 0
    block: Block | None = None

    def fits(self, finding: Finding, *, by_column: bool = True) -> bool:
        """Whether the finding stands here."""
        if self.block and finding.path == self.path:
            return self.block.first <= finding.line <= self.block.last
        line = self.row.line if self.row else self.line
        if finding.path != self.path or (line and finding.line != line):
            return False
        return not (self.columns and by_column) or bool(set(self.columns) & set(finding.column.split(", ")))


@dataclass(frozen=True)
class Change:
    """What was done to a copy, and where that should be told."""

    what: str
    places: tuple[Place, ...]

    def is_told(self, finding: Finding, *, by_column: bool = True) -> bool:
        """Whether the finding stands where the change was made."""
        return any(place.fits(finding, by_column=by_column) for place in self.places)


Maker = Callable[[Draft], Change]


@dataclass(frozen=True)
class Slip:
    """One class of slips: how it is made, with which it shares a copy, and what should become of it."""

    name: str
    kind: str
    group: str
    make: Maker
    pack: str = ""
    upkeep: bool = False
    silent: str = ""

    @property
    def by_column(self) -> bool:
        """Whether the column must be right; of cells that contradict each other any may be the wrong one."""
        return self.kind != MEANING

    def counts(self, finding: Finding) -> bool:
        """Whether the finding tells of more than that something changed."""
        return self.upkeep or finding.rule not in UPKEEP


SLIPS: dict[str, Slip] = {}


def slip(kind: str, pack: str = "", *, upkeep: bool = False, silent: str = "") -> Callable[[Maker], Maker]:
    """
    Make a function a class of slips, by its name.

    `pack` names the slips with which it can share a copy; `upkeep` says that the version gate or tidy is the
    right one to tell of it; `silent` says why nothing in the package can reveal it.
    """

    def register(make: Maker) -> Maker:
        name = make.__name__.replace("_", "-")
        group = make.__module__.rpartition(".")[2]
        if name in SLIPS:
            raise ValueError(name)
        SLIPS[name] = Slip(name, kind, group, make, pack or group, upkeep, silent)
        return make

    return register


def at(row: Row, *columns: str) -> Place:
    """The place of cells, or of a row."""
    return Place(row.sheet.path, row, columns)


def put(row: Row, **cells: str) -> Change:
    """Write other cells into a row."""
    told = "; ".join(f"{name} {row[name]!r} -> {cell!r}" for name, cell in cells.items())
    for name, cell in cells.items():
        row[name] = cell
    return Change(f"{row.sheet.name} {row.name}: {told}"[:300], (at(row, *cells),))


def also(change: Change, *places: Place) -> Change:
    """The same change, told as well at other places."""
    return Change(change.what, (*change.places, *places))
