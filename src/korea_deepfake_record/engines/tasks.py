"""What does a worker do with one file, and what does it hand back?"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import polars as pl
import pyarrow as pa

from ..finding import Tally
from ..read import Block, Records, Source
from ..schema_checks.cells import Docket, compile_checks
from ..schema_checks.keys import UniqueKey, find_key, is_part, is_unread, is_whole
from .plan import KeyColumns, Plan

# A row is one value of key columns, or what is to be said of a file.
ROWS = pa.schema(
    [
        ("number", pa.int32()),
        ("aim", pa.int32()),
        ("value", pa.string()),
        # Only where the cells are written in another way than the value.
        ("text", pa.string()),
        ("part", pa.int32()),
        ("line", pa.int64()),
        ("report", pa.binary()),
    ]
)


@dataclass(frozen=True)
class Report:
    """What is wrong with a file and with its cells, and how many records it has."""

    part: int
    source: Source
    cells: Tally
    height: int


def run_parts(plan: Plan, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Examine the files whose numbers are given."""
    for batch in batches:
        for part in batch.column(0).to_pylist():
            for frame in _run_part(plan, part):
                yield from frame.to_arrow().select(ROWS.names).cast(ROWS).to_batches()


def _run_part(plan: Plan, part: int) -> Iterator[pl.DataFrame]:
    records, cells = plan.records(part), Tally()
    name = plan.parts[part][0]
    checks = compile_checks(records, [], plan.beside.get(name))
    asked, docket = checks.compile(), Docket(cells)
    for block, answers in records.map_blocks(lambda block: block.frame.select(asked)):
        checks.suspect(block, answers, docket)
        for number, key in plan.keys_of(name):
            yield _list_values(records, block, key).with_columns(
                pl.lit(number).alias("number"), pl.lit(part).alias("part"), pl.lit(None).alias("report")
            )
    docket.judge_all(checks.columns)
    report = pickle.dumps(Report(part, records.sources[0], cells, records.height))
    yield pl.DataFrame({"report": [report]}).with_columns(
        pl.lit(None).alias(name) for name in ROWS.names if name != "report"
    )


def _list_values(records: Records, block: Block, key: KeyColumns) -> pl.DataFrame:
    """The values of key columns, as far as they are compared."""
    pairs = [find_key(records, name) for name in key.names]
    value, text = (_join(list(each)) for each in zip(*pairs, strict=True))
    kept = is_whole(pairs) if isinstance(key.key, UniqueKey) else is_part(pairs)
    if key.aim >= 0:
        kept = kept & ~is_unread(pairs) & block.is_whole
    rows = block.frame.select(
        pl.lit(key.aim).alias("aim"),
        pl.when(~is_unread(pairs)).then(value).alias("value"),
        pl.when(text.ne_missing(value)).then(text).alias("text"),
        pl.Series("line", block.lines[: block.height], dtype=pl.Int64),
        kept.alias("kept"),
    ).filter("kept")
    return rows if key.key else rows.unique(["value", "text"])


def _join(cells: list[pl.Expr]) -> pl.Expr:
    """One text for the cells of a key: JSON where there are several, so that no two keys look the same."""
    if len(cells) == 1:
        return cells[0]
    return pl.struct(cell.alias(str(number)) for number, cell in enumerate(cells)).struct.json_encode()
