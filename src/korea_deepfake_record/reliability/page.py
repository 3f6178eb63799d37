"""What does the report say of the codings?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ..finding import Finding, sort_findings
from .adjudication import FIRST_TWO, STATUSES, THIRD, Decision, Docket, check_adjudication, read_decisions
from .agreement import Agreement, measure_agreement
from .codings import Coding, read_codings
from .third import THIRD_FIELDS, list_third_units
from .units import FIELDS, UNPAIRED, Unit, list_units

PAGE = "docs/reliability.md"
PART = re.compile(r"(<!-- made: (?P<name>[a-z]+) -->\n).*?(<!-- end -->\n)", re.DOTALL)


def refresh_page(base: Path) -> tuple[str, list[Finding]]:
    """
    Make the tables of the report anew from all codings and what was decided.

    Parameters
    ----------
    base : Path
        Folder of the checkout; nothing is written to it.

    Returns
    -------
    text : str
        The report as it should be.
    findings : list of Finding
        What is to be mended in the decisions.

    Raises
    ------
    ValueError
        If a coder names an actor or a measure that nobody has placed.
    """
    first, second = read_codings(base)
    units, third_units = list_units(first, second), list_third_units(base)
    decisions, third_decisions = read_decisions(base), read_decisions(base, THIRD)
    parts = {
        "size": _tell_size(first, second, units),
        "agreement": _tell_agreement(measure_agreement(units)),
        "decisions": _tell_decisions(decisions, FIRST_TWO),
        "third": _tell_third(measure_agreement(third_units, THIRD_FIELDS), measure_agreement(units)),
        "thirddecisions": _tell_decisions(third_decisions, THIRD),
    }
    text = (base / PAGE).read_text(encoding="utf-8")
    fresh = PART.sub(lambda part: f"{part[1]}{parts[part['name']]}{part[3]}", text)
    findings = check_adjudication(units, decisions)
    return fresh, sort_findings([*findings, *check_adjudication(third_units, third_decisions, THIRD)])


def _tell_size(first: Coding, second: Coding, units: Sequence[Unit]) -> str:
    claims, figures = (
        [count(coding) for coding in (first, second)] for count in (_count_claims, _count_figures)
    )
    head = ["", "first coding", "second coding", "paired", "in the first alone", "in the second alone"]
    rows = []
    for title, name, counts in (("claims", "claim", claims), ("figures", "figure", figures)):
        alone = [each for each in units if each.field == name]
        unpaired = [sum(bool(each.first) for each in alone), sum(bool(each.second) for each in alone)]
        rows.append([title, *counts, counts[0] - unpaired[0], *unpaired])
    return _draw(head, rows)


def _count_claims(coding: Coding) -> int:
    return sum(len(claims) for claims in coding.claims.values())


def _count_figures(coding: Coding) -> int:
    return sum(len(each.figures) for claims in coding.claims.values() for each in claims)


def _tell_agreement(agreements: Iterable[Agreement]) -> str:
    rows = [[each.field, FIELDS[each.field], *_tell_numbers(each)] for each in agreements]
    return _draw(["field", "one unit is a", "n", "differences", "agreement", "alpha"], rows)


def _tell_third(agreements: Iterable[Agreement], earlier: Iterable[Agreement]) -> str:
    before = {each.field: _tell_alpha(each) for each in earlier}
    rows = [[each.field, *_tell_numbers(each), before[each.field]] for each in agreements]
    return _draw(["field", "claims", "differences", "agreement", "alpha", "alpha of the first two"], rows)


def _tell_numbers(each: Agreement) -> list[object]:
    return [each.units, each.differences, f"{each.percent:.1f} %", _tell_alpha(each)]


def _tell_alpha(each: Agreement) -> str:
    return "–" if each.alpha is None else f"{each.alpha:.3f}"


def _tell_decisions(decisions: Sequence[Decision], docket: Docket) -> str:
    head = ["field", "differences", *docket.choices, *STATUSES]
    return _draw(head, list(_count_decisions(decisions, docket.choices)))


def _count_decisions(decisions: Sequence[Decision], choices: Sequence[str]) -> Iterator[list[object]]:
    for name in (*FIELDS, *UNPAIRED):
        chosen = [each for each in decisions if each.unit.field == name]
        if chosen:
            yield [name, *_count(chosen, choices)]
    yield ["all", *_count(decisions, choices)]


def _count(decisions: Sequence[Decision], choices: Sequence[str]) -> list[object]:
    made, became = Counter(each.decision for each in decisions), Counter(each.status for each in decisions)
    return [len(decisions), *(made[each] for each in choices), *(became[each] for each in STATUSES)]


def _draw(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table; all columns after the first hold numbers or short words."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(map(str, line))} |\n" for line in lines)
