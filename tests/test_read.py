"""Cells are read as they stand, each record with its line, and badly written files say where."""

import csv
import gzip
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packages import find, write_table

from korea_deepfake_record.descriptor import open_package
from korea_deepfake_record.read import CHUNK, Records, open_records

AB: list[dict[str, Any]] = [{"name": "a", "type": "string"}, {"name": "b", "type": "string"}]


def read(folder: Path, content: str | bytes, *, exactly: bool = False, **more: Any) -> Records:
    """The records of a table with the columns a and b."""
    chunk = more.pop("chunk", CHUNK)
    package = open_package(write_table(folder, content, AB, **more))
    records = open_records(package.tables[0], package.base, exactly=exactly, chunk=chunk)
    assert records is not None
    return records


def rows(records: Records) -> list[tuple[Any, ...]]:
    """The line and the cells of each record."""
    blocks = [block for block, _ in records.map_blocks(lambda block: None)]
    return [(block.line(row), *cells) for block in blocks for row, cells in enumerate(block.frame.rows())]


def is_fast(records: Records) -> bool:
    """Whether the fast reader was trusted with the file."""
    return all(block.piece for block, _ in records.map_blocks(lambda block: None))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a,b\n1,2\n3,4\n", [(2, "1", "2"), (3, "3", "4")]),
        ("a,b\n1,2\n3,4", [(2, "1", "2"), (3, "3", "4")]),
        ("a,b\r\n1,2\r\n3,4\r\n", [(2, "1", "2"), (3, "3", "4")]),
        ('a,b\n"x\ny",2\n3,"4\n\n5"\n6,7\n', [(2, "x\ny", "2"), (4, "3", "4\n\n5"), (7, "6", "7")]),
        ('"a","b"\n"1,2","say ""hi"""\n"",\n', [(2, "1,2", 'say "hi"'), (3, "", "")]),
        ("\ufeffa,b\n1,2\n", [(2, "1", "2")]),
        ('\ufeff"a",b\n1,2\n', [(2, "1", "2")]),
        ("a,b\n 1,NA\n", [(2, " 1", "NA")]),
        ('a,b\n"""",한국\n', [(2, '"', "한국")]),
        ("a,b\n", []),
    ],
)
def test_a_well_written_file_is_read_the_same_fast_and_exactly(
    tmp_path: Path, content: str, expected: list[tuple[int, str, str]]
) -> None:
    fast = read(tmp_path, content)
    assert rows(fast) == rows(read(tmp_path, content, exactly=True)) == expected
    assert is_fast(fast) or not expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('a,b\n5" pipe,2\n', [(2, '5" pipe', "2")]),
        ("a,b\r1,2\r3,4\r", [(2, "1", "2"), (3, "3", "4")]),
        ("a,b\n1,2\r3,4\n", [(2, "1", "2"), (3, "3", "4")]),
    ],
)
def test_what_the_fast_reader_might_get_wrong_is_read_exactly(
    tmp_path: Path, content: str, expected: list[tuple[int, str, str]]
) -> None:
    records = read(tmp_path, content)
    assert not is_fast(records)
    assert rows(records) == expected


@pytest.mark.parametrize(
    ("dialect", "content"),
    [
        ({"delimiter": ";"}, "a;b\n1,5;2\n"),
        ({"delimiter": "\t"}, "a\tb\n1,5\t2\n"),
        ({"quoteChar": "'"}, "a,b\n'1,5',2\n"),
        ({"quoteChar": "'", "doubleQuote": True, "skipInitialSpace": True}, "a, b\n '1,5', 2\n"),
        ({"escapeChar": "\\", "quoteChar": "'"}, "a,b\n1\\,5,2\n"),
        ({"header": False}, "'1,5',2\n".replace("'", '"')),
        ({"headerRows": [2]}, 'about this file\na,b\n"1,5",2\n'),
        ({"headerRows": [1, 2], "headerJoin": ""}, 'a,b\n,\n"1,5",2\n'),
        ({"commentChar": "#"}, '# about\na,b\n#1,2\n"1,5",2\n'),
        ({"commentRows": [1, 3]}, 'about\na,b\nx,y\n"1,5",2\n'),
        ({"caseSensitiveHeader": False}, 'A,B\n"1,5",2\n'),
        ({"lineTerminator": "\n"}, 'a,b\n"1,5",2\n'),
    ],
)
def test_a_dialect_is_followed(tmp_path: Path, dialect: dict[str, Any], content: str) -> None:
    assert [cells for _, *cells in rows(read(tmp_path, content, dialect=dialect))] == [["1,5", "2"]]
    assert find(tmp_path) == []


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "euc-kr", "windows-1252", "ascii"])
def test_a_declared_encoding_is_followed(tmp_path: Path, encoding: str) -> None:
    word = {"euc-kr": "한국", "ascii": "e"}.get(encoding, "é")
    records = read(tmp_path, f"a,b\n1,{word}\n".encode(encoding), encoding=encoding)
    assert rows(records) == [(2, "1", word)]


