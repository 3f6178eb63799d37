"""How are the files of the tables brought into canonical form, and which are not in it?"""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

from .derived import Computed, compute_tables, derive_cells, derived_columns, describe_source, is_derived
from .descriptor import Package, Table
from .finding import Finding, quote
from .sheets import Sheet, canonical_text, read_sheet
from .witnesses import Tables

CURE = "Run: python scripts/tidy.py"


def tidy(package: Package) -> tuple[list[str], list[Finding]]:
    """
    Bring the files of a package's tables into canonical form.

    Each file is written beside itself and then renamed. A file that cannot be read whole, or whose columns
    are not those of its schema, is left as it is.

    Parameters
    ----------
    package : Package
        What the descriptor says.

    Returns
    -------
    tuple of list of str, and list of Finding
        The files that were written, and why others were left alone.
    """
    written: list[str] = []
    findings: list[Finding] = []
    computed = compute_tables(package)
    for table, path in _files(package):
        sheet = _read_or_compute(table, package.base, path, computed)
        if isinstance(sheet, Finding):
            findings.append(sheet)
            continue
        content = canonical_text(table, fill_derived(table, sheet, computed)).encode()
        if not (package.base / path).is_file() or content != (package.base / path).read_bytes():
            _write(package.base / path, content)
            written.append(path)
    return written, findings


def check_tidy(package: Package, frames: Tables | None = None) -> list[Finding]:
    """
    Find the files that are not in canonical form, and derived cells that differ from what they derive from.

    Parameters
    ----------
    package : Package
        What the descriptor says.
    frames : mapping of str to DataFrame, optional
        The tables as `read_frames` gives them; read anew if left out.

    Returns
    -------
    list of Finding
        Rules ``tidy`` (one a file, at the first line that differs) and ``derived-value`` (one a cell). A file
        that cannot be read is passed over: see `check_readable`.
    """
    findings: list[Finding] = []
    computed = compute_tables(package, frames)
    for table, path in _files(package):
        sheet = read_sheet(table, package.base, path)
        if isinstance(sheet, Finding):
            continue
        findings += _check_derived(table, path, sheet, computed)
        # Derived cells as they stand: those that differ have findings of their own.
        line = _first_difference((package.base / path).read_bytes(), canonical_text(table, sheet).encode())
        if line:
            findings.append(Finding(path, line, "", "The file is not in canonical form.", CURE, "tidy"))
        findings += _check_whole(table, path, sheet, computed)
    return sorted(findings)


def check_readable(package: Package) -> list[Finding]:
    """Why files of the package would be left alone by `tidy`."""
    sheets = (read_sheet(table, package.base, path) for table, path in _files(package))
    return sorted(each for each in sheets if isinstance(each, Finding))


def fill_derived(table: Table, sheet: Sheet, computed: Computed) -> Sheet:
    """The sheet with every derived cell computed anew; columns that were left out are added."""
    columns = [*sheet.columns, *(each for each in derived_columns(table) if each not in sheet.columns)]
    padding = [""] * (len(columns) - len(sheet.columns))
    records = [record + padding for record in sheet.records]
    for name, record, value in derive_cells(table, columns, records, computed):
        record[columns.index(name)] = value
    return replace(sheet, columns=columns, records=records)


def write_sheets(package: Package, sheets: Mapping[str, Sheet]) -> list[str]:
    """
    Write tables anew, in canonical form and with their days filled in.

    All of them are written beside their files before the first takes its place.

    Parameters
    ----------
    package : Package
        What the descriptor says.
    sheets : mapping of str to Sheet
        By table, all its records.

    Returns
    -------
    list of str
        The files that were written.
    """
    tables = {package.table(name).path: package.table(name) for name in sheets}
    texts = {
        path: canonical_text(table, fill_derived(table, sheets[table.name], Computed()))
        for path, table in tables.items()
    }
    beside = [(_write_beside(package.base / path, text.encode()), path) for path, text in texts.items()]
    for written, path in beside:
        written.replace((package.base / path).resolve())
    return list(texts)


def _files(package: Package) -> Iterator[tuple[Table, str]]:
    return ((table, path) for table in package.tables for path in table.paths)


def _read_or_compute(table: Table, base: Path, path: str, computed: Computed) -> Sheet | Finding:
    """The cells of a file as they stand, or, of a table that follows from others, as they should be."""
    if is_derived(table) and computed.is_known:
        return Sheet([each.name for each in table.fields], computed.tables[table.name], [])
    return read_sheet(table, base, path)


def _check_whole(table: Table, path: str, sheet: Sheet, computed: Computed) -> Iterator[Finding]:
    if not (is_derived(table) and computed.is_known):
        return
    wanted = {record[0]: record for record in computed.tables[table.name]}
    if wanted.keys() != {record[0] for record in sheet.records if record}:
        problem = "The rows are not those that the other tables give."
        yield Finding(path, 0, "", problem, CURE, "derived-value")
    for record, line in zip(sheet.records, sheet.lines, strict=True):
        cells = zip(sheet.columns, record, wanted.get(record[0], record), strict=False)
        for name, cell, value in cells:
            if cell != value:
                problem = f"{quote(cell)} is not what the other tables give, {quote(value)}."
                yield Finding(path, line, name, problem, CURE, "derived-value")


def _check_derived(table: Table, path: str, sheet: Sheet, computed: Computed) -> Iterator[Finding]:
    lines = {id(record): line for record, line in zip(sheet.records, sheet.lines, strict=True)}
    derived = {name: source for name, source in derived_columns(table).items() if name in sheet.columns}
    for name, record, value in derive_cells(table, sheet.columns, sheet.records, computed):
        if name in derived and (cell := record[sheet.columns.index(name)]) != value:
            problem = f"{quote(cell)} is not {describe_source(derived[name])}."
            yield Finding(path, lines[id(record)], name, problem, CURE, "derived-value")


def _first_difference(found: bytes, wanted: bytes) -> int:
    """The first line that differs; 0 if none does."""
    if found == wanted:
        return 0
    pairs = zip_longest(found.splitlines(keepends=True), wanted.splitlines(keepends=True))
    return next((line for line, (ours, theirs) in enumerate(pairs, 1) if ours != theirs), 0)


def _write(path: Path, content: bytes) -> None:
    """Write beside the file and rename, so that at any moment there is the old file or the new one."""
    _write_beside(path, content).replace(path.resolve())


def _write_beside(path: Path, content: bytes) -> Path:
    path = path.resolve()
    beside = path.with_name(f".{path.name}.tidy")
    beside.write_bytes(content)
    if path.exists():
        shutil.copymode(path, beside)
    return beside
