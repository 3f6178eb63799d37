"""A validator of CSV on the Web finds each CSV, its types and its keys by csv-metadata.json."""

import csv
import json
import shutil
from collections.abc import Iterable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from installed import find_python, run_in
from packages import write_package

from korea_deepfake_record.descriptor import open_package
from korea_deepfake_record.publish.csvw import NAME, write_csvw
from korea_deepfake_record.publish.tables import write_tables

JUDGE = f"""
import json, sys
from csvw import CSVW
def judge(folder):
    judged = CSVW(f"{{folder}}/csv/{NAME}", validate=True)
    try:
        is_valid, told = judged.is_valid, [str(each.message) for each in judged.warnings]
    except ValueError as reason:
        is_valid, told = False, [str(reason)]
    rows = {{str(each.url): sum(1 for _ in each) for each in judged.tables}} if is_valid else {{}}
    return is_valid, told, rows
print(json.dumps([judge(each) for each in sys.argv[1:]]))
"""
FIND = """
import json, sys
from csvw import CSVW
found = CSVW(sys.argv[1])
print(json.dumps({str(each.url): sum(1 for _ in each) for each in found.tables}))
"""
SPOILT = {
    "p1,1900": "p10,1900",
    "\np2": "\np1",
    ",p1,p1": ",p3,p1",
    "1900-01-31": "31.1.1900",
    "1900": "1700",
    ",1.5": ",3",
    "b.c": "bxc",
    "true": "yes",
    "true,": ",",
}
Json = dict[str, Any]


def judge(folders: Iterable[Path], home: Path) -> list[list[Any]]:
    """Of each release, whether the validator takes it, what it says, how many rows of each file it reads."""
    command = [find_python("csvw"), "-c", JUDGE, *(str(each) for each in folders)]
    judged: list[list[Any]] = json.loads(run_in(home, command, home))
    return judged


def count_records(file: Path) -> int:
    """Records of a CSV file below its header."""
    with file.open(encoding="utf-8", newline="") as stream:
        return sum(1 for _ in csv.reader(stream)) - 1


def test_a_validator_takes_a_release_and_reads_every_row(published: Path, tmp_path: Path) -> None:
    wanted = {each.name: count_records(each) for each in published.glob("csv/*.csv")}
    assert judge([published], tmp_path) == [[True, [], wanted]]


class Silent(SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def test_who_has_the_address_of_one_file_finds_them_all(published: Path, tmp_path: Path) -> None:
    python, files = find_python("csvw"), sorted(published.glob("csv/*.csv"))
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(published))) as server:
        Thread(target=server.serve_forever).start()
        try:
            address = f"http://127.0.0.1:{server.server_port}/csv/{files[0].name}"
            found = json.loads(run_in(tmp_path, ["env", "no_proxy=*", python, "-c", FIND, address], tmp_path))
        finally:
            server.shutdown()
    assert found == {each.name: count_records(each) for each in files}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small release that a test copies and spoils."""
    people: list[Json] = [
        {"name": "person-id", "title": "Person", "type": "string", "constraints": {"pattern": "p[0-9]"}},
        {"name": "born", "type": "date", "constraints": {"minimum": "1800-01-01"}},
        {"name": "tall", "type": "number", "constraints": {"exclusiveMaximum": 3}},
        {"name": "code", "type": "string", "constraints": {"enum": ["a", "b.c"]}},
        {"name": "is_here", "type": "boolean", "constraints": {"required": True}},
        {"name": "friend", "type": "string", "constraints": {"required": True}},
        {"name": "rival", "type": "string", "missingValues": ["", "-"]},
        {"name": "site", "type": "string", "format": "uri", "constraints": {"maxLength": 99}},
        {"name": "said", "type": "list"},
    ]
    target = {"resource": "", "fields": "person-id"}
    keys = [{"fields": name, "reference": target} for name in ("friend", "rival")]
    schema = {"fields": people, "primaryKey": "person-id", "foreignKeys": keys}
    header = ",".join(each["name"] for each in people)
    rows = 'p1,1900-01-31,1.5,b.c,true,p2,-,https://example.org,"x,y"\np2,,,,false,p1,p1,,\n'
    content: dict[str, str | bytes] = {"people.csv": f"{header}\n{rows}"}
    resource = {"name": "people", "path": "people.csv", "schema": schema}
    folder = write_package(tmp_path_factory.mktemp("small"), content, [resource], title="Small")
    release = tmp_path_factory.mktemp("release")
    package = open_package(folder)
    write_tables(package, release)
    write_csvw(package, release)
    return release


@pytest.fixture(scope="module")
def judged(sound: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    """What the validator makes of it, as it is and spoilt in each way."""
    home = tmp_path_factory.mktemp("spoilt")
    folders = [sound]
    for number, (before, after) in enumerate(SPOILT.items()):
        folders.append(Path(shutil.copytree(sound, home / str(number))))
        file = folders[-1] / "csv" / "people.csv"
        text = file.read_text(encoding="utf-8")
        assert before in text
        file.write_text(text.replace(before, after), encoding="utf-8", newline="")
    return dict(zip(("", *SPOILT), judge(folders, home), strict=True))


@pytest.mark.parametrize("before", ["", *SPOILT])
def test_a_validator_finds_by_it_what_is_wrong(before: str, judged: dict[str, list[Any]]) -> None:
    is_valid, told, _ = judged[before]
    assert is_valid is (before == "")
    assert bool(told) is (before != "")
