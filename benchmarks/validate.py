"""How long do we take to check linked packages of any size, beside others, and what is found?"""

from __future__ import annotations

import argparse
import csv
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from contenders import ARROW, CHECKERS, FRICTIONLESS, HERE, OURS, POLARS, ROOT, Contender, Place
from processes import Run, describe_machine, run
from results import OWN, Result, Results, name_package, write_results

SIZES = (100, 10_000, 100_000, 1_000_000)
FAULTS_PER_CLAIM = 1500 / 1_000_000
FEWEST_FAULTS = 25
# Of one column and rule a thousand findings are told, the rest is counted; four kinds are alike in both.
MOST_FAULTS = 6000
# Programs that take minutes run once from here on, and above here only if asked.
LARGE = 1_000_000
LIBRARIES = ("polars", "pyarrow", "pandas", "pandera", "frictionless")

Counts = tuple[int | None, int | None, int | None]


@dataclass(frozen=True)
class Case:
    """One package on which programs are run, and where its faults are."""

    name: str
    package: Path
    claims: int = 0
    truth: Sequence[Mapping[str, str]] = ()


def main() -> int:
    """Measure, print a report in Markdown, and exit with 1 where a goal is missed."""
    options = parse_options()
    results = Results()
    with tempfile.TemporaryDirectory() as spare:
        bench = Bench(options, Path(spare), results)
        for claims in sorted(options.sizes):
            bench.try_size(claims, 0)
            bench.try_size(claims, min(MOST_FAULTS, max(FEWEST_FAULTS, round(claims * FAULTS_PER_CLAIM))))
        if options.own:
            bench.compete(Case(OWN, ROOT), (OURS, FRICTIONLESS))
    print(f"{describe_machine(LIBRARIES)}\n\n{write_results(results)}")
    return 0 if all(goal.holds for goal in results.goals()) else 1


def parse_options() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add("--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="how many claims the packages have")
    add("--rounds", type=int, default=3, help="how often each program runs; the median counts")
    add("--keep", type=Path, metavar="FOLDER", help="where to write the packages, to keep them")
    add("--all", action="store_true", help="run the slow programs above a million claims too")
    add("--only-ours", action="store_true", help="run only ours and polars reading")
    add("--no-own", dest="own", action="store_false", help="pass over our own package")
    return parser.parse_args()


class Bench:
    """Where programs are run on packages in turn; what they say goes to a folder that is not kept."""

    def __init__(self, options: argparse.Namespace, spare: Path, results: Results) -> None:
        self.options, self.spare, self.results = options, spare, results
        self.shows_progress = sys.stderr.isatty() and not os.environ.get("CI")

    def try_size(self, claims: int, faults: int) -> None:
        """Write a package, run all programs on it, and remove it unless it is kept."""
        package = (self.options.keep or self.spare) / f"{claims}-{faults}"
        case = Case(
            name_package(claims, faults), package, claims, self.write_package(package, claims, faults)
        )
        self.compete(case, self.choose(claims, faults))
        if not self.options.keep:
            shutil.rmtree(package)

    def choose(self, claims: int, faults: int) -> list[Contender]:
        """The programs to run: readers only on what is clean, for ragged rows stop them."""
        if self.options.only_ours:
            return [OURS] if faults else [OURS, POLARS]
        checkers = [each for each in CHECKERS if not each.is_slow or claims <= LARGE or self.options.all]
        return checkers if faults else [*checkers, POLARS, ARROW]

    def write_package(self, package: Path, claims: int, faults: int) -> list[dict[str, str]]:
        """Write a package in a process of its own, and return where its faults are."""
        self.say(f"{name_package(claims, faults)}: writing")
        told = self.spare / "truth"
        writer = [sys.executable, str(HERE / "linked_package.py"), str(package)]
        if run([*writer, "--claims", str(claims), "--faults", str(faults)], told).code:
            raise SystemExit(told.with_suffix(".stderr").read_text(encoding="utf-8"))
        names = ("path", "line", "column", "rule", "kind", "record")
        with told.open(encoding="utf-8", newline="") as rows:
            return list(csv.DictReader(rows, names))

    def compete(self, case: Case, programs: Sequence[Contender]) -> None:
        """Run the programs in turn, round by round."""
        runs: dict[str, list[Run]] = {each.name: [] for each in programs}
        counts: dict[str, Counts] = {}
        told = self.spare / "told"
        for number in range(self.options.rounds):
            for each in programs:
                if number and each.is_slow and case.claims >= LARGE:
                    continue
                self.say(f"{case.name}: round {number + 1}, {each.name}")
                runs[each.name].append(run(each.command(case.package), told))
                if not number:
                    counts[each.name] = count_faults(each, told, case.truth)
        for each in programs:
            size = (case.claims, len(case.truth))
            self.results.all.append(Result(case.name, *size, each.name, runs[each.name], *counts[each.name]))
        self.say("")

    def say(self, text: str) -> None:
        """Show on a terminal what is under way."""
        if self.shows_progress:
            print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


def count_faults(program: Contender, told: Path, truth: Sequence[Mapping[str, str]]) -> Counts:
    """How many findings there are, how many faults were found, and how many at their line and column."""
    if program.read_places is None:
        return None, None, None
    try:
        places = list(program.read_places(told.read_text(encoding="utf-8")))
    except ValueError:
        # It broke off.
        return None, None, None
    rows = {(each.path, each.number) for each in places}
    number = "line" if program.counts_lines else "record"
    found = sum((fault["path"], int(fault[number])) in rows for fault in truth)
    located = {Place(fault["path"], int(fault["line"]), fault["column"]) for fault in truth} & set(places)
    return len(places), found, len(located)


if __name__ == "__main__":
    raise SystemExit(main())
