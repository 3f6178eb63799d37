"""What is published is what was checked, whole, the same on every machine."""

import hashlib
import json
import os
import random
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import frictionless
import pandas as pd
import pyarrow.parquet as pq
import pytest
from conftest import ROOT, write_toy
from packages import write_package

from korea_deepfake_record.attributes import frame_attributes
from korea_deepfake_record.descriptor import open_package
from korea_deepfake_record.frames import read_frame
from korea_deepfake_record.publish.archive import file_hash, list_files
from korea_deepfake_record.publish.csv import csv_text
from korea_deepfake_record.publish.release import publish
from korea_deepfake_record.publish.swap import recover, replace, swap
from korea_deepfake_record.validate import validate

PUBLISH = f"""
import sys; from pathlib import Path; from korea_deepfake_record.publish.release import publish
from korea_deepfake_record.site import write_explorer
output, *packages = [Path(each) for each in sys.argv[1:]]
beside = [write_explorer] if len(packages) == 1 else []
while True:
    for package in packages:
        target, findings = publish(package, output, Path({str(ROOT)!r}), beside)
        assert not findings, findings
        print(target, flush=True)
    if len(packages) == 1: break
"""


@pytest.fixture(scope="session", params=["toy", "real"])
def package(request: pytest.FixtureRequest, still_toy: Path) -> Path:
    """Folder of the package that is published."""
    return still_toy if request.param == "toy" else ROOT


