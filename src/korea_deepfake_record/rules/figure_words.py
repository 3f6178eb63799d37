"""Which rules hold between a figure, its wording, and the sentences that give it in our words?"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pandas as pd

from ..evidence.numbers import find_numbers
from .codes import read_entries
from .lookups import comes_first, find_live, look_up
from .registry import rule
from .statistics import PARTS
from .wording import MONTHS

Frame = pd.DataFrame
# Days and years are no figures.
NO_FIGURE = re.compile(
    rf"\b[0-9]{{1,2}}(?: (?:to|and) [0-9]{{1,2}})? (?:{'|'.join(MONTHS)})\b"
    r"|\b(?:19|20)[0-9]{2}\b"
)
DOLLARS = {"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD"}
SIGNS = {
    **{"$": DOLLARS, "dollar": DOLLARS, "€": {"EUR"}, "euro": {"EUR"}, "£": {"GBP"}, "pound": {"GBP"}},
    **{"₩": {"KRW"}, "won": {"KRW", "KPW"}, "원": {"KRW"}, "yen": {"JPY"}, "엔": {"JPY"}},
    **{"yuan": {"CNY"}, "¥": {"CNY", "JPY"}, "rupiah": {"IDR"}, "ringgit": {"MYR"}, "달러": DOLLARS},
}
SIGN = "|".join(re.escape(each) for each in SIGNS)
TIMES = ("year", "month", "week", "day", "hour", "minute")
TIME = rf"\b(?:{'|'.join(TIMES)})s?\b"
PERCENT = r"^[^0-9]*[0-9.,]+ ?(?:%|percent|per cent)$"
KOREA = {"South Korea": "KR", "North Korea": "KP", "United States": "US", "Russia": "RU", "Taiwan": "TW"}
PEOPLES = {
    "South Korean": "KR",
    "French": "FR",
    "Canadian": "CA",
    "Japanese": "JP",
    "Chinese": "CN",
    "Indian": "IN",
}
COUNTRIES = {each["name"]: each["alpha_2"] for each in read_entries("3166-1")} | KOREA | PEOPLES
COUNTRY = rf"\b({'|'.join(re.escape(each) for each in sorted(COUNTRIES, key=len, reverse=True))})s?\b"
WORLD = "001"


@rule(
    "value",
    "{cell} is not among the numbers in the statement of {claim_id}.",
    "Correct the value, or the statement.",
)
def value_is_in_statement(statistics: Frame, claims: Frame) -> pd.Series[bool]:
    return _is_given(statistics, look_up(statistics["claim_id"], claims, "claim_id", "statement"))


@rule(
    "value",
    "{cell} is not among the numbers in the proposition of {claim_id}.",
    "Correct one of them, or name another proposition.",
)
def value_is_in_proposition(statistics: Frame, claims: Frame, propositions: Frame) -> pd.Series[bool]:
    proposition = look_up(statistics["claim_id"], find_live(claims), "claim_id", "proposition_id")
    return _is_given(statistics, look_up(proposition, propositions, "proposition_id", "statement"))


@rule("currency", "{cell} is not the currency in {value_text}.", "Correct the currency, or the wording.")
def currency_is_the_worded(statistics: Frame) -> pd.Series[bool]:
    signs = statistics["value_text"].str.findall(rf"(?i){SIGN}")
    held = [
        pd.isna(currency) or not found or any(currency in SIGNS[each.casefold()] for each in found)
        for currency, found in zip(statistics["currency"].to_list(), signs, strict=True)
    ]
    return pd.Series(held, index=statistics.index, dtype="bool")


@rule(
    "unit",
    "The unit {cell} is not that in {value_text}.",
    "Choose another indicator, or correct the wording.",
)
def time_unit_is_the_worded(statistics: Frame) -> pd.Series[bool]:
    unit, words = statistics["unit"].astype("str"), statistics["value_text"].str.casefold()
    others = [
        words.str.contains(TIME) & unit.eq(each) & ~words.str.contains(rf"\b{each}s?\b") for each in TIMES
    ]
    return ~pd.concat(others, axis="columns").any(axis="columns")


@rule("unit", "{value_text} is a share, not of the unit {cell}.", "Choose an indicator in percent.")
def percentage_is_a_share(statistics: Frame) -> pd.Series[bool]:
    return statistics["unit"].eq("percent") | ~statistics["value_text"].str.contains(PERCENT)


@rule(
    "area", "{cell} is not the country of which {indicator_id} counts.", "Correct the area, or the indicator."
)
def area_is_that_of_population(statistics: Frame, indicators: Frame) -> pd.Series[bool]:
    counted = look_up(statistics["indicator_id"], indicators, "indicator_id", "population")
    country = counted.str.extract(COUNTRY, expand=False).map(COUNTRIES)
    is_one = counted.str.count(COUNTRY).eq(1)
    is_open = statistics["area"].isna() | statistics["area"].eq(WORLD) | country.isna() | ~is_one
    return is_open | statistics["area"].eq(country)


@rule(
    "statistic_id",
    "Another row of {claim_id} gives the same figure.",
    "Remove one, or say how they differ.",
)
def figure_stands_once(statistics: Frame) -> pd.Series[bool]:
    others = statistics.columns.difference(["statistic_id", "note"], sort=False)
    return comes_first(pd.DataFrame({each: statistics[each].astype("str").fillna("") for each in others}))


@rule(
    "overlap_group",
    "Another figure of the proposition is in another group.",
    "Give both the same, for both count the same.",
)
def proposition_has_one_overlap_group(statistics: Frame, claims: Frame) -> pd.Series[bool]:
    proposition = look_up(statistics["claim_id"], find_live(claims), "claim_id", "proposition_id")
    key = proposition + " " + statistics["indicator_id"]
    first = look_up(key, statistics.assign(key=key).dropna(subset=["overlap_group"]), "key", "overlap_group")
    return first.isna() | statistics["overlap_group"].eq(first)


@rule(
    "area", "Another figure of the proposition is of another area.", "Correct it, or split the proposition."
)
def proposition_has_one_area(statistics: Frame, claims: Frame) -> pd.Series[bool]:
    proposition = look_up(statistics["claim_id"], find_live(claims), "claim_id", "proposition_id")
    key = proposition + " " + statistics["indicator_id"]
    first = look_up(key, statistics.assign(key=key).dropna(subset=["area"]), "key", "area")
    return first.isna() | statistics["area"].isna() | statistics["area"].eq(first)


@rule(
    "converted_from_id", "The claim gives one amount in two currencies.", "Name the one that was converted."
)
def second_currency_is_a_conversion(statistics: Frame) -> pd.Series[bool]:
    amounts = statistics.loc[statistics["currency"].notna()]
    groups = amounts.groupby(["claim_id", "indicator_id"])
    is_mixed = groups["currency"].transform("nunique") > 1
    is_converted = (
        amounts["converted_from_id"].notna().groupby([amounts["claim_id"], amounts["indicator_id"]])
    )
    is_second = amounts.duplicated(["claim_id", "indicator_id"])
    wrong = is_mixed & is_second & ~is_converted.transform("any")
    return (~wrong).reindex(statistics.index, fill_value=True)


@rule(
    "comparator", "A bare number such as {value_text} is exact.", "Write exactly, or add the limiting words."
)
def bare_number_is_exact(statistics: Frame) -> pd.Series[bool]:
    is_bare = statistics["value_text"].str.fullmatch(r"[0-9][0-9.,]*")
    return ~is_bare | statistics["comparator"].eq("exactly")


@rule("unit", "The definition does not speak of the unit {cell}.", "Correct the unit, or the definition.")
def definition_fits_unit(indicators: Frame) -> pd.Series[bool]:
    defined, unit = indicators["definition"], indicators["unit"]
    is_number = defined.str.startswith("Number of ") & unit.isin(["percent", "currency"])
    is_share = defined.str.startswith("Share of ") & unit.ne("percent")
    return ~(is_number | is_share)


def _is_given(statistics: Frame, statement: pd.Series[Any]) -> pd.Series[bool]:
    """Whether a sentence has the value among its numbers, if it has any; a conversion may be left out."""
    unit = statistics["unit"].astype("str")
    # A time may be told without its number: seven months as January to July.
    is_open = unit.isin(TIMES) & ~statement.str.contains(TIME).fillna(False).astype("bool")
    is_open |= statistics["value"].isna() | statement.isna() | statistics["converted_from_id"].notna()
    is_open |= statistics["value_text"].str.contains(PARTS).fillna(False).astype("bool")
    told, values = statement.loc[~is_open], statistics.loc[~is_open, "value"]
    numbers = {each: _read_figures(each) for each in told.unique()}
    held = [
        not numbers[each] or float(value) in numbers[each] for each, value in zip(told, values, strict=True)
    ]
    return pd.Series(held, index=told.index, dtype="bool").reindex(statistics.index, fill_value=True)


def _read_figures(sentence: str) -> set[float]:
    """The numbers in a sentence; none where it gives but days, years, or a one that may be no number."""
    if not find_numbers(NO_FIGURE.sub("", sentence)) - {Decimal(1), Decimal("0.5")}:
        return set()
    ones = {1.0} if re.search(r"\ban?\b", sentence) else set()
    return {float(each) for each in find_numbers(sentence)} | ones
