"""What changed is found, named by its kind, and asks for the version that the policy says."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from works import CORRECTION, Edit, Works, commit_all, correct, run_git, write_works

from korea_deepfake_record.descriptor import open_package
from korea_deepfake_record.versions import (
    FORMATS,
    POLICY,
    Bump,
    Difference,
    compare,
    describe_edition,
    open_edition,
    open_whole,
    policy_table,
    read_ledger,
    summarize,
    write_ledger,
)
from korea_deepfake_record.versions.telling import escape_markdown


def rename(works: Works) -> None:
    works.column("works", "year")["name"] = "made"
    for row in works.rows["works"]:
        row["made"] = row.pop("year")


def drop(works: Works) -> None:
    works.fields["works"] = [each for each in works.fields["works"] if each["name"] != "year"]


def correct_link(works: Works) -> None:
    works.rows["links"].pop()
    gone = {"table": "links", "record": "w2|w1", "column": "", "kind": "row"}
    works.rows["corrections"].append(CORRECTION | gone | {"wrong_value": "", "right_value": ""})


def reword(works: Works) -> None:
    works.rows["works"][0]["counts"] = "All words."
    worded = {"column": "counts", "kind": "wording", "wrong_value": "Words.", "right_value": "All words."}
    works.rows["corrections"].append(CORRECTION | worded)


def add_table(works: Works) -> None:
    works.fields["places"] = [{"name": "place_id", "type": "string"}]
    works.rows["places"] = []
    works.keys["places"] = ["place_id"]


def drop_table(works: Works) -> None:
    del works.fields["sums"]


def correct_twice(works: Works) -> None:
    correct(works, version="1.0.1")
    works.rows["works"][0]["year"] = "1903"
    second = {"correction_id": "cor-002", "wrong_value": "1902", "right_value": "1903"}
    works.rows["corrections"].append(CORRECTION | second)


def move_day(works: Works) -> None:
    works.rows["works"][1] |= {"day": "1903", "day_earliest": "1903-01-01"}
    works.rows["corrections"].append(
        CORRECTION | {"record": "w2", "column": "day", "wrong_value": "1902", "right_value": "1903"}
    )


def set_cell(row: int, **cells: str) -> Edit:
    return lambda works: works.rows["works"][row].update(cells)


def set_codes(*codes: str) -> Edit:
    return lambda works: works.column("works", "kind")["constraints"].update(enum=[*codes])


def set_limits(**limits: object) -> Edit:
    return lambda works: works.column("works", "year").update(constraints=limits)


# Each kind of change, by an edit that makes this change and no graver or other one but entries in registers.
CASES: list[tuple[str, Edit]] = [
    ("description-changed", lambda works: works.column("works", "year").update(title="Year")),
    ("description-changed", set_codes("play", "novel")),
    ("description-changed", lambda works: works.more.update(works={"description": "Works."})),
    ("text-changed", set_cell(0, title="Uno")),
    ("cell-corrected", correct),
    ("cell-corrected", correct_twice),
    ("cell-corrected", move_day),
    ("row-corrected", correct_link),
    ("meaning-kept", reword),
    ("entry-added", lambda works: works.rows["retired"].append({"retired_id": "w0", "version": "1.0.0"})),
    ("row-added", lambda works: works.rows["works"].append({"work_id": "w3"})),
    ("row-added", lambda works: works.rows["links"].append({"work_id": "w1", "other_id": "w1"})),
    ("cell-filled", lambda works: works.rows["links"][0].update(note="Both.")),
    ("derived-changed", lambda works: works.rows["sums"][0].update(number="2")),
    ("derived-changed", lambda works: works.rows["sums"].clear()),
    ("status-changed", set_cell(0, state="withdrawn")),
    ("table-added", add_table),
    ("field-added", lambda works: works.fields["works"].append({"name": "new", "type": "string"})),
    ("code-added", set_codes("novel", "play", "poem")),
    ("constraint-loosened", set_limits(minimum=1800)),
    ("constraint-loosened", set_limits()),
    ("constraint-loosened", lambda works: works.column("works", "kind").update(constraints={})),
    ("cell-changed", set_cell(0, year="1950")),
    ("cell-changed", lambda works: correct(works, wrong_value="1900")),
    ("cell-changed", lambda works: correct(works, right_value="1900")),
    ("cell-changed", lambda works: correct(works, version="1.0.0")),
    ("cell-changed", set_cell(1, day_earliest="1902-01-02")),
    ("meaning-changed", set_cell(0, counts="Letters.")),
    ("id-gone", lambda works: works.rows["works"].pop()),
    ("row-gone", lambda works: works.rows["links"].pop()),
    ("table-removed", drop_table),
    ("field-removed", drop),
    ("field-renamed", rename),
    ("field-retyped", lambda works: works.column("works", "title").update(type="any")),
    ("field-retyped", lambda works: works.column("works", "year").update({"kdr:unit": "year"})),
    ("field-moved", lambda works: works.fields["works"].reverse()),
    ("code-removed", set_codes("novel")),
    ("constraint-tightened", set_limits(minimum=1901)),
    ("constraint-tightened", set_limits(minimum=1900, required=True)),
    (
        "constraint-tightened",
        lambda works: works.column("works", "title").update(constraints={"pattern": ".+"}),
    ),
    ("constraint-tightened", lambda works: works.more.update(works={"uniqueKeys": [["title"]]})),
    ("key-changed", lambda works: works.keys.update(links=["work_id"])),
    ("form-changed", lambda works: setattr(works, "delimiter", ";")),
    ("licence-changed", lambda works: setattr(works, "licence", "CC-BY-4.0")),
]


def find_changes(old: Path, new: Path) -> Difference:
    return compare(describe_edition(open_package(old)), describe_edition(open_package(new)))


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the version before."""
    return write_works(tmp_path_factory.mktemp("old"))


