"""Which rules hold for the ledger of passages?"""

from __future__ import annotations

from typing import Any

import pandas as pd

from .lookups import comes_first, find_live, is_among, is_listed, look_up
from .registry import rule

Frame = pd.DataFrame
HASH_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
# Blank lines between two paragraphs; all else is a passage.
WHITE_SPACE = 200


@rule("source_id", "{cell} is not a coded source.", "Give passages to coded sources only.")
def passage_is_of_coded_source(passages: Frame, sources: Frame) -> pd.Series[bool]:
    role = look_up(passages["source_id"], sources, "source_id", "role")
    return role.isna() | role.eq("coded")


@rule(
    "passage_id",
    "{cell} is not the source and the position {position}.",
    "Write <source>-s<position>, three digits.",
)
def passage_id_tells_place(passages: Frame) -> pd.Series[bool]:
    number = passages["position"].astype("str").str.zfill(3)
    return passages["passage_id"].eq(passages["source_id"] + "-s" + number) | passages["position"].isna()


@rule(
    "position",
    "There is no passage just before position {cell}.",
    "Number the passages from 1 without a gap.",
)
def positions_have_no_gap(passages: Frame) -> pd.Series[bool]:
    before = passages[["source_id"]].assign(position=passages["position"] - 1)
    return passages["position"].le(1) | is_listed(before, passages[["source_id", "position"]])


@rule(
    "paragraph",
    "The paragraph {cell} does not follow on the one before.",
    "Number the paragraphs from 1 without a gap.",
)
def paragraphs_have_no_gap(passages: Frame) -> pd.Series[bool]:
    before = _shift(passages, "paragraph", 0)
    return passages["paragraph"].eq(before + 1) | (passages["paragraph"].eq(before) & before.gt(0))


@rule(
    "sentence",
    "The sentence {cell} does not follow on the one before.",
    "Number sentences from 1 in each paragraph.",
)
def sentences_have_no_gap(passages: Frame) -> pd.Series[bool]:
    goes_on = passages["paragraph"].eq(_shift(passages, "paragraph", 0))
    return passages["sentence"].eq((_shift(passages, "sentence", 0) + 1).where(goes_on, 1))


@rule(
    "char_end",
    "The passage ends at {cell}, not after its start at {char_start}.",
    "Correct the offset that is wrong.",
)
def passage_ends_after_start(passages: Frame) -> pd.Series[bool]:
    return passages["char_start"] < passages["char_end"]


@rule(
    "char_start",
    "The passage starts at {cell}, before the one above it ends.",
    "Correct the offset that is wrong.",
)
def passages_do_not_overlap(passages: Frame) -> pd.Series[bool]:
    return passages["char_start"] >= _shift(passages, "char_end", 0)


@rule(
    "char_end",
    "The passage ends at {cell}, after the end of the text.",
    "Correct the offset, or the length of the text.",
)
def passage_ends_in_text(passages: Frame, sources: Frame) -> pd.Series[bool]:
    return passages["char_end"] <= look_up(passages["source_id"], sources, "source_id", "text_characters")


@rule("word_count", "A passage of {cell} words does not fit into its characters.", "Count the words anew.")
def words_fit_in_passage(passages: Frame) -> pd.Series[bool]:
    return passages["word_count"] * 2 <= passages["char_end"] - passages["char_start"] + 1


@rule("duplicate_of_id", "A duplicate, and nothing else, names what it repeats.", "Fill it in, or clear it.")
def duplicate_names_what_it_repeats(passages: Frame) -> pd.Series[bool]:
    return passages["disposition"].eq("duplicate") == passages["duplicate_of_id"].notna()


@rule(
    "duplicate_of_id",
    "{cell} is not an earlier passage of the same text.",
    "Name the first passage with these words.",
)
def duplicate_repeats_earlier_passage(passages: Frame) -> pd.Series[bool]:
    source = _look_up_repeated(passages, "source_id")
    is_earlier = _look_up_repeated(passages, "position") < passages["position"]
    return source.isna() | (source.eq(passages["source_id"]) & is_earlier)


