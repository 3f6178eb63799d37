"""A server of databases shows a release: its tables, where their keys lead, and what is searched for."""

import html
import json
import re
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pyarrow.parquet as pq
import pytest
from installed import find_python

from korea_deepfake_record.descriptor import open_package

PATIENCE = 30


@pytest.fixture(scope="module")
def served(published: Path) -> Iterator[str]:
    """Where datasette serves the database, on this machine alone."""
    python = find_python("datasette")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [python, "-m", "datasette", "serve", str(published), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(address, server)
            yield f"{address}/{quote(open_package(published).name)}"
        finally:
            server.terminate()


def wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    """Return as soon as somebody answers there."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/-/versions.json", timeout=PATIENCE).close()
        except urllib.error.URLError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("datasette does not answer.")


def ask(address: str, **asked: str) -> Any:
    """What is answered, as JSON."""
    with urllib.request.urlopen(f"{address}?{urlencode(asked)}", timeout=PATIENCE) as answer:
        return json.loads(answer.read())


def read_page(address: str) -> str:
    """A page, as HTML."""
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
        page: str = answer.read().decode()
    return page


def escape(text: str) -> str:
    """A text as it stands in a page."""
    return html.escape(text).replace("&#x27;", "&#39;").replace("&quot;", "&#34;")


def test_every_table_is_served_whole(served: str, published: Path) -> None:
    shown = {each["name"]: each for each in ask(f"{served}.json")["tables"]}
    for table in open_package(published).tables:
        there = shown[table.name]
        rows = pq.read_metadata(published / "parquet" / f"{table.name}.parquet").num_rows
        # The list of tables leaves out how long they are where counting takes a hundredth of a second.
        assert ask(f"{served}/{table.name}.json", _size="1")["filtered_table_rows_count"] == rows
        assert there["primary_keys"] == [*table.primary_key]
        targets = {each["other_table"] for each in there["foreign_keys"]["outgoing"]}
        single = {each.table for each in table.foreign_keys if len(each.fields) == 1}
        assert targets >= single


def test_pages_say_what_they_show(served: str, published: Path) -> None:
    package = open_package(published)
    home = read_page(served.rpartition("/")[0])
    assert package.title in home
    assert escape(package.description) in home
    for table in package.tables:
        page = read_page(f"{served}/{table.name}")
        assert f"{table.title}</h1>" in page
        assert escape(table.description) in page
        assert package.raw["licenses"][0]["path"] in page


def test_a_view_says_what_it_adds_to_its_table(served: str, published: Path) -> None:
    for table in open_package(published).tables:
        if targets := {key.table for key in table.foreign_keys}:
            page = read_page(f"{served}/{table.name}_joined")
            said = re.search(
                f"The rows of {table.name}, each beside those that it points to in (.+?)\\.", page
            )
            assert said
            assert {*said[1].split(", ")} == targets


def test_where_a_key_leads_the_row_is_named(served: str, published: Path) -> None:
    package = open_package(published)
    keys = [(table, key) for table in package.tables for key in table.foreign_keys if len(key.fields) == 1]
    for table, key in keys:
        rows = ask(f"{served}/{table.name}.json", _shape="objects", _labels="on", _size="20")["rows"]
        told = [row[key.fields[0]] for row in rows if row[key.fields[0]] is not None]
        assert all(each["label"] for each in told), (table.name, key.fields)


def test_a_query_is_answered(served: str, published: Path) -> None:
    table = next(each for each in open_package(published).tables if each.foreign_keys)
    asked = f'SELECT count(*) AS n FROM "{table.name}_joined"'
    rows = pq.read_metadata(published / "parquet" / f"{table.name}.parquet").num_rows
    assert ask(f"{served}.json", sql=asked, _shape="array") == [{"n": rows}]


def test_what_is_searched_for_is_found(served: str, published: Path) -> None:
    shown = {each["name"]: each["fts_table"] for each in ask(f"{served}.json")["tables"]}
    searched = [each for each in open_package(published).tables if shown[each.name]]
    assert searched
    for table in searched:
        rows = ask(f"{served}.json", sql=f'SELECT * FROM "{shown[table.name]}" LIMIT 9', _shape="array")
        words = [
            word
            for row in rows
            for cell in row.values()
            if cell
            for word in re.findall(r"\b[a-z]{5,}\b", cell)
        ]
        for word in words[:1]:
            found = ask(f"{served}/{table.name}.json", _search=word, _shape="array")
            assert found
            assert all(word in " ".join(map(str, row.values())).lower() for row in found)
