"""How is a date in EDTF told in words?"""

from __future__ import annotations

import re

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SEASONS = ("spring", "summer", "autumn", "winter")
DOUBTS = {"": "", "?": "perhaps ", "~": "about ", "%": "perhaps about "}
OPEN = ("", "..")
POINT = re.compile(r"([0-9X]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?(?:T(\S+))?([?~%]?)")


def tell_date(date: str, *, lasts: bool = False, year: str = "") -> str:
    """
    Tell a date in words.

    Parameters
    ----------
    date : str
        A date in EDTF; any other text is given back.
    lasts : bool
        Whether what is dated filled the whole span, and not some day of it.
    year : str
        The year that goes without saying for a day.

    Returns
    -------
    str

    Examples
    --------
    >>> tell_date("2024-08-27"), tell_date("2024-08-27", year="2024"), tell_date("2024-08~")
    ('27 Aug 2024', '27 Aug', 'about Aug 2024')
    >>> tell_date("2024-08-26/2024-09-01", year="2024"), tell_date("2024/..", lasts=True)
    ('between 26 Aug and 1 Sep', 'from 2024')
    """
    start, slash, end = date.partition("/")
    first, last = (tell_point(each, year) for each in (start, end))
    if not slash:
        return first
    if start in OPEN:
        return f"until {last}" if lasts else f"by {last}"
    if end in OPEN:
        return f"from {first}" if lasts else f"{first} or later"
    return f"{first} to {last}" if lasts else f"between {first} and {last}"


def tell_point(text: str, year: str) -> str:
    """A date that is no interval, in words."""
    found = POINT.fullmatch(text.replace("-XX", ""))
    if found is None:
        return text
    told, month, day, time, doubt = (part or "" for part in found.groups())
    if "X" in told:
        told = f"{told.replace('X', '0')} to {told.replace('X', '9')}"
    names = [name for name in (name_month(month), "" if day and told == year else told) if name]
    words = " ".join([str(int(day)), *names] if day else names)
    return DOUBTS[doubt] + words + (f", {time}" if time else "")


def name_month(number: str) -> str:
    """The month, or the season, that EDTF has under a number."""
    if not number:
        return ""
    return MONTHS[int(number) - 1] if 1 <= int(number) <= 12 else SEASONS[(int(number) - 21) % 4]
