"""Do users get every table, whichever file it comes from?"""

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import korea_deepfake_record as kdr
from korea_deepfake_record.descriptor import open_package
from korea_deepfake_record.frames import read_frame
from korea_deepfake_record.load import frame_attributes
from korea_deepfake_record.publish.parquet import write_parquet

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
    (toy / "parquet").mkdir()
    for table in package.tables:
        target = toy / "parquet" / f"{table.name}.parquet"
        write_parquet(read_frame(table, toy), table, frame_attributes(package, table), target)
        (toy / table.path).unlink()
        pd.testing.assert_frame_equal(kdr.load(table.name, where=toy), from_csv[table.name])
        pd.testing.assert_frame_equal(pd.read_parquet(target), from_csv[table.name])
        assert pd.read_parquet(target).attrs == from_csv[table.name].attrs


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
