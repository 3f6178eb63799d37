"""Every engine finds the same, at the same lines: one set of packages, checked here and on Spark."""

import json
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from conftest import ROOT
from packages import write_package

from korea_deepfake_record.descriptor import read_package
from korea_deepfake_record.engines import EngineFailed
from korea_deepfake_record.engines.plan import make_plan
from korea_deepfake_record.engines.tasks import run_parts
from korea_deepfake_record.finding import MOST_OF_A_KIND, Finding
from korea_deepfake_record.read import open_records
from korea_deepfake_record.validate import validate

Json = dict[str, Any]
Place = tuple[str, int, str, str]
MANY = MOST_OF_A_KIND + 100


def table(name: str, fields: dict[str, Json], *texts: str | bytes, **schema: Any) -> tuple[str, Json, Any]:
    """A table of one or more files, named by their number."""
    listed = [{"name": each} | {"type": "string"} | more for each, more in fields.items()]
    files = [f"{name}/{number}.csv" for number in range(1, len(texts) + 1)]
    resource = {"name": name, "path": files, "schema": {"fields": listed} | schema}
    return name, resource, dict(zip(files, texts, strict=True))


def refer(fields: str | list[str], target: str, to: str | list[str]) -> list[Json]:
    """A foreign key; a target without a name is the table itself."""
    return [{"fields": fields, "reference": {"resource": target, "fields": to}}]


