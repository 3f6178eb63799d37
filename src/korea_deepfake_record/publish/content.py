"""What do some records hold: their values, and the one text of each?"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from ..attributes import TRUTHS
from ..finding import quote
from ..read import Block
from .column import Column
from .csv import number_text

# A decimal of at most fifteen digits that Python writes back as it stands.
PLAIN_NUMBER = r"^-?(?:0|[1-9][0-9]{0,14}|0\.0{0,3}[1-9](?:[0-9]*[1-9])?|[1-9][0-9]*\.[0-9]*[1-9])$"
PLAIN_LENGTH = 16
CASTS = {"Int64": pl.Int64, "Float64": pl.Float64}


@dataclass(frozen=True)
class Content:
    """What some records of a table hold: of each cell the canonical text, and the value."""

    texts: pl.DataFrame
    values: pl.DataFrame
    # Where a value is beyond what its type can hold, and which.
    lost: str = ""


def read_content(block: Block, columns: list[Column]) -> Content:
    """The canonical texts and the values of a block."""
    texts = block.frame.select(_present(each).alias(each.name) for each in columns)
    values = texts.select(_read(each) for each in columns)
    written = [_write(texts[each.name], values[each.name], each) for each in columns]
    lost = (_tell_lost(block, texts[each.name], values[each.name], each) for each in columns)
    return Content(pl.DataFrame(written), values, next(filter(None, lost), ""))


def _present(column: Column) -> pl.Expr:
    text = pl.col(column.source)
    if len(column.missing) == 1:
        return pl.when(text != column.missing[0]).then(text)
    return pl.when(~text.is_in(pl.Series(column.missing, dtype=pl.String).implode())).then(text)


def _read(column: Column) -> pl.Expr:
    text, stored_as = pl.col(column.name), column.stored_as
    if stored_as in CASTS:
        return text.cast(CASTS[stored_as], strict=False)
    if stored_as == "boolean":
        return text.replace_strict(TRUTHS, default=None, return_dtype=pl.Boolean)
    if stored_as == "category":
        return text.cast(pl.Enum(column.field.categories), strict=False)
    return text.str.to_date("%Y-%m-%d", strict=False) if stored_as.startswith("datetime") else text


def _tell_lost(block: Block, texts: pl.Series, values: pl.Series, column: Column) -> str:
    lost = texts.is_not_null() & values.is_null()
    if values.dtype == pl.Float64:
        lost |= values.is_infinite() & ~texts.str.contains("(?i)inf")
    if not lost.any():
        return ""
    index = lost.arg_true()[0]
    place = f"{block.path}:{block.line(index)}:{column.name}"
    return f"{place}: {quote(texts[index])} is beyond the type {quote(column.field.type)}"


def _write(texts: pl.Series, values: pl.Series, column: Column) -> pl.Series:
    """The one text of each value; what polars writes of whole numbers and truths is that already."""
    if values.dtype in (pl.Int64, pl.Boolean):
        texts = values.cast(pl.String) if column.blank else values
    elif values.dtype == pl.Float64:
        texts = _write_numbers(texts)
    return texts.fill_null(column.blank) if column.blank else texts


def _write_numbers(texts: pl.Series) -> pl.Series:
    is_plain = texts.str.contains(PLAIN_NUMBER) & (texts.str.len_bytes() <= PLAIN_LENGTH)
    others = texts.filter(~is_plain).unique().to_list()
    return texts.replace(others, [number_text(float(each)) for each in others]) if others else texts
