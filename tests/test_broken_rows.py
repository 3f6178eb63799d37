"""A row that is not whole, in whatever table, is told where it stands and makes nothing fall over."""

import csv
import json
import shutil
from pathlib import Path

import pandas as pd
import pytest
from conftest import ROOT, write_toy

from korea_deepfake_record.derived import is_whole
from korea_deepfake_record.descriptor import Table, open_package
from korea_deepfake_record.files import check_texts
from korea_deepfake_record.frames import read_frame
from korea_deepfake_record.read import open_records
from korea_deepfake_record.rules import check_frames, check_rules
from korea_deepfake_record.schema_checks import check_schemas
from korea_deepfake_record.tidy import check_tidy
from korea_deepfake_record.validate import OWN, validate

PACKAGE = open_package(ROOT)
TABLES = {table.name: table for table in PACKAGE.tables}
FILLED = [each for each in TABLES.values() if not read_frame(each, ROOT).empty]
NAMES = [table.name for table in FILLED]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of this package that a test may spoil."""
    for name in ("data", "schemas"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("datapackage.json", "CHANGELOG.md"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def released(checkout: Path) -> Path:
    """The same with its ledgers, so that a change of what was released is seen."""
    shutil.copytree(ROOT / "releases", checkout / "releases")
    return checkout


@pytest.fixture
def own_toy(tmp_path: Path) -> Path:
    """A package of one row a table that is judged by our own rules."""
    return write_toy(tmp_path / "toy", OWN)


def list_needed(table: Table) -> list[str]:
    """The columns of which no cell may be blank."""
    return [each.name for each in table.fields if each.required or each.name in table.primary_key]


def write_first(folder: Path, table: Table, cells: dict[str, str]) -> None:
    """Write other cells into the first row."""
    file = folder / table.path
    with file.open(encoding="utf-8", newline="") as stream:
        header, first, *rest = csv.reader(stream)
    first = [cells.get(name, cell) for name, cell in zip(header, first, strict=True)]
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([header, first, *rest])


def put_line(folder: Path, table: Table, line: str) -> None:
    """Put a line behind the header."""
    file = folder / table.path
    header, *rest = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join([header, line, *rest]), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "column"), [(table.name, column) for table in FILLED for column in list_needed(table)]
)
def test_a_blank_cell_is_found_and_nothing_is_derived_from_it(name: str, column: str, tmp_path: Path) -> None:
    table = TABLES[name]
    (tmp_path / table.path).parent.mkdir()
    shutil.copyfile(ROOT / table.path, tmp_path / table.path)
    write_first(tmp_path, table, dict.fromkeys([column], ""))
    records = open_records(table, tmp_path)
    assert records is not None
    found = check_schemas({name: records})
    assert (table.path, 2, column) in [(each.path, each.line, each.column) for each in found]
    assert not is_whole(table, read_frame(table, tmp_path))


def test_the_rules_take_rows_that_lack_what_they_need() -> None:
    frames: dict[str, pd.DataFrame] = {}
    for table in PACKAGE.tables:
        frame = read_frame(table, ROOT, index_lines=True)
        frame.loc[frame.index[:1], list_needed(table)] = None
        frames[table.name] = frame
    assert isinstance(check_frames(frames, PACKAGE), list)


def test_the_rules_take_tables_without_rows() -> None:
    bare = {each.name: read_frame(each, ROOT, index_lines=True).iloc[:0] for each in PACKAGE.tables}
    assert check_rules(PACKAGE, (), bare) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_row_that_is_not_whole_changes_nothing_in_other_tables(name: str, checkout: Path) -> None:
    table, package = TABLES[name], open_package(checkout)
    write_first(checkout, table, dict.fromkeys(list_needed(table), ""))
    put_line(checkout, table, "," * (len(table.fields) - 1) + "\n")
    assert {each.path for each in check_tidy(package)} <= {table.path}


@pytest.mark.parametrize(
    ("line", "rule"),
    [("{commas}\n", "blank-row"), ("\n", "blank-row"), ("<<<<<<< HEAD\n", "unmerged-row")],
)
def test_a_row_that_is_none_is_all_that_is_told(line: str, rule: str, checkout: Path) -> None:
    for table in FILLED:
        put_line(checkout, table, line.format(commas="," * (len(table.fields) - 1)))
    told = [(each.path, each.line, each.rule) for each in validate(checkout)]
    assert told == sorted((table.path, 2, rule) for table in FILLED)


def test_a_blank_cell_is_not_told_again_as_a_reference(checkout: Path) -> None:
    table = TABLES["claims"]
    write_first(checkout, table, dict.fromkeys(["source_id"], ""))
    told = [(each.path, each.line, each.column, each.rule) for each in validate(checkout)]
    assert told == [(table.path, 2, "source_id", "constraint-error")]


@pytest.mark.parametrize(("column", "cell"), [("stance", "no-stance"), ("speaker_id", "no-such-actor")])
def test_a_cell_that_does_not_fit_its_schema_is_told_once(column: str, cell: str, released: Path) -> None:
    write_first(released, TABLES["claims"], {column: cell})
    told = [(each.path, each.line, each.column) for each in validate(released)]
    assert told.count(("data/claims.csv", 2, column)) == 1


def test_a_key_that_was_given_again_is_not_told_as_one_that_is_gone(released: Path) -> None:
    second = read_frame(TABLES["claims"], ROOT)["claim_id"].iloc[1]
    write_first(released, TABLES["claims"], {"claim_id": second})
    rules = {each.rule for each in validate(released)}
    assert {"primary-key", "foreign-key"} <= rules
    assert rules.isdisjoint({"gone-id-is-retired", "version-raised", "changed-cell-is-corrected"})


def test_a_key_that_stands_twice_is_found(checkout: Path) -> None:
    for table in FILLED:
        file = checkout / table.path
        put_line(checkout, table, file.read_text(encoding="utf-8").splitlines(keepends=True)[1])
    told = {(each.path, each.line) for each in validate(checkout) if each.rule == "primary-key"}
    assert told == {(table.path, 3) for table in FILLED if table.primary_key}


def test_a_schema_that_is_no_json_is_all_that_is_told(checkout: Path) -> None:
    file = checkout / "schemas" / "claims.json"
    file.write_text(file.read_text(encoding="utf-8") + ",", encoding="utf-8")
    assert [(each.path, each.rule) for each in validate(checkout)] == [("schemas/claims.json", "json-syntax")]


def test_a_file_that_no_resource_names_is_found(own_toy: Path) -> None:
    for path in ("data/tram_stops.csv", "schemas/tram_stops.json"):
        (own_toy / path).write_text("", encoding="utf-8")
    unnamed = [each.path for each in validate(own_toy) if each.rule == "file-unnamed"]
    assert unnamed == ["data/tram_stops.csv", "schemas/tram_stops.json"]


def test_tables_in_another_format_are_told_once_and_not_judged_by_our_rules(tmp_path: Path) -> None:
    resources = ", ".join(
        f'{{"name": "{name}", "path": "{name}.parquet", "format": "parquet", "schema": {{"fields": []}}}}'
        for name in ("stops", "trams")
    )
    text = f'{{"name": "{OWN}", "version": "1.0.0", "resources": [{resources}]}}'
    (tmp_path / "datapackage.json").write_text(text, encoding="utf-8")
    for name in ("stops", "trams"):
        (tmp_path / f"{name}.parquet").write_bytes(b"PAR1")
    assert [each.rule for each in validate(tmp_path)] == ["resource-unsupported"]


@pytest.mark.parametrize("name", ["CHANGELOG.md", "CITATION.cff"])
def test_a_text_that_is_not_utf8_is_told_once(name: str, own_toy: Path) -> None:
    with (own_toy / name).open("ab") as text:
        text.write(b"\xff\n")
    assert [(each.path, each.rule) for each in check_texts(open_package(own_toy))] == [(name, "encoding")]


@pytest.mark.parametrize(
    ("table", "column"), [("claims", "stance"), ("claims", "record_status"), ("sources", "role")]
)
def test_a_column_gone_from_schema_and_table_is_told(released: Path, table: str, column: str) -> None:
    path = released / "schemas" / f"{table}.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    schema["fields"] = [field for field in schema["fields"] if field["name"] != column]
    path.write_text(json.dumps(schema), encoding="utf-8")
    data = released / "data" / f"{table}.csv"
    pd.read_csv(data, dtype=str, keep_default_na=False).drop(columns=column).to_csv(data, index=False)
    assert "rule-lacks-column" in {each.rule for each in validate(released)}
