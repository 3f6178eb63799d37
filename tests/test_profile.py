"""What a package says of itself has the standard's form, and a schema's lists of values keep to its rules."""

from pathlib import Path
from typing import Any

import pytest
from packages import find, write_package, write_table

Json = dict[str, Any]
V2 = {"$schema": "https://datapackage.org/profiles/2.0/datapackage.json"}
FIELD: Json = {"name": "x", "type": "string"}
WHOLE: Json = FIELD | {"type": "integer"}


def judge(folder: Path, of_package: Json, of_resource: Json | None = None) -> list[str]:
    """The rules that find something in the descriptor of a package of one table."""
    resource = {"name": "t", "path": "t.csv", "schema": {"fields": [FIELD]}} | (of_resource or {})
    found = find(write_package(folder, {"t.csv": "x\na\n"}, [resource], **of_package))
    assert all(line > 1 for path, line, *_ in found if path == "datapackage.json")
    return [rule for *_, rule in found]


@pytest.mark.parametrize(
    ("of_package", "rules"),
    [
        ({"id": 3}, ["property-type"]),
        ({"title": ["a"]}, ["property-type"]),
        ({"version": 1.0}, ["property-type"]),
        ({"image": False}, ["property-type"]),
        ({"keywords": "a"}, ["property-type"]),
        ({"keywords": ["a", 1]}, ["property-type"]),
        ({"homepage": "example.org"}, ["property-value"]),
        ({"homepage": "https://example.org/"}, []),
        ({"created": "2024-01-01"}, ["property-value"]),
        ({"created": "2024-13-01T00:00:00Z"}, ["property-value"]),
        ({"created": "2024-01-01T00:00:00+09:00"}, []),
        ({"licenses": {"name": "CC0-1.0"}}, ["property-type"]),
        ({"licenses": ["CC0-1.0"]}, ["property-type"]),
        ({"licenses": [{"title": "CC0"}]}, ["property-missing"]),
        ({"licenses": [{"path": "LICENSE.md"}]}, []),
        ({"sources": [{}]}, ["property-missing"]),
        ({"sources": [{"email": "nobody"}]}, ["property-value"]),
        ({"sources": [{"title": "A", "version": 2}]}, ["property-type"]),
        ({"contributors": [{"title": "A", "roles": "creator"}]}, []),
        ({"contributors": [{"title": "A", "roles": [1]}]}, ["property-type"]),
        ({"contributors": [{"givenName": "A", "familyName": "B", "organization": "C"}]}, []),
        ({"$schema": "https://datapackage.org/profiles/2.0/datapackage.jsno"}, ["property-value"]),
        ({"$schema": "https://datapackage.org/profiles/9.0/datapackage.json"}, ["property-value"]),
        ({"$schema": "https://example.org/extension/1.0/profile.json"}, []),
        ({"profile": "tabular-data-pakage"}, ["property-value"]),
        ({"profile": "mine"}, ["property-value"]),
        ({"profile": "https://example.org/profile.json"}, []),
        ({"profile": "tabular-data-package"}, []),
        ({"missingValues": ["-"]}, ["property-unknown"]),
    ],
)
def test_what_a_package_says_of_itself_has_its_form(
    tmp_path: Path, of_package: Json, rules: list[str]
) -> None:
    assert judge(tmp_path, {} | of_package) == rules


@pytest.mark.parametrize(
    ("of_resource", "rules"),
    [
        ({"title": 1}, ["property-type"]),
        ({"mediatype": "csv"}, ["property-value"]),
        ({"bytes": "4"}, ["property-type"]),
        ({"hash": None}, ["property-type"]),
        ({"type": "tabel"}, ["property-value"]),
        ({"type": "file"}, ["property-value"]),
        ({"type": "table"}, []),
        ({"licenses": [{"title": "CC0"}]}, ["property-missing"]),
        ({"sources": [{"path": "https://example.org"}]}, []),
        ({"primaryKey": "x"}, ["property-unknown"]),
        ({"foreignKeys": []}, ["property-unknown"]),
        ({"delimiter": ";"}, ["property-unknown"]),
        ({"fields": 1, "rows": 1}, []),
        ({"_titel": "x", "resources": [], "kdr:fields": []}, []),
        ({"data": [["x"], ["a"]]}, ["property-value", "resource-unsupported"]),
    ],
)
def test_what_a_resource_says_of_itself_has_its_form(
    tmp_path: Path, of_resource: Json, rules: list[str]
) -> None:
    assert sorted(judge(tmp_path, V2, of_resource)) == sorted(rules)


