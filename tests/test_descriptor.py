"""Any descriptor is read without falling over, and what is wrong in it is said with its line."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packages import write_package

from korea_deepfake_record.descriptor import ForeignKey, open_package, read_package

Json = dict[str, Any]
FIELD: Json = {"name": "a", "type": "string"}


def read_text(folder: Path, text: str | bytes) -> list[tuple[str, int, str]]:
    """File, line and rule of what is found in a descriptor."""
    (folder / "datapackage.json").write_bytes(text.encode() if isinstance(text, str) else text)
    return [(finding.path, finding.line, finding.rule) for finding in read_package(folder)[1]]


def read_resource(folder: Path, **changes: Any) -> tuple[Any, list[str]]:
    """The table of a package of one, and the rules that found something."""
    resource = {"name": "t", "path": "t.csv", "schema": {"fields": [FIELD]}} | changes
    package, findings = read_package(write_package(folder, {}, [resource]))
    assert package is not None
    return (package.tables[0] if package.tables else None), [finding.rule for finding in findings]


def read_schema(folder: Path, **changes: Any) -> tuple[Any, list[str]]:
    """The table of a package of one, its schema changed, and the rules that found something."""
    return read_resource(folder, schema={"fields": [FIELD, {"name": "b"}]} | changes)


def read_field(folder: Path, **changes: Any) -> tuple[Any, list[str]]:
    """The field of a package of one, and the rules that found something."""
    table, rules = read_schema(folder, fields=[FIELD | changes])
    return table.fields[0], rules


@pytest.mark.parametrize(
    ("text", "line", "rule"),
    [
        ("", 1, "json-syntax"),
        ('{"a":\n1,}', 2, "json-syntax"),
        ("[]", 1, "property-type"),
        ("3", 1, "property-type"),
        ("[" * 100_000, 1, "json-depth"),
        ('{"a":\nNaN}', 2, "json-number"),
        ('{"a":\n-Infinity}', 2, "json-number"),
        ('{"a":\n1e999}', 2, "json-number"),
        ('{"a": ' + "9" * 20_000 + "}", 1, "json-number"),
        (b'{"a":\n"\xe9"}', 2, "encoding"),
        (b"\xff\xfe{\x00}\x00", 1, "encoding"),
    ],
)
def test_what_is_no_json_object_is_one_finding(
    tmp_path: Path, text: str | bytes, line: int, rule: str
) -> None:
    assert read_text(tmp_path, text) == [("datapackage.json", line, rule)]
    assert read_package(tmp_path)[0] is None


def test_a_property_that_stands_twice_is_found_at_its_second_line(tmp_path: Path) -> None:
    resources = '"resources": [{"name": "t", "path": "t.csv"}]'
    text = f'{{"title": "x",\n"name": "a",\n"name": "b",\n{resources}}}'
    assert read_text(tmp_path, text) == [("datapackage.json", 3, "json-duplicate")]


def test_a_byte_order_mark_is_found_and_the_rest_is_read(tmp_path: Path) -> None:
    text = b'\xef\xbb\xbf{"resources": [{"name": "t", "path": "t.csv"}]}'
    assert read_text(tmp_path, text) == [("datapackage.json", 1, "bom")]


def test_a_missing_descriptor_is_a_finding(tmp_path: Path) -> None:
    assert [finding.rule for finding in read_package(tmp_path)[1]] == ["file-missing"]


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("../t.csv", "path-unsafe"),
        ("data/../../t.csv", "path-unsafe"),
        ("/etc/passwd", "path-unsafe"),
        ("~/t.csv", "path-unsafe"),
        ("C:/t.csv", "path-unsafe"),
        ("data\\t.csv", "path-unsafe"),
        (".hidden/t.csv", "path-unsafe"),
        ("t\u202e.csv", "path-unsafe"),
        ("https://example.org/t.csv", "path-remote"),
        ("file:///etc/passwd", "path-remote"),
        ("//example.org/t.csv", "path-remote"),
        ("s3://bucket/t.csv", "path-remote"),
        ("", "path-form"),
        (3, "path-form"),
    ],
)
@pytest.mark.parametrize("key", ["path", "schema", "dialect"])
def test_no_path_leads_out_of_the_package(tmp_path: Path, key: str, path: Any, rule: str) -> None:
    _, rules = read_resource(tmp_path, **{key: path})
    assert rules == ([rule] if isinstance(path, str) or key == "path" else ["property-type"])


def test_no_link_leads_out_of_the_package(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "out.csv").write_text("a\n", encoding="utf-8")
    (tmp_path / "inside/t.csv").symlink_to(tmp_path / "out.csv")
    assert read_resource(tmp_path / "inside")[1] == ["path-unsafe"]


def test_paths_may_be_several(tmp_path: Path) -> None:
    assert read_resource(tmp_path, path=["a.csv", "b/c.csv"])[0].paths == ("a.csv", "b/c.csv")


def test_schema_and_dialect_may_stand_in_files_of_their_own(tmp_path: Path) -> None:
    content = {"s.json": json.dumps({"fields": [FIELD]}), "d.json": '{"delimiter": ";"}'}
    resource = {"name": "t", "path": "t.csv", "schema": "s.json", "dialect": "d.json"}
    table = open_package(write_package(tmp_path, content, [resource])).table("t")
    assert (table.schema_path, table.field("a").type, table.dialect.delimiter) == ("s.json", "string", ";")


def test_what_is_wrong_in_a_schema_file_is_found_there(tmp_path: Path) -> None:
    content = {"s.json": '{"fields": [\n{"name": "a",\n"type": "strnig"}]}'}
    write_package(tmp_path, content, [{"name": "t", "path": "t.csv", "schema": "s.json"}])
    assert [finding.text for finding in read_package(tmp_path)[1]] == [
        "s.json:3: There is no field type 'strnig'. Did you mean 'string'? [field-type]"
    ]


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"name": ""}, "resource-name"),
        ({"name": 3}, "property-type"),
        ({"encodng": "utf-8"}, "property-unknown"),
        ({"data": [[1]]}, "resource-unsupported"),
        ({"format": "xlsx"}, "resource-unsupported"),
        ({"compression": "zip"}, "resource-unsupported"),
        ({"encoding": "klingon"}, "encoding-unknown"),
        ({"encoding": "base64"}, "encoding-unknown"),
        ({"dialect": {"delimiter": ""}}, "dialect-unsupported"),
        ({"dialect": {"delimeter": ";"}}, "property-unknown"),
        ({"dialect": {"headerRows": [0]}}, "property-value"),
        ({"dialect": {"lineTerminator": ";"}}, "dialect-unsupported"),
        ({"path": []}, "path-form"),
        ({"schema": []}, "property-type"),
    ],
)
def test_what_a_resource_cannot_have_is_found(tmp_path: Path, changes: Json, rule: str) -> None:
    assert rule in read_resource(tmp_path, **changes)[1]


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"fields": []}, "field-name"),
        ({"fields": [{"name": ""}]}, "field-name"),
        ({"fields": [{}]}, "field-name"),
        ({"fields": [{"name": "a"}, {"name": "a"}]}, "field-name"),
        ({"fields": ["a"]}, "property-type"),
        ({"fields": {}}, "property-type"),
        ({"primarykey": "a"}, "property-unknown"),
        ({"primaryKey": "c"}, "key-field"),
        ({"primaryKey": []}, "key-field"),
        ({"primaryKey": ["a", "a"]}, "key-field"),
        ({"uniqueKeys": []}, "key-field"),
        ({"uniqueKeys": ["a", ["c"]]}, "key-field"),
        ({"fieldsMatch": "exactly"}, "property-value"),
        ({"missingValues": "-"}, "property-type"),
        ({"missingValues": [0]}, "property-type"),
        ({"foreignKeys": [{"fields": "a"}]}, "property-missing"),
        ({"foreignKeys": [{"fields": "a", "reference": {"resource": "t"}}]}, "property-missing"),
        ({"foreignKeys": [{"fields": "a", "reference": {"resource": "u", "fields": "a"}}]}, "key-table"),
        ({"foreignKeys": [{"fields": "a", "reference": {"resource": "", "fields": "c"}}]}, "key-field"),
        ({"foreignKeys": [{"fields": ["a", "b"], "reference": {"fields": ["a"]}}]}, "key-field"),
    ],
)
def test_what_a_schema_cannot_say_is_found(tmp_path: Path, changes: Json, rule: str) -> None:
    assert read_schema(tmp_path, **changes)[1] == [rule]


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"requred": True}, "property-unknown"),
        ({"required": True}, "constraint-misplaced"),
        ({"format": "e-mail"}, "field-format"),
        ({"type": "date", "format": "yyyy"}, "field-format"),
        ({"groupChar": ","}, "property-unsupported"),
        ({"type": "list", "itemType": "list"}, "field-type"),
        ({"type": "boolean", "trueValues": ["x"], "falseValues": ["x"]}, "property-value"),
        ({"categories": ["x", "x"]}, "category-value"),
        ({"categories": [1]}, "category-value"),
        ({"type": "number", "categories": [1]}, "property-unsupported"),
        ({"constraints": []}, "property-type"),
        ({"constraints": {"minimun": 1}}, "constraint-unknown"),
        ({"constraints": {"minimum": 1}}, "constraint-unsupported"),
        ({"type": "integer", "constraints": {"pattern": "1"}}, "constraint-unsupported"),
        ({"type": "integer", "constraints": {"maximum": []}}, "property-type"),
        ({"constraints": {"required": "yes"}}, "property-type"),
        ({"constraints": {"enum": []}}, "constraint-value"),
        ({"constraints": {"minLength": -1}}, "constraint-value"),
    ],
)
def test_what_a_field_cannot_say_is_found(tmp_path: Path, changes: Json, rule: str) -> None:
    assert read_field(tmp_path, **changes)[1] == [rule]


@pytest.mark.parametrize(
    "changes",
    [
        {"kdr:rule": "edtf", "unit": "m", "note": "x"},
        {"type": "date", "format": "fmt:%Y"},
        {"categories": [{"value": "x", "label": "X"}, {"value": "y"}], "categoriesOrdered": True},
        {"missingValues": [{"value": "-", "label": "none"}]},
        {"rdfType": "https://schema.org/Country", "example": "x", "title": "A", "description": "B"},
    ],
)
def test_what_a_field_may_say_is_not_found(tmp_path: Path, changes: Json) -> None:
    assert read_field(tmp_path, **changes)[1] == []


def test_version_one_is_understood(tmp_path: Path) -> None:
    key = {"fields": "b", "reference": {"resource": "", "fields": "a"}}
    table, rules = read_schema(tmp_path, primaryKey="a", foreignKeys=[key], missingValues=["", "NA"])
    assert rules == []
    assert table.primary_key == ("a",)
    assert table.foreign_keys == (ForeignKey(("b",), "t", ("a",)),)
    assert table.fields[0].missing_values == ("", "NA")


def test_version_two_is_understood(tmp_path: Path) -> None:
    key = {"fields": ["b"], "reference": {"fields": ["a"]}}
    table, rules = read_schema(tmp_path, foreignKeys=[key], uniqueKeys=[["a", "b"]], fieldsMatch="subset")
    assert rules == []
    assert table.foreign_keys == (ForeignKey(("b",), "t", ("a",)),)
    assert (table.unique_keys, table.fields_match) == ((("a", "b"),), "subset")


def test_a_good_package_opens_and_another_says_why_not(tmp_path: Path) -> None:
    write_package(tmp_path, {}, [{"name": "t", "path": "t.csv"}], version="1.2.3")
    assert open_package(tmp_path / "datapackage.json").version == "1.2.3"
    write_package(tmp_path, {}, [])
    with pytest.raises(ValueError, match=r"^datapackage\.json:3: The package has no resources\."):
        open_package(tmp_path)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
WORDS = st.sampled_from(
    [
        *(
            "name",
            "path",
            "schema",
            "fields",
            "type",
            "constraints",
            "primaryKey",
            "foreignKeys",
            "reference",
        ),
        *(
            "resource",
            "missingValues",
            "categories",
            "dialect",
            "delimiter",
            "headerRows",
            "encoding",
            "enum",
        ),
    ]
)


@settings(max_examples=200, deadline=None)
@given(
    st.recursive(
        JSON, lambda inner: st.lists(inner) | st.dictionaries(WORDS, inner, max_size=5), max_leaves=12
    )
)
def test_no_content_makes_the_reader_fall_over(
    tmp_path_factory: pytest.TempPathFactory, content: Any
) -> None:
    folder = tmp_path_factory.getbasetemp()
    schema = {
        "fields": [FIELD, content],
        "primaryKey": content,
        "foreignKeys": content,
        "uniqueKeys": content,
    }
    field = {
        "name": "a",
        "type": "boolean",
        "trueValues": content,
        "constraints": content,
        "categories": content,
    }
    resources = [content, {"name": "t", "path": content, "dialect": content, "schema": content}]
    for each in (schema, {"fields": [field, {"name": "b", "type": "list", "itemType": content}]}):
        resources.append(
            {"name": "u", "path": "u.csv", "schema": each, "encoding": content, "compression": content}
        )
    (folder / "datapackage.json").write_text(json.dumps({"resources": resources}), encoding="utf-8")
    assert all(finding.problem and finding.cure for finding in read_package(folder)[1])
