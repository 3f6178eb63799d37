"""Which cells are above or below what their field allows?"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import polars as pl

from ..finding import quote
from .judging import ask, is_match
from .kinds import MOMENT_LENGTH
from .subject import Check, Subject, write_value

# Decimals of so many digits are told apart by machine numbers.
EXACT_DIGITS = 15
BOUNDS: dict[str, tuple[Callable[[Any, Any], bool], str, str]] = {
    "minimum": (operator.ge, "is below", "at least"),
    "maximum": (operator.le, "is above", "at most"),
    "exclusiveMinimum": (operator.gt, "is not above", "more than"),
    "exclusiveMaximum": (operator.lt, "is not below", "less than"),
}


def check_bounds(subject: Subject) -> Iterator[Check]:
    """The checks of all bounds of the field."""
    bounds = [name for name in BOUNDS if name in subject.field.constraints]
    told = [check for name in bounds for check in _check_bound(subject, name)]
    # One suspicion for all of them, so that the cells are read as numbers once.
    yield from (replace(check, suspect=_suspect_bounds(subject, bounds)) for check in told[:1])
    yield from told[1:]


def _check_bound(subject: Subject, name: str) -> Iterator[Check]:
    written = write_value(subject.field.constraints[name])
    try:
        bound = subject.kind.read(written)
    except (ValueError, ArithmeticError):
        problem = f"{quote(name)} is {quote(written)}, which is not {subject.kind.noun}."
        subject.refuse(name, problem, subject.kind.cure)
        return
    holds, verb, words = BOUNDS[name]
    judge = partial(_holds, holds, subject.kind.read, bound)
    inside, outside = _compare(subject, written, name)
    fits = inside | ask(pl.when(~inside & ~outside).then(subject.text), judge)
    cure = f"Write a value of {words} {written}."
    yield Check(
        ~fits, pl.lit(False), "constraint-error", lambda cell: (f"{quote(cell)} {verb} {written}.", cure)
    )


def _holds(holds: Callable[[Any, Any], bool], read: Callable[[str], Any], bound: Any, text: str) -> bool:
    try:
        return holds(read(text), bound)
    except (ValueError, ArithmeticError, TypeError):
        # What is not of the type, and NaN, which is neither above nor below anything.
        return False


def _read_machine(subject: Subject, bound: str) -> tuple[pl.Expr, pl.Expr] | None:
    """Cells and bound in a form that compares fast; nothing where these are not sure to compare as meant."""
    cell, kind = subject.cell, subject.kind
    if not kind.order or not pl.Series([bound]).str.contains(rf"\A(?:{kind.sure})\z").all():
        return None
    if kind.order == "text":
        return cell.str.slice(0, MOMENT_LENGTH), pl.lit(bound[:MOMENT_LENGTH])
    machine = pl.Int64 if kind.order == "integer" else pl.Float64
    return cell.cast(machine, strict=False), pl.lit(bound).cast(machine)


def _suspect_bounds(subject: Subject, names: Sequence[str]) -> pl.Expr:
    """Whether a cell may break a bound, if it is of its type; a cell that is not is suspect anyway."""
    suspect = pl.lit(False)
    for name in names:
        pair = _read_machine(subject, write_value(subject.field.constraints[name]))
        suspect = suspect | (~BOUNDS[name][0](*pair) if pair else pl.lit(True))
    if subject.kind.order == "number":
        suspect = suspect | (subject.cell.str.len_bytes() > EXACT_DIGITS)
    return suspect


def _compare(subject: Subject, bound: str, name: str) -> tuple[pl.Expr, pl.Expr]:
    """Whether cells keep to a bound or break it beyond doubt, by machine numbers or by their texts."""
    pair = _read_machine(subject, bound)
    if pair is None:
        return pl.lit(False), pl.lit(False)
    sure = is_match(subject.cell, subject.kind.sure)
    if subject.kind.order == "number":
        # Longer decimals may differ and still be the same machine number.
        sure = sure & pl.lit(len(bound) <= EXACT_DIGITS) & (subject.cell.str.len_bytes() <= EXACT_DIGITS)
    fits: pl.Expr = pl.when(sure).then(BOUNDS[name][0](*pair))
    return fits.fill_null(False), (~fits).fill_null(False)
