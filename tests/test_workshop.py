"""Files about the repository agree with each other."""

import json
import os
import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from conftest import ROOT

from korea_deepfake_record.descriptor import open_package
from korea_deepfake_record.publish.cff import citation_file, find_release_date

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"^ *(?:- )?uses: [\w./-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+$")


def read(name: str) -> str:
    """Text of a file of the repository."""
    return (ROOT / name).read_text(encoding="utf-8")


def requirements(name: str) -> set[str]:
    """The pinned requirements in a file, without their hashes."""
    return {
        line.removesuffix(" \\") for line in read(f"requirements/{name}.txt").splitlines() if "==" in line
    }


def test_the_newest_entry_of_the_changelog_is_this_version() -> None:
    package = open_package(ROOT)
    newest = re.search(r"^## \[([0-9][^]]*)\]", read("CHANGELOG.md"), re.MULTILINE)
    assert newest is not None
    assert newest[1] == package.version
    released = find_release_date(package)
    assert released
    assert package.raw.get("created", released).startswith(released)


def test_the_installed_version_is_that_of_the_data() -> None:
    assert version("korea-deepfake-record") == open_package(ROOT).version


def test_the_citation_file_is_what_the_descriptor_says() -> None:
    """Where they differ, copy what the assertion shows: the descriptor is right."""
    assert read("CITATION.cff") == citation_file(open_package(ROOT))


def test_the_licences_are_named_alike_everywhere() -> None:
    descriptor = json.loads(read("datapackage.json"))["licenses"][0]
    stated = tomllib.loads(read("pyproject.toml"))["project"]["license"]
    assert stated == f"MIT AND {descriptor['name']}"
    assert descriptor["name"] in read("LICENSE-DATA")
    assert descriptor["path"] in read("LICENSE-DATA")
    assert read("LICENSE").startswith("MIT License")


@pytest.mark.parametrize("name", ["release", "dev"])
def test_requirements_are_pinned_by_hash_and_name_no_host(name: str) -> None:
    text = read(f"requirements/{name}.txt")
    pinned = re.split(r"\n(?=\S)", text.rstrip("\n"))
    assert all("==" in each and "--hash=sha256:" in each for each in pinned)
    assert "://" not in text
    assert "index" not in text


def test_release_and_development_use_the_same_versions() -> None:
    assert requirements("release") <= requirements("dev")


def test_every_dependency_has_a_floor_and_a_ceiling() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    extras = [each for listed in project["optional-dependencies"].values() for each in listed]
    named = [*project["dependencies"], *extras]
    assert all(re.search(r">=.+,<|^korea-deepfake-record\[", each) for each in named)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda workflow: workflow.name)
def test_workflows_trust_nothing_that_others_can_change(workflow: Path) -> None:
    text = workflow.read_text(encoding="utf-8")
    assert all(PINNED.match(line) for line in text.splitlines() if "uses:" in line)
    assert "\npermissions:\n  contents: read\n" in text
    assert "pull_request_target" not in text
    assert set(re.findall(r"\$\{\{ *([\w.-]+) *\}\}", text)) <= {
        "matrix.python-version",
        "github.ref",
        "github.token",
    }
    assert not re.search(r"run:[^\n]*\$\{\{", text)


def test_ci_runs_what_the_readme_tells_people_to_run() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert read(".ci/run").splitlines()[-1] == "exec make test"
    assert "make test" in read("README.md")
    assert all(".ci/run" in each.read_text(encoding="utf-8") for each in WORKFLOWS)


def test_the_readme_names_every_verb_of_make() -> None:
    verbs = re.search(r"^\.PHONY: (.+)$", read("Makefile"), re.MULTILINE)
    assert verbs is not None
    documents = read("README.md") + read("CONTRIBUTING.md") + read("RELEASING.md")
    assert [each for each in verbs[1].split() if f"make {each}" not in documents] == []
