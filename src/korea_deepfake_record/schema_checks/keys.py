"""Which records share a key, and which refer to a record that is not there?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from ..descriptor import ForeignKey
from ..finding import Finding, quote, suggest
from ..read import ROW, Records
from .cells import find_missing
from .kinds import key_of, make_kind

# A reference to one of very many records is not compared with all of them to suggest another.
MANY_TARGETS = 200_000
MANY_SUGGESTIONS = 200
# A number is like every other: no record is meant more than the next.
NUMBERED = re.compile(r"[a-z]*-?[0-9]+")


@dataclass(frozen=True)
class Key:
    """Columns whose values no two records may share."""

    names: tuple[str, ...]
    rule: str


def check_keys(records: Records) -> Iterator[Finding]:
    """Records whose key another record above has already."""
    table = records.table
    keys = [Key(table.primary_key, "primary-key")] if table.primary_key else []
    unique = [(field.name,) for field in table.fields if field.constraints.get("unique")]
    keys += [Key(names, "unique") for names in unique if names != table.primary_key]
    keys += [
        Key(names, "unique-key") for names in table.unique_keys if names not in (*unique, table.primary_key)
    ]
    for key in keys:
        if all(name in records.columns for name in key.names):
            yield from _check_key(records, key)


def _select(records: Records, names: Sequence[str]) -> pl.LazyFrame:
    """The row and the value of each column as one text for all ways of writing it."""
    parts = []
    for number, name in enumerate(names):
        field = records.field(name)
        text = pl.when(~find_missing(records, field)).then(pl.col(records.columns[name]))
        parts += [key_of(text, make_kind(field)).alias(f"key{number}"), text.alias(f"text{number}")]
    return records.frame.select(ROW, *parts)


def _columns(names: Sequence[str]) -> list[str]:
    return [f"key{number}" for number in range(len(names))]


def _show(row: Mapping[str, Any], width: int) -> str:
    """The cells of a key as they stand."""
    return " / ".join(quote(row[f"text{number}"] or "") for number in range(width))


def _check_key(records: Records, key: Key) -> Iterator[Finding]:
    columns = _columns(key.names)
    # As in SQL, a record that lacks a part of the key has no key to share.
    values = _select(records, key.names).drop_nulls(columns)
    counted = values.select(pl.len(), pl.struct(columns).n_unique().alias("distinct"))
    height, distinct = counted.collect(engine="streaming").row(0)
    if height == distinct:
        return
    first = values.group_by(columns).agg(pl.col(ROW).min().alias("first"))
    again = values.join(first, on=columns).filter(pl.col(ROW) != pl.col("first")).sort(ROW)
    for row in again.collect(engine="streaming").iter_rows(named=True):
        path, line = records.place(row[ROW])
        above, above_line = records.place(row["first"])
        where = f"line {above_line}" if above == path else f"{above}:{above_line}"
        shown = _show(row, len(columns))
        cure = "Give this row a key of its own."
        yield Finding(path, line, ", ".join(key.names), f"{shown} is already in {where}.", cure, key.rule)


def check_references(records: Records, all_records: Mapping[str, Records]) -> Iterator[Finding]:
    """Records that refer to a record that is not there."""
    for key in records.table.foreign_keys:
        target = all_records.get(key.table)
        if target is None or not all(name in target.columns for name in key.reference_fields):
            continue
        if all(name in records.columns for name in key.fields):
            yield from _check_reference(records, key, target)


def _check_reference(records: Records, key: ForeignKey, target: Records) -> Iterator[Finding]:
    columns = _columns(key.fields)
    source = _select(records, key.fields).filter(
        pl.any_horizontal(pl.col(f"text{n}").is_not_null() for n in range(len(columns)))
    )
    targets = _select(target, key.reference_fields)
    # A reference of which only a part is blank is looked for as it stands.
    lost = source.join(targets, on=columns, how="anti", nulls_equal=True).sort(ROW)
    # A cell that is not of its type has text and no value; it is reported as that.
    unread = [pl.col(f"key{n}").is_null() & pl.col(f"text{n}").is_not_null() for n in range(len(columns))]
    rows = lost.filter(~pl.any_horizontal(unread)).collect(engine="streaming")
    if rows.is_empty():
        return
    choices = _list_choices(targets, columns)
    for number, row in enumerate(rows.iter_rows(named=True)):
        path, line = records.place(row[ROW])
        if records.is_broken(row[ROW]):
            continue
        value = _show(row, len(columns))
        is_likened = choices and number < MANY_SUGGESTIONS and not NUMBERED.fullmatch(row["text0"] or "")
        cure = suggest(row["text0"], choices) if is_likened else ""
        cure = cure or "Add the row there or correct this one."
        problem = f"{value} is not in {target.table.path}."
        yield Finding(path, line, ", ".join(key.fields), problem, cure, "foreign-key")


def _list_choices(targets: pl.LazyFrame, columns: Sequence[str]) -> tuple[str, ...]:
    if len(columns) > 1:
        return ()
    choices = targets.select("text0").drop_nulls().unique().limit(MANY_TARGETS + 1).collect()["text0"]
    return tuple(choices.sort()) if len(choices) <= MANY_TARGETS else ()
