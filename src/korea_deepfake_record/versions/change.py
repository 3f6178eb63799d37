"""What is one change between two versions, and what do all of them ask for?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from .ledger import read_version
from .policy import POLICY, Bump, Ruling, raise_version


@dataclass(frozen=True)
class Change:
    """One change: its kind, where, and what stood there before and stands there now, as far as known."""

    kind: str
    table: str = ""
    record: str = ""
    column: str = ""
    old: str | None = None
    new: str | None = None

    @property
    def ruling(self) -> Ruling:
        """What the policy says of changes of this kind."""
        return POLICY[self.kind]

    @property
    def place(self) -> str:
        """Where it is, in words: `speaker_id of clm-0031`, `claims.note`."""
        if self.record:
            return f"{self.column} of {self.record}" if self.column else self.record
        return ".".join(part for part in (self.table, self.column) if part) or "the package"


@dataclass(frozen=True)
class Difference:
    """All changes from one version to another."""

    old_version: str
    new_version: str
    changes: tuple[Change, ...]

    @cached_property
    def bump(self) -> Bump:
        """The number that the gravest change raises."""
        return max((each.ruling.bump for each in self.changes), default=Bump.NONE)

    @property
    def required(self) -> str:
        """The lowest version that the changes allow; empty where the old version is none."""
        old = read_version(self.old_version)
        return ".".join(map(str, raise_version(old, self.bump))) if old else ""

    @property
    def is_enough(self) -> bool:
        """Whether the new version is as high as the changes require."""
        return not self.required or read_version(self.new_version) >= read_version(self.required)

    @property
    def gravest(self) -> Change | None:
        """The first change of those that raise the most."""
        return next((each for each in self.changes if each.ruling.bump == self.bump), None)

    def list_tables(self) -> list[str]:
        """Tables with a change, in order."""
        return list(dict.fromkeys(each.table for each in self.changes if each.table))
