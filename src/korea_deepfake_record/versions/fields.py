"""What differs between two versions of a table's columns?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .change import Change
from .edition import EditionTable, Facts, is_same

RETYPING = (
    *("type", "format", "kdr:unit", "categoriesOrdered", "missingValues"),
    *("trueValues", "falseValues", "decimalChar", "groupChar", "bareNumber", "itemType", "delimiter"),
)
# How changes of a column are judged; to say so for the first time says nothing new of the column.
CHANGE = "kdr:change"
# Rules of our own: to ask for one is to tighten.
ASKED = ("kdr:rule", "kdr:derived")
RISING, FALLING = ("minimum", "minLength", "exclusiveMinimum"), ("maximum", "maxLength", "exclusiveMaximum")


def compare_fields(old: EditionTable, new: EditionTable, renamed: Mapping[str, str]) -> Iterator[Change]:
    """Columns that are gone, new, renamed, moved, or changed in what they allow."""
    table = new.name
    for name in old.fields:
        if name in renamed:
            yield Change("field-renamed", table, column=name, old=name, new=renamed[name])
        elif name not in new.fields:
            yield Change("field-removed", table, column=name)
    added = [name for name in new.fields if name not in old.fields and name not in renamed.values()]
    yield from (Change("field-added", table, column=name) for name in added)
    kept = {name: renamed.get(name, name) for name in old.fields if renamed.get(name, name) in new.fields}
    if list(kept.values()) != [name for name in new.fields if name not in added]:
        yield Change("field-moved", table)
    for name, now in kept.items():
        yield from _compare_field(Change("", table, column=now), old.fields[name], new.fields[now])


def find_renamed(old: EditionTable, new: EditionTable) -> dict[str, str]:
    """Columns that have another name and the same cells, old name to new."""
    gone = [name for name in old.fields if name not in new.fields]
    added = [name for name in new.fields if name not in old.fields]
    renamed: dict[str, str] = {}
    for name in gone:
        for other in added:
            if other not in renamed.values() and _holds_the_same(old, new, name, other):
                renamed[name] = other
                break
    return renamed


def compare_facts(old: EditionTable, new: EditionTable, renamed: Mapping[str, str]) -> Iterator[Change]:
    """What differs in a table's keys, in the form of its file, and in what is said of it."""
    if tuple(renamed.get(name, name) for name in old.key) != new.key:
        yield Change("key-changed", new.name, old=", ".join(old.key), new=", ".join(new.key))
    if old.facts.get("form") != new.facts.get("form"):
        yield Change("form-changed", new.name, old=str(old.facts.get("form")), new=str(new.facts.get("form")))
    for fact in ("unique", "foreign"):
        before, after = list(old.facts.get(fact, [])), list(new.facts.get(fact, []))
        said = f"{fact} key "
        for each in (each for each in after if each not in before):
            yield Change("constraint-tightened", new.name, new=said + _tell(each))
        for each in (each for each in before if each not in after):
            yield Change("constraint-loosened", new.name, old=said + _tell(each))
    if old.facts.get("texts") != new.facts.get("texts"):
        yield Change("description-changed", new.name)


def _holds_the_same(old: EditionTable, new: EditionTable, name: str, other: str) -> bool:
    """Whether a column that is gone and a new one are of one type and hold the same in the same rows."""
    if old.fields[name]["type"] != new.fields[other]["type"]:
        return False
    shared = old.rows.keys() & new.rows.keys()
    if not any(old.cell(key, name) != "" for key in shared):
        return dict(old.fields[name]) == dict(new.fields[other])
    return all(is_same(old.cell(key, name), new.cell(key, other)) for key in shared)


def _compare_field(place: Change, old: Facts, new: Facts) -> Iterator[Change]:
    for fact in RETYPING:
        if old.get(fact) != new.get(fact):
            yield _at(place, "field-retyped", _tell_fact(fact, old), _tell_fact(fact, new))
    yield from _compare_codes(place, old.get("codes", []), new.get("codes", []))
    before = {**old.get("constraints", {}), **{fact: old[fact] for fact in ASKED if fact in old}}
    after = {**new.get("constraints", {}), **{fact: new[fact] for fact in ASKED if fact in new}}
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            yield _at(
                place,
                judge_constraint(name, before, after),
                _tell_fact(name, before),
                _tell_fact(name, after),
            )
    told = {*RETYPING, *ASKED, "codes", "constraints"}
    if CHANGE not in old:
        told.add(CHANGE)
    if any(old.get(fact) != new.get(fact) for fact in (old.keys() | new.keys()) - told):
        yield _at(place, "description-changed")


def _compare_codes(place: Change, old: list[Any], new: list[Any]) -> Iterator[Change]:
    # To list the codes of a column that took any text is to tighten it, and the other way round.
    if bool(old) != bool(new):
        kind = "constraint-tightened" if new else "constraint-loosened"
        yield _at(place, kind, "codes" if old else None, "codes" if new else None)
        return
    yield from (_at(place, "code-removed", str(code)) for code in old if code not in new)
    yield from (_at(place, "code-added", None, str(code)) for code in new if code not in old)
    if [code for code in old if code in new] != [code for code in new if code in old]:
        yield _at(place, "description-changed", "order of codes")


def judge_constraint(name: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    """Whether a constraint that differs was tightened or loosened; tightened if one cannot tell."""
    if name not in new:
        return "constraint-loosened"
    if name not in old:
        return "constraint-tightened"
    try:
        looser = (name in RISING and new[name] < old[name]) or (name in FALLING and new[name] > old[name])
    except TypeError:
        looser = False
    return "constraint-loosened" if looser else "constraint-tightened"


def _at(place: Change, kind: str, old: str | None = None, new: str | None = None) -> Change:
    return Change(kind, place.table, column=place.column, old=old, new=new)


def _tell_fact(name: str, facts: Mapping[str, Any]) -> str | None:
    return f"{name} {_tell(facts[name])}" if name in facts else None


def _tell(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_tell(each) for each in value)
    return str(value).lower() if isinstance(value, bool) else str(value)
