"""Which cells break a constraint of their field?"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import polars as pl

from ..finding import escape, quote, suggest
from .bounds import check_bounds
from .json_schemas import make_json_judge
from .judging import ask, is_match
from .kinds import Kind
from .patterns import find_fault
from .structures import read_json
from .subject import Check, Subject, write_value

MANY_CHOICES = 12


def make_checks(subject: Subject) -> Iterator[Check]:
    """The checks of all constraints but `required` and `unique`, which need more than the cell."""
    constraints = subject.field.constraints
    yield from check_bounds(subject)
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
