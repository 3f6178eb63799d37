"""What is to be mended in a package?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from .descriptor import Package, Table, read_package
from .engines import CheckSchemas, find_engine
from .files import check_files, check_listed, check_texts
from .finding import Finding, quote, sort_findings
from .hygiene import check_marks, list_habits
from .progress import show_progress
from .read import Records, open_records
from .schema_checks import check_declared

OpenTable = Callable[[Table, Path], Records | None]
OWN = "korea-deepfake-record"
BLANK = "The cell is blank;"


def validate(
    where: Path, *, strict: bool | None = None, engine: str = "polars", open_table: OpenTable = open_records
) -> list[Finding]:
    """
    Find what is to be mended in a data package.

    Parameters
    ----------
    where : Path
        A package's folder or its descriptor file.
    strict : bool, optional
        Whether to ask for clean cells beyond what the standard asks. By default only our own package is
        held to that.
    engine : str, default "polars"
        Where tables are checked against their schemas: "polars" on this machine, "spark" on a cluster that
        is there already. Both find the same.
    open_table : callable, optional
        What opens a table in a folder. Publishing gives one whose records are written while they are read.

    Returns
    -------
    list of Finding
        Everything found, sorted by file and line; an empty list where there is nothing to mend.
    """
    check_schemas = find_engine(engine)
    package, findings = read_package(where)
    if package is None:
        return findings
    # Of a descriptor in doubt, or one of Parquet files alone, our rules would find no end of it.
    is_ours = _is_own(package) and bool(package.tables) and not findings
    tables = _open_tables(package, open_table)
    cells = _check_tables(tables, check_schemas, _is_own(package) if strict is None else strict)
    unread = [finding for records in tables.values() for finding in records.findings]
    findings += [*unread, *check_files(package)]
    if is_ours:
        unsound = {table.name for table in package.tables if _is_unsound(table, unread, cells)}
        ruled = _check_own(package, unsound)
        changed = _check_change(package, is_whole=not (unsound or any(map(_hides_row, cells))))
        return sort_findings(_tell_once([*findings, *cells], ruled, changed))
    return sort_findings([*findings, *cells])


def _is_own(package: Package) -> bool:
    return package.name == OWN


def _open_tables(package: Package, open_table: OpenTable) -> dict[str, Records]:
    """The tables by name; of what cannot be read, what is wrong with it."""
    opened = ((table.name, open_table(table, package.base)) for table in package.tables)
    return {name: records for name, records in opened if records is not None}


def _check_tables(tables: dict[str, Records], check_schemas: CheckSchemas, strict: bool) -> list[Finding]:
    readable = {name: records for name, records in tables.items() if records.parts}
    beside = {name: list_habits(records) for name, records in readable.items()} if strict else {}
    found = [*check_declared(readable)]
    with show_progress(sum(records.size for records in readable.values()), "Checking tables") as advance:
        for source in (source for records in readable.values() for source in records.sources):
            source.watch = advance
        found += check_schemas(readable, beside)
    marks = [each for records in readable.values() for each in check_marks(records)] if strict else []
    return _keep_first([*found, *marks])


def _keep_first(findings: Iterable[Finding]) -> list[Finding]:
    """Of several findings on one cell, the first."""
    kept: dict[tuple[str, int, str], Finding] = {}
    others: list[Finding] = []
    for finding in findings:
        if finding.line and finding.column:
            kept.setdefault((finding.path, finding.line, finding.column), finding)
        else:
            others.append(finding)
    blank = {place for place, finding in kept.items() if finding.problem.startswith(BLANK)}
    return [*(each for each in kept.values() if not _refers_by_blank(each, blank)), *others]


def _refers_by_blank(finding: Finding, blank: set[tuple[str, int, str]]) -> bool:
    """Whether a reference of several cells leads nowhere because one of them is blank, which is told."""
    names = finding.column.split(", ")
    return finding.rule == "foreign-key" and any(
        (finding.path, finding.line, name) in blank for name in names
    )


def _is_unsound(table: Table, unread: Iterable[Finding], cells: Iterable[Finding]) -> bool:
    """Whether rows of the table are ragged, blank or without a key: whatever is said of them misleads."""
    keys = {*table.primary_key, *(name for key in table.foreign_keys for name in key.fields)}
    return any(each.path in table.paths for each in unread) or any(
        each.rule == "blank-row" or (each.problem.startswith(BLANK) and each.column in keys)
        for each in cells
        if each.path in table.paths
    )


def _hides_row(finding: Finding) -> bool:
    """Whether it cannot be told from which released row this one comes."""
    return finding.problem.startswith(BLANK) or finding.rule == "primary-key"


def _check_change(package: Package, *, is_whole: bool) -> list[Finding]:
    """Where the version is not that of what changed; a row that is not whole is to be mended first."""
    from .versions import check_versions
    from .versions.naming import check_names

    return check_versions(package) if is_whole else check_names(package)


def _tell_once(found: list[Finding], ruled: list[Finding], changed: list[Finding]) -> list[Finding]:
    """Of a blank cell what a rule says, for it says why; of a lost reference no more; no change twice."""
    lost = _find_cells(each for each in found if each.rule == "foreign-key")
    apt = [each for each in ruled if _find_cell(each) not in lost]
    said = _find_cells(apt)
    told = [each for each in found if not (each.problem.startswith(BLANK) and _find_cell(each) in said)]
    known = _find_cells([*apt, *told])
    return [*apt, *told, *(each for each in changed if _find_cell(each) not in known)]


def _find_cells(findings: Iterable[Finding]) -> set[tuple[str, int, str]]:
    return {cell for each in findings if (cell := _find_cell(each))}


def _find_cell(finding: Finding) -> tuple[str, int, str] | None:
    """The cell of which a finding speaks, if it does not speak of a whole row, column or file."""
    return (finding.path, finding.line, finding.column) if finding.line and finding.column else None


def _check_own(package: Package, unsound: set[str]) -> list[Finding]:
    # Only our own package needs these, and they take longer to import than most packages take to check.
    from .frames import read_frames
    from .rules import check_rules
    from .rules.checkout import check_checkout
    from .tidy import check_tidy

    passed = {path for name in unsound for path in package.table(name).paths}
    beside = (*check_listed(package), *check_texts(package), *check_checkout(package))
    try:
        frames = read_frames(package)
        tidied = (each for each in check_tidy(package, frames) if each.path not in passed)
        ruled = [*check_rules(package, unsound, frames), *tidied]
    except KeyError as lost:
        ruled = [_miss_column(str(lost.args[0]))]
    return [*beside, *ruled]


def _miss_column(column: str) -> Finding:
    """What is told where schema and table agree, and our rules look for a column that is gone from both."""
    problem = f"The rules ask for the column {quote(column)}, and its table has none."
    cure = "Put the column back, or mend the rules that name it."
    return Finding("datapackage.json", 0, "", problem, cure, "rule-lacks-column")
