"""What did each coder write, with actors and measures under one name?"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

Row = dict[str, str]
CODERS = ("first", "second")


@dataclass(frozen=True)
class Figure:
    """One figure of a claim: the number of the claim, its own number in it, its words and its codes."""

    claim: int
    order: int
    wording: str
    codes: Row

    @property
    def key(self) -> str:
        """The figure's name in its passage, such as 2.1."""
        return f"{self.claim}.{self.order}"


@dataclass(frozen=True)
class Claim:
    """One claim of a passage as one coder wrote it."""

    number: int
    statement: str
    codes: Row
    actors: frozenset[str]
    measure: tuple[str, str]
    figures: tuple[Figure, ...] = ()


@dataclass
class Coding:
    """All that one coder wrote, by passage."""

    dispositions: Row = field(default_factory=dict)
    claims: dict[str, list[Claim]] = field(default_factory=dict)


class Names:
    """The one name of each actor and of each measure, whatever a coder called it."""

    def __init__(self, data: Path, folder: Path) -> None:
        """Read the tables of actors and aliases, and what was judged beyond them."""
        known: defaultdict[str, set[str]] = defaultdict(set)
        for each in read_rows(data / "aliases.csv"):
            known[each["name"].casefold()].add(each["actor_id"])
        for each in read_rows(data / "actors.csv"):
            known[each["name"].casefold()] = known[each["actor_id"]] = {each["actor_id"]}
        for each in read_rows(folder / "names.csv"):
            known[each["label"].casefold()] = {each["actor_id"] or each["label"]}
        self.actors = {label: next(iter(ids)) for label, ids in known.items() if len(ids) == 1}
        judged = read_rows(folder / "measures.csv")
        self.measures = {(each["passage_id"], each["claim"]): each["measure_id"] for each in judged}
        self.known_measures = {each["measure_id"] for each in read_rows(data / "measures.csv")}

    def actor(self, label: str) -> str:
        """The id of the actor whom a coder names."""
        if label.casefold() not in self.actors:
            message = f"reliability/names.csv: {label!r} is no known actor. Add a row that says who it is."
            raise ValueError(message)
        return self.actors[label.casefold()]

    def measure(self, row: Row) -> str:
        """The id of the measure whose status a claim tells, or nothing."""
        if not row["measure"] or row["measure"] in self.known_measures:
            return row["measure"]
        claim = (row["passage_id"], row["claim"])
        if claim not in self.measures:
            place = f"{claim[0]}, claim {claim[1]}"
            message = f"reliability/measures.csv: There is no measure for {place}. Add a row that names it."
            raise ValueError(message)
        return self.measures[claim]


def read_codings(base: Path) -> tuple[Coding, Coding]:
    """
    Read the first and the second coding.

    Parameters
    ----------
    base : Path
        Folder of the checkout: the codings are in its folder ``reliability``, the names in ``data``.

    Returns
    -------
    tuple of Coding
        The first coding and the second.

    Raises
    ------
    ValueError
        If a coder names an actor or a measure that nobody has placed.
    """
    names = Names(base / "data", base / "reliability")
    first, second = (_read_coding(base / "reliability" / coder, names) for coder in CODERS)
    return first, second


def read_rows(path: Path) -> list[Row]:
    """The rows of a CSV file, by column."""
    with path.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def _read_coding(folder: Path, names: Names) -> Coding:
    coding = Coding()
    for path in sorted(folder.glob("*-passages.csv")):
        rows = read_rows(path.with_name(path.name.replace("-passages", "")))
        coding.dispositions |= {each["passage_id"]: each["disposition"] for each in read_rows(path)}
        for (passage, _), group in _group(rows, lambda row: (row["passage_id"], row["claim"])).items():
            coding.claims.setdefault(passage, []).append(_read_claim(group, names))
    return coding


def _group(rows: Iterable[Row], key: Callable[[Row], tuple[str, str]]) -> dict[tuple[str, str], list[Row]]:
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups


def _read_claim(rows: list[Row], names: Names) -> Claim:
    row = rows[0]
    codes = {column: row[column] for column in ("topic", "kind", "voice", "stance")}
    codes |= {
        "speaker": names.actor(row["speaker"]),
        "event-date": read_time(row, "event_date", "event_basis"),
    }
    labels = f"{row['about']}|{row['addressee']}".split("|")
    return Claim(
        number=int(row["claim"]),
        statement=row["statement"],
        codes=codes,
        actors=frozenset(names.actor(each.strip()) for each in labels if each.strip()),
        measure=(names.measure(row), row["measure_status"]),
        figures=tuple(_read_figure(each, order) for order, each in enumerate(rows, 1) if each["indicator"]),
    )


def _read_figure(row: Row, order: int) -> Figure:
    value = f"{Decimal(row['value']).normalize():f}" if row["value"] else ""
    codes = {"indicator": row["indicator"], "value": value, "comparator": row["comparator"]}
    codes["period"] = read_time(row, "period", "period_basis")
    return Figure(int(row["claim"]), order, row["value_text"], codes)


def read_time(row: Row, date: str, basis: str) -> str:
    """The date, or that the words tell a time which nothing resolves; nothing where they tell none."""
    return row[date] or ("unresolved" if row[basis] == "unresolved" else "")
