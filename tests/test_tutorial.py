"""The tutorial says what its commands print, and ends with a record that has nothing to mend."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from korea_deepfake_record.validate import validate
from korea_deepfake_record.walkthrough import TUTORIAL, make_practice, run, walk

TEXT = (ROOT / TUTORIAL).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this checkout with empty tables."""
    return make_practice(ROOT, tmp_path_factory.mktemp("tutorial") / "practice")


@pytest.fixture(scope="module")
def walked(practice: Path) -> str:
    """The tutorial as it should be, after every step was done in the copy."""
    return walk(TEXT, practice)


def test_every_command_prints_what_the_tutorial_shows(walked: str) -> None:
    if walked != TEXT:
        differing = set(walked.splitlines()) ^ set(TEXT.splitlines())
        pytest.fail("\n".join([*sorted(differing), "Run: python scripts/docs.py"]), pytrace=False)


def test_the_walk_ends_with_nothing_to_mend_and_everything_merged(walked: str, practice: Path) -> None:
    assert walked
    assert validate(practice) == []
    assert run("git status --short && git branch --show-current", practice) == "main\n"


def test_the_script_makes_a_copy_once_and_says_how_to_go_there(tmp_path: Path) -> None:
    folder = tmp_path / "practice"
    command = [sys.executable, str(ROOT / "scripts" / "practice.py"), str(folder)]
    done = [subprocess.run(command, capture_output=True, text=True, check=False) for _ in range(2)]
    assert [each.returncode for each in done] == [0, 2]
    assert done[0].stdout.startswith(f'cd "{folder}" && export PYTHONPATH=')
    assert done[1].stderr.startswith("Name a folder that is not there yet")


def test_no_text_of_the_article_is_merged(walked: str, practice: Path) -> None:
    article = re.search(r"```text workbench/.*?\n(.*?)```", walked, re.DOTALL)
    assert article is not None
    merged = run(
        "git grep --fixed-strings --ignore-case --line-number -e workbench/ -- data; git ls-files", practice
    )
    assert "workbench" not in merged
    tables = "".join(each.read_text(encoding="utf-8") for each in (practice / "data").glob("*.csv"))
    # The title is the one thing that a source has verbatim.
    assert [line for line in article[1].split("\n\n")[1:] if line.strip() in tables] == []
