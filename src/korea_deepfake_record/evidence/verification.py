"""Do the tables hold against the articles at hand?"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..descriptor import Package
from ..finding import Finding, quote, suggest
from .articles import Match, match_articles, read_articles
from .copied import check_copied
from .ledger import Reading, check_ledger, read_source
from .rows import Cell, Row, read_rows
from .wording import check_numbers, check_quotes, check_speakers, check_words

VERBATIM = "verbatim"
Tables = dict[str, list[Row]]


@dataclass(frozen=True)
class Report:
    """What is to be mended, and what was looked at."""

    findings: list[Finding] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


def verify(package: Package, folder: Path, source_id: str = "") -> Report:
    """
    Hold the tables against the articles.

    Parameters
    ----------
    package : Package
        The tables.
    folder : Path
        Texts as received, ``*.txt``.
    source_id : str, optional
        Look at this coded source only.

    Returns
    -------
    Report
        Findings, sorted, and one notice a text.

    Raises
    ------
    ValueError
        Where a table cannot be read, there is no such source, or no article at all.
    """
    articles = read_articles(folder)
    if not articles:
        message = f"No article lies in '{folder}'. Name the folder of the articles: --articles DIR"
        raise ValueError(message)
    tables = {table.name: read_rows(package, table.name) for table in package.tables}
    sources = _coded_sources(tables, source_id)
    passages = _group(tables["passages"])
    matches = match_articles(sources, passages, articles)
    readings = [each for source in sources for each in _read(source, passages, matches)]
    cells = list(_verbatim_cells(package, tables))
    findings = [each for reading in readings for each in _check(reading, tables, cells)]
    findings += check_quotes(cells)
    findings += check_copied(package, articles, _titles(tables, readings))
    used = {reading.match.article.name for reading in readings}
    unused = [f"skipped: {each.name} fits no source" for each in articles if each.name not in used]
    return Report(sorted(set(findings)), [*_notices(sources, readings), *unused])


def _coded_sources(tables: Tables, source_id: str) -> list[Row]:
    coded = {row["source_id"]: row for row in tables["sources"] if row["role"] == "coded"}
    if source_id and source_id not in coded:
        message = f"There is no coded source {quote(source_id)}. {suggest(source_id, coded)}".strip()
        raise ValueError(message)
    return [coded[source_id]] if source_id else list(coded.values())


def _group(rows: list[Row]) -> dict[str, list[Row]]:
    """The ledger of each source, by position."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.count("position")):
        groups[row["source_id"]].append(row)
    return groups


def _read(source: Row, passages: dict[str, list[Row]], matches: dict[str, list[Match]]) -> Iterator[Reading]:
    source_id = source["source_id"]
    return read_source(source, passages.get(source_id, []), matches[source_id])


def _verbatim_cells(package: Package, tables: Tables) -> Iterator[Cell]:
    """The cells whose schema promises words of an article."""
    for table in package.tables:
        columns = [each.name for each in table.fields if each.raw.get("kdr:rule") == VERBATIM]
        for row in tables[table.name]:
            yield from (Cell(row, column, row[column]) for column in columns if row[column])


def _check(reading: Reading, tables: Tables, cells: list[Cell]) -> Iterator[Finding]:
    source_id = reading.source["source_id"]
    claims = {row["claim_id"]: row for row in tables["claims"] if row["source_id"] == source_id}
    ours = [cell for cell in cells if cell.row["source_id"] == source_id or cell.row["claim_id"] in claims]
    figures = [row for row in tables["statistics"] if row["claim_id"] in claims]
    yield from check_ledger(reading)
    yield from check_words(reading, ours, claims)
    yield from check_numbers(reading, figures, claims)
    yield from check_speakers(reading, claims.values(), _names(tables, source_id))


def _names(tables: Tables, source_id: str) -> dict[str, set[str]]:
    """By actor, its name and the names this source uses for it."""
    names = {row["actor_id"]: {row["name"]} for row in tables["actors"]}
    for row in tables["aliases"]:
        if row["source_id"] == source_id:
            names.setdefault(row["actor_id"], set()).add(row["name"])
    return names


def _titles(tables: Tables, readings: list[Reading]) -> set[str]:
    """Titles of articles, which may be given whole."""
    titles = {row["title"] for row in tables["sources"]}
    for reading in readings:
        headlines = (each["passage_id"] for each in reading.passages if each["part"] == "headline")
        titles |= {reading.sentence(passage_id) for passage_id in headlines}
    return titles - {""}


def _notices(sources: list[Row], readings: list[Reading]) -> Iterator[str]:
    """One line a text: how it was recognised and what became of its passages."""
    for source in sources:
        texts = [reading for reading in readings if reading.source is source]
        if not texts:
            yield f"skipped: no text of {source['source_id']}"
        for reading in texts:
            counts = Counter(place.status for place in reading.places.values())
            told = ", ".join(f"{count} {status}" for status, count in sorted(counts.items()))
            known = f"{reading.match.article.name}, known by its {reading.match.by}"
            yield f"{source['source_id']}: {known}: {told}"
