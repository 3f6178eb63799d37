"""Whatever frictionless rejects, we reject: on the very row, for random small packages."""

import csv
import json
import re
import tempfile
import warnings
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from korea_deepfake_record.validate import validate

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import frictionless

Json = dict[str, Any]
# Without it frictionless holds the package to version 1.
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
ODD = " +-_.,:eETZ019aé\u00a0\u0664\t'"
FAR_YEAR = re.compile(r"(-[0-9]{4,}|[0-9]{5,})-[0-9]{2}.*")
# Texts of each kind of field: some right, some wrong; mutations make more.
KINDS: list[tuple[Json, list[str]]] = [
    ({"type": "integer"}, ["0", "12", "-3", "+12", "1_0", " 4", "0x1F", "1e3", "", "9" * 30]),
    ({"type": "integer", "constraints": {"minimum": 2, "maximum": "10"}}, ["1", "2", "10", "11", "-9", ""]),
    ({"type": "integer", "constraints": {"enum": [1, 2]}}, ["1", "2", "01", "3"]),
    ({"type": "integer", "bareNumber": False}, ["5%", "$5", "x", "-5 kg", ""]),
    ({"type": "number"}, ["1.5", "-2", "NaN", "INF", "-INF", "1E5", "1e-5", ".5", "5.", "1,5", "1.2.3", ""]),
    (
        {"type": "number", "constraints": {"exclusiveMinimum": 0.1, "exclusiveMaximum": 2}},
        ["0.1", "0.10000000000000001", "0.1000000000000000001", "2", "1.9", "2.0", "-1"],
    ),
    ({"type": "number", "decimalChar": ",", "groupChar": "."}, ["1.234,5", "1,5", "1.5", "x", ",5"]),
    ({"type": "boolean"}, ["true", "FALSE", "1", "0", "yes", "tRUE", ""]),
    ({"type": "boolean", "trueValues": ["ja"], "falseValues": ["nein"]}, ["ja", "nein", "true"]),
    (
        {"type": "date"},
        ["2024-02-29", "2023-02-29", "2024-1-5", "2024-13-01", "0000-01-01", "9999-12-31", ""],
    ),
    (
        {"type": "date", "constraints": {"minimum": "2024-01-31", "maximum": "2024-12-01"}},
        ["2024-01-30", "2024-01-31", "2024-12-01", "2024-12-02", "2025-06-31"],
    ),
    ({"type": "date", "format": "%d/%m/%Y"}, ["31/12/2024", "1/2/2024", "32/01/2024", "2024-01-01"]),
    ({"type": "date", "format": "any"}, ["2 Jan 2024", "2024-01-02", "soon"]),
    ({"type": "time"}, ["10:00:00", "24:00:01", "10:60:00", "10:00", "1:00:00"]),
    (
        {"type": "datetime"},
        ["2024-01-01T10:00:00", "2024-01-01T10:00:00Z", "2024-01-01", "2024-02-30T10:00:00"],
    ),
    (
        {"type": "datetime", "constraints": {"minimum": "2024-01-01T00:00:00Z"}},
        ["2024-01-01T00:00:00Z", "2023-12-31T23:59:59Z", "2024-01-01T01:00:00+02:00"],
    ),
    ({"type": "yearmonth"}, ["2024-01", "2024-13", "2024"]),
    ({"type": "duration"}, ["P1Y", "PT5M", "P", "P1Y2M3DT4H5M6.7S", "1Y", "PT"]),
    ({"type": "geopoint"}, ["90.5, 45", "181,0", "0,91", "1", "a,b"]),
    ({"type": "geopoint", "format": "array"}, ["[1, 2]", "[1]", "[1, 200]", "x"]),
    ({"type": "geopoint", "format": "object"}, ['{"lon": 1, "lat": 2}', '{"lon": 1}', "{}"]),
    ({"type": "geojson"}, ['{"type": "Point", "coordinates": [1, 2]}', '{"type": "Point"}', "{}", "[]", "1"]),
    ({"type": "object"}, ['{"a": 1}', "[1]", "{", "1"]),
    ({"type": "array", "constraints": {"minLength": 1, "maxLength": 2}}, ["[]", "[1]", "[1, 2, 3]", "{}"]),
    ({"type": "list", "itemType": "integer"}, ["1,2", "1,x", "1"]),
    ({"type": "list", "delimiter": ";", "itemType": "date"}, ["2024-01-01;2024-02-30", "2024-01-01"]),
    ({"type": "string", "constraints": {"minLength": 2, "maxLength": 3}}, ["a", "ab", "abc", "abcd", "é"]),
    (
        {"type": "string", "constraints": {"pattern": "C[0-9]{2}|D"}},
        ["C01", "D", "C1", "xD", "Dx", "C01\u00a0"],
    ),
    (
        {"type": "string", "constraints": {"enum": ["apple", "pear"]}},
        ["apple", "pear", "aple", "Apple", "apple "],
    ),
    ({"type": "string", "constraints": {"required": True}}, ["x", "", "-"]),
    (
        {"type": "string", "missingValues": ["-", "n/a"], "constraints": {"required": True}},
        ["x", "", "-", "n/a"],
    ),
    ({"type": "string", "format": "email"}, ["a@example.org", "a@", "a b@example.org", "@x.org", "a@x"]),
    (
        {"type": "string", "format": "uri"},
        ["https://example.org/a?b#c", "example.org", "://x", "mailto:a@b.c"],
    ),
    ({"type": "string", "format": "uuid"}, ["123e4567-e89b-12d3-a456-426614174000", "123e4567", "x" * 36]),
    ({"type": "string", "format": "binary"}, ["aGk=", "a", "aGk", "!!!!"]),
    ({"type": "any"}, ["x", "", "1"]),
]


