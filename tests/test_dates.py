"""Dates in EDTF: what is one, which days it spans, how precise it is."""

from datetime import date

import pytest
from edtf import parse_edtf

from korea_deepfake_record import dates


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2024", "2024-01-01", "2024-12-31", "year"),
        ("2024-08", "2024-08-01", "2024-08-31", "month"),
        ("2024-02-29", "2024-02-29", "2024-02-29", "day"),
        ("2024-08-31?", "2024-08-31", "2024-08-31", "day"),
        ("2024-08~", "2024-08-01", "2024-08-31", "month"),
        ("2024%", "2024-01-01", "2024-12-31", "year"),
        ("201X", "2010-01-01", "2019-12-31", "decade"),
        ("20XX", "2000-01-01", "2099-12-31", "century"),
        ("2024-XX", "2024-01-01", "2024-12-31", "year"),
        ("2024-XX-XX", "2024-01-01", "2024-12-31", "year"),
        ("2024-08-XX", "2024-08-01", "2024-08-31", "month"),
        ("2024-21", "2024-03-01", "2024-05-31", "season"),
        ("2023-24", "2023-12-01", "2024-02-29", "season"),
        ("2024-09-02T23:59:59+09:00", "2024-09-02", "2024-09-02", "second"),
        ("2024-08-26/2024-08-29", "2024-08-26", "2024-08-29", "interval"),
        ("2024-08?/2024-09-02~", "2024-08-01", "2024-09-02", "interval"),
        ("2024-08-31/2024-08", "2024-08-31", "2024-08-31", "interval"),
        ("../2024-09-02", None, "2024-09-02", "open-interval"),
        ("/2024", None, "2024-12-31", "open-interval"),
        ("2024-09-03/..", "2024-09-03", None, "open-interval"),
        ("2024-09-03/", "2024-09-03", None, "open-interval"),
    ],
)
def test_date_spans_its_days(text: str, earliest: str | None, latest: str | None, precision: str) -> None:
    bounds = [each and date.fromisoformat(each) for each in (earliest, latest)]
    assert [dates.earliest_day(text), dates.latest_day(text)] == bounds
    assert (dates.is_edtf(text), dates.precision(text)) == (True, precision)


NO_DATES = """. .. soon 2024-13 2024-8-1 ２０２４ 08/2024 2024-0X [2023,2024] 2024-08/2024-08-02T10:00:00
[2024] 2024/2025/2026 2024-08-32 45536 2024-XX-01"""


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("2024-09/2024-08", "runs backwards"),
        ("2024-08-31/2024-08-30", "runs backwards"),
        ("2023-02-29", "is not a day of the calendar"),
        ("0000", "is not a day of the calendar"),
        ("2023-02-30", "is not a day of the calendar"),
        ("../..", "has no end that is known"),
        ("/", "has no end that is known"),
        *[(text, "is not a date in EDTF") for text in ("", " 2024", "2024\n", *NO_DATES.split())],
    ],
)
def test_text_that_is_no_date_is_told_apart(text: str, wrong: str) -> None:
    assert (dates.check(text), dates.is_edtf(text), dates.precision(text)) == (wrong, False, None)
    assert (dates.earliest_day(text), dates.latest_day(text)) == (None, None)


@pytest.mark.parametrize("year", ["0001", "1900", "2000", "2023", "2024", "9999"])
def test_plain_dates_span_what_the_library_of_the_standard_says(year: str) -> None:
    months = (f"{year}-{month:02}" for month in range(1, 13))
    for text in (year, f"{year}~", *months, f"{year}-02-28%", f"{year}-12-31?"):
        point = parse_edtf(text)
        wanted = [date(*day[:3]) for day in (point.lower_strict(), point.upper_strict())]
        assert [dates.earliest_day(text), dates.latest_day(text)] == wanted
