"""A toy package that every test may use: one row per table, made of the examples in the schemas."""

import csv
import json
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def write_toy(folder: Path) -> Path:
    """Write the toy package: the real descriptor and schemas, and one row of examples per table."""
    (folder / "data").mkdir(parents=True)
    shutil.copyfile(ROOT / "datapackage.json", folder / "datapackage.json")
    shutil.copytree(ROOT / "schemas", folder / "schemas")
    version = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["version"]
    (folder / "CHANGELOG.md").write_text(f"## [{version}] - 2000-01-01\n", encoding="utf-8")
    for schema in (folder / "schemas").glob("*.json"):
        fields = json.loads(schema.read_text(encoding="utf-8"))["fields"]
        with (folder / "data" / f"{schema.stem}.csv").open("w", encoding="utf-8", newline="") as written:
            writer = csv.writer(written, lineterminator="\n")
            writer.writerow(field["name"] for field in fields)
            writer.writerow(cell(field.get("example")) for field in fields)
    return folder


def cell(example: object) -> str:
    """An example as a cell holds it."""
    return "" if example is None else example if isinstance(example, str) else json.dumps(example)


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """Folder of a toy package that the test may change."""
    return write_toy(tmp_path / "toy")


@pytest.fixture(scope="session")
def still_toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a toy package that no test changes."""
    return write_toy(tmp_path_factory.mktemp("still") / "toy")
