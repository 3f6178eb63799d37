"""Does the version tell the truth about what changed since the last release?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..descriptor import Package
from ..finding import Finding, quote
from .change import Change, Difference
from .changelog import CHANGELOG, Section, join_since, read_changelog, read_sections
from .compare import compare
from .edition import Edition, EditionTable, describe_edition
from .ledger import find_ledgers, is_version, read_ledger, read_version
from .messages import tell
from .naming import check_names, tell_version_line
from .released import check_cells, check_corrections, leave_out

RETIRED = "retired"
# How far the share of filled cells of a column may fall before the changelog has to say so.
TOLERANCE = 0.05
REGISTERED = ("entry-added",)


@dataclass(frozen=True)
class Step:
    """The way from a release to what stands here, and what the changelog says of it."""

    package: Package
    old: Edition
    new: Edition
    difference: Difference
    section: Section | None


def check_versions(package: Package) -> list[Finding]:
    """
    Find where the version, the changelog and the citation do not tell what changed since the last release.

    Before the first release is recorded only names are compared; a package whose tables cannot be read has
    other findings first.

    Parameters
    ----------
    package : Package
        Our own package, in a checkout or in a release.

    Returns
    -------
    list of Finding
        Everything found, sorted by file and line.
    """
    findings = check_names(package)
    try:
        new = describe_edition(package)
    except ValueError:
        return findings
    is_recorded = read_version(package.version) in find_ledgers(package.base)
    sections = (read_changelog if is_recorded else read_sections)(package.base)
    steps = [
        Step(package, old, new, compare(old, new), join_since(sections, old.version))
        for old in _read_ledgers(package, findings)
    ]
    findings += [found for step in steps for found in _check_notes(step)]
    # What differs from the last of them differs from those before, or was told of when that was released.
    findings += [found for step in steps[-1:] for found in (*_check_bump(step), *_check_retired(step))]
    return sorted(set(findings))


def _read_ledgers(package: Package, findings: list[Finding]) -> Iterator[Edition]:
    """The last release below this version, and the one of this version: recorded is unchangeable."""
    ledgers = find_ledgers(package.base)
    now = read_version(package.version) if is_version(package.version) else ()
    before = [each for each in ledgers if each < now]
    # Where the version was lowered, the newest release is what it is held against.
    chosen = {*before[-1:], *([now] if now in ledgers else []), *list(ledgers)[-1:]}
    for each in sorted(chosen):
        try:
            yield read_ledger(ledgers[each])
        except ValueError:
            path = ledgers[each].relative_to(package.base).as_posix()
            findings.append(tell(path, 0, "", "ledger"))


def _check_notes(step: Step) -> Iterator[Finding]:
    """Where the changelog says less than it must of a version above a release."""
    if read_version(step.package.version) > read_version(step.old.version):
        yield from _check_changelog(step)
        for name, old in step.old.tables.items():
            if name in step.new.tables:
                yield from _check_losses(step, old, step.new.tables[name])


def _check_bump(step: Step) -> Iterator[Finding]:
    version, last = step.package.version, step.old.version
    path, line = step.package.path, tell_version_line(step.package)
    said = {"version": quote(version), "last": last}
    if read_version(version) < read_version(last):
        yield tell(path, line, "version", "version-not-below-release", **said)
        return
    yield from check_corrections(step.package, step.old, step.new)
    if step.difference.is_enough:
        return
    yield from check_cells(step.package, step.difference, step.old, step.new)
    other = leave_out(step.difference, step.new)
    if other.gravest and not other.is_enough:
        said |= {"what": other.gravest.ruling.what, "place": other.gravest.place, "required": other.required}
        yield tell(path, line, "version", "version-raised", **said)


def _check_changelog(step: Step) -> Iterator[Finding]:
    version, last = step.package.version, step.old.version
    if step.section is None or step.section.version != version:
        yield tell(CHANGELOG, 0, "", "changelog-has-version", version=quote(version), plain=version)
        return
    for table in _list_changed(step.difference):
        if not step.section.names(table):
            said = {"last": last, "table": quote(table), "plain": table}
            yield tell(CHANGELOG, step.section.line, "", "changelog-names-table", **said)


def _list_changed(difference: Difference) -> list[str]:
    """Tables with a change that is more than an entry in a register."""
    changes = [each for each in difference.changes if each.kind not in REGISTERED]
    return list(dict.fromkeys(each.table for each in changes if each.table))


def _check_retired(step: Step) -> Iterator[Finding]:
    retired = step.new.tables.get(RETIRED)
    known = {str(cells[0]) for cells in retired.rows.values()} if retired else set()
    for change in step.difference.changes:
        if change.kind == "id-gone" and change.record not in known:
            yield _tell_gone(step, change)


def _tell_gone(step: Step, change: Change) -> Finding:
    table = step.new.tables[change.table]
    said = {"record": quote(change.record), "last": step.old.version}
    return tell(table.path, 0, table.key[0], "gone-id-is-retired", **said)


def _check_losses(step: Step, old: EditionTable, new: EditionTable) -> Iterator[Finding]:
    last, section = step.old.version, step.section
    if len(new.rows) < len(old.rows) and not (section and section.is_removed(new.name)):
        said = {"now": str(len(new.rows)), "before": str(len(old.rows)), "last": last, "plain": new.name}
        yield tell(new.path, 0, "", "lost-rows-are-explained", **said)
    for column in old.fields:
        if column in new.fields and not (section and section.names(column)):
            now, before = _share(new, column), _share(old, column)
            if before - now > TOLERANCE:
                said = {"now": f"{now:.0%}", "before": f"{before:.0%}", "last": last, "plain": column}
                yield tell(new.path, 0, column, "lost-values-are-explained", **said)


def _share(table: EditionTable, column: str) -> float:
    """The share of the cells of a column that are filled; of no cells, none."""
    return table.count_filled(column) / len(table.rows) if table.rows else 0.0
