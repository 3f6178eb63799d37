"""What points to each source, actor and measure?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from ..descent import open_descent
from ..holdings import Holdings, Row
from ..links import ADDRESSES, NAMES
from ..render import Page
from .listing import BRIEF, STATE, Listing, add_status, list_all

# Tables each record of which has a page, and what the list of them shows.
RECORDS = {
    "sources": ("source_id", "title", "role", "kind", "publisher_id", "published", "language"),
    "actors": ("actor_id", "kind", "office", "parent_id", "country", "description"),
    "measures": STATE,
}
# Who tells of what points to a record; of a measure it matters through whom it is known.
TELLERS = {"sources": ("source_id",), "actors": ("source_id",), "measures": ("speaker_id", "chain")}


def write_records(holdings: Holdings) -> Iterator[Page]:
    """A list of all sources, actors and measures, and a page for each with all that points to it."""
    descent = open_descent(holdings)
    for name, columns in RECORDS.items():
        table, listing = holdings.package.table(name), sort_names(list_all(holdings, name, columns))
        yield Page(f"{name}.html", "listing.html", table.title, {"listings": [listing]})
        for record_id, row in holdings.by_id[name].items():
            path = ADDRESSES[name].format(**row)
            content = {
                **{"table": table, "row": row, "record_id": record_id},
                "listings": list_pointing(holdings, name, row),
                "dispositions": count_dispositions(holdings, name, record_id),
                "descent": descent.draw_around(path, record_id) if name == "sources" else None,
            }
            yield Page(path, "record.html", name_record(row, record_id), content)


def sort_names(listing: Listing) -> Listing:
    """The list by the names of its records, if they have names; titles follow their identifiers."""
    return replace(listing, rows=sorted(listing.rows, key=lambda row: row.get("name", "").casefold()))


def name_record(row: Row, record_id: str) -> str:
    """The name or title of a record, or its identifier."""
    return next((row[each] for each in NAMES if row.get(each)), record_id)


def count_dispositions(holdings: Holdings, name: str, record_id: str) -> list[tuple[str, int]]:
    """What became of the passages of a source, the most frequent first."""
    own = [row for row in holdings.rows["passages"] if name == "sources" and row["source_id"] == record_id]
    return Counter(row["disposition"] for row in own).most_common()


def list_pointing(holdings: Holdings, name: str, row: Row) -> list[Listing]:
    """For each table with rows that point to the record, those rows."""
    key = holdings.package.table(name).primary_key[0]
    record_id, found = row[key], []
    for table, column in holdings.list_referrers(name):
        rows = [holdings.name_source(each) for each in holdings.rows[table] if each[column] == record_id]
        told = (*list_telling(holdings, table), *TELLERS[name])
        shown = dict.fromkeys(add_status(BRIEF, rows) if table == "claims" else told)
        filled = [each for each in shown if each != column and any(row.get(each) for row in rows)]
        heading = holdings.package.table(table).title
        if column != key:  # it points here in a role of its own
            heading += f" ({holdings.name_column(table, column).lower()}: {name_record(row, record_id)})"
        found += [Listing(heading, table, filled, rows)] if rows else []
    # The ledger of a text belongs to what became of its passages.
    return sorted(found, key=lambda listing: listing.table != "passages")


def list_telling(holdings: Holdings, table: str) -> list[str]:
    """The columns of a table without a name by which the identifier is shown."""
    columns, is_named = holdings.list_columns(table), table in ADDRESSES
    required = [
        each for each in NAMES if is_named and each in columns and holdings.fields[table, each].required
    ]
    return [each for each in columns if each not in required]
