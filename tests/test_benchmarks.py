"""The packages on which benchmarks run are as they are said to be, and the benchmarks run."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from frictionless import Package, system

from korea_deepfake_record.validate import validate

sys.path.append(str(ROOT / "benchmarks"))
import linked_package
from linked_faults import KINDS
from linked_package import write_package

ONE_OF_EACH = len(KINDS)


def read_files(folder: Path) -> dict[str, bytes]:
    """The bytes of every file of a package."""
    return {path.name: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_clean_package_keeps_to_its_descriptor(tmp_path: Path) -> None:
    assert write_package(tmp_path, 100) == []
    assert [each.text for each in validate(tmp_path)] == []
    with system.use_context(trusted=True):
        report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.flatten() == []


def test_every_fault_is_found_where_it_was_put_and_nothing_else(tmp_path: Path) -> None:
    faults = write_package(tmp_path, 100, ONE_OF_EACH)
    assert {each.kind for each in faults} == {each.name for each in KINDS}
    wanted = [(each.path, each.line, each.column, each.rule) for each in faults]
    assert [(each.path, each.line, each.column, each.rule) for each in validate(tmp_path)] == wanted


def test_faults_are_placed_rightly_where_rows_are_written_some_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linked_package, "ROWS_AT_ONCE", 64)
    faults = write_package(tmp_path, 1000, 250)
    with (tmp_path / faults[0].path).open(encoding="utf-8", newline="") as text:
        rows, starts = csv.reader(text), [1]
        starts += [rows.line_num + 1 for _ in rows]
    assert [starts[each.record - 1] for each in faults] == [each.line for each in faults]
    found = {(each.line, each.column, each.rule) for each in validate(tmp_path)}
    assert found == {(each.line, each.column, each.rule) for each in faults}


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    faults = write_package(tmp_path / "one", 200, ONE_OF_EACH, seed=1)
    assert write_package(tmp_path / "again", 200, ONE_OF_EACH, seed=1) == faults
    assert read_files(tmp_path / "one") == read_files(tmp_path / "again")
    assert write_package(tmp_path / "other", 200, ONE_OF_EACH, seed=2) != faults


def test_a_package_is_not_given_more_faults_than_it_can_keep_apart(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="room for 25 faults, not 26"):
        write_package(tmp_path, 100, 26)


def test_the_benchmark_tells_what_was_found() -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "validate.py")]
    options = ["--sizes", "100", "--rounds", "1", "--only-ours", "--no-own"]
    run = subprocess.run([*command, *options], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert "- held: 100 claims, 25 faults: every fault at its line and column" in run.stdout
