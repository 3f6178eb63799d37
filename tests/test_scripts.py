"""Scripts run as a user runs them, and the documentation names them all."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, write_toy

SCRIPTS = sorted(each for each in (ROOT / "scripts").glob("*.py") if each.stem != "checkout")
DOCUMENTS = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "RELEASING.md",
    *(ROOT / "docs").glob("*.md"),
]


def run_script(script: Path, *arguments: object, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run a script with this Python, from another folder if asked."""
    command = [sys.executable, str(script), *map(str, arguments)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def helps() -> dict[str, str]:
    """What every script says when asked for help."""
    return {script.name: run_script(script, "--help").stdout for script in SCRIPTS}


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout whose data are the toy package."""
    folder = write_toy(tmp_path / "checkout")
    for name in ("README.md", "CITATION.cff", "LICENSE", "LICENSE-DATA", "REUSE.toml", "pyproject.toml"):
        shutil.copyfile(ROOT / name, folder / name)
    for name in ("src", "scripts", "docs", "LICENSES"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_says_what_it_is_for(script: Path, helps: dict[str, str]) -> None:
    told = re.sub(r"\s", "", helps[script.name])
    assert told.startswith(f"usage:{script.name}")
    summary = re.match(r'"""(.+?)"""', script.read_text(encoding="utf-8"), re.DOTALL)
    assert summary is not None
    assert re.sub(r"\s", "", summary[1]) in told
    assert "Endswith0if" in told
    assert "2ifit" in told or "2ifno" in told


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_ends_with_2_if_it_is_used_wrongly(script: Path) -> None:
    run = run_script(script, "--no-such-option")
    assert (run.returncode, run.stdout) == (2, "")
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_the_documentation_names_every_script_and_option(script: Path, helps: dict[str, str]) -> None:
    documents = "\n".join(each.read_text(encoding="utf-8") for each in DOCUMENTS)
    options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", helps[script.name])) - {"--help"}
    assert [each for each in (f"scripts/{script.name}", *sorted(options)) if each not in documents] == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_is_thin(script: Path) -> None:
    assert len(script.read_text(encoding="utf-8").splitlines()) <= 60


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_without_its_tools_says_how_to_get_them(script: Path) -> None:
    command = [sys.executable, "-E", "-S", str(script)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (2, "")
    assert re.match(
        r"Not installed here: korea_deepfake_record(, .*)?\. Run: make (release|test)", run.stderr
    )


def test_an_option_of_one_name_is_described_in_one_way(helps: dict[str, str]) -> None:
    told: dict[str, set[str]] = {}
    for text in helps.values():
        for option, value in re.findall(r"^  (--[a-z-]+)(?: (\S+))?", text, re.MULTILINE):
            told.setdefault(option, set()).add(value)
    assert {
        option: values for option, values in told.items() if len(values) > 1 and option != "--format"
    } == {}


def test_release_tells_where_it_is_and_how_to_load_it(checkout: Path, tmp_path: Path) -> None:
    run = run_script(checkout / "scripts" / "release.py", "--output", "published", folder=tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    place, page, workbook, load = run.stdout.splitlines()
    assert (tmp_path / place.removeprefix("The release is in ") / "SHA256SUMS").is_file()
    assert (tmp_path / page.removeprefix("Open in a browser: ")).is_file()
    assert (tmp_path / workbook.removeprefix("Open in Excel: ")).is_file()
    command = load.removeprefix("Load it with: ")
    loaded = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "Name: statement" in loaded.stdout


def test_release_refuses_with_what_is_to_be_mended(checkout: Path) -> None:
    (checkout / "data" / "claims.csv").unlink()
    run = run_script(checkout / "scripts" / "release.py")
    *findings, last = run.stdout.splitlines()
    assert run.returncode == 1
    assert any(each.startswith("data/claims.csv: ") for each in findings)
    assert last == f"{len(findings)} to mend; nothing was published. Run: python scripts/validate.py"
    assert not (checkout / "dist").exists()


def test_release_says_why_it_could_not_run(checkout: Path) -> None:
    run = run_script(checkout / "scripts" / "release.py", "--output", checkout / "README.md")
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.endswith("; nothing was published.\n")


def test_a_plain_install_from_a_checkout_carries_the_tables(checkout: Path, tmp_path: Path) -> None:
    install = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--target",
        tmp_path / "site",
    ]
    subprocess.run([sys.executable, *install, checkout], check=True)
    program = "import korea_deepfake_record as kdr; print(kdr.__file__, kdr.version, len(kdr.load('claims')))"
    run = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONPATH": str(tmp_path / "site")},
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert run.stdout.startswith(str(tmp_path)), run.stderr
