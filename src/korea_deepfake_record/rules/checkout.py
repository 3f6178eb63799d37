"""Do the schemas of our own package agree with themselves, and is everything there that guards a release?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..descriptor import Field, Package
from ..finding import Finding, quote

DEFINITIONS = "kdr:definitions"
CITATION, LEDGERS, CHANGELOG = "CITATION.cff", "releases", "CHANGELOG.md"
RELEASING = "RELEASING.md"
HEADING = re.compile(r"^## \[([0-9]+\.[0-9]+\.[0-9]+)\]", re.MULTILINE)


def check_checkout(package: Package) -> Iterator[Finding]:
    """Schemas that contradict themselves, and records of earlier releases that are gone."""
    for table in package.tables:
        for field in table.fields:
            yield from _check_codes(field)
            yield from _check_example(field)
    # A release and a copy to practise on have no ledgers, and nobody releases from them.
    if (package.base / RELEASING).is_file():
        yield from _check_records(package)


def _check_codes(field: Field) -> Iterator[Finding]:
    """The codes of a column stand in three places, which must have the same."""
    defined = field.raw.get(DEFINITIONS)
    if not isinstance(defined, dict) or field.place is None:
        return
    allowed = {str(each) for each in field.constraints.get("enum", field.categories)}
    for code in sorted(allowed ^ defined.keys()):
        lacking = "has no definition" if code in allowed else "is defined, but not allowed"
        problem = f"The code {quote(code)} of {quote(field.name)} {lacking}."
        yield field.place[DEFINITIONS].finding(problem, "Add it where it is missing, or remove it.", "code")


def _check_example(field: Field) -> Iterator[Finding]:
    example = field.raw.get("example")
    if not isinstance(example, str) or field.place is None:
        return
    allowed = [str(each) for each in field.constraints.get("enum", ())]
    pattern = str(field.constraints.get("pattern", ".*"))
    least, most = (field.constraints.get(each, len(example)) for each in ("minLength", "maxLength"))
    fits = re.fullmatch(pattern, example) and least <= len(example) <= most
    if not fits or (allowed and example not in allowed):
        problem = f"The example {quote(example)} breaks the constraints of {quote(field.name)}."
        yield field.place["example"].finding(problem, "Write one that a cell could hold.", "example-fits")


def _check_records(package: Package) -> Iterator[Finding]:
    """Ledgers of earlier versions, without which nothing tells what changed, and the citation."""
    changelog = package.base / CHANGELOG
    text = changelog.read_text(encoding="utf-8", errors="replace") if changelog.is_file() else ""
    earlier = [each for each in HEADING.findall(text) if each != package.version]
    for version in earlier:
        name = f"{LEDGERS}/{version}.json"
        if not (package.base / name).is_file():
            problem = f"The ledger of release {version} is gone."
            yield Finding(name, 0, "", problem, "Restore it from git.", "ledger-missing")
    if earlier and not (package.base / CITATION).is_file():
        yield Finding(CITATION, 0, "", "There is no citation.", "Restore it from git.", "citation-missing")
