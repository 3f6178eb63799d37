"""What does a date in EDTF mean: is it well formed, which days does it span, how precise is it?"""

import re
import warnings
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

# Levels 0 and 1 without years outside 0001 to 9999. The library alone is too lenient: it takes stray white
# space, 29 February in any year, intervals that run backwards, and gives years of its own to an unknown end.
_YEAR = r"(?P<year>[0-9]{4})|(?P<decade>[0-9]{3}X)|(?P<century>[0-9]{2}XX)|(?P<year_>[0-9]{4}-XX(?:-XX)?)"
_MONTH = r"(?P<month>[0-9]{4}-(?:0[1-9]|1[0-2])(?:-XX)?)|(?P<season>[0-9]{4}-2[1-4])"
_DAY = r"(?P<day>[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))"
_TIME = r"T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:Z|[+-][0-9]{2}:[0-9]{2})?"
_POINT = re.compile(rf"(?:{_YEAR}|{_MONTH}|{_DAY})(?P<qualifier>[?~%])?")
_PLAIN = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?[?~%]?")
_MOMENT = re.compile(rf"{_DAY}{_TIME}")
_OPEN = ("", "..")


@lru_cache(maxsize=4096)
def check(text: str) -> str | None:
    """
    Say what is wrong with a date in EDTF.

    Parameters
    ----------
    text : str
        The cell as it stands.

    Returns
    -------
    str or None
        What the date fails to be, to follow the quoted cell; None if nothing is wrong.

    Examples
    --------
    >>> check("2024-08-29/2024-08-26")
    'runs backwards'
    """
    start, slash, end = text.partition("/")
    if slash and start in _OPEN and end in _OPEN:
        return "has no end that is known"
    known = [each for each in (start, end) if each not in _OPEN]
    if not known or not all(_is_written_well(each, alone=not slash) for each in known):
        return "is not a date in EDTF"
    if None in (spans := [_days(each) for each in known]):
        return "is not a day of the calendar"
    return "runs backwards" if spans[0][0] > spans[-1][1] else None  # type: ignore[index]


def is_edtf(text: str) -> bool:
    """
    Tell whether a text is a date in EDTF, levels 0 and 1, of the years 0001 to 9999.

    Parameters
    ----------
    text : str
        The cell as it stands: stray white space makes it no date.

    Returns
    -------
    bool

    Examples
    --------
    >>> [is_edtf(each) for each in ("2024-08", "../2024-09-02", "201X", "2023-02-29", "August 2024")]
    [True, True, True, False, False]
    """
    return check(text) is None


def earliest_day(text: str) -> date | None:
    """
    Return the first day that a date in EDTF can mean.

    Uncertain and approximate dates (``?``, ``~``, ``%``) have the bounds of the plain date: the qualifier
    says how far to trust the date, not how far it reaches. Seasons are those of the northern hemisphere, and
    winter ends with the February that follows. A time of day is cut off, the day being the one written.

    Parameters
    ----------
    text : str
        A date in EDTF.

    Returns
    -------
    datetime.date or None
        None where the interval has no known start, and where the text is no date in EDTF.

    Examples
    --------
    >>> earliest_day("2024-08/2024-09-02").isoformat(), earliest_day("../2024-09-02")
    ('2024-08-01', None)
    """
    span = _days(text.partition("/")[0]) if is_edtf(text) else None
    return span[0] if span else None


def latest_day(text: str) -> date | None:
    """
    Return the last day that a date in EDTF can mean; see `earliest_day`.

    Parameters
    ----------
    text : str
        A date in EDTF.

    Returns
    -------
    datetime.date or None
        None where the interval has no known end, and where the text is no date in EDTF.

    Examples
    --------
    >>> latest_day("2024-08/2024-09-02").isoformat(), latest_day("2024-09-03/..")
    ('2024-09-02', None)
    """
    span = _days(text.rpartition("/")[2]) if is_edtf(text) else None
    return span[1] if span else None


def precision(text: str) -> str | None:
    """
    Name the precision of a date in EDTF.

    Parameters
    ----------
    text : str
        A date in EDTF.

    Returns
    -------
    str or None
        ``second``, ``day``, ``month``, ``season``, ``year``, ``decade``, ``century``, ``interval`` or
        ``open-interval``; None where the text is no date in EDTF.

    Examples
    --------
    >>> precision("2024-08~"), precision("2024-XX"), precision("2024-09-03/..")
    ('month', 'year', 'open-interval')
    """
    if not is_edtf(text):
        return None
    if "/" in text:
        return "open-interval" if text.startswith(("/", "../")) or text.endswith(("/", "/..")) else "interval"
    point = _POINT.fullmatch(text)
    named = point and next(name for name, part in point.groupdict().items() if part)
    return named.rstrip("_") if named else "second"


def _is_written_well(text: str, *, alone: bool) -> bool:
    """Whether the text is a point in time as we write it; a time of day only outside of intervals."""
    return bool(_POINT.fullmatch(text) or (alone and _MOMENT.fullmatch(text)))


@lru_cache(maxsize=4096)
def _days(text: str) -> tuple[date, date] | None:
    """First and last day of one point in time; None if open or not in the calendar."""
    if text in _OPEN:
        return None
    day = text.partition("T")[0]
    # Most dates are plain, and to import the library takes longer than to read all of them.
    plain = _PLAIN.fullmatch(day)
    return _read_plain(plain) if plain else _read_other(day)


def _read_plain(found: re.Match[str]) -> tuple[date, date] | None:
    """First and last day of a year, a month or a day."""
    year, month, day = (int(part or 0) for part in found.groups())
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    return first, date(year, month or 12, day or monthrange(year, month or 12)[1])


def _read_other(text: str) -> tuple[date, date] | None:
    with warnings.catch_warnings():  # importing edtf makes pyparsing warn, which `-W error` turns into a stop
        warnings.simplefilter("ignore")
        from edtf import EDTFParseException, Season, parse_edtf
    try:
        point = parse_edtf(text)
        first, last = (date(*part[:3]) for part in (point.lower_strict(), point.upper_strict()))
    except (ValueError, EDTFParseException):
        return None
    if isinstance(point, Season) and first.month == 12:  # the library ends winter with December
        last = date(first.year + 1, 3, 1) - timedelta(days=1)
    return first, last
