"""What people are asked when they report or propose something fits what the record holds."""

import re
from pathlib import Path

import pytest
from conftest import ROOT

from korea_deepfake_record.descriptor import open_package

FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
ASKING = [*FORMS, ROOT / ".github" / "pull_request_template.md"]


def test_the_roles_of_a_report_are_those_of_corrections() -> None:
    form = (ROOT / ".github" / "ISSUE_TEMPLATE" / "record-error.yml").read_text(encoding="utf-8")
    field = open_package(ROOT).table("corrections").field("reported_by")
    labels = {each["label"] for each in field.raw["categories"]}
    asked = re.search(r"id: role\n(?:.*\n)+? +options:\n((?: +- .+\n)+)", form)
    assert asked is not None
    # Whoever maintains the record corrects it and need not report.
    assert set(re.findall(r"- (.+)", asked[1])) == labels - {"Maintainer"}


@pytest.mark.parametrize("path", ASKING, ids=lambda path: path.name)
def test_what_a_form_names_is_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = re.findall(r"`(?:python )?((?:docs|data|scripts|tests)/[\w./-]+)", text)
    assert [each for each in named if not (ROOT / each).exists()] == []


def test_every_form_is_held_against_its_schema() -> None:
    checks = (ROOT / "scripts" / "check.py").read_text(encoding="utf-8")
    assert [each.stem for each in FORMS if each.stem not in checks] == []
