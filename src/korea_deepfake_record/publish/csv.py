"""What is the canonical CSV of a table?"""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import polars as pl

# Loaded for its name only: who writes tables from text needs no pandas.
if TYPE_CHECKING:
    import pandas as pd

# Numbers beyond all others, as the standard writes them.
SPECIAL = {"nan": "NaN", "inf": "INF", "-inf": "-INF"}


def csv_text(frame: "pd.DataFrame") -> str:
    """
    Write a typed frame as canonical CSV text.

    The SHA-256 of this text in UTF-8 is the table's content hash: it depends on the values
    alone, so a frame from Parquet and one from CSV give the same.

    Parameters
    ----------
    frame
        A table as `read_frame`, `load` or a plain `pd.read_parquet` gives it.

    Returns
    -------
    str
        One record per line, LF, a comma between cells, quotes only where they are needed.
    """
    cells = {name: cell_texts(frame[name]) for name in frame.columns}
    texts = pl.DataFrame(cells, schema=dict.fromkeys(cells, pl.String))
    return (header_bytes(texts.columns) + record_bytes(texts)).decode()


def header_bytes(names: Sequence[str]) -> bytes:
    """The first line."""
    return record_bytes(
        pl.DataFrame([names], schema=[f"column{each}" for each in range(len(names))], orient="row")
    )


def record_bytes(texts: pl.DataFrame) -> bytes:
    """Records as lines."""
    written = io.BytesIO()
    write_records(texts, written)
    return written.getvalue()


def write_records(texts: pl.DataFrame, target: io.BytesIO) -> None:
    """Write records as lines; an empty text and a missing one are an empty cell."""
    text = pl.col(pl.String)
    # A line without a character would be taken for none where a table has one column.
    cells = texts.with_columns(text.fill_null("") if texts.width == 1 else pl.when(text != "").then(text))
    cells.write_csv(target, include_header=False, line_terminator="\n", quote_style="necessary")


def cell_texts(column: "pd.Series[Any]") -> list[str]:
    """The cells of a column as the CSV holds them; a missing value is an empty cell."""
    if column.dtype.kind == "b":
        column = column.map({True: "true", False: "false"})
    elif column.dtype.kind == "f":
        column = column.map(number_text, na_action="ignore")
    elif column.dtype.kind == "M":
        column = column.dt.strftime("%Y-%m-%d")
    return ["" if blank else str(cell) for cell, blank in zip(column, column.isna(), strict=True)]


def number_text(number: float) -> str:
    """The shortest decimal that reads back as the same number."""
    text = repr(float(number)).removesuffix(".0")
    return SPECIAL.get(text, text)
