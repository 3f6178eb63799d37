"""What do the notes of a release say?"""

from __future__ import annotations

from ..descriptor import Package
from .change import Change, Difference
from .changelog import Section, read_changelog
from .compare import compare
from .edition import Edition, describe_edition
from .ledger import find_ledgers, read_ledger, read_version
from .telling import escape_markdown, tell_change, write_markdown


def release_notes(package: Package) -> str:
    """
    Write the notes of a release: what the changelog says of it, then what differs from the release before.

    Parameters
    ----------
    package : Package
        What is released; `releases/` beside it remembers the releases before.

    Returns
    -------
    str
        The notes in Markdown, the same for the same data.
    """
    section = next((each for each in read_changelog(package.base) if each.version == package.version), None)
    before = find_before(package)
    difference = compare(before, describe_edition(package)) if before else None
    return "\n".join(
        [
            f"# {package.title} {package.version}\n",
            f"{_demote(section)}\n",
            "## What differs\n",
            f"{_tell_difference(difference)}\n",
        ]
    )


def find_before(package: Package) -> Edition | None:
    """The last release below the package's version that the repository remembers."""
    ledgers = find_ledgers(package.base)
    before = [path for version, path in ledgers.items() if version < read_version(package.version)]
    return read_ledger(before[-1]) if before else None


def _demote(section: Section | None) -> str:
    """The text of the changelog's section, its headings fit under a title."""
    return (section.text if section else "").replace("\n### ", "\n## ").removeprefix("#") or "No entry."


def _tell_difference(difference: Difference | None) -> str:
    if difference is None:
        return "There is no release before this one."
    cells = [each for each in difference.changes if each.record and each.column]
    listed = [f"- {escape_markdown(f'{each.table}: {_tell_cell(each)}')}" for each in cells]
    return "\n".join([write_markdown(difference), *(["\n### Cell by cell\n", *listed] if listed else [])])


def _tell_cell(change: Change) -> str:
    return f"{tell_change(change)} [{change.kind}]"
