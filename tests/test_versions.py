"""A version tells the truth about what changed since the last release, or is refused."""

import functools
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from conftest import ROOT, read_json, write_toy
from works import CORRECTION, Edit, Works, commit_all, correct, write_works

import korea_deepfake_record as kdr
from korea_deepfake_record.descriptor import open_package
from korea_deepfake_record.editions import find_edition
from korea_deepfake_record.publish.record import record
from korea_deepfake_record.publish.release import publish
from korea_deepfake_record.validate import OWN, validate
from korea_deepfake_record.versions import (
    MESSAGES,
    check_versions,
    describe_edition,
    policy_table,
    read_ledger,
    read_revision,
    release_notes,
    write_ledger,
)


def raise_to(version: str, entry: str, *edits: Edit) -> Edit:
    """Edits together with the version and an entry in the changelog."""

    def edit(works: Works) -> None:
        works.version = version
        works.sections = {version: entry, "1.0.0": "First."}
        for each in edits:
            each(works)

    return edit


def drop_row(works: Works) -> None:
    works.rows["works"].pop(0)


def retire(works: Works) -> None:
    works.rows["retired"].append({"retired_id": "w1", "table": "works", "version": works.version})


def drop_link(works: Works) -> None:
    works.rows["links"].pop()


def clear_years(works: Works) -> None:
    for number, row in enumerate(works.rows["works"], 1):
        entry = {"correction_id": f"cor-00{number}", "record": row["work_id"], "wrong_value": row["year"]}
        works.rows["corrections"].append(CORRECTION | entry | {"right_value": ""})
        row["year"] = ""


def lower(works: Works) -> None:
    works.version, works.sections = "0.9.0", {"0.9.0": "Earlier."}


def change_year(works: Works) -> None:
    works.rows["works"][0]["year"] = "1950"


def change_day(works: Works) -> None:
    works.rows["works"][1] |= {"day": "1903", "day_earliest": "1903-01-01"}


def misremember(works: Works) -> None:
    works.version, works.sections = "1.0.1", {"1.0.1": "`works`."}
    correct(works, wrong_value="1899")


def forget_entry(works: Works) -> None:
    works.version, works.sections = "1.0.1", {"1.0.0": "First."}


