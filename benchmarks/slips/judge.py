"""Which slips does the validator tell of, where, and what does it tell of edits that are no slips?"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from korea_deepfake_record.finding import Finding
from korea_deepfake_record.validate import validate

from .draft import Draft, NoPlaceError
from .slip import HARMLESS, Change, Slip

ALONE = "alone"


@dataclass(frozen=True)
class Outcome:
    """What became of one slip."""

    slip: Slip
    what: str
    is_killed: bool
    is_located: bool
    is_gated: bool
    told: str = ""

    @property
    def is_as_it_should_be(self) -> bool:
        """Whether a slip was told of at its place, or a harmless edit not at all."""
        return not self.is_killed if self.slip.kind == HARMLESS else self.is_located


@dataclass
class Pack:
    """One copy and the slips made in it."""

    draft: Draft
    made: list[tuple[Slip, int, Change]] = field(default_factory=list)

    def add(self, slip: Slip, number: int, seed: int) -> bool:
        """Make the slip in this copy, unless there is no place left for it."""
        self.draft.rng = random.Random(f"{seed}/{slip.name}/{number}")
        try:
            change = slip.make(self.draft)
        except NoPlaceError:
            return False
        self.made.append((slip, number, change))
        return True


class Judge:
    """Makes slips in copies of a package and asks the validator of each copy."""

    def __init__(self, origin: Path, seed: int, *, singly: bool = False) -> None:
        self.origin, self.seed, self.singly = origin, seed, singly
        self.before = {_describe(finding) for finding in validate(origin)}

    def judge(self, slips: Iterable[Slip], instances: int) -> Iterator[Outcome]:
        """What becomes of so many instances of each class."""
        wanted = [(slip, number) for slip in slips for number in range(instances)]
        for pack in self._pack(wanted):
            yield from self._judge_pack(pack)

    def _pack(self, wanted: list[tuple[Slip, int]]) -> list[Pack]:
        packs: list[Pack] = []
        open_packs: dict[str, list[Pack]] = {}
        for slip, number in wanted:
            shared = open_packs.setdefault(slip.pack, [])
            if slip.pack == ALONE or self.singly:
                shared = []
            if any(pack.add(slip, number, self.seed) for pack in shared):
                continue
            pack = Pack(Draft(self.origin))
            if not pack.add(slip, number, self.seed):
                raise ValueError(f"The tables have no place for the slip {slip.name!r}.")  # noqa: EM102
            packs.append(pack)
            shared.append(pack)
        return packs

    def _ask(self, pack: Pack) -> list[Finding]:
        with tempfile.TemporaryDirectory() as folder:
            pack.draft.write(Path(folder))
            try:
                found = validate(Path(folder))
            except Exception as fault:
                # That the validator falls over is a result as well; told nowhere, it locates nothing.
                found = [Finding("", 0, "", "The validator fell over:", f"{fault!r}.", "crash")]
        return [finding for finding in found if _describe(finding) not in self.before]

    def _judge_pack(self, pack: Pack) -> Iterator[Outcome]:
        findings = self._ask(pack)
        stray = [each for each in findings if not any(_is_told(*made, each) for made in pack.made)]
        doubted: list[tuple[Slip, int]] = []
        for slip, number, change in pack.made:
            outcome = _weigh(slip, change, findings, stray)
            if len(pack.made) > 1 and outcome.is_killed and not outcome.is_located:
                doubted.append((slip, number))
            else:
                yield outcome
        # What is told elsewhere may be meant for any of them: ask again with fewer in a copy.
        halves = 2 if len(doubted) == len(pack.made) else 1
        for half in range(halves):
            for smaller in self._pack(doubted[half::halves]):
                yield from self._judge_pack(smaller)


def _weigh(slip: Slip, change: Change, findings: list[Finding], stray: list[Finding]) -> Outcome:
    """What became of the slip, if what is told elsewhere may be meant for it as well."""
    here = [each for each in findings if change.is_told(each, by_column=slip.by_column)]
    located = [each for each in here if slip.counts(each)]
    elsewhere = [each for each in stray if slip.counts(each)]
    told = next((each.text for each in [*located, *elsewhere]), "")
    is_gated = len(here) > len(located)
    return Outcome(slip, change.what, bool(located or elsewhere), bool(located), is_gated, told)


def _is_told(slip: Slip, _: int, change: Change, finding: Finding) -> bool:
    return change.is_told(finding, by_column=slip.by_column)


def _describe(finding: Finding) -> tuple[str, str, str, str]:
    return finding.path, finding.column, finding.problem, finding.rule
