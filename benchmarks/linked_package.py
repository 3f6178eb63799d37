"""What does a linked Data Package of any size look like, clean or with faults whose places are known?"""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path

import linked_tables
import polars as pl
from linked_faults import CLAIMS, Fault, choose_rows, finish, locate, spoil
from linked_schemas import write_descriptor
from linked_tables import Shape

__all__ = ["Fault", "write_package"]

ROWS_AT_ONCE = 200_000
SMALL = {"sources": linked_tables.make_sources, "actors": linked_tables.make_actors}
SMALL["measures"] = linked_tables.make_measures


def write_package(folder: Path, claims: int, faults: int = 0, seed: int = 0) -> list[Fault]:
    """
    Write a package of four linked tables; the same arguments give the same bytes.

    Parameters
    ----------
    folder : Path
        Where to write it.
    claims : int
        How many claims there are; some 278 bytes are written for each, all tables counted.
    faults : int, default 0
        How many faults to put into the table of claims, of all kinds in turn, at rows chosen at random. No
        two are in one row. There is room for one in four rows.
    seed : int, default 0
        From where all that is random is drawn.

    Returns
    -------
    list of Fault
        Where each fault is to be found, in the order of lines.
    """
    shape = Shape(claims, seed)
    chosen = choose_rows(shape, faults)
    write_descriptor(folder)
    for name, make in SMALL.items():
        make(shape).write_csv(folder / "data" / f"{name}.csv")
    with (folder / CLAIMS).open("wb") as file:
        return [each for found in _write_claims(file, shape, chosen) for each in found]


def _write_claims(file: io.BufferedWriter, shape: Shape, chosen: pl.DataFrame) -> Iterator[list[Fault]]:
    """Write the claims some at a time, so that any number of them takes little memory."""
    line = 2
    for first in range(0, shape.claims, ROWS_AT_ONCE):
        height = min(ROWS_AT_ONCE, shape.claims - first)
        mine = chosen.filter(pl.col("row").is_between(first, first + height - 1))
        rows = spoil(linked_tables.make_claims(shape, first, height), mine, first)
        text = io.BytesIO()
        rows.write_csv(text, include_header=first == 0)
        file.write(finish(text.getvalue()) if len(mine) else text.getbuffer())
        found, line = locate(rows, mine, first, line)
        yield found


def main() -> None:
    """Write a package, and tell as CSV where its faults are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where to write it")
    parser.add_argument("--claims", type=int, default=1000, help="how many claims")
    parser.add_argument("--faults", type=int, default=0, help="how many faults")
    parser.add_argument("--seed", type=int, default=0, help="from where all that is random is drawn")
    options = parser.parse_args()
    faults = write_package(options.folder, options.claims, options.faults, options.seed)
    csv.writer(sys.stdout, lineterminator="\n").writerows(map(astuple, faults))


if __name__ == "__main__":
    main()
