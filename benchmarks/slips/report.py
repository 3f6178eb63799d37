"""How is told what became of the slips, class by class?"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from .judge import Outcome
from .slip import FORBIDDEN, FORM, HARMLESS, KINDS, MEANING, Slip

TITLES = {
    FORBIDDEN: "Forbidden by the descriptor",
    FORM: "Against the form of our tables",
    MEANING: "Wrong only beside other cells",
    HARMLESS: "Harmless",
}
HEAD = ("class", "tried", "killed", "located", "as a change", "untold")


@dataclass(frozen=True)
class Count:
    """How the slips of one class, or of one kind, came out."""

    name: str
    tried: int
    killed: int
    located: int
    as_change: int
    untold: int

    @property
    def cells(self) -> tuple[str, ...]:
        """The count as a row of a table."""
        return tuple(str(each) for each in asdict(self).values())


def count(name: str, outcomes: Sequence[Outcome]) -> Count:
    """How these slips came out; what the gate or tidy alone tell of is no kill."""
    killed = sum(each.is_killed for each in outcomes)
    located = sum(each.is_located for each in outcomes)
    as_change = sum(each.is_gated and not each.is_killed for each in outcomes)
    return Count(name, len(outcomes), killed, located, as_change, len(outcomes) - killed - as_change)


def find_failures(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Slips that are missed or told of elsewhere though they must not be, and harmless edits that alarm."""
    return [each for each in outcomes if each.slip.kind != MEANING and not each.is_as_it_should_be]


def list_counts(outcomes: Iterable[Outcome], kind: str) -> list[Count]:
    """Each class of the kind, and at the end the kind as a whole."""
    by_class: dict[Slip, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.slip.kind == kind:
            by_class[outcome.slip].append(outcome)
    counts = [count(slip.name, told) for slip, told in by_class.items()]
    return [*counts, count(f"all {len(counts)}", [each for told in by_class.values() for each in told])]


def write_text(outcomes: Sequence[Outcome]) -> str:
    """The counts as aligned columns, and each slip that was not told of at its place."""
    lines: list[str] = []
    for kind in KINDS:
        if any(each.slip.kind == kind for each in outcomes):
            lines += ["", TITLES[kind], _align(HEAD)]
            lines += [_align(each.cells) for each in list_counts(outcomes, kind)]
    wrong = [each for each in outcomes if not each.is_as_it_should_be]
    return "\n".join([*lines, "", *(_tell(each) for each in wrong)]).strip()


def _align(cells: Iterable[str]) -> str:
    name, *numbers = cells
    return f"{name:<52}" + "".join(f"{each:>12}" for each in numbers)


def _tell(outcome: Outcome) -> str:
    told = outcome.told or "untold"
    reason = f" ({outcome.slip.silent})" if outcome.slip.silent else ""
    return f"{outcome.slip.kind} {outcome.slip.name}: {outcome.what}\n    {told}{reason}"


def write_markdown(outcomes: Sequence[Outcome]) -> str:
    """The counts as one table for each kind."""
    parts: list[str] = []
    for kind in KINDS:
        rows = [HEAD, ("---",) + ("--:",) * (len(HEAD) - 1)]
        rows += [each.cells for each in list_counts(outcomes, kind)]
        parts += [f"## {TITLES[kind]}", "", *(f"| {' | '.join(row)} |" for row in rows), ""]
    return "\n".join(parts).rstrip()


def write_json(outcomes: Sequence[Outcome]) -> str:
    """Every slip and the totals as JSON."""
    told = [asdict(each) | {"slip": each.slip.name, "kind": each.slip.kind} for each in map(_strip, outcomes)]
    totals = {kind: asdict(list_counts(outcomes, kind)[-1]) for kind in KINDS}
    return json.dumps({"totals": totals, "slips": told}, indent=1, ensure_ascii=False)


def _strip(outcome: Outcome) -> Outcome:
    return outcome


FORMATS = {"text": write_text, "json": write_json, "markdown": write_markdown}
