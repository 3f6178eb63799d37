"""Which faults are put into a linked package, and where is each to be found?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from linked_tables import Shape

CLAIMS = "data/claims.csv"
ROWS_PER_FAULT = 4
# What the last cell of a row holds until the rows are text: a mark for what no frame can hold.
SHORT, LONG, GAP = "<short>", "<long>", "<gap>"
LAST = "statement_hash"


@dataclass(frozen=True)
class Fault:
    """
    One fault put into a package: its kind, and where and as what it is to be found.

    `record` counts records where `line` counts lines: the header is 1, and blank lines count.
    """

    path: str
    line: int
    column: str
    rule: str
    kind: str
    record: int


@dataclass(frozen=True)
class Kind:
    """One kind of fault: what is written into which cell, and which rule it breaks."""

    name: str
    column: str
    rule: str
    cell: str | None = None
    changed: str = ""

    @property
    def is_copy(self) -> bool:
        """Whether the cell is that of the row above, so that the key stands twice."""
        return self.name.startswith("duplicate-")

    @property
    def touches_key(self) -> bool:
        """Whether the row loses its key, so that nothing may refer to it."""
        return self.column == "claim_id"


KINDS = (
    Kind("word-for-number", "victims", "type-error", "twelve"),
    Kind("hexadecimal", "victims", "type-error", "0x1F"),
    Kind("exponent", "victims", "type-error", "1.6E+04"),
    Kind("thousands", "victims", "type-error", "1,200"),
    Kind("below-minimum", "victims", "constraint-error", "-4"),
    Kind("above-maximum", "share", "constraint-error", "104.5"),
    Kind("percent-sign", "share", "type-error", "12%"),
    Kind("loose-pattern", "event_date", "constraint-error", "2024-08-28x"),
    Kind("not-in-enum", "claim_type", "constraint-error", "opinoin"),
    Kind("no-category", "stance", "category", "afirms"),
    Kind("blank-required", "source_id", "constraint-error"),
    Kind("blank-key", "claim_id", "primary-key"),
    Kind("impossible-date", "said_on", "type-error", "2024-02-30"),
    Kind("moment-with-blank", "coded_at", "type-error", "2024-08-28 10:00"),
    Kind("yes-for-true", "is_quoted", "type-error", "yes"),
    Kind("too-short", "statement", "constraint-error", "No."),
    Kind("dangling-source", "source_id", "foreign-key"),
    Kind("dangling-speaker", "speaker_id", "foreign-key", "act-999999"),
    Kind("dangling-answer", "answers_id", "foreign-key", "c99999999"),
    Kind("duplicate-key", "claim_id", "primary-key"),
    Kind("duplicate-hash", "statement_hash", "unique"),
    Kind("duplicate-pair", "source_id, paragraph", "unique-key", changed="paragraph"),
    Kind("short-row", "", "ragged-row", SHORT, LAST),
    Kind("long-row", "", "ragged-row", LONG, LAST),
    Kind("blank-line", "", "blank-row", GAP, LAST),
)


def choose_rows(shape: Shape, faults: int) -> pl.DataFrame:
    """
    For each fault the number of its kind, its row among the claims and its record, in the order of rows.

    No two stand in the same four rows, nor in the row above another: the first of four keeps to all rules,
    so that the second can take its key; nothing refers to the second.
    """
    blocks = shape.claims // ROWS_PER_FAULT
    if faults > blocks:
        told = f"{shape.claims} claims have room for {blocks} faults, not {faults}."
        raise ValueError(told)
    chosen = np.random.default_rng([shape.seed, 0]).permutation(blocks)[:faults]
    kinds = np.arange(faults) % len(KINDS)
    offsets = np.array([1 if kind.touches_key or kind.is_copy else 3 for kind in KINDS])[kinds]
    rows = pl.DataFrame({"kind": kinds, "row": chosen * ROWS_PER_FAULT + offsets}).sort("row")
    # The header comes first; a blank line counts from the row on that it follows.
    gaps = (pl.col("kind") == [kind.cell for kind in KINDS].index(GAP)).cum_sum()
    return rows.with_columns((pl.col("row") + 2 + gaps).alias("record"))


def spoil(claims: pl.DataFrame, chosen: pl.DataFrame, first: int) -> pl.DataFrame:
    """The rows from the one with that number on, with those of the chosen faults that fall to them."""
    for number, kind in enumerate(KINDS):
        rows = chosen.filter(pl.col("kind") == number)["row"]
        if len(rows):
            name = kind.changed or kind.column
            claims = claims.with_columns(_spoil_cells(kind, claims[name], rows - first, rows).alias(name))
    return claims


def _spoil_cells(kind: Kind, cells: pl.Series, rows: pl.Series, numbers: pl.Series) -> pl.Series:
    """The cells of one column, with the fault in those rows, which have the numbers in the whole table."""
    if kind.name == "dangling-source":
        # One for each source, or the pair with the paragraph could stand twice as well.
        return cells.scatter(rows, cells.gather(rows).str.replace("src-0", "src-9", literal=True))
    if not kind.is_copy:
        return cells.scatter(rows, kind.cell)
    above = cells.gather(rows - 1)
    if kind.name == "duplicate-hash":
        # The cell above may be blank, and blank cells are not alike.
        above = above.zip_with(above.is_not_null(), pl.Series([f"{each:016x}" for each in numbers]))
        cells = cells.scatter(rows - 1, above)
    return cells.scatter(rows, above)


def locate(claims: pl.DataFrame, chosen: pl.DataFrame, first: int, line: int) -> tuple[list[Fault], int]:
    """The faults in the rows from that row and line on, and the line behind the last of them."""
    height = 1 + claims["statement"].str.count_matches("\n", literal=True)
    height += (claims[LAST] == GAP).fill_null(False).cast(pl.UInt32)
    ends = height.cast(pl.Int64).cum_sum() + line
    faults = []
    for number, row, record in chosen.iter_rows():
        kind, place = KINDS[number], row - first
        # The blank line follows the rest of its row.
        start = ends[place] - (1 if kind.cell == GAP else height[place])
        faults.append(Fault(CLAIMS, start, kind.column, kind.rule, kind.name, record))
    return faults, ends[-1] if len(ends) else line


def finish(text: bytes) -> bytes:
    """The rows as text, with what the marks stand for."""
    for mark, meant in ((f",{SHORT}", ""), (LONG, ",one cell too many"), (GAP, "\n")):
        text = text.replace(mark.encode(), meant.encode())
    return text
