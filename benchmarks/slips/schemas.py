"""Which slips are made in a schema?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .descriptor import edit_json
from .draft import Block, Draft, Json, NoPlaceError
from .slip import FORBIDDEN, MEANING, SLIPS, Change, Place, Slip, slip

Edit = Callable[[Json], Any]
Test = Callable[[Json], object]


def has(*constraints: str) -> Test:
    """Whether a field has one of the constraints."""
    return lambda field: set(constraints) & field.get("constraints", {}).keys()


def is_type(*types: str) -> Test:
    """Whether a field is of one of the types."""
    return lambda field: field["type"] in types


def in_field(name: str, test: Test, change: Edit, kind: str = FORBIDDEN) -> None:
    """Make a change to what a schema says of a field a class of slips."""

    def make(draft: Draft) -> Change:
        ways = [
            (table, field["name"])
            for table, sheet in draft.sheets.items()
            for field in sheet.schema["fields"]
            if test(field) and len(sheet.rows) > 3 and f"schemas/{table}.json" not in draft.taken
        ]
        if not ways:
            raise NoPlaceError
        table, column = draft.rng.choice(ways)
        path = f"schemas/{table}.json"
        block = draft.edit_block(path, Block(lambda schema: _find(schema, column), change))
        places = (Place(path, block=block), Place(f"data/{table}.csv"))
        return Change(f"{path} {column}: {name}", places)

    SLIPS[name] = Slip(name, kind, "schemas", make, f"schemas {kind}")


def _find(schema: Json, column: str) -> Json:
    return next(each for each in schema["fields"] if each["name"] == column)


def constrain(**constraints: Any) -> Edit:
    """What gives a field other constraints."""
    return lambda field: field.setdefault("constraints", {}).update(constraints)


in_field("field-type-misspelt", is_type("string"), lambda field: field.update(type="strng"))
in_field("field-type-lost-its-form", is_type("string"), lambda field: field.update(format="url"))
in_field("field-type-that-is-a-list", is_type("integer"), lambda field: field.update(type=["integer"]))
in_field("field-type-that-is-another", has("pattern"), lambda field: field.update(type="integer"))
in_field("field-name-lost", is_type("string"), lambda field: field.pop("name"))
in_field("field-name-that-is-another", is_type("string"), lambda field: field.update(name="renamed"))
in_field(
    "field-property-misspelt",
    is_type("string"),
    lambda field: field.update(descripton=field.pop("description")),
)
in_field("constraint-misspelt", is_type("integer"), constrain(minimun=0))
in_field("constraint-beside-the-constraints", is_type("string"), lambda field: field.update(required=True))
in_field("constraint-of-another-type", is_type("integer"), constrain(minLength=1))
in_field("bound-that-is-a-text", is_type("integer"), constrain(minimum="none"))
in_field("bound-that-no-cell-keeps", is_type("integer"), constrain(minimum=10**9))
in_field("bounds-that-exclude-each-other", is_type("integer"), constrain(minimum=9, maximum=3))
in_field("length-below-zero", is_type("string"), constrain(minLength=-1))
in_field("required-that-is-a-text", is_type("string"), constrain(required="yes"))
in_field("pattern-that-is-broken", has("pattern"), constrain(pattern="[a-z"))
in_field("pattern-that-looks-ahead", has("pattern"), constrain(pattern="(?=a)b"))
in_field("pattern-that-repeats-itself", has("pattern"), constrain(pattern="([a-z])\\1"))
in_field("enum-that-is-empty", has("enum"), constrain(enum=[]))
in_field("enum-that-is-a-text", has("enum"), constrain(enum="live"))
in_field("enum-of-numbers-for-a-text", has("enum"), constrain(enum=[1, 2]))
in_field(
    "category-that-stands-twice",
    has("enum"),
    lambda field: field["categories"].append(field["categories"][0]),
)
in_field("required-where-cells-are-empty", lambda field: field["name"] == "note", constrain(required=True))
in_field("unique-where-cells-repeat", lambda field: field["name"] == "kind", constrain(unique=True))

in_field(
    "enum-with-a-code-more",
    has("enum"),
    lambda field: field["constraints"]["enum"].append("guessed"),
    MEANING,
)
in_field(
    "category-with-a-code-more",
    has("enum"),
    lambda field: field["categories"].append({"value": "guessed"}),
    MEANING,
)
in_field("definition-lost", has("enum"), lambda field: field["kdr:definitions"].popitem(), MEANING)
in_field(
    "definition-of-no-code",
    has("enum"),
    lambda field: field["kdr:definitions"].update(guessed="It."),
    MEANING,
)
in_field("categories-lost", has("enum"), lambda field: field.pop("categories"), MEANING)
in_field("enum-lost", has("enum"), lambda field: field["constraints"].pop("enum"), MEANING)
in_field(
    "example-that-breaks-its-pattern", has("pattern"), lambda field: field.update(example="É x"), MEANING
)
in_field("example-that-is-no-code", has("enum"), lambda field: field.update(example="guessed"), MEANING)
in_field("example-of-another-type", is_type("integer"), lambda field: field.update(example="many"), MEANING)
in_field("example-too-long", has("maxLength"), lambda field: field.update(example="x" * 5000), MEANING)


def _edit_schema(draft: Draft, change: Edit, told: str, kind: str = "foreignKeys") -> Change:
    tables = [name for name, sheet in draft.sheets.items() if kind in sheet.schema and len(sheet.rows) > 3]
    free = [name for name in tables if f"schemas/{name}.json" not in draft.taken]
    if not free:
        raise NoPlaceError
    table = draft.rng.choice(free)
    path = f"schemas/{table}.json"
    edit_json(draft, path, change)
    places = (Place(path), Place(f"data/{table}.csv"), Place("datapackage.json"))
    return Change(f"{path}: {told}", places)


@slip(FORBIDDEN, "schemas forbidden")
def key_of_a_column_that_there_is_not(draft: Draft) -> Change:
    return _edit_schema(draft, lambda schema: schema.update(primaryKey=["klaim_id"]), "primary key", "fields")


@slip(FORBIDDEN, "schemas forbidden")
def reference_to_a_table_that_there_is_not(draft: Draft) -> Change:
    return _edit_schema(
        draft, lambda schema: schema["foreignKeys"][0]["reference"].update(resource="klaims"), "table"
    )


@slip(FORBIDDEN, "schemas forbidden")
def reference_to_a_column_that_there_is_not(draft: Draft) -> Change:
    return _edit_schema(
        draft, lambda schema: schema["foreignKeys"][0]["reference"].update(fields=["id"]), "column"
    )


@slip(FORBIDDEN, "schemas forbidden")
def reference_from_a_column_that_there_is_not(draft: Draft) -> Change:
    return _edit_schema(draft, lambda schema: schema["foreignKeys"][0].update(fields=["id"]), "own column")


@slip(FORBIDDEN, "schemas forbidden")
def unique_key_of_a_column_that_there_is_not(draft: Draft) -> Change:
    return _edit_schema(draft, lambda schema: schema.update(uniqueKeys=[["klaim"]]), "unique key", "fields")


@slip(FORBIDDEN, "schemas forbidden")
def missing_values_that_are_a_number(draft: Draft) -> Change:
    return _edit_schema(draft, lambda schema: schema.update(missingValues=5), "missing values", "fields")


@slip(FORBIDDEN, "schemas forbidden")
def field_dropped_from_a_schema(draft: Draft) -> Change:
    return _edit_schema(draft, lambda schema: schema["fields"].pop(1), "second field dropped", "fields")


@slip(FORBIDDEN, "schemas forbidden")
def field_added_to_a_schema(draft: Draft) -> Change:
    added = {"name": "remark", "type": "string"}
    return _edit_schema(draft, lambda schema: schema["fields"].append(added), "field added", "fields")


@slip(FORBIDDEN, "schemas forbidden")
def fields_in_another_order(draft: Draft) -> Change:
    return _edit_schema(draft, lambda schema: schema["fields"].reverse(), "fields turned round", "fields")


@slip(FORBIDDEN, "schemas forbidden")
def field_declared_twice(draft: Draft) -> Change:
    return _edit_schema(
        draft, lambda schema: schema["fields"].append(schema["fields"][0]), "field twice", "fields"
    )


@slip(MEANING, "schemas meaning")
def schema_of_the_first_version_of_the_standard(draft: Draft) -> Change:
    profile = {"$schema": "https://specs.frictionlessdata.io/schemas/table-schema.json"}
    return _edit_schema(draft, lambda schema: schema.update(profile), "profile of version 1", "fields")


@slip(MEANING, "alone", upkeep=True)
def reference_dropped_from_a_schema(draft: Draft) -> Change:
    return _edit_schema(draft, lambda schema: schema.pop("foreignKeys"), "foreign keys dropped")


@slip(MEANING, "alone", upkeep=True)
def key_dropped_from_a_schema(draft: Draft) -> Change:
    return _edit_schema(draft, lambda schema: schema.pop("primaryKey"), "primary key dropped", "primaryKey")
