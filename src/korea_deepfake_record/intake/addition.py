"""What happens when a text is added, and when it is added again?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..descriptor import Package
from ..evidence.rows import Row, read_rows
from ..finding import Finding, quote
from .answers import Draft
from .coding import carry_over, check_worksheet
from .details import Ask, check_given, gather
from .entry import enter_rows
from .ledger import Cells, find_cut, keep_coding, list_passages
from .likeness import Alike, Coded
from .received import Received, read_received
from .worksheet import Sheet, read_worksheet, worksheet_path, write_worksheet

LEDGER = "passages"


@dataclass(frozen=True)
class Request:
    """
    What a person wants to add.

    Attributes
    ----------
    path : Path
        The text as received, plain and in UTF-8.
    given : mapping of str to str or None
        What is known of the source, by the options of `QUESTIONS`.
    ask : callable, optional
        Puts a question and returns the answer; without it nothing is asked.
    articles : Path, optional
        Folder of other texts to compare with; that of the text if left out.
    cuts : sequence of str
        Where passages begin that the splitter does not see, each as words around a ``|``.
    """

    path: Path
    given: Mapping[str, str | None] = field(default_factory=dict)
    ask: Ask | None = None
    articles: Path | None = None
    cuts: Sequence[str] = ()


@dataclass(frozen=True)
class Addition:
    """What was done with a text, and what a coder should know of it."""

    source_id: str
    is_new: bool
    written: tuple[str, ...] = ()
    rows: tuple[Cells, ...] = ()
    alike: tuple[Alike, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def waiting(self) -> int:
        """How many sentences have no disposition yet."""
        return sum(not row["disposition"] for row in self.rows)

    @property
    def copied_from(self) -> str:
        """The source that holds most of the sentences of this one word for word, where one does."""
        same = [each.other_id.rpartition("-s")[0] for each in self.alike if each.likeness == 100]
        most = max(sorted(set(same)), key=same.count, default="")
        return most if 2 * same.count(most) > len(self.rows) else ""


@dataclass(frozen=True)
class Plan:
    """What is to be written: the row of the source, its passages as split, and what is coded elsewhere."""

    source: Cells
    is_new: bool
    suggested: list[Cells]
    coded: Coded
    is_cut: bool


def add_source(package: Package, request: Request) -> Addition:
    """
    Add a text as a source with its ledger and a work sheet; if it was added before, go on from there.

    No row is added twice and no cell that somebody filled in is changed. Dispositions that a coder wrote in
    the work sheet are carried over into blank cells of the ledger.

    Parameters
    ----------
    package : Package
        The tables.
    request : Request
        The text, and what is known of it.

    Returns
    -------
    Addition

    Raises
    ------
    ValueError
        Where it cannot be added; its text says why and how to mend that.
    """
    received = read_received(request.path)
    cuts = [find_cut(received.text, each) for each in request.cuts]
    draft = Draft(package, received)
    source = _find_known(package, received, request.given.get("id"))
    if source:
        findings = [*check_given(draft, request.given, source), *_check(package, source["source_id"])]
        if findings:
            return Addition(source["source_id"], is_new=False, findings=tuple(findings))
    cells = source.cells if source else gather(draft, request.given, request.ask)
    coded = Coded(package, cells["source_id"], request.articles or request.path.parent)
    suggested = list_passages(cells["source_id"], received.text, coded.list_furniture(), cuts)
    length = {"text_sha256": received.sha256, "text_characters": str(len(received.text))}
    return _write(package, received, Plan(cells | length, source is None, suggested, coded, bool(cuts)))


def _write(package: Package, received: Received, plan: Plan) -> Addition:
    source_id = plan.source["source_id"]
    path = worksheet_path(package.base, source_id)
    sheet = read_worksheet(path)
    rows = _rows_of(package, source_id)
    before = [row["passage_id"] for row in rows]
    carry_over(rows, sheet, {row["passage_id"]: row["part"] for row in plan.suggested})
    if plan.is_cut or not rows:
        sheet = _cut_anew(package, plan.suggested, rows, sheet)
        rows = plan.suggested
    dropped = before if plan.is_cut else ()
    new = {"sources": [plan.source] if plan.is_new else [], LEDGER: rows}
    written = enter_rows(package, new, anew=("part",), dropped=dropped)
    alike = plan.coded.find_alike(rows, received.text)
    if write_worksheet(path, _show(rows, alike, received.text), sheet):
        written.append(path.relative_to(package.base).as_posix())
    return Addition(source_id, plan.is_new, tuple(written), tuple(rows), tuple(alike))


def _find_known(package: Package, received: Received, source_id: str | None) -> Row | None:
    """The source that has this very text, if there is one."""
    for row in read_rows(package, "sources"):
        if row["text_sha256"] == received.sha256:
            if source_id not in (None, row["source_id"]):
                told = f"The text is already that of {quote(row['source_id'])} ({row.path}:{row.line})."
                message = f"{received.path}: {told} Leave --id out to go on with it."
                raise ValueError(message)
            return row
    return None


def _check(package: Package, source_id: str) -> list[Finding]:
    path = worksheet_path(package.base, source_id)
    rows = _rows_of(package, source_id)
    return list(check_worksheet(package, path, read_worksheet(path), rows))


def _rows_of(package: Package, source_id: str) -> list[Cells]:
    """The ledger of a source as it stands, by position; a ValueError where its numbers are none."""
    rows = [row for row in read_rows(package, LEDGER) if row["source_id"] == source_id]
    for row in rows:
        for name in ("position", "char_start", "char_end", "word_count"):
            if not row[name].isdecimal():
                problem = f"{quote(row[name])} is not a whole number."
                raise ValueError(row.finding(name, problem, "Correct the number.", "type-error").text)
    return [dict(row.cells) for row in sorted(rows, key=lambda row: row.count("position"))]


def _cut_anew(package: Package, suggested: list[Cells], rows: list[Cells], sheet: Sheet) -> Sheet:
    """The work sheet under the identifiers that passages have after another cut, what was coded with them."""
    ids = {row["passage_id"] for row in rows}
    if any(row["passage_id"] in ids for row in read_rows(package, "claims")):
        message = "--cut: Claims rest on the sentences of this text already. Cut before you write claims."
        raise ValueError(message)
    renamed = keep_coding(suggested, rows)
    return {new: sheet[old] | {"passage_id": new} for old, new in renamed.items() if old in sheet}


def _show(rows: list[Cells], alike: list[Alike], text: str) -> list[Cells]:
    """The rows with the words of each passage, and the other passages like it with their claims."""
    told: dict[str, list[str]] = {}
    for each in alike:
        claims = ", ".join(claim["claim_id"] for claim in each.claims)
        told.setdefault(each.passage_id, []).append(f"{each.other_id} ({each.likeness:.0f} %): {claims}")
    return [
        row
        | {"text": " ".join(text[int(row["char_start"]) : int(row["char_end"])].split())}
        | {"alike": "; ".join(told.get(row["passage_id"], []))}
        for row in rows
    ]