def test_a_packed_file_is_unpacked(tmp_path: Path) -> None:
    assert rows(read(tmp_path, gzip.compress(b"a,b\n1,2\n", mtime=0), path="t.csv.gz")) == [(2, "1", "2")]


def test_several_files_are_one_table_and_keep_their_lines(tmp_path: Path) -> None:
    (tmp_path / "u.csv").write_text("a,b\n3,4\n5,6\n", encoding="utf-8")
    (tmp_path / "t.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    records = read(tmp_path, "a,b\n1,2\n", path=["t.csv", "u.csv"])
    blocks = [block for block, _ in records.map_blocks(lambda block: None)]
    places = [(block.path, block.line(row)) for block in blocks for row in range(block.height)]
    assert places == [("t.csv", 2), ("u.csv", 2), ("u.csv", 3)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", [(0, "", "file-empty")]),
        ("\n", [(0, "", "file-empty")]),
        (b"a,b\n1,2\n\xe9,4\n\xe9\xe9,6\n", [(3, "", "encoding")]),
        (b"a,b\n1,\x00\n", [(2, "", "encoding")]),
        ("a,b\n1,2\n".encode("utf-16"), [(1, "", "encoding")]),
        ("a,b\n1,2\n\n3,4\n\n", [(3, "", "blank-row"), (5, "", "blank-row")]),
        ("a,b\n1,2\n,\n", [(3, "", "blank-row")]),
        ("a,b\n1,2\n3\n4,5,6\n7,8\n", [(3, "", "ragged-row"), (4, "", "ragged-row")]),
        ('a,b\n1,2\n"3,4\n5,6\n', [(3, "", "quote")]),
        ('a,b\n1,2\n"3"x,4\n5,6\n', [(3, "", "quote")]),
        ('a,b\n"1\n2",3\n4\n', [(4, "", "ragged-row")]),
        ("a,b\n1,2\n1\n1,2\n3,4,\n5,6\n", [(3, "", "ragged-row"), (5, "", "ragged-row")]),
        ("b,a\n1,2\n", [(1, "a", "incorrect-label"), (1, "b", "incorrect-label")]),
        ("a,c\n1,2\n", [(1, "c", "incorrect-label")]),
        ("a\n1\n", [(1, "b", "missing-label")]),
        ("a,b,c\n1,2,3\n", [(1, "c", "extra-label")]),
        ("a,b,b\n1,2,3\n", [(1, "b", "duplicate-label")]),
        ("a,\n1,2\n", [(1, "", "blank-label")]),
    ],
)
def test_a_badly_written_file_is_found_out(
    tmp_path: Path, content: str | bytes, expected: list[tuple[int, str, str]]
) -> None:
    found = find(write_table(tmp_path, content, AB))
    assert [(line, column, rule) for _, line, column, rule in found] == expected


@pytest.mark.parametrize(
    ("match", "header", "rules"),
    [
        ("equal", "b,a", []),
        ("equal", "b,a,c", ["extra-label"]),
        ("equal", "b", ["missing-label"]),
        ("subset", "c,b,a", []),
        ("subset", "c,b", ["missing-label"]),
        ("superset", "b", []),
        ("superset", "b,c", ["extra-label"]),
        ("partial", "c,b", []),
        ("partial", "c,d", ["missing-label"]),
    ],
)
def test_fields_match_the_header_as_the_schema_asks(
    tmp_path: Path, match: str, header: str, rules: list[str]
) -> None:
    found = find(write_table(tmp_path, f"{header}\n", AB, fieldsMatch=match))
    assert [rule for *_, rule in found] == rules


