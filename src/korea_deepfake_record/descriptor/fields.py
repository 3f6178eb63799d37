"""What does a schema say of one field, and is it said in the standard's words?"""

from __future__ import annotations

import json
from typing import Any

from ..finding import quote, suggest
from . import words
from .choices import check_allowed, read_categories, read_missing_values
from .declared import write_declared
from .document import Place
from .model import Field


def read_field(place: Place, missing_values: tuple[str, ...]) -> Field:
    """One field; what cannot be used is noted and left out."""
    # Some write 'examples', which the standard has not but which is no slip of the pen.
    words.check_words(place, (*words.FIELD, *words.CONSTRAINTS, "examples"))
    kind = _read_type(place)
    own = read_missing_values(place)
    properties, categories = _read_properties(place, kind), read_categories(place, kind)
    constraints = _read_constraints(place, kind)
    if "enum" in constraints:
        check_allowed(place["constraints"]["enum"], categories)
    place.text("rdfType")
    return Field(
        name=place.text("name"),
        type=kind or "any",
        format=_read_format(place, kind) if kind else "default",
        title=place.text("title"),
        description=place.text("description"),
        constraints={key: write_declared(key, each, properties) for key, each in constraints.items()},
        categories=categories,
        categories_ordered=_read_order(place),
        missing_values=missing_values if own is None else own,
        properties=properties,
        raw=place.value,
        place=place,
    )


def _read_type(place: Place) -> str:
    kind = place.text("type", "any")
    if kind in words.TYPES:
        return kind
    cure = suggest(kind, words.TYPES) or f"Choose one of: {', '.join(words.TYPES)}."
    place["type"].note(f"There is no field type {quote(kind)}.", cure, "field-type")
    return ""


def _read_properties(place: Place, kind: str) -> dict[str, Any]:
    """The properties that only this type reads, as far as they can be used."""
    found: dict[str, Any] = {}
    for key, kinds in words.TYPE_PROPERTIES.items():
        if key in place and kind and kind not in kinds:
            problem = f"{quote(key)} has no meaning for the type {quote(kind)}."
            place[key].note(problem, f"Use it with: {', '.join(kinds)}.", "property-unsupported")
        elif key in place and (value := _read_property(place, key)) is not None:
            found[key] = value
    _check_conflicts(place, found)
    return {"delimiter": ","} | found if kind == "list" else found


def _check_conflicts(place: Place, found: dict[str, Any]) -> None:
    for shared in sorted(set(found.get("trueValues", ())) & set(found.get("falseValues", ()))):
        problem = f"{quote(shared)} stands for true and for false."
        place.note(problem, "Keep it in one of the two lists.", "property-value")
    # A whole number has no decimals to mark.
    point = found.get("decimalChar", "." if place.value.get("type") == "number" else None)
    if "groupChar" in found and found["groupChar"] == point:
        problem = f"{quote(found['groupChar'])} groups digits and marks the decimals."
        place["groupChar"].note(problem, "Write another character in one of them.", "property-value")


def _read_property(place: Place, key: str) -> Any:
    """The value of such a property; nothing where it cannot be used."""
    if key == "bareNumber":
        return place.flag(key, True)
    if key in ("trueValues", "falseValues"):
        if place.value[key] == []:
            place[key].note(f"The list {quote(key)} is empty.", "Name at least one.", "property-value")
        return place.texts(key) or None
    value = place.text(key)
    if not value and place.value[key] == "":
        place[key].note(f"{quote(key)} is empty.", "Write a character there.", "property-value")
    if key == "itemType" and value and value not in words.ITEM_TYPES:
        cure = suggest(value, words.ITEM_TYPES) or f"Choose one of: {', '.join(words.ITEM_TYPES)}."
        place[key].note(f"A list cannot hold the type {quote(value)}.", cure, "field-type")
        return None
    return value or None


def _read_order(place: Place) -> bool:
    if "categoriesOrdered" not in place or "categories" in place:
        return place.flag("categoriesOrdered", False)
    problem = "'categoriesOrdered' stands without categories."
    place["categoriesOrdered"].note(problem, "List the categories, too.", "property-unsupported")
    return False


def _read_format(place: Place, kind: str) -> str:
    written = place.text("format", "default")
    # Version 0 marked temporal patterns so; version 2 asks readers to take the mark off.
    name = written.removeprefix("fmt:")
    known = words.FORMATS.get(kind, ("default",))
    if name in known or (kind in words.TEMPORAL and "%" in name):
        return name
    cure = suggest(name, known) or f"Choose one of: {', '.join(known)}."
    place["format"].note(f"The type {quote(kind)} has no format {quote(written)}.", cure, "field-format")
    return "default"


def _read_constraints(place: Place, kind: str) -> dict[str, Any]:
    for key in words.CONSTRAINTS:
        if key in place:
            cure = f"Move it into 'constraints' of {quote(place.text('name'))}."
            place[key].note(f"{quote(key)} stands beside the constraints.", cure, "constraint-misplaced")
    if not place.has("constraints", dict):
        return {}
    found = place["constraints"]
    return {key: found.value[key] for key in found.value if _is_usable(found, key, kind)}


def _is_usable(found: Place, key: str, kind: str) -> bool:
    if ":" in key:
        return False
    kinds = words.CONSTRAINTS.get(key)
    if kinds is None:
        cure = suggest(key, words.CONSTRAINTS) or "Remove it; nothing checks it."
        found[key].note(f"There is no constraint {quote(key)}.", cure, "constraint-unknown")
        return False
    if kind not in kinds:
        # What would apply to an unknown type is not known either; the type itself is noted already.
        if not kind:
            return False
        problem = f"The constraint {quote(key)} does not apply to the type {quote(kind)}."
        found[key].note(problem, f"Use it with: {', '.join(kinds)}.", "constraint-unsupported")
        return False
    return _has_usable_value(found, key)


def _has_usable_value(found: Place, key: str) -> bool:
    value = found.value[key]
    if key in ("required", "unique"):
        return found.has(key, bool)
    if key == "pattern":
        return found.has(key, str)
    if key == "jsonSchema":
        return found.has(key, dict)
    if key in words.BOUNDS:
        return found.has(key, str, int, float)
    if key == "enum":
        return found.has(key, list) and _has_distinct_values(found[key])
    if found.has(key, int) and value < 0:
        found[key].note(f"{quote(value)} is no length.", "Write 0 or more.", "constraint-value")
    return type(value) is int and value >= 0


def _has_distinct_values(allowed: Place) -> bool:
    if not allowed.value:
        allowed.note("The list of allowed values is empty.", "Name at least one.", "constraint-value")
    seen: set[str] = set()
    for index, value in enumerate(allowed.value):
        # Text and number are two values to JSON: "1" and 1.
        written = json.dumps(value, sort_keys=True)
        if written in seen:
            problem = f"The allowed value {quote(value)} stands twice."
            allowed[index].note(problem, "Keep one of them.", "constraint-value")
        seen.add(written)
    return bool(allowed.value)
