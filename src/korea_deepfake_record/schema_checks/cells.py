"""Which cells of a table are wrong by themselves: blank, of another type, or against a constraint?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import or_

import polars as pl

from ..descriptor import Field
from ..finding import Finding, Tally, quote
from ..read import Block, Records
from .constraints import make_checks
from .judging import is_match, is_of_type
from .kinds import make_kind
from .subject import Check, Subject

BLANK, LINE = "blank", "line"
# So many suspects of a column are judged at once.
MANY_PENDING = 100_000


@dataclass(frozen=True)
class ColumnChecks:
    """All that may be wrong with the cells of one column, in the order in which it is told."""

    field: Field
    column: str
    checks: tuple[Check, ...]
    # Whether each cell may be wrong; where this says no, it is not.
    suspect: pl.Expr


@dataclass(frozen=True)
class CellChecks:
    """What the schema asks of single cells, compiled to expressions."""

    columns: tuple[ColumnChecks, ...]
    blank: pl.Expr
    # Of a row that is wholly blank some column says so: one that may not be blank, or this.
    suspect_blank: pl.Expr

    def compile(self) -> list[pl.Expr]:
        """What to ask of a block: in which rows is a cell of a column suspect, and which may be blank."""
        asked = [each.suspect.alias(each.column) for each in self.columns if each.checks]
        rows = [
            each.fill_null(False).arg_true().implode() for each in (self.suspect_blank.alias(BLANK), *asked)
        ]
        return [pl.when(pl.len() > 0).then(each) for each in rows]

    def suspect(self, block: Block, answers: pl.DataFrame, docket: Docket) -> None:
        """Put the cells under suspicion on the docket; of blank rows only that they are blank."""
        suspects = {name: answers[name].explode().drop_nulls() for name in answers.columns}
        suspects = {name: rows for name, rows in suspects.items() if len(rows)}
        if not suspects:
            return
        blank = self._find_blank(block, pl.concat(suspects.values()).unique().sort())
        _tell_blank(block, blank, docket.tally)
        passed = {*blank, *block.broken}
        for each in self.columns:
            rows = suspects.get(each.column)
            if rows is not None:
                docket.put(each, block, rows.filter(~rows.is_in(passed)) if passed else rows)

    def _find_blank(self, block: Block, rows: pl.Series) -> pl.Series:
        blank = block.frame[rows].select(self.blank.alias(BLANK)).to_series() & ~rows.is_in(block.broken)
        return rows.filter(blank)


@dataclass
class Docket:
    """Cells under suspicion, judged many at a time, for each asking has its price."""

    tally: Tally
    pending: dict[tuple[str, str], list[pl.DataFrame]] = field(default_factory=dict)
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def put(self, column: ColumnChecks, block: Block, rows: pl.Series) -> None:
        """Remember the cells of a column; judge those of its file when they are many."""
        if rows.is_empty():
            return
        cells = block.frame.get_column(column.column)[rows]
        lines = pl.Series(LINE, block.lines[rows.to_numpy()], dtype=pl.Int64)
        place = (block.path, column.column)
        self.pending.setdefault(place, []).append(pl.DataFrame([cells, lines]))
        self.counts[place] += len(rows)
        if self.counts[place] > MANY_PENDING:
            self.judge(column, block.path)

    def judge_all(self, columns: Iterable[ColumnChecks]) -> None:
        """Judge what is left."""
        for column in columns:
            for path, name in list(self.pending):
                if name == column.column:
                    self.judge(column, path)

    def judge(self, column: ColumnChecks, path: str) -> None:
        """Note what is wrong with the cells of a column in one file; of each cell the first fault."""
        place = (path, column.column)
        cells = pl.concat(self.pending.pop(place))
        self.counts[place] = 0
        flags = cells.select(check.wrong.alias(str(step)) for step, check in enumerate(column.checks))
        unjudged = pl.repeat(True, cells.height, eager=True)
        for step, check in enumerate(column.checks):
            guilty = cells.filter(flags[str(step)] & unjudged)
            unjudged = unjudged & ~flags[str(step)]
            kind = (path, column.field.name, check.rule)
            first = guilty.head(self.tally.room(kind))
            for cell, line in first.iter_rows():
                self.tally.add(Finding(path, line, column.field.name, *check.say(cell), check.rule))
            self.tally.count(kind, guilty.height - first.height)


def _tell_blank(block: Block, rows: pl.Series, tally: Tally) -> None:
    kind = (block.path, "", "blank-row")
    first = rows.head(tally.room(kind))
    for index in first:
        tally.add(Finding(block.path, block.line(index), "", "The row is blank.", "Remove it.", "blank-row"))
    tally.count(kind, len(rows) - len(first))


def find_missing(records: Records, field: Field) -> pl.Expr:
    """Whether the field's cells stand for no value."""
    missing = list(field.missing_values)
    if records.table.dialect.null_sequence is not None:
        missing.append(records.table.dialect.null_sequence)
    text = pl.col(records.columns[field.name])
    if len(missing) == 1:
        return text == missing[0]
    return text.is_in(pl.Series(missing, dtype=pl.String).implode())


