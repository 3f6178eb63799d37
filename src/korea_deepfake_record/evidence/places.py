"""Where in a text does each passage of the ledger stand: in place, moved, altered or absent?"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from .rows import Row
from .text import Span, count_words, hash_sentence, normalise, split_paragraphs, split_sentences

LEAST_ALIKE = 60.0

# A word as count_words counts it, in text that still holds soft hyphens and loose accents.
_HIDDEN = "\u00ad\u0300-\u036f\u200b-\u200f\u2060\ufeff"
_WORD = re.compile(rf"\w[\w{_HIDDEN}]*(?:[-‐‑'’.,]\w[\w{_HIDDEN}]*)*")
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")


@dataclass(frozen=True)
class Place:
    """Where a passage stands or, if it is altered, what stands there instead, and how like it that is."""

    status: str
    span: Span | None = None
    likeness: float = 100.0
    measure: str = "alike"


def find_places(text: str, passages: list[Row], original: str | None = None) -> dict[str, Place]:
    """
    Find each passage of one source in a text.

    Parameters
    ----------
    text : str
        The text as received.
    passages : list of Row
        The ledger of the source, by position.
    original : str, optional
        The text that was coded, where it is at hand: what is altered is then compared with it. Otherwise only
        lengths can be compared, as the ledger holds no words.

    Returns
    -------
    dict of str to Place
        By ``passage_id``.
    """
    places = {
        each["passage_id"]: Place("in place", span) for each in passages if (span := _stands_at(text, each))
    }
    missing = [each for each in passages if each["passage_id"] not in places]
    for passage, span in _search(text, missing, {place.span for place in places.values()}):
        places[passage["passage_id"]] = Place("moved", span)
    for passage in missing:
        if passage["passage_id"] not in places:
            places[passage["passage_id"]] = _look_between(text, passage, passages, places, original)
    return places


def recorded_span(passage: Row) -> Span:
    """The characters the ledger names; an empty span where they are no numbers."""
    return passage.count("char_start"), passage.count("char_end")


def _stands_at(text: str, passage: Row) -> Span | None:
    start, end = recorded_span(passage)
    is_there = start < end <= len(text) and hash_sentence(text[start:end]) == passage["sha256"]
    return (start, end) if is_there else None


def _search(text: str, missing: list[Row], taken: set[Span | None]) -> Iterator[tuple[Row, Span]]:
    """The missing passages that stand elsewhere; those that repeat are given out in the order of the text."""
    wanted: dict[str, list[Row]] = defaultdict(list)
    for passage in missing:
        wanted[passage["sha256"]].append(passage)
    found = _find_hashes(text, {sha: rows[0].count("word_count") for sha, rows in wanted.items()})
    for sha, rows in wanted.items():
        spans = (span for span in sorted(found[sha]) if span not in taken)
        yield from zip(rows, spans, strict=False)


def _find_hashes(text: str, wanted: dict[str, int]) -> dict[str, set[Span]]:
    """Spans by hash: sentences as the splitter sees them, else any run of as many words."""
    found: dict[str, set[Span]] = defaultdict(set)
    _note_hashes(text, _sentences(text), wanted, found)
    words = [word.span() for word in _WORD.finditer(text)]
    unglued = [part for word in words for part in _cut(text, word)]
    for runs in (words, unglued):
        counts = {count for sha, count in wanted.items() if count and sha not in found}
        _note_hashes(text, _windows(text, runs, counts), wanted, found)
    return found


def _note_hashes(
    text: str, spans: Iterator[Span], wanted: dict[str, int], found: dict[str, set[Span]]
) -> None:
    for start, end in spans:
        sha = hash_sentence(text[start:end])
        if sha in wanted:
            found[sha].add((start, end))


def _sentences(text: str) -> Iterator[Span]:
    for paragraph in split_paragraphs(text):
        yield from split_sentences(text, *paragraph)


def _cut(text: str, word: Span) -> Iterator[Span]:
    """A word run together with the next one, as captions often are, cut before the capital letter."""
    cuts = [word[0], *(cut.start() for cut in _GLUED.finditer(text, *word)), word[1]]
    return pairwise(cuts)


def _windows(text: str, words: list[Span], counts: set[int]) -> Iterator[Span]:
    """Every run of so many words, with and without the signs around it."""
    bounds = [0, *(edge for word in words for edge in word), len(text)]
    starts = [_edges(text, *bounds[at : at + 2]) for at in range(0, len(bounds), 2)]
    for first in range(len(words)):
        for count in counts:
            if first + count <= len(words):
                yield from ((start, end) for start in starts[first] for end in starts[first + count])


def _edges(text: str, left: int, right: int) -> set[int]:
    """Between two words, where a passage may begin or end: at the words and beside white space."""
    blanks = (at for at in range(left, right) if text[at].isspace())
    return {left, right, *(edge for at in blanks for edge in (at, at + 1))}


def _look_between(
    text: str, passage: Row, passages: list[Row], places: dict[str, Place], original: str | None
) -> Place:
    """What stands in place of a passage that is not there: the sentence most like it, if any is."""
    taken = [place.span for place in places.values() if place.span]
    free = [
        span
        for span in _sentences(text)
        if not any(span[0] < end and start < span[1] for start, end in taken)
    ]
    if original is None:
        left, right = _gap(text, passage, passages, places)
        words = passage.count("word_count")
        free = [span for span in free if left <= span[0] and span[1] <= right]
        likeness = {span: _share(words, count_words(text[slice(*span)])) for span in free}
    else:
        wanted = normalise(original[slice(*recorded_span(passage))])
        likeness = {span: fuzz.ratio(wanted, normalise(text[slice(*span)])) for span in free}
    best = max(likeness, key=lambda span: likeness[span], default=None)
    if best is None or likeness[best] < LEAST_ALIKE:
        return Place("absent")
    return Place("altered", best, likeness[best], "alike" if original else "as long")


def _share(one: int, other: int) -> float:
    return 100.0 * min(one, other) / (max(one, other) or 1)


def _gap(text: str, passage: Row, passages: list[Row], places: dict[str, Place]) -> Span:
    """The stretch between the nearest passages that stand in the text."""
    at = passages.index(passage)
    before = (
        places[each["passage_id"]].span for each in reversed(passages[:at]) if each["passage_id"] in places
    )
    after = (places[each["passage_id"]].span for each in passages[at:] if each["passage_id"] in places)
    left = next((span[1] for span in before if span), 0)
    right = next((span[0] for span in after if span), len(text))
    return left, right
