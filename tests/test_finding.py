"""A finding says where, what, how to mend, and which rule; nothing in it can do harm on a screen."""

import json
from pathlib import Path

import pytest

from korea_deepfake_record.finding import Finding, count_line, quote, sort_findings, suggest
from korea_deepfake_record.report import write_annotations, write_json, write_table, write_text

SOON = Finding(
    "data/works.csv", 2, "end_year", "'soon' is not a whole number.", "Write a year.", "type-error"
)
WHOLE = Finding("data/works.csv", 0, "", "The file is empty.", "Write the header.", "file-empty")
ODD = Finding("a,b:c.csv", 3, "x", "100 % | <b>\n`", "Mend it.", "odd")


def test_a_finding_is_one_line_that_an_editor_can_follow() -> None:
    assert SOON.text == "data/works.csv:2:end_year: 'soon' is not a whole number. Write a year. [type-error]"


def test_a_finding_on_a_whole_file_has_no_line() -> None:
    assert WHOLE.text == "data/works.csv: The file is empty. Write the header. [file-empty]"


def test_findings_stand_once_and_in_the_order_of_the_file() -> None:
    assert sort_findings([SOON, WHOLE, SOON]) == [WHOLE, SOON]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("plain", "'plain'"),
        ("a\tb\nc\x1b[31m", r"'a\tb\nc\u001b[31m'"),
        ("a\u00a0b\u200bc\u202ed", r"'a\u00a0b\u200bc\u202ed'"),
        ("한국", "'한국'"),
        ("x" * 61, f"'{'x' * 59}…'"),
        ("\U000e0001", r"'\U000e0001'"),
    ],
)
def test_a_quoted_cell_shows_what_cannot_be_seen_and_is_cut_when_long(cell: str, shown: str) -> None:
    assert quote(cell) == shown


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("woo-jongsoo", "Did you mean 'woo-jong-soo'?"),
        ("WOO-JONG-SOO", "Did you mean 'woo-jong-soo'?"),
        ("zzz", ""),
    ],
)
def test_the_nearest_choice_is_suggested_if_one_is_near(word: str, told: str) -> None:
    assert suggest(word, ["woo-jong-soo", "yoon"]) == told


@pytest.mark.parametrize(("findings", "line"), [([], "Nothing to mend."), ([SOON, WHOLE], "2 to mend.")])
def test_the_last_line_counts(findings: list[Finding], line: str) -> None:
    assert count_line(findings) == line
    assert write_text(findings).splitlines()[-1] == line


def test_json_is_one_document() -> None:
    content = json.loads(write_json([SOON]))
    assert content["count"] == 1
    assert content["findings"][0]["column"] == "end_year"


def test_annotations_stand_beside_line_and_character(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/works.csv").write_text("work_id,end_year\nw1,soon\n", encoding="utf-8")
    first = write_annotations([SOON], tmp_path).splitlines()[0]
    assert first.startswith("::error file=")
    assert ",line=2,col=4,title=end_year [type-error]::'soon' is" in first


def test_annotations_escape_what_would_end_them() -> None:
    first = write_annotations([ODD], Path("p")).splitlines()[0]
    assert first == r"::error file=p/a%2Cb%3Ac.csv,line=3,title=x [odd]::100 %25 | <b>\n` Mend it."


def test_the_table_shows_cells_as_they_stand() -> None:
    assert "100 % &#124; &lt;b&gt;" in write_table([ODD])
    assert write_table([]).strip() == "Nothing to mend."
