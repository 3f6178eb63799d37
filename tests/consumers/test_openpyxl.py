"""A reader of workbooks gets every cell of a release: text as text, numbers as such, nothing to compute."""

import csv
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from installed import find_python, run_in

from korea_deepfake_record.descriptor import Package, open_package
from korea_deepfake_record.readable import read_views

READ_EVERYTHING = """
import json, sys, warnings
warnings.simplefilter("error")
from openpyxl import load_workbook
book = load_workbook(sys.argv[1])
print(json.dumps({
    sheet.title: {
        "cells": [[cell.value for cell in row] for row in sheet],
        "types": sorted({cell.data_type for row in sheet for cell in row if cell.value is not None}),
        "frozen": sheet.freeze_panes,
        "filtered": sheet.auto_filter.ref,
        "whole": sheet.dimensions,
        "widths": sorted(each.width for each in sheet.column_dimensions.values()),
        "texts": sorted({cell.number_format for row in sheet for cell in row if cell.data_type == "s"}),
        "notes": {cell.value: cell.comment.text for cell in sheet[1] if cell.comment},
        "heights": {row: each.height for row, each in sheet.row_dimensions.items() if each.height},
        "print": [sheet.page_setup.orientation, sheet.sheet_properties.pageSetUpPr.fitToPage],
        "links": sorted(cell.hyperlink.location for row in sheet for cell in row if cell.hyperlink),
    }
    for sheet in book
} | {"/": {"title": book.properties.title, "created": book.properties.created.isoformat()}}))
"""
Views = dict[str, pd.DataFrame]
Json = dict[str, Any]


@pytest.fixture(scope="module")
def read(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Json:
    """What openpyxl makes of the workbook of a release."""
    book = next(published.glob("*.xlsx"))
    command = [find_python("openpyxl"), "-c", READ_EVERYTHING, book.name]
    told: Json = json.loads(run_in(published, command, tmp_path_factory.mktemp("home")))
    return told


@pytest.fixture(scope="module")
def package(published: Path) -> Package:
    """The release as others open it."""
    return open_package(published)


@pytest.fixture(scope="module")
def views(package: Package) -> Views:
    """The sheets for reading."""
    return read_views(package)


def read_csv(published: Path, package: Package, name: str) -> list[list[Any]]:
    """Header and rows of a CSV file, numbers and truths as such, nothing where there is no value."""
    kinds = [field.type for field in package.table(name).fields]
    with (published / "csv" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    return [header, *([read_cell(*each) for each in zip(row, kinds, strict=True)] for row in rows)]


def read_cell(text: str, kind: str) -> Any:
    """A value as a cell of a workbook holds it."""
    return (json.loads(text) if kind in ("integer", "number", "boolean") else text) if text else None


def test_every_cell_comes_back_as_it_was(read: Json, published: Path, package: Package) -> None:
    for table in package.tables:
        assert read[table.name]["cells"] == read_csv(published, package, table.name)


def test_the_sheets_for_reading_come_first_and_have_sentences_and_names(
    read: Json, package: Package, views: Views
) -> None:
    assert views
    assert [*read][1:-1] == [*views, *(table.name for table in package.tables)]
    for title, view in views.items():
        header, *rows = read[title]["cells"]
        assert header == [*view.columns]
        assert [row[1] for row in rows] == view.iloc[:, 1].to_list()
        assert len(rows) == len(view)


def test_nothing_is_computed_and_text_stays_text(read: Json, package: Package) -> None:
    for sheet in read.values():
        assert {*sheet.get("types", ())} <= {"s", "n", "b"}
    for table in package.tables:
        assert read[table.name]["texts"] == ["@"]


def test_the_header_stays_in_sight_and_filters(read: Json, package: Package) -> None:
    for table in package.tables:
        sheet = read[table.name]
        has_key = list(table.primary_key) == sheet["cells"][0][:1]
        assert (sheet["frozen"], sheet["filtered"]) == ("B2" if has_key else "A2", sheet["whole"])
        assert sheet["widths"][0] > 8
        assert sheet["widths"][-1] < 62


def test_the_first_sheet_tells_what_this_is(read: Json, package: Package, views: Views) -> None:
    about = next(iter(read.values()))
    said = {row[0]: row[1:] for row in about["cells"]}
    assert about["cells"][0][0] == read["/"]["title"] == package.title
    assert said["What it is"][0] == package.description
    assert said["Version"][0] == package.version
    assert package.version in said["Cite as"][0]
    linked = [*views, *(table.name for table in package.tables)]
    assert about["links"] == sorted(f"'{each}'!A1" for each in linked)
    for table in package.tables:
        assert said[table.name] == [table.description, len(read[table.name]["cells"]) - 1]
        for field in table.fields:
            assert said[f"{table.name}: {field.name}"][0].startswith(field.description)


def test_the_name_of_a_column_says_what_it_means_and_where_it_leads(read: Json, package: Package) -> None:
    for table in package.tables:
        notes = read[table.name]["notes"]
        for field in table.fields:
            assert notes[field.name].startswith(field.description)
            assert all(str(each) in notes[field.name] for each in field.categories)
            targets = [key.table for key in table.foreign_keys if field.name in key.fields]
            assert all(f"a row of {each}." in notes[field.name] for each in targets)


def test_a_text_of_several_lines_has_room_and_a_sheet_is_printed_as_wide_as_a_page(
    read: Json, package: Package
) -> None:
    for table in package.tables:
        sheet = read[table.name]
        assert sheet["print"] == ["landscape", True]
        for number, row in enumerate(sheet["cells"][1:], 2):
            longest = max((len(each) for each in row if isinstance(each, str)), default=0)
            assert sheet["heights"].get(str(number), 15) >= 15 * (longest // 75 + 1), (table.name, number)
