"""Has every difference been decided, and how?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..finding import Finding, quote, sort_findings
from .codings import read_rows
from .units import Unit

PATH = "reliability/adjudication.csv"
RULE = "adjudication"
COLUMNS = ("passage_id", "field", "subject", "first", "second")
DECISIONS = ("first", "second", "both", "neither")
STATUSES = ("table right", "table mended", "to mend")


@dataclass(frozen=True)
class Decision:
    """What was decided of one difference, why, what became of the tables; and its line in the file."""

    line: int
    unit: Unit
    decision: str
    reason: str
    status: str


def read_decisions(base: Path) -> list[Decision]:
    """
    Read the adjudication of all differences.

    Parameters
    ----------
    base : Path
        Folder of the checkout.

    Returns
    -------
    list of Decision
        In the order of the file.
    """
    return [
        Decision(line, Unit(*(row[each] for each in COLUMNS)), row["decision"], row["reason"], row["status"])
        for line, row in enumerate(read_rows(base / PATH), 2)
    ]


def check_adjudication(units: Sequence[Unit], decisions: Sequence[Decision]) -> list[Finding]:
    """
    Find differences without a decision, decisions without a difference, and decisions that say too little.

    Parameters
    ----------
    units : sequence of Unit
        What both coders judged.
    decisions : sequence of Decision
        The adjudication.

    Returns
    -------
    list of Finding
        Sorted.
    """
    differences = {each for each in units if each.differs}
    return sort_findings([*_compare(differences, decisions), *_judge(decisions)])


def _compare(differences: set[Unit], decisions: Sequence[Decision]) -> Iterator[Finding]:
    decided = {each.unit for each in decisions}
    for unit in differences - decided:
        problem = f"There is no decision on {_name(unit)}: {quote(unit.first)}, {quote(unit.second)}."
        yield Finding(PATH, 0, "", problem, "Add a row that decides it.", RULE)
    seen: set[Unit] = set()
    for each in decisions:
        if each.unit not in differences or each.unit in seen:
            problem = f"{_name(each.unit)} is not, or no longer, a difference, or is decided above."
            yield Finding(PATH, each.line, "", problem, "Remove the row.", RULE)
        seen.add(each.unit)


def _judge(decisions: Sequence[Decision]) -> Iterator[Finding]:
    for each in decisions:
        if each.decision not in DECISIONS:
            yield _name_choices(each.line, "decision", each.decision, DECISIONS)
        if each.status not in STATUSES:
            yield _name_choices(each.line, "status", each.status, STATUSES)
        if not each.reason:
            yield Finding(PATH, each.line, "reason", "The decision has no reason.", "Say why.", RULE)


def _name_choices(line: int, column: str, cell: str, choices: tuple[str, ...]) -> Finding:
    return Finding(
        PATH, line, column, f"{quote(cell)} is not known.", f"Choose one of: {', '.join(choices)}.", RULE
    )


def _name(unit: Unit) -> str:
    return " ".join(each for each in (unit.passage_id, unit.field, unit.subject) if each)
