"""Do the words, numbers and names that a record gives stand in the sentence on which it rests?"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation

from ..finding import Finding, quote
from .ledger import Reading
from .numbers import find_numbers
from .rows import Cell, Row
from .text import count_words, normalise

LONGEST_QUOTE = 5
QUOTED = ("quote", "wording")
NUMBERS = ("value", "low", "high")
OWN_VOICE = "own"
CODED = "coded"
_PRONOUN = re.compile(r"\b(?:he|she|it|they|officials)\b", re.IGNORECASE)

Claims = dict[str, Row]


def check_words(reading: Reading, cells: Iterable[Cell], claims: Claims) -> Iterator[Finding]:
    """Words of the article are in the sentence the row rests on, or in the coded text if it rests on none."""
    for cell in cells:
        passage = _passage_of(cell.row, claims)
        whole = reading.text if reading.match.is_recorded else ""
        stretch = reading.sentence(passage) if passage else whole
        if stretch and not has_words(stretch, cell.text):
            where = "sentence" if passage else "text"
            problem = f"{quote(cell.text)} is not in the {where}."
            yield cell.row.finding(cell.column, problem, f"Use the words of the {where}.", "verbatim")


def check_quotes(cells: Iterable[Cell]) -> Iterator[Finding]:
    """Quoted key words are few."""
    for cell in cells:
        words = count_words(cell.text)
        if cell.column in QUOTED and words > LONGEST_QUOTE:
            problem = f"{words} words are quoted where {LONGEST_QUOTE} are the most."
            yield cell.row.finding(cell.column, problem, "Quote the key words only.", "quote-length")


def check_numbers(reading: Reading, statistics: Iterable[Row], claims: Claims) -> Iterator[Finding]:
    """A figure gives a number of its sentence, unless the wording has none (a majority, a dozen or so)."""
    for row in statistics:
        given = [(column, number) for column in NUMBERS if (number := _read_number(row[column])) is not None]
        wording = row["value_text"]
        sentence = reading.sentence(_passage_of(row, claims))
        if not given or not sentence or not has_words(sentence, wording):
            continue
        stated = find_numbers(wording)
        column, number = given[0]
        is_best = column == "value"
        if stated and not stated & ({number} if is_best else {each for _, each in given}):
            problem = f"{quote(row[column])} is not a number of {quote(wording)}."
            yield row.finding(column, problem, "Correct the number or its wording.", "number-stated")


def check_speakers(reading: Reading, claims: Iterable[Row], names: dict[str, set[str]]) -> Iterator[Finding]:
    """Who speaks is named in the sentence or near it, unless the text speaks for itself."""
    for claim in claims:
        if claim["voice"] == OWN_VOICE or not reading.stands(claim["passage_id"]):
            continue
        near = normalise(_around(reading, claim["passage_id"]))
        if not any(_is_named(near, name) for name in names.get(claim["speaker_id"], ())):
            problem = f"No name of {quote(claim['speaker_id'])} is in the sentence or near it."
            cure = "Correct the speaker, or add the alias this source uses."
            yield claim.finding("speaker_id", problem, cure, "speaker-named")


def has_words(stretch: str, words: str) -> bool:
    """
    Tell whether words stand in a stretch of text; white space, signs and case may differ.

    Parameters
    ----------
    stretch, words : str
        Text as received. A number is not found inside a longer one.

    Returns
    -------
    bool

    Examples
    --------
    >>> has_words("It \u201cmay  close\u201d in 2025.", "may close"), has_words("In 2025.", "20")
    (True, False)
    """
    plain = normalise(words).casefold()
    before = r"(?<![0-9])(?<![0-9][.,])" if plain[:1].isdigit() else ""
    after = r"(?![0-9]|[.,][0-9])" if plain[-1:].isdigit() else ""
    return bool(re.search(before + re.escape(plain) + after, normalise(stretch).casefold()))


def _passage_of(row: Row, claims: Claims) -> str:
    """The passage a row rests on, itself or by its claim; empty for rows about a whole source."""
    claim = claims.get(row["claim_id"])
    return row["passage_id"] or (claim["passage_id"] if claim else "")


def _read_number(cell: str) -> Decimal | None:
    try:
        return Decimal(cell) if cell else None
    except InvalidOperation:
        return None


def _is_named(text: str, name: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(normalise(name))}", text, re.IGNORECASE))


def _around(reading: Reading, passage_id: str) -> str:
    """The paragraph of a sentence and the one before; one more where a pronoun points back."""
    back = 2 if _PRONOUN.search(reading.sentence(passage_id)) else 1
    here = next(each for each in reading.passages if each["passage_id"] == passage_id)
    coded = {each.count("paragraph") for each in reading.passages if each["disposition"] == CODED}
    earlier = sorted(each for each in coded if each < here.count("paragraph"))
    near = {here.count("paragraph"), *earlier[-back:]}
    return " ".join(
        reading.stretch(each["passage_id"]) for each in reading.passages if each.count("paragraph") in near
    )
