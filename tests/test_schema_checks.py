"""Each type, constraint and key is checked as the standard has it, at the right line and column."""

import csv
import io
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packages import find, write_package, write_table

from korea_deepfake_record.descriptor import Field
from korea_deepfake_record.finding import count_line
from korea_deepfake_record.schema_checks.judging import is_of_type, key_of
from korea_deepfake_record.schema_checks.kinds import make_kind
from korea_deepfake_record.validate import validate

Json = dict[str, Any]
ID: Json = {"name": "id", "type": "string"}


def write_cells(folder: Path, field: Json, cells: list[str], **more: Any) -> Path:
    """A table with an id and a column x that holds these cells."""
    written = io.StringIO(newline="")
    lines = [("id", "x"), *((f"r{number}", cell) for number, cell in enumerate(cells))]
    csv.writer(written, lineterminator="\n").writerows(lines)
    return write_table(folder, written.getvalue(), [ID, {"name": "x"} | field], **more)


def find_wrong(folder: Path, field: Json, cells: list[str], **more: Any) -> list[tuple[str, str]]:
    """The cells that are found wrong, each with the rule."""
    found = find(write_cells(folder, field, cells, **more))
    return [(cells[line - 2], rule) for path, line, column, rule in found if (path, column) == ("t.csv", "x")]


TYPES: list[tuple[Json, list[str], list[str]]] = [
    ({}, ["x", " 1", "\u00a0"], []),
    ({"type": "any"}, ["x", "{"], []),
    ({"type": "string"}, ["x", " ", "NA"], []),
    (
        {"type": "integer"},
        ["0", "-1", "+12", "012", "9" * 5000],
        ["1_000", " 12", "12 ", "0x1F", "１", "1.0", "1e3", "-"],
    ),
    ({"type": "integer", "groupChar": ","}, ["1,000", "1000"], [",1", "1,", "1.0"]),
    ({"type": "integer", "bareNumber": False}, ["95%", "EUR 95", "€-5"], ["none"]),
    (
        {"type": "number"},
        ["1", "-1.23", "+100000.00", ".5", "5.", "1E5", "1e-5", "nan", "INF", "-inf"],
        ["1,5", "1 000", "+INF", "Infinity", "1e", "０.5"],
    ),
    ({"type": "number", "decimalChar": ",", "groupChar": "."}, ["1.000,5", "1,5"], ["1 5", "1,5,5", "1,.5"]),
    ({"type": "boolean"}, ["true", "True", "TRUE", "1", "false", "0"], ["yes", "tRUE", " 1"]),
    ({"type": "boolean", "trueValues": ["ja"], "falseValues": ["nein"]}, ["ja", "nein"], ["true"]),
    (
        {"type": "date"},
        ["2024-02-29", "1900-01-31"],
        ["2021-1-5", "2023-02-29", "2024-02-30", "0000-01-01", "20240229", "2024-02-29Z"],
    ),
    ({"type": "date", "format": "%d.%m.%y"}, ["31.12.24", "1.2.24"], ["31.02.24", " 1.2.24", "٣1.12.24"]),
    ({"type": "date", "format": "any"}, ["2 Jan 2024", "2024-01-02"], ["soon"]),
    ({"type": "time"}, ["00:00:00", "23:59:59"], ["24:00:00", "1:00:00", "10:00", "10:00:60", "10:00:00Z"]),
    ({"type": "time", "format": "%H.%M"}, ["10.30"], ["10:30"]),
    (
        {"type": "datetime"},
        [
            "2024-01-26T15:00:00",
            "2024-01-26T15:00:00.300-05:00",
            "2024-01-01T24:00:00",
            "-0044-03-15T00:00:00Z",
        ],
        [
            "2024-01-26",
            "2024-01-26 15:00:00",
            "2024-02-30T00:00:00",
            "2024-01-01T24:00:01",
            "2024-01-01T00:00:00+15:00",
        ],
    ),
    ({"type": "datetime", "format": "%Y-%m-%d %H:%M"}, ["2024-01-26 15:00"], ["2024-01-26T15:00"]),
    ({"type": "year"}, ["2024", "-0044", "12024", "2024Z"], ["24", "02024", "+2024", "2024.0"]),
    ({"type": "yearmonth"}, ["2024-01", "2024-12Z"], ["2024-13", "2024-1", "2024"]),
    (
        {"type": "duration"},
        ["P1Y2M3DT4H5M6.7S", "PT5M", "-P1D", "P400D"],
        ["P", "PT", "P1W", "1Y", "P1S", "P-1D", "P1YT"],
    ),
    (
        {"type": "geopoint"},
        ["90.50, 45.50", "90.5,45.5", "-180,-90"],
        ["181,0", "0,91", "1", "1,2,3", "a,b", "1,  2"],
    ),
    ({"type": "geopoint", "format": "array"}, ["[90.50, 45.50]"], ["[1]", '["1", "2"]', "1,2", "[1,2,3]"]),
    (
        {"type": "geopoint", "format": "object"},
        ['{"lon": 1, "lat": 2}'],
        ['{"lon": 1}', '{"lon": 1, "lat": 2, "x": 3}', "[1,2]"],
    ),
    ({"type": "object"}, ["{}", '{"a": [1]}'], ["[]", "{", "1", '{"a": NaN}', "null"]),
    ({"type": "array"}, ["[]", "[1]"], ["{}", "[", "1", "[" * 10_000]),
    ({"type": "list"}, ["a", "a,b,"], []),
    ({"type": "list", "itemType": "integer", "delimiter": ";"}, ["1;2"], ["1,2", "1;x", "1;"]),
    (
        {"type": "geojson"},
        [
            '{"type": "Point", "coordinates": [1, 2]}',
            '{"type": "Feature", "geometry": null, "properties": {}}',
            '{"type": "FeatureCollection", "features": []}',
        ],
        [
            '{"type": "Point"}',
            '{"type": "Polygon", "coordinates": [[[0,0],[1,1],[2,2],[3,3]]]}',
            "[]",
            '{"type": []}',
            '{"type": "Feature"}',
        ],
    ),
    (
        {"type": "geojson", "format": "topojson"},
        ['{"type": "Topology", "objects": {}, "arcs": []}', '{"type": "LineString", "arcs": [0]}'],
        ['{"type": "Topology"}', "{}"],
    ),
    (
        {"type": "string", "format": "email"},
        ["a.b+c@example.org"],
        ["a@b", "a b@example.org", "@example.org", "a..b@example.org"],
    ),
    (
        {"type": "string", "format": "uri"},
        ["https://example.org/a?b=c#d", "urn:isbn:1", "mailto:a@b.c"],
        ["example.org", "http://a b", "http://h:port/"],
    ),
    (
        {"type": "string", "format": "uuid"},
        ["123E4567-e89b-12d3-a456-426614174000"],
        ["123e4567e89b12d3a456426614174000"],
    ),
    ({"type": "string", "format": "binary"}, ["aGk=", "aGkh"], ["aGk", "a", "%%%%"]),
]


