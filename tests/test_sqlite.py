"""The database of a release holds what the CSV holds: keys bind, words are found, views join."""

import csv
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from packages import write_package

from korea_deepfake_record.descriptor import Package, open_package
from korea_deepfake_record.publish.csv import number_text
from korea_deepfake_record.publish.sqlite import write_sqlite
from korea_deepfake_record.publish.tables import write_tables

Json = dict[str, Any]
PEOPLE: list[Json] = [
    {"name": "person_id", "type": "string", "constraints": {"required": True, "pattern": "p[0-9]"}},
    {
        "name": "name",
        "type": "string",
        "description": "Full name;\nfamily -- first.",
        "constraints": {"maxLength": 9},
    },
    {"name": "born", "type": "date"},
    {"name": "tall", "type": "number", "constraints": {"minimum": 1}},
]
WORKS: list[Json] = [
    {"name": "n", "type": "integer"},
    {"name": "by_id", "type": "string", "constraints": {"required": True}},
    {"name": "kind", "type": "string", "constraints": {"enum": ["play", "poet's"]}},
    {"name": "is_long", "type": "boolean"},
    {"name": "title", "type": "string"},
]
WRONG = {
    "INSERT INTO works (n) VALUES (3)": "NOT NULL",
    "INSERT INTO works (n, by_id) VALUES (1, 'p1')": "UNIQUE",
    "INSERT INTO works (n, by_id) VALUES (3, 'p9')": "FOREIGN KEY",
    "UPDATE works SET kind = 'poets'": "CHECK",
    "UPDATE works SET is_long = 2": "CHECK",
    "UPDATE people SET tall = 0.5": "CHECK",
    "UPDATE people SET name = 'Anna Karenina'": "CHECK",
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """A package of two tables."""
    folder = tmp_path_factory.mktemp("small")
    key = [{"fields": "by_id", "reference": {"resource": "people", "fields": "person_id"}}]
    people = {"fields": PEOPLE, "primaryKey": "person_id"}
    works = {"fields": WORKS, "primaryKey": "n", "foreignKeys": key}
    content: dict[str, str | bytes] = {
        "people.csv": "person_id,name,born,tall\np1,Ærø Ñandú,1900-01-31,1.5\np2,,,\n",
        "works.csv": 'n,by_id,kind,is_long,title\n1,p1,poet\'s,true,"Rivers, and Seas"\n2,p2,play,,01\n',
    }
    named: list[Json] = [
        {"name": "works", "path": "works.csv", "schema": works},
        {"name": "people", "path": "people.csv", "schema": people},
    ]
    write_package(folder, content, named, version="1.0.0")
    return open_package(folder)


@pytest.fixture(scope="module", params=["small", "real"])
def package(request: pytest.FixtureRequest, small: Package) -> Package:
    """The package that is published."""
    return small if request.param == "small" else open_package(ROOT)


@pytest.fixture(scope="module")
def release(package: Package, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with its tables."""
    folder = tmp_path_factory.mktemp("release")
    write_tables(package, folder)
    return folder


@pytest.fixture(scope="module")
def database(package: Package, release: Path) -> Iterator[sqlite3.Connection]:
    """The database."""
    with closing(sqlite3.connect(write_sqlite(package, release))) as opened:
        yield opened


@pytest.fixture
def small_database(small: Package, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """The database of the small package, which holds its writers to the keys."""
    write_tables(small, tmp_path)
    with closing(sqlite3.connect(write_sqlite(small, tmp_path))) as opened:
        opened.execute("PRAGMA foreign_keys = ON")
        yield opened


def test_the_database_is_whole_and_its_keys_lead_somewhere(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_every_key_of_the_schemas_binds(package: Package, database: sqlite3.Connection) -> None:
    for table in package.tables:
        columns = database.execute(f'PRAGMA table_info("{table.name}")').fetchall()
        assert [each[1] for each in sorted(columns, key=lambda each: each[5]) if each[5]] == [
            *table.primary_key
        ]
        keys: dict[int, list[tuple[str, str, str]]] = {}
        for number, _, target, own, there, *_ in database.execute(f'PRAGMA foreign_key_list("{table.name}")'):
            keys.setdefault(number, []).append((target, own, there))
        wanted = [
            [(key.table, *pair) for pair in zip(key.fields, key.reference_fields, strict=True)]
            for key in table.foreign_keys
        ]
        assert sorted(keys.values()) == sorted(wanted)


def test_the_database_holds_the_cells_of_the_csv(
    package: Package, release: Path, database: sqlite3.Connection
) -> None:
    for table in package.tables:
        with (release / "csv" / f"{table.name}.csv").open(encoding="utf-8", newline="") as stream:
            _, *cells = csv.reader(stream)
        rows = database.execute(f'SELECT * FROM "{table.name}"').fetchall()
        kinds = [field.type for field in table.fields]
        assert [[write_cell(*each) for each in zip(row, kinds, strict=True)] for row in rows] == cells


def write_cell(value: Any, kind: str) -> str:
    """A value as the CSV holds it."""
    if value is None:
        return ""
    if kind == "boolean":
        return {0: "false", 1: "true"}[value]
    assert isinstance(value, {"integer": int, "number": float}.get(kind, str))
    return number_text(value) if kind == "number" else str(value)


def test_every_word_of_a_column_of_words_is_found(package: Package, database: sqlite3.Connection) -> None:
    searched = 0
    for table in package.tables:
        search = f"{table.name}_fts"
        for _, name, *_ in database.execute(f'PRAGMA table_info("{search}")').fetchall():
            text = f'SELECT rowid, "{name}" FROM "{table.name}" WHERE "{name}" GLOB \'*[a-z]*\''
            for row, cell in database.execute(text).fetchall()[:5]:
                phrase = '"' + cell.replace('"', '""') + '"'
                query = f'SELECT rowid FROM "{search}" WHERE "{search}" MATCH ?'
                assert (row,) in database.execute(query, [phrase]).fetchall()
                searched += 1
    assert searched


def test_two_runs_give_the_same_bytes(small: Package, tmp_path: Path) -> None:
    written = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_tables(small, tmp_path / name)
        written.append(write_sqlite(small, tmp_path / name).read_bytes())
    assert written[0] == written[1]
    assert int.from_bytes(written[0][96:100]) == 3_009_000


@pytest.mark.parametrize("wrong", WRONG)
def test_the_database_refuses(wrong: str, small_database: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=f"{WRONG[wrong]} constraint failed"):
        small_database.execute(wrong)


def test_words_are_found_whatever_their_marks_and_capitals(small_database: sqlite3.Connection) -> None:
    query = (
        "SELECT name FROM people WHERE rowid IN (SELECT rowid FROM people_fts WHERE people_fts MATCH 'nandu')"
    )
    assert small_database.execute(query).fetchall() == [("Ærø Ñandú",)]


def test_a_view_shows_the_rows_to_which_the_keys_lead(small_database: sqlite3.Connection) -> None:
    cursor = small_database.execute("SELECT * FROM works_joined")
    assert [each[0] for each in cursor.description[-3:]] == ["by_name", "by_born", "by_tall"]
    assert cursor.fetchall() == [
        (1, "p1", "poet's", 1, "Rivers, and Seas", "Ærø Ñandú", "1900-01-31", 1.5),
        (2, "p2", "play", None, "01", None, None, None),
    ]


def test_a_foreign_key_has_an_index(small_database: sqlite3.Connection) -> None:
    plan = small_database.execute("EXPLAIN QUERY PLAN SELECT * FROM works WHERE by_id = 'p1'").fetchall()
    assert "works_by_by_id" in plan[0][3]


def test_what_cannot_be_a_database_is_said(small: Package, tmp_path: Path) -> None:
    write_tables(small, tmp_path)
    (tmp_path / f"{small.name}.sqlite").write_bytes(b"no database at all" * 99)
    with pytest.raises(ValueError, match=rf"{small.name}\.sqlite: file is not a database"):
        write_sqlite(small, tmp_path)
