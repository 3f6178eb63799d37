"""What docs/conformance.md says of the standard is so: properties, tests, rules, differences."""

import ast
import json
import re
import tempfile
import warnings
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from differences import BOTH, DIFFERENCES, OURS, TASTE, THEIRS
from examples_of_the_standard import EXAMPLES, Example

from korea_deepfake_record.descriptor import open_package, words
from korea_deepfake_record.messages import list_messages
from korea_deepfake_record.validate import validate

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import frictionless
    from frictionless import fields
    from frictionless.formats import CsvControl

Places = dict[tuple[str, int], str]
DESCRIPTOR = "datapackage.json"
PAGE = (ROOT / "docs" / "conformance.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (.+)\|$", re.MULTILINE)
BY_NAME = {example.name: example for example in EXAMPLES}
SECTIONS = (
    *("Data Package", "Data Resource", "Table Dialect", "Table Schema", "Field", "Types and formats"),
    *("Constraints", "Of frictionless"),
)
KNOWN = {
    "Data Package": words.PACKAGE,
    "Data Resource": words.RESOURCE,
    "Table Dialect": words.DIALECT,
    "Table Schema": (*words.SCHEMA, *words.REFERENCE),
    "Field": words.FIELD,
    "Types and formats": (*words.TYPES, *set().union(*words.FORMATS.values()) - {"array", "object"}),
    "Constraints": tuple(words.CONSTRAINTS),
}
TESTS = {
    node.name
    for path in (ROOT / "tests").glob("test_*.py")
    for node in ast.parse(path.read_text(encoding="utf-8")).body
    if isinstance(node, ast.FunctionDef)
}
RULES = {each.rule for messages in list_messages(open_package(ROOT)).values() for each in messages}


def write_example(folder: Path, example: Example) -> None:
    """Write the package of an example."""
    for name, content in example.files.items():
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    descriptor = {**example.package, "resources": example.resources}
    (folder / DESCRIPTOR).write_text(json.dumps(descriptor, indent=1), encoding="utf-8")


def find_ours(folder: Path) -> Places:
    """File and line of what we find, and the rule; the descriptor counts as one place."""
    found = {}
    for finding in validate(folder):
        found[(finding.path, 0 if finding.path == DESCRIPTOR else finding.line)] = finding.rule
    return found


def find_theirs(folder: Path) -> Places:
    """File and row of what frictionless finds, and the type of its error."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            report = frictionless.validate(str(folder / DESCRIPTOR))
        except TypeError:
            return {("", 0): "falls over"}
    found = {}
    for error in report.errors:
        found[(DESCRIPTOR, 0)] = error.type
    for task in report.tasks:
        for error in task.errors:
            row = getattr(error, "row_number", None) or (1 if "label" in error.type else 0)
            found[(task.place, row)] = error.type
    return found


@cache
def judge(name: str) -> tuple[Places, Places]:
    """What we and what frictionless find in an example."""
    with tempfile.TemporaryDirectory() as folder:
        write_example(Path(folder), BY_NAME[name])
        return find_ours(Path(folder)), find_theirs(Path(folder))


def tell(places: Places) -> str:
    """The places as the page has them."""
    lines: dict[str, list[str]] = {}
    for (path, line), rule in sorted(places.items()):
        file = "" if path == DESCRIPTOR or path.startswith("<") else path
        lines.setdefault(f"{rule} {file}".strip(), []).extend([str(line)] * bool(line))
    shown = [f"{place}:{', '.join(found)}" if found else place for place, found in sorted(lines.items())]
    return "; ".join(shown) or "–"


def list_differences() -> list[str]:
    """The rows of the page's table of differences."""
    rows = []
    for name, (fault, reason) in DIFFERENCES.items():
        ours, theirs = judge(name)
        cells = (name, BY_NAME[name].source, tell(ours), tell(theirs), fault, reason)
        rows.append(f"| {' | '.join(cells)} |")
    return rows


def list_rows(section: str) -> list[list[str]]:
    """The cells of each row of a section's table, without its head."""
    text = PAGE.partition(f"## {section}\n")[2].partition("\n## ")[0]
    return [[cell.strip() for cell in match[1].split("|")] for match in ROW.finditer(text)][1:]


def list_names(cell: str) -> set[str]:
    """The names in code marks."""
    return set(re.findall(r"`([^`]+)`", cell))


def list_properties(kind: Any) -> set[str]:
    """The properties in the profile of one of frictionless' classes, those of constraints among them."""
    properties = kind.metadata_ensure_profile()["properties"]
    return {*properties, *properties.get("constraints", {}).get("properties", {})}


NAMED = {section: set().union(*(list_names(row[0]) for row in list_rows(section))) for section in SECTIONS}


def test_every_example_has_a_name_of_its_own() -> None:
    assert len(BY_NAME) == len(EXAMPLES)
    assert set(DIFFERENCES) <= set(BY_NAME)
    assert {fault for fault, _ in DIFFERENCES.values()} <= {THEIRS, OURS, BOTH, TASTE}


@pytest.mark.parametrize("name", BY_NAME)
def test_both_validators_agree_on_an_example_but_where_the_page_says_so(name: str) -> None:
    ours, theirs = judge(name)
    assert (set(ours) != set(theirs)) == (name in DIFFERENCES), (ours, theirs)


def test_the_page_lists_the_differences() -> None:
    section = PAGE.partition("## Differences")[2].partition("\n## ")[0]
    shown = [match[0] for match in ROW.finditer(section)][1:]
    assert shown == list_differences()


@pytest.mark.parametrize("section", SECTIONS)
def test_a_row_names_what_there_is(section: str) -> None:
    for named, version, state, _, tests, rules in list_rows(section):
        assert list_names(named), named
        assert version in {"0", "1", "2", "1, 2", "2.1", "recipe", "–"}, named
        assert state in {"checked", "refused", "told nothing"}, named
        assert list_names(tests) <= TESTS, named
        assert set(re.findall('"([^"]+)"', tests)) <= set(BY_NAME), named
        assert list_names(rules) <= RULES, named
        # What is said to be checked is shown by something.
        assert tests.strip() or state == "told nothing", named


@pytest.mark.parametrize(("section", "known"), KNOWN.items())
def test_every_property_that_we_know_has_a_row(section: str, known: tuple[str, ...]) -> None:
    assert set(known) - {"resources", "scheme"} <= NAMED[section]


def test_every_property_of_the_profiles_of_frictionless_has_a_row() -> None:
    kinds = [getattr(fields, name) for name in dir(fields) if name.endswith("Field")]
    carried = {
        "Data Package": [frictionless.Package],
        "Data Resource": [frictionless.Resource],
        "Table Schema": [frictionless.Schema],
        "Table Dialect": [frictionless.Dialect, CsvControl],
        "Field": kinds,
    }
    for section, classes in carried.items():
        named = (
            NAMED[section]
            | NAMED["Of frictionless"]
            | (NAMED["Constraints"] if section == "Field" else set())
        )
        assert set().union(*map(list_properties, classes)) <= named, section
