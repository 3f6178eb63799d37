"""Which records share a key, and which refer to a record that is not there?"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import xor

import polars as pl

from ..descriptor import ForeignKey
from ..finding import quote
from ..read import Block, Records
from .cells import find_missing
from .judging import key_of
from .kinds import make_kind

# Drawn anew for each run, so that nobody can write two keys that look the same.
SEED = secrets.randbits(63)
ROW, HASH = "row", "hash"
# Of each column of a key the value as one text for all ways of writing it, and the text as it stands.
Pairs = Sequence[tuple[pl.Expr, pl.Expr]]


@dataclass(frozen=True)
class UniqueKey:
    """Columns whose values no two records may share."""

    names: tuple[str, ...]
    rule: str


@dataclass
class Seen:
    """What was seen of the keys of one table, as hashes of 64 bits, block by block."""

    records: Records
    unique: tuple[UniqueKey, ...]
    references: tuple[ForeignKey, ...]
    # Columns to which some table refers.
    targets: tuple[tuple[str, ...], ...]
    shares: dict[tuple[str, ...], list[pl.Series]] = field(default_factory=dict)
    # Of references to tables that are read already, what was seen there.
    aims: dict[ForeignKey, Seen] = field(default_factory=dict)
    wanted: dict[ForeignKey, list[pl.Series]] = field(default_factory=dict)
    found: dict[tuple[str, ...], list[pl.Series]] = field(default_factory=dict)
    ordered: dict[tuple[str, ...], pl.Series] = field(default_factory=dict)

    def aim(self, passed: Mapping[str, Seen]) -> None:
        """Have references judged at once where they lead to tables that are read already."""
        self.aims = {key: passed[key.table] for key in self.references if key.table in passed}

    def compile(self) -> list[pl.Expr]:
        """What to ask of each block: for every key a list of hashes, one for each record or each once."""
        asked = [hash_whole(self.records, key.names) for key in self.unique]
        wanted = {key: hash_any(self.records, key.fields) for key in self.references}
        asked += [hashes.unique() if key in self.aims else hashes for key, hashes in wanted.items()]
        asked += [hash_any(self.records, names).unique() for names in self.targets]
        return [each.implode().alias(str(number)) for number, each in enumerate(asked)]

    def take(self, block: Block, answers: pl.DataFrame) -> dict[ForeignKey, pl.Series]:
        """Keep what a block answered; hand back the hashes of references that are known to lead nowhere."""
        lost: dict[ForeignKey, pl.Series] = {}
        given = iter(answers.to_series(number)[0] for number in range(answers.width))
        for key in self.unique:
            self.shares.setdefault(key.names, []).append(next(given))
        for reference in self.references:
            hashes = next(given)
            if reference in self.aims:
                found = self.aims[reference].all_found(reference.reference_fields)
                lost[reference] = hashes.filter(~_are_in(hashes, found))
            else:
                hashes = hashes.set(~block.is_whole, None) if block.broken else hashes
                self.wanted.setdefault(reference, []).append(hashes)
        for names in self.targets:
            self.found.setdefault(names, []).append(next(given).drop_nulls())
        return {reference: hashes for reference, hashes in lost.items() if len(hashes)}

    def all_found(self, names: tuple[str, ...]) -> pl.Series:
        """The hash of every key that these columns have, in ascending order."""
        if names not in self.ordered:
            self.ordered[names] = _order(self.found.pop(names, []) or self.shares.get(names, []))
        return self.ordered[names]


def look_for(records: Records, tables: Mapping[str, Records]) -> Seen:
    """What is to be seen of a table's keys, given all tables that can be read."""
    table = records.table
    keys = [UniqueKey(table.primary_key, "primary-key")] if table.primary_key else []
    unique = [(each.name,) for each in table.fields if each.constraints.get("unique")]
    keys += [UniqueKey(names, "unique") for names in unique if names != table.primary_key]
    others = [names for names in table.unique_keys if names not in (*unique, table.primary_key)]
    keys += [UniqueKey(names, "unique-key") for names in others]
    targets = {
        key.reference_fields: None
        for other in tables.values()
        for key in other.table.foreign_keys
        if key.table == table.name and _has(records, key.reference_fields)
    }
    references = (key for key in table.foreign_keys if _can_judge(records, key, tables))
    known = tuple(each for each in keys if _has(records, each.names))
    # What is a key is asked for its hashes as such.
    own = {each.names for each in known if len(each.names) == 1}
    asked = tuple(names for names in targets if names not in own)
    return Seen(records, known, tuple(dict.fromkeys(references)), asked)


