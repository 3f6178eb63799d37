"""Patterns and JSON Schemas of strangers are judged in bounded time, or refused with the reason."""

from typing import Any

import pytest

from korea_deepfake_record.schema_checks.json_schemas import make_json_judge
from korea_deepfake_record.schema_checks.patterns import find_fault
from korea_deepfake_record.schema_checks.structures import read_json

DRAFT = "https://json-schema.org/draft/2020-12/schema"
DOUBLED: dict[str, Any] = {f"a{n}": {"allOf": [{"$ref": f"#/definitions/a{n + 1}"}] * 2} for n in range(40)}


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        ("(a+)+", ""),
        ("[0-9a-f]{64}|x?", ""),
        (".{0,5000}", ""),
        (r"\p{Hangul}+[^\]a[b-d]]{2,}", ""),
        ("a(?=b)", "cannot be used"),
        (r"(a)\1", "cannot be used"),
        ("(" * 9_000, "cannot be used"),
        ("((a{1000}){1000}){1000}", "cannot be used"),
        ("(a?){9000}b", "has too many repeats"),
        ("[ab]*a[ab]{3000}", "has too many repeats"),
    ],
)
def test_a_pattern_is_used_only_if_it_can_be_judged_in_bounded_time(pattern: str, fault: str) -> None:
    assert find_fault(pattern) == fault


@pytest.mark.parametrize(
    ("schema", "cell", "fits"),
    [
        ({"properties": {"a": {"pattern": "^(a+)+$"}}}, f'{{"a": "{"a" * 60}"}}', True),
        ({"properties": {"a": {"pattern": "^(a+)+$"}}}, f'{{"a": "{"a" * 60}!"}}', False),
        ({"patternProperties": {"^a": {}}, "additionalProperties": False}, '{"ab": 1}', True),
        ({"patternProperties": {"^a": {}}, "additionalProperties": False}, '{"ba": 1}', False),
        ({"additionalProperties": {"type": "null"}, "properties": {"a": {}}}, '{"a": 1, "b": null}', True),
        ({"uniqueItems": True}, '[1, true, "1", [1], {"a": 1}, {"a": true}]', True),
        ({"uniqueItems": True}, '[{"a": [1]}, {"a": [1.0]}]', False),
        ({"items": {"multipleOf": 0.1}}, f"[{'9' * 399}]", False),
        ({"$ref": "#"}, "{}", False),
        ({"definitions": DOUBLED | {"a40": {}}, "$ref": "#/definitions/a0"}, "{}", False),
        ({"allOf": [{"contains": True}] * 2_000}, f"[{'1,' * 90_000}1]", False),
        ({"$schema": DRAFT, "prefixItems": [{"type": "null"}], "items": False}, "[null]", True),
        ({"type": "array"}, "[" * 900 + "]" * 900, False),
    ],
)
def test_a_value_is_judged_by_its_json_schema(schema: dict[str, Any], cell: str, fits: bool) -> None:
    judge, problem = make_json_judge(schema)
    assert judge is not None, problem
    assert judge(read_json(cell)) is fits


@pytest.mark.parametrize(
    ("schema", "problem"),
    [
        ({"$ref": "http://127.0.0.1:9/x.json"}, "nothing is fetched"),
        ({"properties": {"a": {"pattern": "a(?=b)"}}}, "no JSON Schema"),
        ({"minimum": "x"}, "no JSON Schema"),
        ({"$schema": ["x"]}, "no JSON Schema"),
        ({"$schema": "http://[x"}, "no JSON Schema"),
        ({"enum": list(range(9_000))}, "more than 5000 values"),
        ({"$schema": DRAFT, "unevaluatedProperties": False, "patternProperties": {"a": {}}}, "is not judged"),
    ],
)
def test_a_json_schema_that_cannot_be_used_is_refused_with_the_reason(
    schema: dict[str, Any], problem: str
) -> None:
    judge, said = make_json_judge(schema)
    assert judge is None
    assert problem in said
