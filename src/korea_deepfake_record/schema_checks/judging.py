"""How are the texts of a whole column judged, asking exactly only where a cheap answer is not sure?"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import polars as pl

from .kinds import Kind


def is_match(text: pl.Expr, pattern: str) -> pl.Expr:
    """Whether a text matches as a whole."""
    return text.str.contains(rf"\A(?:{pattern})\z")


def ask(text: pl.Expr, judge: Callable[[str], bool]) -> pl.Expr:
    """Whether the judge says yes; each text is judged once, blanks count as no."""
    judge = cache(judge)

    def ask_each(texts: pl.Series) -> pl.Series:
        distinct = texts.drop_nulls().unique()
        if distinct.is_empty():
            return pl.Series(texts.name, [False]).new_from_index(0, len(texts))
        said = pl.Series([judge(each) for each in distinct], dtype=pl.Boolean)
        return texts.replace_strict(distinct, said, default=False, return_dtype=pl.Boolean).fill_null(False)

    return text.map_batches(ask_each, return_dtype=pl.Boolean, is_elementwise=True)


def is_of_type(text: pl.Expr, kind: Kind) -> pl.Expr:
    """Whether each text is of the type."""
    if kind.sure == "any":
        return pl.lit(True)
    if not kind.sure:
        return ask(text, lambda each: _is_read(kind, each))
    sure = is_match(text, kind.sure)
    return sure | ask(pl.when(~sure).then(text), lambda each: _is_read(kind, each))


def _is_read(kind: Kind, text: str) -> bool:
    try:
        kind.read(text)
    except (ValueError, ArithmeticError):
        return False
    return True


def key_of(text: pl.Expr, kind: Kind) -> pl.Expr:
    """One text for all ways of writing a value; null where there is no value of the type."""
    if kind.own == "any":
        # A text in a form of its own, such as an address, is compared as it stands.
        return text
    own = is_match(text, kind.own) if kind.own else pl.lit(False)
    return pl.when(own).then(text).otherwise(_map_keys(pl.when(~own).then(text), kind))


def _map_keys(text: pl.Expr, kind: Kind) -> pl.Expr:
    write_key = cache(kind.write_key)

    def map_each(texts: pl.Series) -> pl.Series:
        distinct = texts.drop_nulls().unique()
        if distinct.is_empty():
            return pl.Series(texts.name, [None], dtype=pl.String).new_from_index(0, len(texts))
        keys = pl.Series([write_key(each) for each in distinct], dtype=pl.String)
        return texts.replace_strict(distinct, keys, default=None, return_dtype=pl.String)

    return text.map_batches(map_each, return_dtype=pl.String, is_elementwise=True)
