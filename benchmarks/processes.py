"""How long does a whole process take, how much memory, and on what machine?"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

# What macOS counts in bytes, Linux counts in KiB.
UNITS_PER_MIB = 1 << 20 if sys.platform == "darwin" else 1 << 10


@dataclass(frozen=True)
class Run:
    """One run of a command, from its start to its end."""

    seconds: float
    processor_seconds: float
    peak: float
    code: int


def run(command: Sequence[str], output: Path) -> Run:
    """
    Run a command with its standard output in a file.

    A process counts the memory of the one that starts it up to the moment when it takes over, so whoever
    calls this must be small: nothing that imports polars or pandas.
    """
    environment = {name: text for name, text in os.environ.items() if name != "GITHUB_STEP_SUMMARY"}
    with output.open("wb") as told, output.with_suffix(".stderr").open("wb") as noise:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=told, stderr=noise, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    processor = usage.ru_utime + usage.ru_stime
    return Run(seconds, processor, usage.ru_maxrss / UNITS_PER_MIB, process.returncode)


def describe_machine(libraries: Sequence[str]) -> str:
    """The machine in words: nothing that tells which one it is."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30)
    versions = ", ".join(f"{each} {version(each)}" for each in libraries)
    python = f"Python {platform.python_version()}"
    return f"{cores} cores, {memory:.0f} GiB of memory, {platform.system()}; {python}, {versions}."
