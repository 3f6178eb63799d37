"""Which cells differ from what was released without a correction that says so, and where do they stand?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..descriptor import Package
from ..finding import Finding, quote
from ..sheets import read_sheet
from .change import Change, Difference
from .corrected import CORRECTIONS, Place, list_corrections
from .edition import KEY_MARK, Cell, Edition, is_same
from .messages import tell

CHANGED = "cell-changed"


def list_untold(difference: Difference, new: Edition) -> list[Change]:
    """Cells changed for which no correction accounts; of a date and its bounds, the date."""
    changed = {_find_place(each): each for each in difference.changes if each.kind == CHANGED}
    return [
        each
        for (table, record, column), each in changed.items()
        if (table, record, _find_source(new, table, column)) not in changed
    ]


def leave_out(difference: Difference, new: Edition) -> Difference:
    """The difference without the cells that are told one by one, and what follows from them."""
    told = {(each.table, each.record) for each in list_untold(difference, new)}
    kept = [
        each for each in difference.changes if each.kind != CHANGED or (each.table, each.record) not in told
    ]
    return Difference(difference.old_version, difference.new_version, tuple(kept))


def check_cells(package: Package, difference: Difference, old: Edition, new: Edition) -> Iterator[Finding]:
    """A finding at each cell that was changed without a correction, except where one is told to be untrue."""
    untrue = list_untrue(old, new)
    changes = [each for each in list_untold(difference, new) if _find_place(each) not in untrue]
    lines = {table: read_lines(package, table) for table in {each.table for each in changes}}
    for each in changes:
        # Of rows with one key nobody knows which was released; that they have one key is told elsewhere.
        if each.record not in lines[each.table]:
            continue
        path, line = lines[each.table][each.record]
        said = {"place": each.place, "last": difference.old_version, "required": difference.required}
        yield tell(path, line, each.column, "changed-cell-is-corrected", **said)


def check_corrections(package: Package, old: Edition, new: Edition) -> Iterator[Finding]:
    """A finding at each correction whose wrong value is not what was released."""
    untrue = list_untrue(old, new)
    lines = read_lines(package, CORRECTIONS) if untrue else {}
    for (_, record, column), entry in untrue.items():
        path, line = lines.get(str(entry["correction_id"]), (new.tables[CORRECTIONS].path, 0))
        said = {"wrong": quote(entry["wrong_value"]), "place": f"{column} of {record}", "last": old.version}
        yield tell(path, line, "wrong_value", "correction-has-released-value", **said)


def list_untrue(old: Edition, new: Edition) -> dict[Place, Mapping[str, Cell]]:
    """By place, the first correction since the release of a cell of which none begins with what was there."""
    corrections = list_corrections(old, new)
    return {place: each[0] for place, each in corrections.entries.items() if _is_untrue(place, old, each)}


def read_lines(package: Package, name: str) -> Mapping[str, tuple[str, int]]:
    """By record of a table that stands there once, the file and the line."""
    table = package.table(name)
    lines: dict[str, list[tuple[str, int]]] = {}
    for path in table.paths:
        sheet = read_sheet(table, package.base, path)
        if not isinstance(sheet, Finding) and {*table.primary_key} <= {*sheet.columns}:
            places = [sheet.columns.index(each) for each in table.primary_key]
            for line, record in zip(sheet.lines, sheet.records, strict=True):
                key = KEY_MARK.join(record[each] for each in places)
                lines.setdefault(key, []).append((path, line))
    return {key: found[0] for key, found in lines.items() if len(found) == 1}


def _find_source(new: Edition, table: str, column: str) -> str:
    """The column of which a column is computed; empty where it is written by hand."""
    return str(new.tables[table].fields[column].get("kdr:derived", {}).get("from", ""))


def _find_place(change: Change) -> Place:
    return (change.table, change.record, change.column)


def _is_untrue(place: Place, old: Edition, entries: list[Mapping[str, Cell]]) -> bool:
    """Whether a cell was released, and no correction of it begins with what was."""
    name, record, column = place
    table = old.tables.get(name)
    key = tuple(record.split(KEY_MARK))
    if table is None or column not in table.fields or key not in table.rows:
        return False
    released = table.cell(key, column)
    return not any(is_same(each["wrong_value"], released) for each in entries)
