"""What does the changelog say of a version?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from .ledger import read_version

CHANGELOG = "CHANGELOG.md"
UNRELEASED = "Unreleased"
HEADING = re.compile(r"^## \[(?P<version>[0-9]+\.[0-9]+\.[0-9]+|Unreleased)\](?: - (?P<date>\S+))?")


@dataclass(frozen=True)
class Section:
    """What the changelog says of one version, and on which line it begins."""

    version: str
    date: str
    line: int
    text: str

    def names(self, word: str) -> bool:
        """Whether a table or column is named, as code."""
        return f"`{word}`" in self.text

    def is_removed(self, table: str) -> bool:
        """Whether a table is named under `### Removed`."""
        parts = re.split(r"^### ", self.text, flags=re.MULTILINE)
        return any(part.startswith("Removed") and f"`{table}`" in part for part in parts)


def read_changelog(base: Path) -> list[Section]:
    """The sections of the changelog, the newest first, as they stand; none where there is no changelog."""
    return [each for each in read_sections(base) if each.version != UNRELEASED]


def read_sections(base: Path) -> list[Section]:
    """The sections, together with the one of what has no version yet."""
    file = base / CHANGELOG
    text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    lines = text.splitlines()
    heads = [(number, found) for number, line in enumerate(lines, 1) if (found := HEADING.match(line))]
    ends = [*(number - 1 for number, _ in heads), len(lines)][1:]
    return [
        Section(found["version"], found["date"] or "", number, "\n".join(lines[number:end]).strip())
        for (number, found), end in zip(heads, ends, strict=True)
    ]


def join_since(sections: list[Section], last: str) -> Section | None:
    """All that is said of the versions after the last one, under the newest of their headings."""
    newer = [each for each in sections if read_version(each.version) > read_version(last)]
    if not newer:
        return None
    # What has no version yet will be of the newest: it counts, but is no heading of a version.
    unreleased = [each for each in sections if each.version == UNRELEASED]
    said = [*unreleased, *newer]
    text = "\n\n".join(each.text for each in said)
    return Section(newer[0].version, newer[0].date, said[0].line, text)
