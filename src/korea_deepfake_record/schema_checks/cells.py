"""Which cells of a table are wrong by themselves: blank, of another type, or against a constraint?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from ..descriptor import Field
from ..finding import Finding, quote
from ..read import ROW, Records
from .constraints import Check, Subject, make_checks
from .kinds import is_of_type, make_kind

BLANK = "blank"


@dataclass(frozen=True)
class ColumnCheck:
    """One check of one column."""

    field: Field
    column: str
    check: Check
    name: str


def find_missing(records: Records, field: Field) -> pl.Expr:
    """Whether the field's cells stand for no value."""
    missing = list(field.missing_values)
    if records.table.dialect.null_sequence is not None:
        missing.append(records.table.dialect.null_sequence)
    text = pl.col(records.columns[field.name])
    if len(missing) == 1:
        return text == missing[0]
    return text.is_in(pl.Series(missing, dtype=pl.String).implode())


def count_records(records: Records) -> int:
    """How many records the reader gives."""
    height: int = records.frame.select(pl.len()).collect(engine="streaming").item()
    return height


def check_cells(records: Records) -> list[Finding]:
    """What is wrong with single cells."""
    findings: list[Finding] = []
    checks = [
        ColumnCheck(field, records.columns[field.name], check, f"{number}.{step}")
        for number, field in enumerate(records.fields)
        for step, check in enumerate(_make_field_checks(records, field, findings))
    ]
    blank = pl.all_horizontal([find_missing(records, field) for field in records.fields] or [pl.lit(False)])
    asked = [each.check.wrong.any().alias(each.name) for each in checks]
    answer = records.frame.select(blank.any().alias(BLANK), *asked)
    said = answer.collect(engine="streaming").row(0, named=True)
    wrong = [each for each in checks if said[each.name]]
    if wrong or said[BLANK]:
        findings += _locate(records, wrong, blank)
    return findings


def _make_field_checks(records: Records, field: Field, findings: list[Finding]) -> Iterator[Check]:
    missing = find_missing(records, field)
    text = pl.when(~missing).then(pl.col(records.columns[field.name]))
    subject = Subject(field, text, make_kind(field), findings)
    in_key = field.name in records.table.primary_key
    if field.required or in_key:
        rule = "constraint-error" if field.required else "primary-key"
        say = (f"The cell is blank; {quote(field.name)} must have a value.", "Write one.")
        yield Check(missing, rule, lambda cell: say)
    cure = subject.kind.cure
    if cure and "" in field.missing_values and not (field.required or in_key):
        cure = f"{cure[:-1]}, or leave the cell blank."
    of_type = Check(
        ~is_of_type(text, subject.kind),
        "type-error",
        lambda cell: (f"{quote(cell)} is not {subject.kind.noun}.", cure),
    )
    for check in (of_type, *make_checks(subject)):
        # A blank cell has no type and keeps to every constraint.
        yield Check(check.wrong.fill_null(False) & ~missing, check.rule, check.say)


def _locate(records: Records, wrong: Sequence[ColumnCheck], blank: pl.Expr) -> Iterator[Finding]:
    """The findings of the checks that found something; of each cell the first."""
    flags = [each.check.wrong.alias(each.name) for each in wrong]
    columns = list(dict.fromkeys(each.column for each in wrong))
    guilty = records.frame.select(ROW, *columns, *flags, blank.alias(BLANK))
    guilty = guilty.filter(pl.any_horizontal(BLANK, *[each.name for each in wrong]))
    for row in guilty.collect(engine="streaming").iter_rows(named=True):
        path, line = records.place(row[ROW])
        if records.is_broken(row[ROW]):
            continue
        if row[BLANK]:
            yield Finding(path, line, "", "The row is blank.", "Remove it.", "blank-row")
            continue
        done: set[str] = set()
        for each in wrong:
            if row[each.name] and each.column not in done:
                done.add(each.column)
                problem, cure = each.check.say(row[each.column])
                yield Finding(path, line, each.field.name, problem, cure, each.check.rule)
