"""Which claim and which figure of the second coding is which of the first?"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from rapidfuzz import fuzz

from .codings import Claim, Figure

Item = TypeVar("Item")
Pair = tuple[Item | None, Item | None]
# Below this, two statements of one sentence are no longer the same claim; found by reading the pairs.
FLOOR = 40.0
STEM = 6
LITTLE_WORDS = re.compile(
    r"\b(?:an?|the|of|to|in|on|for|by|with|and|or|is|are|was|were|be|been|has|have|had|that|which|who|whom|whose"
    r"|its?|as|at|from|this|these|those|so|such|they|their|he|his|there|not)\b"
)


def likeness(first: str, second: str) -> float:
    """
    Say how like two statements are.

    Parameters
    ----------
    first, second : str
        Two paraphrases. Little words, endings and the order of words do not count.

    Returns
    -------
    float
        From 0 to 100.

    Examples
    --------
    >>> likeness("The police opened a probe.", "A probe was opened by police.")
    100.0
    """
    return fuzz.token_sort_ratio(_stem(first), _stem(second))


def _stem(text: str) -> str:
    words = re.findall(r"[\w-]+", LITTLE_WORDS.sub(" ", text.lower()))
    return " ".join(each[:STEM] for each in words)


def pair_claims(first: Sequence[Claim], second: Sequence[Claim]) -> list[Pair[Claim]]:
    """
    Pair the claims of one passage one to one, the most alike first; what is left has no partner.

    Parameters
    ----------
    first, second : sequence of Claim
        The claims of either coder.

    Returns
    -------
    list of tuple
        Pairs in the order of the first coding, then claims of the second alone; None for a missing partner.
    """
    return _pair(first, second, lambda one, other: likeness(one.statement, other.statement))


def pair_figures(first: Sequence[Figure], second: Sequence[Figure]) -> list[Pair[Figure]]:
    """Pair the figures of one passage: first the same value and indicator, then the like wording."""
    return _pair(first, second, _figure_likeness)


def _figure_likeness(first: Figure, second: Figure) -> float:
    same = sum(40 for code in ("value", "indicator") if first.codes[code] == second.codes[code])
    return same + likeness(first.wording, second.wording) / 5


def _pair(
    first: Sequence[Item], second: Sequence[Item], like: Callable[[Item, Item], float]
) -> list[Pair[Item]]:
    scores = [
        (-like(one, other), here, there)
        for here, one in enumerate(first)
        for there, other in enumerate(second)
    ]
    partners: dict[int, int] = {}
    for score, here, there in sorted(scores):
        if -score >= FLOOR and here not in partners and there not in partners.values():
            partners[here] = there
    paired: list[Pair[Item]] = [
        (one, second[partners[here]] if here in partners else None) for here, one in enumerate(first)
    ]
    alone = [other for there, other in enumerate(second) if there not in partners.values()]
    return paired + [(None, other) for other in alone]
