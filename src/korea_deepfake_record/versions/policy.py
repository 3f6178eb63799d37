"""Which change of the data asks for which version, and why?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Bump(IntEnum):
    """Which number of a version a change raises."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


@dataclass(frozen=True)
class Ruling:
    """What a kind of change is in words, which number it raises, and why."""

    bump: Bump
    what: str
    why: str


POLICY = {
    "description-changed": Ruling(Bump.PATCH, "what is said of a table, column or code", "No cell differs."),
    "text-changed": Ruling(Bump.PATCH, "a cell of a descriptive column", "It is read by people only."),
    "cell-corrected": Ruling(
        Bump.PATCH, "a cell that a row of `corrections` accounts for", "Old and new value are on record."
    ),
    "row-corrected": Ruling(
        Bump.PATCH,
        "a row without an identifier, gone as a row of `corrections` says",
        "Its end is on record, and nobody could cite it.",
    ),
    "meaning-kept": Ruling(
        Bump.PATCH,
        "the wording of an indicator, its meaning kept by `corrections` (kind `wording`)",
        "The figures count what they counted.",
    ),
    "entry-added": Ruling(
        Bump.PATCH, "a row added to `corrections` or `retired`", "It accounts for a change; it is none."
    ),
    "row-added": Ruling(Bump.MINOR, "a row added", "Counts and sums differ; no row that was there does."),
    "cell-filled": Ruling(Bump.MINOR, "an empty cell filled", "There is more to read."),
    "derived-changed": Ruling(
        Bump.MINOR, "a computed cell or row", "It follows from other rows by a rule that is published."
    ),
    "status-changed": Ruling(
        Bump.MINOR, "a record withdrawn, or taken back, by its status", "It is still there and says so."
    ),
    "table-added": Ruling(Bump.MINOR, "a table added", "Nothing that was there differs."),
    "field-added": Ruling(Bump.MINOR, "a column added", "Who reads columns by name notices nothing."),
    "code-added": Ruling(Bump.MINOR, "a code added", "Cells may hold what they could not."),
    "constraint-loosened": Ruling(Bump.MINOR, "a constraint loosened", "Cells may hold what they could not."),
    "cell-changed": Ruling(
        Bump.MAJOR,
        "a cell changed for which no row of `corrections` accounts",
        "Who relied on the value is not told; a row of `corrections` tells, and raises PATCH.",
    ),
    "meaning-changed": Ruling(
        Bump.MAJOR, "the meaning of an indicator", "The same figure counts something else."
    ),
    "id-gone": Ruling(Bump.MAJOR, "an identifier gone, retired or not", "A citation leads nowhere."),
    "row-gone": Ruling(Bump.MAJOR, "a row without an identifier gone", "Joins find less."),
    "table-removed": Ruling(Bump.MAJOR, "a table removed or renamed", "Code that reads it stops."),
    "field-removed": Ruling(Bump.MAJOR, "a column removed", "Code that reads it stops."),
    "field-renamed": Ruling(Bump.MAJOR, "a column renamed", "Code that reads it stops."),
    "field-retyped": Ruling(
        Bump.MAJOR, "type, format or unit of a column", "Code that reckons with it fails."
    ),
    "field-moved": Ruling(Bump.MAJOR, "the order of columns", "Who reads by place gets another column."),
    "code-removed": Ruling(Bump.MAJOR, "a code removed or renamed", "Code that selects by it finds nothing."),
    "constraint-tightened": Ruling(
        Bump.MAJOR,
        "a constraint tightened, or changed so that one cannot tell",
        "What others built by the old schema may no longer fit.",
    ),
    "key-changed": Ruling(Bump.MAJOR, "the primary key of a table", "Rows cannot be told apart as before."),
    "form-changed": Ruling(
        Bump.MAJOR, "encoding, delimiter or quotes of a file", "Readers have to be set anew."
    ),
    "licence-changed": Ruling(Bump.MAJOR, "the licence", "What users may do differs."),
}


def policy_table() -> str:
    """The policy as a table in Markdown, the mildest first."""
    rows = [
        f"| {ruling.bump.name} | `{kind}` | {ruling.what} | {ruling.why} |"
        for kind, ruling in sorted(POLICY.items(), key=lambda each: each[1].bump)
    ]
    return "\n".join(["| Raises | Kind | What changed | Why |", "|---|---|---|---|", *rows]) + "\n"


def raise_version(version: tuple[int, ...], bump: Bump) -> tuple[int, ...]:
    """The lowest version that is higher by that number."""
    major, minor, patch = version
    raised = {
        Bump.NONE: version,
        Bump.PATCH: (major, minor, patch + 1),
        Bump.MINOR: (major, minor + 1, 0),
        Bump.MAJOR: (major + 1, 0, 0),
    }
    return raised[bump]
