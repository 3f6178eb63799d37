"""What do Croissant's record sets say of the tables of a release, and of their codes?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pyarrow.parquet as pq

from ..descriptor import Field, Package, Table
from .column import Column

Node = dict[str, Any]

DATA_TYPES = {
    "Int64": "sc:Integer",
    "Float64": "sc:Float",
    "boolean": "sc:Boolean",
    "datetime64[s]": "sc:Date",
}


def record_sets(package: Package, folder: Path) -> list[Node]:
    """Each table of a release as a set of records, and after it the codes of its columns."""
    nodes = []
    for table in package.tables:
        fields = list_fields(table, folder)
        codes = [enumeration(codes_of(table, each), each) for each in fields if each.categories]
        nodes += [record_set(table, fields), *codes]
    return nodes


def list_fields(table: Table, folder: Path) -> list[Field]:
    """The columns that were written; one that the schema does not know has a name only."""
    known = {each.name: each for each in table.fields}
    names = pq.read_schema(folder / f"parquet/{table.name}.parquet").names
    return [known.get(name) or Field(name) for name in names]


def record_set(table: Table, fields: list[Field]) -> Node:
    """A table as records, read from its Parquet file."""
    named = {"@type": "cr:RecordSet", "@id": table.name, "name": table.name}
    key = [{"@id": identify(table.name, name)} for name in table.primary_key]
    told = {
        "description": table.description,
        "key": key[0] if len(key) == 1 else key,
        "csvw:foreignKey": list_references(table, fields),
    }
    listed = [field_node(each, table) for each in fields]
    return named | {name: value for name, value in told.items() if value} | {"field": listed}


def field_node(field: Field, table: Table) -> Node:
    """One column: its type, and where it is read."""
    source = {"fileObject": {"@id": f"parquet/{table.name}.parquet"}, "extract": {"column": field.name}}
    return (
        {"@type": "cr:Field", "@id": identify(table.name, field.name), "name": field.name}
        | ({"description": field.description} if field.description else {})
        | {"dataType": data_type(field), "source": source}
    )


def data_type(field: Field) -> str:
    """As what the Parquet file keeps the values."""
    if field.type == "string" and field.format == "uri":
        return "sc:URL"
    return DATA_TYPES.get(Column(field, field.name, field.missing_values).stored_as, "sc:Text")


def list_references(table: Table, fields: list[Field]) -> list[Node]:
    """
    Which columns name a record of another set, or one of their codes.

    In the words of CSVW: Croissant's own `references` is of one column, is not for the same set,
    and lets its readers join the two, so that other records come out than stand in the file.
    """
    codes = [(each.name, codes_of(table, each)) for each in fields if each.categories]
    return [
        *(reference(each.fields, each.table, each.reference_fields) for each in table.foreign_keys),
        *(reference((name,), identifier, ("code",)) for name, identifier in codes),
    ]


def reference(columns: tuple[str, ...], target: str, target_columns: tuple[str, ...]) -> Node:
    """Columns whose values stand in columns of another set of records, or of the same one."""
    named = {"csvw:resource": target, "csvw:columnReference": list(target_columns)}
    return {"csvw:columnReference": list(columns), "csvw:reference": named}


def codes_of(table: Table, field: Field) -> str:
    """The name of the records that hold the codes of a column."""
    return f"{identify(table.name, field.name)}/codes"


def enumeration(identifier: str, field: Field) -> Node:
    """The codes of one column as records: code, name, meaning."""
    columns = ("code", "name", "description")
    listed = [
        {"@type": "cr:Field", "@id": f"{identifier}/{each}", "name": each, "dataType": "sc:Text"}
        for each in columns
    ]
    return {
        "@type": "cr:RecordSet",
        "@id": identifier,
        "name": identifier,
        "dataType": "sc:Enumeration",
        "key": {"@id": f"{identifier}/code"},
        "field": listed,
        "data": [
            {f"{identifier}/{name}": text for name, text in zip(columns, texts, strict=True)}
            for texts in list_codes(field)
        ],
    }


def list_codes(field: Field) -> Iterator[tuple[str, str, str]]:
    """Each code with its name and its meaning, as far as the schema has them."""
    labels = {
        each["value"]: each.get("label", "")
        for each in field.raw.get("categories", ())
        if isinstance(each, dict)
    }
    meanings = field.raw.get("kdr:definitions", {})
    for code in field.categories:
        yield str(code), labels.get(code) or str(code), meanings.get(code, "")


def identify(table: str, column: str) -> str:
    """The name of a column in the whole file."""
    return f"{table}/{quote(column, safe='')}"