INTEGER: Json = {"type": "integer"}
UNIQUE: Json = {"constraints": {"unique": True}}
NUMBERS = "".join(f"{number},x\n" for number in range(MANY))
TABLES = [
    table(
        "clean",
        {"id": {}, "n": INTEGER, "of": {}},
        "id,n,of\na,1,\n",
        'id,n,of\n"b\n",2,a\n',
        primaryKey="id",
        foreignKeys=refer("of", "", "id"),
    ),
    table(
        "people", {"id": INTEGER, "name": {}}, "id,name\n1,Ann\n", "id,name\n2,Bo\n3,Cy\n", primaryKey="id"
    ),
    table(
        "cells",
        {
            "n": INTEGER | {"constraints": {"minimum": 0}},
            "code": {"constraints": {"pattern": "C001|C002"}},
            "kind": {"constraints": {"enum": ["x", "y"], "required": True}},
            "span": {"type": "duration"},
        },
        "n,code,kind,span\n1,C001,x,P1D\n",
        'n,code,kind,span\n2,"C001\n",x,\n-1,C002,z,P1X\n1_0,C002zz,,P1D\n,,,\n',
    ),
    table("rows", {"id": {}, "x": INTEGER}, "id,x\na,1\nb\n", "id,x\nc,1,2\n\nd,y\n"),
    table(
        "shared",
        {"id": {"type": "number"}},
        "id\n1\n2\n",
        "id\n01\n1.0\n3\n",
        "id\n3e0\n4\n",
        primaryKey="id",
    ),
    table(
        "pairs",
        {"a": {}, "b": {}},
        'a,b\n"x,y",z\nx,"y,z"\nx,\n',
        "a,b\nx,\nq,r\n",
        "a,b\nq,r\n",
        uniqueKeys=[["a", "b"]],
    ),
    table(
        "blank",
        {"id": UNIQUE | {"missingValues": ["", "-"]}, "x": {}},
        "id,x\n-,1\n-,2\n,3\na,4\n",
        "id,x\na,5\n,6\n",
    ),
    table(
        "lost",
        {"id": {}, "who": INTEGER, "of": {}},
        "id,who,of\na,01,b\nb,4,\n",
        "id,who,of\nc,,a\nd,3,aa\ne,x,\n",
        foreignKeys=[*refer("who", "people", "id"), *refer("of", "", "id")],
    ),
    table(
        "named", {"name": {}}, "name\nAnn\n", "name\nBob\nCyy\n", foreignKeys=refer("name", "people", "name")
    ),
    table(
        "both",
        {"who": INTEGER, "name": {}},
        "who,name\n1,Ann\n1,Bo\n",
        "who,name\n2,Bo\n,\n2,\n",
        foreignKeys=refer(["who", "name"], "people", ["id", "name"]),
    ),
    table("bytes", {"id": {}, "x": {}}, "id,x\na,b\n", b"id,x\na,\xff\nb,c\nc,\x00\n", primaryKey="id"),
    table("quotes", {"id": {}, "x": {}}, 'id,x\na,"b"c\nb,d\n', 'id,x\nc,"d\ne,f\n', primaryKey="id"),
    table("gone", {"id": {}}, "id\na\n", primaryKey="id"),
    table("astray", {"of": {}}, "of\na\nb\n", foreignKeys=refer("of", "gone", "id")),
    table("header", {"id": {}, "x": INTEGER}, "id,x\na,1\n", "id,y\nb,z\n", primaryKey="id"),
    table(
        "many",
        {"n": INTEGER, "of": INTEGER},
        f"n,of\n{NUMBERS}",
        f"n,of\n{NUMBERS}".replace("x", "-1"),
        primaryKey="n",
        foreignKeys=refer("of", "people", "id"),
    ),
]
FOUND: dict[str, list[Place]] = {
    "clean": [],
    "people": [],
    "cells": [
        ("2.csv", 2, "code", "constraint-error"),
        ("2.csv", 4, "kind", "constraint-error"),
        ("2.csv", 4, "n", "constraint-error"),
        ("2.csv", 4, "span", "type-error"),
        ("2.csv", 5, "code", "constraint-error"),
        ("2.csv", 5, "kind", "constraint-error"),
        ("2.csv", 5, "n", "type-error"),
        ("2.csv", 6, "", "blank-row"),
    ],
    "rows": [
        ("1.csv", 3, "", "ragged-row"),
        ("2.csv", 2, "", "ragged-row"),
        ("2.csv", 3, "", "blank-row"),
        ("2.csv", 4, "x", "type-error"),
    ],
    "shared": [
        ("2.csv", 2, "id", "primary-key"),
        ("2.csv", 3, "id", "primary-key"),
        ("3.csv", 2, "id", "primary-key"),
    ],
    "pairs": [("3.csv", 2, "a, b", "unique-key")],
    "blank": [("2.csv", 2, "id", "unique")],
    "lost": [
        ("1.csv", 3, "who", "foreign-key"),
        ("2.csv", 3, "of", "foreign-key"),
        ("2.csv", 4, "who", "type-error"),
    ],
    "named": [("2.csv", 2, "name", "foreign-key"), ("2.csv", 3, "name", "foreign-key")],
    "both": [
        ("1.csv", 3, "who, name", "foreign-key"),
        ("2.csv", 3, "", "blank-row"),
        ("2.csv", 4, "who, name", "foreign-key"),
    ],
    "bytes": [("2.csv", 2, "", "encoding"), ("2.csv", 2, "id", "primary-key"), ("2.csv", 4, "", "encoding")],
    "quotes": [("1.csv", 2, "", "quote"), ("2.csv", 2, "", "quote")],
    "gone": [("1.csv", 0, "", "file-missing")],
    "astray": [],
    "header": [("2.csv", 1, "y", "incorrect-label"), ("2.csv", 2, "x", "type-error")],
    "many": [
        ("1.csv", 0, "n", "primary-key"),
        ("1.csv", 0, "of", "type-error"),
        *(("1.csv", line, "of", "type-error") for line in range(2, MOST_OF_A_KIND + 2)),
        ("2.csv", 0, "of", "foreign-key"),
        *(
            ("2.csv", line, *told)
            for line in range(2, MOST_OF_A_KIND + 2)
            for told in (("n", "primary-key"), ("of", "foreign-key"))
        ),
    ],
}


