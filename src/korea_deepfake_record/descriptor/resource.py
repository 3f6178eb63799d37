"""What does a package say of one resource: its files, its dialect, its schema?"""

from __future__ import annotations

import codecs
from dataclasses import fields
from pathlib import Path
from typing import Any

from ..finding import quote
from . import words
from .dialect import read_dialect
from .document import Place
from .folder import Folder
from .model import Attachment, Dialect, Table
from .schema import Schema, read_schema

DELIMITED = ("csv", "tsv")
TEXT_TYPES = ("text/csv", "text/tab-separated-values")
COMPRESSIONS = ("gz", "zip", "bz2", "xz", "zst")
# Codecs of Python that are no character sets, that hide one text in another, or that take time without bound.
REFUSED_ENCODINGS = ("utf-7", "idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined")
DEFAULT_DIALECTS = {"tsv": Dialect(delimiter="\t")}


def read_resource(place: Place, folder: Folder) -> Table | Attachment | None:
    """One resource; nothing where it has no name or no file."""
    words.check_words(place, words.RESOURCE)
    paths = _read_paths(place, folder)
    kind = _find_format(place, paths)
    _check_data(place)
    if not _is_table(place, kind):
        return Attachment(place.text("name"), paths, place.value)
    if "data" in place:
        problem = "Data inside the descriptor is not read."
        place["data"].note(problem, "Put the data in a CSV file.", "resource-unsupported")
        # What its schema says is judged all the same, and other tables may refer to it.
        return _read_table(place, folder, (), "csv")
    if kind not in DELIMITED:
        problem = f"A table in the format {quote(kind)} is not read."
        # A package of many such tables is told once.
        if all(each.problem != problem for each in place.document.findings):
            place.note(problem, "Give the table as CSV.", "resource-unsupported")
        return Attachment(place.text("name"), paths, place.value)
    return _read_table(place, folder, paths, kind)


def _read_paths(place: Place, folder: Folder) -> tuple[str, ...]:
    # Version 0 called it 'url'.
    key = "url" if "url" in place and "path" not in place else "path"
    if key not in place:
        if "data" not in place:
            place.note("The resource names no file.", "Give it a 'path'.", "property-missing")
        return ()
    if "data" in place:
        place.note("The resource has 'path' and 'data'.", "Keep one of them.", "property-value")
    entries = place.places(key) if isinstance(place.value[key], list) else [place[key]]
    if not entries:
        place[key].note("The list of paths is empty.", "Name a file.", "path-form")
    return folder.take_paths(entries)


def _find_format(place: Place, paths: tuple[str, ...]) -> str:
    """The format as declared, or as the file's name tells it."""
    if declared := place.text("format").lower().lstrip("."):
        return declared
    if place.text("mediatype").split(";")[0] in TEXT_TYPES:
        return DELIMITED[TEXT_TYPES.index(place.text("mediatype").split(";")[0])]
    name = paths[0].lower().removesuffix(".gz") if paths else ""
    # Without a word on its format, data inside the descriptor is JSON.
    return Path(name).suffix.lstrip(".") if name else "json" if "data" in place else "csv"


def _is_table(place: Place, kind: str) -> bool:
    declared = "tabular-data-resource" in place.text("profile") or place.text("type") == "table"
    return declared or "schema" in place or "dialect" in place or kind in DELIMITED


def _check_data(place: Place) -> None:
    data = place.value.get("data", [])
    if not isinstance(data, list | dict | str):
        place["data"].note("'data' is no list, object or text.", "Write one of them.", "property-type")
    elif isinstance(data, str) and not {"format", "mediatype"} & set(place.value):
        place["data"].note("Nothing says what the text is.", "Give it a 'format'.", "property-missing")


def _read_table(place: Place, folder: Folder, paths: tuple[str, ...], kind: str) -> Table:
    schema_place = folder.follow_schema(place)
    dialect_place = folder.follow(place, "dialect")
    schema = read_schema(schema_place, place.text("name")) if schema_place else Schema()
    dialect = read_dialect(dialect_place) if dialect_place else DEFAULT_DIALECTS.get(kind, Dialect())
    parts: dict[str, Any] = {each.name: getattr(schema, each.name) for each in fields(Schema)}
    return Table(
        name=place.text("name"),
        # A file of which nobody knows where its cells or lines end is left alone.
        paths=paths if dialect.delimiter and dialect.line_terminator else (),
        dialect=dialect,
        encoding=_read_encoding(place),
        compression=_read_compression(place, paths),
        title=place.text("title"),
        description=place.text("description"),
        schema_path=schema_place.document.path if schema_place and not schema_place.pointer else "",
        schema=schema_place.value if schema_place else {},
        raw=place.value,
        place=schema_place,
        **parts,
    )


def _read_encoding(place: Place) -> str:
    written = place.text("encoding", "utf-8")
    try:
        # A codec that does not make text of bytes, such as base64, is none for a table.
        "x".encode(written)
        if (name := codecs.lookup(written).name) not in REFUSED_ENCODINGS:
            return name
    except (LookupError, ValueError):
        pass
    problem = f"There is no encoding {quote(written)}."
    place["encoding"].note(problem, "Write the name of the encoding, such as 'utf-8'.", "encoding-unknown")
    return "utf-8"


def _read_compression(place: Place, paths: tuple[str, ...]) -> str:
    """The compression; anything but gzip is noted here, and the reader leaves such a file alone."""
    endings = [each for each in COMPRESSIONS if paths and paths[0].endswith(f".{each}")]
    written = place.text("compression", endings[0] if endings else "no")
    if written not in ("no", "gz"):
        problem = f"The compression {quote(written)} is not read."
        place.step("compression").note(problem, "Use gz, or none.", "resource-unsupported")
    return "" if written == "no" else written
