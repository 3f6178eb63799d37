"""Every tool that docs/other-tools.md shows reads a release, and all of them give the same answer."""

import json
import re
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from conftest import ROOT, read_json
from installed import find_program, find_python, run_in

from korea_deepfake_record.descriptor import open_package

PAGE = (ROOT / "docs" / "other-tools.md").read_text(encoding="utf-8")
PIECE = re.compile(r"^```(python|r)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
# What each section of the page needs beside Python itself.
NEEDS = {
    "pandas": "pandas",
    "Polars": "polars",
    "DuckDB": "duckdb",
    "SQLite": "sqlite3",
    "Excel": "openpyxl",
    "Hugging Face datasets": "datasets",
}
INSTALL_R = "Install R, as by: apt-get install r-base-core"
LOAD_EVERYTHING = """
import json, sys
from datasets import get_dataset_config_names, load_dataset
release = sys.argv[1]
loaded = {name: load_dataset(release, name, split="train") for name in get_dataset_config_names(release)}
print(json.dumps({name: [table.num_rows, table.column_names] for name, table in loaded.items()}))
"""


def list_pieces() -> list[tuple[str, str, str]]:
    """Each piece of code of the page: section, language, code."""
    sections = (section.split("\n", 1) for section in PAGE.split("\n## ")[1:])
    return [(name, *found.groups()) for name, text in sections for found in PIECE.finditer(text)]


def make_command(section: str, language: str, code: str) -> list[str]:
    """How a piece is run; the test is skipped where it cannot be."""
    if language == "python":
        return [find_python(NEEDS[section]), "-c", code]
    return [find_program("Rscript", INSTALL_R), "-e", code]


PIECES = list_pieces()


@pytest.fixture(scope="session")
def answer(published: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the first piece, of pandas, says."""
    return run_in(published, [sys.executable, "-c", PIECES[0][2]], tmp_path_factory.mktemp("home"))


@pytest.mark.parametrize(("section", "language", "code"), PIECES, ids=[each[0] for each in PIECES])
def test_a_tool_gives_the_same_answer(
    section: str, language: str, code: str, published: Path, answer: str, tmp_path: Path
) -> None:
    assert len(answer.splitlines()) == 5
    assert run_in(published, make_command(section, language, code), tmp_path) == answer


def test_every_configuration_of_the_dataset_card_loads(published: Path, tmp_path: Path) -> None:
    command = [find_python("datasets"), "-c", LOAD_EVERYTHING, str(published)]
    loaded = json.loads(run_in(published, command, tmp_path))
    files = {
        table.name: pq.read_table(published / "parquet" / f"{table.name}.parquet")
        for table in open_package(published).tables
    }
    wanted = {name: [table.num_rows, table.column_names] for name, table in files.items()}
    # That library refuses to load a table without rows.
    assert loaded == {name: each for name, each in wanted.items() if each[0]}


def test_columns_of_codes_have_them_as_enum_too() -> None:
    fields = [field for table in open_package(ROOT).tables for field in table.fields if field.categories]
    assert fields
    for field in fields:
        assert list(field.constraints["enum"]) == list(field.categories), field.name


def test_every_csv_is_a_table_to_readers_of_the_first_version_of_the_standard(published: Path) -> None:
    for resource in read_json(published / "datapackage.json")["resources"]:
        assert (resource["profile"], resource["type"]) == ("tabular-data-resource", "table")
        schema = read_json(published / resource["schema"])
        assert all(each["name"] and each["type"] for each in schema["fields"])
