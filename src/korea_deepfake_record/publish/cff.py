"""What stands in CITATION.cff?"""

import json
import re
from collections.abc import Mapping
from typing import Any

from ..citation import name_address, name_contributor
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

    Raises
    ------
    ValueError
        If nobody is named who made it.
    """
    raw = package.raw
    licences = (each["name"] for each in raw.get("licenses", []) if "name" in each)
    said = {"cff-version": "1.2.0", "type": "dataset", "message": "Cite the data set with its version."}
    said |= {"title": package.title, "abstract": package.description, "license": next(licences, "")}
    said |= {"version": package.version, "date-released": released} if released else {}
    lines = [f"{key}: {write(text)}\n" for key, text in (said | name_address(package)).items() if text]
    authors = [cff_author(each) for each in raw.get("contributors", [])]
    if not authors:
        message = f"{package.path}: Nobody is named who is to be cited. Add them under 'contributors'."
        raise ValueError(message)
    return "".join([*lines, cff_list("authors", authors), cff_list("keywords", raw.get("keywords", []))])


def cff_author(contributor: Mapping[str, Any]) -> dict[str, str]:
    """A person, or an organisation where no family name is stated."""
    names = {"family-names": contributor.get("familyName"), "given-names": contributor.get("givenName")}
    person = {key: name for key, name in names.items() if name}
    return person if "family-names" in person else {"name": name_contributor(dict(contributor))}


def cff_list(key: str, entries: list[Any]) -> str:
    """A list in YAML; nothing where it is empty."""
    lines = [f"  - {write(each)}\n" for each in entries]
    return "".join([f"{key}:\n", *lines]) if entries else ""


def write(content: Any) -> str:
    """A value as YAML, for which JSON will do."""
    return json.dumps(content, ensure_ascii=False)