@pytest.mark.parametrize(("field", "right", "wrong"), TYPES, ids=[str(field) for field, *_ in TYPES])
def test_a_type_takes_what_the_standard_takes(
    tmp_path: Path, field: Json, right: list[str], wrong: list[str]
) -> None:
    assert find_wrong(tmp_path, field, [*right, *wrong]) == [(cell, "type-error") for cell in wrong]


CONSTRAINTS: list[tuple[str, Json, list[str], list[str]]] = [
    ("string", {"required": True}, ["x", " "], [""]),
    (
        "integer",
        {"minimum": 2, "maximum": "10"},
        ["2", "10", "+03", ""],
        ["1", "11", "-" + "9" * 30, "9" * 30],
    ),
    ("integer", {"exclusiveMinimum": 2, "exclusiveMaximum": 10}, ["3", "9"], ["2", "10", "02"]),
    (
        "number",
        {"minimum": 0.1},
        ["0.1", "0.10", "1E0", "INF"],
        ["0.09", "0.0999999999999999999999", "NaN", "-INF"],
    ),
    ("number", {"exclusiveMinimum": 0.1}, ["0.1000000000000000000001"], ["0.1", "1E-1"]),
    ("date", {"minimum": "2024-01-31"}, ["2024-01-31", "2024-02-01"], ["2024-01-30"]),
    ("date", {"exclusiveMaximum": "2024-01-31"}, ["2024-01-30"], ["2024-01-31"]),
    ("time", {"maximum": "12:00:00"}, ["12:00:00"], ["12:00:01"]),
    ("datetime", {"minimum": "2024-01-01T00:00:00Z"}, ["2024-01-01T00:00:00"], ["2024-01-01T00:30:00+01:00"]),
    ("year", {"minimum": 1900}, ["1900", "12000"], ["1899", "-2000"]),
    ("yearmonth", {"maximum": "2024-02"}, ["2024-02", "-2024-03"], ["2024-03"]),
    ("duration", {"maximum": "P1M"}, ["P1M", "P28D"], ["P32D", "P1Y"]),
    ("string", {"minLength": 2, "maxLength": 3}, ["ab", "한국어"], ["a", "abcd"]),
    ("array", {"minLength": 1, "maxLength": 2}, ["[1]"], ["[]", "[1,2,3]"]),
    ("object", {"minLength": 1}, ['{"a": 1}'], ["{}"]),
    ("list", {"maxLength": 2}, ["a,b"], ["a,b,c"]),
    ("string", {"pattern": "C001|C002"}, ["C001", "C002"], ["C001zzz", "xC002", "C001\n"]),
    ("string", {"pattern": "^[0-9]+$"}, ["12"], ["١٢", "12\n"]),
    ("string", {"pattern": "(a+)+b"}, ["aab"], ["a" * 5000]),
    ("string", {"enum": ["a", "b"]}, ["a"], ["A", "a ", "c"]),
    ("integer", {"enum": [1, "2"]}, ["1", "02"], ["3"]),
    ("number", {"enum": [1.5]}, ["1.50", "15E-1"], ["1.51"]),
    (
        "object",
        {"jsonSchema": {"required": ["a"], "properties": {"a": {"type": "integer"}}}},
        ['{"a": 1}'],
        ["{}", '{"a": "x"}'],
    ),
]


