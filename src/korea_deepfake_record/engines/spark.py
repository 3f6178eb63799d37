"""How does a Spark cluster check the tables of a package?"""

from __future__ import annotations

import json
import os
import pickle
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from warnings import catch_warnings

import polars as pl

with catch_warnings(action="ignore"):
    # It warns of pandas 3, which has no part in what is done here.
    from pyspark.errors import PySparkException
    from pyspark.sql import DataFrame, Row, SparkSession, Window
    from pyspark.sql import functions as F

from ..descriptor import ForeignKey
from ..finding import MOST_OF_A_KIND, Finding, Tally
from ..read import Records
from ..schema_checks import Beside
from ..schema_checks.cells import compile_checks
from ..schema_checks.keys import UniqueKey
from ..schema_checks.telling import MANY_TARGETS, First, Lost, Shared
from .failure import EngineFailed
from .plan import KeyColumns, Plan, make_plan
from .tasks import Report, run_parts

# Less than this is not worth a task of its own.
TASK_BYTES = 1 << 25
SHAPE = "number int, aim int, value string, text string, part int, line bigint, report binary"


def check_on_spark(tables: Mapping[str, Records], beside: Mapping[str, Beside]) -> list[Finding]:
    """
    Check the tables of a package against their schemas on Spark, each file read once by one task.

    Spark takes the files to its workers, groups keys and joins references; cells are judged on the workers by
    the same expressions as here. The session that is there is used; where there is none, a local one.

    Raises
    ------
    EngineFailed
        If Spark does not start, or loses a task for good.
    """
    # The workers of a local session would otherwise be whatever Python comes first.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    plan = make_plan(tables, beside)
    tally, refused = Tally(), list[Finding]()
    for name, records in tables.items():
        compile_checks(records, refused, beside.get(name))
    try:
        rows = _run(SparkSession.builder.getOrCreate(), plan).persist()
        _take_reports(plan, rows, tally)
        _tell_shared(plan, rows, tally)
        _tell_lost(plan, rows, tally)
        rows.unpersist()
    except PySparkException as reason:
        failed = f"Spark gave up: {str(reason).strip().splitlines()[-1]}"
        raise EngineFailed(failed) from reason
    return [*refused, *tally]


def _run(session: SparkSession, plan: Plan) -> DataFrame:
    """What the workers hand back: one task for each large file, or for some small ones."""
    cores = session.sparkContext.defaultParallelism
    tasks = max(1, min(len(plan.parts), max(cores, plan.size // TASK_BYTES)))
    parts = session.range(0, len(plan.parts), 1, tasks)
    with catch_warnings(action="ignore"):
        return parts.mapInArrow(partial(run_parts, plan), SHAPE)


def _take_reports(plan: Plan, rows: DataFrame, tally: Tally) -> None:
    """Note what is wrong with files and cells, as if the files had been read here."""
    found = rows.filter("report is not null").select("report").collect()
    reports: list[Report] = [pickle.loads(row.report) for row in found]
    for report in sorted(reports, key=lambda each: each.part):
        name, number = plan.parts[report.part]
        records = plan.tables[name]
        records.height += report.height
        records.sources[number].watch(report.source.size)
        records.sources = (*records.sources[:number], report.source, *records.sources[number + 1 :])
        tally.merge(report.cells)


def _tell_shared(plan: Plan, rows: DataFrame, tally: Tally) -> None:
    """Note the records that share a key with one above."""
    shared = {
        number: Shared(plan.tables[each.table], each.key, pl.DataFrame())
        for number, each in enumerate(plan.keys)
        if isinstance(each.key, UniqueKey)
    }
    values = rows.filter(F.col("number").isin(list(shared))).withColumn("place", F.struct("part", "line"))
    first = values.groupBy("number", "value").agg(F.min("place").alias("first"), F.count("*").alias("times"))
    again = values.join(first.filter("times > 1"), ["number", "value"]).filter("place > first")
    for (number,), told, more in _take_first(again, ["number"]):
        for row in told:
            above = First(plan.path(row.first.part), row.first.line, ())
            cells = _split(row, plan.keys[number])
            tally.add(shared[number].tell(plan.path(row.part), row.line, cells, above))
        tally.count(shared[number].kind, more)


def _tell_lost(plan: Plan, rows: DataFrame, tally: Tally) -> None:
    """Note the records that refer to a record that is not there."""
    lost = {
        number: Lost(plan.tables[each.table], each.key, plan.tables[each.key.table])
        for number, each in enumerate(plan.keys)
        if isinstance(each.key, ForeignKey) and plan.tables[each.key.table].complete
    }
    sources = rows.filter(F.col("number").isin(list(lost)))
    targets = rows.filter(F.col("number").isin([plan.keys[number].aim for number in lost]))
    targets = targets.select(F.col("number").alias("aim"), "value")
    unmet = sources.join(targets, ["aim", "value"], "left_anti")
    for (number, part), told, more in _take_first(unmet, ["number", "part"]):
        key, path, each = plan.keys[number], plan.path(part), lost[number]
        if each.choices is None:
            each.choices = _list_choices(rows, key, each.target)
        for row in told:
            tally.add(each.tell(path, row.line, _split(row, key)))
        tally.count((path, ", ".join(key.names), "foreign-key"), more)


def _list_choices(rows: DataFrame, key: KeyColumns, target: Records) -> tuple[str, ...]:
    """The keys that may have been meant, where there are not too many."""
    if len(key.names) > 1 or target.height > MANY_TARGETS:
        return ()
    texts = rows.filter(F.col("number") == key.aim).select(F.coalesce("text", "value").alias("text"))
    return tuple(sorted(row.text for row in texts.distinct().collect()))


def _take_first(rows: DataFrame, kind: list[str]) -> Iterator[tuple[tuple[int, ...], list[Row], int]]:
    """For each kind of row the first by file and line, and how many more there are."""
    rank = F.row_number().over(Window.partitionBy(*kind).orderBy("part", "line"))
    found = rows.withColumn("rank", rank).filter(F.col("rank") <= MOST_OF_A_KIND)
    first: dict[tuple[int, ...], list[Row]] = defaultdict(list)
    for row in found.orderBy(*kind, "rank").collect():
        first[tuple(row[each] for each in kind)].append(row)
    counts: dict[tuple[int, ...], int] = {}
    if any(len(told) == MOST_OF_A_KIND for told in first.values()):
        counts = {tuple(row[:-1]): row[-1] for row in rows.groupBy(*kind).count().collect()}
    for each, told in first.items():
        yield each, told, counts.get(each, len(told)) - len(told)


def _split(row: Row, key: KeyColumns) -> Sequence[str | None]:
    """The cells of a key as they stand."""
    text = row.value if row.text is None else row.text
    return [text] if len(key.names) == 1 else list(json.loads(text).values())
