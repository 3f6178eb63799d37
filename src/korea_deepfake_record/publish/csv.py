"""What is the canonical CSV of a table?"""

import csv
import io
from pathlib import Path
from typing import Any

import pandas as pd


def write_csv(frame: pd.DataFrame, target: Path) -> Path:
    """Write one table as canonical CSV."""
    target.write_text(csv_text(frame), encoding="utf-8", newline="")
    return target


def csv_text(frame: pd.DataFrame) -> str:
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
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(frame.columns)
    writer.writerows(zip(*(cell_texts(frame[name]) for name in frame.columns), strict=True))
    return written.getvalue()


def cell_texts(column: "pd.Series[Any]") -> list[str]:
    """The cells of a column as the CSV holds them; a missing value is an empty cell."""
    if pd.api.types.is_bool_dtype(column.dtype):
        column = column.map({True: "true", False: "false"})
    elif pd.api.types.is_float_dtype(column.dtype):
        column = column.map(number_text, na_action="ignore")
    elif pd.api.types.is_datetime64_dtype(column.dtype):
        column = column.dt.strftime("%Y-%m-%d")
    return ["" if blank else str(cell) for cell, blank in zip(column, column.isna(), strict=True)]


def number_text(number: float) -> str:
    """The shortest decimal that reads back as the same number."""
    return repr(float(number)).removesuffix(".0")
