"""Tell which realistic slips in the real tables the validator finds, and what harmless edits alarm it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from slips import SLIPS, Judge, Slip
from slips.report import FORMATS, find_failures

ROOT = Path(__file__).parents[1]


def choose(wanted: list[str]) -> list[Slip]:
    """The classes, kinds or groups that are wanted; all where none are."""
    named = [each for each in SLIPS.values() if not wanted or {each.name, each.kind, each.group} & {*wanted}]
    known = {word for each in SLIPS.values() for word in (each.name, each.kind, each.group)}
    if unknown := sorted({*wanted} - known):
        message = f"There is no class, kind or group of slips {unknown[0]!r}."
        raise SystemExit(message)
    return named


def main() -> int:
    """Run the command; the exit code is 1 if a slip is missed that must not be, or a harmless edit alarms."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--classes", nargs="+", default=[], help="only these classes, kinds or groups")
    parser.add_argument("--instances", type=int, default=3, metavar="N", help="how often each is tried (3)")
    parser.add_argument("--seed", type=int, default=1, help="what decides the places (1)")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how the result is shown")
    parser.add_argument("--singly", action="store_true", help="one slip in a copy; slower")
    options = parser.parse_args()
    judge = Judge(ROOT, options.seed, singly=options.singly)
    outcomes = []
    for outcome in judge.judge(choose(options.classes), options.instances):
        outcomes.append(outcome)
        if sys.stderr.isatty():
            print(f"\r{len(outcomes)} slips", end="", file=sys.stderr, flush=True)
    print(FORMATS[options.format](outcomes))
    return 1 if find_failures(outcomes) else 0


if __name__ == "__main__":
    raise SystemExit(main())
