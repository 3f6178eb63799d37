"""A toy package that every test may use: one row per table, made of the examples in the schemas."""

import csv
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from korea_deepfake_record.descriptor import Package
from korea_deepfake_record.publish.release import publish
from korea_deepfake_record.site import EXPLORER
from korea_deepfake_record.site.holdings import Holdings
from korea_deepfake_record.tables import load, open_data

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[1]


def write_toy(folder: Path, name: str = "toy") -> Path:
    """
    Write the toy package: the real schemas, one row of their examples per table.

    Under a name of its own it is judged by the standard alone, as any package is.
    """
    shutil.copytree(ROOT / "schemas", folder / "schemas")
    descriptor = read_json(ROOT / "datapackage.json") | {"name": name}
    (folder / "datapackage.json").write_text(json.dumps(descriptor, indent=2), encoding="utf-8")
    heading = f"## [{descriptor['version']}] - 2000-01-01\n"
    (folder / "CHANGELOG.md").write_text(heading, encoding="utf-8")
    schemas = {each["name"]: read_json(ROOT / each["schema"]) for each in descriptor["resources"]}
    examples = {table: example_row(schema) for table, schema in schemas.items()}
    (folder / "data").mkdir()
    for table, schema in schemas.items():
        row = examples[table] | point_to_examples(schema, examples)
        with (folder / "data" / f"{table}.csv").open("w", encoding="utf-8", newline="") as written:
            csv.writer(written, lineterminator="\n").writerows([row.keys(), row.values()])
    return folder


def read_json(path: Path) -> dict[str, Any]:
    """The object in a JSON file."""
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def example_row(schema: dict[str, Any]) -> dict[str, str]:
    """The example of every field, as a cell holds it."""
    examples = {field["name"]: field.get("example", "") for field in schema["fields"]}
    return {name: each if isinstance(each, str) else json.dumps(each) for name, each in examples.items()}


def point_to_examples(schema: dict[str, Any], examples: dict[str, dict[str, str]]) -> dict[str, str]:
    """Cells that refer to a row: to the one there is in another table, to none in the same table."""
    pointed: dict[str, str] = {}
    for key in schema.get("foreignKeys", []):
        target = examples.get(key["reference"]["resource"], {})
        names, wanted = (
            [each] if isinstance(each, str) else each for each in (key["fields"], key["reference"]["fields"])
        )
        pointed |= {name: target.get(column, "") for name, column in zip(names, wanted, strict=True)}
    return pointed


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """Folder of a toy package that the test may change."""
    return write_toy(tmp_path / "toy")


@pytest.fixture(scope="session")
def still_toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a toy package that no test changes."""
    return write_toy(tmp_path_factory.mktemp("still") / "toy")


@pytest.fixture(scope="session")
def published(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a release of our own tables, for who reads it; its explorer is the one that is there."""

    def copy_site(_: Package, folder: Path) -> None:
        shutil.copytree(site, (folder / EXPLORER).parent)

    target, findings = publish(ROOT, tmp_path_factory.mktemp("published"), ROOT, [copy_site])
    assert findings == []
    return target


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """A browser for the tests of one file: as long as it runs, nothing else there may wait for something."""
    from chromium import open_chromium

    with open_chromium() as opened:
        yield opened


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    """An empty page."""
    with browser.new_context(offline=True) as context:
        yield context.new_page()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site of our own data, by what the script says of it."""
    output = tmp_path_factory.mktemp("ours") / "site"
    command = [sys.executable, str(ROOT / "scripts" / "site.py"), "--output", str(output)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return Path(said.removeprefix("Open in a browser: ").strip()).parent


@pytest.fixture(scope="session")
def ours() -> Holdings:
    """What the pages look up of our own data."""
    return Holdings(open_data(ROOT), load(where=ROOT))


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site of a toy package in which every free text is an attack."""
    from sites import write_hostile

    return write_hostile(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site of a package without a row."""
    from sites import write_empty

    return write_empty(tmp_path_factory.mktemp("empty"))


@pytest.fixture(scope="module", params=["site", "hostile", "empty"])
def each_site(request: pytest.FixtureRequest) -> Path:
    """The folder of our own site, of one that attacks its reader, of one that says nothing."""
    folder: Path = request.getfixturevalue(request.param)
    return folder
