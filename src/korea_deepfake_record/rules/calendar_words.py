"""Which days can the words that tell a time mean?"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from .wording import MONTHS, WEEKDAYS

Span = tuple[date, date]
SHORT = {each[:3]: number for number, each in enumerate(MONTHS, 1)}
MONTH = rf"({'|'.join(MONTHS)}|Sept|{'|'.join(SHORT)})\b\.?"
END = r"(?: (?:to|and|through) ([0-9]{1,2})\b)?"
NAMED = re.compile(rf"(?:([0-9]{{1,2}}) )?\b{MONTH}(?: ([0-9]{{1,2}})(?![0-9,.]*[0-9]){END})?")
KOREAN = re.compile("(?<![0-9])(0?[1-9]|1[0-2])월(?: ?([0-9]{1,2})일)?")
WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b")
FULL_DATE = re.compile(rf"(?:([0-9]{{1,2}}) )?({'|'.join(MONTHS)}) ((?:19|20)[0-9]{{2}})\b")
# Where one of these stands, the day that is named is not the day that is meant.
LOOSE = re.compile(
    r"\b(?:before|after|following|prior|ago|later|earlier|ahead|since|over|of|until|by|next|the last)\b"
)
YEAR = re.compile(r"[0-9]{4}|['’][0-9]{2}\b")
YEAR_OF_DAYS = 366
DAY, WEEK = timedelta(days=1), timedelta(days=7)


def _start_week(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _end_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _last_month(day: date) -> Span:
    end = day.replace(day=1) - DAY
    return end.replace(day=1), end


# What wording means, counted from the day on which it was written; a day more or less for the time zones.
RELATIVE: dict[str, Callable[[date], Span]] = {
    "yesterday": lambda day: (day - 2 * DAY, day),
    "today": lambda day: (day - DAY, day + DAY),
    "last week": lambda day: (_start_week(day) - WEEK, _start_week(day) - DAY),
    "this week": lambda day: (_start_week(day), _start_week(day) + 6 * DAY),
    "last month": _last_month,
    "this month": lambda day: (day.replace(day=1), _end_month(day)),
    "last year": lambda day: (date(day.year - 1, 1, 1), date(day.year - 1, 12, 31)),
    "this year": lambda day: (date(day.year, 1, 1), date(day.year, 12, 31)),
}
TELLING = r"[0-9]|day|week|month|year|" + "|".join(SHORT)
RELATION = rf"\b({'|'.join(RELATIVE)})\b"


def is_named(text: str, first: date, last: date) -> bool:
    """Whether all days, months and days of the week that a wording names lie in a time."""
    if LOOSE.search(text):
        return True
    week = {WEEKDAYS[(first + each * DAY).weekday()] for each in range(min((last - first).days + 1, 7))}
    is_in_week = all(each in week for each in WEEKDAY.findall(text))
    return is_in_week and all(_has_day(month, day, first, last) for month, day in _list_named(text))


def _list_named(text: str) -> Iterator[tuple[int, int]]:
    """The months that a wording names, each with its day, or 0."""
    for before, month, after, end in NAMED.findall(text):
        number = SHORT[month[:3]]
        yield from ((number, int(each)) for each in (before, after, end) if each)
        if not (before or after):
            yield number, 0
    yield from ((int(month), int(day or 0)) for month, day in KOREAN.findall(text))


def _has_day(month: int, day: int, first: date, last: date) -> bool:
    """Whether a time has a day in the month, that very day where there is one."""
    for year in {first.year, min(first.year + 1, last.year), last.year}:
        start, end = _span(day, month, year)
        if start <= last and first <= end and (day in (0, start.day)):
            return True
    return False


def _span(day: int, month: int, year: int) -> Span:
    """That day, or the whole month where it has no such day."""
    first = date(year, month, 1)
    last = _end_month(first)
    return (first.replace(day=day),) * 2 if 0 < day <= last.day else (first, last)


def has_year(text: str, first: date, last: date) -> bool:
    """Whether one of the years that a wording names lies in a time, if it names any."""
    years = [int(each) for each in re.findall(r"\b(?:19|20)[0-9]{2}\b", text)]
    return not years or any(first.year <= each <= last.year for each in years)


def is_counted(text: str, first: date, last: date, anchor: date) -> bool:
    """Whether a time lies in what a wording such as last week means on a day."""
    found = re.search(RELATION, text.casefold())
    is_weekday = re.fullmatch(rf"(?:on )?(?:{WEEKDAY.pattern})", text)
    if NAMED.search(text) and not YEAR.search(text):
        # A day without a year is the one nearest to the day on which it was written.
        return abs((first - anchor).days) <= YEAR_OF_DAYS
    is_ahead = is_weekday and first > anchor
    if LOOSE.search(text) or is_ahead or not (found or is_weekday):
        return True
    try:
        start, end = RELATIVE[found[1]](anchor) if found else (anchor - 6 * DAY, anchor)
    except (OverflowError, ValueError):  # before the first year, or after the last
        return False
    return start <= first and last <= end


def is_dated_in_full(text: str, _first: date, _last: date) -> bool:
    """Whether a wording names a year, without which it gives no date in full."""
    return bool(YEAR.search(text))


def is_in_statement(text: str, first: date, last: date) -> bool:
    """Whether one of the dates that a statement gives in full overlaps with a time, if it gives any."""
    spans = [
        _span(int(day or 0), SHORT[month[:3]], int(year)) for day, month, year in FULL_DATE.findall(text)
    ]
    return not spans or any(start <= last and first <= end for start, end in spans)
