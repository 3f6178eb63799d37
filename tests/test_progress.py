"""Whoever watches a long task sees how far it is; a build, a file and a pipe get nothing."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios

import pytest

TASK = """
from korea_deepfake_record import progress
progress.SECONDS = {seconds}
with progress.show_progress(100, "Checking tables") as advance:
    for _ in range(2):
        advance(50)
print("done")
"""


def watch(seconds: float, **environment: str) -> str:
    """What a terminal of 80 columns shows of a task."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    known = {name: value for name, value in os.environ.items() if name != "CI"}
    command = [sys.executable, "-c", TASK.format(seconds=seconds)]
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, env=known | environment):
        os.close(theirs)
        shown = b""
        try:
            while block := os.read(ours, 4096):
                shown += block
        except OSError:
            # Linux ends a terminal that nobody writes to any more in this way.
            pass
    os.close(ours)
    return shown.decode()


def test_a_terminal_shows_how_far_a_task_is_and_is_left_as_it_was() -> None:
    shown = watch(0)
    assert "Checking tables:" in shown
    assert "B/s" in shown
    assert shown.split("\r")[-2].strip() == "done"


@pytest.mark.parametrize(("seconds", "environment"), [(2, {}), (0, {"CI": "true"})])
def test_a_short_task_and_a_build_show_nothing(seconds: float, environment: dict[str, str]) -> None:
    assert watch(seconds, **environment).strip() == "done"


def test_what_is_no_terminal_gets_nothing() -> None:
    command = [sys.executable, "-c", TASK.format(seconds=0)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert (run.stdout, run.stderr) == ("done\n", "")
