"""One call finds all there is to mend; the script shows it and says by its exit code whether there is any."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packages import Json, find, write_package, write_table

from korea_deepfake_record.descriptor import words
from korea_deepfake_record.validate import validate

SCRIPT = Path(__file__).parents[1] / "scripts" / "validate.py"
X: list[Json] = [{"name": "x", "type": "string"}]


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the script as a user would."""
    command = [sys.executable, str(SCRIPT), *map(str, arguments)]
    variables = os.environ | {"COLUMNS": "200"} | environment
    return subprocess.run(command, capture_output=True, text=True, check=False, env=variables)


@pytest.mark.parametrize(
    ("kind", "cell", "rule"),
    [
        ("string", '"a\nb"', "line-break"),
        ("string", "a\tb", "control-character"),
        ("string", "a\x7fb", "control-character"),
        ("string", "a\u200bb", "invisible-character"),
        ("string", "a\u00adb", "invisible-character"),
        ("string", "a\u202eb", "invisible-character"),
        ("string", "a\ufeffb", "invisible-character"),
        ("string", "a\u3164b", "invisible-character"),
        ("string", "a\ufffdb", "lost-character"),
        ("string", "a\ue000b", "lost-character"),
        ("string", "a\u00a0b", "odd-space"),
        ("string", "a\u3000b", "odd-space"),
        ("string", " a", "stray-space"),
        ("string", "a ", "stray-space"),
        ("string", "a  b", "double-space"),
        ("string", "=1+1", "formula"),
        ("string", "@SUM(A1)", "formula"),
        ("string", "-A1", "formula"),
        ("string", "+A1", "formula"),
        ("string", "#NAME?", "formula"),
        ("string", "####", "formula"),
        ("string", "e\u0301", "not-nfc"),
        ("string", "\u1112\u1161\u11ab", "not-nfc"),
        ("integer", "012", "plain-form"),
        ("integer", "+12", "plain-form"),
        ("number", "01.5", "plain-form"),
        ("number", ".5", "plain-form"),
        ("number", "1e5", "plain-form"),
        ("year", "2024Z", "plain-form"),
        ("number", "297.0", "plain-form"),
        ("number", "INF", "plain-form"),
        ("number", "NaN", "plain-form"),
        ("integer", " 4", "stray-space"),
        ("integer", "soon", "type-error"),
    ],
)
def test_a_cell_that_is_not_clean_is_found_where_that_is_asked(
    tmp_path: Path, kind: str, cell: str, rule: str
) -> None:
    folder = write_table(tmp_path, f"x\n2000\n{cell}\n", [{"name": "x", "type": kind}])
    assert find(folder, strict=True) == [("t.csv", 3, "x", rule)]
    assert find(folder) == ([("t.csv", 3, "x", "type-error")] if cell in (" 4", "soon") else [])


@pytest.mark.parametrize("cell", ["TRUE", "False", "0"])
def test_a_truth_is_written_in_small_letters(tmp_path: Path, cell: str) -> None:
    folder = write_table(tmp_path, f"x\ntrue\n{cell}\n", [{"name": "x", "type": "boolean"}])
    assert find(folder, strict=True) == [("t.csv", 3, "x", "plain-form")]
    fields = [{"name": "x", "type": "boolean", "trueValues": ["yes"]}]
    assert find(write_table(tmp_path, "x\nyes\n", fields), strict=True) == []


def test_a_date_in_a_form_of_its_own_keeps_to_that_form(tmp_path: Path) -> None:
    fields = [{"name": "x", "type": "date", "format": "%d.%m.%Y"}]
    folder = write_table(tmp_path, "x\n01.02.2024\n1.2.2024\n", fields)
    assert find(folder, strict=True) == [("t.csv", 3, "x", "plain-form")]


@pytest.mark.parametrize(
    ("content", "line", "rule"), [("\ufeffx\n1\n", 1, "bom"), ("x\r\n1\r\n", 0, "line-end")]
)
def test_a_file_that_is_not_clean_is_found_where_that_is_asked(
    tmp_path: Path, content: str, line: int, rule: str
) -> None:
    assert find(write_table(tmp_path, content, X), strict=True) == [("t.csv", line, "", rule)]
    assert find(tmp_path) == []