@pytest.mark.parametrize(
    ("kind", "constraint", "right", "wrong"),
    CONSTRAINTS,
    ids=[f"{kind} {each}" for kind, each, *_ in CONSTRAINTS],
)
def test_a_constraint_holds_for_values_not_for_texts(
    tmp_path: Path, kind: str, constraint: Json, right: list[str], wrong: list[str]
) -> None:
    found = find_wrong(tmp_path, {"type": kind, "constraints": constraint}, [*right, *wrong])
    assert found == [(cell, "constraint-error") for cell in wrong]


@pytest.mark.parametrize(
    ("kind", "constraint"),
    [
        ("integer", {"minimum": "x"}),
        ("date", {"maximum": "2024-02-30"}),
        ("integer", {"enum": [1, "x"]}),
        ("string", {"pattern": "(?=x)"}),
        ("string", {"pattern": r"(x)\1"}),
        ("string", {"pattern": "("}),
        ("object", {"jsonSchema": {"type": 3}}),
    ],
)
def test_a_constraint_that_cannot_be_checked_is_found(tmp_path: Path, kind: str, constraint: Json) -> None:
    found = find(write_cells(tmp_path, {"type": kind, "constraints": constraint}, []))
    assert [(path, rule) for path, _, _, rule in found] == [("datapackage.json", "constraint-value")]


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ({"type": "string", "categories": ["a", "b"]}, ["c", "02", "2"]),
        ({"type": "string", "categories": [{"value": "a", "label": "c"}, {"value": "2"}]}, ["c", "02"]),
    ],
)
def test_a_cell_is_one_of_the_categories(tmp_path: Path, field: Json, wrong: list[str]) -> None:
    found = find_wrong(tmp_path, field, ["a", "c", "02", "2", ""])
    assert found == [(cell, "category") for cell in wrong]


def test_whole_numbers_may_be_categories(tmp_path: Path) -> None:
    field = {"type": "integer", "categories": [{"value": 0, "label": "apple"}, {"value": 1}]}
    assert find_wrong(tmp_path, field, ["0", "01", "2"]) == [("2", "category")]


def test_one_wrong_cell_is_told_once_and_others_in_its_row_too(tmp_path: Path) -> None:
    fields = [
        {"name": "a", "type": "integer", "constraints": {"minimum": 5, "enum": [6], "unique": True}},
        {"name": "b", "type": "integer", "constraints": {"minimum": 5}},
    ]
    assert find(write_table(tmp_path, "a,b\n1,x\n1,4\n6,5\n", fields)) == [
        ("t.csv", 2, "a", "constraint-error"),
        ("t.csv", 2, "b", "type-error"),
        ("t.csv", 3, "a", "constraint-error"),
        ("t.csv", 3, "b", "constraint-error"),
    ]


