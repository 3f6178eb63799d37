"""What should the cells hold that are computed from other cells?"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from . import dates
from .descriptor import Package, Table
from .frames import read_frames
from .witnesses import Tables, count_agreement, iter_pairs, weigh_propositions

BOUNDS = {"earliest": dates.earliest_day, "latest": dates.latest_day}
Cell = tuple[str, list[str], str]


@dataclass(frozen=True)
class Computed:
    """What follows from the tables taken together: the verdict on each claim, and whole tables as cells."""

    verdicts: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, list[list[str]]] = field(default_factory=dict)
    is_known: bool = False


def compute_tables(package: Package, frames: Tables | None = None) -> Computed:
    """What the tables give together; nothing where no schema asks for it, or they cannot be typed yet."""
    wholes = [table for table in package.tables if is_derived(table)]
    if not wholes:
        return Computed()
    given = [table for table in package.tables if table not in wholes and not _follows(table)]
    typed = read_frames(package) if frames is None else frames
    if not all(table.name in typed and is_whole(table, typed[table.name]) for table in given):
        return Computed()
    counted, weighed = count_agreement(typed), weigh_propositions(typed)
    pairs = iter_pairs(typed["claims"]["claim_id"], typed["claims"]["proposition_id"])
    verdicts = {claim: weighed.get(proposition, "") for claim, proposition in pairs}
    return Computed(verdicts, {each.name: _list_cells(counted, each) for each in wholes}, is_known=True)


def is_whole(table: Table, frame: pd.DataFrame) -> bool:
    """Whether each row has its key to itself, and no cell is blank that must not be."""
    key = list(table.primary_key)
    needed = dict.fromkeys([*key, *(each.name for each in table.fields if each.required)])
    has_blank = frame[list(needed)].isna().to_numpy().any()
    return not (has_blank or (key and frame.duplicated(key).any()))


def is_derived(table: Table) -> bool:
    """Whether the whole table is computed from others."""
    return "kdr:derived" in table.schema


def _follows(table: Table) -> bool:
    return any("follows" in source for source in derived_columns(table).values())


def derived_columns(table: Table) -> dict[str, dict[str, str]]:
    """By column, what it derives from, and which bound of it or what follows for it."""
    return {each.name: each.raw["kdr:derived"] for each in table.fields if "kdr:derived" in each.raw}


def derive_cells(
    table: Table, columns: list[str], records: list[list[str]], computed: Computed
) -> Iterator[Cell]:
    """Column, record and what its cell should hold; not where something else has to be mended first."""
    for name, source in derived_columns(table).items():
        place = columns.index(source["from"])
        for record in records:
            text = unicodedata.normalize("NFC", record[place])
            if "bound" not in source:
                if computed.is_known:
                    yield name, record, computed.verdicts.get(text, "")
            elif not text or dates.is_edtf(text):
                day = BOUNDS[source["bound"]](text)
                yield name, record, day.isoformat() if day else ""


def describe_source(source: Mapping[str, str]) -> str:
    """What a derived cell should be, in words."""
    if "bound" in source:
        return f"the {source['bound']} day of {source['from']}"
    return f"the {source['follows']} that follows for {source['from']}"


def _list_cells(frame: pd.DataFrame, table: Table) -> list[list[str]]:
    named = frame[[each.name for each in table.fields]]
    return [[_cell_text(each) for each in row] for row in named.itertuples(index=False, name=None)]


def _cell_text(value: Any) -> str:
    if pd.isna(value):
        return ""
    return str(value).lower() if pd.api.types.is_bool(value) else str(value)
