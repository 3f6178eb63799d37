"""What does the package say of itself: its tables, their files, fields, keys and dialects?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from ..finding import Finding, quote, sort_findings, suggest
from . import words
from .document import Place
from .folder import Folder
from .model import Attachment, Dialect, Field, ForeignKey, Package, Table
from .profile import check_profile
from .resource import read_resource

__all__ = [
    "NOT_THERE",
    "Attachment",
    "Dialect",
    "Field",
    "ForeignKey",
    "Package",
    "Table",
    "find_descriptor",
    "find_package",
    "open_package",
    "read_package",
]

DESCRIPTOR = "datapackage.json"
NOT_THERE = "There is no descriptor {!r}. Name the folder of a package, or its descriptor."


def find_package() -> Path:
    """
    Find the folder of this project's own data.

    Returns
    -------
    Path
        The folder inside the installed package or, in a checkout, the root of the repository.
    """
    code = Path(__file__).resolve().parent.parent
    installed = code / "_package"
    return installed if (installed / DESCRIPTOR).is_file() else code.parent.parent


def find_descriptor(where: Path) -> Path:
    """The descriptor file: the path itself, or the file of the usual name in the folder."""
    return where / DESCRIPTOR if where.is_dir() else where


def open_package(where: Path) -> Package:
    """
    Read a descriptor that has nothing to mend.

    Parameters
    ----------
    where : Path
        A package's folder or its descriptor file.

    Raises
    ------
    ValueError
        If there is no descriptor, or with the first finding as its text.
    """
    file = find_descriptor(where)
    if not file.is_file():
        raise ValueError(NOT_THERE.format(str(file)))
    package, findings = read_package(where)
    if package is None or findings:
        raise ValueError(findings[0].text)
    return package


def read_package(where: Path) -> tuple[Package | None, list[Finding]]:
    """
    Read a descriptor and the schemas and dialects to which it refers.

    No content, however broken, makes it raise.

    Parameters
    ----------
    where : Path
        A package's folder or its descriptor file.

    Returns
    -------
    tuple of Package or None, and list of Finding
        The package as far as it can be understood, and what is to be mended in its JSON files.
    """
    file = find_descriptor(where)
    folder = Folder(file.parent)
    document = folder.read(file.name)
    package = None
    if isinstance(document.value, dict):
        package = _build_package(Place(document, (), document.value), folder)
    elif not any(document.findings):
        document.note((), "The descriptor is not a JSON object.", "Write one in braces.", "property-type")
    return package, sort_findings(each for read in folder.documents.values() for each in read.findings)


def _build_package(place: Place, folder: Folder) -> Package:
    words.check_words(place, words.PACKAGE)
    check_profile(place)
    resources = _read_resources(place, folder)
    tables = tuple(each for each in resources if isinstance(each, Table))
    by_name = {each.name: each for each in tables}
    for table in tables:
        _check_references(table, by_name)
    return Package(
        base=folder.base,
        path=place.document.path,
        name=place.text("name"),
        version=place.text("version"),
        title=place.text("title"),
        description=place.text("description"),
        tables=tables,
        attachments=tuple(each for each in resources if isinstance(each, Attachment)),
        raw=place.value,
    )


def _read_resources(place: Place, folder: Folder) -> list[Table | Attachment]:
    entries = place.places("resources")
    if not entries and ("resources" not in place or isinstance(place.value["resources"], list)):
        cure = "List its files under 'resources'."
        place.step("resources").note("The package has no resources.", cure, "property-missing")
    found: dict[str, Table | Attachment] = {}
    for entry in entries:
        if not isinstance(entry.value, dict):
            entry.note("A resource is not an object here.", "Write it in braces.", "property-type")
        elif _has_name(entry, found) and (resource := read_resource(entry, folder)):
            found[resource.name] = resource
    return list(found.values())


def _has_name(entry: Place, taken: Collection[str]) -> bool:
    name = entry.text("name")
    if "name" not in entry or entry.value["name"] == "":
        entry.note("The resource has no name.", "Give it a 'name'.", "resource-name")
    elif name in taken:
        entry["name"].note(
            f"There are two resources {quote(name)}.", "Give each its own name.", "resource-name"
        )
    return bool(name) and name not in taken


def _check_references(table: Table, by_name: Mapping[str, Table]) -> None:
    for index, key in enumerate(_raw_keys(table)):
        reference = key.get("reference") if isinstance(key, dict) else None
        if not isinstance(reference, dict) or table.place is None or "package" in reference:
            continue
        place = table.place.step("foreignKeys", index, "reference")
        target = by_name.get(str(reference.get("resource") or table.name))
        if target is None:
            cure = suggest(str(reference["resource"]), by_name) or "Name a table of this package."
            problem = f"There is no table {quote(reference['resource'])} to refer to."
            place.step("resource").note(problem, cure, "key-table")
        else:
            _check_targets(place, target)


def _raw_keys(table: Table) -> list[Any]:
    keys = table.schema.get("foreignKeys")
    return keys if isinstance(keys, list) else []


def _check_targets(place: Place, target: Table) -> None:
    names = tuple(field.name for field in target.fields)
    for name in place.texts("fields") if names else []:
        if name not in names:
            cure = suggest(name, names) or f"Name a field of {quote(target.name)}."
            place["fields"].note(
                f"The table {quote(target.name)} has no field {quote(name)}.", cure, "key-field"
            )