@pytest.mark.parametrize(
    ("described", "rule"),
    [
        ({"bytes": 4}, None),
        ({"bytes": 5}, "file-size"),
        ({"hash": hashlib.md5(b"x\n1\n").hexdigest()}, None),
        ({"hash": "sha1:" + hashlib.sha1(b"x\n1\n").hexdigest()}, None),
        ({"hash": "sha256:" + hashlib.sha256(b"x\n1\n").hexdigest().upper()}, None),
        ({"hash": "sha1:" + "0" * 40}, "file-hash"),
        ({"hash": "0" * 32}, "file-hash"),
        ({"hash": "crc32:00000000"}, "file-hash"),
    ],
)
def test_a_file_is_as_the_descriptor_describes_it(tmp_path: Path, described: Json, rule: str | None) -> None:
    found = find(write_table(tmp_path, "x\n1\n", X, **described))
    assert found == ([("t.csv", 0, "", rule)] if rule else [])


def test_files_that_are_no_tables_have_to_be_there(tmp_path: Path) -> None:
    resources = [{"name": "read-me", "path": "readme.md"}, {"name": "map", "path": "map.pdf"}]
    assert find(write_package(tmp_path, {"readme.md": "Hello"}, resources)) == [
        ("map.pdf", 0, "", "file-missing")
    ]


def test_a_table_without_a_schema_is_judged_by_its_form(tmp_path: Path) -> None:
    content: dict[str, str | bytes] = {"t.csv": "a,b\n1, 2\n3\n"}
    folder = write_package(tmp_path, content, [{"name": "t", "path": "t.csv"}])
    assert find(folder) == [("t.csv", 3, "", "ragged-row")]
    assert find(folder, strict=True) == [("t.csv", 2, "b", "stray-space"), ("t.csv", 3, "", "ragged-row")]


def test_everything_is_found_in_one_run(tmp_path: Path) -> None:
    fields = [{"name": "x", "type": "integer", "requred": True}, {"name": "y"}]
    content = b"x,z\n1\n\xe9,2\na,3\n"
    rules = [rule for *_, rule in find(write_table(tmp_path, content, fields, bytes=1))]
    assert sorted(rules) == [
        *("encoding", "file-size", "incorrect-label", "property-unknown", "ragged-row", "type-error"),
    ]


def test_the_script_says_when_there_is_nothing_to_mend(tmp_path: Path) -> None:
    done = run(write_table(tmp_path, "x\n1\n", X))
    assert (done.returncode, done.stdout, done.stderr) == (0, "Nothing to mend.\n", "")


def test_the_script_prints_a_line_for_each_finding_and_counts_them(tmp_path: Path) -> None:
    write_table(tmp_path, "x\nsoon\nlate\n", [{"name": "x", "type": "integer"}])
    done = run(tmp_path / "datapackage.json")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines() == [
        "t.csv:2:x: 'soon' is not a whole number. Write digits only, or leave the cell blank. [type-error]",
        "t.csv:3:x: 'late' is not a whole number. Write digits only, or leave the cell blank. [type-error]",
        "2 to mend.",
    ]