@pytest.fixture(scope="session")
def release(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the release of that package."""
    target, findings = publish(package, tmp_path_factory.mktemp("dist"), ROOT)
    if findings:
        pytest.fail("\n".join(each.text for each in findings), pytrace=False)
    return target


@pytest.fixture(scope="session")
def wheel(release: Path) -> Path:
    """The wheel of that release."""
    return next(release.glob("*.whl"))


def read_files(folder: Path) -> dict[str, bytes]:
    """Bytes of every file below a folder."""
    return {path: file.read_bytes() for path, file in list_files(folder).items()}


def sums_hold(folder: Path) -> bool:
    """Whether SHA256SUMS names every file of a release and every hash is right."""
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    named = {path: digest for digest, path in (line.split("  ") for line in lines)}
    files = {path: file_hash(file) for path, file in list_files(folder).items()}
    archives = {path for path in files if path.endswith((".zip", ".whl", ".sha256"))}
    return named == {path: files[path] for path in files.keys() - archives - {"SHA256SUMS"}}


def test_a_release_holds_what_it_promises(package: Path, release: Path) -> None:
    names = [table.name for table in open_package(package).tables]
    texts = "CHANGELOG.md CITATION.cff LICENSE LICENSE-DATA README.md SHA256SUMS codebook.md datapackage.json"
    wanted = {*texts.split(), "REUSE.toml", "release-notes.md", "parquet/datapackage.json"}
    wanted |= {".zenodo.json", "croissant.json", "datacite.json", "metadata.json"}
    wanted |= {"datasheet.md", "other-tools.md"}
    wanted |= {f"LICENSES/{each.name}" for each in (ROOT / "LICENSES").iterdir()}
    for folder, ending in (("csv", "csv"), ("parquet", "parquet"), ("schemas", "json")):
        wanted |= {f"{folder}/{name}.{ending}" for name in names}
    name = open_package(package).name
    wanted |= {"csv/csv-metadata.json", f"{name}.sqlite", f"{name}.xlsx"}
    archives = {each.name for ending in ("zip", "whl") for each in release.glob(f"*.{ending}*")}
    assert set(read_files(release)) == wanted | archives
    assert len(archives) == 4


def test_the_checksums_of_a_release_hold(release: Path) -> None:
    assert sums_hold(release)
    for each in release.glob("*.sha256"):
        digest, name = each.read_text(encoding="utf-8").split()
        assert file_hash(release / name) == digest


def test_published_csv_is_the_data_byte_for_byte(package: Path, release: Path) -> None:
    for table in open_package(package).tables:
        assert (release / "csv" / f"{table.name}.csv").read_bytes() == (package / table.path).read_bytes()


def test_a_plain_read_of_parquet_gives_the_checked_frame(package: Path, release: Path) -> None:
    described = open_package(package)
    for table in described.tables:
        plain, checked = (
            pd.read_parquet(release / "parquet" / f"{table.name}.parquet"),
            read_frame(table, package),
        )
        if checked.empty:  # codes that no row uses have nowhere to stand in a file without rows
            plain = plain.astype(checked.dtypes)
        pd.testing.assert_frame_equal(plain, checked)
        assert plain.attrs == frame_attributes(described, table)


def test_csv_to_parquet_to_pandas_to_csv_is_the_identity(package: Path, release: Path) -> None:
    for table in open_package(package).tables:
        text = csv_text(pd.read_parquet(release / "parquet" / f"{table.name}.parquet"))
        assert text.encode() == (package / table.path).read_bytes()


def test_the_content_hash_is_that_of_the_values_in_either_form(release: Path) -> None:
    for descriptor in (release / "datapackage.json", release / "parquet" / "datapackage.json"):
        for resource in json.loads(descriptor.read_text(encoding="utf-8"))["resources"]:
            text = csv_text(pd.read_parquet(release / "parquet" / f"{resource['name']}.parquet"))
            assert resource["kdr:contentHash"] == f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def test_descriptors_tell_size_and_hash_of_every_file(release: Path) -> None:
    for descriptor in (release / "datapackage.json", release / "parquet" / "datapackage.json"):
        for resource in json.loads(descriptor.read_text(encoding="utf-8"))["resources"]:
            file = descriptor.parent / resource["path"]
            told = (resource["bytes"], resource["hash"])
            assert told == (file.stat().st_size, f"sha256:{file_hash(file)}")


def test_published_tables_keep_the_rules_of_the_data(release: Path) -> None:
    assert [each.text for each in validate(release)] == []


def test_the_published_package_is_one_to_others_too(release: Path) -> None:
    assert frictionless.Package(release / "datapackage.json").validate().flatten(["title", "message"]) == []


def test_published_parquet_keeps_the_rules_of_the_data(package: Path, release: Path, tmp_path: Path) -> None:
    described = open_package(package)
    rewritten = write_toy(tmp_path / "rewritten", described.name)
    for table in described.tables:
        text = csv_text(pd.read_parquet(release / "parquet" / f"{table.name}.parquet"))
        (rewritten / table.path).write_text(text, encoding="utf-8", newline="")
    assert [each.text for each in validate(rewritten)] == []


def test_columns_of_parquet_carry_their_description(package: Path, release: Path) -> None:
    for table in open_package(package).tables:
        schema = pq.read_schema(release / "parquet" / f"{table.name}.parquet")
        told = {each.name: each.metadata[b"description"].decode() for each in schema}
        assert told == {field.name: field.description for field in table.fields}


def test_the_codebook_names_every_table_column_and_code(package: Path, release: Path) -> None:
    codebook = (release / "codebook.md").read_text(encoding="utf-8")
    for table in open_package(package).tables:
        section = codebook.split(f"\n## {table.name}\n")[1].split("\n## ")[0]
        for field in table.fields:
            assert all(f"`{word}`" in section for word in (field.name, *field.categories))


def test_the_zip_holds_what_the_folder_holds(release: Path) -> None:
    with zipfile.ZipFile(next(release.glob("*.zip"))) as archive:
        zipped = {name.removeprefix(f"{release.name}/"): archive.read(name) for name in archive.namelist()}
    files = read_files(release)
    assert zipped == {path: files[path] for path in files if not path.endswith((".zip", ".whl", ".sha256"))}


def test_the_wheel_loads_with_pandas_and_pyarrow_only(package: Path, wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-index",
        "--no-deps",
        "--target",
        site,
        wheel,
    ]
    subprocess.run(install, check=True)
    program = """
import sys
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in "polars pandera edtf frictionless hatchling pydantic jsonschema".split():
            raise ImportError(name)
sys.meta_path.insert(0, Refuse())
import korea_deepfake_record as kdr
assert kdr.__file__.startswith(sys.argv[1]), kdr.__file__
print(kdr.version, *sorted(kdr.load()))
assert kdr.version in kdr.cite()
"""
    command = [sys.executable, "-W", "error", "-c", program, str(site)]
    run = subprocess.run(
        command, env=os.environ | {"PYTHONPATH": str(site)}, cwd=tmp_path, capture_output=True, text=True
    )
    described = open_package(package)
    assert run.stdout.split() == [described.version, *sorted(each.name for each in described.tables)], (
        run.stderr
    )


def test_the_wheel_tells_nothing_of_its_builder(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        tags = next(name for name in archive.namelist() if name.endswith("WHEEL"))
        assert "Generator: hatchling\n" in archive.read(tags).decode()


def test_two_builds_give_the_same_bytes(still_toy: Path, tmp_path: Path) -> None:
    circumstances = (
        (0o077, {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONHASHSEED": "1"}),
        (
            0o002,
            {"TZ": "America/St_Johns", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2", "SOURCE_DATE_EPOCH": "99"},
        ),
    )
    built = []
    for number, (umask, differing) in enumerate(circumstances):
        output = tmp_path / f"build-{number}"
        output.mkdir()
        command = [sys.executable, "-c", PUBLISH, "dist", still_toy]
        subprocess.run(
            command, cwd=output, umask=umask, env=os.environ | differing, check=True, capture_output=True
        )
        modes = {each.relative_to(output): each.stat().st_mode for each in (output / "dist").glob("*/**/*")}
        built.append((read_files(output), modes))
    assert built[0] == built[1]


def test_a_package_of_other_tables_is_published_whole(tmp_path: Path) -> None:
    fields = [
        {"name": "tree", "type": "string"},
        {"name": "tall", "type": "number"},
        {"name": "near", "type": "string"},
    ]
    key = {"fields": "near", "reference": {"resource": "", "fields": "tree"}}
    schema = {"fields": fields, "primaryKey": "tree", "foreignKeys": [key]}
    named = [{"name": "trees", "path": "trees.csv", "schema": schema}]
    told = {"version": "0.1.0", "description": "Trees of a park.", "contributors": [{"title": "Park"}]}
    told["$schema"] = "https://datapackage.org/profiles/2.0/datapackage.json"
    folder = write_package(
        tmp_path / "park", {"trees.csv": "tree,tall,near\nt1,3.5,\nt2,,t1\n"}, named, **told
    )
    (folder / "CHANGELOG.md").write_text("## [0.1.0] - 2001-02-03\n", encoding="utf-8")
    target, findings = publish(folder, tmp_path / "dist", ROOT)
    assert findings == []
    assert sums_hold(target)
    assert {"csv", "parquet", "schemas"} == {each.parent.name for each in target.glob("*/trees.*")}
    assert {each.suffix for each in target.glob(f"{open_package(folder).name}*")} >= {
        ".sqlite",
        ".xlsx",
        ".zip",
    }
    card = (target / "README.md").read_text(encoding="utf-8")
    assert "| `trees` | 2 |" in card
    assert "explorer" not in card


def test_a_killed_run_leaves_the_old_release_or_the_new_one(still_toy: Path, tmp_path: Path) -> None:
    other = write_toy(tmp_path / "other")
    with (other / "CHANGELOG.md").open("a", encoding="utf-8") as changelog:
        changelog.write("\nAnother text.\n")
    seen = set()
    for _ in range(4):
        command = [sys.executable, "-c", PUBLISH, tmp_path / "dist", still_toy, other]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
            assert run.stdout is not None
            target = Path(run.stdout.readline().strip())
            time.sleep(random.uniform(0, 1))
            run.kill()
        assert sums_hold(target)
        seen.add(hashlib.sha256((target / "SHA256SUMS").read_bytes()).hexdigest())
    publish(still_toy, tmp_path / "dist", ROOT)
    assert list((tmp_path / "dist").iterdir()) == [target]
    assert len(seen) <= 2


def test_a_failed_run_leaves_nothing_behind(toy: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="LICENSES"):
        publish(toy, tmp_path / "dist", project=tmp_path)
    assert list((tmp_path / "dist").iterdir()) == []


def test_what_was_caught_between_two_renames_is_put_back(tmp_path: Path) -> None:
    retired = tmp_path / ".release.retired-1"
    retired.mkdir()
    (retired / "old").touch()
    recover(tmp_path / "release")
    assert set(read_files(tmp_path)) == {"release/old"}


@pytest.mark.parametrize("put", [swap, replace])
def test_a_release_takes_the_place_of_the_one_before(
    put: Callable[[Path, Path], None], tmp_path: Path
) -> None:
    for name in ("fresh", "target"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    put(tmp_path / "fresh", tmp_path / "target")
    assert "target/fresh" in read_files(tmp_path)
    assert "target/target" not in read_files(tmp_path)


def test_nothing_is_published_while_there_is_something_to_mend(toy: Path, tmp_path: Path) -> None:
    (toy / open_package(toy).tables[0].path).unlink()
    _, findings = publish(toy, tmp_path / "dist", ROOT)
    assert findings
    assert not (tmp_path / "dist").exists()


def test_nothing_is_published_without_a_date(toy: Path, tmp_path: Path) -> None:
    (toy / "CHANGELOG.md").write_text("## [0.0.1] - 2000-01-01\n", encoding="utf-8")
    _, findings = publish(toy, tmp_path / "dist", ROOT)
    assert [each.rule for each in findings] == ["changelog-has-version"]
