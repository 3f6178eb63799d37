"""What is said of a single cell, and of a row that refers to another?"""

from __future__ import annotations

from ..hygiene import FORMULA, HABITS, SMART_QUOTE, Habit, describe_habit
from .message import Message, say

NOTE = "data/claims.csv:2:note"
# Of each habit a cell that has it, and where it comes from.
SHOWN = {
    "line-break": ("One.\nTwo.", "A cell stands on one line of the file."),
    "control-character": ("One\a", "Left behind by a copy from another program."),
    "invisible-character": ("One\u200b", "Left behind by a copy from a web page; nobody sees it."),
    "lost-character": ("caf\ufffd", "One encoding was taken for another."),
    "odd-space": ("One\u00a0two.", "Left behind by a copy from a web page."),
    "stray-space": ("One. ", "It cannot be seen, and keys do not match."),
    "double-space": ("One.  Two.", "One was typed too many."),
    "formula": (
        "=SUM(A1:A3)",
        "A spreadsheet computes it when it opens the file, or left it when that failed.",
    ),
    "smart-quote": ("‘yonhap’", "Word processors set them; identifiers, codes and dates have no quotes."),
}


def _say_habit(habit: Habit) -> Message:
    cell, meaning = SHOWN[habit.rule]
    return say(habit.rule, meaning, NOTE, describe_habit(habit, cell), habit.cure)


CELLS = (
    *(_say_habit(each) for each in (*HABITS, FORMULA, SMART_QUOTE)),
    say(
        "not-nfc",
        "A letter and its accent are two characters, as some systems write them.",
        NOTE,
        "'cafe\u0301' holds characters in pieces.",
        "Write it in the composed form (NFC): 'café'.",
    ),
    say(
        "plain-form",
        "A number is written in one way, so that a change can be seen.",
        "data/statistics.csv:2:value",
        "'053' is not in its plain form.",
        "Write it without plus, needless zeros or exponent, and with all its digits.",
    ),
    say(
        "type-error",
        "The cell is not of the type of its column; often a thousands separator or a unit.",
        "data/statistics.csv:2:value",
        *("'1,297' is not a number.", "Write digits only, or leave the cell blank."),
    ),
    say(
        "constraint-error",
        "The cell is blank, not one of the codes, not like the pattern, or out of bounds.",
        "data/claims.csv:2:stance",
        *("'assertd' is not an allowed value of 'stance'.", "Did you mean 'asserted'?"),
    ),
    say(
        "category",
        "The cell is not one of the categories of a column.",
        "data/claims.csv:2:stance",
        *("'assertd' is not a category of 'stance'.", "Did you mean 'asserted'?"),
    ),
    say(
        "primary-key",
        "Two rows have the same key; an identifier was used again, or a row stands twice.",
        "data/claims.csv:3:claim_id",
        *("'clm-0001' is already in line 2.", "Give this row a key of its own."),
    ),
    say(
        "unique",
        "The column has each value once.",
        "data/claims.csv:3:claim_id",
        *("'clm-0001' is already in line 2.", "Give this row a key of its own."),
    ),
    say(
        "unique-key",
        "These columns together have each combination once.",
        "data/passages.csv:3:source_id, position",
        *("'pymnts-20240902' / '1' is already in line 2.", "Give this row a key of its own."),
    ),
    say(
        "foreign-key",
        "The cell names a row that is not there: misspelt, deleted, or not added yet.",
        "data/claims.csv:2:speaker_id",
        *("'yonhapp' is not in data/actors.csv.", "Did you mean 'yonhap'?"),
    ),
)
