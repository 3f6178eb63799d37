"""Publishing leaves the old release or the new, writes in its output folder alone, lets no formula out."""

import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, read_json
from guarded import take_inventory

from korea_deepfake_record.descriptor import open_package
from korea_deepfake_record.publish import swap
from korea_deepfake_record.publish.release import publish

# By hand, 200 of each were tried; a few keep it so.
KILLS = 30
FILES = 5
PUBLISH = f"""
import sys; from pathlib import Path; from korea_deepfake_record.publish.release import publish
print(publish(Path(sys.argv[1]), Path(sys.argv[2]), Path({str(ROOT)!r})))
"""
FORMULAS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "\n=1",
    "\u200b=1",
    "=cmd|' /C x'!A0",
)


def write_without_end(target: Path) -> None:
    """Put release after release in the target's place, each of files that all say its number."""
    for number in range(10**9):
        with swap.whole_folder(target) as folder:
            for each in range(FILES):
                (folder / str(each)).write_text(str(number), encoding="utf-8")


def kill_at_random(target: Path) -> None:
    """Let a process write releases, and kill it at a moment that nobody chose."""
    process = os.fork()
    if not process:
        write_without_end(target)
    time.sleep(random.uniform(0.001, 0.02))
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


@pytest.mark.parametrize("in_one_step", [True, False])
def test_a_release_is_whole_whenever_its_writing_is_killed(
    tmp_path: Path, in_one_step: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not in_one_step:
        # As on a system that cannot swap two names in one step.
        monkeypatch.setattr(swap, "exchange", lambda *_: False)
    target = tmp_path / "release"
    for _ in range(KILLS):
        kill_at_random(target)
        if not in_one_step:
            swap.recover(target)
        found = [each.read_text(encoding="utf-8") for each in target.iterdir()] if target.exists() else []
        assert (len(found), len(set(found))) in ((FILES, 1), (0, 0))
    swap.recover(target)
    assert target.exists()
    assert {each.name for each in tmp_path.iterdir()} == {"release"}


def test_a_second_run_does_not_disturb_the_first(tmp_path: Path) -> None:
    with swap.whole_folder(tmp_path / "release") as folder:
        (folder / "new").touch()
        with (
            pytest.raises(OSError, match="Another run writes there"),
            swap.whole_folder(tmp_path / "release"),
        ):
            pass
    assert {each.name for each in tmp_path.rglob("*")} == {"release", "new"}


@pytest.mark.parametrize("room", [5_000])
def test_a_full_disk_leaves_the_release_before_it(still_toy: Path, tmp_path: Path, room: int) -> None:
    package = open_package(still_toy)
    release = tmp_path / "dist" / f"{package.name}-{package.version}"
    release.mkdir(parents=True)
    (release / "old").write_text("old", encoding="utf-8")
    before = take_inventory(tmp_path)
    run = subprocess.run(
        [sys.executable, "-B", "-c", PUBLISH, str(still_toy), str(tmp_path / "dist")],
        capture_output=True,
        text=True,
        check=False,
        # No file may grow beyond this: the system refuses to write on, as on a disk that is full.
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
    )
    assert run.returncode == 1
    assert run.stderr.splitlines()[-1].startswith("OSError: [Errno 27]")
    assert take_inventory(tmp_path).keys() == before.keys()


@pytest.mark.parametrize(
    ("key", "name"), [("name", "../../out"), ("version", "1/../../../out"), ("table", "../../../out")]
)
def test_no_name_leads_out_of_the_output_folder(toy: Path, tmp_path: Path, key: str, name: str) -> None:
    descriptor: dict[str, Any] = read_json(toy / "datapackage.json")
    if key == "table":
        descriptor["resources"][0]["name"] = name
    else:
        descriptor[key] = name
    (toy / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    (toy / "CHANGELOG.md").write_text(f"## [{descriptor['version']}] - 2000-01-01\n", encoding="utf-8")
    before = take_inventory(tmp_path).keys()
    try:
        _, findings = publish(toy, tmp_path / "a" / "b" / "dist", ROOT)
    except (OSError, ValueError) as refused:
        findings = [refused]  # type: ignore[list-item]
    assert findings
    assert {
        each for each in take_inventory(tmp_path).keys() - before if not each.startswith(f"{tmp_path}/a")
    } == set()


def test_no_formula_reaches_a_release(toy: Path, tmp_path: Path) -> None:
    table = next(each for each in open_package(toy).tables if "note" in {field.name for field in each.fields})
    names = [field.name for field in table.fields]
    rows = [",".join(f'"{cell}"' if name == "note" else "" for name in names) for cell in FORMULAS]
    with (toy / table.path).open("a", encoding="utf-8", newline="") as file:
        file.write("".join(f"{row}\n" for row in rows))
    _, findings = publish(toy, tmp_path / "dist", ROOT)
    assert len({each.line for each in findings if each.column == "note"}) == len(FORMULAS)
    assert not (tmp_path / "dist").exists()