def test_version_1_asks_for_small_letters_in_names_and_for_schemas(tmp_path: Path) -> None:
    assert judge(tmp_path, {"name": "Fruit Trees"}) == ["property-value"]
    assert judge(tmp_path, {"name": "Fruit Trees"} | V2) == []
    assert judge(tmp_path, {}, {"name": "Trees"}) == ["property-value"]
    resource = {"name": "t", "path": "t.csv", "profile": "tabular-data-resource"}
    found = find(write_package(tmp_path, {"t.csv": "x\na\n"}, [resource]))
    assert [rule for *_, rule in found] == ["property-missing"]


@pytest.mark.parametrize(
    ("resource", "rules"),
    [
        ({"data": {"a": 1}}, []),
        ({"data": [1, 2], "format": "json"}, []),
        ({"data": "x", "mediatype": "text/plain"}, []),
        ({"data": "x"}, ["property-missing"]),
        ({"data": 3}, ["property-type"]),
        ({"data": "a\n1\n", "format": "csv"}, ["resource-unsupported"]),
        ({"data": [{"a": 1}], "type": "table"}, ["resource-unsupported"]),
        (
            {"data": [{"a": 1}], "schema": {"fields": [{"name": "a", "type": "int"}]}},
            ["field-type", "resource-unsupported"],
        ),
    ],
)
def test_data_in_the_descriptor_is_no_table_that_is_read(
    tmp_path: Path, resource: Json, rules: list[str]
) -> None:
    found = find(write_package(tmp_path, {}, [{"name": "t"} | resource], **V2))
    assert sorted(rule for *_, rule in found) == sorted(rules)


def test_a_table_that_is_not_read_may_be_referred_to(tmp_path: Path) -> None:
    key = {"fields": ["a"], "reference": {"resource": "rows", "fields": ["a"]}}
    rows = {"name": "rows", "data": [{"a": 1}], "schema": {"fields": [{"name": "a"}]}}
    table = {"name": "t", "path": "t.csv", "schema": {"fields": [{"name": "a"}], "foreignKeys": [key]}}
    found = find(write_package(tmp_path, {"t.csv": "a\n1\n"}, [rows, table]))
    assert [rule for *_, rule in found] == ["resource-unsupported"]


@pytest.mark.parametrize(
    ("about", "rules"),
    [
        ({"title": 1}, ["property-type"]),
        ({"$schema": "https://datapackage.org/profiles/2.0/tableshema.json"}, ["property-value"]),
        ({"name": "t", "version": "1.0", "examples": [{"title": "A", "path": "a.csv"}]}, []),
        ({"contributors": ["A"]}, ["property-type"]),
    ],
)
def test_what_a_schema_says_of_itself_has_its_form(tmp_path: Path, about: Json, rules: list[str]) -> None:
    assert [rule for *_, rule in find(write_table(tmp_path, "x\na\n", [FIELD], **about))] == rules


@pytest.mark.parametrize(
    ("field", "is_right"),
    [
        (WHOLE | {"example": "soon"}, False),
        (WHOLE | {"example": 1.5}, False),
        (WHOLE | {"example": 12}, True),
        (FIELD | {"type": "date", "example": "31/12/2024", "format": "%d/%m/%Y"}, True),
        (FIELD | {"type": "boolean", "trueValues": ["ja"], "example": "ja"}, True),
        (WHOLE | {"example": "-", "missingValues": ["-"]}, True),
    ],
)
def test_an_example_is_of_the_type_of_its_field(tmp_path: Path, field: Json, is_right: bool) -> None:
    found = find(write_table(tmp_path, "x\n", [field]))
    assert [(path, rule) for path, _, _, rule in found] == (
        [] if is_right else [("datapackage.json", "example-value")]
    )


