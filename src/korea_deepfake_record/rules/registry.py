"""What is a rule, and which rules are there?"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd

from ..descriptor import Field, Package

Judge = Callable[..., "pd.Series[bool]"]
Counter = Callable[[pd.DataFrame], pd.DataFrame]
# What a rule may look at beside single tables: what the package says of itself, and all tables at hand.
PACKAGE, FRAMES = "package", "frames"


@dataclass(frozen=True)
class Rule:
    """One thing that holds for every row of a table, and what is said of a row for which it does not."""

    name: str
    table: str
    column: str
    problem: str
    cure: str
    judge: Judge
    needs: tuple[str, ...]
    count: Counter | None = None

    def ask(self, frames: Mapping[str, pd.DataFrame], package: Package) -> pd.Series[bool]:
        """Whether the rule holds, row by row; where that cannot be judged, it holds."""
        known: dict[str, Any] = {**frames, PACKAGE: package, FRAMES: frames}
        given = [known[name] for name in self.needs]
        return fill_answer(self.judge(*given))

    def can_ask(self, frames: Mapping[str, pd.DataFrame]) -> bool:
        """Whether every table that the rule looks at is there."""
        return all(name in frames for name in self.needs if name not in (PACKAGE, FRAMES))


@dataclass(frozen=True)
class ColumnRule:
    """One thing that holds for every cell of each column that the schemas mark for it."""

    name: str
    selects: Callable[[Field], bool]
    problem: str
    cure: str
    judge: Judge

    def bind(self, table: str, field: Field) -> Rule:
        """The rule for one column of one table."""
        judge = partial(_judge_column, self.judge, field.name)
        return Rule(self.name, table, field.name, self.problem, self.cure, judge, (table,))


RULES: list[Rule] = []
COLUMN_RULES: list[ColumnRule] = []


def rule(column: str, problem: str, cure: str, count: Counter | None = None) -> Callable[[Judge], Judge]:
    """Make a function a rule of the table after which its first parameter is named."""

    def register(judge: Judge) -> Judge:
        needs = tuple(inspect.signature(judge).parameters)
        RULES.append(Rule(_name(judge), needs[0], column, problem, cure, judge, needs, count))
        return judge

    return register


def column_rule(selects: Callable[[Field], bool], problem: str, cure: str) -> Callable[[Judge], Judge]:
    """Make a function from cells to truths a rule of every column that is selected."""

    def register(judge: Judge) -> Judge:
        COLUMN_RULES.append(ColumnRule(_name(judge), selects, problem, cure, judge))
        return judge

    return register


def iter_rules(package: Package) -> Iterator[Rule]:
    """Every rule of the package's tables."""
    for table in package.tables:
        for field in table.fields:
            yield from (each.bind(table.name, field) for each in COLUMN_RULES if each.selects(field))
        yield from (each for each in RULES if each.table == table.name)


def fill_answer(answer: pd.Series[bool]) -> pd.Series[bool]:
    """The answer of a judge, true where there is none."""
    return answer if answer.dtype == bool else answer.astype("boolean").fillna(True).astype("bool")


def _name(judge: Judge) -> str:
    return judge.__name__.replace("_", "-")


def _judge_column(judge: Judge, column: str, frame: pd.DataFrame) -> pd.Series[bool]:
    return judge(frame[column])
