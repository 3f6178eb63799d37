"""Which slips misplace a passage in its text, or say wrongly what became of it?"""

from __future__ import annotations

from .draft import Draft, Row
from .slip import MEANING, Change, Place, also, at, put, slip


def _pick(draft: Draft, disposition: str = "coded") -> Row:
    """A passage that has one before it and one after it in its text."""
    last = {row["source_id"]: row for row in draft.sheets["passages"].rows[1:]}
    return draft.row(
        "passages",
        lambda row: (
            row["disposition"] == disposition and int(row["position"]) > 3 and row not in last.values()
        ),
    )


def _neighbours(row: Row) -> tuple[Row, Row]:
    place = row.sheet.rows.index(row)
    return row.sheet.rows[place - 1], row.sheet.rows[place + 1]


def _move(draft: Draft, column: str, by: int) -> Change:
    row = _pick(draft)
    before, after = _neighbours(row)
    change = put(row, **{column: str(int(row[column]) + by)})
    other = at(before, "char_end") if column == "char_start" else at(after, "char_start")
    return Change(change.what, (at(row, "char_start", "char_end", "word_count"), other))


@slip(MEANING)
def passage_starts_too_early(draft: Draft) -> Change:
    return _move(draft, "char_start", -9)


@slip(MEANING)
def passage_ends_too_late(draft: Draft) -> Change:
    return _move(draft, "char_end", 9)


@slip(MEANING)
def passage_starts_too_late(draft: Draft) -> Change:
    return _move(draft, "char_start", 40)


@slip(MEANING)
def passage_ends_too_early(draft: Draft) -> Change:
    return _move(draft, "char_end", -30)


@slip(MEANING, silent="A gap of a character may be a space; only the text tells.")
def passage_off_by_one(draft: Draft) -> Change:
    return _move(draft, "char_end", -1)


@slip(MEANING)
def passage_past_the_end_of_the_text(draft: Draft) -> Change:
    return put(_pick(draft), char_end="99999")


@slip(MEANING)
def start_and_end_of_a_passage_swapped(draft: Draft) -> Change:
    row = _pick(draft)
    return put(row, char_start=row["char_end"], char_end=row["char_start"])


@slip(MEANING)
def places_of_two_passages_swapped(draft: Draft) -> Change:
    row = _pick(draft)
    other = draft.take(_neighbours(row)[1])
    cells = {name: row[name] for name in ("char_start", "char_end")}
    change = put(row, **{name: other[name] for name in cells})
    return also(change, *put(other, **cells).places)


@slip(MEANING)
def word_count_too_high_for_the_length(draft: Draft) -> Change:
    row = _pick(draft)
    return put(row, word_count=f"{row['word_count']}0")


@slip(MEANING)
def word_count_too_low_for_the_length(draft: Draft) -> Change:
    row = _pick(draft)
    return put(row, word_count=str(int(row["word_count"]) // 10))


@slip(MEANING)
def word_count_of_none(draft: Draft) -> Change:
    return put(_pick(draft), word_count="0")


@slip(MEANING, silent="The words stand in the text alone.")
def word_count_off_by_one(draft: Draft) -> Change:
    row = _pick(draft)
    return put(row, word_count=str(int(row["word_count"]) + 1))


@slip(MEANING, silent="The words stand in the text alone.")
def hash_with_another_digit(draft: Draft) -> Change:
    row = _pick(draft)
    digit = "0" if row["sha256"][-1] != "0" else "1"
    return put(row, sha256=row["sha256"][:-1] + digit)


@slip(MEANING)
def hash_of_another_passage(draft: Draft) -> Change:
    row, other = _pick(draft), _pick(draft)
    change = put(row, sha256=other["sha256"])
    return Change(change.what, tuple(at(each, "sha256", "disposition") for each in (row, other)))


@slip(MEANING)
def hash_that_a_spreadsheet_cut(draft: Draft) -> Change:
    row = _pick(draft)
    return put(row, sha256=row["sha256"][:15] + "0" * 49)


@slip(MEANING)
def hash_of_nothing(draft: Draft) -> Change:
    return put(_pick(draft), sha256="e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")


@slip(MEANING)
def paragraph_off_by_one(draft: Draft) -> Change:
    row = _pick(draft)
    change = put(row, paragraph=str(int(row["paragraph"]) + 2))
    return Change(
        change.what, (at(row, "paragraph", "sentence"), at(_neighbours(row)[1], "paragraph", "sentence"))
    )


@slip(MEANING)
def sentence_off_by_one(draft: Draft) -> Change:
    row = _pick(draft)
    change = put(row, sentence=str(int(row["sentence"]) + 1))
    return Change(change.what, (at(row, "sentence"), at(_neighbours(row)[1], "paragraph", "sentence")))


@slip(MEANING)
def position_that_is_not_the_next(draft: Draft) -> Change:
    row = _pick(draft)
    return Change(put(row, position="900").what, (at(row, "position", "passage_id"),))


@slip(MEANING)
def coded_passage_said_to_be_furniture(draft: Draft) -> Change:
    row = _pick(draft)
    claims = draft.find("claims", passage_id=row["passage_id"])
    change = put(row, disposition="page-furniture")
    return Change(change.what, (at(row, "disposition", "part"), *(at(each, "passage_id") for each in claims)))


@slip(MEANING)
def coded_passage_without_a_claim(draft: Draft) -> Change:
    return put(draft.row("passages", lambda row: row["disposition"] == "advertisement"), disposition="coded")


@slip(MEANING)
def duplicate_that_names_nothing(draft: Draft) -> Change:
    row = draft.row("passages", lambda row: row["duplicate_of_id"] != "")
    return Change(put(row, duplicate_of_id="").what, (at(row, "disposition", "duplicate_of_id"),))


@slip(MEANING)
def duplicate_of_another_passage(draft: Draft) -> Change:
    row = draft.row("passages", lambda row: row["duplicate_of_id"] != "")
    first = draft.sheets["passages"].rows[4]
    return Change(put(row, duplicate_of_id=first["passage_id"]).what, (at(row, "duplicate_of_id", "sha256"),))


@slip(MEANING)
def headline_in_the_middle_of_a_text(draft: Draft) -> Change:
    row = draft.row("passages", lambda row: row["part"] == "body" and int(row["position"]) > 6)
    return put(row, part="headline")


@slip(MEANING)
def furniture_in_the_middle_of_a_text(draft: Draft) -> Change:
    row = draft.row("passages", lambda row: row["part"] == "body" and row["source_id"].startswith("afp"))
    return put(row, part=draft.rng.choice(["furniture", "byline"]))


@slip(MEANING)
def section_heading_that_is_coded(draft: Draft) -> Change:
    row = draft.row("passages", lambda row: row["part"] == "section-heading")
    return Change(put(row, disposition="coded").what, (at(row, "disposition", "part"),))


@slip(MEANING)
def passage_left_out(draft: Draft) -> Change:
    row = draft.row(
        "passages", lambda row: row["disposition"] == "advertisement" and int(row["position"]) > 3
    )
    after = _neighbours(row)[1]
    row.sheet.rows.remove(row)
    return Change(f"passages {row.name} removed", (at(after), Place(row.sheet.path)))


@slip(MEANING)
def passage_entered_twice(draft: Draft) -> Change:
    row = _pick(draft)
    cells = [f"{row['source_id']}-s900", row["source_id"], "900", *row.cells[3:]]
    copy = draft.take(row.sheet.add(cells))
    return Change(f"passages {row.name} entered again", (at(copy), at(row)))
