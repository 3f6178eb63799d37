"""Which numbers does a sentence give, in digits or in words?"""

import re
from decimal import Decimal

from .korean import find_korean_numbers
from .text import normalise

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL: dict[str, int | Decimal] = {
    **{word: number for number, word in enumerate(_UNITS.split())},
    **{word: 10 * number for number, word in enumerate(_TENS.split(), 2)},
    **{"once": 1, "twice": 2, "half": Decimal("0.5")},
}
_LARGE = {
    **{"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12},
    **{
        "k": 10**3,
        "m": 10**6,
        "mn": 10**6,
        "bn": 10**9,
        "tn": 10**12,
        "만": 10**4,
        "억": 10**8,
        "조": 10**12,
    },
}
_WRITTEN = re.compile(
    r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
    rf"(?:[ -]?(?P<scale>{'|'.join(_LARGE)})(?![a-z]))?",
    re.IGNORECASE,
)
_PHRASE = re.compile(r"[a-z]+(?:[ -][a-z]+)*")


def find_numbers(text: str) -> set[Decimal]:
    """
    Find the numbers a text gives.

    Parameters
    ----------
    text : str
        Any text. Digits may have thousands separators, decimals and a word of size behind them; number words
        are those of English and Korean. Words such as "dozens" are no numbers.

    Returns
    -------
    set of decimal.Decimal

    Examples
    --------
    >>> sorted(str(each) for each in find_numbers("twenty-four of 6,400 at $2.5 million"))
    ['24', '2500000.0', '6400']
    """
    plain = normalise(text).casefold()
    written = {_read_digits(match) for match in _WRITTEN.finditer(plain)}
    return written | _read_words(plain) | find_korean_numbers(plain)


def _read_digits(match: re.Match[str]) -> Decimal:
    number = Decimal(match["digits"].replace(",", ""))
    return number * _LARGE[match["scale"].casefold()] if match["scale"] else number


def _read_words(text: str) -> set[Decimal]:
    found: set[Decimal] = set()
    for phrase in _PHRASE.findall(text):
        run: list[str] = []
        for word in [*re.split("[ -]", phrase), ""]:
            if word in _SMALL or (run and (word in ("hundred", "and") or (len(word) > 2 and word in _LARGE))):
                run.append(word)
            elif run:
                found |= _add_up(run)
                run = [word] if word in _SMALL else []
    return found


def _add_up(words: list[str]) -> set[Decimal]:
    """The numbers of a run of number words; one that cannot go on with the next word ends there."""
    found: list[Decimal] = []
    total = part = Decimal(0)
    last = ""
    for word in words:
        if word in _LARGE:
            total, part = total + part * _LARGE[word], Decimal(0)
        elif word == "hundred":
            part *= 100
        elif word != "and":
            if last and not _goes_on(last, word):
                found.append(total + part)
                total = part = Decimal(0)
            part += _SMALL[word]
        last = last if word == "and" else word
    return {*found, total + part}


def _goes_on(last: str, word: str) -> bool:
    """Whether a number word adds to the one before it: twenty four, hundred five; not two three."""
    if last in ("hundred", *_LARGE):
        return True
    return last in _TENS.split() and word in _UNITS.split()[1:10]
