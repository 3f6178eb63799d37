"""Which files of its folder does a package name, and does it name them within measure?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from ..finding import quote
from .document import Document, Place
from .paths import read_path
from .strict_json import read_document

# A short descriptor may not make work without end: of one file for many tables, of one schema for many.
MOST_USES = 100
MOST_FIELDS = 100_000


@dataclass
class Folder:
    """The package's folder and the JSON files that its descriptor refers to."""

    base: Path
    documents: dict[str, Document] = field(default_factory=dict)
    uses: Counter[str] = field(default_factory=Counter)
    fields: int = 0

    def read(self, path: str) -> Document:
        """A JSON file of the folder, read once."""
        if path not in self.documents:
            self.documents[path] = read_document(self.base, path)
        return self.documents[path]

    def take_paths(self, entries: list[Place]) -> tuple[str, ...]:
        """The paths of data files that may be opened."""
        found = [path for entry in entries if (path := self._take_path(entry))]
        return tuple(found)

    def _take_path(self, entry: Place) -> str:
        path = read_path(entry, self.base)
        self.uses[path] += 1
        if not path or self.uses[path] <= MOST_USES:
            return path
        problem = f"{quote(path)} is named more than {MOST_USES} times."
        entry.note(problem, "Name it once.", "path-form")
        return ""

    def follow(self, place: Place, key: str) -> Place | None:
        """The object under the property, or in the file to which it refers."""
        if not place.has(key, dict, str):
            return None
        if isinstance(place.value[key], dict):
            return place[key]
        path = read_path(place[key], self.base)
        if not path:
            return None
        document = self.read(path)
        if document.value is not None and not isinstance(document.value, dict):
            document.note((), "The file holds no JSON object.", "Write one in braces.", "property-type")
        return Place(document, (), document.value) if isinstance(document.value, dict) else None

    def follow_schema(self, place: Place) -> Place | None:
        """The schema of a resource, as long as those of the whole package stay within measure."""
        found = self.follow(place, "schema")
        listed = found.value.get("fields") if found else None
        self.fields += len(listed) if isinstance(listed, list) else 0
        if found is None or self.fields <= MOST_FIELDS:
            return found
        problem = f"The tables of the package have more than {MOST_FIELDS} fields."
        place["schema"].note(problem, "Split the package.", "json-size")
        return None
