"""What differs between the rows of two versions of a table?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .change import Change
from .corrected import Corrections
from .edition import KEY_MARK, Cell, EditionTable, Facts, Key, is_same


@dataclass(frozen=True)
class Pair:
    """Two versions of a table, the names of its columns matched, and what was corrected between them."""

    old: EditionTable
    new: EditionTable
    columns: Mapping[str, str]
    corrections: Corrections


def compare_rows(pair: Pair) -> Iterator[Change]:
    """Rows that are gone, new, or changed, cell by cell."""
    old, new = pair.old, pair.new
    for key in old.rows:
        if key not in new.rows:
            yield Change(_judge_gone(pair, key), new.name, name_record(key))
    added = "entry-added" if new.facts.get("register") else "row-added"
    froms, tos = list(old.fields), list(new.fields)
    places = [(froms.index(name), tos.index(now), now) for name, now in pair.columns.items()]
    for key in new.rows:
        if key not in old.rows:
            yield Change(added, new.name, name_record(key))
        else:
            yield from _compare_row(pair, key, places)


def name_record(key: Key) -> str:
    """The name of a row: its identifier, or the parts of its key with a bar between."""
    return KEY_MARK.join(key)


def _compare_row(pair: Pair, key: Key, places: Iterable[tuple[int, int, str]]) -> Iterator[Change]:
    before, after = pair.old.rows[key], pair.new.rows[key]
    for first, last, name in places:
        if not is_same(before[first], after[last]):
            kind = _judge_cell(pair, key, name)
            place = (pair.new.name, name_record(key), name)
            yield Change(kind, *place, pair.corrections.find_old(place, before[first]), show(after[last]))


def _judge_gone(pair: Pair, key: Key) -> str:
    if pair.new.facts.get("derived"):
        return "derived-changed"
    if len(pair.old.key) == 1:
        return "id-gone"
    is_told = pair.corrections.tells_of(pair.new.name, name_record(key))
    return "row-corrected" if is_told else "row-gone"


def _judge_cell(pair: Pair, key: Key, column: str) -> str:
    """The kind of a change of a cell; the bound of a date is judged by the date."""
    facts = pair.new.fields[column]
    derived = facts.get("kdr:derived", {})
    if pair.new.facts.get("derived") or (derived and "bound" not in derived):
        return "derived-changed"
    named = {now: name for name, now in pair.columns.items()}
    source = derived.get("from", column)
    if source not in named:
        return "cell-changed"
    old, new = pair.old.cell(key, named[source]), pair.new.cell(key, source)
    if is_same(old, new):
        return "cell-changed"
    place = (pair.new.name, name_record(key), source)
    return judge_change(facts, old, pair.corrections.find_kind(place, old, new))


def judge_change(facts: Facts, old: Cell, corrected: str) -> str:
    """The kind of a change, by what the schema says of the column and the kind of its correction."""
    plain = {"text": "text-changed", "status": "status-changed"}
    said = str(facts.get("kdr:change", ""))
    if said in plain:
        return plain[said]
    if said == "meaning":
        return "meaning-kept" if corrected == "wording" else "meaning-changed"
    if corrected:
        return "cell-corrected"
    return "cell-filled" if old == "" else "cell-changed"


def show(cell: Cell) -> str | None:
    """The cell; nothing where only its digest is known."""
    return cell if isinstance(cell, str) else None