@st.composite
def cells(draw: st.DrawFn, samples: list[str]) -> str:
    """A sample, or a sample with one character put in, taken out or replaced."""
    text = draw(st.sampled_from(samples))
    if draw(st.integers(0, 3)):
        return text if draw(st.booleans()) else samples[0]
    place = draw(st.integers(0, len(text)))
    return text[:place] + draw(st.sampled_from(["", *ODD])) + text[place + draw(st.integers(0, 1)) :]


@st.composite
def packages(draw: st.DrawFn) -> tuple[Json, dict[str, list[list[str]]]]:
    """A descriptor of two tables, and their rows: parents, and children that refer to them."""
    keys = st.sampled_from([*"123" * 5, "01", "x", ""])
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=4))
    named = [{"name": f"c{number}", **kind} for number, (kind, _) in enumerate(kinds)]
    key_type = draw(st.sampled_from(["string", "integer"]))
    composite = draw(st.booleans())
    columns = ["id", "part"] if composite else ["id"]
    some = draw(st.lists(st.tuples(keys, keys).map(list), max_size=2))
    parents = [[one, other] for one in "123" for other in ("123" if composite else "1")] + some
    rows = draw(
        st.lists(
            st.tuples(keys, keys, *[cells(samples) for _, samples in kinds]).map(list), min_size=1, max_size=5
        )
    )
    if draw(st.integers(0, 5)) == 0 and rows:
        row = draw(st.sampled_from(rows))
        row[:] = draw(st.sampled_from([[], row[:-1], [*row, ""], [""] * len(row)]))
    own = [{"name": name, "type": key_type} for name in ("id", "part")]
    child_schema: Json = {
        "fields": [*own, *named],
        "foreignKeys": [{"fields": columns, "reference": {"resource": "parents", "fields": columns}}],
    }
    if draw(st.integers(0, 3)) == 0:
        child_schema["primaryKey"] = columns
    if draw(st.booleans()):
        child_schema["missingValues"] = ["", "x"]
    if draw(st.integers(0, 3)) == 0:
        own[0]["constraints"] = {"unique": True}  # type: ignore[assignment]
    parent_schema: Json = {"fields": own[:1] + own[1:], "primaryKey": columns}
    header = ["id", "part", *[field["name"] for field in named]]
    tables = {"parents": [["id", "part"], *parents], "children": [header, *rows]}
    schemas = {"parents": parent_schema, "children": child_schema}
    resources = [
        {
            "name": name,
            "path": f"{name}.csv",
            "encoding": "utf-8",
            "dialect": {"delimiter": ","},
            "schema": schemas[name],
        }
        for name in tables
    ]
    return {"$schema": PROFILE, "name": "random", "resources": resources}, tables


def write_package(folder: Path, descriptor: Json, tables: dict[str, list[list[str]]]) -> None:
    """Write the descriptor and its tables."""
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)


