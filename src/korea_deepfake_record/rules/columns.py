"""Which rules hold for every column of a kind, in whichever table it stands?"""

from __future__ import annotations

from typing import Any

import pandas as pd

from .. import dates
from .codes import read_codes
from .registry import column_rule

WORLD = "001"
SENTENCES = {
    "statement",
    "definition",
    "description",
    "population",
    "reason",
    "basis",
    "evidence",
    "status_basis",
    "note",
}
COUNTRIES = read_codes("3166-1", "alpha_2")
CURRENCIES = read_codes("4217", "alpha_3")


@column_rule(
    lambda field: field.raw.get("kdr:rule") == "edtf",
    "{cell} is not a date or period of the calendar in EDTF.",
    "Write it as in 2024-09-02, or 2024-08/2024-09 for a period.",
)
def date_is_edtf(cells: pd.Series[Any]) -> pd.Series[bool]:
    return cells.isna() | _judge_once(cells, dates.is_edtf)


@column_rule(
    lambda field: field.raw.get("kdr:rule") == "verbatim" and field.name != "name",
    "{cell} has more than five words.",
    "Keep the words that carry the meaning.",
)
def wording_is_short(cells: pd.Series[Any]) -> pd.Series[bool]:
    return cells.isna() | (cells.str.count(r"\S+") <= 5)


@column_rule(
    lambda field: field.raw.get("kdr:rule") == "verbatim" and field.name == "name",
    "{cell} has more than seven words.",
    "Keep the words that name the actor.",
)
def name_is_short(cells: pd.Series[Any]) -> pd.Series[bool]:
    return cells.isna() | (cells.str.count(r"\S+") <= 7)


@column_rule(
    lambda field: field.name in SENTENCES and not field.categories,
    "{cell} is not a whole sentence.",
    "Start with a capital or a number; end with a full stop.",
)
def sentence_is_whole(cells: pd.Series[Any]) -> pd.Series[bool]:
    starts_small = cells.str.slice(0, 1).str.islower()
    return cells.isna() | (~starts_small & cells.str.endswith("."))


@column_rule(
    lambda field: field.name in ("country", "area"),
    "{cell} is not a code of ISO 3166-1.",
    "Write two capitals such as KR; in `area`, 001 is the world.",
)
def country_is_in_iso_3166(cells: pd.Series[Any]) -> pd.Series[bool]:
    return cells.isna() | cells.isin(COUNTRIES) | ((cells.name == "area") & cells.eq(WORLD))


@column_rule(
    lambda field: field.name == "currency",
    "{cell} is not a code of ISO 4217.",
    "Write the three capitals of the currency, such as KRW.",
)
def currency_is_in_iso_4217(cells: pd.Series[Any]) -> pd.Series[bool]:
    return cells.isna() | cells.isin(CURRENCIES)


def _judge_once(cells: pd.Series[Any], judge: Any) -> pd.Series[bool]:
    """The judgement of each cell, made once for cells that are the same."""
    return cells.map({cell: judge(cell) for cell in cells.dropna().unique()}).eq(True)
