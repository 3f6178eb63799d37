"""Which texts are dates, times or durations, and what is their value?"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from warnings import catch_warnings

from dateutil import parser

from .numbers import read_plain

YEAR = r"-?(?:[1-9][0-9]{3,}|0[0-9]{3})"
ZONE = r"(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))"
CLOCK = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
# XML Schema lets a year, a month and a moment have a time zone, and a year more than four digits.
GYEAR = re.compile(f"({YEAR})({ZONE})?")
GYEARMONTH = re.compile(f"({YEAR})-(0[1-9]|1[0-2])({ZONE})?")
DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
TIME = re.compile(CLOCK)
MOMENT = re.compile(rf"({YEAR})-([0-9]{{2}})-([0-9]{{2}})T({CLOCK}(?:\.[0-9]+)?|24:00:00(?:\.0+)?)({ZONE})?")
DURATION = re.compile(
    r"(-?)P(?=.)(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)D)?"
    r"(?:T(?=.)(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+(?:\.[0-9]+)?)S)?)?"
)
# XML Schema orders durations by what they add to these four days.
REFERENCE_DAYS = ((1696, 9), (1697, 2), (1903, 3), (1903, 7))
DAY = 86400

Reader = Callable[[str], Any]


def make_time_reader(kind: str, form: str) -> Reader:
    """A reader of dates, times or moments in the default form, in any, or in that of a pattern."""
    if form == "default":
        return {"date": read_date, "time": read_time, "datetime": read_moment}[kind]
    take: dict[str, Callable[[datetime], Any]] = {
        "date": datetime.date,
        "time": datetime.time,
        "datetime": lambda moment: moment.replace(tzinfo=None) - (moment.utcoffset() or timedelta()),
    }

    def read_formatted(text: str) -> date | time | datetime:
        # Python's digits and blanks are those of any script; those of the standard are not.
        if not text.isascii() or text != text.strip():
            raise ValueError(text)
        moment = parse_any(text) if form == "any" else datetime.strptime(text, form)
        found: date | time | datetime = take[kind](moment)
        return found

    return read_formatted


def parse_any(text: str) -> datetime:
    """The moment in any writing that dateutil knows, which the standard names as an example."""
    try:
        with catch_warnings(action="ignore"):
            moment: datetime = parser.parse(text)
    except (OverflowError, TypeError, AttributeError) as reason:
        raise ValueError(text) from reason
    return moment


def read_date(text: str) -> date:
    """A date written yyyy-mm-dd."""
    if not (match := DATE.fullmatch(text)):
        raise ValueError(text)
    return date(int(match[1]), int(match[2]), int(match[3]))


def read_time(text: str) -> time:
    """A time written hh:mm:ss."""
    if not TIME.fullmatch(text):
        raise ValueError(text)
    return time.fromisoformat(text)


def read_moment(text: str) -> Decimal:
    """The seconds from year 0 to a moment in XML Schema's form; without a zone it counts as UTC."""
    if not (match := MOMENT.fullmatch(text)):
        raise ValueError(text)
    year, month, day = (int(match[number]) for number in (1, 2, 3))
    if not 1 <= month <= 12 or not 1 <= day <= _month_length(year, month):
        raise ValueError(text)
    hours, minutes, seconds = match[4].split(":")
    clock = int(hours) * 3600 + int(minutes) * 60 + read_plain(seconds)
    return count_days(year, month, day) * DAY + clock - _offset(match[5])


def _month_length(year: int, month: int) -> int:
    return monthrange(2000 + year % 400, month)[1]


def _offset(zone: str | None) -> int:
    if zone in (None, "Z"):
        return 0
    hours, minutes = str(zone)[1:].split(":")
    return (int(hours) * 3600 + int(minutes) * 60) * (-1 if str(zone)[0] == "-" else 1)


def count_days(year: int, month: int, day: int) -> int:
    """The number of a day, for any year."""
    # Shifting by whole cycles of 400 years keeps Python's own calendar in its range.
    cycles, within = divmod(year, 400)
    return date(within + 400, month, day).toordinal() + (cycles - 1) * 146097


def read_year(text: str) -> int:
    """A year in XML Schema's form."""
    if not (match := GYEAR.fullmatch(text)):
        raise ValueError(text)
    return int(match[1])


def read_year_month(text: str) -> tuple[int, int]:
    """A month of a year in XML Schema's form."""
    if not (match := GYEARMONTH.fullmatch(text)):
        raise ValueError(text)
    return int(match[1]), int(match[2])


class Duration(tuple[Decimal, ...]):
    """What a duration adds to each of four days: longer only where it is longer on all of them."""

    def __ge__(self, other: object) -> bool:
        """Whether it is as long or longer on each day."""
        return isinstance(other, Duration) and all(a >= b for a, b in zip(self, other, strict=True))

    def __le__(self, other: object) -> bool:
        """Whether it is as long or shorter on each day."""
        return isinstance(other, Duration) and all(a <= b for a, b in zip(self, other, strict=True))

    def __gt__(self, other: object) -> bool:
        """Whether it is longer on each day."""
        return isinstance(other, Duration) and all(a > b for a, b in zip(self, other, strict=True))

    def __lt__(self, other: object) -> bool:
        """Whether it is shorter on each day."""
        return isinstance(other, Duration) and all(a < b for a, b in zip(self, other, strict=True))


def read_duration(text: str) -> Duration:
    """A duration in XML Schema's form."""
    if not (match := DURATION.fullmatch(text)):
        raise ValueError(text)
    sign = -1 if match[1] else 1
    years, months, days, hours, minutes, seconds = (read_plain(part or "0") for part in match.groups()[1:])
    span = sign * int(years * 12 + months)
    rest = sign * (days * DAY + hours * 3600 + minutes * 60 + seconds)
    return Duration(_add_months(start, span) * DAY + rest for start in REFERENCE_DAYS)


def _add_months(start: tuple[int, int], months: int) -> int:
    years, month = divmod(start[1] - 1 + months, 12)
    return count_days(start[0] + years, month + 1, 1) - count_days(*start, 1)