@rule("duplicate_of_id", "{cell} is itself a duplicate.", "Name the first passage with these words.")
def duplicate_repeats_first_passage(passages: Frame) -> pd.Series[bool]:
    is_earlier = _look_up_repeated(passages, "position") < passages["position"]
    return _look_up_repeated(passages, "duplicate_of_id").isna() | ~is_earlier.fillna(False)


@rule("duplicate_of_id", "{cell} has another hash.", "Name the first passage with these words.")
def duplicate_has_the_same_words(passages: Frame) -> pd.Series[bool]:
    hashed = _look_up_repeated(passages, "sha256")
    return hashed.isna() | hashed.eq(passages["sha256"])


@rule("disposition", "An earlier passage of the text has the same words.", "Make this one its duplicate.")
def repeated_words_are_duplicate(passages: Frame) -> pd.Series[bool]:
    ordered = passages.sort_values(["source_id", "position"])
    is_first = comes_first(ordered[["source_id", "sha256"]]).reindex(passages.index)
    return is_first | passages["disposition"].eq("duplicate")


@rule(
    "disposition",
    "The passage is coded, but no live claim rests on it.",
    "Add its claims, or change the disposition.",
)
def coded_passage_has_claim(passages: Frame, claims: Frame) -> pd.Series[bool]:
    return ~passages["disposition"].eq("coded") | is_among(
        passages["passage_id"], find_live(claims)["passage_id"]
    )


@rule("note", "The passage is left out as off-topic without a reason.", "Say why in the note.")
def off_topic_passage_has_note(passages: Frame) -> pd.Series[bool]:
    return ~passages["disposition"].eq("off-topic") | passages["note"].notna()


@rule("part", "A heading is a heading in part and in disposition.", "Make the two the same.")
def section_heading_is_one(passages: Frame) -> pd.Series[bool]:
    return passages["part"].eq("section-heading") | ~passages["disposition"].eq("section-heading")


def count_waiting(passages: Frame) -> Frame:
    """Beside each passage, how many of its source wait for a disposition, and how many there are."""
    waits = passages["disposition"].isna().groupby(passages["source_id"], dropna=False)
    return pd.DataFrame({"waiting": waits.transform("sum"), "sentences": waits.transform("size")})


@rule(
    "disposition",
    "{waiting} of {sentences} sentences of {source_id} have no disposition.",
    "Code this one, or say why it is left out.",
    count_waiting,
)
def passage_has_disposition(passages: Frame) -> pd.Series[bool]:
    return passages["disposition"].notna()


def _shift(passages: Frame, column: str, first: int) -> pd.Series[Any]:
    """The cell of the passage before in the same text; for the first passage the number given."""
    ordered = passages.sort_values(["source_id", "position"])
    return ordered.groupby("source_id")[column].shift(fill_value=first).reindex(passages.index)


def _look_up_repeated(passages: Frame, column: str) -> pd.Series[Any]:
    return look_up(passages["duplicate_of_id"], passages, "passage_id", column)


@rule("word_count", "An equal passage has another number of words than {cell}.", "Count the words anew.")
def same_words_are_as_many(passages: Frame) -> pd.Series[bool]:
    return passages["word_count"].eq(look_up(passages["sha256"], passages, "sha256", "word_count"))


@rule("sha256", "{cell} is the hash of no words at all.", "Hash the passage anew.")
def hash_is_of_words(passages: Frame) -> pd.Series[bool]:
    return passages["sha256"].ne(HASH_OF_NOTHING)


@rule(
    "char_start",
    "More than white space lies before {cell}.",
    "Correct an offset, or add the passage between.",
)
def passages_leave_no_gap(passages: Frame) -> pd.Series[bool]:
    return passages["char_start"] - _shift(passages, "char_end", 0) <= WHITE_SPACE


@rule(
    "text_characters",
    "More than white space lies between the last passage and {cell}.",
    "Correct the length, or add passages.",
)
def ledger_reaches_end_of_text(sources: Frame, passages: Frame) -> pd.Series[bool]:
    ends = passages.groupby("source_id")["char_end"].max()
    # Of no passages at all the ends are taken for text.
    last = sources["source_id"].map(ends).astype("Int64")
    return ~(sources["text_characters"] - last > WHITE_SPACE)
