"""A text becomes a source with a ledger, once; what a coder writes stays."""

import csv
import os
import pty
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT
from test_scripts import run_script

from korea_deepfake_record.descriptor import Package, open_package
from korea_deepfake_record.evidence import hash_sentence, verify
from korea_deepfake_record.evidence.numbers import find_numbers
from korea_deepfake_record.intake import Addition, Request, add_source, tell_addition
from korea_deepfake_record.intake.furniture import suggest_part
from korea_deepfake_record.intake.language import check_language, guess_language
from korea_deepfake_record.validate import validate
from korea_deepfake_record.walkthrough import make_practice, run

SCRIPT = ROOT / "scripts" / "add_source.py"
GIVEN: dict[str, str | None] = {
    "publisher": "courier",
    "published": "2031-05-14",
    "url": "https://example.org/tram",
}
SOURCE = "courier-20310514"
KOREAN = """경찰, 신고 전화 개설

입력 2031. 5. 14. 10:30

애벌로 경찰은 2031. 5. 12. 신고 전화를 열었다고 밝혔다. “첫날 12건이 접수됐다.” 라고 경찰은 설명했다.

무단전재 및 재배포 금지
"""


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout with empty tables but for one publisher."""
    folder = make_practice(ROOT, tmp_path_factory.mktemp("intake") / "empty")
    actors = folder / "data" / "actors.csv"
    actors.write_text(actors.read_text(encoding="utf-8") + "courier,Aberlow Courier,outlet,,,,,A paper.,\n")
    return folder


@pytest.fixture
def package(empty: Path, tmp_path: Path) -> Package:
    """Such a checkout for one test, the invented article in its workbench."""
    folder = tmp_path / "checkout"
    shutil.copytree(empty, folder, ignore=shutil.ignore_patterns("src", "scripts"))
    (folder / "workbench").mkdir()
    shutil.copyfile(ROOT / "tests" / "article" / "tram.txt", folder / "workbench" / "tram.txt")
    return open_package(folder)


def add(package: Package, name: str = "tram.txt", **more: str | None) -> Addition:
    return add_source(package, Request(package.base / "workbench" / name, {**GIVEN, **more}))


def write(package: Package, name: str, text: str | bytes) -> Path:
    """A text in the workbench."""
    path = package.base / "workbench" / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def table(package: Package, name: str) -> list[dict[str, str]]:
    with (package.base / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def sheet(package: Package, source_id: str = SOURCE) -> Path:
    return package.base / "workbench" / f"{source_id}.csv"


def code(package: Package, passage: str, **cells: str) -> None:
    """What a coder does: change cells of one row of the work sheet."""
    with sheet(package).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    next(row for row in rows if row["passage_id"].endswith(passage)).update(cells)
    with sheet(package).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def state(package: Package) -> dict[Path, bytes]:
    """Every file of the data and the workbench."""
    folders = (package.base / "data", package.base / "workbench")
    return {path: path.read_bytes() for folder in folders for path in folder.iterdir()}


def test_the_ledger_covers_the_text_and_agrees_with_it(package: Package) -> None:
    added = add(package)
    assert (added.is_new, added.source_id, added.waiting) == (True, SOURCE, 11)
    report = verify(package, package.base / "workbench")
    assert [each.rule for each in report.findings] == []
    assert [row["source_id"] for row in table(package, "sources")] == [SOURCE]


def test_all_that_is_to_mend_then_is_coding_and_use(package: Package) -> None:
    rows = add(package).rows
    found = validate(package.base)
    assert {each.rule for each in found} == {"passage-has-disposition"}
    assert {each.problem for each in found} == {f"11 of 13 sentences of '{SOURCE}' have no disposition."}
    assert [each.line for each in found] == [at for at, row in enumerate(rows, 2) if not row["disposition"]]


def test_no_word_of_the_text_but_its_title_enters_the_data(package: Package) -> None:
    add(package)
    text = (package.base / "workbench" / "tram.txt").read_text(encoding="utf-8")
    data = "".join(each.read_text(encoding="utf-8") for each in (package.base / "data").iterdir())
    assert [line for line in text.splitlines() if line and line in data] == [text.splitlines()[0]]
    assert run("git status --short -- workbench", package.base) == ""


def test_running_it_again_changes_nothing(package: Package) -> None:
    add(package)
    before = state(package)
    again = add_source(package, Request(package.base / "workbench" / "tram.txt", {}))
    assert (again.is_new, again.written, state(package)) == (False, (), before)


def test_what_was_cut_short_is_taken_up(package: Package) -> None:
    add(package)
    before = state(package)
    ledger = package.base / "data" / "passages.csv"
    ledger.write_text(ledger.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    sheet(package).unlink()
    add(package)
    assert state(package) == before


def test_dispositions_are_carried_over_and_the_coders_own_columns_kept(package: Package) -> None:
    add(package)
    code(package, "s002", part="dateline", disposition="metadata", note="As printed.")
    code(package, "s003", part="caption", disposition="coded")
    added = add(package)
    rows = {row["passage_id"][-4:]: row for row in table(package, "passages")}
    assert added.waiting == 9
    assert [rows["s002"][name] for name in ("disposition", "note")] == ["metadata", "As printed."]
    assert [rows["s003"][name] for name in ("part", "disposition")] == ["caption", "coded"]


def test_a_column_that_the_coder_added_stays(package: Package) -> None:
    add(package)
    path = sheet(package)
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    path.write_text(
        "\n".join([f"{lines[0]},mine", *(f"{each},x" for each in lines[1:]), ""]), encoding="utf-8"
    )
    add(package)
    assert {row["mine"] for row in csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines())} == {"x"}


def test_what_stands_in_the_ledger_is_never_overwritten(package: Package) -> None:
    add(package)
    ledger = package.base / "data" / "passages.csv"
    text = ledger.read_text(encoding="utf-8")
    ledger.write_text(text.replace(",dateline,,,", ",byline,off-topic,,By hand."), encoding="utf-8")
    code(package, "s002", disposition="metadata")
    before = state(package)
    told = list(tell_addition(add(package)))
    assert told == [
        f"workbench/{SOURCE}.csv:3:disposition: 'metadata' stands here and 'off-topic' in data/passages.csv. "
        "Make the two agree. [work-sheet]",
        "1 to mend.",
    ]
    assert state(package) == before


def test_a_code_that_is_none_is_told_with_its_place(package: Package) -> None:
    add(package)
    code(package, "s001", disposition="codd")
    told = next(tell_addition(add(package)))
    problem = "'codd' is no disposition. Did you mean 'coded'?"
    assert told == f"workbench/{SOURCE}.csv:2:disposition: {problem} [work-sheet]"


def test_a_sentence_run_together_is_cut_and_what_was_coded_moves_along(package: Package) -> None:
    text = package.base / "workbench" / "tram.txt"
    add(package)
    code(package, "s004", disposition="metadata")
    added = add_source(package, Request(text, {}, cuts=["A blue tram|The first car"]))
    assert [row["disposition"] for row in added.rows[:5]] == ["", "", "", "", "metadata"]
    assert [row["passage_id"][-4:] for row in table(package, "passages")] == [
        f"s{at:03}" for at in range(1, 15)
    ]
    assert verify(package, text.parent).findings == []
    assert {each.rule for each in validate(package.base)} == {"passage-has-disposition"}


@pytest.mark.parametrize("cut", ["tram", "|The first", "nowhere|here", "e|d"])
def test_a_cut_names_one_place(package: Package, cut: str) -> None:
    with pytest.raises(ValueError, match=r"^--cut: .* Give more words on both sides of one place\.$"):
        add_source(package, Request(package.base / "workbench" / "tram.txt", GIVEN, cuts=[cut]))
    assert table(package, "sources") == []


def claim(package: Package, number: int = 5) -> None:
    """A claim that rests on that sentence."""
    path = package.base / "data" / "claims.csv"
    columns = path.read_text(encoding="utf-8").splitlines()[0].split(",")
    cells = {"claim_id": f"clm-{number:04}", "source_id": SOURCE, "passage_id": f"{SOURCE}-s{number:03}"}
    cells |= {
        "kind": "figure",
        "statement": "The tram carries many.",
        "speaker_id": "courier",
        "voice": "own",
    }
    cells |= {"topic": "on-topic", "stance": "asserted", "proposition_id": "prp-001", "record_status": "live"}
    with path.open("a", encoding="utf-8") as file:
        file.write(",".join(cells.get(each, "") for each in columns) + "\n")


def test_no_cut_once_claims_rest_on_the_text(package: Package) -> None:
    add(package)
    claim(package)
    with pytest.raises(ValueError, match="Claims rest on the sentences of this text already"):
        add_source(
            package, Request(package.base / "workbench" / "tram.txt", {}, cuts=["A blue tram|The first car"])
        )


def test_sentences_that_are_coded_elsewhere_are_named_with_their_claims(package: Package) -> None:
    add(package)
    claim(package)
    text = (package.base / "workbench" / "tram.txt").read_text(encoding="utf-8")
    write(package, "same.txt", text.replace("“", '"') + "\nOne more line.")
    write(package, "like.txt", text.replace("a day", "each day").replace("briefing", "meeting"))
    told = "\n".join(tell_addition(add(package, "same.txt")))
    assert f"courier-2-20310514-s005 has the words of {SOURCE}-s005, which carries:\n" in told
    assert "\n  clm-0005 (prp-001) The tram carries many.\n" in told
    other = add(package, "like.txt").alike
    assert [(each.other_id, 80 <= each.likeness < 100) for each in other] == [
        (f"{SOURCE}-s005", True),
    ]


def test_likeness_is_seen_by_the_articles_beside_the_text(package: Package) -> None:
    add(package)
    claim(package)
    sheet(package).unlink()
    text = (package.base / "workbench" / "tram.txt").read_text(encoding="utf-8")
    write(package, "like.txt", text.replace("a day", "each day"))
    assert [each.other_id for each in add(package, "like.txt").alike] == [f"{SOURCE}-s005"]


def test_a_copy_of_most_of_a_text_is_called_one(package: Package) -> None:
    text = "It rained all day long. The tram did not run at all.\n"
    add_source(package, Request(write(package, "one.txt", text), GIVEN))
    claim(package, 1)
    claim(package, 2)
    told = list(tell_addition(add(package, write(package, "two.txt", text + "\n").name)))
    assert told[-2].startswith(f"Most of it stands in '{SOURCE}' word for word.")


def test_page_furniture_of_other_sources_is_known_again(package: Package) -> None:
    add_source(package, Request(write(package, "one.txt", "It rained.\n\nBecome a friend of ours\n"), GIVEN))
    code(package, "s002", part="furniture", disposition="advertisement")
    add_source(package, Request(package.base / "workbench" / "one.txt", {}))
    rows = add(package, write(package, "two.txt", "It snowed.\n\nBecome a friend of ours\n").name).rows
    assert [row["disposition"] for row in rows] == ["", "advertisement"]


def test_words_that_repeat_are_duplicates_of_the_first(package: Package) -> None:
    rows = add_source(package, Request(write(package, "r.txt", "It rained.\n\nIt rained.\n"), GIVEN)).rows
    assert [row["duplicate_of_id"] for row in rows] == ["", rows[0]["passage_id"]]
    assert rows[1]["disposition"] == "duplicate"


@pytest.mark.parametrize(
    ("text", "part", "disposition"),
    [
        ("Share this story", "furniture", "page-furniture"),
        ("Home | Towns | Weather", "furniture", "page-furniture"),
        ("© 2031 Aberlow Courier. All rights reserved.", "furniture", "page-furniture"),
        ("Advertisement 2", "furniture", "advertisement"),
        ("저작권자 ⓒ 통신, 무단전재 및 재배포 금지", "furniture", "page-furniture"),
        ("Share prices fell by half.", "body", ""),
        ("Subscribe for 2 dollars a month", "body", ""),
        ("Published 14 May 2031", "dateline", ""),
        ("홍길동 기자", "byline", ""),
        ("Photo by M. Oduya", "credit", ""),
        ("사진은 지난 5월에 찍었다.", "body", ""),
    ],
)
def test_only_plain_furniture_without_figures_is_left_out(text: str, part: str, disposition: str) -> None:
    assert suggest_part(text)[:2] == (part, disposition)


def test_a_korean_text_is_split_hashed_and_tagged(package: Package) -> None:
    path = write(package, "ko.txt", KOREAN)
    added = add_source(package, Request(path, GIVEN | {"date-words": "입력 2031. 5. 14."}))
    starts = [KOREAN[int(row["char_start"]) :][:4] for row in added.rows]
    assert starts == ["경찰, ", "입력 2", "애벌로 ", "“첫날 ", "무단전재"]
    assert [row["word_count"] for row in added.rows] == ["4", "6", "9", "6", "4"]
    assert added.rows[0]["sha256"] == hash_sentence("\u1100\u1167\u11bc찰,  신고\u00a0전화 개설")
    source = table(package, "sources")[0]
    assert [source[name] for name in ("language", "published_basis", "title")] == [
        "ko",
        "stated",
        "경찰, 신고 전화 개설",
    ]
    assert verify(package, path.parent).findings == []
    assert {each.rule for each in validate(package.base)} == {"passage-has-disposition"}
    assert sheet(package).read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("text", "number"), [("3만5천명", 35000), ("1억2000만원", 120000000), ("열두 건", 12), ("세 차례", 3)]
)
def test_korean_numbers_are_read(text: str, number: int) -> None:
    assert number in find_numbers(text)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("電車が来た。", "ja"),
        ("电车来了。", "zh"),
        ("Die Bahn kam in den Ort.", ""),
        ("It is the tram of the town.", "en"),
    ],
)
def test_a_language_is_guessed_or_left_open(text: str, tag: str) -> None:
    assert guess_language(text) == tag


@pytest.mark.parametrize(("told", "tag"), [("KO", "ko"), ("zh-hant-tw", "zh-Hant-TW"), ("gsw", "gsw")])
def test_a_language_tag_is_written_as_usual(told: str, tag: str) -> None:
    assert check_language(told) == tag


WRONG = [
    (
        {"publisher": "couriers"},
        "--publisher: There is no actor 'couriers' in data/actors.csv. Did you mean 'courier'?",
    ),
    ({"publisher": "Someone"}, r"Add a new one there first: python scripts/new_id.py actors 'Someone'$"),
    (
        {"published": "14.05.2031"},
        "--published: '14.05.2031' is not a date in EDTF. Write it like 2024-09-03",
    ),
    ({"published": "2031-02-30"}, "--published: '2031-02-30' is not a day of the calendar"),
    ({"date-words": "in June"}, "--date-words: 'in June' is not in the text"),
    ({"url": "example.org"}, "--url: 'example.org' is not an address"),
    ({"title": "x" * 201}, "--title: It has 201 characters; 200 are the most"),
    ({"kind": "artcle"}, "--kind: 'artcle' is not among article, .* Did you mean 'article'?"),
    ({"language": "kor"}, "--language: 'kor' is not a BCP 47 tag of a language. Did you mean 'ko'?"),
    ({"language": "Korean"}, "Did you mean 'ko'?"),
    ({"language": "en-XX"}, "'XX' is no country in ISO 3166-1"),
    ({"id": "Tram 1"}, "--id: 'Tram 1' does not have the form of"),
    ({"publisher": None, "url": None}, "^Give --publisher and --url, or run this on a terminal"),
    ({"publisher": "unknown"}, "^Give --id, or run this on a terminal.$"),
]


@pytest.mark.parametrize(("wrong", "told"), WRONG)
def test_an_answer_that_does_not_fit_is_told_and_nothing_written(
    package: Package, wrong: dict[str, str | None], told: str
) -> None:
    before = state(package)
    with pytest.raises(ValueError, match=told):
        add(package, **wrong)
    assert state(package) == before


def test_what_is_told_otherwise_later_is_not_taken_over(package: Package) -> None:
    add(package)
    before = state(package)
    told = next(tell_addition(add(package, url="https://example.org/other")))
    assert told.startswith("data/sources.csv:2:url: --url gives 'https://example.org/other' where 'https://")
    assert told.endswith("stands. Change it here, or leave the option out. [source-known]")
    assert state(package) == before


@pytest.mark.parametrize(
    ("date", "words", "basis"),
    [
        ("2031-05-14", "14 May 2031", "stated"),
        ("unknown", "on Tuesday", "unresolved"),
        ("2031", None, "reference"),
    ],
)
def test_the_basis_of_the_date_follows(package: Package, date: str, words: str | None, basis: str) -> None:
    add(package, **{"published": date, "date-words": words})
    assert table(package, "sources")[0]["published_basis"] == basis
    assert {each.rule for each in validate(package.base)} == {"passage-has-disposition"}


def test_an_address_is_written_as_one_and_a_title_without_what_is_unseen(package: Package) -> None:
    add(package, url="https://example.org/전차?a=%20b", title=" A\u00adbc \u200b tram ")
    source = table(package, "sources")[0]
    assert source["url"] == "https://example.org/%EC%A0%84%EC%B0%A8?a=%20b"
    assert source["title"] == "Abc tram"
    assert {each.rule for each in validate(package.base)} == {"passage-has-disposition"}


def test_a_number_in_the_ledger_that_is_none_is_told(package: Package) -> None:
    add(package)
    ledger = package.base / "data" / "passages.csv"
    ledger.write_text(ledger.read_text(encoding="utf-8").replace(",1,1,1,0,", ",1,1,1,x,"), encoding="utf-8")
    with pytest.raises(ValueError, match=r"^data/passages.csv:2:char_start: 'x' is not a whole number"):
        add(package)


def test_what_is_unknown_stays_blank(package: Package) -> None:
    add(package, publisher="unknown", published="unknown", url="unknown", id="tram-undated")
    source = table(package, "sources")[0]
    assert {source[name] for name in ("publisher_id", "published", "published_basis", "url")} == {""}


def test_the_name_of_the_publisher_will_do(package: Package) -> None:
    assert add(package, publisher="aberlow courier").source_id == SOURCE


def test_the_same_text_is_not_added_under_another_id(package: Package) -> None:
    add(package)
    with pytest.raises(
        ValueError, match=rf"already that of '{SOURCE}' \(data/sources.csv:2\)\. Leave --id out"
    ):
        add(package, id="other")


def test_a_taken_id_is_not_given_again(package: Package) -> None:
    add(package)
    other = write(package, "other.txt", "It is the end of the line.")
    with pytest.raises(
        ValueError, match=r"is taken \(data/sources.csv:2\)\. Choose another, such as courier-2-2031"
    ):
        add(package, other.name, id=SOURCE)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "The file holds no words"),
        (b" \n***\n\xe2\x80\x8b\n", "The file holds no words"),
        ("Caf\u00e9.\nN\u00f8.\n".encode("latin-1"), r":1: The byte 'e9' is not UTF-8"),
        ("\uacbd\ucc30".encode("cp949"), "is not UTF-8"),
        ("Tram".encode("utf-16"), "text in UTF-16"),
        (b"\x89PNG\r\n\x00", "is not text"),
        (b"%PDF-1.7 tram", "is a PDF"),
        (b"PK\x03\x04 tram", "is an office document"),
        (b"<!DOCTYPE html><p>Tram", "is the code of a web page"),
        (b"It rained. " * 1000, "The text has 1000 sentences; 999 are the most. Add it in parts"),
    ],
)
def test_a_file_that_is_no_article_is_told_in_one_line(package: Package, content: bytes, told: str) -> None:
    write(package, "odd.txt", content)
    with pytest.raises(ValueError, match=rf"^.*{told}.*\.$"):
        add(package, "odd.txt", language="en")


def options() -> Iterator[str]:
    for name, value in GIVEN.items():
        yield from (f"--{name}", str(value))


def test_the_script_tells_what_it_cannot_add(package: Package) -> None:
    run = run_script(SCRIPT, write(package, "odd.txt", "caf\u00e9".encode("latin-1")), *options())
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.count("\n") == 1
    assert run.stderr.endswith(
        "The byte 'e9' is not UTF-8. Save the article's words as plain text in UTF-8.\n"
    )


def test_the_script_warns_of_a_text_that_git_would_take(package: Package) -> None:
    shutil.copyfile(package.base / "workbench" / "tram.txt", package.base / "tram.txt")
    run = run_script(SCRIPT, package.base / "tram.txt", "--package", package.base, *options())
    assert run.returncode == 0
    assert run.stderr.endswith("Git would take it in. Move it to workbench/, which git ignores.\n")


def test_a_table_that_cannot_be_read_is_told_and_nothing_written(package: Package) -> None:
    ledger = package.base / "data" / "passages.csv"
    ledger.write_text("passage_id,words\n", encoding="utf-8")
    before = state(package)
    with pytest.raises(ValueError, match=r"^data/passages.csv:1: The columns are not those of the schema"):
        add(package)
    assert state(package) == before


def test_a_work_sheet_that_was_spoilt_is_told(package: Package) -> None:
    add(package)
    sheet(package).write_text("passage_id;part\n", encoding="utf-8")
    with pytest.raises(ValueError, match=rf"^{SOURCE}.csv: The columns are not those of a work sheet"):
        add(package)


def test_answers_are_asked_for_again_until_they_fit(package: Package) -> None:
    answers = iter(["corier", "courier", "soon", "unknown", "", "", "unknown", "", "", "", ""])
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return next(answers)

    added = add_source(package, Request(package.base / "workbench" / "tram.txt", {}, ask=answer))
    assert added.source_id == "courier-undated"
    assert "Did you mean 'courier'?" in asked[1]
    assert "[Aberlow reopens its harbour tram]" in asked[7]


def test_on_a_terminal_it_asks_and_can_be_stopped(package: Package) -> None:
    ours, theirs = pty.openpty()
    text = package.base / "workbench" / "tram.txt"
    command = [sys.executable, str(SCRIPT), str(text), "--package", str(package.base)]
    os.write(ours, b"courier\n\x04")
    run = subprocess.run(command, stdin=theirs, capture_output=True, text=True, check=False)
    os.close(theirs)
    os.close(ours)
    assert run.returncode == 2
    assert run.stdout.startswith("Publisher, an actor (or unknown): Date of publication")
    assert run.stderr == "\nStopped; nothing was written.\n"
    assert table(package, "sources") == []
