"""What changed from one version to another?"""

from __future__ import annotations

from collections.abc import Iterator

from .change import Change, Difference
from .corrected import Corrections, list_corrections
from .edition import Edition, EditionTable
from .fields import compare_facts, compare_fields, find_renamed
from .rows import Pair, compare_rows


def compare(old: Edition, new: Edition) -> Difference:
    """
    Find what changed from one version to another, and which version number that requires.

    Parameters
    ----------
    old, new : Edition
        The two versions. Of the old one digests are enough.

    Returns
    -------
    Difference
        Every change, by table in the order of the new version: columns first, then rows, cell by cell.

    Examples
    --------
    >>> edition = Edition("works", "1.0.0", {}, {})
    >>> compare(edition, edition).bump.name
    'NONE'
    """
    corrections = list_corrections(old, new)
    changes = list(_compare_packages(old, new))
    for name, table in new.tables.items():
        if name in old.tables:
            changes += compare_tables(old.tables[name], table, corrections)
        else:
            changes.append(Change("table-added", name))
    changes += [Change("table-removed", name) for name in old.tables if name not in new.tables]
    return Difference(old.version, new.version, tuple(changes))


def compare_tables(old: EditionTable, new: EditionTable, corrections: Corrections) -> Iterator[Change]:
    """Everything that differs between two versions of a table."""
    renamed = find_renamed(old, new)
    yield from compare_facts(old, new, renamed)
    yield from compare_fields(old, new, renamed)
    # With another key no row is told from another; that the key changed says enough.
    if tuple(renamed.get(name, name) for name in old.key) == new.key:
        columns = {name: renamed.get(name, name) for name in old.fields}
        shared = {name: now for name, now in columns.items() if now in new.fields}
        yield from compare_rows(Pair(old, new, shared, corrections))


def _compare_packages(old: Edition, new: Edition) -> Iterator[Change]:
    before, after = (list(each.facts.get("licences", [])) for each in (old, new))
    if before != after:
        yield Change("licence-changed", old=", ".join(before), new=", ".join(after))
    if old.facts.get("texts") != new.facts.get("texts"):
        yield Change("description-changed")
