"""What is judged of a field, and what may be said of its cells?"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import polars as pl

from ..descriptor import Field
from ..finding import Finding
from .kinds import Kind


@dataclass(frozen=True)
class Check:
    """
    One thing that a cell may have wrong, and how it is said.

    `suspect` is true wherever `wrong` may be, and is answered without asking for each cell.
    """

    wrong: pl.Expr
    suspect: pl.Expr
    rule: str
    say: Callable[[str], tuple[str, str]]


@dataclass(frozen=True)
class Subject:
    """
    One field whose cells are judged: its type, and where it is declared.

    `cell` is the column as it stands; `text` is null where a cell stands for no value.
    """

    field: Field
    cell: pl.Expr
    text: pl.Expr
    kind: Kind
    findings: list[Finding]

    def refuse(self, constraint: str, problem: str, cure: str) -> None:
        """Note that the constraint itself cannot be used."""
        if self.field.place is not None:
            place = self.field.place.step("constraints", constraint)
            self.findings.append(place.finding(problem, cure, "constraint-value"))


def write_value(value: Any) -> str:
    """The text of a value that the schema gives as text or as JSON."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value) if isinstance(value, dict | list) else str(value)
