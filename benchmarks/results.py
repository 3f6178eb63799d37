"""What was measured, how do the programs compare, and were the goals held?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from statistics import median

from contenders import FRICTIONLESS, OURS, POLARS
from processes import Run

HEAD = (
    *("claims", "faults", "program", "seconds", "÷ ours", "÷ polars reading", "processor s", "peak MiB"),
    *("findings", "found", "located"),
)
MILLION = 1_000_000
OWN = "our own package"


@dataclass(frozen=True)
class Result:
    """What one program did with one package; the numbers are absent where it does not check or broke off."""

    package: str
    claims: int
    faults: int
    program: str
    runs: Sequence[Run]
    told: int | None = None
    found: int | None = None
    located: int | None = None

    @property
    def seconds(self) -> float:
        """From start to end, the median of all runs."""
        return median(run.seconds for run in self.runs)

    @property
    def processor_seconds(self) -> float:
        """What all cores worked, the median of all runs."""
        return median(run.processor_seconds for run in self.runs)

    @property
    def peak(self) -> float:
        """The most memory it had in any run, in MiB."""
        return max(run.peak for run in self.runs)


@dataclass(frozen=True)
class Goal:
    """What was wanted, what was measured, and whether the one holds for the other."""

    wanted: str
    measured: str
    holds: bool


class Results:
    """Everything measured in one run of the benchmark."""

    def __init__(self) -> None:
        self.all: list[Result] = []

    def find(self, package: str, program: str) -> Result | None:
        """What the program did with the package."""
        return next((each for each in self.all if (each.package, each.program) == (package, program)), None)

    def ratio(self, package: str, program: str, to: str) -> float | None:
        """How many times as long the one program takes as the other."""
        one, other = self.find(package, program), self.find(package, to)
        return one.seconds / other.seconds if one and other else None

    def growth(self) -> Iterator[tuple[int, int, float]]:
        """The exponents with which our time grows between clean packages of two sizes."""
        ours = [each for each in self.all if each.program == OURS.name and not each.faults and each.claims]
        for small, large in pairwise(sorted(ours, key=lambda each: each.claims)):
            exponent = log(large.seconds / small.seconds) / log(large.claims / small.claims)
            yield small.claims, large.claims, exponent

    def goals(self) -> Iterator[Goal]:
        """The goals for which something was measured."""
        clean, faulty = name_package(MILLION, 0), name_package(MILLION, 1500)
        if (times := self.ratio(clean, FRICTIONLESS.name, OURS.name)) is not None:
            yield Goal("1 M claims: 60 times as fast as frictionless", f"{times:.1f} times", times >= 60)
        if (times := self.ratio(clean, OURS.name, POLARS.name)) is not None:
            yield Goal("1 M claims: at most 1.8 times polars reading", f"{times:.2f} times", times <= 1.8)
        if (times := self.ratio(faulty, FRICTIONLESS.name, OURS.name)) is not None:
            yield Goal("1,500 faults: 30 times as fast as frictionless", f"{times:.1f} times", times >= 30)
        for ours in (each for each in self.all if each.program == OURS.name and each.claims):
            wanted = "every fault at its line and column, and nothing else" if ours.faults else "nothing told"
            yield Goal(
                f"{ours.package}: {wanted}",
                f"{ours.located} of {ours.faults}, {ours.told} findings",
                is_exact(ours),
            )
            if ours.claims == 10 * MILLION:
                yield Goal(f"{ours.package}: 2 GiB at the most", f"{ours.peak:.0f} MiB", ours.peak <= 2048)
        for small, _, exponent in self.growth():
            if small == MILLION:
                yield Goal("growth from 1 M: exponent 1.02 at most", f"{exponent:.3f}", exponent <= 1.02)
        if (times := self.ratio(OWN, FRICTIONLESS.name, OURS.name)) is not None:
            yield Goal(f"{OWN}: faster than frictionless", f"{times:.2f} times", times > 1)


def name_package(claims: int, faults: int) -> str:
    """The package in words."""
    return f"{claims:,} claims, {f'{faults:,} faults' if faults else 'clean'}"


def is_exact(result: Result) -> bool:
    """Whether every fault was located, nothing else was told, and each run ended as it should."""
    codes = {run.code for run in result.runs}
    found = (result.told, result.found, result.located)
    return set(found) == {result.faults} and codes == {1 if result.faults else 0}


def write_results(results: Results) -> str:
    """All results, the growth and the goals, as Markdown."""
    rows = [_write_row(results, each) for each in results.all]
    head = [f"| {' | '.join(HEAD)} |", "|--:|--:|:--|" + "--:|" * (len(HEAD) - 3)]
    growth = [
        f"Our time grows from {small:,} to {large:,} claims with the exponent {exponent:.3f}."
        for small, large, exponent in results.growth()
    ]
    goals = [
        f"- {'held' if goal.holds else '**missed**'}: {goal.wanted} – {goal.measured}"
        for goal in results.goals()
    ]
    return "\n".join([*head, *rows, "", *growth, "", *goals])


def _write_row(results: Results, result: Result) -> str:
    reading = _find_reading(results, result)
    cells = (
        f"{result.claims:,}" if result.claims else result.package,
        f"{result.faults:,}",
        result.program,
        f"{result.seconds:.2f}",
        _write(results.ratio(result.package, result.program, OURS.name), ".2f"),
        _write(result.seconds / reading.seconds if reading else None, ".2f"),
        f"{result.processor_seconds:.2f}",
        f"{result.peak:,.0f}",
        *(_write(each, ",") for each in (result.told, result.found, result.located)),
    )
    return f"| {' | '.join(cells)} |"


def _find_reading(results: Results, result: Result) -> Result | None:
    """What polars did with the clean package of the same size."""
    return results.find(name_package(result.claims, 0), POLARS.name) if result.claims else None


def _write(number: float | None, form: str) -> str:
    return "" if number is None else format(number, form)