@pytest.mark.parametrize(("kind", "edit"), CASES, ids=[f"{kind}-{n}" for n, (kind, _) in enumerate(CASES)])
def test_a_change_is_named_by_its_kind(kind: str, edit: Edit, old: Path, tmp_path: Path) -> None:
    found = find_changes(old, write_works(tmp_path / "new", edit))
    assert {each.kind for each in found.changes} - {"entry-added"} == {kind} - {"entry-added"}
    assert found.bump == POLICY[kind].bump


@pytest.mark.parametrize(("kind", "edit"), CASES, ids=[f"{kind}-{n}" for n, (kind, _) in enumerate(CASES)])
def test_a_ledger_tells_the_same_changes_as_the_data(
    kind: str, edit: Edit, old: Path, tmp_path: Path
) -> None:
    ledger = read_ledger(write_ledger(describe_edition(open_package(old)), tmp_path))
    new = describe_edition(open_package(write_works(tmp_path / "new", edit)))
    whole = compare(describe_edition(open_package(old)), new).changes
    found = compare(ledger, new).changes
    assert [(each.kind, each.place) for each in found] == [(each.kind, each.place) for each in whole]


def test_every_kind_of_change_has_a_case() -> None:
    assert set(POLICY) == {kind for kind, _ in CASES}


def test_nothing_changed_asks_for_nothing(old: Path) -> None:
    found = find_changes(old, old)
    assert (found.changes, found.bump, found.is_enough) == ((), Bump.NONE, True)
    assert FORMATS["text"](found) == "1.0.0 → 1.0.0: nothing changed."


@pytest.mark.parametrize(
    ("edit", "required"), [(correct, "1.0.1"), (add_table, "1.1.0"), (drop, "2.0.0"), (rename, "2.0.0")]
)
def test_the_gravest_change_says_which_version_is_required(
    edit: Edit, required: str, old: Path, tmp_path: Path
) -> None:
    found = find_changes(old, write_works(tmp_path, edit))
    assert (found.required, found.is_enough) == (required, False)
    assert Difference("1.0.0", required, found.changes).is_enough


