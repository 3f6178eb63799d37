"""What does a JSON file say, and on which line does it say it?"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..finding import Finding, Tally, quote
from .positions import Pointer, iter_lines

# Lists of objects and names are read so far; no table has as many columns, no package as many files.
MOST_ENTRIES = 10_000
NAMES = {dict: "an object", list: "a list", str: "text", bool: "true or false", type(None): "null"}


@dataclass
class Document:
    """One JSON file: its path as the reader opens it, its text, its value, and what is wrong in it."""

    path: str
    text: str = ""
    value: Any = None
    findings: Tally = field(default_factory=Tally)

    @cached_property
    def lines(self) -> dict[Pointer, int]:
        """The line of every value; only looked for once something is to be mended."""
        return dict(iter_lines(self.text))

    def line(self, pointer: Pointer) -> int:
        """The line of the value to which the pointer leads, or of the nearest value around it."""
        if not pointer or not self.text:
            # The whole has its place even where the text is not JSON, and no value could be found in it.
            return int(bool(self.text))
        while pointer and pointer not in self.lines:
            pointer = pointer[:-1]
        return self.lines.get(pointer, 0)

    def note(self, pointer: Pointer, problem: str, cure: str, rule: str) -> None:
        """Add a finding at a value."""
        self.add(self.line(pointer), problem, cure, rule)

    def add(self, line: int, problem: str, cure: str, rule: str) -> None:
        """Add a finding on a line."""
        self.findings.add(Finding(self.path, line, "", problem, cure, rule))


@dataclass(frozen=True)
class Place:
    """One value in a document."""

    document: Document
    pointer: Pointer
    value: Any

    def __getitem__(self, key: str | int) -> Place:
        """The value one step further in."""
        return Place(self.document, (*self.pointer, key), self.value[key])

    def __contains__(self, key: str) -> bool:
        """Whether the property is there."""
        return isinstance(self.value, dict) and key in self.value

    def note(self, problem: str, cure: str, rule: str) -> None:
        """Add a finding here."""
        self.document.note(self.pointer, problem, cure, rule)

    def finding(self, problem: str, cure: str, rule: str) -> Finding:
        """A finding here, for those who judge the value later."""
        return Finding(self.document.path, self.document.line(self.pointer), "", problem, cure, rule)

    def step(self, *keys: str | int) -> Place:
        """The value some steps further in, or as far as the steps lead."""
        place = self
        for key in keys:
            if key in place.value if isinstance(place.value, dict) else isinstance(place.value, list):
                place = place[key]
        return place

    def has(self, key: str, *kinds: type) -> bool:
        """Whether the property is there and of one of the kinds; another kind is a finding."""
        if key not in self:
            return False
        if type(self.value[key]) in kinds:
            return True
        wanted = " or ".join(dict.fromkeys(NAMES.get(kind, "a number") for kind in kinds))
        found = NAMES.get(type(self.value[key]), "a number")
        self[key].note(f"{quote(key)} is {found} here.", f"Write {wanted}.", "property-type")
        return False

    def text(self, key: str, default: str = "") -> str:
        """The text of a property."""
        return str(self.value[key]) if self.has(key, str) else default

    def flag(self, key: str, default: bool) -> bool:
        """The truth of a property."""
        return bool(self.value[key]) if self.has(key, bool) else default

    def places(self, key: str) -> list[Place]:
        """The entries of a list."""
        if not self.has(key, list):
            return []
        listed, count = self[key], len(self.value[key])
        if count > MOST_ENTRIES:
            problem = f"The list has {count} entries; {MOST_ENTRIES} are read."
            listed.note(problem, "Split the package.", "json-size")
        return [listed[index] for index in range(min(count, MOST_ENTRIES))]

    def texts(self, key: str) -> list[str]:
        """The entries of a list of texts; a single text counts as a list of one, as in version 1."""
        if key in self and isinstance(self.value[key], str):
            return [self.value[key]]
        entries = self.places(key)
        for entry in entries:
            if not isinstance(entry.value, str):
                entry.note(f"{quote(entry.value)} is not text.", "Write a name in quotes.", "property-type")
        return [entry.value for entry in entries if isinstance(entry.value, str)]
