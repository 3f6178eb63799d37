"""Which rules hold for the words in a cell, whatever they tell: are they whole and plain?"""

from __future__ import annotations

import re
from calendar import day_name, month_name
from datetime import date
from typing import Any

import pandas as pd

from ..descriptor import Field
from .columns import SENTENCES
from .registry import column_rule

# Cells that repeat cells of other tables, right or wrong; these are judged where they stand.
REPEATED = {"wrong_value", "right_value", "record"}
ADDRESS = "url"
LATIN, OTHER = "A-Za-zÀ-ÖØ-öø-ɏ", "Ͱ-ͽͿ-ϿЀ-ԯԱ-֏Ꭰ-ᏽⲀ-⳿"
PLAIN_BLANKS = r"n/a|n\.a\.?|#n/a|nan|null|tb[acd]|todo|fixme|x{3,}|undefined|lorem ipsum.*|[?.…*_–—-]+"
OWN_BLANKS = rf"{PLAIN_BLANKS}|none|nil|unknown|not (?:known|given|available|applicable)|see above|test"
SMALL = "the|a|an|and|or|of|to|for|with|from|by|as|at|its|their|his|which|but"
DOUBLED = "|".join(f"{each} {each}" for each in SMALL.split("|"))
MARKUP = (
    r"</?(?:a|b|br|div|em|h[1-6]|i|img|li|p|script|span|strong|sub|sup|table|td|tr|ul)(?:\s[^<>]*)?/?>"
    r"|&(?:amp|apos|[gl]t|[lr][ds]quo|[mn]dash|hellip|nbsp|quot|#[0-9]+|#x[0-9a-fA-F]+);"
)
# A space before a stop, none behind it, stops in a row, a letter that was lost, marks of other programs.
MISSET = (
    r"[,;:]{2}|\s[,.;:!?](?:\s|$)|[a-z]{2}[.!?][A-Z][a-z]"
    r"|[a-z]\?[a-z]+[ .,;]|\*\*|\[citation needed\]"
)
# What the bytes of UTF-8 look like where they were read as Windows-1252: accents, signs, Korean, pictures.
_AFTER = "[\u00a0-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
MISREAD = f"[ÂÃ]{_AFTER}|â€|(?:[ê-í]{_AFTER}{{2}}){{2}}|ðŸ"
# An address of electronic mail, a Korean mobile telephone, a Korean resident registration number.
# Or the folder of a person.
PRIVATE = (
    r"[\w.+-]+@[\w-]+\.[\w.-]*[a-z]|(?:\b0|\+82[ -]?0?)1[016-9][ -]?[0-9]{3,4}[ -]?[0-9]{4}\b"
    r"|\b[0-9]{6}-[1-4][0-9]{6}\b|[A-Z]:\\Users\\|/(?:home|Users)/[a-z]"
)
MONTHS, WEEKDAYS = tuple(month_name[1:]), tuple(day_name)
DAY = rf"[0-9]{{1,2}} (?:{'|'.join(MONTHS)})\b"
DATE = re.compile(
    rf"(?:\b({'|'.join(WEEKDAYS)}),? )?(?<![0-9.,])([0-9]{{1,2}}) ({'|'.join(MONTHS)})\b(?: ([0-9]{{4}})\b)?"
)
LEAP_YEAR = "2024"


def is_free(field: Field) -> bool:
    """Whether a column holds words of any sort, its own or those of a source."""
    is_open = field.type == "string" and not field.categories and "pattern" not in field.constraints
    return is_open and field.name not in REPEATED


def is_verbatim(field: Field) -> bool:
    """Whether a column holds words as they stand in a source."""
    return field.raw.get("kdr:rule") == "verbatim" or field.name == "title"


def is_sentence(field: Field) -> bool:
    """Whether a column holds sentences in our words."""
    return field.name in SENTENCES and is_free(field)


@column_rule(
    lambda field: is_free(field) and not is_verbatim(field),
    "{cell} stands for nothing.",
    "Write what is meant, or leave the cell blank.",
)
def own_words_say_something(cells: pd.Series[Any]) -> pd.Series[bool]:
    return ~cells.str.casefold().str.fullmatch(rf"(?:{OWN_BLANKS})\.?")


@column_rule(
    lambda field: is_free(field) and is_verbatim(field),
    "{cell} stands for nothing.",
    "Copy the words of the source, or leave the cell blank.",
)
def taken_words_say_something(cells: pd.Series[Any]) -> pd.Series[bool]:
    return ~cells.str.casefold().str.fullmatch(PLAIN_BLANKS)


