"""What is to be mended, where, and how is it said?"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

LONGEST_QUOTE, LONGEST_PLACE, LONGEST_MESSAGE = 60, 300, 1200
# Of more choices a word is held against those that start like it, for a thousand words may be wrong.
MANY_CHOICES = 500
MOST_OF_A_KIND = 1000
# Formats, separators, private and unassigned characters show nothing, or not what they are.
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


@dataclass(frozen=True, order=True)
class Finding:
    """One thing to mend: where it stands, what is wrong, what to do, and which rule says so."""

    path: str
    line: int
    column: str
    problem: str
    cure: str
    rule: str
    # For how many faults it stands: of very many of a kind only the first are told one by one.
    times: int = 1

    @property
    def place(self) -> str:
        """Where to look, as an editor opens it: file, line and column, as far as known."""
        parts = [self.path, str(self.line) if self.line else "", self.column]
        return ":".join(escape(cut(part, LONGEST_PLACE)) for part in parts if part)

    @property
    def message(self) -> str:
        """What is wrong and how to mend it."""
        # A cure may repeat words of the descriptor, which say what they like.
        return escape(cut(f"{self.problem} {self.cure}".strip(), LONGEST_MESSAGE))

    @property
    def text(self) -> str:
        """The finding as one line."""
        return f"{self.place}: {self.message} [{self.rule}]"

    def as_json(self) -> dict[str, str | int]:
        """The finding as a JSON object."""
        parts = ("path", "line", "column", "problem", "cure", "rule", "times")
        return {part: getattr(self, part) for part in parts}


def escape(text: str) -> str:
    """Text with every character that cannot be seen written as its code point."""
    if text.isprintable():
        return text
    return "".join(_escape_character(each) for each in text)


def _escape_character(character: str) -> str:
    category = unicodedata.category(character)
    if category not in UNSEEN and (category != "Zs" or character == " "):
        return character
    named = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
    code = ord(character)
    return named.get(character) or (f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}")


def quote(cell: object) -> str:
    """The cell in quotation marks as it stands, cut when long, nothing in it unseen."""
    return f"'{escape(cut(str(cell), LONGEST_QUOTE))}'"


def cut(text: str, longest: int) -> str:
    """The text, or its beginning where it is longer."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def suggest(word: str, choices: Iterable[str]) -> str:
    """'Did you mean …?' with the choice nearest to the word, or nothing."""
    nearest = find_nearest(word, tuple(choices))
    return f"Did you mean {quote(nearest)}?" if nearest else ""


@lru_cache(maxsize=4096)
def find_nearest(word: str, choices: Sequence[str]) -> str:
    """The choice most like the word, or nothing where none is like it."""
    if not word or len(word) > 4 * LONGEST_QUOTE:
        return ""
    if len(choices) > MANY_CHOICES:
        choices = [each for each in choices if each[:2] == word[:2]][:MANY_CHOICES]
    folded = {each.casefold(): each for each in reversed(choices)}
    same = folded.get(word.casefold())
    if same is not None:
        return same
    near = get_close_matches(word.casefold(), folded, n=1, cutoff=0.75)
    return folded[near[0]] if near else ""


def sort_findings(findings: Iterable[Finding]) -> list[Finding]:
    """Every finding once, by file, line and column."""
    return sorted(set(findings))


def count_line(findings: Sequence[Finding]) -> str:
    """The closing line: how many there are to mend."""
    return f"{sum(each.times for each in findings)} to mend." if findings else "Nothing to mend."


class Tally:
    """The first findings of each kind (file, column and rule), and how many more there were."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._first: list[Finding] = []
        self._counts: Counter[tuple[str, str, str]] = Counter()

    def add(self, finding: Finding) -> None:
        """Keep the finding, or count it where there were very many of its kind."""
        kind = (finding.path, finding.column, finding.rule)
        if self._counts[kind] < MOST_OF_A_KIND:
            self._first.append(finding)
        self._counts[kind] += finding.times

    def count(self, kind: tuple[str, str, str], number: int) -> None:
        """Count findings of a kind, by path, column and rule, that are not told one by one."""
        self._counts[kind] += number

    def merge(self, other: Tally) -> None:
        """Take over what another has counted."""
        told = Counter((each.path, each.column, each.rule) for each in other._first)
        for finding in other._first:
            self.add(finding)
        for kind, number in other._counts.items():
            self.count(kind, number - told[kind])

    def room(self, kind: tuple[str, str, str]) -> int:
        """How many more of the kind are kept."""
        return max(0, MOST_OF_A_KIND - self._counts[kind])

    def __iter__(self) -> Iterator[Finding]:
        """Those kept, and for each kind with more of them one that says how many."""
        yield from self._first
        told = Counter((each.path, each.column, each.rule) for each in self._first)
        for kind, number in self._counts.items():
            if more := number - told[kind]:
                path, column, rule = kind
                problem = f"{more} more like these are not told one by one."
                yield Finding(path, 0, column, problem, "Mend the first of them.", rule, more)
