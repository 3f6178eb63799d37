"""Has what a package and its resources say of themselves the form that the standard has for it?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..finding import quote, suggest
from . import words
from .document import Place

PROFILES = "https://datapackage.org/profiles/"
KINDS = ("datapackage", "dataresource", "tabledialect", "tableschema")
KNOWN_PROFILES = tuple(
    f"{PROFILES}{version}/{kind}.json" for version in ("1.0", "2.0", "2.1") for kind in KINDS
)
# What version 1 calls a package or a resource of tables.
TABULAR = ("tabular-data-package", "tabular-data-resource")
LEGACY_PROFILES = (*TABULAR, "data-package", "data-resource", "fiscal-data-package")
TEXTS = ("$schema", "profile", "name", "id", "title", "description", "homepage", "version", "image")
RESOURCE_TEXTS = (
    *("$schema", "profile", "title", "description", "homepage", "type", "format", "mediatype"),
    *("encoding", "hash", "compression"),
)
# The lists in which each entry is an object, and which of its members are text.
LISTS = {
    "licenses": ("name", "path", "title"),
    "sources": ("title", "path", "email", "version"),
    "contributors": ("title", "givenName", "familyName", "path", "email", "organization", "role"),
}
# What belongs into the schema or the dialect, and is read by nobody beside it.
PARTS = {
    "schema": tuple(each for each in words.SCHEMA if each not in words.RESOURCE),
    "dialect": ("delimiter", "quoteChar", "doubleQuote", "escapeChar", "header", "headerRows", "commentChar"),
}
# Published packages have them misspelt as primaryKeys and the like.
KEYS = ("primarykey", "foreignkey", "uniquekey")
NAME_OF_VERSION_1 = re.compile(r"[a-z0-9._/-]+")
ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")
MEDIATYPE = re.compile(r"[^/]+/.+")
# RFC 3339, which wants the time and its zone.
MOMENT = re.compile(
    r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])[Tt ]"
    r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\.[0-9]+)?"
    r"(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
)


def check_profile(package: Place) -> None:
    """Note what a package and its resources say of themselves in another form than the standard's."""
    _check_about(package, TEXTS)
    _check_form(package, "created", MOMENT, "a moment", "Write it as 2024-01-31T00:00:00Z.")
    for keyword in package.places("keywords"):
        if not isinstance(keyword.value, str):
            keyword.note(f"{quote(keyword.value)} is not text.", "Write it in quotes.", "property-type")
    if "$schema" not in package:
        _check_name(package)
    _check_misplaced(package, "schema")
    for resource in _iter_resources(package):
        _check_resource(resource, package)


def check_schema_address(place: Place) -> None:
    """Note an address under the standard's own that leads to none of its profiles."""
    written = place.value.get("$schema")
    if isinstance(written, str) and written.startswith(PROFILES) and written not in KNOWN_PROFILES:
        cure = suggest(written, KNOWN_PROFILES) or "Name a profile that the standard has published."
        place["$schema"].note(f"The standard has no profile {quote(written)}.", cure, "property-value")


def check_schema_about(schema: Place) -> None:
    """Note what a schema says of itself in another form than the draft of version 2.1 has for it."""
    _check_about(schema, TEXTS)


def _iter_resources(package: Place) -> Iterator[Place]:
    entries = package.value.get("resources")
    for index, entry in enumerate(entries if isinstance(entries, list) else []):
        if isinstance(entry, dict):
            yield package["resources"][index]


def _check_resource(resource: Place, package: Place) -> None:
    _check_about(resource, RESOURCE_TEXTS)
    resource.has("bytes", int)
    for part in PARTS:
        _check_misplaced(resource, part)
    _check_form(resource, "mediatype", MEDIATYPE, "a media type", "Write it as text/csv.")
    if "$schema" not in package:
        _check_name(resource)
        _check_tabular(resource, package)
    kind = resource.value.get("type", "table")
    # Programs write other words here for what is no table; only version 2 has but the one.
    if kind != "table" and isinstance(kind, str):
        cure = suggest(kind, ("table",))
        if cure or str(package.value.get("$schema")).startswith(f"{PROFILES}2"):
            cure = cure or "Write 'table', or remove the property."
            resource["type"].note(f"There is no resource type {quote(kind)}.", cure, "property-value")


def _check_misplaced(place: Place, part: str) -> None:
    """Note properties that stand beside the part of the descriptor into which they belong."""
    for key, value in place.value.items():
        is_key = part == "schema" and key.casefold().rstrip("s") in KEYS
        # Programs write a number of fields there.
        if (is_key or key in PARTS[part]) and not isinstance(value, int):
            problem = f"The standard knows no property {quote(key)} beside the {part}."
            place[key].note(problem, f"Move it into the {part}.", "property-unknown")


def _check_tabular(resource: Place, package: Place) -> None:
    """Version 1 asks for a schema where a package or a resource is said to be of tables."""
    said = {
        each.value.get("profile")
        for each in (resource, package)
        if isinstance(each.value.get("profile"), str)
    }
    if said & set(TABULAR) and "schema" not in resource:
        resource.note("A table of this profile has a schema.", "Give it a 'schema'.", "property-missing")


def _check_about(place: Place, texts: tuple[str, ...]) -> None:
    for key in texts:
        place.text(key)
    check_schema_address(place)
    _check_form(place, "homepage", ADDRESS, "an address", "Write it in full, from the scheme on.")
    _check_legacy_profile(place)
    for key, members in LISTS.items():
        for entry in place.places(key):
            _check_entry(entry, key, members)


def _check_legacy_profile(place: Place) -> None:
    profile = place.value.get("profile")
    if isinstance(profile, str) and profile not in LEGACY_PROFILES and not ADDRESS.fullmatch(profile):
        cure = suggest(profile, LEGACY_PROFILES) or "Write the address of one, or remove it."
        place["profile"].note(f"There is no profile {quote(profile)}.", cure, "property-value")


def _check_entry(entry: Place, key: str, members: tuple[str, ...]) -> None:
    if not isinstance(entry.value, dict):
        entry.note(f"An entry of {quote(key)} is not an object.", "Write it in braces.", "property-type")
        return
    for member in members:
        entry.text(member)
    if not entry.value:
        entry.note(f"An entry of {quote(key)} says nothing.", "Fill it, or remove it.", "property-missing")
    elif key == "licenses" and not {"name", "path"} & set(entry.value):
        entry.note("A licence has neither name nor path.", "Give it one of them.", "property-missing")
    if key == "contributors":
        entry.texts("roles")
    _check_form(entry, "email", EMAIL, "an e-mail address", "Write one, such as name@example.org.")


def _check_form(place: Place, key: str, form: re.Pattern[str], noun: str, cure: str) -> None:
    written = place.text(key)
    if written and not form.fullmatch(written):
        place[key].note(f"{quote(written)} is not {noun}.", cure, "property-value")


def _check_name(place: Place) -> None:
    written = place.value.get("name")
    if isinstance(written, str) and written and not NAME_OF_VERSION_1.fullmatch(written):
        problem = (
            f"The name {quote(written)} has more than a-z, 0-9 and '.', '_', '-', as version 1 wants it."
        )
        place["name"].note(problem, "Write it so, or declare version 2 by '$schema'.", "property-value")
