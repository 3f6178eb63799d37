"""May a pattern from a descriptor be used: does the engine take it, and in bounded time?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import polars as pl

# The engine never goes back, so that time grows with the text; but also with the states of the pattern.
MOST_STATES = 2_000
TOKEN = re.compile(
    r"\\[pPxuU]\{[^}]*+\}|\\."
    r"|\[\^?\]?(?:[^\[\]\\]|\\.|\[[^\]]*+\])*+\]"
    r"|\{[0-9]+(?:,[0-9]*)?\}|.",
    re.DOTALL,
)


@lru_cache(maxsize=4096)
def find_fault(pattern: str) -> str:
    """Why a pattern cannot be used; nothing where it can."""
    try:
        pl.Series([""]).str.contains(rf"\A(?:{pattern})\z")
    except pl.exceptions.PolarsError:
        return "cannot be used"
    states, choices = count_states(pattern)
    # One repeat alone leaves nothing to choose, as in a text of at most so many characters.
    return "has too many repeats" if states > MOST_STATES and choices > 1 else ""


def count_states(pattern: str) -> tuple[int, int]:
    """How many characters the pattern has once its repeats are written out, and how often it may choose."""
    groups, last, choices = [0], 0, 0
    for match in TOKEN.finditer(pattern):
        token = match.group()
        if token == "(":
            groups.append(0)
        elif token == ")" and len(groups) > 1:
            last = groups.pop()
            groups[-1] += last
        elif token[0] == "{" and len(token) > 1:
            times = max(int(each or 1) for each in token[1:-1].split(","))
            groups[-1] += last * (times - 1)
            last *= times
            choices += 1
        elif token in "*+?|":
            choices += 1
        else:
            last = 1
            groups[-1] += 1
    return sum(groups), choices


def find_matching(pattern: str, texts: Iterable[str]) -> list[str]:
    """The texts that hold a match of the pattern anywhere; none where it cannot be used."""
    if find_fault(pattern):
        return []
    given = pl.Series(list(texts), dtype=pl.String)
    return given.filter(given.str.contains(pattern)).to_list()