def compile_checks(
    records: Records,
    findings: list[Finding],
    beside: Mapping[str, Sequence[tuple[Check, bool]]] | None = None,
) -> CellChecks:
    """
    The checks of all columns of a table.

    Checks that are asked beside those of the schema go before them or, where told so, behind them. What
    cannot be used of the schema is added to the findings.
    """
    columns = tuple(
        _compile_column(records, field, findings, (beside or {}).get(field.name, ()))
        for field in records.fields
    )
    blank = pl.all_horizontal([find_missing(records, field) for field in records.fields] or [pl.lit(False)])
    in_need = any(field.required or field.name in records.table.primary_key for field in records.fields)
    return CellChecks(columns, blank, pl.lit(False) if in_need else blank)


def _compile_column(
    records: Records, field: Field, findings: list[Finding], beside: Sequence[tuple[Check, bool]]
) -> ColumnChecks:
    missing = find_missing(records, field)
    cell = pl.col(records.columns[field.name])
    subject = Subject(field, cell, pl.when(~missing).then(cell), make_kind(field), findings)
    is_needed = field.required or field.name in records.table.primary_key
    asked = [*_check_type(subject, is_needed), *make_checks(subject)]
    needed = [_need_value(field, missing)] if is_needed else []
    before = [check for check, is_late in beside if not is_late]
    after = [check for check, is_late in beside if is_late]
    # A blank cell has no type and keeps to every constraint.
    masked = [replace(each, wrong=each.wrong.fill_null(False) & ~missing) for each in asked]
    suspect = reduce(or_, [each.suspect for each in asked], pl.lit(False)) & ~missing
    others = [each.suspect for each in (*needed, *before, *after)]
    checks = (*before, *needed, *masked, *after)
    return ColumnChecks(field, records.columns[field.name], checks, reduce(or_, others, suspect))


def _need_value(field: Field, missing: pl.Expr) -> Check:
    rule = "constraint-error" if field.required else "primary-key"
    say = (f"The cell is blank; {quote(field.name)} must have a value.", "Write one.")
    return Check(missing, missing, rule, lambda cell: say)


def _check_type(subject: Subject, is_needed: bool) -> Iterable[Check]:
    kind = subject.kind
    if kind.sure == "any":
        return
    cure = kind.cure
    if cure and "" in subject.field.missing_values and not is_needed:
        cure = f"{cure[:-1]}, or leave the cell blank."
    suspect = ~is_match(subject.cell, kind.sure) if kind.sure else pl.lit(True)
    yield Check(
        ~is_of_type(subject.text, kind),
        suspect,
        "type-error",
        lambda cell: (kind.describe(cell), cure),
    )
