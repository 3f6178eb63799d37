"""Which slips leave a text that every rule of form takes, and no reader does?"""

from __future__ import annotations

import re

from .cells import alter, choose_prose, choose_texts, has_space, insert
from .draft import Draft, Sheet
from .slip import MEANING, Change, also, at, put, slip

MOJIBAKE = ("â€™", "Ã©", "Â ", "ì„œìš¸")
PLACEHOLDERS = ("NA", "n/a", "null", "None", "unknown", "TBD", "-", "?")


def choose_optional(sheet: Sheet) -> list[str]:
    """Columns of text that may be empty."""
    names = ("quote", "legal_ground", "title", "event_text", "period_text", "wording", "office", "note")
    return [each for each in names if each in sheet.columns]


def is_empty(cell: str) -> bool:
    """Whether the cell is empty."""
    return not cell


def is_sentence(cell: str) -> bool:
    """Whether the cell is a sentence of some length."""
    return cell.endswith(".") and cell.count(" ") > 6 and cell.isascii()


def has_latin(cell: str) -> bool:
    """Whether the cell has words with the letter a among others."""
    return has_space(cell) and bool(re.search("[b-z]a[b-z]", cell))


for _placeholder in PLACEHOLDERS:
    _name = {"-": "a-dash", "?": "a-question-mark", "n/a": "n-a"}.get(_placeholder, _placeholder.lower())
    alter(f"empty-cell-holds-{_name}", MEANING, choose_optional, lambda _, held=_placeholder: held, is_empty)  # type: ignore[misc]
for _name, _broken in zip(("an-apostrophe", "an-accent", "a-space", "hangul"), MOJIBAKE, strict=True):
    alter(f"mojibake-of-{_name}", MEANING, choose_texts, insert(_broken), has_space)

CHANGES = [
    ("cyrillic-letter-in-a-word", lambda cell: re.sub("([b-z])a([b-z])", "\\1а\\2", cell, count=1)),
    ("greek-letter-in-a-word", lambda cell: re.sub("([b-z])a([b-z])", "\\1α\\2", cell, count=1)),
    ("full-width-letter-in-a-word", lambda cell: re.sub("([b-z])a([b-z])", "\\1ａ\\2", cell, count=1)),
]
for _name, _change in CHANGES:
    alter(_name, MEANING, choose_texts, _change, has_latin)

