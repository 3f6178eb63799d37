"""However a file is read, written or split, the findings are the same; where all is right there are none."""

import base64
import csv
import gzip
import io
import json
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from packages import find, write_package, write_table
from test_parity import KINDS, cells

from korea_deepfake_record.read import open_records
from korea_deepfake_record.validate import OpenTable, validate

Json = dict[str, Any]
Table = tuple[list[Json], list[list[str]]]
SETTINGS = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def write_rows(rows: list[list[str]], quoting: Any = csv.QUOTE_MINIMAL) -> str:
    """The rows as CSV."""
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n", quoting=quoting).writerows(rows)
    return written.getvalue()


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Fields of some kinds, and rows of which some are wrong: in a cell, in their length, in their key."""
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=4))
    fields: list[Json] = [{"name": "id", "type": draw(st.sampled_from(["string", "integer"]))}]
    fields += [{"name": f"c{number}", **kind} for number, (kind, _) in enumerate(kinds)]
    keys = st.sampled_from([*"123456789", "01", "", "x"])
    row = st.tuples(keys, *[cells(samples) for _, samples in kinds]).map(list)
    rows = draw(st.lists(row, min_size=1, max_size=8))
    if draw(st.integers(0, 3)) == 0:
        spoilt = draw(st.sampled_from(rows))
        spoilt[:] = draw(st.sampled_from([[], spoilt[:-1], [*spoilt, ""], [""] * len(spoilt)]))
    return fields, [[field["name"] for field in fields], *rows]


READERS: dict[str, OpenTable] = {
    "exact": partial(open_records, exactly=True),
    "by 8 bytes": partial(open_records, chunk=8),
    "by 40 bytes": partial(open_records, chunk=40),
    "exact, by 17 bytes": partial(open_records, chunk=17, exactly=True),
}
KEYS: list[Json] = [
    {},
    {"primaryKey": "id"},
    {"uniqueKeys": [["id", "c0"]]},
    {"foreignKeys": [{"fields": ["id"], "reference": {"resource": "", "fields": ["c0"]}}]},
]
QUOTING = st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])


@SETTINGS
@given(tables(), st.sampled_from(KEYS), QUOTING, st.sampled_from(list(READERS)))
def test_every_reader_finds_the_same(
    tmp_path_factory: pytest.TempPathFactory, table: Table, keys: Json, quoting: Any, reader: str
) -> None:
    fields, rows = table
    folder = write_table(tmp_path_factory.getbasetemp(), write_rows(rows, quoting), fields, **keys)
    assert validate(folder) == validate(folder, open_table=READERS[reader])


FORMS: dict[str, tuple[Callable[[str], bytes], Json]] = {
    "packed": (lambda text: gzip.compress(text.encode(), mtime=0), {"path": "t.csv.gz"}),
    "carriage returns": (lambda text: text.replace("\n", "\r\n").encode(), {}),
    "byte order mark": (lambda text: text.encode("utf-8-sig"), {}),
    "UTF-16": (lambda text: text.encode("utf-16"), {"encoding": "utf-16"}),
    # A blank line at the end is one for its line end alone.
    "no last line end": (lambda text: re.sub(r"(?<=[^\n])\n\Z", "", text).encode(), {}),
    "comments": (lambda text: f"#a\n{text}".encode(), {"dialect": {"commentChar": "#"}}),
}


@SETTINGS
@given(tables(), st.sampled_from(KEYS), QUOTING, st.sampled_from(list(FORMS)))
def test_the_form_of_a_file_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, table: Table, keys: Json, quoting: Any, form: str
) -> None:
    folder = tmp_path_factory.getbasetemp()
    fields, rows = table
    text = write_rows(rows, quoting)
    write, properties = FORMS[form]
    plain = find(write_table(folder, text, fields, **keys))
    other = find(write_table(folder, write(text), fields, **keys, **properties))
    below = 1 if form == "comments" else 0
    assert [(line - (line > 1) * below, *rest) for _, line, *rest in other] == [each[1:] for each in plain]


@SETTINGS
@given(tables(), st.sampled_from(KEYS), st.integers(0, 8))
def test_a_table_in_two_files_is_one_table(
    tmp_path_factory: pytest.TempPathFactory, table: Table, keys: Json, half: int
) -> None:
    folder = tmp_path_factory.getbasetemp()
    fields, (header, *rows) = table
    whole = find(write_table(folder, write_rows([header, *rows], csv.QUOTE_ALL), fields, **keys))
    parts = {"a.csv": rows[:half], "b.csv": rows[half:]}
    content = {name: write_rows([header, *part], csv.QUOTE_ALL) for name, part in parts.items()}
    resource = {"name": "t", "path": list(parts), "schema": {"fields": fields} | keys}
    found = find(write_package(folder, dict(content), [resource]))
    starts = {"a.csv": 0, "b.csv": min(half, len(rows))}
    assert sorted((line + starts[path], *rest) for path, line, *rest in found) == [each[1:] for each in whole]


WHOLE = st.integers(-(10**30), 10**30)
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False)
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(1000, 1, 1), datetime(9998, 1, 1), timezones=st.none() | ZONES)
DAYS = st.dates(date(1000, 1, 1))
TIMES = st.times().map(lambda time: time.strftime("%H:%M:%S"))
LONGITUDES, LATITUDES = st.integers(-180, 180), st.integers(-90, 90)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).filter(str.strip)
RIGHT: list[tuple[Json, st.SearchStrategy[str]]] = [
    ({"type": "string"}, TEXT),
    ({"type": "any"}, TEXT),
    ({"type": "string", "format": "uuid"}, st.uuids().map(str)),
    (
        {"type": "string", "format": "binary"},
        st.binary(min_size=1).map(lambda each: base64.b64encode(each).decode()),
    ),
    (
        {"type": "string", "format": "email"},
        st.from_regex(r"[a-z0-9]+(\.[a-z]+)?@[a-z]+\.[a-z]{2,5}", fullmatch=True),
    ),
    (
        {"type": "string", "format": "uri"},
        st.from_regex(r"[a-z]+://[a-z]+(/[A-Za-z0-9]*)*(\?[a-z=]*)?", fullmatch=True),
    ),
    (
        {"type": "integer"},
        WHOLE.map(str) | WHOLE.map(lambda each: f"{each:+}") | WHOLE.map(lambda each: f"{each:05}"),
    ),
    ({"type": "integer", "groupChar": ","}, WHOLE.map(lambda each: f"{each:,}")),
    ({"type": "integer", "bareNumber": False}, WHOLE.map(lambda each: f"EUR {each} net")),
    ({"type": "number"}, DECIMALS.map(str) | st.floats(allow_nan=False, allow_infinity=False).map(repr)),
    ({"type": "number", "decimalChar": ","}, DECIMALS.map(lambda each: f"{each:f}".replace(".", ","))),
    ({"type": "boolean"}, st.sampled_from(["true", "True", "TRUE", "1", "false", "False", "FALSE", "0"])),
    ({"type": "date"}, DAYS.map(str)),
    ({"type": "date", "format": "%d.%m.%Y"}, DAYS.map(lambda each: each.strftime("%d.%m.%Y"))),
    ({"type": "time"}, TIMES),
    ({"type": "datetime"}, MOMENTS.map(lambda each: each.isoformat())),
    (
        {"type": "year"},
        st.integers(1000, 99999).map(str) | st.integers(1000, 9999).map(lambda each: f"-{each}Z"),
    ),
    ({"type": "yearmonth"}, DAYS.map(lambda each: f"{each:%Y-%m}")),
    (
        {"type": "duration"},
        st.tuples(*[st.integers(0, 999)] * 4).map(lambda each: "P{}Y{}M{}DT{}H".format(*each)),
    ),
    ({"type": "geopoint"}, st.tuples(LONGITUDES, LATITUDES).map(lambda each: "{}, {}".format(*each))),
    ({"type": "geopoint", "format": "array"}, st.tuples(LONGITUDES, LATITUDES).map(json.dumps)),
    (
        {"type": "geojson"},
        st.tuples(LONGITUDES, LATITUDES).map(lambda each: json.dumps({"type": "Point", "coordinates": each})),
    ),
    ({"type": "object"}, st.dictionaries(st.text(max_size=4), JSON, max_size=3).map(json.dumps)),
    ({"type": "array"}, st.lists(JSON, max_size=3).map(json.dumps)),
    (
        {"type": "list", "itemType": "integer"},
        st.lists(st.integers(), min_size=1).map(lambda each: ",".join(map(str, each))),
    ),
]


@SETTINGS
@given(data=st.data())
@pytest.mark.parametrize("reader", ["fast", "exact"])
def test_nothing_is_wrong_with_what_is_right(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, reader: str
) -> None:
    kinds = data.draw(st.lists(st.sampled_from(RIGHT), min_size=1, max_size=5))
    rows = data.draw(st.lists(st.tuples(*[cells for _, cells in kinds]).map(list), min_size=1, max_size=5))
    fields: list[Json] = [{"name": "id", "type": "integer", "constraints": {"unique": True, "minimum": 1}}]
    fields += [{"name": f"c{number}", **kind} for number, (kind, _) in enumerate(kinds)]
    numbered = [[str(number), *row] for number, row in enumerate(rows, 1)]
    content = write_rows([[field["name"] for field in fields], *numbered], csv.QUOTE_ALL)
    folder = write_table(tmp_path_factory.getbasetemp(), content, fields, primaryKey="id")
    assert validate(folder, open_table=READERS.get(reader, open_records)) == []
