"""How do the tables of a release become one SQLite database with keys, search and joins?"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from ..citation import cite_as_text
from ..descriptor import Package, Table
from .rows import list_fields, read_rows
from .sql import create_indexes, create_search, create_table, create_view, insert_rows, name_beside

# How the names end of what is made of a table.
SEARCH, VIEW = "fts", "joined"
# Stated in full: a default that changes with the library would change every hash. Keys are held at the end.
SETTINGS = (
    *("page_size = 4096", "encoding = 'UTF-8'", "auto_vacuum = NONE", "user_version = 0"),
    *("foreign_keys = OFF", "journal_mode = OFF", "synchronous = OFF"),
)
# Where SQLite writes which version of itself wrote last, and the first version that has this search.
WRITTEN_BY, FIRST_ABLE = 96, (3_009_000).to_bytes(4)


def write_sqlite(package: Package, folder: Path) -> Path:
    """
    Write the published tables as one SQLite database.

    Parameters
    ----------
    package : Package
        The package; it is taken for granted that there is nothing to mend in it.
    folder : Path
        Folder of the release, where `parquet/` holds the tables.

    Returns
    -------
    Path
        The database, `<name>.sqlite`.

    Raises
    ------
    ValueError
        If it cannot be written; the message says why.
    """
    target = folder / f"{package.name}.sqlite"
    try:
        with closing(sqlite3.connect(target, isolation_level=None)) as database:
            fill(database, package, folder)
    except sqlite3.Error as reason:
        message = f"{target.name}: {reason}"
        raise ValueError(message) from reason
    with target.open("r+b") as written:
        written.seek(WRITTEN_BY)
        written.write(FIRST_ABLE)
    return target


def fill(database: sqlite3.Connection, package: Package, folder: Path) -> None:
    """Make the tables, what is found by them, and what is made of them."""
    for each in SETTINGS:
        database.execute(f"PRAGMA {each}")
    database.execute("BEGIN")
    for table in package.tables:
        take_table(database, package, table, folder)
    for table in package.tables:
        columns = list_fields(folder, table)
        search, joined = (name_beside(package, table, each) for each in (SEARCH, VIEW))
        view = create_view(package, table, [field.name for field, _ in columns], joined)
        for statement in (*create_indexes(table), *create_search(table, columns, search), *view):
            database.execute(statement)
    database.execute("COMMIT")
    if broken := database.execute("PRAGMA foreign_key_check").fetchone():
        message = f"a row of {broken[0]} leads to none of {broken[2]}"
        raise sqlite3.IntegrityError(message)
    database.execute("VACUUM")


def take_table(database: sqlite3.Connection, package: Package, table: Table, folder: Path) -> None:
    """Make one table and take its rows."""
    columns = list_fields(folder, table)
    database.execute(create_table(package, table, columns, cite_as_text(package)))
    database.executemany(insert_rows(table, len(columns)), read_rows(folder, table))