REMOVED = "### Removed\n\n- A row of `links`."
# What breaks each rule of the gate: the place, and the edit after a release as 1.0.0.
CASES: list[tuple[str, tuple[str, int, str], Edit]] = [
    ("version-raised", ("datapackage.json", 3, "version"), correct),
    ("version-raised", ("datapackage.json", 3, "version"), raise_to("1.0.1", REMOVED, drop_link)),
    ("changed-cell-is-corrected", ("data/works.csv", 2, "year"), change_year),
    ("changed-cell-is-corrected", ("data/works.csv", 3, "day"), change_day),
    ("correction-has-released-value", ("data/corrections.csv", 2, "wrong_value"), misremember),
    ("version-not-below-release", ("datapackage.json", 3, "version"), lower),
    ("changelog-has-version", ("CHANGELOG.md", 0, ""), forget_entry),
    ("changelog-names-table", ("CHANGELOG.md", 3, ""), raise_to("1.0.1", "Two works.", correct)),
    (
        "gone-id-is-retired",
        ("data/works.csv", 0, "work_id"),
        raise_to("2.0.0", "### Removed\n\n`works`.", drop_row),
    ),
    ("lost-rows-are-explained", ("data/links.csv", 0, ""), raise_to("2.0.0", "`links`.", drop_link)),
    ("lost-values-are-explained", ("data/works.csv", 0, "year"), raise_to("1.0.1", "`works`.", clear_years)),
    (
        "changelog-agrees",
        ("CHANGELOG.md", 3, ""),
        lambda works: setattr(works, "sections", {"1.0.1": "New."}),
    ),
]
SOUND: list[Edit] = [
    lambda works: None,
    raise_to("1.0.1", "`works`.", correct),
    raise_to("1.1.0", "Nothing differs."),
    raise_to("2.0.0", REMOVED, drop_link),
    raise_to("2.0.0", "### Removed\n\n- A row of `works`.", drop_row, retire),
    raise_to("1.0.1", "`year` of `works` is empty.", clear_years),
]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A git repository with the works as they were released, and the ledger of the release."""
    folder = tmp_path / "checkout"
    commit_all(write_works(folder), "v1.0.0")
    record(folder, str(folder))
    return folder


def find(folder: Path) -> list[tuple[str, tuple[str, int, str]]]:
    """Rule and place of each finding."""
    return [(each.rule, (each.path, each.line, each.column)) for each in check_versions(open_package(folder))]


@pytest.mark.parametrize(("rule", "place", "edit"), CASES)
def test_what_breaks_a_rule_is_found_there_and_by_no_other(
    rule: str, place: tuple[str, int, str], edit: Edit, checkout: Path
) -> None:
    assert find(write_works(checkout, edit)) == [(rule, place)]


@pytest.mark.parametrize("edit", SOUND)
def test_a_version_that_tells_the_truth_passes(edit: Edit, checkout: Path) -> None:
    assert find(write_works(checkout, edit)) == []


def test_every_rule_has_a_case() -> None:
    elsewhere = {"ledger", "citation-agrees", "install-agrees"}
    assert set(MESSAGES) == elsewhere | {rule for rule, _, _ in CASES}


def test_before_the_first_release_there_is_nothing_to_hold_against(tmp_path: Path) -> None:
    assert find(write_works(tmp_path)) == []


def test_what_is_recorded_does_not_change_without_a_new_version(checkout: Path) -> None:
    write_works(checkout, raise_to("1.0.1", "`works`.", correct))
    record(checkout, str(checkout))
    assert find(checkout) == []
    write_works(checkout, raise_to("1.0.1", "`works`.", correct, drop_link))
    assert ("version-raised", ("datapackage.json", 3, "version")) in find(checkout)


def test_a_change_is_told_of_the_last_release_only(checkout: Path) -> None:
    write_works(checkout, raise_to("1.0.1", "`works`.", correct))
    record(checkout, str(checkout))
    edit = raise_to("1.0.1", "`works`.", correct, lambda works: works.rows["works"][1].update(kind="novel"))
    found = check_versions(open_package(write_works(checkout, edit)))
    assert [each.problem for each in found] == [
        "kind of w2 is not what 1.0.1 had, and no row of `corrections` says so."
    ]


def test_a_message_tells_what_why_and_how_to_mend(checkout: Path) -> None:
    found = check_versions(open_package(write_works(checkout, drop_link)))
    assert [each.text for each in found] == [
        "datapackage.json:3:version: '1.0.0' is too low for what changed since 1.0.0: a row without an "
        "identifier gone (w2|w1) asks for 2.0.0. Raise it to 2.0.0. [version-raised]"
    ]


def test_a_released_cell_that_changed_is_told_where_it_is_with_both_cures(checkout: Path) -> None:
    found = check_versions(open_package(write_works(checkout, change_year)))
    assert [each.text for each in found] == [
        "data/works.csv:2:year: year of w1 is not what 1.0.0 had, and no row of `corrections` says so. "
        "Add a row to data/corrections.csv, or raise the version to 2.0.0. [changed-cell-is-corrected]"
    ]


def test_a_key_that_was_used_again_is_not_told_cell_by_cell(checkout: Path) -> None:
    def add_again(works: Works) -> None:
        works.rows["works"].append(works.rows["works"][0] | {"year": "1950", "kind": "play"})

    assert find(write_works(checkout, add_again)) == []


def test_what_has_no_version_yet_counts_until_the_version_is_recorded(checkout: Path) -> None:
    def edit(works: Works) -> None:
        works.version, works.sections = "1.0.1", {"1.0.1": "Years.", "1.0.0": "First."}
        correct(works)

    changelog = write_works(checkout, edit) / "CHANGELOG.md"
    text = changelog.read_text(encoding="utf-8")
    changelog.write_text(text.replace("## [", "## [Unreleased]\n\n`works`.\n\n## [", 1), encoding="utf-8")
    assert find(checkout) == []
    record(checkout, str(checkout))
    assert find(checkout) == [("changelog-names-table", ("CHANGELOG.md", 7, ""))]


def test_a_changelog_without_headings_lacks_the_version(checkout: Path) -> None:
    write_works(checkout, raise_to("1.0.1", "`works`.", correct))
    (checkout / "CHANGELOG.md").write_text("# Changelog\n", encoding="utf-8")
    assert find(checkout) == [("changelog-has-version", ("CHANGELOG.md", 0, ""))]


def test_a_broken_ledger_is_told(checkout: Path) -> None:
    (checkout / "releases" / "1.0.0.json").write_text('{"ledger": "other"}', encoding="utf-8")
    assert find(checkout) == [("ledger", ("releases/1.0.0.json", 0, ""))]


@pytest.mark.parametrize("line", ['version: "1.0.1"', "version: 1.0.1", "date-released: 2000-01-02"])
def test_the_citation_names_the_same_version_and_day(line: str, checkout: Path) -> None:
    (checkout / "CITATION.cff").write_text(f"cff-version: 1.2.0\n{line}\n", encoding="utf-8")
    assert find(checkout) == [("citation-agrees", ("CITATION.cff", 2, line.partition(":")[0]))]


def test_the_installed_package_is_of_the_same_version(tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(ROOT / "src", site, ignore=shutil.ignore_patterns("__pycache__"))
    write_works(site / "korea_deepfake_record" / "_package", lambda works: setattr(works, "version", "9.9.9"))
    (site / "works-1.0.0.dist-info").mkdir()
    (site / "works-1.0.0.dist-info" / "METADATA").write_text(
        "Name: works\nVersion: 1.0.0\n", encoding="utf-8"
    )
    program = """
