"""The tables of any package are published with their values, and by the same bytes for the same values."""

import csv
import gzip
import io
import json
import subprocess
import sys
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest
from packages import find, write_package, write_table

from korea_deepfake_record.descriptor import open_package
from korea_deepfake_record.frames import read_frame
from korea_deepfake_record.publish.csv import csv_text
from korea_deepfake_record.publish.hashed import HashedFile
from korea_deepfake_record.publish.metadata import write_descriptors
from korea_deepfake_record.publish.parquet import ROWS
from korea_deepfake_record.publish.tables import write_tables

CELLS = {
    "string": ['a, "b"', "NA", "가짜 “음란물” é", "two\nlines", " #'a"],
    "integer": ["9007199254740993", "-1", "0", "1"],
    "number": ["0.1", "-3", "0.30000000000000004", "1e-07", "1.2345678901234568e+17"],
    "boolean": ["true", "false"],
    "date": ["2024-09-02", "1899-12-31", "2024-02-29"],
    "time": ["10:20:30", "00:00:00"],
    "datetime": ["2024-09-02T10:20:30Z"],
    "year": ["2024"],
    "yearmonth": ["2024-09"],
    "duration": ["P1D", "PT1S"],
    "list": ["a,b"],
    "array": ["[1, 2]"],
    "object": ['{"a": "가짜"}'],
    "geopoint": ["127.0, 37.5"],
    "geojson": ['{"type": "Point", "coordinates": [127.0, 37.5]}'],
    "any": ["whatever", "1"],
}
CODES = ["z", "y", "x"]
FIELDS: list[dict[str, Any]] = [{"name": each, "type": each} for each in CELLS]
FIELDS += [{"name": "code", "type": "string", "categories": CODES}]
COLUMNS = [*CELLS.values(), [*reversed(CODES), "z", "z", "z"]]
HEADER = ",".join([*CELLS, "code"]) + "\n"


