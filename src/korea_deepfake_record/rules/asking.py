"""Which rows break a rule, and is a frame what its schema promises? The one place that asks pandera."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.config import ValidationDepth, config_context

from ..descriptor import Field, Package, Table
from ..finding import Finding, quote, sort_findings
from ..frames import declared_type
from .registry import Rule, iter_rules

FRAME_PROBLEMS = {
    "column_in_dataframe": ("The table has no column {case}.", "Add it, or mend the schema."),
    "column_in_schema": ("The schema has no column {case}.", "Remove it, or add it to the schema."),
    "column_ordered": ("The column stands in another place than in the schema.", "Put it in that order."),
    "not_nullable": ("The cell is blank.", "Fill it in."),
    "multiple_fields_uniqueness": ("The key stands in the table more than once.", "Make it unique."),
}


def check_frames(
    frames: Mapping[str, pd.DataFrame], package: Package, rules: Iterable[Rule] | None = None
) -> list[Finding]:
    """
    Check typed frames against the integrity rules.

    Parameters
    ----------
    frames : mapping of str to DataFrame
        Tables by name; the index is the line that findings give.
    package : Package
        The package that declares them.
    rules : iterable of Rule, optional
        What to ask; every rule if left out.

    Returns
    -------
    list of Finding
        Everything found, sorted by file and line.
    """
    # Each step of a rule would copy what a frame says of itself, which takes longer than the step.
    frames = {name: frame.copy(deep=False) for name, frame in frames.items()}
    for frame in frames.values():
        frame.attrs = {}
    asked: dict[str, list[Rule]] = {}
    for rule in iter_rules(package) if rules is None else rules:
        if rule.can_ask(frames):
            asked.setdefault(rule.table, []).append(rule)
    found = (_ask(rules, package.table(name), frames, package) for name, rules in asked.items())
    return sort_findings(finding for findings in found for finding in findings)


def check_frame(frame: pd.DataFrame, table: Table) -> list[Finding]:
    """
    Check that a frame is what the schema promises: its columns, their order and types, its key.

    Parameters
    ----------
    frame : DataFrame
        The table as users get it.
    table : Table
        What the schema says of it.

    Returns
    -------
    list of Finding
        One for each thing that is otherwise; line 0 stands for the column or table as a whole.
    """
    schema = pa.DataFrameSchema(
        {field.name: _promise(field, table) for field in table.fields},
        strict=True,
        ordered=True,
        unique=list(table.primary_key) or None,
    )
    cases = _find_failures(schema, frame)
    return sort_findings(_tell_case(case, table) for case in cases.to_dict("records"))


def _promise(field: Field, table: Table) -> pa.Column:
    needed = field.required or field.name in table.primary_key
    return pa.Column(declared_type(field), nullable=not needed)


def _tell_case(case: Mapping[Hashable, Any], table: Table) -> Finding:
    kind = str(case["check"])
    column = str(case["failure_case" if kind == "column_ordered" else "column"])
    column = column if any(field.name == column for field in table.fields) else ""
    line = 0 if pd.isna(case["index"]) else int(case["index"])
    if kind.startswith("dtype("):
        problem, cure = f"The column is of type {case['failure_case']}.", f"Make it {kind[7:-2]}."
        return Finding(table.path, line, column, problem, cure, "frame-type")
    problem, cure = FRAME_PROBLEMS.get(kind, ("The frame breaks {check}.", "Compare it with the schema."))
    told = problem.format(case=quote(case["failure_case"]), check=quote(kind))
    return Finding(table.path, line, column, told, cure, "frame")


def _ask(
    rules: Iterable[Rule], table: Table, frames: Mapping[str, pd.DataFrame], package: Package
) -> Iterator[Finding]:
    frame = frames[table.name]
    by_name = {(rule.name, rule.column): rule for rule in rules}
    checks: dict[str, list[pa.Check]] = {}
    for rule in by_name.values():
        # Asked of a column, not of the frame: there pandera lists a failing row once for every column.
        answer = partial(_give, rule.ask(frames, package))
        checks.setdefault(rule.column, []).append(pa.Check(answer, error=rule.name, ignore_na=False))
    schema = pa.DataFrameSchema(
        {name: pa.Column(checks=asked, nullable=True) for name, asked in checks.items()}
    )
    cases = _find_failures(schema, frame)
    counted = {each.name: each.count(frame) for each in by_name.values() if each.count and len(cases)}
    for case in cases.to_dict("records"):
        rule, line = by_name[str(case["check"]), str(case["column"])], int(case["index"])
        cells = {str(name): quote(write_cell(cell)) for name, cell in frame.loc[[line]].iloc[0].items()}
        if rule.name in counted:
            cells |= {str(name): str(count) for name, count in counted[rule.name].loc[[line]].iloc[0].items()}
        yield _tell(rule, table, line, cells)


def _give(answer: pd.Series[bool], _cells: pd.Series[Any]) -> pd.Series[bool]:
    return answer


def _find_failures(schema: pa.DataFrameSchema, frame: pd.DataFrame) -> pd.DataFrame:
    # Stated here, for an environment variable could turn pandera off, and every rule would seem to hold.
    with config_context(validation_enabled=True, validation_depth=ValidationDepth.SCHEMA_AND_DATA):
        try:
            schema.validate(frame, lazy=True, inplace=True)
        except pa.errors.SchemaErrors as told:
            cases: pd.DataFrame = told.failure_cases
            return cases.drop_duplicates(["check", "column", "index"])
    return pd.DataFrame(columns=["check", "column", "index", "failure_case"])


def _tell(rule: Rule, table: Table, line: int, cells: Mapping[str, str]) -> Finding:
    """The finding; in its wording a name in braces is a cell of the row, `cell` the guilty one."""
    problem = rule.problem.format_map({**cells, "cell": cells[rule.column]})
    return Finding(table.path, line, rule.column, problem, rule.cure, rule.name)


def write_cell(cell: object) -> str:
    """A typed value as it stands in the file."""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if pd.isna(cell) else str(cell)  # type: ignore[call-overload]
