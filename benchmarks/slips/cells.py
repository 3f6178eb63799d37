"""Which slips spoil a single cell, whatever it means?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

from .draft import Draft, NoPlaceError, Row, Sheet
from .slip import FORBIDDEN, FORM, MEANING, SLIPS, Change, Slip, at, put, slip

CYRILLIC = str.maketrans("aeopcx", "аеорсх")
FULL_WIDTH = {ord("0") + each: 0xFF10 + each for each in range(10)}
ARABIC = {ord("0") + each: 0x660 + each for each in range(10)}
FIRST_SPACE = re.compile(" ")
Alter = Callable[[str], str]
Choose = Callable[[Sheet], Iterable[str]]


def of_type(*types: str) -> Choose:
    """Columns of these types."""
    return lambda sheet: [each["name"] for each in sheet.schema["fields"] if each["type"] in types]


def with_constraint(name: str) -> Choose:
    """Columns that have the constraint."""
    return lambda sheet: [
        each["name"] for each in sheet.schema["fields"] if each.get("constraints", {}).get(name)
    ]


def choose_identifiers(sheet: Sheet) -> list[str]:
    """Columns that name a record of this or another table."""
    return [each for each in sheet.columns if each.endswith("_id")]


def choose_prose(sheet: Sheet) -> list[str]:
    """Columns of whole sentences in our own words."""
    return [each for each in ("statement", "note", "basis", "definition") if is_text(sheet, each)]


def choose_texts(sheet: Sheet) -> list[str]:
    """Columns of free text."""
    names = ("name", "title", "statement", "note", "definition", "description", "basis", "evidence")
    return [each for each in names if is_text(sheet, each)]


def choose_edtf(sheet: Sheet) -> list[str]:
    """Columns of dates in EDTF."""
    return [
        each
        for each in ("published", "event_date", "start", "end", "period", "as_of")
        if each in sheet.columns
    ]


def choose_any(sheet: Sheet) -> list[str]:
    """Every column."""
    return sheet.columns


def is_text(sheet: Sheet, column: str) -> bool:
    """Whether the column holds text that is no code."""
    if column not in sheet.columns:
        return False
    field = sheet.field(column)
    return field["type"] == "string" and not {"enum", "pattern"} & field.get("constraints", {}).keys()


def pick(draft: Draft, choose: Choose, test: Callable[[str], object]) -> tuple[Row, str]:
    """A cell of chance in a row that no other slip has touched; each column is as likely."""
    columns = [(name, column) for name, sheet in draft.sheets.items() for column in choose(sheet)]
    for name, column in draft.rng.sample(columns, len(columns)):
        rows = draft.rows(name, lambda row, column=column: bool(test(row[column])))  # type: ignore[misc]
        if rows:
            return draft.take(rows[0]), column
    raise NoPlaceError


def alter(name: str, kind: str, choose: Choose, change: Alter, test: Callable[[str], object] = bool) -> None:
    """Make a change to a cell a class of slips; cells for which the test fails are passed over."""

    def make(draft: Draft) -> Change:
        row, column = pick(draft, choose, test)
        return put(row, **{column: change(row[column])})

    group = "texts" if kind == MEANING else "cells"
    SLIPS[name] = Slip(name, kind, group, make, group)


def insert(character: str) -> Alter:
    """What sets a character into the middle of a cell."""
    return lambda cell: cell[: len(cell) // 2] + character + cell[len(cell) // 2 :]


def has_space(cell: str) -> bool:
    """Whether the cell has two words."""
    return " " in cell


NUMBERS, WHOLE = of_type("integer", "number"), of_type("integer")
IDS, CODES, PATTERNS = choose_identifiers, with_constraint("enum"), with_constraint("pattern")
CODED = [
    ("code-misspelt", lambda cell: cell[:-1]),
    ("code-in-capitals", str.upper),
    ("code-with-a-capital", str.title),
    ("code-that-does-not-exist", lambda _: "other"),
    ("code-with-a-space-before", lambda cell: f" {cell}"),
    ("code-with-a-space-after", lambda cell: f"{cell} "),
    ("code-with-an-underscore", lambda cell: f"{cell}_"),
    ("two-codes-in-a-cell", lambda cell: f"{cell};{cell}"),
    ("code-with-a-look-alike-letter", lambda cell: cell.translate(CYRILLIC)),
]
for _name, _change in CODED:
    alter(_name, FORBIDDEN, CODES, _change, lambda cell: cell and cell != cell.translate(CYRILLIC))

PATTERNED = [
    ("identifier-in-capitals", IDS, str.upper),
    ("identifier-with-an-underscore", IDS, lambda cell: cell.replace("-", "_", 1)),
    ("identifier-with-a-look-alike-letter", IDS, lambda cell: cell.translate(CYRILLIC)),
    ("identifier-with-an-unseen-character", IDS, insert("\u200b")),
    ("identifier-with-a-space-after", IDS, lambda cell: f"{cell} "),
    ("identifier-with-a-soft-hyphen", IDS, lambda cell: cell.replace("-", "\u00ad", 1)),
    ("identifier-in-smart-quotes", IDS, lambda cell: f"“{cell}”"),
    ("identifier-with-more-after-the-pattern", IDS, lambda cell: f"{cell}--zzz"),
    ("pattern-with-digits-of-another-script", PATTERNS, lambda cell: cell.translate(ARABIC)),
    ("date-of-a-spreadsheet", choose_edtf, lambda _: "45536"),
    ("date-in-another-order", choose_edtf, lambda cell: "/".join(reversed(cell[:10].split("-")))),
    ("date-without-leading-zeros", choose_edtf, lambda cell: cell.replace("-0", "-")),
    ("date-with-a-time", choose_edtf, lambda cell: f"{cell} 00:00:00"),
    ("date-in-words", choose_edtf, lambda _: "2 September 2024"),
]
for _name, _choose, _change in PATTERNED:
    alter(_name, FORBIDDEN, _choose, _change, lambda cell: "-0" in cell and re.search("[a-z]|2024", cell))

NUMBERED = [
    ("number-with-a-comma", lambda cell: f"{cell},000"),
    ("number-with-a-blank", lambda cell: f"{cell} 000"),
    ("number-with-a-no-break-space", lambda cell: f"{cell}\u00a0000"),
    ("number-with-an-underscore", lambda cell: f"{cell}_000"),
    ("number-in-hexadecimal", lambda cell: hex(int(cell))),
    ("number-with-a-unit", lambda cell: f"{cell} cases"),
    ("number-with-a-percent-sign", lambda cell: f"{cell}%"),
    ("number-with-a-typographic-minus", lambda cell: f"\u2212{cell}"),
    ("number-with-full-width-digits", lambda cell: cell.translate(FULL_WIDTH)),
    ("number-with-digits-of-another-script", lambda cell: cell.translate(ARABIC)),
    ("number-with-the-letter-o", lambda cell: f"{cell}O"),
    ("number-in-words", lambda _: "eight"),
    ("number-below-its-minimum", lambda cell: f"-{int(cell) + 1}"),
    ("number-as-na", lambda _: "NA"),
    ("number-as-a-question-mark", lambda _: "?"),
    ("number-as-a-spreadsheet-error", lambda _: "#REF!"),
]
for _name, _change in NUMBERED:
    alter(_name, FORBIDDEN, NUMBERS, _change, str.isdigit)
for _name, _change in [
    ("integer-with-decimals", lambda cell: f"{cell}.5"),
    ("integer-with-a-needless-decimal", lambda cell: f"{cell}.0"),
    ("integer-with-an-exponent", lambda _: "1.6E+04"),
]:
    alter(_name, FORBIDDEN, WHOLE, _change, str.isdigit)
alter("boolean-as-yes", FORBIDDEN, of_type("boolean"), lambda _: "yes")
alter("boolean-misspelt", FORBIDDEN, of_type("boolean"), lambda cell: cell[:-1])
alter("required-cell-emptied", FORBIDDEN, with_constraint("required"), lambda _: "")
alter("cell-too-long", FORBIDDEN, with_constraint("maxLength"), lambda cell: (cell + " and more") * 200)
alter("cell-too-short", FORBIDDEN, with_constraint("minLength"), lambda _: "It is.")

alter("number-with-leading-zeros", FORM, NUMBERS, lambda cell: f"00{cell}", str.isdigit)
alter("number-with-a-plus", FORM, NUMBERS, lambda cell: f"+{cell}", str.isdigit)
alter("number-with-a-needless-decimal", FORM, of_type("number"), lambda cell: f"{cell}.0", str.isdigit)
alter("number-with-an-exponent", FORM, of_type("number"), lambda cell: f"{float(cell):.6E}", str.isdigit)
alter("boolean-in-capitals", FORM, of_type("boolean"), str.upper)
alter("boolean-as-a-digit", FORM, of_type("boolean"), lambda _: "0")
FORMED = [
    ("space-before-a-text", lambda cell: f" {cell}"),
    ("space-after-a-text", lambda cell: f"{cell} "),
    ("two-spaces", lambda cell: FIRST_SPACE.sub("  ", cell, count=1)),
    ("no-break-space", lambda cell: FIRST_SPACE.sub("\u00a0", cell, count=1)),
    ("ideographic-space", lambda cell: FIRST_SPACE.sub("\u3000", cell, count=1)),
    ("tab-in-a-cell", lambda cell: FIRST_SPACE.sub("\t", cell, count=1)),
    ("line-break-in-a-cell", lambda cell: FIRST_SPACE.sub("\n", cell, count=1)),
    ("line-separator-in-a-cell", lambda cell: FIRST_SPACE.sub("\u2028", cell, count=1)),
    ("zero-width-space", insert("\u200b")),
    ("soft-hyphen", insert("\u00ad")),
    ("direction-mark", insert("\u202e")),
    ("byte-order-mark-in-a-cell", lambda cell: f"\ufeff{cell}"),
    ("control-character", insert("\x07")),
    ("terminal-escape", insert("\x1b[31m")),
    ("replacement-character", insert("\ufffd")),
    ("private-use-character", insert("\ue000")),
    ("letter-in-pieces", insert("e\u0301")),
    ("hangul-in-pieces", insert(unicodedata.normalize("NFD", "한국"))),
    ("formula", lambda _: "=CONCAT(A1,B1)"),
    ("formula-of-a-command", lambda _: "=cmd|' /C calc'!A0"),
    ("spreadsheet-error", lambda _: "#NAME?"),
]
for _name, _change in FORMED:
    alter(_name, FORM, choose_texts, _change, has_space)


@slip(FORM, "tables")
def nul_in_a_cell(draft: Draft) -> Change:
    sheet = draft.sheet(choose_texts)
    row = draft.rng.choice(sheet.rows[1:])
    column = choose_texts(sheet)[0]
    return Change(put(row, **{column: insert("\0")(row[column])}).what, (at(row),))
