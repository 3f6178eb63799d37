"""A contribution is accepted, and the mistakes that contributors make are found where they are."""

import csv
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import ROOT
from works import commit_all, run_git

from korea_deepfake_record.contribution import contribution_text
from korea_deepfake_record.descriptor import open_package
from korea_deepfake_record.publish.cff import citation_file
from korea_deepfake_record.tidy import tidy
from korea_deepfake_record.validate import validate
from korea_deepfake_record.versions import open_edition
from korea_deepfake_record.versions.edition import describe_edition
from korea_deepfake_record.versions.ledger import write_ledger

Row = dict[str, str]
Edit = Callable[[Path], object]

CLAIM, PROPOSITION = "clm-999999", "prp-999999"
VERSION_LINE = (ROOT / "datapackage.json").read_text("utf-8").split('"version"')[0].count("\n") + 1
STATEMENT = "A group that nobody knows opened a café in 2019."
NEWER = (
    "## [{version}] - 2099-01-01\n\n- A row in `claims` and in `propositions`, counted in `agreement`.\n\n"
)


def read_rows(folder: Path, table: str) -> list[Row]:
    """The rows of a table as they stand."""
    with (folder / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def write_rows(folder: Path, table: str, rows: list[Row]) -> None:
    """Write a table anew."""
    with (folder / "data" / f"{table}.csv").open("w", encoding="utf-8", newline="") as written:
        writer = csv.DictWriter(written, list(rows[0]), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def rewrite(path: Path, change: Callable[[str], str]) -> None:
    """Change a file as text."""
    path.write_bytes(change(path.read_text(encoding="utf-8")).encode())


def contribute(folder: Path) -> None:
    """Add a claim and its proposition as a contributor should."""
    passages, sources = read_rows(folder, "passages"), read_rows(folder, "sources")
    uncoded = {each["source_id"] for each in passages if each["disposition"] != "coded"}
    source = next(each for each in sources if each["publisher_id"] and each["source_id"] in uncoded)
    coded = [each for each in passages if each["disposition"] == "coded"]
    passage = next(each for each in coded if each["source_id"] == source["source_id"])
    propositions, claims = read_rows(folder, "propositions"), read_rows(folder, "claims")
    said = {"proposition_id": PROPOSITION, "statement": STATEMENT}
    propositions.append(said | {"theme": propositions[0]["theme"]})
    rests = {"source_id": source["source_id"], "passage_id": passage["passage_id"]}
    kind = {
        "topic": "on-topic",
        "kind": "event",
        "voice": "own",
        "stance": "asserted",
        "record_status": "live",
    }
    dated = {"event_date": "2019", "event_text": "in 2019", "event_basis": "stated"}
    speaker = {"claim_id": CLAIM, "speaker_id": source["publisher_id"]}
    claims.append(speaker | rests | kind | said | dated)
    write_rows(folder, "propositions", propositions)
    write_rows(folder, "claims", claims)
    tidy(open_package(folder))
    raise_version(folder)


def raise_version(folder: Path) -> None:
    """Raise the version by a minor one, in all files that name it."""
    old = open_package(folder).version
    major, minor, _ = old.split(".")
    version = f"{major}.{int(minor) + 1}.0"
    rewrite(
        folder / "datapackage.json",
        lambda text: text.replace(f'"version": "{old}"', f'"version": "{version}"'),
    )
    heading = NEWER.format(version=version)
    rewrite(folder / "CHANGELOG.md", lambda text: text.replace("## [", f"{heading}## [", 1))
    (folder / "CITATION.cff").write_text(citation_file(open_package(folder)), encoding="utf-8")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A git repository with the real data as a release, and a contribution to it."""
    folder = tmp_path_factory.mktemp("contribution") / "record"
    for name in ("data", "schemas"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("datapackage.json", "CHANGELOG.md", "CITATION.cff"):
        shutil.copyfile(ROOT / name, folder / name)
    write_ledger(describe_edition(open_package(folder)), folder)
    commit_all(folder, "released")
    contribute(folder)
    commit_all(folder, "contributed")
    return folder


@pytest.fixture
def contribution(repository: Path) -> Iterator[Path]:
    """The repository with the contribution; what a test changes is taken back."""
    yield repository
    run_git(repository, "checkout", "--quiet", "contributed", "--", ".")


def test_a_good_contribution_has_nothing_to_mend(contribution: Path) -> None:
    assert [each.text for each in validate(contribution)] == []


def test_what_a_contribution_does_to_the_data_is_told_in_words(contribution: Path) -> None:
    old, new = (open_edition(each, contribution) for each in ("released", "contributed"))
    told = contribution_text(old, new)
    assert "- claims: 1 added\n" in told
    assert "- propositions: 1 added\n" in told
    counted = {line.split(" | ")[0]: line.split(" | ")[1:] for line in told.splitlines() if " of " in line}
    before, after = counted["| sentences with a disposition"]
    assert f"{before} |" == after
    assert re.search(
        rf"a row added \([a-z]{{3}}-\d+\) raises MINOR\..* asks for {new.version} or higher", told
    )


def test_a_contribution_that_changes_no_row_is_told_as_such(contribution: Path) -> None:
    same = open_edition("contributed", contribution)
    assert "Nothing in the tables changes." in contribution_text(same, same)


# How mistakes are made: each returns an edit of the folder.


def put(table: str, record: str | int, **cells: str) -> Edit:
    """Other cells in the row of a record, or in a row by its number."""

    def edit(folder: Path) -> None:
        rows = read_rows(folder, table)
        keys = [next(iter(row.values())) for row in rows]
        rows[record if isinstance(record, int) else keys.index(record)] |= cells
        write_rows(folder, table, rows)

    return edit


def save(table: str, change: Callable[[str], str], encoding: str = "utf-8") -> Edit:
    """The file of a table as a program would save it."""

    def edit(folder: Path) -> None:
        path = folder / "data" / f"{table}.csv"
        path.write_bytes(change(path.read_text(encoding="utf-8")).encode(encoding, "replace"))

    return edit


def swap_columns(one: str, other: str) -> Edit:
    """Two columns of the claims in each other's place."""

    def edit(folder: Path) -> None:
        rows = read_rows(folder, "claims")
        order = list(rows[0])
        left, right = order.index(one), order.index(other)
        order[left], order[right] = other, one
        write_rows(folder, "claims", [{name: row[name] for name in order} for row in rows])

    return edit


def drop(table: str, place: int) -> Edit:
    """One row of a table taken out."""

    def edit(folder: Path) -> None:
        rows = read_rows(folder, table)
        del rows[place]
        write_rows(folder, table, rows)

    return edit


def keep(*names: str) -> Edit:
    """Files as they were in the release."""
    return lambda folder: run_git(folder, "checkout", "--quiet", "released", "--", *names)


def repeat_row(folder: Path) -> None:
    """The new claim twice."""
    save("claims", lambda text: text + text.splitlines(keepends=True)[-1])(folder)


def move_claim(folder: Path) -> None:
    """The new claim rests on a sentence of its source that is not coded."""
    source = next(each for each in read_rows(folder, "claims") if each["claim_id"] == CLAIM)["source_id"]
    others = [each for each in read_rows(folder, "passages") if each["disposition"] != "coded"]
    wrong = next(each for each in others if each["source_id"] == source)
    put("claims", CLAIM, passage_id=wrong["passage_id"])(folder)


def reuse_id(folder: Path) -> None:
    """The new claim has the identifier of the first."""
    put("claims", CLAIM, claim_id=read_rows(folder, "claims")[0]["claim_id"])(folder)


def invent_actor(folder: Path) -> None:
    """The speaker of the new claim is nearly one of the actors."""
    put("claims", CLAIM, speaker_id=read_rows(folder, "claims")[-1]["speaker_id"] + "s")(folder)


def claim(**cells: str) -> Edit:
    """Other cells in the row of the new claim."""
    return put("claims", CLAIM, **cells)


# By name: the edit, the column of the new claim in which it is found, the rule, and how it is mended.
IN_THE_NEW_CLAIM: dict[str, tuple[Edit, str, str, str]] = {
    "spreadsheet-mangled date": (
        claim(event_date="01/01/2019"),
        *("event_date", "date-is-edtf", "Write it as in 2024-09-02, or 2024-08/2024-09 for a period."),
    ),
    "date more precise than its source": (
        claim(event_date="2019-05-01", event_earliest="2019-05-01", event_latest="2019-05-01"),
        *("event_date", "event-date-is-not-sharpened", "Write the year alone."),
    ),
    "smart quotes around an id": (
        claim(speaker_id="‘someone’"),
        *("speaker_id", "smart-quote", "Remove it."),
    ),
    "id reused": (reuse_id, "claim_id", "primary-key", "Give this row a key of its own."),
    "row twice": (repeat_row, "claim_id", "primary-key", "Give this row a key of its own."),
    "id deleted that is referred to": (
        drop("propositions", -1),
        *("proposition_id", "foreign-key", "Add the row there or correct this one."),
    ),
    "actor invented": (invent_actor, "speaker_id", "foreign-key", "Did you mean '{speaker}'?"),
    "claim on the wrong sentence": (
        move_claim,
        *("passage_id", "claim-rests-on-coded-passage", "Name the passage that says it, or code this one."),
    ),
    "formula": (
        claim(note="=SUM(A1:A3)"),
        *("note", "formula", "Write what was meant, starting with a letter or digit."),
    ),
    "space at the end": (
        claim(statement=f"{STATEMENT} "),
        *("statement", "stray-space", "Remove the space."),
    ),
    "code misspelt": (
        claim(stance="assertd"),
        *("stance", "constraint-error", "Did you mean 'asserted'?"),
    ),
    "cells swapped": (
        claim(voice="asserted", stance="own"),
        *("voice", "constraint-error", "Choose one of: own, indirect, mixed, direct."),
    ),
    "quote not closed": (
        save("claims", lambda text: text.replace(STATEMENT, f'"{STATEMENT}')),
        *("", "quote", "Close the quote, and double each quote inside a cell."),
    ),
    "saved as Latin-1": (
        save("claims", str, "latin-1"),
        *("", "encoding", "Save the file as UTF-8, or declare its encoding."),
    ),
}
# The same of other places: file, line (0: the file as a whole), column.
ELSEWHERE: dict[str, tuple[Edit, tuple[str, int, str], str, str]] = {
    "leading zeros lost": (
        put("statistics", 0, area="1"),
        ("data/statistics.csv", 2, "area"),
        *("country-is-in-iso-3166", "Write two capitals such as KR; in `area`, 001 is the world."),
    ),
    "thousands set apart": (
        put("statistics", 0, value="1,297"),
        ("data/statistics.csv", 2, "value"),
        *("type-error", "Write digits only, or leave the cell blank."),
    ),
    "column renamed": (
        save("claims", lambda text: text.replace("statement", "text", 1)),
        ("data/claims.csv", 1, "text"),
        *("incorrect-label", "Rename the column."),
    ),
    "columns swapped": (
        swap_columns("voice", "stance"),
        ("data/claims.csv", 1, "stance"),
        *("incorrect-label", "Put the columns in the order of the schema."),
    ),
    "saved with CRLF": (
        save("claims", lambda text: text.replace("\n", "\r\n")),
        ("data/claims.csv", 0, ""),
        *("line-end", 'End lines with a line feed ("\\n") alone.'),
    ),
    "saved with a byte order mark": (
        save("claims", lambda text: f"\ufeff{text}"),
        ("data/claims.csv", 1, ""),
        *("bom", "Save the file as UTF-8 without one."),
    ),
    "released id gone": (
        drop("actors", 0),
        ("data/actors.csv", 0, "actor_id"),
        *("gone-id-is-retired", "Put it back, or add it to the table `retired`."),
    ),
    "version not raised": (
        keep("datapackage.json", "CHANGELOG.md", "CITATION.cff"),
        ("datapackage.json", VERSION_LINE, "version"),
        *("version-raised", "Raise it to {version}."),
    ),
    "changelog forgotten": (
        keep("CHANGELOG.md"),
        ("CHANGELOG.md", 0, ""),
        *("changelog-has-version", "Add '## [{version}] - YYYY-MM-DD' on top."),
    ),
}


@pytest.mark.parametrize("mistake", IN_THE_NEW_CLAIM)
def test_a_mistake_in_a_new_row_is_found_where_it_is(mistake: str, contribution: Path) -> None:
    edit, column, rule, cure = IN_THE_NEW_CLAIM[mistake]
    cure = cure.format(speaker=read_rows(contribution, "claims")[-1]["speaker_id"])
    edit(contribution)
    last = (contribution / "data" / "claims.csv").read_bytes().count(b"\n")
    found = [(each.path, each.line, each.column, each.rule, each.cure) for each in validate(contribution)]
    assert ("data/claims.csv", last, column, rule, cure) in found


@pytest.mark.parametrize("mistake", ELSEWHERE)
def test_a_mistake_elsewhere_is_found_where_it_is(mistake: str, contribution: Path) -> None:
    edit, place, rule, cure = ELSEWHERE[mistake]
    cure = cure.replace("{version}", open_package(contribution).version)
    edit(contribution)
    found = [(each.path, each.line, each.column, each.rule, each.cure) for each in validate(contribution)]
    assert (*place, rule, cure) in found


def test_a_table_saved_with_semicolons_is_told_once(contribution: Path) -> None:
    save("claims", lambda text: text.replace(",", ";"))(contribution)
    told = "data/claims.csv:1: The cells are set apart by ';', not by ','. Save it with ','. [delimiter]"
    assert [each.text for each in validate(contribution)] == [told]


def test_findings_stand_on_the_changed_lines_and_in_the_summary(contribution: Path) -> None:
    summary = contribution.parent / "summary.md"
    claim(speaker_id="nobody")(contribution)
    command = [sys.executable, str(ROOT / "scripts" / "validate.py"), ".", "--format", "github"]
    said = os.environ | {"GITHUB_STEP_SUMMARY": str(summary)}
    done = subprocess.run(command, cwd=contribution, env=said, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    line = (contribution / "data" / "claims.csv").read_bytes().count(b"\n")
    assert f"::error file=data/claims.csv,line={line},col=" in done.stdout
    assert f"| data/claims.csv:{line}:speaker&#95;id |" in summary.read_text(encoding="utf-8")