def test_several_characters_may_part_the_cells(tmp_path: Path) -> None:
    content = 'n::x\n1::a\n2::"b::c"\n3::d:e:\n4::\nf::g\n5::h::i\n'
    fields = [WHOLE | {"name": "n"}, FIELD | {"constraints": {"required": True}}]
    assert find(write_table(tmp_path, content, fields, dialect={"delimiter": "::"})) == [
        ("t.csv", 5, "x", "constraint-error"),
        ("t.csv", 6, "n", "type-error"),
        ("t.csv", 7, "", "ragged-row"),
    ]


@pytest.mark.parametrize("match", ["superset", "partial"])
@pytest.mark.parametrize(
    ("field", "key", "found"),
    [
        (FIELD, {}, []),
        (FIELD | {"constraints": {"required": True}}, {}, [("t.csv", 1, "x", "missing-label")]),
        (FIELD, {"primaryKey": ["x"]}, [("t.csv", 1, "x", "missing-label")]),
    ],
)
def test_a_column_that_must_have_values_may_not_be_left_out(
    tmp_path: Path, match: str, field: Json, key: Json, found: list[tuple[str, int, str, str]]
) -> None:
    fields = [{"name": "n"}, field]
    assert find(write_table(tmp_path, "n\n1\n", fields, fieldsMatch=match, **key)) == found


def test_a_column_to_which_a_table_refers_may_not_be_left_out(tmp_path: Path) -> None:
    key = {"fields": ["n"], "reference": {"resource": "", "fields": ["x"]}}
    more: Json = {"fieldsMatch": "superset", "foreignKeys": [key]}
    found = find(write_table(tmp_path, "n\n1\n2\n", [{"name": "n"}, FIELD], **more))
    assert found == [("t.csv", 1, "x", "missing-label")]


def test_header_rows_are_named(tmp_path: Path) -> None:
    found = find(write_table(tmp_path, "x\na\n", [FIELD], dialect={"headerRows": []}))
    assert [(path, rule) for path, _, _, rule in found] == [("datapackage.json", "property-value")]


def test_a_key_into_another_package_is_not_judged(tmp_path: Path) -> None:
    key = {"fields": ["x"], "reference": {"package": "other", "resource": "world", "fields": ["code"]}}
    assert find(write_table(tmp_path, "x\na\n", [FIELD], foreignKeys=[key])) == []


@pytest.mark.parametrize("dialect", [{"delimiter": ""}, {"delimiter": "|\n"}, {"lineTerminator": ";"}])
def test_a_file_of_which_nobody_knows_where_cells_end_is_left_alone(tmp_path: Path, dialect: Json) -> None:
    found = find(write_table(tmp_path, "x||y;a||b", [FIELD], dialect=dialect))
    assert [(path, rule) for path, _, _, rule in found] == [("datapackage.json", "dialect-unsupported")]


@pytest.mark.parametrize(
    ("field", "rules"),
    [
        (FIELD | {"categories": []}, ["category-value"]),
        (FIELD | {"categories": ["a", {"value": "b"}]}, ["property-type"]),
        (
            FIELD | {"categories": [{"value": "a", "label": "A"}, {"value": "b", "label": "A"}]},
            ["property-value"],
        ),
        (FIELD | {"categories": [{"value": "a", "label": 1}]}, ["property-type"]),
        (FIELD | {"categories": [{"label": "A"}]}, ["category-value"]),
        (FIELD | {"categories": ["a"], "constraints": {"enum": ["a", "b"]}}, ["constraint-value"]),
        (WHOLE | {"categories": [1, 2], "constraints": {"enum": ["01", 2]}}, []),
        (WHOLE | {"categories": [1], "constraints": {"enum": [2]}}, ["constraint-value"]),
        (FIELD | {"categoriesOrdered": True}, ["property-unsupported"]),
        (FIELD | {"categories": ["a"], "categoriesOrdered": "yes"}, ["property-type"]),
        (FIELD | {"constraints": {"enum": ["a", "a"]}}, ["constraint-value"]),
        (FIELD | {"missingValues": ["", ""]}, ["property-value"]),
        (FIELD | {"missingValues": ["", {"value": "-"}]}, ["property-type"]),
        (
            FIELD | {"missingValues": [{"value": "-", "label": "A"}, {"value": "?", "label": "A"}]},
            ["property-value"],
        ),
        (FIELD | {"type": "boolean", "trueValues": []}, ["property-value"]),
        (FIELD | {"type": "number", "groupChar": "."}, ["property-value"]),
        (FIELD | {"type": "number", "groupChar": ".", "decimalChar": ","}, []),
        (FIELD | {"rdfType": 3}, ["property-type"]),
        (FIELD | {"examples": ["a"]}, []),
    ],
)
def test_the_lists_of_a_field_keep_to_their_rules(tmp_path: Path, field: Json, rules: list[str]) -> None:
    found = find(write_table(tmp_path, "x\n", [field]))
    assert [(path, rule) for path, _, _, rule in found] == [("datapackage.json", rule) for rule in rules]


