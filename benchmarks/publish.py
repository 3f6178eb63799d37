"""How long do we take to check a linked package and to publish its tables, beside polars that only writes?"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from processes import Run, describe_machine, run

HERE = Path(__file__).resolve().parent
SIZES = (100_000, 1_000_000)
WAYS = {"ours": "ours: checked, CSV, Parquet, hashes", "polars": "polars: CSV, Parquet, nothing checked"}
GOAL = 2.4 / 2.3
HEAD = ("claims", "program", "seconds", "÷ polars", "processor s", "peak MiB", "MB written")


def main() -> int:
    """Measure, print a report in Markdown, and exit with 1 where the goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add("--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="how many claims the packages have")
    add("--rounds", type=int, default=3, help="how often each program runs; the median counts")
    options = parser.parse_args()
    lines = [f"| {' | '.join(HEAD)} |", "|--:|:--|" + "--:|" * (len(HEAD) - 2)]
    ratio = 0.0
    with tempfile.TemporaryDirectory() as spare:
        for claims in sorted(options.sizes):
            runs, sizes = measure(Path(spare), claims, options.rounds)
            ratio = seconds(runs["ours"]) / seconds(runs["polars"])
            lines += tell(claims, runs, sizes)
    holds = ratio <= GOAL
    goal = f"at most {GOAL:.2f} times as long as polars – {ratio:.2f} times"
    print(f"{describe_machine(('polars', 'pyarrow', 'pandas'))}\n")
    print(
        "\n".join(
            [*lines, "", f"- {'held' if holds else '**missed**'}: {max(options.sizes):,} claims: {goal}"]
        )
    )
    return 0 if holds else 1


def measure(folder: Path, claims: int, rounds: int) -> tuple[dict[str, list[Run]], dict[str, int]]:
    """Write a package, publish it in each way in turn, and tell the runs and the bytes written."""
    package, target, told = folder / "package", folder / "target", folder / "told"
    run([sys.executable, str(HERE / "linked_package.py"), str(package), "--claims", str(claims)], told)
    runs: dict[str, list[Run]] = {way: [] for way in WAYS}
    sizes: dict[str, int] = {}
    for number in range(rounds):
        for way in WAYS:
            say(f"{claims:,} claims: round {number + 1}, {way}")
            target.mkdir()
            made = run([sys.executable, str(HERE / "writers.py"), way, str(package), str(target)], told)
            if made.code:
                raise SystemExit(told.read_text(encoding="utf-8") + told.with_suffix(".stderr").read_text())
            runs[way].append(made)
            sizes[way] = sum(each.stat().st_size for each in target.rglob("*") if each.is_file())
            shutil.rmtree(target)
    shutil.rmtree(package)
    say("")
    return runs, sizes


def seconds(runs: list[Run]) -> float:
    """From start to end, the median."""
    return median(each.seconds for each in runs)


def tell(claims: int, runs: dict[str, list[Run]], sizes: dict[str, int]) -> Iterator[str]:
    """A row for each program."""
    for way, name in WAYS.items():
        cells = (
            f"{claims:,}",
            name,
            f"{seconds(runs[way]):.2f}",
            f"{seconds(runs[way]) / seconds(runs['polars']):.2f}",
            f"{median(each.processor_seconds for each in runs[way]):.2f}",
            f"{max(each.peak for each in runs[way]):,.0f}",
            f"{sizes[way] / 1e6:,.0f}",
        )
        yield f"| {' | '.join(cells)} |"


def say(text: str) -> None:
    """Show on a terminal what is under way."""
    if sys.stderr.isatty() and not os.environ.get("CI"):
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