@pytest.mark.parametrize(
    ("missing", "wrong"), [(None, ["-"]), (["-"], [""]), (["", "-"], []), ([], ["", "-"])]
)
def test_missing_values_are_those_that_the_schema_names(
    tmp_path: Path, missing: list[str] | None, wrong: list[str]
) -> None:
    field: Json = {"type": "integer"}
    cells = ["1", "", "-"]
    assert find_wrong(tmp_path, field | ({} if missing is None else {"missingValues": missing}), cells) == [
        (cell, "type-error") for cell in wrong
    ]
    more = {} if missing is None else {"missingValues": missing}
    assert [cell for cell, _ in find_wrong(tmp_path, field, cells, **more)] == wrong


def test_a_null_sequence_is_no_value(tmp_path: Path) -> None:
    assert find_wrong(tmp_path, {"type": "integer"}, ["1", r"\N"], dialect={"nullSequence": r"\N"}) == []


@pytest.mark.parametrize(
    ("schema", "column", "rule"),
    [
        ({"primaryKey": "a"}, "a", "primary-key"),
        ({"primaryKey": ["a", "b"]}, "a, b", "primary-key"),
        ({"uniqueKeys": [["a"]]}, "a", "unique-key"),
        ({"uniqueKeys": [["b", "a"]]}, "b, a", "unique-key"),
    ],
)
def test_no_two_records_share_a_key(tmp_path: Path, schema: Json, column: str, rule: str) -> None:
    fields = [{"name": "a", "type": "integer"}, {"name": "b", "type": "string"}]
    content = 'a,b\n1,x\n2,"x\ny"\n01,x\n3,x\n+1,x\n'
    assert find(write_table(tmp_path, content, fields, **schema)) == [
        ("t.csv", 5, column, rule),
        ("t.csv", 7, column, rule),
    ]
    assert "'01'" in validate(tmp_path)[0].problem
    assert "is already in line 2." in validate(tmp_path)[0].problem


def test_a_primary_key_has_no_blank_and_other_keys_may(tmp_path: Path) -> None:
    fields = [{"name": "a", "type": "string"}, {"name": "b", "constraints": {"unique": True}}]
    content = "a,b\nx,\n,1\n,\ny,\n"
    assert find(write_table(tmp_path, content, fields, primaryKey="a")) == [
        ("t.csv", 3, "a", "primary-key"),
        ("t.csv", 4, "", "blank-row"),
    ]
    assert find(write_table(tmp_path, content, fields, uniqueKeys=[["a", "b"]])) == [
        ("t.csv", 4, "", "blank-row"),
    ]


def test_unique_values_are_compared_as_values(tmp_path: Path) -> None:
    field = {"type": "number", "constraints": {"unique": True}}
    cells = ["1", "1.0", "", "", "10E-1", "2"]
    assert find_wrong(tmp_path, field, cells) == [("1.0", "unique"), ("10E-1", "unique")]


def write_linked(folder: Path, works: str, places: str, kind: str = "string") -> Path:
    """Works that refer to places and to works."""
    keys = [
        {"fields": ["place"], "reference": {"resource": "places", "fields": ["place"]}},
        {"fields": "part_of", "reference": {"resource": "", "fields": "work"}},
    ]
    fields = [{"name": "work"}, {"name": "place", "type": kind}, {"name": "part_of"}]
    schemas = {
        "works": {"fields": fields, "foreignKeys": keys},
        "places": {"fields": [{"name": "place", "type": kind}]},
    }
    content: dict[str, str | bytes] = {"data/works.csv": works, "data/places.csv": places}
    resources = [{"name": n, "path": f"data/{n}.csv", "schema": schema} for n, schema in schemas.items()]
    return write_package(folder, content, resources)


def test_a_reference_finds_its_record(tmp_path: Path) -> None:
    works = "work,place,part_of\nw1,paris,\nw2,pariss,w1\nw3,,w9\nw4,rome,w4\n"
    write_linked(tmp_path, works, "place\nparis\n")
    assert [finding.text for finding in validate(tmp_path)] == [
        "data/works.csv:3:place: 'pariss' is not in data/places.csv. Did you mean 'paris'? [foreign-key]",
        "data/works.csv:4:part_of: 'w9' is not in data/works.csv."
        " Add the row there or correct this one. [foreign-key]",
        "data/works.csv:5:place: 'rome' is not in data/places.csv."
        " Add the row there or correct this one. [foreign-key]",
    ]


