"""Slips in the schemas and papers of our own package are told."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from korea_deepfake_record.descriptor import open_package
from korea_deepfake_record.rules.checkout import check_checkout

Json = dict[str, Any]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The descriptor, schemas and papers of this checkout, without its tables."""
    for name in ("schemas", "releases"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("datapackage.json", "CHANGELOG.md", "CITATION.cff", "RELEASING.md"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def find(folder: Path) -> list[str]:
    """The rules that tell of something, each once."""
    return sorted({each.rule for each in check_checkout(open_package(folder))})


def edit_coded(folder: Path, change: Callable[[Json], object]) -> None:
    """Change the first column of a schema that defines its codes."""
    for path in sorted((folder / "schemas").glob("*.json")):
        schema = json.loads(path.read_text(encoding="utf-8"))
        for field in schema["fields"]:
            if "kdr:definitions" in field:
                change(field)
                path.write_text(json.dumps(schema), encoding="utf-8")
                return


def test_this_checkout_has_nothing_to_mend() -> None:
    assert find(ROOT) == []


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (lambda field: field["kdr:definitions"].popitem(), "code"),
        (lambda field: field["kdr:definitions"].update(other="Another."), "code"),
        (lambda field: field.update(example="none of them"), "example-fits"),
    ],
)
def test_a_schema_that_contradicts_itself_is_told(
    change: Callable[[Json], object], rule: str, checkout: Path
) -> None:
    edit_coded(checkout, change)
    assert find(checkout) == [rule]


def test_a_ledger_or_citation_that_is_gone_is_told(checkout: Path) -> None:
    shutil.rmtree(checkout / "releases")
    (checkout / "CITATION.cff").unlink()
    assert find(checkout) == ["citation-missing", "ledger-missing"]
