"""How is our own package made as large as wanted, with every rule still kept?"""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from korea_deepfake_record.descriptor import Package, Table
from korea_deepfake_record.sheets import Sheet, canonical_text, read_sheet

# Stands in a row for the number of its copy.
COPY = "\x01"
NUMBERED = re.compile(r"([a-z]+-)([0-9]{3,4})")
SLUG = re.compile(r"[a-z0-9-]+")
DIGEST = re.compile(r"[0-9a-f]{64}")
ITEM, ADDRESS = re.compile(r"Q[0-9]+"), re.compile(r"https?://\S+")
SHARED = "unknown"
BESIDE = ("datapackage.json", "CHANGELOG.md", "CITATION.cff", "schemas")


def write_copies(package: Package, claims: int, folder: Path) -> int:
    """Write the tables again and again, under fresh identifiers, to so many claims; count the rows."""
    copies = -(-claims // len(_read(package, package.table("claims")).records))
    _copy_beside(package, folder)
    ids = _list_ids(package)
    return sum(_write_table(package, table, ids, (copies, folder)) for table in package.tables)


def _copy_beside(package: Package, folder: Path) -> None:
    (folder / "data").mkdir(parents=True)
    for name in BESIDE:
        path = package.base / name
        (shutil.copytree if path.is_dir() else shutil.copy)(path, folder / name)


def _write_table(package: Package, table: Table, ids: set[str], wanted: tuple[int, Path]) -> int:
    copies, folder = wanted
    sheet = _read(package, table)
    marked = Sheet(sheet.columns, [[_mark(cell, ids) for cell in row] for row in sheet.records], [])
    # In the canonical form of one copy, the copies below each other are in canonical form too.
    header, *rows = _split(canonical_text(table, marked))
    names = [field.name for field in table.fields]
    keys = [names.index(name) for name in table.primary_key]
    shared = [row for row in rows if not any(COPY in next(csv.reader([row]))[at] for at in keys)]
    block = "".join(row for row in rows if row not in shared)
    with (folder / table.path).open("w", encoding="utf-8", newline="") as file:
        file.write(header)
        for number in range(copies):
            file.write(block.replace(COPY, f"{number:05}"))
        file.writelines(shared)
    return copies * (len(rows) - len(shared)) + len(shared)


def _split(text: str) -> Iterator[str]:
    """The records, each as it is written."""
    for record in csv.reader(io.StringIO(text, newline="")):
        target = io.StringIO(newline="")
        csv.writer(target, lineterminator="\n").writerow(record)
        yield target.getvalue()


def _read(package: Package, table: Table) -> Sheet:
    sheet = read_sheet(table, package.base, table.path)
    assert isinstance(sheet, Sheet), sheet
    return sheet


def _list_ids(package: Package) -> set[str]:
    """What may stand once in its column: identifiers and titles, but not that of anything unknown."""
    found: set[str] = set()
    for table in package.tables:
        sheet = _read(package, table)
        alone = {field.name for field in table.fields if field.constraints.get("unique")}
        for name in alone | {*table.primary_key[: len(table.primary_key) == 1]}:
            found |= {record[sheet.columns.index(name)] for record in sheet.records}
    return found - {SHARED, ""}


def _mark(cell: str, ids: set[str]) -> str:
    """The cell, with room for a number in what may stand only once."""
    if ITEM.fullmatch(cell):
        return cell + COPY
    if DIGEST.fullmatch(cell):
        return cell[:-5] + COPY
    if ADDRESS.fullmatch(cell):
        return f"{cell}#{COPY}"
    return "|".join(_mark_id(part) if part in ids else part for part in cell.split("|"))


def _mark_id(text: str) -> str:
    if numbered := NUMBERED.fullmatch(text):
        return f"{numbered[1]}{COPY}{numbered[2]}"
    return f"k{COPY}-{text}" if SLUG.fullmatch(text) else f"{COPY}:{text}"