def write_all(**form: Any) -> str:
    """Cells of all types as CSV, and blank ones where a type has no more."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n", **form).writerows(
        [[*CELLS, "code"], *zip_longest(*COLUMNS, fillvalue="")]
    )
    return text.getvalue()


ALL = write_all()


def publish(folder: Path, target: Path) -> Path:
    """Write the tables of a package and their descriptors."""
    target.mkdir()
    package = open_package(folder)
    write_descriptors(package, target, write_tables(package, target))
    return target


def read_bytes(folder: Path) -> dict[str, bytes]:
    """What was published of the table."""
    return {each: (folder / each).read_bytes() for each in ("csv/t.csv", "parquet/t.parquet")}


@pytest.fixture
def everything(tmp_path: Path) -> Path:
    """Folder of a package with cells of all types, blank ones and long ones."""
    return write_table(tmp_path / "source", ALL, FIELDS)


def test_a_canonical_file_is_published_as_it_stands(everything: Path, tmp_path: Path) -> None:
    assert find(everything) == []
    assert (publish(everything, tmp_path / "out") / "csv/t.csv").read_text(encoding="utf-8") == ALL


def test_csv_and_parquet_hold_the_frame_that_is_loaded(everything: Path, tmp_path: Path) -> None:
    frame = read_frame(open_package(everything).tables[0], everything)
    published = publish(everything, tmp_path / "out")
    read = pd.read_parquet(published / "parquet/t.parquet")
    assert csv_text(frame) == csv_text(read) == (published / "csv/t.csv").read_text(encoding="utf-8")
    # The finest that Parquet has for a day is a millisecond.
    assert dict(read.dtypes) == dict(frame.dtypes) | {"date": "datetime64[ms]"}
    pd.testing.assert_frame_equal(read.astype(frame.dtypes), frame)


def test_what_is_published_is_a_package_without_anything_to_mend(everything: Path, tmp_path: Path) -> None:
    assert find(publish(everything, tmp_path / "out")) == []


def test_the_same_values_give_the_same_bytes(everything: Path, tmp_path: Path) -> None:
    text = write_all(delimiter=";", quoting=csv.QUOTE_ALL).replace('""\n', '"n/a"\n').encode()
    more = {"dialect": {"delimiter": ";"}, "compression": "gz", "missingValues": ["", "n/a"]}
    other = write_table(tmp_path / "other", gzip.compress(b"\xef\xbb\xbf" + text), FIELDS, **more)
    one, two = publish(everything, tmp_path / "one"), publish(other, tmp_path / "two")
    assert read_bytes(one) == read_bytes(two) == read_bytes(publish(everything, tmp_path / "again"))


def test_each_value_has_one_text(tmp_path: Path) -> None:
    fields = [
        {"name": "n", "type": "number"},
        {"name": "i", "type": "integer"},
        {"name": "b", "type": "boolean"},
    ]
    written = "n,i,b\n+1.50,007,TRUE\n1E3,+5,0\n.5,-0,1\n1e-7,0,False\n-0.0,1,\nINF,1,\nNaN,1,\n"
    published = publish(write_table(tmp_path / "source", written, fields), tmp_path / "out")
    wanted = "n,i,b\n1.5,7,true\n1000,5,false\n0.5,0,true\n1e-07,0,false\n-0,1,\nINF,1,\nNaN,1,\n"
    assert (published / "csv/t.csv").read_text(encoding="utf-8") == wanted
    assert find(published) == []


def test_values_that_are_written_in_a_way_of_their_own_are_kept_as_text(tmp_path: Path) -> None:
    fields = [
        {"name": "day", "type": "date", "format": "%d.%m.%Y"},
        {"name": "n", "type": "number", "decimalChar": ",", "groupChar": "."},
        {"name": "b", "type": "boolean", "trueValues": ["ja"], "falseValues": ["nein"]},
    ]
    text = 'day,n,b\n02.09.2024,"1.000,5",ja\n'
    published = publish(write_table(tmp_path / "source", text, fields), tmp_path / "out")
    assert (published / "csv/t.csv").read_text(encoding="utf-8") == text
    assert pq.read_table(published / "parquet/t.parquet").to_pylist() == [
        {"day": "02.09.2024", "n": "1.000,5", "b": "ja"}
    ]
    assert find(published) == []


@pytest.mark.parametrize(("missing", "blank"), [(["", "-"], ""), (["-", "?"], "-")])
def test_a_missing_value_is_an_empty_cell_where_that_means_missing(
    missing: list[str], blank: str, tmp_path: Path
) -> None:
    fields = [{"name": "key"}, {"name": "s", "type": "string"}, {"name": "i", "type": "integer"}]
    source = write_table(tmp_path / "source", "key,s,i\n1,-,-\n2,a,1\n", fields, missingValues=missing)
    published = publish(source, tmp_path / "out")
    assert (published / "csv/t.csv").read_text(encoding="utf-8") == f"key,s,i\n1,{blank},{blank}\n2,a,1\n"
    assert pq.read_table(published / "parquet/t.parquet").to_pylist()[0] == {"key": "1", "s": None, "i": None}
    assert find(published) == []


def test_a_blank_cell_alone_in_its_row_is_no_blank_line(tmp_path: Path) -> None:
    source = write_table(tmp_path / "source", 'a\n""\nx\n', [{"name": "a", "type": "string"}])
    assert (publish(source, tmp_path / "out") / "csv/t.csv").read_bytes() == b'a\n""\nx\n'


def test_a_table_without_rows_has_its_header_and_its_types(tmp_path: Path) -> None:
    published = publish(write_table(tmp_path / "source", HEADER, FIELDS), tmp_path / "out")
    assert (published / "csv/t.csv").read_text(encoding="utf-8") == HEADER
    assert pd.read_parquet(published / "parquet/t.parquet")["integer"].dtype == "Int64"


def test_rows_beyond_a_group_are_written_in_the_next_one(tmp_path: Path) -> None:
    text = "i\n" + "".join(f"{each}\n" for each in range(ROWS + 1))
    source = write_table(tmp_path / "source", text, [{"name": "i", "type": "integer"}])
    written = pq.ParquetFile(publish(source, tmp_path / "out") / "parquet/t.parquet")
    assert [written.metadata.row_group(each).num_rows for each in range(written.num_row_groups)] == [ROWS, 1]
    assert written.read().column("i").to_pylist() == list(range(ROWS + 1))


def test_files_of_one_table_become_one(tmp_path: Path) -> None:
    content: dict[str, str | bytes] = {"one.csv": "i\n1\n", "two.csv": "i\n2\n"}
    schema = {"fields": [{"name": "i", "type": "integer"}]}
    source = write_package(
        tmp_path / "source", content, [{"name": "t", "path": [*content], "schema": schema}]
    )
    assert (publish(source, tmp_path / "out") / "csv/t.csv").read_bytes() == b"i\n1\n2\n"


@pytest.mark.parametrize(("kind", "cell"), [("integer", "9" * 30), ("number", "1e400")])
def test_a_value_beyond_what_a_file_can_hold_is_told_with_its_line(
    kind: str, cell: str, tmp_path: Path
) -> None:
    source = write_table(tmp_path / "source", f"a\n1\n{cell}\n", [{"name": "a", "type": kind}])
    with pytest.raises(ValueError, match=rf"^t[.]csv:3:a: '{cell}' is beyond the type '{kind}'$"):
        publish(source, tmp_path / "out")


def test_a_table_whose_name_leads_elsewhere_is_not_written(tmp_path: Path) -> None:
    source = write_table(tmp_path / "source", "a\n1\n", [{"name": "a", "type": "integer"}])
    descriptor = json.loads((source / "datapackage.json").read_bytes())
    descriptor["resources"][0]["name"] = "../../t"
    (source / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    with pytest.raises(ValueError, match="cannot be the name of a file"):
        write_tables(open_package(source), tmp_path)
    assert not list(tmp_path.glob("**/t.csv"))[1:]


def test_a_file_that_is_given_up_takes_no_more(tmp_path: Path) -> None:
    with HashedFile(tmp_path / "file") as file:
        file.write(b"whole")
    file.write(b"more")
    assert (file.facts["bytes"], (tmp_path / "file").read_bytes()) == (5, b"whole")


def test_a_full_disk_is_told_and_leaves_no_file_open(everything: Path, tmp_path: Path) -> None:
    pytest.importorskip("resource")
    code = (
        "import resource, sys; from pathlib import Path;"
        "from korea_deepfake_record.descriptor import open_package;"
        "from korea_deepfake_record.publish.tables import write_tables;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2);"
        "write_tables(open_package(Path(sys.argv[1])), Path(sys.argv[2]))"
    )
    for room in (100, len(ALL.encode())):  # the CSV is cut short, and the Parquet
        target = tmp_path / str(room)
        target.mkdir()
        command = [sys.executable, "-W", "error", "-c", code, everything, target, str(room)]
        run = subprocess.run(command, capture_output=True, text=True)
        assert run.stderr.splitlines()[-1] == "OSError: [Errno 27] File too large"
        assert "ignored" not in run.stderr
