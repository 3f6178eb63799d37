"""Where do the records stand whose keys are shared or lead nowhere, and how is it said?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import polars as pl

from ..descriptor import ForeignKey
from ..finding import MOST_OF_A_KIND, Finding, Tally, suggest
from ..read import Block, Records
from .keys import Seen, UniqueKey, find_key, hash_any, list_lost, list_shared, show_key

Cells = tuple[str | None, ...]
# A reference to one of very many records is not compared with all of them to suggest another.
MANY_TARGETS = 200_000
MANY_SUGGESTIONS = 200
# A number is like every other: no record is meant more than the next.
NUMBERED = re.compile(r"[a-z]*-?[0-9]+")


def check_keys(seen: Mapping[str, Seen], tally: Tally, lost: Tally) -> None:
    """
    Note the records that share a key, and those known only now to refer to a record that is not there.

    Only then are cells looked at again, of the records that are told.
    """
    for each in seen.values():
        suspects: list[Shared | Lost] = [
            Shared(each.records, key, rows) for key in each.unique if len(rows := list_shared(each, key))
        ]
        suspects += _list_lost(each, seen)
        tallies = {Shared: tally, Lost: lost}
        wanted = [part for suspect in suspects for part in suspect.list_rows(tallies[type(suspect)])]
        told = pl.concat(wanted).unique().sort() if wanted else ()
        for numbers, block in each.records.fetch(told) if wanted else ():
            for suspect in suspects:
                suspect.look(numbers, block, tallies[type(suspect)])
        for suspect in suspects:
            suspect.count_rest(tallies[type(suspect)])


def _list_lost(this: Seen, seen: Mapping[str, Seen]) -> Iterator[Lost]:
    """The references that could not be judged when they were read."""
    for key in this.references:
        target = seen[key.table]
        if key not in this.aims and target.records.complete:
            rows = list_lost(this, key, target.all_found(key.reference_fields))
            if len(rows):
                yield Lost(this.records, key, target.records, rows)


@dataclass(frozen=True)
class First:
    """The first record with some key."""

    path: str
    line: int
    key: Cells


@dataclass
class Shared:
    """Records that share a key with one above."""

    records: Records
    key: UniqueKey
    rows: pl.DataFrame
    first: dict[int, First] = field(default_factory=dict)

    @property
    def kind(self) -> tuple[str, str, str]:
        """The path, the columns and the rule of what is told."""
        return self.records.table.path, ", ".join(self.key.names), self.key.rule

    @cached_property
    def told(self) -> dict[int, int]:
        """The rows that are told, and the row above with which each shares its key."""
        return dict(self.rows.head(MOST_OF_A_KIND).iter_rows())

    def list_rows(self, tally: Tally) -> Iterator[pl.Series]:
        """The rows to look at."""
        yield from self.rows.head(MOST_OF_A_KIND)

    def count_rest(self, tally: Tally) -> None:
        """Count those that are not told one by one."""
        tally.count(self.kind, self.rows.height - len(self.told))

    def look(self, rows: Sequence[int], block: Block, tally: Tally) -> None:
        """Tell which of these records share their key with one above; that one is looked at before."""
        pairs = [find_key(self.records, name) for name in self.key.names]
        keys = block.frame.select(key.alias(str(number)) for number, (key, _) in enumerate(pairs))
        texts = block.frame.select(text.alias(str(number)) for number, (_, text) in enumerate(pairs))
        above = set(self.told.values())
        for index, (row, key, cells) in enumerate(zip(rows, keys.rows(), texts.rows(), strict=True)):
            if row in above:
                self.first[row] = First(block.path, block.line(index), key)
            before = self.first.get(self.told.get(row, -1))
            # Two keys may have one hash, if once in a million packages of ten million records.
            if before and key == before.key:
                tally.add(self.tell(block.path, block.line(index), cells, before))

    def tell(self, path: str, line: int, cells: Sequence[str | None], first: First) -> Finding:
        """The finding on one record."""
        where = f"line {first.line}" if first.path == path else f"{first.path}:{first.line}"
        problem = f"{show_key(cells)} is already in {where}."
        return Finding(path, line, self.kind[1], problem, "Give this row a key of its own.", self.key.rule)


@dataclass
class Lost:
    """Records that refer to a record that is not there."""

    records: Records
    key: ForeignKey
    target: Records
    # As far as they could not be told when they were read.
    rows: pl.Series = field(default_factory=lambda: pl.Series([], dtype=pl.UInt32))
    told: set[int] = field(default_factory=set)
    rest: dict[str, int] = field(default_factory=dict)
    number: int = 0
    choices: tuple[str, ...] | None = None

    def find(self, block: Block, hashes: pl.Series, tally: Tally) -> None:
        """Tell the records of a block whose references have these hashes."""
        found = block.frame.select(hash_any(self.records, self.key.fields)).to_series()
        rows = (found.is_in(hashes.implode()) & block.is_whole).arg_true()
        told = rows.head(tally.room(self._kind(block.path)))
        self._tell_rows(block, told, tally)
        tally.count(self._kind(block.path), len(rows) - len(told))

    def list_rows(self, tally: Tally) -> Iterator[pl.Series]:
        """The rows to look at: of each file those for which there is room."""
        for path, rows in self.records.split(self.rows):
            told = rows.head(tally.room(self._kind(path)))
            self.told.update(told)
            self.rest[path] = len(rows) - len(told)
            yield told

    def count_rest(self, tally: Tally) -> None:
        """Count those that are not told one by one."""
        for path, number in self.rest.items():
            tally.count(self._kind(path), number)

    def look(self, rows: Sequence[int], block: Block, tally: Tally) -> None:
        """Tell which of these records refer to none."""
        self._tell_rows(block, [index for index, row in enumerate(rows) if row in self.told], tally)

    def _kind(self, path: str) -> tuple[str, str, str]:
        return path, ", ".join(self.key.fields), "foreign-key"

    def _tell_rows(self, block: Block, rows: Iterable[int], tally: Tally) -> None:
        texts = [find_key(self.records, name)[1].alias(name) for name in self.key.fields]
        cells = block.frame[list(rows)].select(texts)
        for row, each in zip(rows, cells.iter_rows(), strict=True):
            tally.add(self.tell(block.path, block.line(row), each))

    def tell(self, path: str, line: int, cells: Sequence[str | None]) -> Finding:
        """The finding on one record."""
        problem = f"{show_key(cells)} is not in {self.target.table.path}."
        return Finding(path, line, ", ".join(self.key.fields), problem, self._advise(cells), "foreign-key")

    def _advise(self, cells: Sequence[str | None]) -> str:
        self.number += 1
        text = cells[0] or ""
        is_likened = len(cells) == 1 and self.number <= MANY_SUGGESTIONS and not NUMBERED.fullmatch(text)
        if is_likened and self.choices is None:
            self.choices = list_choices(self.target, self.key.reference_fields[0])
        cure = suggest(text, self.choices) if is_likened and self.choices else ""
        return cure or "Add the row there or correct this one."


def list_choices(target: Records, name: str) -> tuple[str, ...]:
    """The keys of a table that is not too large to compare with all of them."""
    if target.height > MANY_TARGETS:
        return ()
    asked = find_key(target, name)[1].alias(name).drop_nulls().unique()
    texts = [
        found for _, found in target.again().map_blocks(lambda block: block.frame.select(asked).to_series())
    ]
    return tuple(pl.concat(texts).unique().sort()) if texts else ()