SENTENCES = [
    ("entity-of-html", lambda cell: cell.replace(" ", " &amp; ", 1)),
    ("no-break-space-of-html", lambda cell: cell.replace(" ", "&nbsp;", 1)),
    ("numbered-entity-of-html", lambda cell: cell.replace(" ", "&#39;s ", 1)),
    ("tag-of-html", lambda cell: f"<b>{cell}"),
    ("line-break-of-html", lambda cell: cell.replace(" ", "<br>", 1)),
    ("full-width-comma", lambda cell: cell.replace(" ", "， ", 1)),
    ("question-mark-for-a-lost-letter", lambda cell: re.sub("([b-z])a([b-z])", "\\1?\\2", cell, count=1)),
    ("sentence-without-its-stop", lambda cell: cell[:-1]),
    ("sentence-that-starts-small", lambda cell: cell[0].lower() + cell[1:]),
    ("sentence-cut-off-in-a-word", lambda cell: cell[: len(cell) // 2]),
    ("sentence-cut-off-with-a-comma", lambda cell: f"{cell[: cell.index(' ', len(cell) // 2)]},"),
    ("sentence-cut-off-with-a-stop", lambda cell: f"{cell[: cell.rindex(' ')]} the."),
    ("sentence-cut-off-with-dots", lambda cell: f"{cell[: len(cell) // 2]}..."),
    ("two-stops", lambda cell: f"{cell}."),
    ("space-before-the-stop", lambda cell: f"{cell[:-1]} ."),
    ("word-said-twice", lambda cell: re.sub(r" (\w{4,}) ", r" \1 \1 ", cell, count=1)),
    ("sentence-said-twice", lambda cell: f"{cell} {cell}"),
    ("remark-to-be-done", lambda cell: f"TODO {cell}"),
    ("text-of-printers", lambda _: "Lorem ipsum dolor sit amet."),
    ("sentence-of-one-letter", lambda _: "Xxxxxxxxxxxxxxxxxxx."),
    ("sentence-typed-on-the-wrong-row-of-keys", lambda _: "Asdf asdf asdf asdf."),
    ("apostrophe-of-a-spreadsheet", lambda cell: f"'{cell}"),
    ("quotation-mark-that-is-not-closed", lambda cell: cell.replace(" ", ' "', 1)),
    ("bracket-that-is-not-closed", lambda cell: cell.replace(" ", " (", 1)),
    ("comma-said-twice", lambda cell: cell.replace(" ", ",, ", 1)),
    ("words-grown-together", lambda cell: cell[:-1] + ".And so on."),
    ("mark-of-markdown", lambda cell: cell.replace(" ", " **", 1) + "**"),
    ("invented-citation-mark", lambda cell: f"{cell[:-1]} [citation needed]."),
]
for _name, _change in SENTENCES:
    alter(_name, MEANING, choose_prose, _change, lambda cell: is_sentence(cell) and has_latin(cell))


def _note(draft: Draft, note: str) -> Change:
    table = draft.rng.choice(["claims", "actors", "sources", "measures"])
    return put(draft.row(table, lambda row: not row["note"]), note=note)


@slip(MEANING)
def address_of_a_person_in_a_note(draft: Draft) -> Change:
    return _note(draft, "Asked by mail to jane.doe@example.com.")


@slip(MEANING)
def telephone_number_in_a_note(draft: Draft) -> Change:
    return _note(draft, "Asked by telephone, +82 10 1234 5678.")


@slip(MEANING)
def path_of_a_machine_in_a_note(draft: Draft) -> Change:
    return _note(draft, "See C:\\Users\\jane\\Desktop\\texts\\afp.docx for it.")


@slip(MEANING)
def statement_copied_from_another_claim(draft: Draft) -> Change:
    first = draft.row("claims", lambda row: row["topic"] == "on-topic" and row["kind"] == "figure")
    second = draft.row("claims", lambda row: row["proposition_id"] not in ("", first["proposition_id"]))
    return also(put(second, statement=first["statement"]), at(first, "statement"))


@slip(MEANING)
def statements_of_two_claims_swapped(draft: Draft) -> Change:
    first = draft.row("claims", lambda row: row["kind"] == "figure")
    second = draft.row("claims", lambda row: row["kind"] == "figure")
    texts = first["statement"], second["statement"]
    first["statement"] = texts[1]
    return also(put(second, statement=texts[0]), at(first, "statement"))


@slip(MEANING)
def statements_of_two_propositions_swapped(draft: Draft) -> Change:
    first, second = draft.row("propositions"), draft.row("propositions")
    texts = first["statement"], second["statement"]
    first["statement"] = texts[1]
    return also(put(second, statement=texts[0]), at(first, "statement"))


@slip(MEANING)
def titles_of_two_measures_swapped(draft: Draft) -> Change:
    first = draft.row("measures", lambda row: row["measure_id"].startswith("durov"))
    second = draft.row("measures", lambda row: row["measure_id"].startswith("k"))
    titles = first["title"], second["title"]
    first["title"] = titles[1]
    return also(put(second, title=titles[0]), at(first, "title"))


@slip(MEANING)
def note_copied_to_a_row_of_another_source(draft: Draft) -> Change:
    first = draft.row("claims", lambda row: len(row["note"]) > 60)
    second = draft.row("claims", lambda row: not row["note"] and row["source_id"] != first["source_id"])
    return also(put(second, note=first["note"]), at(first, "note"))
