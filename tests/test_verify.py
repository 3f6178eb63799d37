"""The tables held against an article: a small invented one, a copy of it, and the real ones where at hand."""

import csv
import json
import os
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from korea_deepfake_record.descriptor import Package, open_package
from korea_deepfake_record.evidence import verify
from korea_deepfake_record.evidence.numbers import find_numbers
from korea_deepfake_record.evidence.wording import has_words

ROOT = Path(__file__).parents[1]
INVENTED = ROOT / "tests" / "article"
REAL = Path(os.environ.get("KDR_ARTICLES") or ROOT.parent / "shared" / "articles")


@pytest.fixture
def package(tmp_path: Path) -> Package:
    """Our schemas with the rows that code the invented article."""
    folder = tmp_path / "package"
    (folder / "data").mkdir(parents=True)
    shutil.copyfile(ROOT / "datapackage.json", folder / "datapackage.json")
    shutil.copytree(ROOT / "schemas", folder / "schemas")
    for schema in (ROOT / "schemas").glob("*.json"):
        columns = [field["name"] for field in json.loads(schema.read_text(encoding="utf-8"))["fields"]]
        rows = read_csv(INVENTED / f"{schema.stem}.csv")
        with (folder / "data" / f"{schema.stem}.csv").open("w", encoding="utf-8", newline="") as target:
            writer = csv.DictWriter(target, columns, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return open_package(folder)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with the invented article."""
    (tmp_path / "articles").mkdir()
    shutil.copyfile(INVENTED / "tram.txt", tmp_path / "articles" / "tram.txt")
    return tmp_path / "articles"


def read_csv(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def change(package: Package, table: str, old: str, new: str) -> None:
    """Replace one stretch of a table's file."""
    path = package.base / "data" / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def texts(package: Package, folder: Path) -> list[str]:
    return [each.text for each in verify(package, folder).findings]


def test_article_as_coded_has_nothing_to_mend(package: Package, articles: Path) -> None:
    report = verify(package, articles)
    assert [each.text for each in report.findings] == []
    assert report.notices == ["aberlow-tram: tram.txt, known by its hash: 14 in place"]


Change = tuple[str, str, str]
BREAKS: list[tuple[Change, str]] = [
    (
        ("passages", "59330ab5", "49330ab5"),
        "data/passages.csv:8:sha256: No stretch of the text has this hash. "
        "Take the hash and the characters anew from the text. [passage-altered]",
    ),
    (
        ("passages", ",573,617,10,", ",573,617,11,"),
        "data/passages.csv:13:word_count: The passage has 10 words, not '11'. "
        "Correct the number. [word-count]",
    ),
    (
        ("sources", ",722", ",721"),
        "data/sources.csv:2:text_characters: The text has 722 characters, not '721'. "
        "Correct the number. [text-length]",
    ),
    (
        ("claims", "a long winter", "a hard winter"),
        "data/claims.csv:5:quote: 'a hard winter' is not in the sentence. "
        "Use the words of the sentence. [verbatim]",
    ),
    (
        ("claims", "in March", "in Mars"),
        "data/claims.csv:9:event_text: 'in Mars' is not in the sentence. "
        "Use the words of the sentence. [verbatim]",
    ),
    (
        ("measure_reports", "were rebuilt", "was rebuilt"),
        "data/measure_reports.csv:2:wording: 'was rebuilt' is not in the sentence. "
        "Use the words of the sentence. [verbatim]",
    ),
    (
        ("aliases", "tram,Courier", "tram,Carrier"),
        "data/aliases.csv:3:name: 'Carrier' is not in the text. Use the words of the text. [verbatim]",
    ),
    (
        ("sources", "14 May 2031", "14 June 2031"),
        "data/sources.csv:2:published_text: '14 June 2031' is not in the text. "
        "Use the words of the text. [verbatim]",
    ),
    (
        ("statistics", "count,24,", "count,42,"),
        "data/statistics.csv:5:value: '42' is not a number of 'Twenty-four'. "
        "Correct the number or its wording. [number-stated]",
    ),
    (
        ("statistics", ",6400,", ",6401,"),
        "data/statistics.csv:2:high: '6401' is not a number of '6,400'. "
        "Correct the number or its wording. [number-stated]",
    ),
    (
        ("claims", "favour.,,courier", "favour.,,halloran"),
        "data/claims.csv:11:speaker_id: No name of 'halloran' is in the sentence or near it. "
        "Correct the speaker, or add the alias this source uses. [speaker-named]",
    ),
    (
        (
            "claims",
            "A first tram went out early on a Tuesday.",
            "First car left the depot on Tuesday at dawn.",
        ),
        "data/claims.csv:3:statement: A run of 9 words is also in tram.txt: 'first car left the depot …'. "
        "Say it in other words. [copied-text]",
    ),
]


@pytest.mark.parametrize(
    ("broken", "finding"), BREAKS, ids=[text.rpartition("[")[2][:-1] for _, text in BREAKS]
)
def test_what_is_broken_is_one_finding(
    package: Package, articles: Path, broken: Change, finding: str
) -> None:
    change(package, *broken)
    assert texts(package, articles) == [finding]


def test_passages_that_leave_out_text_or_overlap_are_found(package: Package, articles: Path) -> None:
    change(package, "passages", ",461,476,2,", ",461,474,2,")
    change(package, "passages", ",573,617,10,", ",570,617,10,")
    assert texts(package, articles) == [
        "data/passages.csv:11: Characters 474 to 478 stand in no passage: '2'. "
        "Add them to the ledger. [uncovered-text]",
        "data/passages.csv:11:char_start: The passage stands at 461 to 476 of the text. "
        "Correct char_start and char_end. [passage-moved]",
        "data/passages.csv:13:char_start: The passage begins before aberlow-tram-s011 ends. "
        "Correct char_start or char_end. [passage-overlap]",
        "data/passages.csv:13:char_start: The passage stands at 573 to 617 of the text. "
        "Correct char_start and char_end. [passage-moved]",
    ]


def test_long_quotes_are_found(package: Package, articles: Path) -> None:
    change(package, "claims", "a long winter", "called the wait “a long winter”")
    problem = "6 words are quoted where 5 are the most. Quote the key words only."
    assert texts(package, articles) == [f"data/claims.csv:5:quote: {problem} [quote-length]"]


def test_pronoun_lets_the_speaker_be_named_farther_back(package: Package, articles: Path) -> None:
    change(package, "claims", "until May.,,brandt", "until May.,,halloran")
    assert texts(package, articles) == []


def test_copy_beside_the_text_shows_how_much_was_altered(package: Package, articles: Path) -> None:
    shutil.copyfile(INVENTED / "tram-coast.txt", articles / "tram-coast.txt")
    assert verify(package, articles).notices[1:] == [
        "aberlow-tram: tram-coast.txt, known by its sentences: 7 absent, 1 altered, 6 moved"
    ]
    absent = "The sentence is not in tram-coast.txt. Compare the copies. [passage-absent]"
    altered = (
        "The sentence reads otherwise in tram-coast.txt: 96 % alike. Compare the copies. [passage-altered]"
    )
    problems = ((5, absent), (9, altered), (14, absent))
    assert texts(package, articles) == [f"data/passages.csv:{line}:sha256: {each}" for line, each in problems]


@pytest.mark.parametrize("name", ["anything.txt", "Aberlow-Tram.txt"])
def test_copy_alone_verifies_what_it_can(package: Package, articles: Path, name: str) -> None:
    (articles / "tram.txt").unlink()
    shutil.copyfile(INVENTED / "tram-coast.txt", articles / name)
    change(package, "claims", "a long winter", "a hard winter")
    found = texts(package, articles)
    assert [each.rpartition(" ")[2] for each in found] == [
        "[verbatim]", "[passage-absent]", "[passage-altered]", "[passage-absent]"
    ]  # fmt: skip
    assert "94 % as long" in found[2]


def test_text_that_fits_no_source_is_told(package: Package, articles: Path) -> None:
    (articles / "tram.txt").write_text("Ferries sail at noon.", encoding="utf-8")
    assert verify(package, articles).notices == [
        "skipped: no text of aberlow-tram",
        "skipped: tram.txt fits no source",
    ]


def test_one_source_alone_can_be_asked_for(package: Package, articles: Path) -> None:
    assert verify(package, articles, "aberlow-tram").findings == []
    with pytest.raises(ValueError, match=r"no coded source 'aberlow-trm'\. Did you mean 'aberlow-tram'\?"):
        verify(package, articles, "aberlow-trm")


def test_table_that_cannot_be_read_stops_the_check(package: Package, articles: Path) -> None:
    (package.base / "data" / "claims.csv").write_text("claim_id\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"^data/claims\.csv:1: The columns are not those of the schema"):
        verify(package, articles)


def test_copied_run_is_found_in_any_file_across_lines(package: Package, articles: Path) -> None:
    run = "TWENTY-FOUR stops\nwere rebuilt, *and one* was"
    (package.base / "notes.md").write_text(f"Title\n\nSeven: {run}\n\nEight: {run} moved\n", encoding="utf-8")
    (package.base / "picture.bin").write_bytes(b"\xff\xfe")
    problem = "A run of 9 words is also in tram.txt: 'twenty four stops were rebuilt …'."
    assert texts(package, articles)[-1] == f"notes.md:6: {problem} Say it in other words. [copied-text]"


def test_title_may_be_given_whole_and_nothing_longer(package: Package, articles: Path) -> None:
    long_title = "The first car left the depot on Tuesday at dawn"
    change(package, "sources", "coded,article,,", f"coded,article,{long_title},")
    (package.base / "notes.md").write_text(f"Read “{long_title}”.\n")
    assert texts(package, articles) == []
    (package.base / "notes.md").write_text(f"Read {long_title}. Photo!\n")
    [finding] = texts(package, articles)
    assert finding.startswith(
        "notes.md:1: A run of 11 words is also in tram.txt: 'the first car left the …'."
    )


def test_the_article_that_the_tutorial_makes_up_is_no_copy(package: Package, articles: Path) -> None:
    text = (articles / "tram.txt").read_text(encoding="utf-8")
    (package.base / "docs").mkdir()
    tutorial = package.base / "docs" / "tutorial.md"
    tutorial.write_text(f"# Tutorial\n\n```text workbench/tram.txt\n{text}\n```\n", encoding="utf-8")
    assert texts(package, articles) == []
    (articles / "tram.txt").write_text(f"{text} More.\n", encoding="utf-8")
    assert "docs/tutorial.md:4: A run of " in "".join(texts(package, articles))


def test_only_files_git_does_not_ignore_are_searched(package: Package, articles: Path) -> None:
    subprocess.run(["git", "init", "-q", package.base], check=True)
    (package.base / ".gitignore").write_text("workbench/\n")
    for folder in ("workbench", "docs"):
        (package.base / folder).mkdir()
        shutil.copyfile(articles / "tram.txt", package.base / folder / "tram.txt")
    assert {each.path for each in verify(package, articles).findings} == {"docs/tram.txt"}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Twenty-four of the 6,400 in 2031", "24 6400 2031"),
        (
            "$2.02 trillion, 50 million won (€33,923), $1.5M and 3 metres",
            "2020000000000 50000000 33923 1500000 3",
        ),
        ("one hundred and five or two hundred thousand and six", "105 200006"),
        ("two and three, seven of nine, twice a week, half", "2 3 7 9 0.5"),
        ("dozens, a few, no one's", "1"),
        ("53% on 14 May, 26–29; the 20th", "53 14 26 29 20"),
        ("5000만 원", "50000000"),
    ],
)
def test_numbers_are_read_in_digits_and_words(text: str, numbers: str) -> None:
    assert find_numbers(text) == {Decimal(each) for each in numbers.split()}