def find_rejected(folder: Path) -> set[tuple[str, int, str]]:
    """The file, line and column (nothing for the whole row) of what frictionless rejects."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        report = frictionless.validate(str(folder / "datapackage.json"))
    assert not report.errors
    rejected = set()
    for task in report.tasks:
        for error in task.errors:
            cell = error.cell if error.type in ("type-error", "constraint-error") else ""
            column = error.field_name if cell else ""
            # The standard lets a year have a sign and more than four digits; frictionless does not.
            if not FAR_YEAR.fullmatch(cell):
                rejected.add((task.place, getattr(error, "row_number", None) or 1, column))
    return rejected


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(packages())
def test_what_frictionless_rejects_we_reject(package: tuple[Json, dict[str, list[list[str]]]]) -> None:
    descriptor, tables = package
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_package(folder, descriptor, tables)
        findings = validate(folder)
        cells = {(finding.path, finding.line, finding.column) for finding in findings}
        rows = {(path, line) for path, line, _ in cells}
        missed = {
            (path, line, column)
            for path, line, column in find_rejected(folder)
            if (path, line, column) not in cells and (path, line, "") not in cells
            if column or (path, line) not in rows
        }
        assert not missed, [finding.text for finding in findings]


SPOTS: dict[str, tuple[str, ...]] = {
    "package": (
        *("name", "title", "description", "homepage", "version", "created", "keywords", "contributors"),
        *("licenses", "sources", "image", "profile", "resources"),
    ),
    "resource": (
        *("name", "title", "description", "homepage", "type", "profile", "path", "data", "format"),
        *(
            "mediatype",
            "encoding",
            "bytes",
            "hash",
            "sources",
            "licenses",
            "dialect",
            "schema",
            "compression",
        ),
    ),
    "schema": (
        *("fields", "missingValues", "primaryKey", "uniqueKeys", "foreignKeys", "fieldsMatch", "title"),
        "description",
    ),
    "text": (
        *("name", "type", "format", "title", "description", "constraints", "rdfType", "missingValues"),
        *("categories", "categoriesOrdered", "required"),
    ),
    "number": ("example", "groupChar", "bareNumber", "format", "trueValues"),
    "of text": ("required", "unique", "enum", "pattern", "minLength", "maxLength", "minimum", "foo"),
    "of number": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "enum", "pattern"),
    "dialect": (
        *("delimiter", "lineTerminator", "quoteChar", "doubleQuote", "escapeChar", "nullSequence"),
        *("skipInitialSpace", "header", "headerRows", "headerJoin", "commentRows", "commentChar"),
    ),
    "key": ("fields", "reference"),
    "reference": ("fields", "resource"),
}
ODD_VALUES: list[Any] = ["x", -1, None, [1], {"x": 1}]


def build_descriptor(spot: str, key: str, value: Any) -> Json:
    """A descriptor in which one property has another value."""
    parts: dict[str, Json] = {each: {} for each in SPOTS}
    parts["reference"] |= {"resource": "", "fields": ["a"]}
    parts["key"] |= {"fields": ["a"], "reference": parts["reference"]}
    parts["text"] |= {"name": "a", "type": "string", "constraints": parts["of text"]}
    parts["number"] |= {"name": "n", "type": "integer", "constraints": parts["of number"]}
    parts["schema"] |= {"fields": [parts["text"], parts["number"]], "foreignKeys": [parts["key"]]}
    parts["dialect"] |= {"delimiter": ","}
    parts["resource"] |= {"name": "t", "path": "t.csv", "encoding": "utf-8", "dialect": parts["dialect"]}
    parts["resource"] |= {"schema": parts["schema"]}
    parts["package"] |= {"$schema": PROFILE, "name": "odd", "resources": [parts["resource"]]}
    parts[spot][key] = value
    return parts["package"]


@pytest.mark.parametrize("spot", SPOTS)
def test_what_frictionless_rejects_in_a_descriptor_we_reject(tmp_path: Path, spot: str) -> None:
    for key in SPOTS[spot]:
        for value in ODD_VALUES:
            write_package(tmp_path, build_descriptor(spot, key, value), {"t": [["a", "n"], ["a", "1"]]})
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                try:
                    is_valid = frictionless.validate(str(tmp_path / "datapackage.json")).valid
                # It falls over in many ways, which is a refusal, too.
                except Exception:
                    is_valid = False
            assert is_valid or validate(tmp_path), (key, value)
