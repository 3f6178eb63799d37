"""What does a Table Schema say: fields, keys, references?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from ..finding import quote, suggest
from . import words
from .choices import read_missing_values
from .document import Place
from .fields import read_field
from .model import Field, ForeignKey
from .profile import check_schema_about

# What the draft of version 2.1 lets a schema say of itself.
ABOUT = (
    *("name", "title", "description", "homepage", "keywords", "examples", "created", "version"),
    "contributors",
)


@dataclass(frozen=True)
class Schema:
    """The parts of a schema that a table takes over."""

    fields: tuple[Field, ...] = ()
    primary_key: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    unique_keys: tuple[tuple[str, ...], ...] = ()
    missing_values: tuple[str, ...] = ("",)
    fields_match: str = "exact"


def read_schema(place: Place, table: str) -> Schema:
    """A schema; what cannot be used is noted and left out."""
    words.check_words(place, (*words.SCHEMA, *ABOUT))
    check_schema_about(place)
    own = read_missing_values(place)
    missing_values = ("",) if own is None else own
    fields = _read_fields(place, missing_values)
    names = tuple(field.name for field in fields)
    return Schema(
        fields=fields,
        primary_key=_read_key(place, "primaryKey", names) if "primaryKey" in place else (),
        foreign_keys=_read_foreign_keys(place, names, table),
        unique_keys=_read_unique_keys(place, names),
        missing_values=missing_values,
        fields_match=_read_fields_match(place),
    )


def _read_fields(place: Place, missing_values: tuple[str, ...]) -> tuple[Field, ...]:
    entries = place.places("fields")
    if not entries and "fields" not in place:
        place.note("The schema has no 'fields'.", "List the columns of the table.", "property-missing")
    elif not entries and isinstance(place.value["fields"], list):
        place["fields"].note("The list of fields is empty.", "List the columns of the table.", "field-name")
    fields: dict[str, Field] = {}
    for entry in entries:
        if not isinstance(entry.value, dict):
            entry.note("A field is not an object here.", "Write it in braces.", "property-type")
        elif _has_name(entry, fields):
            field = read_field(entry, missing_values)
            fields[field.name] = field
    return tuple(fields.values())


def _has_name(entry: Place, taken: Collection[str]) -> bool:
    name = entry.text("name")
    if "name" not in entry or (not name and isinstance(entry.value["name"], str)):
        entry.note("A field has no name.", "Name it as the column is named.", "field-name")
    elif name in taken:
        entry.note(f"There are two fields {quote(name)}.", "Give each a name of its own.", "field-name")
    return bool(name) and name not in taken


def _read_key(place: Place, key: str | int, names: tuple[str, ...]) -> tuple[str, ...]:
    """The columns of a key; empty where any of them is not a field."""
    columns = place.texts(key) if isinstance(key, str) else _read_columns(place[key])
    known = set(names)
    unknown = [each for each in columns if each not in known]
    for each in unknown:
        cure = suggest(each, names) or "Name a field of this schema."
        place[key].note(f"The key names {quote(each)}, which is not a field.", cure, "key-field")
    for each in sorted(each for each, times in Counter(columns).items() if times > 1):
        place[key].note(f"The key names {quote(each)} twice.", "Name it once.", "key-field")
    if not columns and isinstance(place.value[key], list):
        place[key].note("The key names no field.", "Name at least one field.", "key-field")
    return () if unknown else tuple(dict.fromkeys(columns))


def _read_columns(place: Place) -> list[str]:
    if isinstance(place.value, str):
        return [place.value]
    if not isinstance(place.value, list):
        place.note("A key is not a list here.", "Write the names in brackets.", "property-type")
        return []
    for each in place.value:
        if not isinstance(each, str):
            place.note(
                f"{quote(each)} is not the name of a field.", "Write names in quotes.", "property-type"
            )
    return [each for each in place.value if isinstance(each, str)]


def _read_unique_keys(place: Place, names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    if not place.has("uniqueKeys", list):
        return ()
    keys = place["uniqueKeys"]
    if not keys.value:
        keys.note("The list of unique keys is empty.", "Name a key, or remove the property.", "key-field")
    found = [_read_key(keys, index, names) for index in range(len(keys.value))]
    return tuple(key for key in found if key)


def _read_foreign_keys(place: Place, names: tuple[str, ...], table: str) -> tuple[ForeignKey, ...]:
    keys = [_read_foreign_key(entry, names, table) for entry in place.places("foreignKeys")]
    return tuple(key for key in keys if key)


def _read_foreign_key(entry: Place, names: tuple[str, ...], table: str) -> ForeignKey | None:
    words.check_words(entry, words.FOREIGN_KEY)
    if not isinstance(entry.value, dict) or "fields" not in entry or not entry.has("reference", dict):
        entry.note("A foreign key lacks 'fields' or 'reference'.", "Give it both.", "property-missing")
        return None
    reference = entry["reference"]
    words.check_words(reference, (*words.REFERENCE, "package"))
    columns = _read_key(entry, "fields", names)
    if "package" in reference:
        # A recipe of the standard: the records lie in another package, which is not fetched.
        return None
    if "fields" not in reference:
        reference.note("The reference names no fields.", "Name the fields it leads to.", "property-missing")
        return None
    targets = tuple(reference.texts("fields"))
    if columns and len(columns) != len(targets):
        problem = f"The foreign key joins {len(columns)} to {len(targets)} fields."
        entry.note(problem, "Name as many on both sides.", "key-field")
        return None
    # Version 1 writes an empty name where the table points into itself; version 2 leaves it out.
    return ForeignKey(columns, reference.text("resource") or table, targets) if columns else None


def _read_fields_match(place: Place) -> str:
    written: Any = place.value.get("fieldsMatch", "exact")
    # The published profile of version 2.0 wants a list here where the standard's text wants one word.
    if isinstance(written, list) and len(written) == 1:
        written = written[0]
    if isinstance(written, str) and written in words.FIELDS_MATCH:
        return written
    cure = suggest(str(written), words.FIELDS_MATCH) or f"Choose one of: {', '.join(words.FIELDS_MATCH)}."
    place["fieldsMatch"].note(f"{quote(written)} is no way to match fields.", cure, "property-value")
    return "exact"
