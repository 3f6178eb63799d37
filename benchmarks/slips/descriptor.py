"""Which slips are made in the descriptor, the schemas, the changelog or the citation?"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from .draft import Block, Draft, Json, NoPlaceError
from .slip import FORBIDDEN, MEANING, SLIPS, Change, Place, Slip, slip

PACKAGE, CHANGELOG, CITATION = "datapackage.json", "CHANGELOG.md", "CITATION.cff"
ALONE = "alone"
WHOLE_VERSION = re.compile(rb'"version": "[^"]+",')
VERSION = re.compile(rb'(?<="version": ")[^"]+')
HEADING = re.compile(rb"(?<=^## \[)[0-9][^]]*", re.MULTILINE)
Edit = Callable[[Json], Any]


def _place(path: str, *others: str) -> tuple[Place, ...]:
    return tuple(Place(each) for each in (path, *others))


def edit_json(draft: Draft, path: str, change: Edit) -> None:
    """Alter the object in a JSON file."""

    def rewrite(content: bytes) -> bytes:
        found = json.loads(content)
        change(found)
        return json.dumps(found, indent=2, ensure_ascii=False).encode()

    draft.edit(path, rewrite)


def in_package(name: str, change: Edit, kind: str = FORBIDDEN) -> None:
    """Make a change to the descriptor a class of slips."""

    def make(draft: Draft) -> Change:
        edit_json(draft, PACKAGE, change)
        return Change(f"{PACKAGE}: {name}", _place(PACKAGE))

    SLIPS[name] = Slip(name, kind, "descriptor", make, ALONE)


def in_resource(name: str, kind: str = FORBIDDEN, **cells: Any) -> None:
    """Make other properties of a resource a class of slips."""

    def make(draft: Draft) -> Change:
        free = [each for each in draft.sheets if (PACKAGE, each) not in draft.taken]
        if not free:
            raise NoPlaceError
        table = draft.rng.choice(free)
        draft.taken.add((PACKAGE, table))
        block = draft.edit_block(
            PACKAGE, Block(lambda package: find_resource(package, table), lambda each: each.update(cells))
        )
        files = (f"data/{table}.csv", f"schemas/{table}.json", "schemas/klaims.json")
        return Change(f"{PACKAGE} {table}: {cells}", (Place(PACKAGE, block=block), *map(Place, files)))

    SLIPS[name] = Slip(name, kind, "descriptor", make, "resources")


def find_resource(package: Json, table: str) -> Json:
    """What the descriptor says of a table."""
    return next(each for each in package["resources"] if each["name"] == table)


def in_text(name: str, path: str, kind: str, change: Callable[[bytes], bytes]) -> None:
    """Make a change to the text of a file a class of slips."""

    def make(draft: Draft) -> Change:
        draft.edit(path, change)
        return Change(f"{path}: {name}", _place(path, CHANGELOG, "data/corrections.csv"))

    SLIPS[name] = Slip(name, kind, "descriptor", make, ALONE, upkeep=True)


in_package("property-misspelt", lambda package: package.update(titel=package.pop("title")))
in_package("licenses-as-a-text", lambda package: package.update(licenses="CC-BY-4.0"))
in_package("resources-empty", lambda package: package.update(resources=[]))
in_package("resource-named-twice", lambda package: package["resources"].append(package["resources"][0]))
in_package("resource-that-is-a-text", lambda package: package["resources"].append("claims"))
in_package("version-as-a-number", lambda package: package.update(version=1.1))
in_package("name-lost", lambda package: package["resources"][1].pop("name"))
in_package(
    "schema-of-another-standard",
    lambda package: package.update({"$schema": "https://example.org/a"}),
    MEANING,
)
in_package(
    "profile-of-version-one",
    lambda package: package.update(
        {"$schema": "https://specs.frictionlessdata.io/schemas/data-package.json"}
    ),
    MEANING,
)
in_package("licence-changed", lambda package: package["licenses"][0].update(name="CC-BY-NC-4.0"), MEANING)
in_resource("path-out-of-the-package", path="../claims.csv")
in_resource("path-from-the-root", path="/etc/passwd")
in_resource("path-of-a-web-page", path="https://example.org/claims.csv")
in_resource("path-to-nothing", path="data/klaims.csv")
in_resource("path-that-is-a-folder", path="data")
in_resource("path-that-is-empty", path="")
in_resource("path-that-is-a-number", path=5)
in_resource("schema-that-is-not-there", schema="schemas/klaims.json")
in_resource("schema-of-a-web-page", schema="https://example.org/claims.json")
in_resource("encoding-misspelt", encoding="uft-8")
in_resource("encoding-that-is-another", encoding="utf-16")
in_resource("size-that-is-another", bytes=5)
in_resource("hash-that-is-another", hash="sha256:" + "0" * 64)
in_resource("delimiter-that-is-another", dialect={"delimiter": ";"})
in_resource("delimiter-of-two-characters", dialect={"delimiter": "::"})
in_resource("delimiter-that-is-empty", dialect={"delimiter": ""})
in_resource("header-denied", dialect={"header": False})
in_resource("dialect-misspelt", dialect={"delimeter": ","})
in_text("comma-lost", PACKAGE, FORBIDDEN, lambda content: content.replace(b'",\n', b'"\n', 1))
in_text("comma-too-many", PACKAGE, FORBIDDEN, lambda content: content.replace(b"\n}", b",\n}"))
in_text("remark-in-json", PACKAGE, FORBIDDEN, lambda content: b"// the index\n" + content)
in_text("single-quotes", PACKAGE, FORBIDDEN, lambda content: content.replace(b'"', b"'"))
in_text("not-a-number-in-json", PACKAGE, FORBIDDEN, lambda content: content.replace(b"null", b"NaN", 1))
in_text("cut-off-json", PACKAGE, FORBIDDEN, lambda content: content[: len(content) // 2])
in_text("name-twice-in-json", PACKAGE, FORBIDDEN, lambda content: content.replace(b"{", b'{"name": "a",', 1))
in_text("version-below-the-release", PACKAGE, MEANING, lambda content: VERSION.sub(b"0.9.0", content, 1))
in_text("version-lost", PACKAGE, MEANING, lambda content: WHOLE_VERSION.sub(b"", content, 1))
in_text("version-that-is-none", PACKAGE, MEANING, lambda content: VERSION.sub(b"latest", content, 1))
in_text(
    "version-ahead-of-the-changelog", PACKAGE, MEANING, lambda content: VERSION.sub(b"99.0.0", content, 1)
)
in_text("heading-of-another-version", CHANGELOG, MEANING, lambda content: HEADING.sub(b"99.0.0", content, 1))
in_text("changelog-empty", CHANGELOG, MEANING, lambda _: b"")
in_text("changelog-in-another-encoding", CHANGELOG, MEANING, lambda content: content + b"caf\xe9\n")
in_text(
    "citation-of-another-licence",
    CITATION,
    MEANING,
    lambda content: content.replace(b"CC-BY-4.0", b"CC-BY-3.0"),
)
in_text(
    "citation-of-another-title", CITATION, MEANING, lambda content: content.replace(b"Record", b"Records")
)
in_text("ledger-cut-off", "releases/1.0.0.json", MEANING, lambda content: content[:900])


def _remove(draft: Draft, path: str, *others: str) -> Change:
    draft.removed.append(path)
    return Change(f"{path} removed", _place(path, *others))


@slip(MEANING, ALONE, upkeep=True)
def ledger_of_a_release_lost(draft: Draft) -> Change:
    return _remove(draft, "releases/1.1.0.json", PACKAGE, "releases")


@slip(MEANING, ALONE, upkeep=True)
def changelog_lost(draft: Draft) -> Change:
    return _remove(draft, CHANGELOG)


@slip(MEANING, ALONE, upkeep=True)
def citation_lost(draft: Draft) -> Change:
    return _remove(draft, CITATION)


@slip(FORBIDDEN, ALONE)
def schema_lost(draft: Draft) -> Change:
    table = draft.rng.choice(list(draft.sheets))
    return _remove(draft, f"schemas/{table}.json", PACKAGE)


@slip(FORBIDDEN, ALONE)
def table_that_no_resource_names(draft: Draft) -> Change:
    draft.edit("data/claims_old.csv", lambda _: b"a\n1\n")
    return Change("data/claims_old.csv added", _place("data/claims_old.csv"))


@slip(FORBIDDEN, ALONE)
def resource_dropped(draft: Draft) -> Change:
    table = draft.rng.choice(list(draft.sheets))

    def drop(package: Json) -> None:
        package["resources"] = [each for each in package["resources"] if each["name"] != table]

    edit_json(draft, PACKAGE, drop)
    places = [Place(f"data/{table}.csv"), Place(f"schemas/{table}.json"), Place(PACKAGE)]
    others = [Place(f"schemas/{name}.json") for name in draft.sheets]
    return Change(f"{PACKAGE}: {table} dropped", (*places, *others))


@slip(FORBIDDEN, ALONE)
def resource_renamed(draft: Draft) -> Change:
    table = draft.rng.choice(["sources", "claims", "actors", "propositions"])
    draft.edit(PACKAGE, lambda content: re.sub(rf'"name": "{table}"'.encode(), b'"name": "renamed"', content))
    return Change(
        f"{PACKAGE}: {table} renamed", tuple(Place(f"schemas/{name}.json") for name in draft.sheets)
    )
