"""How long does load() take beside plain pandas, and our import beside that of pandas?"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from processes import describe_machine, run

ROOT = Path(__file__).resolve().parents[1]
OURS = "import korea_deepfake_record as kdr"
READ = "import glob, pandas; [pandas.read_{0}(each) for each in sorted(glob.glob({1!r} + '/*.{0}'))]"
# Ours and the other by turns; what is printed are the medians.
BY_TURNS = """
import pathlib, statistics, sys, time, pandas, korea_deepfake_record as kdr
def take(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
release, rounds = pathlib.Path(sys.argv[1]), int(sys.argv[2])
files = sorted((release / "parquet").glob("*.parquet"))
claims = release / "parquet" / "claims.parquet"
one = lambda: kdr.load("claims", where=release), lambda: pandas.read_parquet(claims)
every = lambda: kdr.load(where=release), lambda: [pandas.read_parquet(each) for each in files]
for pair in (one, every):
    times = [[take(each) for each in pair] for _ in range(rounds)]
    print(*(statistics.median(column) for column in zip(*times)))
"""


@dataclass(frozen=True)
class Pair:
    """Ours beside another, each as the seconds of every round, and what the ratio may be at most."""

    name: str
    ours: Sequence[float]
    other: Sequence[float]
    goal: float = 0.0

    @property
    def ratio(self) -> float:
        """How many times as long we take."""
        return median(self.ours) / median(self.other)

    @property
    def holds(self) -> bool:
        """Whether the goal is held, if there is one."""
        return not self.goal or self.ratio <= self.goal

    @property
    def row(self) -> str:
        """The pair as a row of the report."""
        said = f"at most {self.goal}: {'held' if self.holds else '**missed**'}" if self.goal else ""
        times = f"{median(self.ours) * 1000:.1f} | {median(self.other) * 1000:.1f} | {self.ratio:.2f}"
        return f"| {self.name} | {times} | {said} |"


def main() -> int:
    """Measure, print a report in Markdown, and exit with 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15, help="how often each is tried; the median counts")
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as spare:
        release = publish(Path(spare))
        pairs = [*compare_calls(release, rounds), *compare_processes(release, rounds)]
    print(describe_machine(("pandas", "pyarrow")))
    print("\n| what | ours ms | pandas ms | ÷ pandas | goal |\n|:--|--:|--:|--:|:--|")
    print("\n".join(each.row for each in pairs))
    return 0 if all(each.holds for each in pairs) else 1


def publish(folder: Path) -> Path:
    """A release of the data in this checkout."""
    command = [sys.executable, str(ROOT / "scripts" / "release.py"), "--output", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    return next(each for each in folder.iterdir() if each.is_dir())


def compare_calls(release: Path, rounds: int) -> list[Pair]:
    """Our reading of a release beside plain reading of the same files, in a process that has both."""
    command = [sys.executable, "-c", BY_TURNS, str(release), str(rounds)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    one, every = ([float(each) for each in line.split()] for line in told)
    return [
        Pair("load one table from Parquet", one[:1], one[1:], 1.2),
        Pair("load all tables from Parquet", every[:1], every[1:], 1.2),
    ]


def compare_processes(release: Path, rounds: int) -> list[Pair]:
    """Whole processes, from start to end."""
    parquet, cells = READ.format("parquet", str(release / "parquet")), READ.format("csv", str(ROOT / "data"))
    load = f"{OURS}; kdr.load(where="
    return [
        compare("import", (OURS, "import pandas"), rounds, 1.1),
        compare("import and load all from Parquet", (f"{load}{str(release)!r})", parquet), rounds, 1.2),
        # Plain reading guesses the types of CSV; ours takes those of the schemas, and refuses what is not so.
        compare("import and load all from CSV", (f"{load}{str(ROOT)!r})", cells), rounds),
    ]


def compare(name: str, programs: tuple[str, str], rounds: int, goal: float = 0.0) -> Pair:
    """Our program and another, by turns."""
    times = [[take(each) for each in programs] for _ in range(rounds)]
    ours, other = zip(*times, strict=True)
    return Pair(name, ours, other, goal)


def take(program: str) -> float:
    """The seconds that a program takes."""
    with tempfile.TemporaryDirectory() as folder:
        return run([sys.executable, "-c", program], Path(folder) / "told").seconds


if __name__ == "__main__":
    sys.exit(main())
