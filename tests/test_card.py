"""A release's README is a dataset card: the project's README below what machines read of it."""

import json
import re
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from conftest import ROOT

from korea_deepfake_record.publish.card import size_category


def test_the_card_is_the_readme_below_a_configuration_for_each_table_with_rows(published: Path) -> None:
    card = (published / "README.md").read_text(encoding="utf-8")
    head, _, text = card.removeprefix("---\n").partition("---\n\n")
    assert text == (ROOT / "README.md").read_text(encoding="utf-8")
    found = [json.loads(each) for each in re.findall(r"^  - (\{.*\})$", head, re.MULTILINE)]
    rows = {file.stem: pq.read_metadata(file).num_rows for file in published.glob("parquet/*.parquet")}
    configured = {each["config_name"]: each["data_files"] for each in found}
    assert configured == {name: f"parquet/{name}.parquet" for name in rows if rows[name]}


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
