"""Which programs are set side by side, how is each started, and what does it tell?"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
ROOT = HERE.parent
TABLES = ("sources", "actors", "claims", "measures")
READ_WITH_POLARS = "import polars as pl; [pl.read_csv(each, infer_schema=False) for each in {}]"
READ_WITH_ARROW = """
from pyarrow import csv, string
cells = csv.ParseOptions(newlines_in_values=True)
for each in {}:
    with open(each) as file: names = file.readline().strip().split(",")
    csv.read_csv(each, None, cells, csv.ConvertOptions(column_types=dict.fromkeys(names, string())))
"""
FINDING = re.compile(r"(?P<path>[^:]+):(?P<line>[0-9]+):(?:(?P<column>[^: ][^:]*):)? .*\[[a-z0-9-]+\]")


class Place(NamedTuple):
    """Where a program says that something is wrong: in which line, or in which record, of a file."""

    path: str
    number: int
    column: str


@dataclass(frozen=True)
class Contender:
    """
    One program.

    Some count lines, as editors do, others count records. Some take so long that they run once for a large
    package, and for the largest not at all.
    """

    name: str
    command: Callable[[Path], list[str]]
    read_places: Callable[[str], Iterable[Place]] | None = None
    counts_lines: bool = False
    is_slow: bool = False


def _read_findings(text: str) -> Iterable[Place]:
    for line in text.splitlines():
        if match := FINDING.fullmatch(line):
            yield Place(match["path"], int(match["line"]), match["column"] or "")


def _read_report(text: str) -> Iterable[Place]:
    for task in json.loads(text)["tasks"]:
        for told in task["errors"]:
            columns = told.get("fieldNames") or [told.get("fieldName", "")]
            yield Place(task["place"], told.get("rowNumber", 0), ", ".join(columns))


def _read_cells(text: str) -> Iterable[Place]:
    for path, record, column in csv.reader(text.splitlines()):
        yield Place(path, int(record), column)


def _list_files(package: Path) -> list[str]:
    return [str(package / "data" / f"{name}.csv") for name in TABLES]


def _with_python(*arguments: object) -> list[str]:
    return [sys.executable, *map(str, arguments)]


OURS = Contender(
    "ours",
    lambda package: _with_python(ROOT / "scripts" / "validate.py", package),
    _read_findings,
    counts_lines=True,
)
POLARS = Contender(
    "polars, reading only",
    lambda package: _with_python("-c", READ_WITH_POLARS.format(_list_files(package))),
)
ARROW = Contender(
    "pyarrow, reading only",
    lambda package: _with_python("-c", READ_WITH_ARROW.format(_list_files(package))),
)
PANDERA = Contender(
    "pandera, plain",
    lambda package: _with_python(HERE / "plain_pandera.py", package),
    _read_cells,
    is_slow=True,
)
FRICTIONLESS = Contender(
    "frictionless",
    lambda package: _with_python("-m", "frictionless", "validate", "--json", package / "datapackage.json"),
    _read_report,
    is_slow=True,
)
READERS = (POLARS, ARROW)
CHECKERS = (OURS, PANDERA, FRICTIONLESS)
