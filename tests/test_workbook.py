"""The workbook of a release is the same on every run, and holds what is awkward to spreadsheets."""

import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from packages import write_package

from korea_deepfake_record.descriptor import Package, open_package
from korea_deepfake_record.publish import workbook
from korea_deepfake_record.publish.tables import write_tables
from korea_deepfake_record.publish.workbook import write_workbook

Json = dict[str, Any]
TEXT: list[Json] = [{"name": "cell", "type": "string"}]
NUMBER: list[Json] = [{"name": "cell", "type": "integer"}]


def write_book(folder: Path, tables: dict[str, tuple[list[Json], str]]) -> Path:
    """The workbook of a small package of these tables."""
    content: dict[str, str | bytes] = {f"{name}.csv": text for name, (_, text) in tables.items()}
    named: list[Json] = [
        {"name": name, "path": f"{name}.csv", "schema": {"fields": fields}}
        for name, (fields, _) in tables.items()
    ]
    second = {"version": "1.0.0", "$schema": "https://datapackage.org/profiles/2.0/datapackage.json"}
    package = open_small(write_package(folder / "small", content, named, **second))
    (folder / "release").mkdir(exist_ok=True)
    write_tables(package, folder / "release")
    return write_workbook(package, folder / "release")


def open_small(folder: Path) -> Package:
    """The package, dated."""
    (folder / "CHANGELOG.md").write_text("## [1.0.0] - 2001-02-03\n", encoding="utf-8")
    return open_package(folder)


def read_part(book: Path, name: str) -> str:
    """One file within the workbook."""
    with zipfile.ZipFile(book) as packed:
        return packed.read(name).decode()


def test_two_runs_give_the_same_bytes_and_tell_the_day_of_the_release(tmp_path: Path) -> None:
    books = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        books.append(write_book(tmp_path / name, {"t": (TEXT, "cell\na\n")}))
    assert books[0].read_bytes() == books[1].read_bytes()
    told = set(re.findall("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]+Z", read_part(books[0], "docProps/core.xml")))
    assert told == {"2001-02-03T00:00:00Z"}
    with zipfile.ZipFile(books[0]) as packed:
        assert {each.date_time for each in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert str(datetime.now(UTC).year) not in read_part(books[0], "docProps/core.xml")


def test_no_text_becomes_a_formula_a_link_or_a_number(tmp_path: Path) -> None:
    cells = [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "https://example.org",
        "007",
        "1E5",
        "2024-09-02",
        "true",
        "_x0041_",
    ]
    book = write_book(tmp_path, {"t": (TEXT, "\n".join(["cell", *cells, ""]))})
    sheet = read_part(book, "xl/worksheets/sheet2.xml")
    assert sheet.count(' t="s"') == len(cells) + 1
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


def test_a_number_of_too_many_digits_stays_whole_as_text(tmp_path: Path) -> None:
    book = write_book(tmp_path, {"t": (NUMBER, "cell\n999999999999999\n1234567890123456789\n")})
    assert "<v>999999999999999</v>" in read_part(book, "xl/worksheets/sheet2.xml")
    assert "1234567890123456789" in read_part(book, "xl/sharedStrings.xml")


def test_no_two_sheets_have_one_name(tmp_path: Path) -> None:
    long = "a" * 40
    names = ["about", "history", "T", "t", f"{long}1", f"{long}2"]
    book = write_book(tmp_path, {name: (TEXT, "cell\na\n") for name in names})
    sheets = re.findall('<sheet name="([^"]+)"', read_part(book, "xl/workbook.xml"))
    assert sheets == ["About", "about_2", "history_2", "T", "t_2", "a" * 31, "a" * 29 + "_2"]


def test_a_table_that_is_too_long_has_no_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 1)
    book = write_book(tmp_path, {"long": (TEXT, "cell\na\nb\n"), "short": (TEXT, "cell\na\n")})
    assert re.findall('<sheet name="([^"]+)"', read_part(book, "xl/workbook.xml")) == ["About", "short"]
    assert "(too long for a sheet: csv/long.csv)" in read_part(book, "xl/sharedStrings.xml")


def test_a_text_that_no_cell_can_hold_is_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"t:2:cell: .* is too long for a cell of the workbook\."):
        write_book(tmp_path, {"t": (TEXT, f"cell\nshort\n{'x' * 32_768}\n")})