def _order(parts: Sequence[pl.Series]) -> pl.Series:
    return pl.concat(parts or [pl.Series([], dtype=pl.UInt64)]).drop_nulls().sort()


def _has(records: Records, names: Sequence[str]) -> bool:
    return all(name in records.columns for name in names)


def _can_judge(records: Records, key: ForeignKey, tables: Mapping[str, Records]) -> bool:
    target = tables.get(key.table)
    return target is not None and _has(records, key.fields) and _has(target, key.reference_fields)


def find_key(records: Records, name: str) -> tuple[pl.Expr, pl.Expr]:
    """The value of a column as one text for all ways of writing it, and its text as it stands."""
    declared = records.field(name)
    text = pl.when(~find_missing(records, declared)).then(pl.col(records.columns[name]))
    return key_of(text, make_kind(declared)), text


def hash_whole(records: Records, names: Sequence[str]) -> pl.Expr:
    """One number for a key; null for a record that lacks a part, which has no key to share, as in SQL."""
    pairs = [find_key(records, name) for name in names]
    return pl.when(is_whole(pairs)).then(_hash([key for key, _ in pairs]))


def hash_any(records: Records, names: Sequence[str]) -> pl.Expr:
    """One number for a key of which a part may be lacking; null where all is, or a cell has no value."""
    pairs = [find_key(records, name) for name in names]
    return pl.when(is_part(pairs) & ~is_unread(pairs)).then(_hash([key for key, _ in pairs]))


def is_whole(pairs: Pairs) -> pl.Expr:
    """Whether every part of a key has a value."""
    return pl.all_horizontal([key.is_not_null() for key, _ in pairs])


def is_part(pairs: Pairs) -> pl.Expr:
    """Whether any part of a key is there."""
    return pl.any_horizontal([text.is_not_null() for _, text in pairs])


def is_unread(pairs: Pairs) -> pl.Expr:
    """Whether a part of a key is there and has no value: it is not of its type, and reported as that."""
    return pl.any_horizontal([text.is_not_null() & key.is_null() for key, text in pairs])


def _hash(keys: Sequence[pl.Expr]) -> pl.Expr:
    # Each part has a seed of its own, so that parts in another order are another key.
    return reduce(xor, [key.hash(SEED + number) for number, key in enumerate(keys)])


def show_key(cells: Sequence[str | None]) -> str:
    """The cells of a key as they stand."""
    return " / ".join(quote(cell or "") for cell in cells)


def list_shared(seen: Seen, key: UniqueKey) -> pl.DataFrame:
    """Rows whose key a row above has, with the first row that has it."""
    parts = seen.shares.get(key.names, [])
    known = seen.all_found(key.names) if len(key.names) == 1 else _order(parts)
    again = known.filter((known == known.shift(1)).fill_null(False)).unique()
    if again.is_empty():
        return pl.DataFrame(schema={ROW: pl.UInt32, "first": pl.UInt32})
    shared = _number(parts).filter(pl.col(HASH).is_in(again.implode()))
    first = pl.col(ROW).min().over(HASH).alias("first")
    return shared.select(ROW, first).filter(pl.col(ROW) != pl.col("first"))


def list_lost(seen: Seen, reference: ForeignKey, found: pl.Series) -> pl.Series:
    """Rows whose reference leads to no record, of those that were not judged at once."""
    rows = _number(seen.wanted.get(reference, [found.clear()]))
    return rows.filter(~_are_in(rows[HASH], found))[ROW]


def _number(parts: Sequence[pl.Series]) -> pl.DataFrame:
    """The hashes and the rows of records that have one."""
    return pl.DataFrame({HASH: pl.concat(parts)}).with_row_index(ROW).drop_nulls()


def _are_in(hashes: pl.Series, found: pl.Series) -> pl.Series:
    """Whether each is among those found, which are in order, or none at all."""
    if found.is_empty():
        return hashes.is_null()
    places = found.search_sorted(hashes).clip(upper_bound=len(found) - 1)
    return hashes.is_null() | (found.gather(places) == hashes)
