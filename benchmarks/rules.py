"""Do our integrity rules stay linear at a million claims, and which are the slow ones?"""

from __future__ import annotations

import argparse
import math
import os
import resource
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from time import process_time
from typing import Any

from own_copies import write_copies
from processes import describe_machine

from korea_deepfake_record.descriptor import open_package
from korea_deepfake_record.frames import read_frames
from korea_deepfake_record.rules import iter_rules
from korea_deepfake_record.tidy import check_tidy
from korea_deepfake_record.versions import check_versions, describe_edition, write_ledger

ROOT = Path(__file__).parents[1]
SIZES = (1_000, 10_000, 100_000)
SHOWN = 10
READING, RULES, TIDY, VERSIONS = "read the tables", "all rules", "check_tidy", "check_versions"
STEPS = (READING, RULES, TIDY, VERSIONS)
# Growth that counts as more than linear, and seconds at the smaller size below which it says nothing.
STEEP, TELLING = 1.1, 0.2


@dataclass
class Measured:
    """What was measured on a package of one size: seconds by step and by rule, and what was broken."""

    claims: int
    rows: int
    seconds: dict[str, float] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)
    gibibytes: float = 0.0


def main() -> int:
    """Measure, print a report in Markdown, and exit with 1 where a rule is broken or grows too fast."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="how many claims")
    parser.add_argument("--upkeep", action="store_true", help="time check_tidy and check_versions too")
    options = parser.parse_args()
    measured = [measure_apart(claims, options.upkeep) for claims in sorted(options.sizes)]
    steep = list_steep(measured[-2:])
    print(f"{describe_machine(('pandas', 'pyarrow'))}\n\n{write_report(measured, steep)}")
    return 1 if steep or any(each.broken for each in measured) else 0


def measure_apart(claims: int, upkeep: bool) -> Measured:
    """Measure in a process of its own, so that the memory is that of this size."""
    if sys.stderr.isatty() and not os.environ.get("CI"):
        print(f"{claims:,} claims …", file=sys.stderr)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(measure, claims, upkeep).result()


def measure(claims: int, upkeep: bool) -> Measured:
    """Write the package, read it, and ask every rule."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder) / "package"
        measured = Measured(claims, write_copies(open_package(ROOT), claims, base))
        package = open_package(base)
        timed = measured.seconds
        start = process_time()
        frames = read_frames(package)
        timed[READING] = process_time() - start
        timed |= dict(time_rules(package, frames, measured.broken))
        timed[RULES] = sum(timed.values()) - timed[READING]
        if upkeep:
            timed |= dict(time_upkeep(package, frames))
    measured.gibibytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return measured


def time_rules(package: Any, frames: Any, broken: list[str]) -> Iterator[tuple[str, float]]:
    """Seconds of processor time by rule; those that do not hold are noted."""
    for rule in iter_rules(package):
        start = process_time()
        if not rule.ask(frames, package).all():
            broken.append(rule.name)
        yield f"{rule.name} ({rule.table}.{rule.column})", process_time() - start


def time_upkeep(package: Any, frames: Any) -> Iterator[tuple[str, float]]:
    """Seconds to compare the files with their form, and the tables with a release that holds the same."""
    start = process_time()
    assert check_tidy(package, frames) == []
    yield TIDY, process_time() - start
    frames.clear()
    write_ledger(describe_edition(package), package.base)
    start = process_time()
    assert check_versions(package) == []
    yield VERSIONS, process_time() - start


def grow(name: str, pair: Sequence[Measured]) -> float:
    """The exponent e in seconds ~ rows^e; not a number where there is but one size, or too little time."""
    if len(pair) < 2 or pair[0].seconds.get(name, 0) < TELLING:
        return math.nan
    rise = pair[1].seconds[name] / pair[0].seconds[name]
    return math.log(rise) / math.log(pair[1].rows / pair[0].rows)


def list_steep(pair: Sequence[Measured]) -> list[str]:
    """What grows faster than the rows do."""
    return [name for name in pair[-1].seconds if grow(name, pair) > STEEP]


def write_report(measured: Sequence[Measured], steep: Sequence[str]) -> str:
    """Sizes, steps, the slowest rules, and what is to be mended."""
    last = measured[-1].seconds
    rules = sorted((each for each in last if each not in STEPS), key=last.__getitem__, reverse=True)
    rows = [["", *(f"{each.claims:,} claims" for each in measured), "growth"]]
    rows.append(["rows", *(f"{each.rows:,}" for each in measured), ""])
    rows.append(["peak memory, GiB", *(f"{each.gibibytes:.2f}" for each in measured), ""])
    for name in [*(each for each in STEPS if each in last), *rules[:SHOWN]]:
        told = [f"{each.seconds.get(name, math.nan):.3f}" for each in measured]
        rows.append([name, *told, f"{grow(name, measured[-2:]):.2f}"])
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    rule = "|---" + "|---:" * (len(rows[0]) - 1) + "|"
    broken = sorted({name for each in measured for name in each.broken})
    said = [f"Grows faster than the rows: {name}." for name in steep] or [
        "Nothing grows faster than the rows."
    ]
    said += [f"Does not hold: {name}." for name in broken]
    return "\n".join([lines[0], rule, *lines[1:], "", *said])


if __name__ == "__main__":
    raise SystemExit(main())
