"""The self-assessment speaks of what there is."""

import re
from pathlib import Path

import pytest
from conftest import ROOT

PAGE = (ROOT / "docs" / "fair.md").read_text(encoding="utf-8")
POINTS = ["F1", "F2", "F3", "F4", "A1", "A1.1", "A1.2", "A2", "I1", "I2", "I3", "R1", "R1.1", "R1.2", "R1.3"]
WORDS = ("met", "partly", "waits")
TESTS = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)
# Whatever is named with an ending or in capitals is a file.
FILES = re.findall(r"`((?:[\w.-]+/)*(?:[\w.-]+\.[a-z]+|LICENSE[\w-]*))`", PAGE)


def test_each_principle_is_judged_once_and_as_the_overview_says() -> None:
    judged = re.findall(r"^### ([A-Z][\d.]*\d)\. .*: (\w+)$", PAGE, re.MULTILINE)
    assert [point for point, _ in judged] == POINTS
    columns = {word: set[str]() for word in WORDS}
    for row in re.findall(r"^\| [a-z]+ \|(.*)\|$", PAGE, re.MULTILINE):
        for word, cell in zip(WORDS, row.split("|"), strict=True):
            columns[word] |= set(cell.replace(",", " ").split())
    assert columns == {word: {point for point, said in judged if said == word} for word in WORDS}


@pytest.mark.parametrize(("file", "name"), TESTS)
def test_each_test_that_is_named_exists(file: str, name: str) -> None:
    assert f"\ndef {name}(" in (ROOT / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(set(FILES)))
def test_each_file_that_is_named_exists(name: str) -> None:
    assert (ROOT / name).is_file()


def test_each_field_of_a_descriptor_that_is_named_exists() -> None:
    named = set(re.findall(r"`(kdr:\w+)`", PAGE))
    places: list[Path] = [*ROOT.glob("*.json"), *ROOT.glob("schemas/*.json"), *ROOT.glob("src/**/*.py")]
    texts = [each.read_text(encoding="utf-8") for each in places]
    assert [each for each in named if not any(f'"{each}"' in text for text in texts)] == []
