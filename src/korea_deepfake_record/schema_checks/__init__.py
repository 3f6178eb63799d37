"""Do tables keep to their Table Schemas: types, constraints, keys, references?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

import polars as pl

from ..finding import Finding, Tally
from ..read import Block, Records
from .cells import CellChecks, Docket, compile_checks
from .declared import check_declared
from .keys import Seen, look_for
from .subject import Check
from .telling import Lost, check_keys

__all__ = ["Beside", "Check", "check_declared", "check_schemas"]

# For some fields of a table, checks beside those of the schema, and whether these come last.
Beside = Mapping[str, Sequence[tuple[Check, bool]]]


def check_schemas(tables: Mapping[str, Records], beside: Mapping[str, Beside] | None = None) -> list[Finding]:
    """
    Check the tables of a package against their schemas, reading each file once.

    Cells that may be wrong are looked for with cheap expressions, and judged exactly only where these raise
    suspicion. Keys are compared as hashes of 64 bits with a seed drawn for the run: two records with one key
    are always found, a reference that leads nowhere is overlooked among ten million targets once in 10^12.

    Parameters
    ----------
    tables : mapping of str to Records
        The tables of the package that could be opened, by name; they are read by this.
    beside : mapping of str to Beside, optional
        By table, checks beside those of the schema.

    Returns
    -------
    list of Finding
        What is to be mended; of very many of a kind the first, and how many more there are.
    """
    cells, lost = Tally(), Tally()
    refused: list[Finding] = []
    seen: dict[str, Seen] = {}
    for name in _put_targets_first(tables):
        checks = compile_checks(tables[name], refused, (beside or {}).get(name))
        this = look_for(tables[name], tables)
        this.aim(seen)
        _pass_once(checks, this, cells, lost)
        seen[name] = this
    check_keys(seen, cells, lost)
    return [*refused, *cells, *lost]


def _put_targets_first(tables: Mapping[str, Records]) -> Iterable[str]:
    """The names of the tables, so that those referred to are read first, unless some refer in a circle."""
    targets = {
        name: {key.table for key in records.table.foreign_keys} & tables.keys() - {name}
        for name, records in tables.items()
    }
    try:
        return list(TopologicalSorter(targets).static_order())
    except CycleError:
        return tables


def _pass_once(checks: CellChecks, seen: Seen, cells: Tally, lost: Tally) -> None:
    """Read a table once; note what is wrong with its cells, and keep what is to be known of its keys."""
    suspected, docket = checks.compile(), Docket(cells)
    asked = [*suspected, *seen.compile()]
    references = {key: Lost(seen.records, key, target.records) for key, target in seen.aims.items()}

    def examine(block: Block) -> pl.DataFrame:
        return block.frame.select(asked)

    for block, answers in seen.records.map_blocks(examine):
        checks.suspect(block, answers[:, : len(suspected)], docket)
        for key, hashes in seen.take(block, answers[:, len(suspected) :]).items():
            if references[key].target.complete:
                references[key].find(block, hashes, lost)
    docket.judge_all(checks.columns)
