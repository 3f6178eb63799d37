"""Has every difference been decided, and how?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..finding import Finding, quote, sort_findings
from .codings import read_rows
from .units import Unit

RULE = "adjudication"
EVEN = ("both", "neither")
STATUSES = ("table right", "table mended", "to mend")


@dataclass(frozen=True)
class Docket:
    """A file of decisions: where it lies, and what the two sides are called."""

    path: str
    sides: tuple[str, str]

    @property
    def choices(self) -> tuple[str, ...]:
        """What can be decided."""
        return (*self.sides, *EVEN)


FIRST_TWO = Docket("reliability/adjudication.csv", ("first", "second"))
THIRD = Docket("reliability/third-adjudication.csv", ("published", "third"))


@dataclass(frozen=True)
class Decision:
    """What was decided of one difference, why, what became of the tables; and its line in the file."""

    line: int
    unit: Unit
    decision: str
    reason: str
    status: str


def read_decisions(base: Path, docket: Docket = FIRST_TWO) -> list[Decision]:
    """
    Read the adjudication of all differences.

    Parameters
    ----------
    base : Path
        Folder of the checkout.
    docket : Docket
        Which file.

    Returns
    -------
    list of Decision
        In the order of the file.
    """
    columns = ("passage_id", "field", "subject", *docket.sides)
    return [
        Decision(line, Unit(*(row[each] for each in columns)), row["decision"], row["reason"], row["status"])
        for line, row in enumerate(read_rows(base / docket.path), 2)
    ]


def check_adjudication(
    units: Sequence[Unit], decisions: Sequence[Decision], docket: Docket = FIRST_TWO
) -> list[Finding]:
    """
    Find differences without a decision, decisions without a difference, and decisions that say too little.

    Parameters
    ----------
    units : sequence of Unit
        What both coders judged.
    decisions : sequence of Decision
        The adjudication.
    docket : Docket
        The file in which it stands.

    Returns
    -------
    list of Finding
        Sorted.
    """
    differences = {each for each in units if each.differs}
    return sort_findings([*_compare(differences, decisions, docket.path), *_judge(decisions, docket)])


def _compare(differences: set[Unit], decisions: Sequence[Decision], path: str) -> Iterator[Finding]:
    decided = {each.unit for each in decisions}
    for unit in differences - decided:
        problem = f"There is no decision on {_name(unit)}: {quote(unit.first)}, {quote(unit.second)}."
        yield Finding(path, 0, "", problem, "Add a row that decides it.", RULE)
    seen: set[Unit] = set()
    for each in decisions:
        if each.unit not in differences or each.unit in seen:
            problem = f"{_name(each.unit)} is not, or no longer, a difference, or is decided above."
            yield Finding(path, each.line, "", problem, "Remove the row.", RULE)
        seen.add(each.unit)


def _judge(decisions: Sequence[Decision], docket: Docket) -> Iterator[Finding]:
    for each in decisions:
        choices = (("decision", each.decision, docket.choices), ("status", each.status, STATUSES))
        for column, cell, known in choices:
            if cell not in known:
                problem, cure = f"{quote(cell)} is not known.", f"Choose one of: {', '.join(known)}."
                yield Finding(docket.path, each.line, column, problem, cure, RULE)
        if not each.reason:
            yield Finding(docket.path, each.line, "reason", "The decision has no reason.", "Say why.", RULE)


def _name(unit: Unit) -> str:
    return " ".join(each for each in (unit.passage_id, unit.field, unit.subject) if each)
