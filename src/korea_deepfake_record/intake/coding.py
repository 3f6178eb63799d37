"""What did the coder write in the work sheet, and may the ledger take it over?"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ..descriptor import Package
from ..finding import Finding, quote, suggest
from .ledger import Cells
from .worksheet import CODED, Sheet

LEDGER = "passages"


def check_worksheet(package: Package, path: Path, sheet: Sheet, rows: Iterable[Cells]) -> Iterator[Finding]:
    """
    Find what a coder wrote that is no code, or is not what the ledger says by now.

    Parameters
    ----------
    package : Package
        The tables.
    path : Path
        Where the work sheet lies.
    sheet : dict of str to dict
        What it says.
    rows : iterable of dict
        The ledger of its source.

    Yields
    ------
    Finding
        Of the rule ``work-sheet``.
    """
    place = path.relative_to(package.base).as_posix()
    ledger = {row["passage_id"]: row["disposition"] for row in rows}
    for line, (passage_id, written) in enumerate(sheet.items(), 2):
        for name in ("part", "disposition"):
            cell, codes = written[name], package.table(LEDGER).field(name).constraints["enum"]
            if cell and cell not in codes:
                cure = suggest(cell, codes) or f"Choose one of: {', '.join(codes)}."
                yield Finding(place, line, name, f"{quote(cell)} is no {name}.", cure, "work-sheet")
        kept, cell = ledger.get(passage_id, ""), written["disposition"]
        if kept and cell not in ("", kept):
            problem = f"{quote(cell)} stands here and {quote(kept)} in data/passages.csv."
            yield Finding(place, line, "disposition", problem, "Make the two agree.", "work-sheet")


def carry_over(rows: Iterable[Cells], sheet: Sheet, parts: Mapping[str, str]) -> None:
    """Fill what a coder wrote in the work sheet into rows that have no disposition yet."""
    for row in rows:
        written = sheet.get(row["passage_id"], {})
        if written.get("disposition") and not row["disposition"]:
            # A part that is no longer the one suggested was chosen in the ledger.
            chosen = row["part"] != parts.get(row["passage_id"])
            row |= {name: written[name] or row[name] for name in CODED if not (chosen and name == "part")}
