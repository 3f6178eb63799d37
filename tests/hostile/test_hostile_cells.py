"""Cells that mean harm, and files that are not what they say, end in findings in their place."""

import gzip
import json
import os
from pathlib import Path

from guarded import hold_to_promise, run_guarded, take_inventory
from packages import Json, write_package
from test_hostile_packages import NOISE, VALIDATE

from korea_deepfake_record.descriptor import read_package
from korea_deepfake_record.read.source import Source

# Each file of a table of one column `x`: its bytes, what the resource says of it, and the rule that finds it.
FILES: dict[str, tuple[bytes, Json, str]] = {
    "unknown.csv": (b"x\n1\n", {"encoding": "klingon"}, "encoding-unknown"),
    "codec.csv": (b"x\n1\n", {"encoding": "base64"}, "encoding-unknown"),
    "utf-7.csv": (b"x\n+ADwAcwA+-\n", {"encoding": "utf-7"}, "encoding-unknown"),
    "escaped.csv": (b"x\n\\ud800\n", {"encoding": "unicode_escape"}, "encoding-unknown"),
    "slow.csv": (b"x\n" + b"a" * 90_000 + b"-" + b"b" * 90_000, {"encoding": "punycode"}, "encoding-unknown"),
    "lying-ascii.csv": (b"x\n\xe9\n", {"encoding": "ascii"}, "encoding"),
    "lying-utf-8.csv": ("x\n\xe9\n".encode("latin-1"), {}, "encoding"),
    "lying-utf-16.csv": (b"x\n1\n1\n1", {"encoding": "utf-16"}, "encoding"),
    "utf-16.csv": ("x\n1\n".encode("utf-16"), {}, "encoding"),
    "utf-16-bare.csv": ("x\n1\n1\n".encode("utf-16-le"), {}, "encoding"),
    "utf-32.csv": ("x\n1\n".encode("utf-32"), {}, "encoding"),
    "surrogate.csv": (b"x\n\xed\xa0\x80\n", {}, "encoding"),
    "overlong.csv": (b"x\n\xc0\xaf\n", {}, "encoding"),
    "nul.csv": (b"x\n\0\n", {}, "encoding"),
    "nul-label.csv": (b"x\0\n1\n", {}, "encoding"),
    "lying.csv.gz": (b"x\n1\n", {}, "compression"),
    "cut.csv.gz": (gzip.compress(b"x\n" + os.urandom(999))[:500], {}, "compression"),
    "packed.csv": (gzip.compress(b"x\n1\n"), {}, "file-kind"),
    "noise.csv": (
        f'x\n"{NOISE}"\n'.encode(),
        {"schema": {"fields": [{"name": "x", "type": "year"}]}},
        "type-error",
    ),
    "label.csv": (f'"{NOISE}"\n1\n'.encode(), {}, "incorrect-label"),
    "folder.csv": (b"", {}, "file-missing"),
    "pipe.csv": (b"", {}, "file-missing"),
    "locked.csv": (b"x\n1\n", {}, "file-access"),
    "away/t.csv": (b"x\n1\n", {}, "file-access"),
    "empty.csv": (b"", {}, "file-empty"),
}


def find(folder: Path) -> dict[str, set[tuple[int, str]]]:
    """Line and rule of what is found under guard, by path."""
    before = take_inventory(folder)
    run = run_guarded(folder, VALIDATE, folder / "package", "--format", "json")
    assert take_inventory(folder) == before
    hold_to_promise(run)
    found: dict[str, set[tuple[int, str]]] = {}
    for each in json.loads(run.out)["findings"]:
        found.setdefault(each["path"], set()).add((each["line"], each["rule"]))
    return found


def test_a_file_that_is_not_what_it_says_is_a_finding(tmp_path: Path) -> None:
    text = {"fields": [{"name": "x", "type": "string"}]}
    resources = [
        {"name": f"t{number}", "path": name, "schema": text} | said
        for number, (name, (_, said, _)) in enumerate(FILES.items())
    ]
    resources += [{"name": "pdf", "path": "pipe.pdf"}, {"name": "png", "path": "locked.png"}]
    more = {"pipe.pdf": b"", "locked.png": b""}
    content: dict[str, str | bytes] = {name: each for name, (each, _, _) in FILES.items()}
    folder = write_package(tmp_path / "package", content | more, resources)
    for name in ("pipe.csv", "pipe.pdf"):
        (folder / name).unlink()
        os.mkfifo(folder / name)
    (folder / "folder.csv").unlink()
    (folder / "folder.csv").mkdir()
    for name in ("locked.csv", "locked.png"):
        (folder / name).chmod(0)
    (folder / "away").chmod(0)
    try:
        found = find(tmp_path)
    finally:
        (folder / "away").chmod(0o755)
    rules = {path: {rule for _, rule in each} for path, each in found.items()}
    wanted = {name: rule for name, (_, _, rule) in FILES.items()}
    wanted |= {"pipe.pdf": "file-missing", "locked.png": "file-access"}
    beside = rules["datapackage.json"]
    assert {name: rule for name, rule in wanted.items() if rule not in rules.get(name, beside)} == {}


