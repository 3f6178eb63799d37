"""Do descriptor, changelog, citation and installed package name the same version?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from ..descriptor import Package, find_package
from ..finding import Finding, quote
from .changelog import CHANGELOG, read_changelog
from .ledger import read_version
from .messages import tell

CITATION = "CITATION.cff"


def check_names(package: Package) -> list[Finding]:
    """Where another version is named than the descriptor has, or another day than the changelog has."""
    return [*_check_heading(package), *_check_citation(package), *_check_installed(package)]


def tell_version_line(package: Package) -> int:
    """The line of the descriptor on which the version stands; 0 where there is none."""
    file = package.base / package.path
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    return next((number for number, line in enumerate(lines, 1) if re.match(r'^ *"version":', line)), 0)


def _check_heading(package: Package) -> Iterator[Finding]:
    for each in read_changelog(package.base)[:1]:
        # A heading that is missing is told once there is something to tell.
        if read_version(each.version) > read_version(package.version):
            said = {"found": quote(each.version), "wanted": quote(package.version)}
            yield tell(CHANGELOG, each.line, "", "changelog-agrees", **said)


def _check_citation(package: Package) -> Iterator[Finding]:
    dates = {each.version: each.date for each in read_changelog(package.base)}
    wanted = {"version": package.version, "date-released": dates.get(package.version, "")}
    file = package.base / CITATION
    text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        key, _, value = line.partition(": ")
        if key in wanted and (found := _unquote(value)) != wanted[key]:
            by = "the descriptor" if key == "version" else "the changelog"
            said = {"found": quote(found), "wanted": quote(wanted[key]), "by": by}
            yield tell(CITATION, number, key, "citation-agrees", **said)


def _check_installed(package: Package) -> Iterator[Finding]:
    # Another folder's data did not come with the installed package.
    if package.base.resolve() != find_package().resolve():
        return
    try:
        found = version(package.name)
    except PackageNotFoundError:
        return
    if found != package.version:
        said = {"found": quote(found), "wanted": quote(package.version)}
        yield tell(package.path, tell_version_line(package), "version", "install-agrees", **said)


def _unquote(value: str) -> str:
    """A plain value of YAML, out of its quotes."""
    try:
        return str(json.loads(value))
    except ValueError:
        return value.strip().strip("'")
