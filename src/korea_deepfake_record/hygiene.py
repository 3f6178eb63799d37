"""Which cells of our own tables are written in a way that spreadsheets and editors leave behind?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from unicodedata import name, normalize

import polars as pl

from .descriptor import Field
from .finding import Finding, quote
from .read import ROW, Records

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


# What a spreadsheet computes when it opens the file, and what it leaves where that failed.
FORMULA = Habit(
    "formula",
    r"\A(?:[=+@-]|#(?:REF!|NAME\?|VALUE!|DIV/0!|N/A|NUM!|NULL!|##))",
    "is a formula to a spreadsheet",
    "Write what was meant, starting with a letter or digit.",
)
# Prose and wording of a source may have them; identifiers, codes and dates may not.
SMART_QUOTE = Habit("smart-quote", "[‘’‚‛“”„‟′″]", "holds a typographic quote", "Remove it.")

# All habits in one pattern: most cells have none of them, and that is asked first.
ANY_HABIT = "|".join(habit.pattern for habit in HABITS)


def check_hygiene(records: Records) -> Iterator[Finding]:
    """Cells and files that are written badly; of each cell the first thing that is wrong."""
    yield from _check_files(records)
    asked = [_is_doubtful(records, field).any().alias(column) for field, column in _iter_columns(records)]
    said = records.frame.select(asked).collect(engine="streaming").row(0, named=True) if asked else {}
    for field, column in _iter_columns(records):
        if said[column]:
            yield from _locate(records, field)


def _is_doubtful(records: Records, field: Field) -> pl.Expr:
    """Whether a cell has any fault at all."""
    text = pl.col(records.columns[field.name])
    others = [fault for fault, _ in _list_faults(records, field)[len(HABITS) :]]
    return pl.any_horizontal(text.str.contains(ANY_HABIT), *others)


def _iter_columns(records: Records) -> Iterator[tuple[Field, str]]:
    for field in records.fields:
        yield field, records.columns[field.name]


def _check_files(records: Records) -> Iterator[Finding]:
    for part in records.parts:
        path = part.content.path
        if part.content.start:
            cure = "Save the file as UTF-8 without one."
            yield Finding(path, 1, "", "The file starts with a byte order mark.", cure, "bom")
        if part.content.returns:
            cure = 'End lines with a line feed ("\\n") alone.'
            yield Finding(path, 0, "", "Lines end with a carriage return.", cure, "line-end")


Fault = tuple[pl.Expr, Callable[[str], tuple[str, str, str]]]


def _list_faults(records: Records, field: Field) -> list[Fault]:
    text = pl.col(records.columns[field.name])
    faults: list[Fault] = [(text.str.contains(habit.pattern), _say(habit)) for habit in HABITS]
    # Plain ASCII is normal in any form.
    wide = pl.when(text.str.len_bytes() != text.str.len_chars()).then(text)
    faults.append(((wide.str.normalize("NFC") != wide).fill_null(False), _say_normal))
    if field.type == "string":
        faults.append((text.str.contains(FORMULA.pattern), _say(FORMULA)))
    if "pattern" in field.constraints or "enum" in field.constraints:
        faults.append((wide.str.contains(SMART_QUOTE.pattern).fill_null(False), _say(SMART_QUOTE)))
    if field.type in CANONICAL and not OTHER_FORMS & field.properties.keys():
        missing = pl.Series(list(field.missing_values), dtype=pl.String)
        canonical = text.str.contains(rf"\A(?:{CANONICAL[field.type]})\z")
        say = _say_truth if field.type == "boolean" else _say_plain
        faults.append((~canonical & ~text.is_in(missing.implode()), say))
    if "%" in field.format:
        again = text.map_elements(lambda cell: _write_again(cell, field.format), return_dtype=pl.String)
        faults.append(((again != text).fill_null(False), _say_plain))
    return faults


def _write_again(cell: str, form: str) -> str | None:
    try:
        return datetime.strptime(cell, form).strftime(form)
    except ValueError:
        return None


def _say(habit: Habit) -> Callable[[str], tuple[str, str, str]]:
    return lambda cell: (describe_habit(habit, cell), habit.cure, habit.rule)


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


def _say_normal(cell: str) -> tuple[str, str, str]:
    cure = f"Write it in the composed form (NFC): {quote(normalize('NFC', cell))}."
    return f"{quote(cell)} holds characters in pieces.", cure, "not-nfc"


def _say_plain(cell: str) -> tuple[str, str, str]:
    cure = "Write it without plus, needless zeros or exponent, and with all its digits."
    if not any(each.isdecimal() for each in cell):
        cure = "Write digits, or leave the cell blank."
    return f"{quote(cell)} is not in its plain form.", cure, PLAIN_FORM


def _say_truth(cell: str) -> tuple[str, str, str]:
    return f"{quote(cell)} is not in its plain form.", "Write true or false.", PLAIN_FORM


def _locate(records: Records, field: Field) -> Iterator[Finding]:
    faults = _list_faults(records, field)
    column = records.columns[field.name]
    flags = [expression.alias(f"fault{number}") for number, (expression, _) in enumerate(faults)]
    guilty = records.frame.select(ROW, pl.col(column).alias("text"), *flags)
    guilty = guilty.filter(pl.any_horizontal(f"fault{number}" for number in range(len(faults))))
    for row in guilty.collect(engine="streaming").iter_rows(named=True):
        first = next(number for number in range(len(faults)) if row[f"fault{number}"])
        if records.is_broken(row[ROW]):
            continue
        problem, cure, rule = faults[first][1](row["text"])
        path, line = records.place(row[ROW])
        yield Finding(path, line, field.name, problem, cure, rule)