@pytest.mark.parametrize(
    ("words", "stands"), [("2.5", True), ("2", False), ("5", False), ("it’s 2.5 - k", True)]
)
def test_words_are_found_whatever_their_signs(words: str, stands: bool) -> None:
    assert has_words("So it's\u00a02.5\u2014K.", words) is stands


def test_real_articles_bear_out_the_real_tables() -> None:
    if not any(REAL.glob("*.txt")):
        pytest.skip("no articles at hand")
    findings = verify(open_package(ROOT), REAL).findings
    if findings:
        pytest.fail("\n".join(each.text for each in findings), pytrace=False)


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the script as a user would."""
    command = [sys.executable, ROOT / "scripts" / "verify.py", *map(str, arguments)]
    environment = {**os.environ, "KDR_ARTICLES": str(ROOT / "no-articles-here")}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


def test_script_prints_findings_and_what_it_looked_at(package: Package, articles: Path) -> None:
    change(package, "claims", "a long winter", "a hard winter")
    done = run("--articles", articles, "--package", package.base, "--source", "aberlow-tram")
    finding = (
        "data/claims.csv:5:quote: 'a hard winter' is not in the sentence. Use the words of the sentence."
    )
    assert (done.returncode, done.stdout) == (1, f"{finding} [verbatim]\n1 to mend.\n")
    assert done.stderr == "aberlow-tram: tram.txt, known by its hash: 14 in place\n"


def test_script_speaks_json(package: Package, articles: Path) -> None:
    done = run("--articles", articles, "--package", package.base, "--format", "json")
    assert (done.returncode, json.loads(done.stdout)) == (0, {"count": 0, "findings": []})


def test_script_stops_where_it_cannot_run(package: Package, articles: Path, tmp_path: Path) -> None:
    wrong = [
        ("--package", package.base),
        ("--articles", tmp_path / "nowhere", "--package", package.base),
        ("--articles", articles, "--package", tmp_path / "nowhere"),
        ("--articles", articles, "--package", package.base, "--source", "aberlow-trm"),
    ]
    for done in (run(*arguments) for arguments in wrong):
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
