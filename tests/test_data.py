"""The data keep every rule, as they stand here and as they are published."""

import json

import pandas as pd
import pytest
from conftest import ROOT

from korea_deepfake_record.descriptor import open_package
from korea_deepfake_record.finding import Finding
from korea_deepfake_record.frames import read_frame
from korea_deepfake_record.publish.tables import write_tables
from korea_deepfake_record.rules import check_frame, check_frames
from korea_deepfake_record.validate import validate

TABLES = [each["name"] for each in json.loads((ROOT / "datapackage.json").read_bytes())["resources"]]
Frames = dict[str, pd.DataFrame]


@pytest.fixture(scope="module")
def findings() -> list[Finding]:
    """What is to be mended in the package, as scripts/validate.py tells it."""
    return validate(ROOT)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Frames:
    """The tables as a plain reader gets them from what is published."""
    package, folder = open_package(ROOT), tmp_path_factory.mktemp("published")
    frames: Frames = {}
    write_tables(package, folder)
    for table in package.tables:
        checked = read_frame(table, ROOT)
        frames[table.name] = pd.read_parquet(folder / "parquet" / f"{table.name}.parquet")
        if checked.empty:  # codes that no row uses have nowhere to stand in a file without rows
            frames[table.name] = frames[table.name].astype(checked.dtypes)
        frames[table.name].index += 2  # so that a finding gives the line of the CSV file
    return frames


@pytest.fixture(scope="module")
def broken(published: Frames) -> list[Finding]:
    """What rules the published tables break."""
    return check_frames(published, open_package(ROOT))


def tell(findings: list[Finding]) -> None:
    """Fail with the lines that the command prints, and with nothing else."""
    if findings:
        pytest.fail("\n".join(each.text for each in findings), pytrace=False)


@pytest.mark.parametrize("name", TABLES)
def test_the_table_has_nothing_to_mend(name: str, findings: list[Finding]) -> None:
    paths = open_package(ROOT).table(name).paths
    tell([each for each in findings if each.path in paths])


def test_the_rest_of_the_package_has_nothing_to_mend(findings: list[Finding]) -> None:
    paths = {path for table in open_package(ROOT).tables for path in table.paths}
    tell([each for each in findings if each.path not in paths])


@pytest.mark.parametrize("name", TABLES)
def test_the_frame_is_what_its_schema_promises(name: str, published: Frames) -> None:
    table = open_package(ROOT).table(name)
    tell(check_frame(read_frame(table, ROOT, index_lines=True), table))
    tell(check_frame(published[name], table))


@pytest.mark.parametrize("name", TABLES)
def test_published_frames_keep_their_rules(name: str, published: Frames, broken: list[Finding]) -> None:
    tell([each for each in broken if each.path == open_package(ROOT).table(name).path])
