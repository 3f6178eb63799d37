"""Which cells break a constraint of their field?"""

from __future__ import annotations

import json
import operator
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import polars as pl

from ..descriptor import Field
from ..finding import Finding, escape, quote, suggest
from .json_schemas import make_json_judge
from .kinds import MOMENT_LENGTH, Kind, ask, is_match
from .patterns import find_fault
from .structures import read_json

MANY_CHOICES = 12
# Decimals of so many digits are told apart by machine numbers.
EXACT_DIGITS = 15
BOUNDS: dict[str, tuple[Callable[[Any, Any], bool], str, str]] = {
    "minimum": (operator.ge, "is below", "at least"),
    "maximum": (operator.le, "is above", "at most"),
    "exclusiveMinimum": (operator.gt, "is not above", "more than"),
    "exclusiveMaximum": (operator.lt, "is not below", "less than"),
}


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


def make_checks(subject: Subject) -> Iterator[Check]:
    """The checks of all constraints but `required` and `unique`, which need more than the cell."""
    constraints = subject.field.constraints
    bounds = [name for name in BOUNDS if name in constraints]
    told = [check for name in bounds for check in _check_bound(subject, name)]
    # One suspicion for all of them, so that the cells are read as numbers once.
    yield from (replace(check, suspect=_suspect_bounds(subject, bounds)) for check in told[:1])
    yield from told[1:]
    for name in ("minLength", "maxLength"):
        if name in constraints:
            yield _check_length(subject, name)
    if "pattern" in constraints:
        yield from _check_pattern(subject)
    if "enum" in constraints:
        yield from _check_values(subject, constraints["enum"], "enum", "constraint-error")
    if subject.field.categories:
        yield from _check_values(subject, subject.field.categories, "categories", "category")
    if "jsonSchema" in constraints:
        yield from _check_json_schema(subject)


def write_value(value: Any) -> str:
    """The text of a value that the schema gives as text or as JSON."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value) if isinstance(value, dict | list) else str(value)


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


def _check_length(subject: Subject, name: str) -> Check:
    wanted = subject.field.constraints[name]
    compare = operator.ge if name == "minLength" else operator.le
    if subject.field.type == "string":
        fits = compare(subject.cell.str.len_chars(), wanted)
        suspect, unit = _suspect_length(subject.cell, name, wanted), "characters"
    else:
        fits = ask(subject.text, lambda cell: _has_length(subject.kind, cell, compare, wanted))
        suspect, unit = pl.lit(True), "items"
    few, most = ("fewer", "at least") if name == "minLength" else ("more", "at most")
    cure = f"Write {most} {wanted}."

    def say(cell: str) -> tuple[str, str]:
        return f"{quote(cell)} has {few} {unit} than {wanted}.", cure

    return Check(~fits, suspect, "constraint-error", say)


def _suspect_length(cell: pl.Expr, name: str, wanted: int) -> pl.Expr:
    """By bytes, of which a character has one to four, and which need not be counted."""
    if name == "maxLength":
        return cell.str.len_bytes() > wanted
    return cell.str.len_bytes() < (wanted if wanted < 2 else 4 * wanted)


def _has_length(kind: Kind, cell: str, compare: Callable[[Any, Any], bool], wanted: int) -> bool:
    try:
        return compare(len(kind.read(cell)), wanted)
    except ValueError:
        return True


def _check_pattern(subject: Subject) -> Iterator[Check]:
    pattern = str(subject.field.constraints["pattern"])
    if fault := find_fault(pattern):
        cure = "Write it without look-around and back-references, and with few repeats."
        subject.refuse("pattern", f"The pattern {quote(pattern)} {fault}.", cure)
        return
    example = subject.field.raw.get("example")
    # People write after an example more easily than after a pattern.
    by_example = f"Write it as in {quote(example)}."
    cure = by_example if example else f"Write it to match {escape(pattern)} as a whole."
    wrong = ~is_match(subject.cell, pattern)
    yield Check(
        wrong, wrong, "constraint-error", lambda cell: (f"{quote(cell)} does not match the pattern.", cure)
    )


def _check_values(subject: Subject, values: Any, name: str, rule: str) -> Iterator[Check]:
    texts = [write_value(each) for each in values]
    keys = {subject.kind.write_key(text): text for text in texts}
    if None in keys:
        problem = f"{quote(name)} has {quote(keys.pop(None))}, which is not {subject.kind.noun}."
        subject.refuse(name, problem, subject.kind.cure)
    same = suspect = subject.cell.is_in(pl.Series(texts, dtype=pl.String).implode())
    if subject.kind.own != "any":
        # Values may be written in several ways, such as 1 and 1.0.
        same = same | ask(
            pl.when(~same).then(subject.text), lambda each: subject.kind.write_key(each) in keys
        )
    few = f"Choose one of: {', '.join(texts)}." if len(texts) <= MANY_CHOICES else f"See {quote(name)}."

    def say(cell: str) -> tuple[str, str]:
        place = "a category" if name == "categories" else "an allowed value"
        return f"{quote(cell)} is not {place} of {quote(subject.field.name)}.", suggest(cell, texts) or few

    yield Check(~same, ~suspect, rule, say)


def _check_json_schema(subject: Subject) -> Iterator[Check]:
    judge, problem = make_json_judge(subject.field.constraints["jsonSchema"])
    if judge is None:
        subject.refuse("jsonSchema", problem, "Mend it.")
        return
    wrong = ~ask(subject.text, partial(_fits_json, judge))
    said = "does not fit its JSON Schema."
    yield Check(
        wrong, pl.lit(True), "constraint-error", lambda cell: (f"{quote(cell)} {said}", "Correct the value.")
    )


def _fits_json(judge: Callable[[Any], bool], cell: str) -> bool:
    try:
        return judge(read_json(cell))
    except ValueError:
        return False
