"""What has each source to do with each proposition, and how many independent origins carry it?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ...matrix import CARRIED, MEANINGS, positions
from ..holdings import Holdings, Row, list_rows
from ..render import Page

SIGNS = {"asserts": "●", "attributes": "◐", "contradicts": "✕", "differs": "≠", "silent": "·"}
COUNTS = ("n_sources", "n_independent_origins", "n_unknown_origins", "verdict")
# What may hold of a proposition, by which it can be chosen.
MARKS = {
    "several": "carried by several sources",
    "independent": "by several sources, from several independent origins",
    "echoed": "by several sources, from one known origin or none",
    "alone": "carried by one source alone",
    "uncarried": "carried by no coded source, only by public reports",
    "contradicted": "contradicted by a source",
    "otherwise": "contradicted by a source, or told otherwise",
}


@dataclass(frozen=True)
class Cell:
    """What one source has to do with one proposition: in whose words, how firmly, by which relations."""

    row: Row
    speakers: Sequence[str]
    stances: Sequence[str]
    relations: Sequence[Row]


@dataclass(frozen=True)
class Line:
    """One proposition: what is counted of it, and what each source has to do with it."""

    row: Row
    cells: Sequence[Cell]

    @property
    def carriers(self) -> list[str]:
        """The sources that carry it."""
        return [each.row["source_id"] for each in self.cells if each.row["position"] in CARRIED]

    @property
    def marks(self) -> list[str]:
        """Which of `MARKS` hold."""
        several, held = len(self.carriers) > 1, len(self.carriers)
        origins = int(self.row["n_independent_origins"])
        kinds = {relation["kind"] for each in self.cells for relation in each.relations}
        holds = {
            "several": several,
            "independent": several and origins > 1,
            "echoed": several and origins < 2,
            "alone": held == 1,
            "uncarried": not held,
            "contradicted": "contradicts" in kinds,
            "otherwise": bool(kinds),
        }
        return [mark for mark in MARKS if holds[mark]]


def write_positions(holdings: Holdings) -> Iterator[Page]:
    """The matrix of propositions by coded source, those first that most sources carry."""
    cells = list_rows(positions(holdings.tables))
    lines = list_lines(holdings, cells)
    content = {
        "sources": list(dict.fromkeys(each["source_id"] for each in cells)),
        "groups": [(held, list(each)) for held, each in groupby(lines, lambda line: len(line.carriers))],
        "marked": Counter(mark for line in lines for mark in line.marks),
        "placed": Counter((each["source_id"], each["position"]) for each in cells),
        "themes": sorted({line.row["theme"] for line in lines}),
        "directed": holdings.fields["relations", "kind"].raw.get("kdr:directed", []),
        **{"counts": COUNTS, "marks": MARKS, "meanings": MEANINGS, "signs": SIGNS},
    }
    yield Page("positions.html", "positions.html", "Who said what", content)


def list_lines(holdings: Holdings, cells: Iterable[Row]) -> list[Line]:
    """The propositions, by the number of their carriers and then by theme as the schema has it."""
    order = holdings.agreement.sort_values(["n_sources", "theme"], ascending=[False, True], kind="stable")
    beside: dict[str, list[Cell]] = {each: [] for each in order["proposition_id"]}
    for each in cells:
        beside[each["proposition_id"]].append(describe_cell(holdings, each))
    return [Line(row, beside[row["proposition_id"]]) for row in list_rows(order)]


def describe_cell(holdings: Holdings, row: Row) -> Cell:
    """A cell of the matrix; of what a source carries only the contradictions to it matter."""
    claims = [holdings.by_id["claims"][each] for each in row["claim_ids"].split()]
    relations = [holdings.by_id["relations"][each] for each in row["relation_ids"].split()]
    spoken = [each["speaker_id"] for each in claims if each["voice"] != "own"]
    return Cell(
        row,
        list(dict.fromkeys(spoken)) if row["position"] == "attributes" else [],
        [each for each in row["stances"].split() if each != "asserted" and row["position"] in CARRIED],
        [each for each in relations if row["position"] == "differs" or each["kind"] == "contradicts"],
    )
