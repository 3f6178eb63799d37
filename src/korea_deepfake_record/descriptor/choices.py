"""Which values does a schema list: those that stand for no value, and the categories of a field?"""

from __future__ import annotations

from typing import Any

from ..finding import quote
from . import words
from .document import Place


def read_missing_values(place: Place) -> tuple[str, ...] | None:
    """The texts that stand for no value, or nothing where the property is not there."""
    if not place.has("missingValues", list):
        return None
    _check_forms(place["missingValues"])
    values: dict[str, None] = {}
    for entry in place.places("missingValues"):
        value = _read_value(entry)
        if not isinstance(value, str):
            problem = f"The missing value {quote(value)} is not text."
            entry.note(problem, "Write it in quotes.", "property-type")
        elif value in values:
            entry.note(f"The missing value {quote(value)} stands twice.", "Keep one.", "property-value")
        else:
            values[value] = None
    return tuple(values)


def read_categories(place: Place, kind: str) -> tuple[Any, ...]:
    """The categories of a field, each once, as far as they are of its type."""
    if kind not in words.CATEGORICAL:
        if kind and "categories" in place:
            problem = f"'categories' have no meaning for the type {quote(kind)}."
            place["categories"].note(problem, "Use them with: string, integer.", "property-unsupported")
        return ()
    if not place.has("categories", list):
        return ()
    if not place.value["categories"]:
        place["categories"].note("The list of categories is empty.", "Name at least one.", "category-value")
    _check_forms(place["categories"])
    wanted = str if kind == "string" else int
    values: dict[Any, None] = {}
    for entry in place.places("categories"):
        value = _read_value(entry)
        if type(value) is not wanted:
            problem = f"The category {quote(value)} is not of the type {quote(kind)}."
            entry.note(problem, "Write a value of the field's type.", "category-value")
        elif value in values:
            entry.note(f"The category {quote(value)} stands twice.", "Keep one of them.", "category-value")
        else:
            values[value] = None
    return tuple(values)


def check_allowed(allowed: Place, categories: tuple[Any, ...]) -> None:
    """Note each allowed value that is not among the categories, which the standard asks for."""
    known = {str(each) for each in categories}
    for index, value in enumerate(allowed.value):
        text = str(value)
        # A whole number may be written as text, and then with zeros before it.
        plain = str(int(text)) if text.removeprefix("-").isdecimal() and len(text) < 20 else text
        if known and not known & {text, plain}:
            problem = f"The allowed value {quote(value)} is not among the categories."
            allowed[index].note(problem, "Add it to the categories, or remove it here.", "constraint-value")


def _read_value(entry: Place) -> Any:
    return entry.value.get("value") if isinstance(entry.value, dict) else entry.value


def _check_forms(entries: Place) -> None:
    """Note values beside labelled values, and labels that are no text or stand twice."""
    labelled = [entries[index] for index, each in enumerate(entries.value) if isinstance(each, dict)]
    if 0 < len(labelled) < len(entries.value):
        entries.note(
            "The list mixes values and objects.", "Write all in one of the two ways.", "property-type"
        )
    labels: set[str] = set()
    for entry in labelled:
        label = entry.text("label")
        if label in labels:
            entry["label"].note(f"The label {quote(label)} stands twice.", "Keep one.", "property-value")
        labels |= {label} - {""}