def test_changes_are_told_in_words(old: Path, tmp_path: Path) -> None:
    def edit(works: Works) -> None:
        works.rows["works"].append({"work_id": "w3"})
        works.rows["works"][0]["year"] = "1950"

    found = find_changes(old, write_works(tmp_path / "new", edit))
    assert summarize(found) == ["works: 1 added, 1 changed (year of w1: '1901' → '1950')"]
    remembered = read_ledger(write_ledger(describe_edition(open_package(old)), tmp_path))
    told = summarize(compare(remembered, describe_edition(open_package(tmp_path / "new"))))
    assert told == ["works: 1 added, 1 changed (year of w1: now '1950')"]


def test_markdown_shows_cells_as_they_are(old: Path, tmp_path: Path) -> None:
    found = find_changes(old, write_works(tmp_path, set_cell(0, title="<b>|*x*")))
    assert r"'&lt;b>|\*x\*'" in FORMATS["markdown"](found)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "status_basis of w2|w1: `corrections` has no row",
            "status_basis of w2|w1: `corrections` has no row",
        ),
        ("_so_ [it](x) & [as] a&amp;b `it is`", r"\_so\_ [it\](x) & [as] a&amp;amp;b \`it is\`"),
        (r"@a \* <b>", r"&#64;a &#92;\* &lt;b>"),
    ],
)
def test_only_what_markdown_would_read_as_a_mark_is_escaped(text: str, shown: str) -> None:
    assert escape_markdown(text) == shown


def test_the_policy_table_has_a_row_for_every_kind() -> None:
    rows = policy_table().splitlines()[2:]
    assert [row.split("`")[1] for row in rows] == sorted(POLICY, key=lambda kind: POLICY[kind].bump)


def run_diff(folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the script of a checkout as its maintainer would."""
    command = [sys.executable, str(folder / "scripts" / "diff.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A git repository with two versions of the works, the second not high enough; and our code."""
    folder = tmp_path / "checkout"
    for name in ("src", "scripts"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    commit_all(write_works(folder), "v1.0.0")
    commit_all(write_works(folder, drop), "next")
    return folder


def test_versions_are_read_from_wherever_they_are(checkout: Path, tmp_path: Path) -> None:
    old = write_works(tmp_path / "old")
    archive = Path(shutil.make_archive(str(tmp_path / "old"), "zip", tmp_path, "old"))
    ledger = write_ledger(describe_edition(open_package(old)), tmp_path)
    new = open_edition("next", checkout)
    for said in (
        str(old),
        str(archive),
        str(ledger),
        "v1.0.0",
        "v1.0.0~0",
        run_git(checkout, "rev-parse", "v1.0.0"),
    ):
        found = compare(open_edition(said.strip(), checkout), new)
        assert [each.kind for each in found.changes] == ["field-removed"], said


def test_a_version_that_is_nowhere_is_told(checkout: Path) -> None:
    with pytest.raises(ValueError, match=r"no folder, zip, ledger or git revision '--output=x'\.$"):
        open_edition("--output=x", checkout)


def test_a_ledger_is_no_new_version(checkout: Path) -> None:
    ledger = write_ledger(open_edition("next", checkout), checkout)
    for said in ("1.0.0", str(ledger)):
        with pytest.raises(
            ValueError, match=r" is a ledger, which holds no cells\. Give it as the old version"
        ):
            open_whole(said, checkout)


@pytest.mark.parametrize("form", FORMATS)
def test_the_script_tells_changes_and_whether_the_version_is_enough(form: str, checkout: Path) -> None:
    run = run_diff(checkout, "v1.0.0", "next", "--format", form)
    assert (run.returncode, run.stderr) == (1, "")
    assert "2.0.0" in run.stdout
    if form == "json":
        assert json.loads(run.stdout)["changes"][0]["kind"] == "field-removed"


def test_the_script_holds_the_tree_against_the_last_ledger(checkout: Path) -> None:
    run = run_diff(checkout)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == "No release is recorded in releases/ yet. Name the old version.\n"
    write_ledger(open_edition("next", checkout), checkout)
    run = run_diff(checkout)
    assert (run.returncode, run.stdout) == (0, "1.0.0 → 1.0.0: nothing changed.\n")


def test_the_script_says_what_it_could_not_read(checkout: Path) -> None:
    (checkout / "data" / "works.csv").unlink()
    run = run_diff(checkout, "v1.0.0")
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("data/works.csv: ")
