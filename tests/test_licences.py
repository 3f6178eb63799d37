"""Every file says under which licence it is, as REUSE asks."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT


def lint(folder: Path) -> dict[str, Any]:
    """What the tool of REUSE says of a folder."""
    command = [sys.executable, "-m", "reuse", "--root", str(folder), "lint", "--json"]
    # The library that it takes by itself is not on every machine.
    chosen = os.environ | {"REUSE_ENCODING_MODULE": "charset_normalizer"}
    run = subprocess.run(command, capture_output=True, text=True, check=False, env=chosen)
    said: dict[str, Any] = json.loads(run.stdout)
    return said


@pytest.fixture(scope="module")
def checkout() -> dict[str, Any]:
    """What it says of this checkout."""
    return lint(ROOT)


def licences(said: dict[str, Any], path: str) -> set[str]:
    """The licences of the files whose path matches."""
    return {
        each["value"]
        for file in said["files"]
        if re.fullmatch(path, file["path"])
        for each in file["spdx_expressions"]
    }


def test_every_file_has_a_licence_and_a_holder(checkout: dict[str, Any], published: Path) -> None:
    for said in (checkout, lint(published)):
        assert said["summary"]["compliant"], said["non_compliant"]


def test_the_data_are_under_the_licence_of_the_data(checkout: dict[str, Any], published: Path) -> None:
    text = (ROOT / "LICENSE-DATA").read_text(encoding="utf-8")
    named = set(re.findall(r"(\w+)/", text.partition(")")[0]))
    for said, root in ((checkout, ROOT), (lint(published), published)):
        folders = [name for name in named if (root / name).is_dir()]
        assert len(folders) > 2
        for path in (*(f"{name}/.+" for name in folders), r"datapackage\.json", r"CITATION\.cff"):
            assert licences(said, path) == {"CC-BY-4.0"}, path


def test_the_code_is_under_the_licence_of_the_code(checkout: dict[str, Any]) -> None:
    assert licences(checkout, r".+\.py|Makefile") == {"MIT"}
    assert (ROOT / "LICENSES" / "MIT.txt").read_bytes() == (ROOT / "LICENSE").read_bytes()
