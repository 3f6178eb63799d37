"""Which cells of our own tables are written in a way that spreadsheets and editors leave behind?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from unicodedata import name, normalize

import polars as pl

from .descriptor import Field
from .finding import Finding, quote
from .read import Records
from .schema_checks import Beside, Check

# Letters and symbols that show as nothing although Unicode does not count them as formats.
FILLERS = "\u115f\u1160\u2800\u3164\uffa0"
# A value as it is written when nobody asks for more: no plus, no needless zeros, no bare point, no exponent.
CANONICAL = {
    "integer": r"0|-?[1-9][0-9]*",
    "number": r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?",
    "boolean": "true|false",
    "year": r"-?[0-9]{4,}",
    "yearmonth": r"-?[0-9]{4,}-[0-9]{2}",
}
# Where the schema itself names other ways of writing, these are as plain.
OTHER_FORMS = {"trueValues", "falseValues"}
PLAIN_FORM = "plain-form"


@dataclass(frozen=True)
class Habit:
    """One way of writing a cell badly: how it is found, and how it is said."""

    rule: str
    pattern: str
    problem: str
    cure: str


HABITS = (
    Habit("line-break", r"[\n\r\x0b\x0c\x85\u2028\u2029]", "holds a line break", "Write it on one line."),
    Habit("control-character", r"\p{Cc}", "holds a control character", "Remove it."),
    Habit("invisible-character", rf"[\p{{Cf}}{FILLERS}]", "holds an invisible character", "Remove it."),
    Habit("lost-character", r"[\p{Co}\p{Cn}\x{FFFD}]", "holds a character without meaning", "Write it anew."),
    Habit("odd-space", r"[\p{Zs}--\x20]", "holds a space that is no plain one", "Write a plain space."),
    Habit("stray-space", r"\A\x20|\x20\z", "starts or ends with a space", "Remove the space."),
    Habit("double-space", r"\x20\x20", "holds two spaces in a row", "Keep one of them."),
)


# Types of which a spreadsheet makes what it likes.
READ_AS_TEXT = {"string", "any", "list"}
# What a spreadsheet computes when it opens the file, and what it leaves where that failed.
FORMULA = Habit(
    "formula",
    r"\A(?:[=+@\-＝＋－＠]|#(?:REF!|NAME\?|VALUE!|DIV/0!|N/A|NUM!|NULL!|##))",
    "is a formula to a spreadsheet",
    "Write what was meant, starting with a letter or digit.",
)
# Prose and wording of a source may have them; identifiers, codes and dates may not.
SMART_QUOTE = Habit("smart-quote", "[‘’‚‛“”„‟′″]", "holds a typographic quote", "Remove it.")

ANY_HABIT = "|".join(habit.pattern for habit in HABITS)


def list_habits(records: Records) -> Beside:
    """For each field, what to ask of its cells; whether a number is plain matters only if it is one."""
    return {field.name: _list_faults(records, field) for field in records.fields}


def check_marks(records: Records) -> Iterator[Finding]:
    """Files that start with a mark or whose lines end in two ways; asked when they have been read."""
    for source in records.sources:
        if source.has_mark:
            cure = "Save the file as UTF-8 without one."
            yield Finding(source.path, 1, "", "The file starts with a byte order mark.", cure, "bom")
        if source.has_returns:
            cure = 'End lines with a line feed ("\\n") alone.'
            yield Finding(source.path, 0, "", "Lines end with a carriage return.", cure, "line-end")


def _list_faults(records: Records, field: Field) -> list[tuple[Check, bool]]:
    text = pl.col(records.columns[field.name])
    # All habits in one pattern: most cells have none of them, and that is asked once.
    any_habit = text.str.contains(ANY_HABIT)
    nothing = pl.lit(False)
    faults = [
        _fault(habit, text, any_habit if not number else nothing) for number, habit in enumerate(HABITS)
    ]
    # Plain ASCII is normal in any form.
    wide = pl.when(text.str.len_bytes() != text.str.len_chars()).then(text)
    in_pieces = (wide.str.normalize("NFC") != wide).fill_null(False)
    faults.append(Check(in_pieces, in_pieces, "not-nfc", _say_normal))
    if field.type in READ_AS_TEXT:
        faults.append(_fault(FORMULA, text, text.str.contains(FORMULA.pattern)))
    if "pattern" in field.constraints or "enum" in field.constraints:
        faults.append(_fault(SMART_QUOTE, wide, wide.str.contains(SMART_QUOTE.pattern)))
    return [*((fault, False) for fault in faults), *((fault, True) for fault in _list_plain(field, text))]


def _fault(habit: Habit, text: pl.Expr, suspect: pl.Expr) -> Check:
    wrong = text.str.contains(habit.pattern).fill_null(False)
    return Check(wrong, suspect, habit.rule, lambda cell: (describe_habit(habit, cell), habit.cure))


def _list_plain(field: Field, text: pl.Expr) -> Iterator[Check]:
    """Whether values are written in their plain form."""
    if field.type in CANONICAL and not OTHER_FORMS & field.properties.keys():
        missing = pl.Series(list(field.missing_values), dtype=pl.String)
        other = ~text.str.contains(rf"\A(?:{CANONICAL[field.type]})\z") & ~text.is_in(missing.implode())
        yield Check(other, other, PLAIN_FORM, _say_truth if field.type == "boolean" else _say_plain)
    if "%" in field.format:
        again = text.map_elements(lambda cell: _write_again(cell, field.format), return_dtype=pl.String)
        other = (again != text).fill_null(False)
        yield Check(other, other, PLAIN_FORM, _say_plain)


def _write_again(cell: str, form: str) -> str | None:
    try:
        return datetime.strptime(cell, form).strftime(form)
    except ValueError:
        return None


def describe_habit(habit: Habit, cell: str) -> str:
    """What is wrong with a cell that has the habit."""
    return f"{quote(cell)} {habit.problem}{_name_culprit(cell, habit.rule)}."


def _name_culprit(cell: str, rule: str) -> str:
    """The name of the character that cannot be seen, as Unicode has it."""
    if not rule.endswith("character") and rule != "odd-space":
        return ""
    unseen = (each for each in cell if not each.isprintable() or each in FILLERS)
    culprit = next(unseen, "")
    return f", {name(culprit, f'U+{ord(culprit):04X}')}" if culprit else ""


def _say_normal(cell: str) -> tuple[str, str]:
    cure = f"Write it in the composed form (NFC): {quote(normalize('NFC', cell))}."
    return f"{quote(cell)} holds characters in pieces.", cure


def _say_plain(cell: str) -> tuple[str, str]:
    cure = "Write it without plus, needless zeros or exponent, and with all its digits."
    if not any(each.isdecimal() for each in cell):
        cure = "Write digits, or leave the cell blank."
    return f"{quote(cell)} is not in its plain form.", cure


def _say_truth(cell: str) -> tuple[str, str]:
    return f"{quote(cell)} is not in its plain form.", "Write true or false."
