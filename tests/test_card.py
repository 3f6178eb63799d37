"""A release's README tells people what is here, below what machines read of it."""

import json
import re
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from korea_deepfake_record.citation import cite_as_text
from korea_deepfake_record.descriptor import open_package
from korea_deepfake_record.publish.card import size_category


@pytest.fixture(scope="module")
def card(published: Path) -> tuple[str, str]:
    """What machines read, and what people read."""
    head, _, text = (published / "README.md").read_text(encoding="utf-8").partition("\n---\n\n")
    return head.removeprefix("---\n"), text


def test_there_is_a_configuration_for_each_table_with_rows(published: Path, card: tuple[str, str]) -> None:
    found = [json.loads(each) for each in re.findall(r"^  - (\{.*\})$", card[0], re.MULTILINE)]
    rows = {file.stem: pq.read_metadata(file).num_rows for file in published.glob("parquet/*.parquet")}
    configured = {each["config_name"]: each["data_files"] for each in found}
    assert configured == {name: f"parquet/{name}.parquet" for name in rows if rows[name]}


def test_people_read_what_it_is_and_how_to_cite_it(published: Path, card: tuple[str, str]) -> None:
    package = open_package(published)
    head, _, rest = card[1].partition("\n\n")
    assert head == f"# {package.title}, version {package.version}"
    assert rest.startswith(package.description)
    assert cite_as_text(package) in rest


def test_people_read_how_many_rows_each_table_has_and_of_what(published: Path, card: tuple[str, str]) -> None:
    for table in open_package(published).tables:
        rows = pq.read_metadata(published / "parquet" / f"{table.name}.parquet").num_rows
        assert f"| `{table.name}` | {rows:,} | {table.description} |" in card[1]


def test_people_read_of_every_file_and_of_none_that_is_not_there(
    published: Path, card: tuple[str, str]
) -> None:
    sections = re.findall(
        r"^## (?:Open it|What else is here)$(.*?)(?=^## |\Z)", card[1], re.DOTALL | re.MULTILINE
    )
    rows = [line for section in sections for line in section.splitlines() if line.startswith("| ")]
    named = {each for row in rows for each in re.findall(r"`([\w*.-]+(?:/[\w.-]+)*)/?`", row)}
    found = {each.relative_to(published).parts[0] for name in named for each in published.glob(name)}
    assert {each.name for each in published.iterdir()} - {"README.md"} <= found
    assert [name for name in named if not any(published.glob(name))] == []


@pytest.mark.parametrize(
    ("rows", "size"),
    [
        (0, "n<1K"),
        (999, "n<1K"),
        (1000, "1K<n<10K"),
        (10**6 - 1, "100K<n<1M"),
        (10**12 - 1, "100B<n<1T"),
        (10**12, "n>1T"),
    ],
)
def test_the_size_is_told_in_powers_of_ten(rows: int, size: str) -> None:
    assert size_category(rows) == size
