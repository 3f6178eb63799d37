"""Do users get every table, whichever file it comes from?"""

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from packages import write_table

import korea_deepfake_record as kdr
from korea_deepfake_record.descriptor import open_package
from korea_deepfake_record.publish.tables import write_tables

HEAVY = {"polars", "pandera", "edtf", "frictionless"}


def test_all_tables_come_in_the_order_of_the_descriptor() -> None:
    package = open_package(Path(__file__).parents[1])
    assert list(kdr.load()) == [table.name for table in package.tables]
    assert (kdr.version, kdr.__version__) == (package.version, package.version)


def test_one_table_is_the_same_as_among_all(still_toy: Path) -> None:
    pd.testing.assert_frame_equal(kdr.load("claims", where=still_toy), kdr.load(where=still_toy)["claims"])


def test_parquet_and_csv_give_the_same_frames(toy: Path) -> None:
    package = open_package(toy)
    from_csv = kdr.load(where=toy)
    write_tables(package, toy)
    for table in package.tables:
        (toy / table.path).unlink()
        pd.testing.assert_frame_equal(kdr.load(table.name, where=toy), from_csv[table.name])
        plain = pd.read_parquet(toy / "parquet" / f"{table.name}.parquet")
        pd.testing.assert_frame_equal(plain, from_csv[table.name])
        assert plain.attrs == from_csv[table.name].attrs
    assert list(kdr.load(where=toy)) == list(from_csv)


def test_a_published_table_without_rows_keeps_its_types(toy: Path) -> None:
    package = open_package(toy)
    for table in package.tables:
        header = (toy / table.path).read_bytes().splitlines(keepends=True)[0]
        (toy / table.path).write_bytes(header)
    from_csv = kdr.load(where=toy)
    write_tables(package, toy)
    for name, table in kdr.load(where=toy).items():
        pd.testing.assert_frame_equal(table, from_csv[name])
        assert table.attrs == from_csv[name].attrs


def test_days_that_are_published_come_back_as_days(tmp_path: Path) -> None:
    fields = [{"name": "day", "type": "date"}]
    folder = write_table(tmp_path, "day\n2024-09-02\n\n", fields, missingValues=[""])
    from_csv = kdr.load("t", where=folder)
    write_tables(open_package(folder), folder)
    pd.testing.assert_frame_equal(kdr.load("t", where=folder), from_csv)


def test_a_frame_tells_its_version_and_citation(still_toy: Path) -> None:
    told = kdr.load("claims", where=still_toy).attrs
    assert (told["version"], told["citation"]) == (open_package(still_toy).version, kdr.cite(where=still_toy))


@pytest.mark.parametrize(("name", "hint"), [("claim", "Did you mean 'claims'[?] "), ("works", "")])
def test_an_unknown_table_is_answered_with_those_there_are(still_toy: Path, name: str, hint: str) -> None:
    with pytest.raises(ValueError, match=f"^There is no table '{name}'[.] {hint}Choose one of: .*claims"):
        kdr.load(name, where=still_toy)


def test_loading_and_citing_need_pandas_and_pyarrow_only(still_toy: Path) -> None:
    code = (
        "import sys, korea_deepfake_record as kdr; tables = kdr.load(where=sys.argv[1]);"
        "kdr.cite('clm-0001', where=sys.argv[1]); kdr.claims(tables); kdr.timeline(tables);"
        "print(*sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code, still_toy], capture_output=True, text=True, check=True)
    assert not HEAVY & set(run.stdout.split())


def test_only_public_names_are_completed() -> None:
    assert set(kdr.__all__) == {name for name in dir(kdr) if not name.startswith("_")}


def test_another_name_than_the_public_ones_is_not_there() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'works'"):
        kdr.works  # noqa: B018
