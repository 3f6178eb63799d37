"""A package that means harm ends in findings, in time and memory, and leaves no trace outside it."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from bombs import write_bombs
from conftest import ROOT
from guarded import Run, hold_to_promise, run_guarded, take_inventory
from packages import Json, write_package

VALIDATE = ROOT / "scripts" / "validate.py"
TEXT: list[Json] = [{"name": "x", "type": "string"}]
# What a terminal would obey, what turns a line round, and what a log of a build service would obey.
NOISE = "\x1b]0;own\x07\x1b[2J\u202ecod\u2066\x9b31m\u2028::error::x ##[stop-commands]x [bold]x {0.__class__}"


def judge(folder: Path, *options: str) -> Run:
    """Validate the package in the folder under guard, and see that nothing there has changed."""
    before = take_inventory(folder)
    run = run_guarded(folder, VALIDATE, folder / "package", *options)
    assert take_inventory(folder) == before
    hold_to_promise(run)
    return run


def find(folder: Path) -> dict[str, set[str]]:
    """The rules of what is found, by path."""
    found: dict[str, set[str]] = {}
    for each in json.loads(judge(folder, "--format", "json").out)["findings"]:
        found.setdefault(each["path"], set()).add(each["rule"])
    return found


def find_problems(folder: Path) -> list[str]:
    """What is said of the descriptor."""
    found = json.loads(judge(folder, "--format", "json").out)["findings"]
    return [f"{each['problem']} [{each['rule']}]" for each in found]


def name_tables(paths: list[Any], **more: Any) -> list[Json]:
    """A table for each path."""
    return [
        {"name": f"t{number}", "path": path, "schema": {"fields": TEXT}} | more
        for number, path in enumerate(paths)
    ]


def test_nothing_outside_the_package_is_opened(tmp_path: Path) -> None:
    outside = tmp_path / "secret.csv"
    outside.write_text("x\nsecret\n", encoding="utf-8")
    remote = ["https://example.org/x.csv", "s3://bucket/x.csv", "file:///etc/passwd", "//example.org/x.csv"]
    unsafe = ["../secret.csv", "a/../../secret.csv", "/etc/passwd", "~/x.csv", "C:/x.csv", "..\\secret.csv"]
    unsafe += [".hidden/x.csv", "x\n.csv", "x\u202e.csv", "::error::x.csv", "a" * 300, "/".join(["a"] * 900)]
    unsafe += ["link.csv", "folder/secret.csv", "loop.csv", "chain.csv"]
    resources = name_tables([*remote, *unsafe])
    resources += [
        {"name": "schema", "path": "t.csv", "schema": "https://example.org/schema.json"},
        {"name": "dialect", "path": "t.csv", "dialect": "http://169.254.169.254/dialect.json"},
        {"name": "linked", "path": "t.csv", "schema": "schema.json"},
        {"name": "map", "path": "link.pdf", "hash": "0" * 32},
    ]
    fetched = {"$schema": "http://127.0.0.1:9/schema.json"}
    resources.append({"name": "t", "path": "t.csv", "schema": fetched | {"fields": TEXT}} | fetched)
    folder = write_package(tmp_path / "package", {"t.csv": "x\n1\n"}, resources, **fetched)
    for name in ("link.csv", "schema.json", "link.pdf"):
        (folder / name).symlink_to(outside)
    (folder / "folder").symlink_to(tmp_path)
    (folder / "loop.csv").symlink_to("loop.csv")
    (folder / "chain.csv").symlink_to("link.csv")
    problems = find_problems(tmp_path)
    assert sum("[path-remote]" in each for each in problems) == len(remote) + 2
    assert sum("[path-unsafe]" in each for each in problems) == len(unsafe) + 2
    assert not any("secret\\n" in each for each in problems)


JSON_FILES: dict[str, tuple[str | bytes, str]] = {
    "deep.json": ("[" * 100_000, "json-depth"),
    "deep-object.json": ('{"a":' * 100_000, "json-depth"),
    "deep-text.json": ('"\\' * 100_000, "json-syntax"),
    "twice.json": ('{"fields": [], "fields": []}', "json-duplicate"),
    "twice-often.json": ("{" + '"a": 1,\n' * 90_000 + '"a": 1}', "json-duplicate"),
    "nan.json": ('{"a": NaN}', "json-number"),
    "infinite.json": ('{"a": -Infinity}', "json-number"),
    "exponent.json": ('{"a": 1e999999}', "json-number"),
    "digits.json": ('{"a": ' + "9" * 20_000 + "}", "json-number"),
    "fraction.json": ('{"a": 0.' + "9" * 20_000 + "}", "json-number"),
    "line.json": ('{"a": "' + "a" * 10_000_000 + '"}', "property-missing"),
    "values.json": ('{"a": [' + "[]," * 3_000_000 + "1]}", "json-size"),
    "large.json": (b" " * (1 << 24) + b"{}", "json-size"),
    "utf-16.json": ('{"fields": []}'.encode("utf-16"), "encoding"),
    "utf-7.json": (b"+AHs-+AH0-", "json-syntax"),
    "latin.json": (b'{"a": "\xe9"}', "encoding"),
    "mark.json": ("\ufeff]", "bom"),
    "nul.json": (b'{"a": "\0"}', "json-syntax"),
    "half.json": ('{"a": "\\ud800"}', "json-text"),
    "aliases.yaml": ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "json-syntax"),
    "list.json": ("[]", "property-type"),
    "pipe.json": ("", "file-missing"),
    "locked.json": ("{}", "file-access"),
}


def test_a_schema_that_is_no_plain_json_is_a_finding(tmp_path: Path) -> None:
    resources = [
        {"name": f"t{number}", "path": "t.csv", "schema": name} for number, name in enumerate(JSON_FILES)
    ]
    files: dict[str, str | bytes] = {name: content for name, (content, _) in JSON_FILES.items()}
    folder = write_package(tmp_path / "package", files | {"t.csv": "x\n1\n"}, resources)
    (folder / "pipe.json").unlink()
    os.mkfifo(folder / "pipe.json")
    (folder / "locked.json").chmod(0)
    found = find(tmp_path)
    assert {name: rule for name, (_, rule) in JSON_FILES.items() if rule not in found.get(name, set())} == {}


@pytest.mark.parametrize(
    ("name", "content", "rule"),
    [(name, *JSON_FILES[name]) for name in ("deep.json", "large.json", "half.json", "twice-often.json")],
)
def test_a_descriptor_that_is_no_plain_json_is_a_finding(
    tmp_path: Path, name: str, content: str | bytes, rule: str
) -> None:
    (tmp_path / "package").mkdir()
    written = content.encode() if isinstance(content, str) else content
    (tmp_path / "package" / "datapackage.json").write_bytes(written)
    assert rule in find(tmp_path)["datapackage.json"]


def test_a_descriptor_that_asks_for_work_without_end_is_a_finding(tmp_path: Path) -> None:
    wide = {"fields": [{"name": f"f{number}"} for number in range(9_000)]}
    resources = [{"name": f"t{number}", "path": "t.csv", "schema": "wide.json"} for number in range(30)]
    resources += name_tables([["t.csv"] * 11_000], name="many")
    folder = tmp_path / "package"
    write_package(
        folder, {"t.csv": "x\n1\n", "wide.json": json.dumps(wide)}, resources, keywords=["x"] * 11_000
    )
    said = " ".join(find_problems(tmp_path))
    assert "more than 100000 fields" in said
    assert "named more than 100 times" in said
    assert "The list has 11000 entries" in said


def test_names_and_words_of_a_descriptor_are_shown_without_effect(tmp_path: Path) -> None:
    kinds: list[Json] = [
        {"type": "boolean", "trueValues": [NOISE]},
        {"type": "integer", "constraints": {"enum": [NOISE], "minimum": NOISE}},
        {"type": "string", "example": NOISE, "constraints": {"pattern": "b", "enum": [NOISE], "minimum": 1}},
        {"type": "date", "format": f"%Y{NOISE}"},
        {"type": "list", "itemType": "integer", "delimiter": NOISE},
        {"type": NOISE, "format": NOISE, "constraints": {NOISE: NOISE}},
        {"type": "string", "categories": [NOISE, {"value": NOISE}]},
        {"type": "any", "missingValues": [NOISE]},
        {"type": "object", "constraints": {"jsonSchema": {"type": NOISE}}},
    ]
    fields = [{"name": f"{number}{NOISE}"} | each for number, each in enumerate(kinds)]
    schema = {"fields": fields, "primaryKey": [NOISE], "foreignKeys": [{"fields": NOISE, "reference": {}}]}
    resource = {"name": NOISE, "path": "t.csv", "schema": schema, "encoding": NOISE, "hash": NOISE, NOISE: 1}
    names = ",".join(f'"{each["name"]}"' for each in fields)
    write_package(tmp_path / "package", {"t.csv": f"{names}\n{',1' * 8}\n"}, [resource], title=1)
    judge(tmp_path)
    assert "##[" not in judge(tmp_path, "--format", "github").out


def test_a_package_that_takes_our_name_is_judged_without_effect(tmp_path: Path) -> None:
    resources = name_tables(["claims.csv", "sources.csv"])
    content: dict[str, str | bytes] = {"claims.csv": f'x\n"{NOISE}"\n', "sources.csv": "y\n=1\n"}
    folder = write_package(tmp_path / "package", content, resources)
    descriptor = folder / "datapackage.json"
    ours = descriptor.read_text(encoding="utf-8").replace('"small"', '"korea-deepfake-record"')
    descriptor.write_text(ours, encoding="utf-8")
    os.mkfifo(folder / "CHANGELOG.md")
    (folder / "CITATION.cff").symlink_to("/dev/zero")
    assert find(tmp_path)["claims.csv"]


def test_bombs_end_in_findings(tmp_path: Path) -> None:
    wanted = write_bombs(tmp_path / "package")
    found = find(tmp_path)
    assert {path: rule for path, rule in wanted.items() if rule not in found.get(path, set())} == {}
