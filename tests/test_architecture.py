"""The street runs one way: each module imports only those above it."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import korea_deepfake_record as kdr

SOURCE = Path(__file__).parents[1] / "src" / "korea_deepfake_record"
ORDER = (
    *("progress", "finding", "descriptor", "dates", "read", "citation", "attributes", "frames"),
    *("editions", "tables", "witnesses", "views", "readable", "matrix", "chains", "records", "history"),
    "figures",
    *("events", "derived", "sheets", "tidy", "evidence", "files", "schema_checks", "hygiene", "rules"),
    *("engines", "versions", "validate", "report", "intake", "reliability", "publish"),
    *("contribution", "messages", "overview", "documents", "walkthrough", "gallery", "site", "__init__"),
)
HEAVY = {"polars", "pandera", "edtf", "frictionless", "hatchling"}
LIGHT = (
    *("finding", "descriptor", "citation", "attributes", "frames", "editions", "tables"),
    *("witnesses", "views", "matrix", "chains", "records", "history", "figures"),
)
MODULES = sorted(SOURCE.rglob("*.py"))


def station(path: Path) -> str:
    """The part of the street on which a module stands."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """Full names of what a module imports."""
    package = ("korea_deepfake_record", *path.relative_to(SOURCE).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            stem = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{stem}.{alias.name}" for alias in node.names)


def test_every_module_has_its_place_on_the_street() -> None:
    assert {station(path) for path in MODULES} <= set(ORDER)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_module_imports_only_what_stands_above_it(path: Path) -> None:
    ours = [each.split(".")[1] for each in imported(path) if each.startswith("korea_deepfake_record.")]
    assert [each for each in ours if ORDER.index(each) > ORDER.index(station(path))] == []


@pytest.mark.parametrize(
    "path",
    [each for each in MODULES if station(each) in LIGHT],
    ids=lambda path: path.relative_to(SOURCE).as_posix(),
)
def test_what_loads_the_tables_imports_nothing_heavy(path: Path) -> None:
    assert HEAVY.isdisjoint(each.split(".")[0] for each in imported(path))


def test_every_library_that_is_imported_is_declared() -> None:
    project = tomllib.loads((SOURCE.parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    listed = [
        *project["dependencies"],
        *extras["validate"],
        *extras["build"],
        *extras["release"],
        *extras["reliability"],
        *extras["download"],
        *extras["spark"],
        *extras["site"],
        *extras["gallery"],
        "numpy",
    ]  # pandas brings numpy
    declared = {re.split("[>[]", each)[0] for each in listed}
    roots = {each.split(".")[0] for path in MODULES for each in imported(path)}
    used = roots - sys.stdlib_module_names - {"korea_deepfake_record"}
    given_by = packages_distributions()
    assert [
        each for each in used if declared.isdisjoint(name.lower() for name in given_by.get(each, [each]))
    ] == []


def test_no_module_hides_a_public_name() -> None:
    assert {station(path) for path in MODULES}.isdisjoint(kdr.__all__)


def test_every_public_name_has_a_home() -> None:
    found = {name: getattr(kdr, name).__module__.rpartition(".")[2] for name in kdr.HOMES}
    assert found == dict(kdr.HOMES)
    assert {*found, "version"} == {*kdr.__all__}


def test_nothing_imports_a_script() -> None:
    assert not [path for path in MODULES if any(each.startswith("scripts") for each in imported(path))]
