"""In which language is a text, as a BCP 47 tag?"""

import re

import pycountry

from ..finding import quote

# Each script and the language that writes in it, where one language does; the first that is common decides.
SCRIPTS = {
    "ko": re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]"),
    "ja": re.compile("[\u3041-\u30ff]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
    "el": re.compile("[\u0370-\u03ff]"),
    "th": re.compile("[\u0e01-\u0e5b]"),
    "he": re.compile("[\u0590-\u05ff]"),
}
_LETTER = re.compile(r"[^\W\d_]")
_ENGLISH = re.compile(r"\b(?:the|of|and|to|is|that|it|for|with|by)\b", re.IGNORECASE)
LEAST_SCRIPT, LEAST_ENGLISH = 0.15, 0.1
_PART = re.compile(r"(?P<language>[a-z]{2,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|[0-9]{3}))?")


def guess_language(text: str) -> str:
    """
    Guess the language of a text by its script, and English by its commonest words.

    Parameters
    ----------
    text : str
        Text as received.

    Returns
    -------
    str
        A BCP 47 tag; empty where it cannot be told.

    Examples
    --------
    >>> guess_language("경찰은 Telegram 수사에 나섰다."), guess_language("It is the end of the line.")
    ('ko', 'en')
    """
    letters = len(_LETTER.findall(text)) or 1
    for tag, script in SCRIPTS.items():
        if len(script.findall(text)) / letters >= LEAST_SCRIPT:
            return tag
    words = len(text.split()) or 1
    return "en" if len(_ENGLISH.findall(text)) / words >= LEAST_ENGLISH else ""


def check_language(tag: str) -> str:
    """
    Return a BCP 47 tag of language, script and region as it is usually written.

    Parameters
    ----------
    tag : str
        What was given, in any case.

    Returns
    -------
    str

    Raises
    ------
    ValueError
        Where it is no such tag.

    Examples
    --------
    >>> check_language("KO-kr")
    'ko-KR'
    """
    part = _PART.fullmatch(tag.lower())
    known = _find_language(part["language"]) if part else ""
    if part is None or known != part["language"]:
        nearest = known or _find_language(tag)
        cure = f"Did you mean {quote(nearest)}?" if nearest else "Write it like 'en' or 'ko'."
        message = f"{quote(tag)} is not a BCP 47 tag of a language. {cure}"
        raise ValueError(message)
    script, region = (part["script"] or "").title(), (part["region"] or "").upper()
    if region.isalpha() and pycountry.countries.get(alpha_2=region) is None:
        message = f"{quote(region)} is no country in ISO 3166-1. Correct it, or leave it out."
        raise ValueError(message)
    return "-".join(each for each in (known, script, region) if each)


def _find_language(told: str) -> str:
    """The shortest code of a language told by a code or its English name; empty where there is none."""
    codes, code = pycountry.languages, told.lower()
    # By code before by name: 'ko' is Korean, though a language of that name has another code.
    language = codes.get(alpha_2=code) or codes.get(alpha_3=code) or codes.get(name=told.title())
    return str(getattr(language, "alpha_2", language.alpha_3)) if language else ""
