"""Run a script under guard on a package that means harm, and hold it to what SECURITY.md promises."""

import os
import re
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

from conftest import ROOT

GUARD = Path(__file__).with_name("guard.py")
MOST_SECONDS = 8.0
MOST_MEMORY = 1 << 30
# Wall time that no run may pass, however busy the machine is: what waits for ever is ended.
PATIENCE = 90.0
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


@dataclass(frozen=True)
class Run:
    """What a guarded run printed, how it ended, and what it took."""

    code: int
    out: str
    err: str
    seconds: float
    memory: int


def run_guarded(folder: Path, *command: object) -> Run:
    """Run a script of this project, with the folder as its home and working folder."""
    home = {"HOME": str(folder), "TMPDIR": str(folder), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, tempfile.TemporaryFile() as told:
        process = subprocess.Popen(
            [sys.executable, str(GUARD), *map(str, command)],
            cwd=folder,
            env=os.environ | home | {"GUARD_REPORT": str(told.fileno())},
            pass_fds=[told.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
        )
        alarm = threading.Timer(PATIENCE, process.kill)
        alarm.start()
        _, status, usage = os.wait4(process.pid, 0)
        alarm.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        texts = [each.seek(0) or each.read().decode("utf-8", "backslashreplace") for each in (out, err, told)]
    peak = re.search(r"VmHWM:\s+([0-9]+) kB", texts[2])
    memory = int(peak[1]) * 1024 if peak else sys.maxsize
    return Run(process.returncode, texts[0], texts[1], usage.ru_utime + usage.ru_stime, memory)


def take_inventory(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Kind, size and time of change of all that lies in a folder."""
    found = {each: each.lstat() for each in (folder, *folder.rglob("*"))}
    return {str(path): (each.st_mode, each.st_size, each.st_mtime_ns) for path, each in found.items()}


def validate_guarded(folder: Path, *options: str, package: str = "package") -> Run:
    """Validate the package that lies in the folder, and see that the promises are kept."""
    before = take_inventory(folder)
    run = run_guarded(folder, ROOT / "scripts" / "validate.py", folder / package, *options)
    assert take_inventory(folder) == before
    hold_to_promise(run)
    return run


def hold_to_promise(run: Run) -> None:
    """See that a run ended in findings or refusal, in time and memory, and printed nothing harmful."""
    said = run.out + run.err
    assert run.code in (1, 2), (run.code, said[-2000:])
    assert "Traceback" not in said
    assert not CONTROL.search(said), ascii(said[:2000])
    assert run.seconds <= MOST_SECONDS
    assert run.memory <= MOST_MEMORY