def test_references_are_compared_as_values_and_unreadable_ones_told_as_that(tmp_path: Path) -> None:
    write_linked(tmp_path, "work,place,part_of\nw1,+1,\nw2,x,\nw3,3,\n", "place\n01\n2\n", "integer")
    assert [(line, rule) for _, line, _, rule in find(tmp_path)] == [(3, "type-error"), (4, "foreign-key")]


def test_a_record_with_too_many_cells_may_be_referred_to(tmp_path: Path) -> None:
    works = "work,place,part_of\nw1,paris\nw2,paris,w1\nw3,paris,w4\nw4,,,,\n"
    found = find(write_linked(tmp_path, works, "place\nparis\n"))
    assert found == [("data/works.csv", 2, "", "ragged-row"), ("data/works.csv", 5, "", "ragged-row")]


def test_references_into_a_file_that_is_missing_are_not_judged(tmp_path: Path) -> None:
    write_linked(tmp_path, "work,place,part_of\nw1,paris,\n", "place\n")
    (tmp_path / "data/places.csv").unlink()
    assert find(tmp_path) == [("data/places.csv", 0, "", "file-missing")]


def test_a_key_of_several_columns_refers_as_a_whole(tmp_path: Path) -> None:
    key = {"fields": ["a", "b"], "reference": {"resource": "", "fields": ["c", "d"]}}
    fields = [{"name": name} for name in "abcd"]
    content = "a,b,c,d\n1,2,1,2\n2,1,1,1\n,,2,2\n1,,9,9\n"
    assert find(write_table(tmp_path, content, fields, foreignKeys=[key])) == [
        ("t.csv", 3, "a, b", "foreign-key"),
        ("t.csv", 5, "a, b", "foreign-key"),
    ]


def test_a_bound_that_cannot_be_used_hides_no_other(tmp_path: Path) -> None:
    field = {"type": "integer", "constraints": {"minimum": "few", "maximum": 5}}
    found = find(write_cells(tmp_path, field, ["5", "9"]))
    assert [(line, rule) for path, line, _, rule in found if path == "t.csv"] == [(3, "constraint-error")]
    assert [rule for path, *_, rule in found if path != "t.csv"] == ["constraint-value"]


def test_of_very_many_faults_the_first_thousand_are_told_and_the_rest_counted(tmp_path: Path) -> None:
    rest, *first = validate(write_cells(tmp_path, {"type": "integer"}, ["n/a"] * 1500))
    assert [finding.line for finding in first] == list(range(2, 1002))
    assert (rest.line, rest.rule, rest.times) == (0, "type-error", 500)
    assert count_line([rest, *first]) == "1500 to mend."


def test_columns_may_have_any_name(tmp_path: Path) -> None:
    names = ["row", "cell0", "__class__", "^a.*$", "key0", "text0", "*", "a b", "kind.read"]
    fields = [{"name": name, "type": "integer", "constraints": {"unique": True}} for name in names]
    rows = [names, "1" * len(names), "x" * len(names)]
    content = "".join(",".join(row) + "\n" for row in rows)
    keys = [[name] for name in names]
    found = find(write_table(tmp_path, content, fields, primaryKey=names, uniqueKeys=keys))
    assert sorted(column for _, line, column, _ in found if line == 3) == sorted(names)


JUDGED = [
    Field("x", **each)
    for each in (
        {"type": "integer"},
        {"type": "number"},
        {"type": "date"},
        {"type": "time"},
        {"type": "datetime"},
        {"type": "year"},
        {"type": "yearmonth"},
    )
]


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(JUDGED),
    st.text("0123456789-+.eE:TZ", max_size=12)
    | st.dates().map(str)
    | st.datetimes().map(lambda moment: moment.isoformat())
    | st.decimals(allow_nan=False, allow_infinity=False).map(str)
    | st.integers().map(str),
)
def test_what_is_judged_cheaply_is_judged_rightly(field: Field, text: str) -> None:
    kind = make_kind(field)
    frame = pl.DataFrame({"x": [text]})
    of_type, key = frame.select(is_of_type(pl.col("x"), kind), key_of(pl.col("x"), kind).alias("key")).row(0)
    assert (key is not None) == of_type == (kind.write_key(text) is not None)
    assert key == kind.write_key(text)
