"""Which rules hold for one figure: its value, bounds and wording, and the claim that gives it?"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd

from ..evidence.numbers import find_numbers
from .lookups import follow, look_up
from .registry import rule

Frame = pd.DataFrame
WORDLESS = ("majority", "vague")
# What a text says before a number, and the comparator that keeps it.
LIMITS = {
    **{"up to": "up-to", "as many as": "as-many-as", "at least": "at-least"},
    **{"more than": "more-than", "less than": "less-than", "fewer than": "less-than"},
    **dict.fromkeys(("about", "around", "roughly", "approximately"), "about"),
}
# Parts and multiples of a whole, which a text may give without their number.
PARTS = (
    r"(?i)\b(?:half|halves|thirds?|quarters?|fifths?|tenths?|dozen|couple|pair|doubled?|tripled?|out of)\b"
)
# A change may be more than the whole.
CHANGE = r"(?i)\b(?:change|decline|decrease|drop|fall|growth|increase|rise)\b"


@rule("low", "{cell} is above the value {value}.", "Correct the bound, or the value.")
def low_is_not_above_value(statistics: Frame) -> pd.Series[bool]:
    return statistics["comparator"].eq("more-than") | (statistics["low"] <= statistics["value"])


@rule("high", "{cell} is below the value {value}.", "Correct the bound, or the value.")
def high_is_not_below_value(statistics: Frame) -> pd.Series[bool]:
    return statistics["comparator"].eq("less-than") | (statistics["high"] >= statistics["value"])


@rule("high", "{cell} is below the lower bound {low}.", "Swap the bounds, or correct one.")
def high_is_not_below_low(statistics: Frame) -> pd.Series[bool]:
    return statistics["high"] >= statistics["low"]


@rule("value", "{cell} is less than nothing.", "Write the figure without its sign.")
def value_is_not_negative(statistics: Frame) -> pd.Series[bool]:
    return statistics["unit"].eq("currency") | statistics["value"].ge(0)


@rule("value", "Only words like most or several go without a value.", "Fill it in, or change the comparator.")
def value_iff_numbered(statistics: Frame) -> pd.Series[bool]:
    return statistics["comparator"].isin(WORDLESS) == statistics["value"].isna()


@rule(
    "comparator",
    "An exact figure has {value} as both bounds.",
    "Fill in the bounds, or change the comparator.",
)
def exact_figure_is_its_bounds(statistics: Frame) -> pd.Series[bool]:
    value, low, high = (statistics[each].fillna(-1) for each in ("value", "low", "high"))
    return ~statistics["comparator"].eq("exactly") | (low.eq(value) & high.eq(value))


@rule(
    "low",
    "A figure with an upper limit alone has no lower bound.",
    "Clear the cell, or change the comparator.",
)
def upper_limit_has_no_low(statistics: Frame) -> pd.Series[bool]:
    return ~statistics["comparator"].isin(["up-to", "as-many-as", "less-than"]) | statistics["low"].isna()


@rule(
    "high",
    "A figure with a lower limit alone has no upper bound.",
    "Clear the cell, or change the comparator.",
)
def lower_limit_has_no_high(statistics: Frame) -> pd.Series[bool]:
    return ~statistics["comparator"].isin(["more-than", "at-least"]) | statistics["high"].isna()


@rule(
    "high", "The upper bound is not the limit {value}.", "Write the greatest value that the wording allows."
)
def upper_limit_is_the_value(statistics: Frame, indicators: Frame) -> pd.Series[bool]:
    value, high = statistics["value"], statistics["high"]
    below = value.where(~_is_whole(statistics, indicators), value - 1)
    wanted = value.where(~statistics["comparator"].eq("less-than"), below)
    bounded = statistics["comparator"].isin(["up-to", "as-many-as", "less-than"])
    return ~bounded | value.isna() | high.eq(wanted).fillna(False)


@rule("low", "The lower bound is not the limit {value}.", "Write the least value that the wording allows.")
def lower_limit_is_the_value(statistics: Frame, indicators: Frame) -> pd.Series[bool]:
    value, low = statistics["value"], statistics["low"]
    above = value.where(~_is_whole(statistics, indicators), value + 1)
    wanted = value.where(~statistics["comparator"].eq("more-than"), above)
    bounded = statistics["comparator"].isin(["more-than", "at-least"])
    return ~bounded | value.isna() | low.eq(wanted).fillna(False)


@rule("value", "A share lies between 0 and 100 percent, with its bounds.", "Correct the value or the bounds.")
def share_is_within_hundred(statistics: Frame, indicators: Frame) -> pd.Series[bool]:
    definition = look_up(statistics["indicator_id"], indicators, "indicator_id", "definition")
    outside = [~statistics[each].between(0, 100).fillna(True) for each in ("value", "low", "high")]
    is_share = statistics["unit"].eq("percent") & ~definition.str.contains(CHANGE).fillna(False).astype(
        "bool"
    )
    return ~is_share | ~(outside[0] | outside[1] | outside[2])


@rule("value", "Of {indicator_id} there are only whole numbers.", "Write value and bounds without decimals.")
def count_is_whole(statistics: Frame, indicators: Frame) -> pd.Series[bool]:
    broken = [statistics[each].mod(1).fillna(0).ne(0) for each in ("value", "low", "high")]
    return ~_is_whole(statistics, indicators) | ~(broken[0] | broken[1] | broken[2])


@rule("currency", "An amount of money, and no other figure, has a currency.", "Fill it in, or clear it.")
def currency_iff_money(statistics: Frame) -> pd.Series[bool]:
    return statistics["unit"].eq("currency") == statistics["currency"].notna()


@rule(
    "converted_from_id",
    "{cell} is not the same amount in another currency.",
    "Name the figure that was converted.",
)
def conversion_is_of_another_currency(statistics: Frame) -> pd.Series[bool]:
    original = {
        each: look_up(statistics["converted_from_id"], statistics, "statistic_id", each)
        for each in ("statistic_id", "claim_id", "indicator_id", "currency")
    }
    same = original["claim_id"].eq(statistics["claim_id"])
    same &= original["indicator_id"].eq(statistics["indicator_id"])
    return original["statistic_id"].isna() | (same & original["currency"].ne(statistics["currency"]))


@rule(
    "converted_from_id", "{cell} is itself a conversion.", "Name the figure from which both were converted."
)
def conversion_is_of_an_original(statistics: Frame) -> pd.Series[bool]:
    return look_up(statistics["converted_from_id"], statistics, "statistic_id", "converted_from_id").isna()


@rule("value", "{cell} is not the number in {value_text}.", "Correct the value, or the wording.")
def value_is_in_wording(statistics: Frame) -> pd.Series[bool]:
    texts = statistics["value_text"].dropna()
    found = {text: _read_numbers(text) for text in texts.loc[~texts.str.contains(PARTS)].unique()}
    pairs = zip(statistics["value_text"].to_list(), statistics["value"].to_list(), strict=True)
    held = [pd.isna(value) or text not in found or abs(float(value)) in found[text] for text, value in pairs]
    return pd.Series(held, index=statistics.index, dtype="bool")


@rule(
    "comparator", "{cell} loses the limiting words in {value_text}.", "Choose the comparator that keeps them."
)
def limiting_words_are_kept(statistics: Frame) -> pd.Series[bool]:
    words = statistics["value_text"].str.casefold().str.extract(rf"\b({'|'.join(LIMITS)})\b", expand=False)
    kept = follow(words, LIMITS)
    return kept.isna() | kept.eq(statistics["comparator"].astype("str"))


def _is_whole(statistics: Frame, indicators: Frame) -> pd.Series[Any]:
    return look_up(statistics["indicator_id"], indicators, "indicator_id", "is_whole").eq(True).fillna(False)


def _read_numbers(text: str) -> set[float]:
    """The numbers in a wording; "a week" and "an hour" are one."""
    ones = {Decimal(1)} if {"a", "an"} & set(text.casefold().split()) else set()
    return {float(each) for each in find_numbers(text) | ones}