from korea_deepfake_record.descriptor import find_package, open_package
from korea_deepfake_record.versions import check_versions
print(*(each.text for each in check_versions(open_package(find_package()))), sep="\\n")
"""
    command = [sys.executable, "-c", program]
    run = subprocess.run(
        command, env=os.environ | {"PYTHONPATH": str(site)}, capture_output=True, text=True, check=True
    )
    problem = "The installed package is of '1.0.0', not '9.9.9'. Run: make release"
    assert run.stdout == f"datapackage.json:3:version: {problem} [install-agrees]\n"


def test_the_validator_asks_the_gate_of_our_own_package(tmp_path: Path) -> None:
    folder = write_toy(tmp_path / "own", OWN)
    write_ledger(describe_edition(open_package(folder)), folder)
    before = {each.rule for each in validate(folder)}
    (folder / "data" / "claim_actors.csv").write_text("claim_id,actor_id,role\n", encoding="utf-8")
    assert {"version-raised"} <= {each.rule for each in validate(folder)} - before


def test_a_ledger_remembers_every_cell_and_is_written_once(checkout: Path) -> None:
    package = open_package(checkout)
    ledger = checkout / "releases" / "1.0.0.json"
    text = ledger.read_text(encoding="utf-8")
    assert json.loads(text)["version"] == "1.0.0"
    assert write_ledger(read_ledger(ledger), checkout).read_text(encoding="utf-8") == text
    write_ledger(describe_edition(package), checkout)
    changed = describe_edition(open_package(write_works(checkout, drop_link)))
    with pytest.raises(ValueError, match=r"^releases/1\.0\.0\.json: .* Raise the version\. \[ledger\]$"):
        write_ledger(changed, checkout)


def test_a_release_is_recorded_from_its_commit(checkout: Path) -> None:
    text = (checkout / "releases" / "1.0.0.json").read_text(encoding="utf-8")
    (checkout / "releases" / "1.0.0.json").unlink()
    write_works(checkout, raise_to("2.0.0", "`links`.", drop_link))
    ledger, findings = record(checkout, "v1.0.0")
    assert (ledger.read_text(encoding="utf-8"), findings) == (text, [])
    assert read_revision("v1.0.0", checkout).version == "1.0.0"


def test_nothing_is_recorded_while_there_is_something_to_mend(toy: Path) -> None:
    (toy / "data" / "claims.csv").unlink()
    _, findings = record(toy)
    assert findings
    assert not (toy / "releases").exists()


def test_the_real_data_can_be_remembered(tmp_path: Path) -> None:
    edition = describe_edition(open_package(ROOT))
    ledger = write_ledger(edition, tmp_path)
    assert write_ledger(read_ledger(ledger), tmp_path) == ledger


def test_the_notes_tell_the_entry_and_what_differs(checkout: Path) -> None:
    write_works(checkout, raise_to("1.0.1", "### Fixed\n\n- A year in `works`.", correct))
    notes = release_notes(open_package(checkout))
    assert "\n## Fixed\n\n- A year in `works`.\n" in notes
    assert "- works: year of w1: '1901' → '1902' [cell-corrected]\n" in notes


def test_the_first_notes_say_that_there_was_no_release_before(still_toy: Path) -> None:
    assert "There is no release before this one." in release_notes(open_package(still_toy))


def test_the_page_prints_the_policy_of_the_code() -> None:
    assert policy_table() in (ROOT / "docs" / "versioning.md").read_text(encoding="utf-8")


def test_the_page_names_every_rule_of_the_gate() -> None:
    page = (ROOT / "docs" / "versioning.md").read_text(encoding="utf-8")
    assert [rule for rule in MESSAGES if f"`{rule}`" not in page] == []


def test_the_schemas_say_only_what_the_policy_knows() -> None:
    said = [
        field.get("kdr:change")
        for each in (ROOT / "schemas").glob("*.json")
        for field in read_json(each)["fields"]
    ]
    assert set(said) - {None} == {"text", "meaning", "status"}


def test_corrections_of_a_record_are_shown(toy: Path) -> None:
    shown = kdr.corrections("clm-0001", where=toy)
    assert list(shown["right_value"]) == ["on-topic"]
    assert kdr.corrections("prp-001", where=toy).empty
    assert len(kdr.corrections(table="claims", where=toy)) == 1
    assert kdr.corrections(table="sources", where=toy).empty


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one release, of a version that is not ours."""
    folder = write_toy(tmp_path_factory.mktemp("other") / "toy", OWN.replace("korea", "toy"))
    set_version(folder, "0.0.7")
    output = tmp_path_factory.mktemp("dist")
    _, findings = publish(folder, output, ROOT)
    assert findings == []
    return output


