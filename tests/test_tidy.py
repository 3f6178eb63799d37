"""The canonical form of a table: what it is, who finds a file that lacks it, who mends it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from korea_deepfake_record.descriptor import open_package
from korea_deepfake_record.tidy import check_readable, check_tidy, tidy

SCRIPT = Path(__file__).parents[1] / "scripts" / "tidy.py"
FIELDS = [
    {"name": "stop_id", "type": "string"},
    {"name": "step", "type": "integer"},
    {"name": "opened", "type": "string"},
    *[
        {"name": f"opened_{bound}", "type": "string", "kdr:derived": {"from": "opened", "bound": bound}}
        for bound in ("earliest", "latest")
    ],
    {"name": "name", "type": "string"},
]
CANONICAL = """stop_id,step,opened,opened_earliest,opened_latest,name
a,2,2024-08,2024-08-01,2024-08-31,Café
a,10,,,,"Depot, old"
b,1,2024-09-03/..,2024-09-03,,"The ""Loop\"""
"""


@pytest.fixture
def stops(tmp_path: Path) -> Path:
    """A package of one table in canonical form; the file of its data."""
    schema = {"fields": FIELDS, "primaryKey": ["stop_id", "step"]}
    dialect = {"delimiter": ",", "lineTerminator": "\n"}
    resource = {"name": "stops", "type": "table", "path": "stops.csv", "format": "csv", "encoding": "utf-8"}
    package = {"name": "trams", "resources": [resource | {"dialect": dialect, "schema": schema}]}
    (tmp_path / "datapackage.json").write_text(json.dumps(package))
    (tmp_path / "stops.csv").write_text(CANONICAL, encoding="utf-8")
    return tmp_path / "stops.csv"


def test_canonical_file_is_left_alone(stops: Path) -> None:
    package = open_package(stops.parent)
    assert (check_tidy(package), check_readable(package), tidy(package)) == ([], [], ([], []))


LINES = CANONICAL.splitlines(keepends=True)


@pytest.mark.parametrize(
    ("line", "content"),
    [
        (1, CANONICAL.replace("\n", "\r\n")),
        (1, "\ufeff" + CANONICAL),
        (2, CANONICAL.replace("Café", "Cafe\u0301")),
        (2, CANONICAL.replace("Café", '"Café"')),
        (2, LINES[0] + LINES[3] + LINES[1] + LINES[2]),
        (2, LINES[0] + LINES[2] + LINES[1] + LINES[3]),
        (3, LINES[0] + LINES[1] + "\n" + LINES[2] + LINES[3]),
        (4, CANONICAL.removesuffix("\n")),
    ],
)
def test_file_out_of_form_is_one_finding_and_is_mended(stops: Path, line: int, content: str) -> None:
    stops.write_text(content, encoding="utf-8", newline="")
    package = open_package(stops.parent)
    cure = "The file is not in canonical form. Run: python scripts/tidy.py [tidy]"
    assert [each.text for each in check_tidy(package)] == [f"stops.csv:{line}: {cure}"]
    assert tidy(package) == (["stops.csv"], [])
    assert stops.read_bytes().decode() == CANONICAL
    assert [each.name for each in stops.parent.glob("*stops*")] == ["stops.csv"]


def test_columns_are_put_in_order_and_derived_ones_added(stops: Path) -> None:
    stops.write_text("opened,step,stop_id,name\n2024-08,2,a,Loop\n")
    assert tidy(open_package(stops.parent)) == (["stops.csv"], [])
    assert stops.read_text() == LINES[0] + "a,2,2024-08,2024-08-01,2024-08-31,Loop\n"


def test_derived_cell_that_disagrees_is_a_finding_of_its_own(stops: Path) -> None:
    stops.write_text(CANONICAL.replace("2024-09-03,,", "2024-09-03,2024-09-04,"), encoding="utf-8")
    [finding] = check_tidy(open_package(stops.parent))
    problem = "'2024-09-04' is not the latest day of opened. Run: python scripts/tidy.py [derived-value]"
    assert finding.text == f"stops.csv:4:opened_latest: {problem}"
    tidy(open_package(stops.parent))
    assert stops.read_text(encoding="utf-8") == CANONICAL


def test_derived_cell_waits_for_a_date_that_is_to_be_mended(stops: Path) -> None:
    content = LINES[0] + "a,2,soon,2024-08-01,2024-08-31,Loop\n"
    stops.write_text(content)
    package = open_package(stops.parent)
    assert (check_tidy(package), tidy(package)) == ([], ([], []))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (LINES[0].encode() + "a,1,,,,Café\n".encode("latin-1"), "stops.csv:2: The line is not UTF-8."),
        (LINES[0].encode() + b"a,1,,,,\0\n", "stops.csv:2: The line holds a NUL character."),
        (
            LINES[0].encode() + b"a,1,,,,x\nb,1\n",
            "stops.csv:3: The row has 2 cells; 6 are wanted.",
        ),
        (LINES[0].encode() + b'a,1,,,,"x"y\n', "stops.csv:2: The quotes do not match from here on."),
        (b"stop_id,step,opened,place\n", "stops.csv:1: The columns are not those of the schema."),
        (b"", "stops.csv:1: The columns are not those of the schema."),
        (b"stop_id;step\n", "stops.csv:1: The columns are not those of the schema."),
    ],
)
def test_file_that_cannot_be_read_is_left_as_it_was(stops: Path, content: bytes, message: str) -> None:
    stops.write_bytes(content)
    package = open_package(stops.parent)
    assert check_tidy(package) == []
    assert [each.text.startswith(message) for each in check_readable(package)] == [True]
    assert tidy(package) == ([], check_readable(package))
    assert stops.read_bytes() == content


def test_file_that_is_not_there_is_not_made(stops: Path) -> None:
    stops.unlink()
    assert [each.line for each in tidy(open_package(stops.parent))[1]] == [0]
    assert not stops.exists()


def run(*arguments: Path | str) -> tuple[int, str, str]:
    done = subprocess.run([sys.executable, SCRIPT, *arguments], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def test_script_tells_with_check_and_mends_without(stops: Path) -> None:
    stops.write_text(CANONICAL.removesuffix("\n"), encoding="utf-8")
    finding = "stops.csv:4: The file is not in canonical form. Run: python scripts/tidy.py [tidy]"
    assert run(stops.parent, "--check") == (1, f"{finding}\n1 to mend.\n", "")
    assert run(stops.parent) == (0, "Nothing to mend.\n", "Wrote stops.csv\n")
    assert run(stops.parent, "--check") == (0, "Nothing to mend.\n", "")


def test_script_stops_where_there_is_no_package(tmp_path: Path) -> None:
    code, output, notice = run(tmp_path / "nowhere")
    assert (code, output) == (2, "")
    assert "nowhere" in notice
    assert "Traceback" not in notice


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of this package that a test may spoil."""
    root = SCRIPT.parents[1]
    for name in ("data", "schemas"):
        shutil.copytree(root / name, tmp_path / name)
    shutil.copyfile(root / "datapackage.json", tmp_path / "datapackage.json")
    return tmp_path


def test_what_follows_from_other_tables_is_never_typed(checkout: Path) -> None:
    path = checkout / "data" / "agreement.csv"
    computed = path.read_bytes()
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([rows[0], rows[1].replace(",1,", ",9,", 1), *rows[2:]]), encoding="utf-8")
    finding = check_tidy(open_package(checkout))[0]
    assert (finding.path, finding.line, finding.rule) == ("data/agreement.csv", 2, "derived-value")
    path.unlink()
    assert tidy(open_package(checkout)) == (["data/agreement.csv"], [])
    assert path.read_bytes() == computed


def test_a_row_that_no_proposition_has_is_found(checkout: Path) -> None:
    path = checkout / "data" / "agreement.csv"
    path.write_text(
        "".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[:-1]), encoding="utf-8"
    )
    assert [each.rule for each in check_tidy(open_package(checkout))] == ["derived-value"]