# A session of two cores that stands for the cluster; for so little work Spark had better compile nothing.
CONFIGURED = (
    "--driver-java-options -XX:TieredStopAtLevel=1 --conf spark.ui.enabled=false "
    "--conf spark.sql.shuffle.partitions=2 --conf spark.sql.adaptive.enabled=false "
    "--conf spark.sql.codegen.wholeStage=false --conf spark.sql.codegen.factoryMode=NO_CODEGEN"
)
SETTINGS = os.environ | {
    "PYSPARK_SUBMIT_ARGS": f"--master local[2] {CONFIGURED} pyspark-shell",
    "SPARK_LOCAL_IP": "127.0.0.1",
    "PYTHONPATH": str(ROOT / "src"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of all tables."""
    files = {path: text for _, _, content in TABLES for path, text in content.items() if path != "gone/1.csv"}
    return write_package(tmp_path_factory.mktemp("engines"), files, [resource for _, resource, _ in TABLES])


@pytest.fixture(scope="module")
def on_polars(folder: Path) -> list[Finding]:
    """What is found here."""
    return validate(folder)


@pytest.fixture(scope="session")
def spark() -> str:
    """A Python that has Spark: it may lie apart, for what Spark brings along slows down pandera."""
    apart = ROOT / ".venv" / "spark" / "bin" / "python"
    python = str(apart) if apart.exists() else sys.executable
    has_spark = subprocess.run([python, "-c", "import pyspark"], capture_output=True, check=False)
    if has_spark.returncode or not shutil.which("java"):
        tell = pytest.fail if os.environ.get("KDR_SPARK") else pytest.skip
        tell("Spark or Java is not here, so this is not tried on Spark; see docs/engines.md.")
    return python


@pytest.fixture(scope="module")
def on_both(spark: str, folder: Path) -> tuple[list[Finding], list[Finding]]:
    """What is found on Spark and here, where clean cells are asked for, too."""
    command = [spark, str(ROOT / "scripts" / "validate.py"), str(folder), "--strict", "--format", "json"]
    run = subprocess.run(
        [*command, "--engine", "spark"], capture_output=True, text=True, check=False, env=SETTINGS
    )
    assert (run.returncode, run.stdout[:1]) == (1, "{"), run.stderr
    return [Finding(**each) for each in json.loads(run.stdout)["findings"]], validate(folder, strict=True)


def list_places(findings: Iterable[Finding], name: str) -> list[Place]:
    """Where the findings on one table are."""
    found = (each for each in findings if each.path.startswith(f"{name}/"))
    return [(each.path.removeprefix(f"{name}/"), each.line, each.column, each.rule) for each in found]


@pytest.mark.parametrize("name", FOUND)
def test_polars_finds_what_is_wrong(name: str, on_polars: list[Finding]) -> None:
    assert list_places(on_polars, name) == FOUND[name]


@pytest.mark.parametrize("name", FOUND)
def test_spark_says_the_same(name: str, on_both: tuple[list[Finding], list[Finding]]) -> None:
    on_spark, here = ([each for each in found if each.path.startswith(f"{name}/")] for found in on_both)
    assert on_spark == here


def test_a_worker_hands_back_every_file_and_every_key(folder: Path) -> None:
    package, _ = read_package(folder)
    assert package is not None
    opened = {each.name: open_records(each, package.base) for each in package.tables}
    plan = make_plan({name: records for name, records in opened.items() if records and records.parts}, {})
    given = pa.record_batch({"id": list(range(len(plan.parts)))})
    back = pa.Table.from_batches(run_parts(pickle.loads(pickle.dumps(plan)), [given]))
    reports = [pickle.loads(each) for each in back["report"].drop_null().to_pylist()]
    assert [each.part for each in reports] == list(range(len(plan.parts)))
    assert set(back["number"].drop_null().to_pylist()) == set(range(len(plan.keys)))


def test_an_engine_that_is_none_is_refused(folder: Path) -> None:
    with pytest.raises(ValueError, match=r"There is no engine 'abacus'\. Choose one of: polars, spark\."):
        validate(folder, engine="abacus")


def test_it_is_said_that_spark_is_not_installed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "korea_deepfake_record.engines.spark", raising=False)
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(EngineFailed, match="The engine 'spark' needs the library 'pyspark"):
        validate(folder, engine="spark")