LONG = "9" * 20_000
# Each column's type, and cells of which every one is told to be wrong.
COLUMNS: list[tuple[Json, list[str]]] = [
    ({"type": "integer", "constraints": {"maximum": 5}}, [LONG, f"-{LONG}x", "1_000", "٣"]),
    ({"type": "integer", "groupChar": ","}, [f"{LONG}.", "1,,x"]),
    ({"type": "number", "constraints": {"maximum": 5}}, [LONG, "1e999999", "1e" + LONG, "NaN"]),
    ({"type": "number", "bareNumber": False}, ["1" + "a" * 1_000_000 + "1", "a-" * 1_000]),
    ({"type": "number", "decimalChar": ","}, ["1" + "," * 1_000, "1.5"]),
    ({"type": "boolean"}, ["1" * 20_000]),
    ({"type": "date"}, [LONG, "0000-01-01", "2024-02-30"]),
    ({"type": "date", "format": "any"}, ["1 " * 20_000, "(" * 20_000, "9" * 400, "0.1e99999", "a" * 20_000]),
    ({"type": "date", "format": "%d.%m.%Y"}, ["1." * 20_000, "٣.٣.2024"]),
    ({"type": "datetime"}, [f"{LONG}-01-01T00:00:00Z", "2024-13-01T00:00:00Z"]),
    ({"type": "year", "constraints": {"maximum": "2030"}}, [LONG, f"-{LONG}x"]),
    ({"type": "duration", "constraints": {"maximum": "P1D"}}, [f"P{LONG}Y", f"P{'9' * 1_000_000}D"]),
    ({"type": "geopoint"}, ["1e999999999, 1", "NaN, 1", f"{LONG}, 1"]),
    ({"type": "geopoint", "format": "array"}, ["[1e99999999999999999999, 1]", "[NaN, 1]", "[true, 1]"]),
    ({"type": "geopoint", "format": "object"}, ['{"lon": {}, "lat": []}', "[]"]),
    ({"type": "array"}, ["[" * 100_000, "[NaN]", "{}"]),
    ({"type": "object"}, ['{"a":' * 100_000, "[]"]),
    ({"type": "geojson"}, ['{"type": "GeometryCollection", "geometries": [' * 400, '{"type": []}']),
    ({"type": "list", "itemType": "integer"}, ["a," * 20_000, f"{LONG}x"]),
    ({"type": "string", "format": "email"}, ["a-" * 500_000, "a@" + "a-" * 500_000, "a." * 9_000 + "@b.c"]),
    (
        {"type": "string", "format": "uri"},
        ["http://[" + "a" * 500_000, "http://[::1", "http://a:99999999999"],
    ),
    ({"type": "string", "format": "binary"}, ["=" * 500_000, "a" * 4_001]),
    ({"type": "string", "constraints": {"pattern": "(a+)+"}}, ["a" * 20_000 + "!"]),
    ({"type": "string", "constraints": {"pattern": "(a|a)*b"}}, ["a" * 20_000]),
    ({"type": "string", "constraints": {"enum": [f"b{n:09}" for n in range(3_000)]}}, ["a000000001"]),
    (
        {"type": "array", "constraints": {"jsonSchema": {"uniqueItems": True}}},
        ["[" + "{},[1]," * 9_000 + "1]"],
    ),
    ({"type": "object", "constraints": {"jsonSchema": {"$ref": "#"}}}, ["{}"]),
    (
        {"type": "object", "constraints": {"jsonSchema": {"properties": {"a": {"pattern": "^(a+)+$"}}}}},
        ['{"a": "' + "a" * 60 + '!"}'],
    ),
]


def test_a_cell_that_asks_for_work_without_end_is_a_finding_in_its_place(tmp_path: Path) -> None:
    resources: list[Json] = []
    content: dict[str, str | bytes] = {}
    for number, (field, cells) in enumerate(COLUMNS):
        content[f"{number}.csv"] = "x\n" + "".join('"' + each.replace('"', '""') + '"\n' for each in cells)
        schema = {"fields": [{"name": "x"} | field]}
        resources.append({"name": f"t{number}", "path": f"{number}.csv", "schema": schema})
    write_package(tmp_path / "package", content, resources)
    found = find(tmp_path)
    lost = {
        str(field): lines
        for number, (field, cells) in enumerate(COLUMNS)
        if (lines := {*range(2, len(cells) + 2)} - {line for line, _ in found.get(f"{number}.csv", set())})
    }
    assert lost == {}


def test_strange_labels_are_columns_like_any_other(tmp_path: Path) -> None:
    names = [
        "__class__",
        "__proto__",
        "row",
        "cell0",
        "column0",
        "len",
        "^.*$",
        "*",
        "{0.__class__}",
        "%s",
        "key0",
    ]
    fields = [{"name": each, "type": "integer"} for each in names]
    schema = {"fields": fields, "primaryKey": ["row"], "uniqueKeys": [["len", "^.*$"]]}
    text = f"{','.join(names)}\n{',a' * len(names)}\n".replace("\n,", "\n")
    write_package(tmp_path / "package", {"t.csv": text}, [{"name": "t", "path": "t.csv", "schema": schema}])
    assert find(tmp_path) == {"t.csv": {(2, "type-error")}}


def test_a_file_that_changes_while_it_is_read_is_a_finding(tmp_path: Path) -> None:
    resources: list[Json] = [{"name": "t", "path": "t.csv"}]
    text = "x\n" + "1\n" * 5_000
    write_package(tmp_path, {"t.csv": text}, resources)
    package, _ = read_package(tmp_path)
    assert package is not None
    file = tmp_path / "t.csv"

    def grow() -> None:
        file.write_text(text * 2, encoding="utf-8")

    def shrink() -> None:
        os.truncate(file, 10)

    def put_another() -> None:
        (tmp_path / "other").write_text(text, encoding="utf-8")
        (tmp_path / "other").replace(file)

    for change in (grow, shrink, put_another):
        file.write_text(text, encoding="utf-8")
        source = Source(package.tables[0], "t.csv", file, chunk=1_000)
        chunks = source.chunks()
        next(chunks)
        change()
        read = sum(map(len, chunks))
        # What took the file's place as a whole is seen when it is opened for what was doubted.
        list(source.chunks())
        assert [each.rule for each in source.findings] == ["file-changed"], change.__name__
        assert read < 2 * len(text)