@column_rule(is_sentence, "{cell} breaks off.", "Write the sentence to its end, with one full stop.")
def sentence_comes_to_its_end(cells: pd.Series[Any]) -> pd.Series[bool]:
    return ~cells.str.contains(r"(?:[.,:;…-]|\s|\b(?:the|an|and|or|because|their|its))\.$")


@column_rule(is_sentence, "{cell} has signs that do not fit.", "Set stops, brackets and quotes as in print.")
def signs_are_set_as_in_print(cells: pd.Series[Any]) -> pd.Series[bool]:
    is_sound = cells.isna() | ~cells.str.contains(MISSET)
    for opening, closing in ("()", "[]", "“”"):
        counted = (cells.str.count(re.escape(each)).fillna(0) for each in (opening, closing))
        is_sound &= next(counted).eq(next(counted))
    return is_sound & cells.str.count('"').fillna(0).mod(2).eq(0)


@column_rule(is_sentence, "{cell} has a word twice in a row.", "Keep one of the two.")
def word_stands_once(cells: pd.Series[Any]) -> pd.Series[bool]:
    return ~cells.str.contains(rf"\b(?:{DOUBLED})\b")


@column_rule(
    is_free,
    "{cell} mixes the letters of two scripts in one word.",
    "Type the word anew; some of its letters only look right.",
)
def word_is_in_one_script(cells: pd.Series[Any]) -> pd.Series[bool]:
    return ~cells.str.contains(rf"[{LATIN}][{OTHER}]|[{OTHER}][{LATIN}]")


@column_rule(
    is_sentence,
    "{cell} holds a character that is not what it looks like.",
    "Type plain letters and digits.",
)
def characters_are_plain(cells: pd.Series[Any]) -> pd.Series[bool]:
    return ~cells.str.contains(r"[！-～ﬀ-ﬆ𝐀-𝟿]|[0-9][OolI][0-9]")


@column_rule(is_free, "{cell} was read in the wrong encoding.", "Type the garbled characters anew.")
def text_is_decoded_well(cells: pd.Series[Any]) -> pd.Series[bool]:
    return ~cells.str.contains(MISREAD)


@column_rule(is_free, "{cell} holds markup of a web page.", "Write the plain text alone.")
def text_has_no_markup(cells: pd.Series[Any]) -> pd.Series[bool]:
    return ~cells.str.contains(MARKUP)


@column_rule(
    lambda field: is_free(field) and field.name != ADDRESS,
    "The cell holds a number or address by which a person can be reached.",
    "Leave it out; the record protects people.",
)
def nobody_can_be_reached(cells: pd.Series[Any]) -> pd.Series[bool]:
    return ~cells.str.contains(PRIVATE)


@column_rule(is_sentence, "{cell} quotes eight words or more.", "Say it in your own words.")
def quotation_is_short(cells: pd.Series[Any]) -> pd.Series[bool]:
    return ~cells.str.contains(r"[\"“](?:[^\s\"“”]+\s+){7,}[^\s\"“”]+[\"”]")


@column_rule(
    lambda field: is_free(field) and field.name != ADDRESS,
    "{cell} holds a number as spreadsheets write it.",
    "Write all digits, and a day as the source has it.",
)
def number_is_not_of_a_spreadsheet(cells: pd.Series[Any]) -> pd.Series[bool]:
    # Days are counted from the end of 1899; a figure may well be of that size.
    serial = "" if cells.name == "value_text" else r"|^4[0-9]{4}(?:\.[0-9]+)?$"
    return ~cells.str.contains(rf"\b[0-9](?:\.[0-9]+)?E[+-]?[0-9]{{2,}}\b{serial}")


@column_rule(is_sentence, "{cell} names a day that the calendar does not have.", "Correct the date.")
def written_day_is_in_calendar(cells: pd.Series[Any]) -> pd.Series[bool]:
    dated = cells.loc[cells.str.contains(DAY).fillna(False).astype("bool")]
    held = {text: all(map(_is_day, DATE.findall(text))) for text in dated.unique()}
    return cells.map(held)


def _is_day(parts: tuple[str, str, str, str]) -> bool:
    """Whether there is such a day, and with its year also whether it is that day of the week."""
    weekday, day, month, year = parts
    try:
        found = date(int(year or LEAP_YEAR), MONTHS.index(month) + 1, int(day))
    except ValueError:
        return False
    return not (weekday and year) or WEEKDAYS[found.weekday()] == weekday
