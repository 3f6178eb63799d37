"""Does the ledger of a source agree with its text, sentence by sentence, and cover all of it?"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ..finding import Finding, quote
from .articles import Match
from .places import Place, find_places, recorded_span
from .rows import Row
from .text import Span, count_words

SHOWN_WORDS = 5


@dataclass(frozen=True)
class Reading:
    """One text read against the ledger of its source."""

    source: Row
    match: Match
    passages: list[Row]
    places: dict[str, Place]

    @property
    def text(self) -> str:
        """The text as received."""
        return self.match.article.text

    def stands(self, passage_id: str) -> bool:
        """Whether the passage is in the text, word for word."""
        place = self.places.get(passage_id)
        return bool(place and place.status in ("in place", "moved"))

    def stretch(self, passage_id: str) -> str:
        """What stands where the passage belongs, altered or not."""
        span = self.places[passage_id].span
        return self.text[slice(*span)] if span else ""

    def sentence(self, passage_id: str) -> str:
        """The words of a passage that stands in the text."""
        return self.stretch(passage_id) if self.stands(passage_id) else ""


def read_source(source: Row, passages: list[Row], matches: list[Match]) -> Iterator[Reading]:
    """Each text of a source, read against its ledger."""
    original = matches[0].article.text if matches and matches[0].is_recorded else None
    for match in matches:
        known = None if match.is_recorded else original
        yield Reading(source, match, passages, find_places(match.article.text, passages, known))


def check_ledger(reading: Reading) -> Iterator[Finding]:
    """What the ledger says otherwise than the text; of a copy, only what became of coded sentences."""
    if not reading.match.is_recorded:
        yield from _check_copy(reading)
        return
    yield from _check_recorded(reading)
    yield from _check_counts(reading)
    yield from _check_cover(reading)
    length = str(len(reading.text))
    if reading.source["text_characters"] != length:
        problem = f"The text has {length} characters, not {quote(reading.source['text_characters'])}."
        yield reading.source.finding("text_characters", problem, "Correct the number.", "text-length")


def few_words(text: str) -> str:
    """The first words of a stretch of an article: enough to find it, too few to copy it."""
    words = text.split()
    return quote(" ".join(words[:SHOWN_WORDS]) + (" …" if len(words) > SHOWN_WORDS else ""))


def _check_counts(reading: Reading) -> Iterator[Finding]:
    for passage in reading.passages:
        if reading.stands(passage["passage_id"]):
            words = str(count_words(reading.sentence(passage["passage_id"])))
            if passage["word_count"] != words:
                problem = f"The passage has {words} words, not {quote(passage['word_count'])}."
                yield passage.finding("word_count", problem, "Correct the number.", "word-count")


def _check_recorded(reading: Reading) -> Iterator[Finding]:
    for passage in reading.passages:
        place = reading.places[passage["passage_id"]]
        if place.status == "moved" and place.span:
            problem = f"The passage stands at {place.span[0]} to {place.span[1]} of the text."
            yield passage.finding("char_start", problem, "Correct char_start and char_end.", "passage-moved")
        elif place.status != "in place":
            problem = "No stretch of the text has this hash."
            cure = "Take the hash and the characters anew from the text."
            yield passage.finding("sha256", problem, cure, f"passage-{place.status}")


def _check_copy(reading: Reading) -> Iterator[Finding]:
    name = reading.match.article.name
    for passage in reading.passages:
        place = reading.places[passage["passage_id"]]
        if passage["disposition"] != "coded" or reading.stands(passage["passage_id"]):
            continue
        problem = f"The sentence is not in {name}."
        if place.status == "altered":
            problem = f"The sentence reads otherwise in {name}: {place.likeness:.0f} % {place.measure}."
        yield passage.finding("sha256", problem, "Compare the copies.", f"passage-{place.status}")


def _check_cover(reading: Reading) -> Iterator[Finding]:
    """Passages that overlap, and text that stands in none."""
    ordered = sorted(reading.passages, key=recorded_span)
    for one, other in pairwise(ordered):
        if recorded_span(other)[0] < recorded_span(one)[1]:
            problem = f"The passage begins before {one['passage_id']} ends."
            yield other.finding("char_start", problem, "Correct char_start or char_end.", "passage-overlap")
    for (start, end), row in _gaps(reading, ordered):
        if stretch := reading.text[start:end].strip():
            problem = f"Characters {start} to {end} stand in no passage: {few_words(stretch)}."
            yield row.finding("", problem, "Add them to the ledger.", "uncovered-text")


def _gaps(reading: Reading, ordered: list[Row]) -> Iterator[tuple[Span, Row]]:
    """The stretches between passages, each with the row before it."""
    reached, row = 0, reading.source
    for passage in ordered:
        start, end = recorded_span(passage)
        yield (reached, start), row
        reached, row = max(reached, end), passage
    yield (reached, len(reading.text)), row
