"""The documents say what the package says."""

import re

import pytest
from conftest import ROOT

from korea_deepfake_record.descriptor import open_package
from korea_deepfake_record.documents import (
    EXAMPLE,
    GENERATED,
    OVERVIEW,
    draw_tables,
    print_example,
    refresh_documents,
)

QUESTIONS = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [*GENERATED, OVERVIEW])
def test_generated_parts_are_current(name: str) -> None:
    assert refresh_documents(ROOT)[ROOT / name] == (ROOT / name).read_text(encoding="utf-8")


def test_every_question_is_answered_in_at_most_ten_lines() -> None:
    for section in QUESTIONS.split("\n## ")[1:]:
        codes = [each["code"] for each in EXAMPLE.finditer(section)]
        assert codes, section.splitlines()[0]
        assert max(len(code.splitlines()) for code in codes) <= 10


def test_the_picture_shows_every_table_and_every_foreign_key() -> None:
    package = open_package(ROOT)
    drawing = draw_tables(package)
    shown = set(re.findall(r"[a-z_]+", drawing))
    assert {table.name for table in package.tables} <= shown
    keys = {(key.table or table.name, table.name) for table in package.tables for key in table.foreign_keys}
    drawn = set(re.findall(r"^    (\w+) \|\|--o\{ (\w+) :", drawing, re.MULTILINE))
    assert drawn == keys


def test_an_example_prints_the_same_on_any_terminal() -> None:
    names: dict[str, object] = {}
    assert print_example("number = 1\nprint('one  ')", names) == "one\n"
    assert print_example("print(number + 1)", names) == "2\n"


def test_every_document_link_leads_somewhere() -> None:
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]:
        named = re.findall(
            r"`((?:docs|schemas|tests|src|scripts|requirements)/[\w./-]+)`", path.read_text(encoding="utf-8")
        )
        assert [each for each in named if not (ROOT / each).exists()] == [], path.name