def test_the_script_annotates_and_fills_the_summary(tmp_path: Path) -> None:
    write_table(tmp_path, "x\nsoon\n", [{"name": "x", "type": "integer"}])
    summary = tmp_path / "summary.md"
    done = run(tmp_path, "--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    assert done.stdout.startswith("::error file=")
    assert "t.csv,line=2,col=1,title=x [type-error]::'soon' is not" in done.stdout
    assert "| t.csv:2:x |" in summary.read_text(encoding="utf-8")


def test_the_script_writes_one_json_document(tmp_path: Path) -> None:
    write_table(tmp_path, "x\nsoon\n", [{"name": "x", "type": "integer"}])
    done = run(tmp_path, "--format", "json")
    finding = json.loads(done.stdout)["findings"][0]
    assert (done.returncode, finding["line"], finding["rule"]) == (1, 2, "type-error")


def test_the_script_asks_for_clean_cells_when_told_to(tmp_path: Path) -> None:
    write_table(tmp_path, "x\na \n", X)
    assert (run(tmp_path).returncode, run(tmp_path, "--strict").returncode) == (0, 1)


@pytest.mark.parametrize("arguments", [("nowhere",), ("nowhere/datapackage.json",), ("--foo",)])
def test_the_script_that_cannot_run_says_why_in_a_line(arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = run(*(tmp_path / each if each.startswith("nowhere") else each for each in arguments))
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


HOSTILE: dict[str, tuple[Any, str | bytes]] = {
    "missing file": ({"path": "no.csv"}, "x\n"),
    "Latin-1": ({}, "x\né\n".encode("latin-1")),
    "NUL": ({}, b"x\n\x00\n"),
    "ragged row": ({}, "x\n1,2\n"),
    "archive": ({}, b"PK\x03\x04\x14\x00\x00\x00\x08\x00"),
    "pointer of Git LFS": ({}, "version https://git-lfs.github.com/spec/v1\noid sha256:0\n"),
    "UTF-16 without a mark": ({}, "xy\nzz\n".encode("utf-16-le")),
    "unbalanced quote": ({}, 'x\n"1\n'),
    "empty file": ({}, ""),
    "path outside": ({"path": "../t.csv"}, "x\n"),
    "absolute path": ({"path": "/etc/passwd"}, "x\n"),
    "URL as path": ({"path": "https://example.org/t.csv"}, "x\n"),
    "URL as schema": ({"schema": "https://example.org/s.json"}, "x\n"),
    "URL as dialect": ({"dialect": "https://example.org/d.json"}, "x\n"),
    "terminal escapes": (
        {"schema": {"fields": [{"name": "x\x1b[31m", "type": "integer"}]}},
        "x\x1b[31m\n\x1b[2J\n",
    ),
    "unknown encoding": ({"encoding": "utf-7.5"}, "x\n"),
    "lying encoding": ({"encoding": "utf-16"}, "x\n1\n"),
    "wrong types": ({"schema": {"fields": {"name": 3}}, "dialect": 3}, "x\n"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_bad_input_is_a_finding_and_never_a_traceback(tmp_path: Path, name: str) -> None:
    changes, content = HOSTILE[name]
    resource = {"name": "t", "path": "t.csv", "schema": {"fields": X}} | changes
    findings = validate(write_package(tmp_path, {"t.csv": content}, [resource]))
    assert findings
    assert all(finding.text.isprintable() for finding in findings)


@pytest.mark.parametrize("text", ["{", "[]", '{"resources": 3}', '{"resources": [{"name": "t"}]}', ""])
def test_a_bad_descriptor_is_a_finding_and_never_a_traceback(tmp_path: Path, text: str) -> None:
    (tmp_path / "datapackage.json").write_text(text, encoding="utf-8")
    assert [finding.path for finding in validate(tmp_path)] == ["datapackage.json"]


def test_the_script_takes_a_bad_package_for_a_package(tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_text("{", encoding="utf-8")
    done = run(tmp_path)
    assert (done.returncode, done.stderr, len(done.stdout.splitlines())) == (1, "", 2)


SCALARS = st.sampled_from(
    [None, True, 0, -1, 10**25, 0.5, "", "x", "1", "2024-01-01", "%d", "P1Y", "(", "a", ","]
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.just("value"), inner),
    max_leaves=4,
)
CONSTRAINTS = st.dictionaries(st.sampled_from(sorted(words.CONSTRAINTS)), ANYTHING, max_size=3)
FIELDS = st.fixed_dictionaries(
    {"name": st.sampled_from("ab"), "type": st.sampled_from(words.TYPES)},
    optional={"constraints": CONSTRAINTS, "format": ANYTHING}
    | dict.fromkeys((*words.TYPE_PROPERTIES, "categories", "missingValues"), ANYTHING),
)
SCHEMAS = st.fixed_dictionaries(
    {"fields": st.lists(FIELDS, min_size=1, max_size=3)}, optional=dict.fromkeys(words.SCHEMA[3:], ANYTHING)
)
DIALECTS = st.dictionaries(st.sampled_from(words.DIALECT), ANYTHING, max_size=3)
ROWS = st.lists(
    st.sampled_from(["1,x", "2024-01-01,", '"{""a"": 1}",[1]', "true", " a,P1D,é", ""]), max_size=4
)


@settings(max_examples=200, deadline=None)
@given(SCHEMAS, DIALECTS, ROWS, st.booleans())
def test_no_schema_makes_the_validator_fall_over(
    tmp_path_factory: pytest.TempPathFactory, schema: Json, dialect: Json, rows: list[str], strict: bool
) -> None:
    resource = {"name": "t", "path": "t.csv", "schema": schema, "dialect": dialect}
    content: dict[str, str | bytes] = {"t.csv": "\n".join(["a,b", *rows])}
    folder = write_package(tmp_path_factory.getbasetemp(), content, [resource])
    assert all(finding.problem and finding.cure for finding in validate(folder, strict=strict))
