"""What did both coders judge, and what did either say?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from .codings import Claim, Coding
from .pairing import pair_claims, pair_figures

Judged = TypeVar("Judged")
CLAIM_CODES = ("topic", "kind", "speaker", "voice", "stance", "event-date")
FIGURE_CODES = ("indicator", "value", "comparator", "period")
# Every field that is compared, and what one unit of it is.
FIELDS = {
    "has-claim": "passage",
    "disposition": "passage",
    **dict.fromkeys(CLAIM_CODES, "pair of claims"),
    **dict.fromkeys(FIGURE_CODES, "pair of figures"),
    "measure": "passage and measure",
    "measure-status": "passage and measure that both name",
    "actor": "passage and actor",
}
UNPAIRED = ("claim", "figure")


@dataclass(frozen=True, order=True)
class Unit:
    """One thing that both coders judged (or one alone): where, which field, of what, and what either said."""

    passage_id: str
    field: str
    subject: str
    first: str
    second: str

    @property
    def differs(self) -> bool:
        """Whether the coders do not agree."""
        return self.first != self.second


def list_units(first: Coding, second: Coding) -> list[Unit]:
    """
    List everything that the two codings judge, sorted.

    Parameters
    ----------
    first, second : Coding
        The two codings of the same passages.

    Returns
    -------
    list of Unit
        Fields of ``FIELDS``; and, of the fields ``claim`` and ``figure``, what one coder has alone.
    """
    units: list[Unit] = []
    for passage in sorted(first.dispositions.keys() | second.dispositions.keys()):
        here, there = first.claims.get(passage, []), second.claims.get(passage, [])
        units += _judge_passage(passage, first, second)
        units += _judge_claims(passage, here, there)
        units += _judge_figures(passage, here, there)
    return sorted([*units, *_judge_actors(first, second), *_judge_measures(first, second)])


def _judge_passage(passage: str, first: Coding, second: Coding) -> Iterator[Unit]:
    one, other = (_yes(bool(coding.claims.get(passage))) for coding in (first, second))
    yield Unit(passage, "has-claim", "", one, other)
    one, other = (coding.dispositions.get(passage, "") for coding in (first, second))
    yield Unit(passage, "disposition", "", one, other)


def _judge_claims(passage: str, first: list[Claim], second: list[Claim]) -> Iterator[Unit]:
    for one, other in pair_claims(first, second):
        subject = _name_pair(str(one.number) if one else "", str(other.number) if other else "")
        if one is None or other is None:
            yield Unit(
                passage, "claim", subject, one.statement if one else "", other.statement if other else ""
            )
            continue
        for code in CLAIM_CODES:
            yield Unit(passage, code, subject, one.codes[code], other.codes[code])


def _judge_figures(passage: str, first: list[Claim], second: list[Claim]) -> Iterator[Unit]:
    here, there = ([each for claim in claims for each in claim.figures] for claims in (first, second))
    for one, other in pair_figures(here, there):
        subject = _name_pair(one.key if one else "", other.key if other else "")
        if one is None or other is None:
            yield Unit(passage, "figure", subject, one.wording if one else "", other.wording if other else "")
            continue
        for code in FIGURE_CODES:
            if code != "value" or one.codes[code] or other.codes[code]:
                yield Unit(passage, code, subject, one.codes[code], other.codes[code])


def _judge_actors(first: Coding, second: Coding) -> Iterator[Unit]:
    """Every actor whom either coder finds in a text, in every passage that either codes: named or not."""
    named = [_collect(coding, lambda claim: set(claim.actors)) for coding in (first, second)]
    for passage in sorted(named[0].keys() | named[1].keys()):
        for actor in _vocabulary(passage, named):
            one, other = (_yes(actor in each.get(passage, set())) for each in named)
            yield Unit(passage, "actor", actor, one, other)


def _judge_measures(first: Coding, second: Coding) -> Iterator[Unit]:
    """Every measure likewise; and its status where both coders name it."""
    told = [_collect(coding, lambda claim: {claim.measure} - {("", "")}) for coding in (first, second)]
    named = [{passage: {each[0] for each in pairs} for passage, pairs in coder.items()} for coder in told]
    for passage in sorted(named[0].keys() | named[1].keys()):
        for measure in _vocabulary(passage, named):
            one, other = (_yes(measure in each.get(passage, set())) for each in named)
            yield Unit(passage, "measure", measure, one, other)
            if one == other == "yes":
                yield Unit(
                    passage, "measure-status", measure, *(_status(each[passage], measure) for each in told)
                )


def _collect(coding: Coding, names: Callable[[Claim], set[Judged]]) -> dict[str, set[Judged]]:
    return {
        passage: {name for claim in claims for name in names(claim)}
        for passage, claims in coding.claims.items()
    }


def _vocabulary(passage: str, named: list[dict[str, set[str]]]) -> list[str]:
    """All names that either coder uses in the text of the passage."""
    text = passage.rpartition("-")[0]
    found = (names for coder in named for each, names in coder.items() if each.rpartition("-")[0] == text)
    return sorted(set().union(*found))


def _status(told: set[tuple[str, str]], measure: str) -> str:
    return " | ".join(sorted(status for each, status in told if each == measure))


def _name_pair(first: str, second: str) -> str:
    """What a pair is called: by the number of either side, or by that of the one which stands alone."""
    if first and second:
        return f"{first} with {second}"
    return f"{first} of the first" if first else f"{second} of the second"


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"
