"""What counts as the same sentence: one normal form, its hash, and where sentences begin and end."""

import hashlib
import re
import unicodedata
from itertools import pairwise

# The rules below are written out in docs/normalisation.md. Hashes depend on every one of them: a change of
# rule needs a new name and new hashes.
NORMALISER = "kdr-1"

Span = tuple[int, int]

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′‵`´ʹʼ‹›", "'"),
        **dict.fromkeys("“”„‟″‶〝〞〟«»", '"'),
        **dict.fromkeys("‐‑‒–—―⁃−﹘﹣", "-"),
        "⋯": "...",
    }
)
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]"
)
_ELLIPSIS = re.compile(r"\.(?: ?\.){2,}")
_DASHES = re.compile(r" ?-[ -]*")

_LINE = re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_WORD = re.compile(r"\w+(?:[-‐‑'’.,]\w+)*")
_CLOSING = "\"'”’»›)\\]}」』"
_OPENING = "\"'“‘«‹(\\[{「『"
_STOP = re.compile(rf"(?:[.!?…؟۔।]+[{_CLOSING}]*(?=\s)|[。！？｡]+[{_CLOSING}]*)\s*")
_LAST_WORD = re.compile(rf"[^\s{_OPENING}]+$")
_NEAR = 40  # characters looked at before and after a full stop
# A full stop after these does not end a sentence, whatever follows.
_TITLE = re.compile(
    "mr|mrs|ms|mx|dr|prof|gen|col|lt|sgt|capt|gov|sen|rep|st|no|vs|cf|fig|jr|sr|rev|hon|ft|mt", re.IGNORECASE
)
# After these it does, unless what follows may be part of a name: so only before words that open sentences.
_SHORT = re.compile(
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|inc|ltd|co|corp|dept|est|approx|etc|al|ca|(?:[a-z]\.)+[a-z]",
    re.IGNORECASE,
)
_OPENER = re.compile(
    r"(?:an?|after|and|as|at|but|by|for|he|hers?|his|i[fnt]|its|last|most|no|on|one|our|she|some|since|that|the|"
    r"their|there|these|they|this|those|to|under|we|when|while|with|you)\b",
    re.IGNORECASE,
)
# Korean writes 2024. 9. 2. for a day, and may part the words after a quotation from it by a space.
_DAY = re.compile(r"(?<!\d)(?:\d{4}|['’]\d{2})\. ?\d{1,2}\.(?: ?\d{1,2}\.)?")
_QUOTED = re.compile(r"(?:이?라(?:고|며|면서|는)|하고|고|며|면서|는)[도는]?(?!\w)")


def normalise(text: str) -> str:
    """
    Return the normal form by which sentences are compared and hashed.

    Two copies of a sentence that differ only in white space, invisible characters, quotation marks, dashes or
    ellipses have the same normal form. Case is kept. The rules are in docs/normalisation.md.

    Parameters
    ----------
    text : str
        Text as received.

    Returns
    -------
    str

    Examples
    --------
    >>> normalise("“Wait…”\u00a0he said \u2014 twice.")
    '"Wait..." he said-twice.'
    """
    # Signs go first, as NFKC would break some of them up (´ becomes a space and an accent), and once more
    # for those that NFKC brings to light.
    plain = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text).translate(_SIGNS)).translate(_SIGNS)
    plain = " ".join(plain.split())
    return _DASHES.sub("-", _ELLIPSIS.sub("...", plain))


def hash_sentence(text: str) -> str:
    """
    Return the SHA-256 of a sentence in its normal form, as UTF-8, in hexadecimal.

    Parameters
    ----------
    text : str
        The sentence as received.

    Returns
    -------
    str

    Examples
    --------
    >>> hash_sentence("A  tram.") == hash_sentence("A tram. ")
    True
    """
    return hashlib.sha256(normalise(text).encode()).hexdigest()


def split_paragraphs(text: str) -> list[Span]:
    """
    Find the paragraphs: runs of text between line breaks, without the white space around them.

    Parameters
    ----------
    text : str
        Text as received. Blank lines are no paragraphs.

    Returns
    -------
    list of (int, int)
        Start and end of each, in code points, the end exclusive.

    Examples
    --------
    >>> split_paragraphs("One.\\n\\n  Two.")
    [(0, 4), (8, 12)]
    """
    lines = (_trim(text, line.start(), line.end()) for line in _LINE.finditer(text))
    return [(start, end) for start, end in lines if start < end]


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """
    Suggest the sentences of a stretch of text; the ledger may correct them by hand.

    Parameters
    ----------
    text : str
        Text as received.
    start, end : int
        The stretch, usually a paragraph, in code points, the end exclusive; all of the text if left out.

    Returns
    -------
    list of (int, int)
        Start and end of each sentence in `text`, without the white space around it.

    Examples
    --------
    >>> split_sentences("Dr. Oh paid $2.02. “It works.” Nobody asked.")
    [(0, 18), (19, 30), (31, 44)]
    """
    end = len(text) if end is None else end
    cuts = [stop.end() for stop in _STOP.finditer(text, start, end) if _ends_sentence(text, start, stop)]
    bounds = [start, *cuts, end]
    spans = (_trim(text, *pair) for pair in pairwise(bounds))
    return [(first, last) for first, last in spans if first < last]


def count_words(text: str) -> int:
    """
    Count words: runs of letters and digits, which may hold single hyphens, apostrophes, stops and commas.

    Parameters
    ----------
    text : str
        Text as received.

    Returns
    -------
    int

    Examples
    --------
    >>> count_words("A 24-hour line (it’s free) at $2.02 \u2014 or 1,500 won.")
    10
    """
    return len(_WORD.findall(unicodedata.normalize("NFC", _INVISIBLE.sub("", text))))


def _trim(text: str, start: int, end: int) -> Span:
    """The span without white space and invisible characters at its ends."""
    while start < end and _is_blank(text[start]):
        start += 1
    while start < end and _is_blank(text[end - 1]):
        end -= 1
    return start, end


def _is_blank(character: str) -> bool:
    return character.isspace() or bool(_INVISIBLE.match(character))


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a full stop ends its sentence, by the word before it and the word after."""
    following = text[stop.end() : stop.end() + _NEAR].lstrip(_OPENING.replace("\\", ""))
    if not following or following[0].islower():
        return False
    mark = stop.group().rstrip()
    if mark[-1] in _CLOSING and _QUOTED.match(following):
        return False
    if mark != ".":
        return True
    word_before = _LAST_WORD.search(text[max(start, stop.start() - _NEAR) : stop.start()])
    word = word_before.group() if word_before else ""
    is_first = not text[start : stop.start()].removesuffix(word).strip()
    # Initials (J. Kim), what numbers a list at the start of a paragraph, days, and abbreviations.
    if (len(word) == 1 and (word.isupper() or is_first)) or (word.isdigit() and is_first):
        return False
    if _TITLE.fullmatch(word) or _is_in_day(text, max(start, stop.start() - _NEAR), stop.start()):
        return False
    return not _SHORT.fullmatch(word) or bool(_OPENER.match(following))


def _is_in_day(text: str, start: int, at: int) -> bool:
    return any(day.start() <= at < day.end() for day in _DAY.finditer(text, start, at + _NEAR))
