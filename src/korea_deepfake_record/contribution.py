"""What does a contribution do to the data, for those who decide on it?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .versions import Edition, compare, summarize, tell_verdict
from .versions.telling import escape_markdown


@dataclass(frozen=True)
class Count:
    """What is counted: in words, the table, the column, and which of its cells count."""

    words: str
    table: str
    column: str
    holds: Callable[[str], bool]


COUNTS = (
    Count("sentences with a disposition", "passages", "disposition", bool),
    Count("sentences that are coded", "passages", "disposition", lambda cell: cell == "coded"),
    Count(
        "propositions with two or more independent origins",
        *("agreement", "n_independent_origins"),
        lambda cell: cell.isdecimal() and int(cell) > 1,
    ),
    Count(
        "propositions on which sources disagree, undecided",
        *("agreement", "verdict"),
        lambda cell: cell == "unresolved",
    ),
)


def contribution_text(base: Edition, head: Edition, last: Edition | None = None) -> str:
    """
    Tell in Markdown what a contribution changes: rows, coverage, agreement, and the version it asks for.

    Parameters
    ----------
    base, head : Edition
        The data without it and with it, both with their cells.
    last : Edition, optional
        The last release, against which the version is judged; the base if left out.

    Returns
    -------
    str
    """
    changes = summarize(compare(base, head))
    listed = [f"- {escape_markdown(each)}" for each in changes] or ["Nothing in the tables changes."]
    rows = [f"| {each.words} | {count_cells(base, each)} | {count_cells(head, each)} |" for each in COUNTS]
    table = ["| | before | with it |", "|---|---|---|", *rows]
    verdict = escape_markdown(tell_verdict(compare(last or base, head)))
    return "\n".join(["## What this does to the data", "", *listed, "", *table, "", verdict, ""])


def count_cells(edition: Edition, count: Count) -> str:
    """How many cells of a column count, of how many."""
    table = edition.tables.get(count.table)
    if table is None or count.column not in table.fields:
        return "–"
    cells = [str(table.cell(key, count.column)) for key in table.rows]
    return f"{sum(map(count.holds, cells))} of {len(cells)}"