def set_version(folder: Path, version: str, **more: object) -> None:
    """Give the package in a folder another version."""
    file = folder / "datapackage.json"
    file.write_text(json.dumps(read_json(file) | {"version": version} | more, indent=2), encoding="utf-8")
    (folder / "CHANGELOG.md").write_text(f"## [{version}] - 2000-01-01\n", encoding="utf-8")
    for name in ("retired", "corrections"):
        table = folder / "data" / f"{name}.csv"
        table.write_text(table.read_text(encoding="utf-8").replace("1.0.0", "0.0.1"), encoding="utf-8")


def test_another_version_is_loaded_from_folder_or_zip(dist: Path) -> None:
    release = next(dist.iterdir())
    wanted = kdr.load("claims", where=release)
    for where in (dist, release, next(release.glob("*.zip"))):
        loaded = kdr.load("claims", version="0.0.7", where=where)
        assert loaded.attrs["version"] == "0.0.7"
        pd.testing.assert_frame_equal(loaded, wanted)
    assert kdr.load(version=kdr.version).keys() == kdr.load().keys()


def test_a_version_that_is_not_there_says_what_to_do(dist: Path) -> None:
    release = next(dist.iterdir())
    with pytest.raises(
        ValueError, match=r"holds version '0\.0\.7', not '0\.0\.8'\. Give another folder or zip\.$"
    ):
        kdr.load(version="0.0.8", where=release)
    with pytest.raises(
        ValueError, match=r"no release of version '0\.0\.8' in .* Give its folder or zip with where="
    ):
        kdr.load(version="0.0.8", where=dist)
    with pytest.raises(
        ValueError, match=r"'0\.0\.8' is not here: .* no address of releases\. Give its folder"
    ):
        kdr.load(version="0.0.8")
    with pytest.raises(ValueError, match=r"^'latest' is no version\. Write three numbers"):
        kdr.load(version="latest")


def test_a_place_that_holds_no_data_is_told_from_one_that_holds_releases(dist: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"' holds releases: 0\.0\.7\. Choose one with version=…\.$"):
        kdr.load("claims", where=dist)
    (tmp_path / "toy-0.0.9.zip").touch()
    with pytest.raises(ValueError, match=r"' holds releases: 0\.0\.9\. Choose one"):
        kdr.load(where=tmp_path)
    (tmp_path / "toy-0.0.9.zip").unlink()
    with pytest.raises(
        ValueError, match=r"' holds neither datapackage\.json nor a release\. Give the folder"
    ):
        kdr.load(where=tmp_path)
    for version in (None, "0.0.7"):
        with pytest.raises(ValueError, match=r"^There is no '.*nowhere'\. Give the folder or zip of a rel"):
            kdr.load(where=tmp_path / "nowhere", version=version)


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A server of files that says nothing."""

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def address(dist: Path) -> Iterator[str]:
    """Address on this machine at which the release lies."""
    handler = functools.partial(Quiet, directory=str(next(dist.iterdir())))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{{file}}"
        server.shutdown()


@pytest.fixture
def own(dist: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The package at hand, of a later version than the release; what is kept lies in a folder of the test."""
    folder = write_toy(tmp_path / "own", next(dist.iterdir()).name.removesuffix("-0.0.7"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "kept"))
    monkeypatch.setattr("korea_deepfake_record.editions.find_package", lambda: folder)
    return folder


def test_a_version_is_downloaded_once_checked_and_kept(own: Path, address: str) -> None:
    set_version(own, "0.0.8", **{"kdr:releases": {"address": address}})
    assert kdr.load("claims", version="0.0.7").attrs["version"] == "0.0.7"
    unreachable = {"address": "http://127.0.0.1:9/{file}"}
    set_version(own, "0.0.8", **{"kdr:releases": unreachable})
    assert find_edition(version="0.0.7").name.endswith("-0.0.7")
    with pytest.raises(
        OSError, match=r"'0\.0\.6' could not be downloaded .* when you are online; .* Or: Give its folder"
    ):
        kdr.load(version="0.0.6")


def test_a_file_that_was_not_released_is_refused(own: Path, address: str) -> None:
    set_version(own, "0.0.8", **{"kdr:releases": {"address": address, "sha256": {"0.0.7": "0" * 64}}})
    with pytest.raises(ValueError, match=r"is not the file that was released: its SHA-256 is another\."):
        kdr.load(version="0.0.7")