def test_a_wrong_label_suggests_the_right_one_and_its_cells_are_judged(tmp_path: Path) -> None:
    fields = [{"name": "end_year", "type": "year"}]
    assert find(write_table(tmp_path, "endyear\nsoon\n", fields)) == [
        ("t.csv", 1, "endyear", "incorrect-label"),
        ("t.csv", 2, "end_year", "type-error"),
    ]


@pytest.mark.parametrize("content", [b"\x1f\x8bnot", gzip.compress(b"a,b\n", mtime=0)[:-9]])
def test_a_file_that_does_not_unpack_is_a_finding(tmp_path: Path, content: bytes) -> None:
    assert [rule for *_, rule in find(write_table(tmp_path, content, AB, path="t.csv.gz"))] == ["compression"]


def test_a_file_that_is_missing_or_no_file_is_a_finding(tmp_path: Path) -> None:
    write_table(tmp_path, "a,b\n", AB)
    (tmp_path / "t.csv").unlink()
    assert find(tmp_path) == [("t.csv", 0, "", "file-missing")]
    (tmp_path / "t.csv").mkdir()
    assert find(tmp_path) == [("t.csv", 0, "", "file-missing")]


CELLS = st.text(st.sampled_from('a1,"\n\r é한;'), max_size=6)


@settings(max_examples=150, deadline=None)
@given(
    table=st.lists(st.tuples(CELLS, CELLS), max_size=6),
    end=st.sampled_from(["\n", "\r\n"]),
    chunk=st.sampled_from([CHUNK, 40, 17, 8]),
)
def test_what_is_written_as_csv_is_read_back_in_pieces_of_any_size(
    tmp_path_factory: pytest.TempPathFactory, table: list[tuple[str, str]], end: str, chunk: int
) -> None:
    written = io.StringIO(newline="")
    # Python leaves a carriage return without quotes where lines end in a line feed.
    returns = any("\r" in cell for row in table for cell in row)
    quoting = csv.QUOTE_ALL if returns else csv.QUOTE_MINIMAL
    csv.writer(written, lineterminator=end, quoting=quoting).writerows([("a", "b"), *table])
    folder = tmp_path_factory.getbasetemp()
    records = read(folder, written.getvalue(), chunk=chunk)
    assert [tuple(cells) for _, *cells in rows(records)] == table
    assert rows(records) == rows(read(folder, written.getvalue(), exactly=True, chunk=chunk))
    assert rows(records) == rows(read(folder, written.getvalue(), exactly=True))


@settings(max_examples=150, deadline=None)
@given(content=st.text(st.sampled_from('a1,"\n\r\0 é'), max_size=30).map(str.encode) | st.binary(max_size=30))
def test_no_content_makes_the_reader_fall_over(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    found = find(write_table(tmp_path_factory.getbasetemp(), content, AB))
    assert {path for path, *_ in found} <= {"t.csv"}


@settings(max_examples=100, deadline=None)
@given(
    content=st.text(st.sampled_from('aé1,,"\n\n\r'), max_size=60).map(str.encode),
    packed=st.booleans(),
    chunk=st.sampled_from([CHUNK, 40, 8]),
)
def test_any_record_is_read_again_alone_as_it_was_among_others(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, packed: bool, chunk: int
) -> None:
    # Beside well written records there are blank lines, ragged ones, and quotes where none belong.
    text = b"a,b\n" + b"1,2\n" * 20 + content
    more = {"compression": "gz"} if packed else {}
    records = read(
        tmp_path_factory.getbasetemp(), gzip.compress(text) if packed else text, chunk=chunk, **more
    )
    whole, noted = rows(records), list(records.findings)
    for wanted in (range(records.height), range(0, records.height, 3)):
        found = [
            (number, (block.line(index), *cells))
            for numbers, block in records.fetch(wanted)
            for index, (number, cells) in enumerate(zip(numbers, block.frame.rows(), strict=True))
        ]
        assert found == [(number, whole[number]) for number in wanted] or not records.complete
    assert list(records.findings) == noted


@pytest.mark.parametrize("packed", [False, True])
def test_a_file_that_has_changed_is_not_read_again(tmp_path: Path, packed: bool) -> None:
    pack = gzip.compress if packed else bytes
    more = {"compression": "gz"} if packed else {}
    records = read(tmp_path, pack(b"a,b\n1,2\n3,4\n"), **more)
    assert len(rows(records)) == 2
    records.sources[0].file.write_bytes(pack(b"a,b\n"))
    assert list(records.fetch([0, 1])) == []
    assert [each.rule for each in records.findings] == ["file-changed"]
