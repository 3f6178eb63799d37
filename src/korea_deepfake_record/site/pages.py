"""Which pages are there, and what is each given?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ..messages import list_messages
from ..overview import COVERED, count_agreeing, cover
from ..versions.changelog import read_changelog
from .holdings import Holdings, Row, list_rows
from .links import ADDRESSES
from .render import Page

# The columns by which claims can be chosen, and those that a list of claims shows.
FILTERS = ("source_id", "speaker_id", "stance", "kind")
BRIEF = ("claim_id", "statement", "speaker_id", "stance", "kind", "event_date", "source_id")
STATE = ("measure_id", "kind", "actor_id", "target_id", "status", "start", "end")
AGREED = (
    *("proposition_id", "theme", "statement", "n_claims", "n_sources", "n_independent_origins"),
    *("n_unknown_origins", "verdict", "claim_ids"),
)
DIFFERING = ("relation_id", "from_id", "kind", "to_id", "verdict", "basis", "references")
# Tables each record of which has a page, and what the list of them shows.
RECORDS = {
    "sources": ("source_id", "title", "role", "kind", "publisher_id", "published", "language"),
    "actors": ("actor_id", "kind", "office", "parent_id", "country", "description"),
    "measures": STATE,
}


@dataclass(frozen=True)
class Listing:
    """A list of records: what it is called, whose columns it shows, and the rows."""

    heading: str
    table: str
    columns: Sequence[str]
    rows: Sequence[Row]
    text: str = ""


def write_overview(holdings: Holdings) -> Iterator[Page]:
    """The first page: what there is, what agrees, how measures stand, what is new."""
    content = {
        "sizes": [(each, len(holdings.rows[each.name])) for each in holdings.package.tables],
        "agreeing": count_agreeing(holdings.agreement),
        "measures": list_all(holdings, "measures", STATE),
        "head": COVERED,
        "covered": list(cover(holdings.tables)),
        "changes": read_changelog(holdings.package.base)[:1],
        "cited": holdings.cite(),
    }
    yield Page("index.html", "overview.html", "Overview", content)


def write_claims(holdings: Holdings) -> Iterator[Page]:
    """The list of all claims, and for each source a page with all that is known of its claims."""
    listing = Listing("All claims", "claims", BRIEF, holdings.claims)
    yield Page("claims.html", "claims.html", "Claims", {"listing": listing, "filters": FILTERS})
    pointing = list(list_beside(holdings))
    for source in sorted({row["source_id"] for row in holdings.claims}):
        own = [row for row in holdings.claims if row["source_id"] == source]
        content = {"source": source, "claims": own, "pointing": pointing}
        yield Page(f"claims/{source}.html", "claims_of_source.html", f"Claims of {source}", content)


def list_beside(holdings: Holdings) -> Iterator[tuple[str, list[str], dict[str, list[Row]]]]:
    """What is kept beside claims in other tables: table, columns that are told, and the rows by claim."""
    for table, column in holdings.list_referrers("claims"):
        if table == "relays":  # told as the way from the article to the origin
            continue
        rows: dict[str, list[Row]] = defaultdict(list)
        for row in holdings.rows[table]:
            rows[row[column]].append(row)
        yield table, [each for each in holdings.list_columns(table) if each != column], rows


def write_records(holdings: Holdings) -> Iterator[Page]:
    """A list of all sources, actors and measures, and a page for each with all that points to it."""
    for name, columns in RECORDS.items():
        table, listing = holdings.package.table(name), list_all(holdings, name, columns)
        yield Page(f"{name}.html", "listing.html", table.title, {"listings": [listing]})
        for record_id, row in holdings.by_id[name].items():
            content = {"table": table, "row": row, "record_id": record_id}
            content |= {"listings": list_pointing(holdings, name, row)}
            content |= {"dispositions": count_dispositions(holdings, name, record_id)}
            title = row.get("name") or row["title"] or record_id
            yield Page(ADDRESSES[name].format(**row), "record.html", title, content)


def count_dispositions(holdings: Holdings, name: str, record_id: str) -> list[tuple[str, int]]:
    """What became of the passages of a source, the most frequent first."""
    own = [row for row in holdings.rows["passages"] if name == "sources" and row["source_id"] == record_id]
    return Counter(row["disposition"] for row in own).most_common()


def list_pointing(holdings: Holdings, name: str, row: Row) -> list[Listing]:
    """For each table with rows that point to the record, those rows."""
    record_id = row[holdings.package.table(name).primary_key[0]]
    found = []
    for table, column in holdings.list_referrers(name):
        rows = [holdings.name_source(each) for each in holdings.rows[table] if each[column] == record_id]
        shown = dict.fromkeys(BRIEF if table == "claims" else (*holdings.list_columns(table), "source_id"))
        filled = [each for each in shown if each != column and any(row.get(each) for row in rows)]
        heading = f"{holdings.package.table(table).title}: {holdings.name_column(table, column).lower()}"
        found += [Listing(heading, table, filled, rows)] if rows else []
    # The ledger of a text belongs to what became of its passages.
    return sorted(found, key=lambda listing: listing.table != "passages")


def write_listings(holdings: Holdings) -> Iterator[Page]:
    """Pages that are one or two tables."""
    rows = list_rows(holdings.agreement)
    carried = [{**row, "claim_ids": list_claims(holdings, row)} for row in rows]
    propositions = Listing("", "propositions", AGREED, carried)
    differing = Listing("", "relations", DIFFERING, holdings.relations)
    figures = [list_all(holdings, each) for each in ("statistics", "indicators")]
    corrected = [list_all(holdings, each) for each in ("corrections", "retired")]
    yield Page("propositions.html", "listing.html", "Propositions", {"listings": [propositions]})
    yield Page("differences.html", "listing.html", "Differences", {"listings": [differing]})
    yield Page("figures.html", "listing.html", "Figures", {"listings": figures})
    yield Page("corrections.html", "listing.html", "Corrections", {"listings": corrected})


def list_claims(holdings: Holdings, proposition: Row) -> str:
    """The claims that assert a proposition, parted by blanks."""
    said = proposition["proposition_id"]
    return " ".join(each["claim_id"] for each in holdings.rows["claims"] if each["proposition_id"] == said)


def list_all(holdings: Holdings, name: str, columns: Sequence[str] = ()) -> Listing:
    """All rows of a table."""
    table = holdings.package.table(name)
    shown = columns or holdings.list_columns(name)
    return Listing(table.title, name, shown, holdings.rows[name], table.description)


def write_texts(holdings: Holdings) -> Iterator[Page]:
    """What columns, codes, rules and messages mean, and what each version brought."""
    messages = list_messages(holdings.package)
    yield Page("codebook.html", "codebook.html", "Codebook")
    yield Page("messages.html", "messages.html", "Rules and messages", {"messages": messages})
    versions = {"versions": read_changelog(holdings.package.base)}
    yield Page("versions.html", "versions.html", "Versions", versions)


WRITERS: tuple[Callable[[Holdings], Iterator[Page]], ...] = (
    *(write_overview, write_claims, write_records, write_listings, write_texts),
)