VALUES: list[tuple[Json, list[str], list[str]]] = [
    ({"type": "number", "decimalChar": ",", "constraints": {"minimum": 0.5}}, ["0,5"], ["0,4"]),
    ({"type": "number", "decimalChar": ",", "constraints": {"enum": [1.5]}}, ["1,50"], ["2"]),
    ({"type": "integer", "groupChar": ".", "constraints": {"maximum": 1000}}, ["1.000"], ["1.001"]),
    ({"type": "boolean", "trueValues": ["ja"], "constraints": {"enum": [True]}}, ["ja"], ["false"]),
    ({"type": "list", "constraints": {"enum": [["a", "b"]]}}, ["a,b"], ["b,a"]),
    (
        {"type": "list", "itemType": "integer", "delimiter": ";", "constraints": {"enum": [[1, 2]]}},
        ["01;2"],
        ["2;1"],
    ),
    ({"type": "object", "constraints": {"enum": [{"a": 1, "b": 2}]}}, ['{"b": 2.0, "a": 1}'], ['{"a": 1}']),
    ({"type": "geopoint", "format": "array", "constraints": {"enum": [[1, 2]]}}, ["[1.0, 2]"], ["[2, 1]"]),
    ({"constraints": {"pattern": "[a-z-[aeiou]]+"}}, ["bcd"], ["abc"]),
    ({"constraints": {"pattern": r"\i\c*"}}, ["a1", "_x"], ["1a"]),
    ({"constraints": {"pattern": r"[\i]\C\["}}, ["a ["], ["aa["]),
    ({"constraints": {"pattern": r"a[,\s]\S+"}}, ["a b", "a,bc"], ["a\u00a0b"]),
]


@pytest.mark.parametrize(("field", "right", "wrong"), VALUES, ids=[str(field) for field, *_ in VALUES])
def test_what_a_schema_gives_as_json_is_meant_as_a_cell(
    tmp_path: Path, field: Json, right: list[str], wrong: list[str]
) -> None:
    cells = [each.replace('"', '""') for each in (*right, *wrong)]
    content = "n,x\n" + "".join(f'{number},"{cell}"\n' for number, cell in enumerate(cells))
    found = find(write_table(tmp_path, content, [{"name": "n"}, FIELD | field]))
    assert found == [("t.csv", len(right) + 2, "x", "constraint-error")]


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("object", '{"a": 1, "b": 2}', '{"b": 2, "a": 1.0}'),
        ("array", "[1, 20]", "[1.0,2E1]"),
        ("geojson", '{"type": "Point", "coordinates": [1, 2]}', '{"coordinates": [1, 2.0], "type": "Point"}'),
        ("geopoint", "1,2", "1.0, 2"),
        ("datetime", "2024-01-26T15:00:00", "2024-01-26T16:00:00.0+01:00"),
        ("duration", "PT60S", "PT1M0.0S"),
    ],
)
def test_one_value_is_not_two_for_being_written_in_two_ways(
    tmp_path: Path, kind: str, one: str, other: str
) -> None:
    cells = [each.replace('"', '""') for each in (one, other)]
    content = "n,x\n" + "".join(f'{number},"{cell}"\n' for number, cell in enumerate(cells))
    field = {"name": "x", "type": kind, "constraints": {"unique": True}}
    assert find(write_table(tmp_path, content, [{"name": "n"}, field])) == [("t.csv", 3, "x", "unique")]
