"""Do tables keep to their Table Schemas: types, constraints, keys, references?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from ..finding import Finding, Tally
from ..read import Block, Records
from .cells import CellChecks, Docket, compile_checks
from .constraints import Check
from .declared import check_declared
from .keys import Seen, look_for
from .telling import check_keys

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
    tally = Tally()
    refused: list[Finding] = []
    seen: dict[str, Seen] = {}
    for name, records in tables.items():
        checks = compile_checks(records, refused, (beside or {}).get(name))
        seen[name] = look_for(records, tables)
        _pass_once(records, checks, seen[name], tally)
    check_keys(seen, tally)
    return [*refused, *tally]


def _pass_once(records: Records, checks: CellChecks, seen: Seen, tally: Tally) -> None:
    """Read a table once; note what is wrong with its cells, and keep what is to be known of its keys."""
    suspected, docket = checks.compile(), Docket(tally)
    asked = [*suspected, *seen.compile()]

    def examine(block: Block) -> pl.DataFrame:
        return block.frame.select(asked)

    for block, answers in records.map_blocks(examine):
        checks.suspect(block, answers[:, : len(suspected)], docket)
        seen.take(block, answers[:, len(suspected) :])
    docket.judge_all(checks.columns)
