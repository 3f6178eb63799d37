"""What stands in CITATION.cff?"""

import json
import re
from typing import Any

from ..descriptor import Package

HEADING = r"^## \[{}\] - ([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})$"


def find_release_date(package: Package) -> str:
    """The day that the changelog's heading gives this version; empty where there is no such heading."""
    changelog = package.base / "CHANGELOG.md"
    text = changelog.read_text(encoding="utf-8") if changelog.is_file() else ""
    heading = re.search(HEADING.format(re.escape(package.version)), text, re.MULTILINE)
    return heading[1] if heading else ""


def citation_file(package: Package, released: str = "") -> str:
    """
    Write CITATION.cff.

    The repository keeps it without version and date, so that it cannot disagree with
    datapackage.json and CHANGELOG.md; a release adds both from there.

    Parameters
    ----------
    package
        The package to be cited.
    released
        The day of the release; empty for the file in the repository.

    Returns
    -------
    str
        The file as text, in the Citation File Format 1.2.0.
    """
    raw = package.raw
    said = {"cff-version": "1.2.0", "type": "dataset", "message": "Cite the data set with its version."}
    said |= {"title": package.title, "abstract": package.description, "license": raw["licenses"][0]["name"]}
    said |= {"version": package.version, "date-released": released} if released else {}
    lines = [f"{key}: {json.dumps(text, ensure_ascii=False)}\n" for key, text in said.items()]
    authors = [{"name": each["title"]} for each in raw["contributors"]]
    return "".join([*lines, cff_list("authors", authors), cff_list("keywords", raw.get("keywords", []))])


def cff_list(key: str, entries: list[Any]) -> str:
    """A list in YAML; nothing where it is empty."""
    lines = [f"  - {json.dumps(each, ensure_ascii=False)}\n" for each in entries]
    return "".join([f"{key}:\n", *lines]) if entries else ""
