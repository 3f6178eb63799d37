"""Where do the records stand whose keys are shared or lead nowhere, and how is it said?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from ..descriptor import ForeignKey
from ..finding import MOST_OF_A_KIND, Finding, Tally, suggest
from ..read import Block, Key, Records
from .keys import HASH, ROW, Seen, UniqueKey, find_key, hash_any, list_lost, list_shared, show_key

Cells = tuple[str | None, ...]
# A reference to one of very many records is not compared with all of them to suggest another.
MANY_TARGETS = 200_000
MANY_SUGGESTIONS = 200
# A number is like every other: no record is meant more than the next.
NUMBERED = re.compile(r"[a-z]*-?[0-9]+")


def check_keys(seen: Mapping[str, Seen], tally: Tally) -> None:
    """
    Note the records that share a key, or refer to a record that is not there.

    Only then are cells looked at again, in the blocks where such records stand.
    """
    for each in seen.values():
        shared = [
            Shared(each.records, key, rows) for key in each.unique if len(rows := list_shared(each, key))
        ]
        lost = [
            Lost(each.records, key, seen[key.table].records, hashes)
            for key in each.references
            if seen[key.table].records.complete
            and (hashes := list_lost(each, key, seen[key.table].all_found(key.reference_fields)))
        ]
        suspects: list[Shared | Lost] = [*shared, *lost]
        keys = {key for suspect in suspects for key in suspect.list_keys(each.records)}
        for block in each.records.reread(keys) if keys else ():
            for suspect in suspects:
                suspect.look(block, tally)
        for suspect in shared:
            suspect.count_rest(tally)


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
    told: int = 0

    @property
    def kind(self) -> tuple[str, str, str]:
        """The path, the columns and the rule of what is told."""
        return self.records.table.path, ", ".join(self.key.names), self.key.rule

    def list_keys(self, records: Records) -> Iterator[Key]:
        """The blocks in which the records stand that are told."""
        told = self.rows.head(MOST_OF_A_KIND)
        starts = pl.DataFrame({"start": list(records.rows.values())}, schema={"start": pl.UInt32})
        keys = list(records.rows)
        for rows in (told[ROW], told["first"]):
            places = starts["start"].search_sorted(rows, side="right") - 1
            yield from (keys[place] for place in places.unique())

    def look(self, block: Block, tally: Tally) -> None:
        """Tell the records of the block that share their key with one above."""
        told, last = self.rows.head(MOST_OF_A_KIND), block.row + block.height - 1
        first = told["first"].filter(told["first"].is_between(block.row, last)).unique()
        for row, key, _ in self._look_up(block, first):
            self.first[row] = First(block.path, block.line(row - block.row), key)
        again = told.filter(pl.col(ROW).is_between(block.row, last))
        for (row, key, cells), before in zip(self._look_up(block, again[ROW]), again["first"], strict=True):
            self.told += 1
            # Two keys may have one hash, if once in a million packages of ten million records.
            if key == self.first[before].key:
                tally.add(self.tell(block.path, block.line(row - block.row), cells, self.first[before]))

    def _look_up(self, block: Block, rows: pl.Series) -> Iterator[tuple[int, Cells, Cells]]:
        """For each row of the block its number, its key, and the cells as they stand."""
        pairs = [find_key(self.records, name) for name in self.key.names]
        cells = block.frame[(rows - block.row).cast(pl.UInt32)]
        keys = cells.select(key.alias(str(number)) for number, (key, _) in enumerate(pairs))
        texts = cells.select(text.alias(str(number)) for number, (_, text) in enumerate(pairs))
        return zip(rows, keys.iter_rows(), texts.iter_rows(), strict=True)

    def tell(self, path: str, line: int, cells: Sequence[str | None], first: First) -> Finding:
        """The finding on one record."""
        where = f"line {first.line}" if first.path == path else f"{first.path}:{first.line}"
        problem = f"{show_key(cells)} is already in {where}."
        return Finding(path, line, self.kind[1], problem, "Give this row a key of its own.", self.key.rule)

    def count_rest(self, tally: Tally) -> None:
        """Count those that are not told one by one."""
        tally.count(self.kind, self.rows.height - self.told)


@dataclass
class Lost:
    """Records that refer to a record that is not there."""

    records: Records
    key: ForeignKey
    target: Records
    hashes: Mapping[Key, pl.Series]
    number: int = 0
    choices: tuple[str, ...] | None = None

    def list_keys(self, records: Records) -> Iterator[Key]:
        """The blocks in which such records stand."""
        yield from self.hashes

    def look(self, block: Block, tally: Tally) -> None:
        """Tell the records of the block that refer to none."""
        if block.key not in self.hashes:
            return
        texts = [find_key(self.records, name)[1].alias(name) for name in self.key.fields]
        rows = block.frame.select(hash_any(self.records, self.key.fields).alias(HASH), *texts).with_row_index(
            ROW
        )
        lost = rows.filter(block.is_whole & rows[HASH].is_in(self.hashes[block.key].implode()))
        kind = (block.path, ", ".join(self.key.fields), "foreign-key")
        first = lost.head(tally.room(kind))
        for row, _, *cells in first.iter_rows():
            tally.add(self.tell(block.path, block.line(row), cells))
        tally.count(kind, lost.height - first.height)

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
    text = find_key(target, name)[1].alias(name)
    texts = [
        block.frame.select(text.drop_nulls().unique()).to_series() for block in target.reread(target.rows)
    ]
    return tuple(pl.concat(texts).unique().sort()) if texts else ()
