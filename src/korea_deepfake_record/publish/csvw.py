"""What does CSV on the Web have to know of the CSV files, and where does it look?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ..citation import cite_as_text, name_contributor
from ..descriptor import Field, ForeignKey, Package, Table
from .column import is_plain
from .metadata import LANGUAGE, write_json

# A reader of csv/<table>.csv looks for this name beside it, without being told.
NAME = "csv-metadata.json"
DIALECT = {
    "encoding": "utf-8",
    "lineTerminators": ["\n"],
    "delimiter": ",",
    "quoteChar": '"',
    "doubleQuote": True,
    "header": True,
    "headerRowCount": 1,
    "skipBlankRows": False,
    "skipInitialSpace": False,
    "trim": False,
}
# What is not here, or is written in a way of its own, is text to CSV on the Web.
BASES = {
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "date": "date",
    "time": "time",
    "datetime": "dateTime",
    "year": "gYear",
    "yearmonth": "gYearMonth",
    "duration": "duration",
    "object": "json",
    "array": "json",
    "geojson": "json",
}
FORMATS = {"boolean": "true|false", "date": "yyyy-MM-dd"}
BOUNDS = {
    "minimum": "minimum",
    "maximum": "maximum",
    "exclusiveMinimum": "minExclusive",
    "exclusiveMaximum": "maxExclusive",
}


def write_csvw(package: Package, folder: Path) -> Path:
    """Describe the files below `csv/` of a release as CSV on the Web does."""
    described: dict[str, Any] = {"@context": ["http://www.w3.org/ns/csvw", {"@language": LANGUAGE}]}
    described |= {"dc:title": package.title, "dc:description": package.description}
    described |= {"schema:version": package.version, "dc:bibliographicCitation": cite_as_text(package)}
    described |= {"dc:creator": [name_contributor(each) for each in package.raw.get("contributors", [])]}
    described |= {"dc:license": [name_licence(each) for each in package.raw.get("licenses", [])]}
    described |= {"dialect": DIALECT, "tables": [describe_table(each) for each in package.tables]}
    return write_json({key: each for key, each in described.items() if each}, folder / "csv" / NAME)


def name_licence(licence: Mapping[str, Any]) -> str | dict[str, str]:
    """A licence by its address, or else by its name."""
    address = str(licence.get("path", ""))
    return {"@id": address} if address.startswith("http") else str(licence.get("name", ""))


def describe_table(table: Table) -> dict[str, Any]:
    """One table: its file, its columns, its keys."""
    schema: dict[str, Any] = {"columns": [describe_column(each, table) for each in table.fields]}
    if table.primary_key:
        schema["primaryKey"] = [column_name(each) for each in table.primary_key]
    filled = {field.name for field in table.fields if is_filled(field, table)}
    # To the letter of the standard every row must lead somewhere: a key that may be blank is none there.
    if keys := [each for each in table.foreign_keys if filled.issuperset(each.fields)]:
        schema["foreignKeys"] = [describe_reference(each) for each in keys]
    said = {"dc:title": table.title, "dc:description": table.description}
    about = {key: text for key, text in said.items() if text}
    named = {"url": f"{table.name}.csv", "lang": LANGUAGE, "null": list_nulls(table.missing_values, table)}
    return named | about | ({"tableSchema": schema} if table.fields else {})


def describe_column(field: Field, table: Table) -> dict[str, Any]:
    """One column; the first of its titles is its name in the header."""
    titles = list(dict.fromkeys(each for each in (field.name, field.title) if each))
    described: dict[str, Any] = {"name": column_name(field.name), "titles": titles}
    described |= {"dc:description": field.description} if field.description else {}
    described |= {"datatype": describe_datatype(field)}
    described |= {"required": True} if is_filled(field, table) else {}
    has_own = field.missing_values != table.missing_values
    return described | ({"null": list_nulls(field.missing_values, table)} if has_own else {})


def is_filled(field: Field, table: Table) -> bool:
    """Whether every row has a value there."""
    return field.required or field.name in table.primary_key


def describe_datatype(field: Field) -> dict[str, Any]:
    """The type of a column, with what its values must keep to."""
    if field.format == "uri":
        return {"base": "anyURI"}
    base = BASES.get(field.type, "string") if is_plain(field) else "string"
    if base == "string":
        # The length of a list is not that of its text.
        bounds = {key: key for key in ("minLength", "maxLength") if field.type == "string"}
        form = text_format(field)
    else:
        bounds, form = BOUNDS, FORMATS.get(base, "")
    found = {name: field.constraints[key] for key, name in bounds.items() if key in field.constraints}
    return {"base": base} | ({"format": form} if form else {}) | found


def text_format(field: Field) -> str:
    """The regular expression of a text; codes are one, for there is no other way to list them."""
    codes = field.constraints.get("enum")
    written = "|".join(re.escape(str(each)) for each in codes) if codes else field.constraints.get("pattern")
    return f"^(?:{written})$" if written else ""


def describe_reference(key: ForeignKey) -> dict[str, Any]:
    """One foreign key."""
    targets = [column_name(each) for each in key.reference_fields]
    reference = {"resource": f"{key.table}.csv", "columnReference": targets}
    return {"columnReference": [column_name(each) for each in key.fields], "reference": reference}


def column_name(name: str) -> str:
    """The name of a column, as it can stand in an address."""
    written = quote(name, safe="").replace("-", "%2D").replace("~", "%7E")
    return f"%5F{written[1:]}" if written.startswith("_") else written


def list_nulls(missing: tuple[str, ...], table: Table) -> list[str]:
    """What stands for no value."""
    null = table.dialect.null_sequence
    return list(dict.fromkeys([*missing, *([] if null is None else [null])]))
