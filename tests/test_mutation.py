"""Realistic slips in the real tables are told of where they stand, and harmless edits alarm nobody."""

import random
import sys

import pytest
from conftest import ROOT

sys.path.append(str(ROOT / "benchmarks"))

from slips import FORBIDDEN, FORM, HARMLESS, MEANING, MISSED, SLIPS, SOMETIMES, UNASKED, Judge, Slip

ALONE = [slip for slip in SLIPS.values() if slip.pack == "alone"]
SHARED = [slip for slip in SLIPS.values() if slip.pack != "alone"]
STRICT = [slip for slip in SHARED if slip.kind in (FORBIDDEN, FORM) and slip.name not in MISSED]
ASKED = [slip for slip in SHARED if slip.kind == MEANING and not slip.silent]
TOLD = [slip for slip in ASKED if slip.name not in UNASKED | SOMETIMES]


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge(ROOT, seed=1)


def find_untold(judge: Judge, slips: list[Slip], instances: int = 1) -> dict[str, list[str]]:
    """By class the slips that were not told of at their place, or the edits that alarmed though harmless."""
    untold: dict[str, list[str]] = {}
    for outcome in judge.judge(slips, instances):
        if not outcome.is_as_it_should_be:
            untold.setdefault(outcome.slip.name, []).append(f"{outcome.what}: {outcome.told or 'untold'}")
    return untold


def test_what_is_said_to_be_untold_is_a_slip() -> None:
    assert (MISSED | UNASKED | SOMETIMES) - set(SLIPS) == set()


@pytest.mark.parametrize("pack", sorted({slip.pack for slip in STRICT}))
def test_what_the_descriptor_forbids_is_told_of_at_its_place(judge: Judge, pack: str) -> None:
    assert find_untold(judge, [slip for slip in STRICT if slip.pack == pack]) == {}


def test_what_spoils_a_file_or_the_descriptor_is_told_of(judge: Judge) -> None:
    strict = [slip for slip in ALONE if slip.kind in (FORBIDDEN, FORM)]
    assert find_untold(judge, random.Random(1).sample(strict, 6)) == {}


def test_a_harmless_edit_alarms_nobody(judge: Judge) -> None:
    assert find_untold(judge, [slip for slip in SLIPS.values() if slip.kind == HARMLESS]) == {}


@pytest.mark.parametrize("group", sorted({slip.group for slip in TOLD}))
def test_what_other_cells_reveal_stays_revealed(judge: Judge, group: str) -> None:
    missed = find_untold(judge, [slip for slip in TOLD if slip.group == group])
    # Whether other cells reveal a slip can depend on the row, and rows come and go.
    again = find_untold(judge, [SLIPS[name] for name in missed], instances=3)
    assert {name: told for name, told in again.items() if len(told) == 3} == {}
