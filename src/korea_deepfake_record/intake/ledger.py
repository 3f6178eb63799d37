"""Which rows of the ledger does a text give?"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from ..evidence import Span, count_words, hash_sentence, split_paragraphs, split_sentences
from ..finding import quote
from .furniture import Suggestion, suggest_part

MOST = 999
Cells = dict[str, str]


def list_passages(
    source_id: str, text: str, known: Mapping[str, Suggestion], cuts: Sequence[int] = ()
) -> list[Cells]:
    """
    Split a text into the rows of its ledger.

    Parameters
    ----------
    source_id : str
        The source whose text it is.
    text : str
        The text as received.
    known : dict of str to Suggestion
        By hash, what the same words are in other sources, where that is page furniture.
    cuts : sequence of int
        Characters at which a passage begins though the splitter sees none.

    Returns
    -------
    list of dict
        One a passage. A blank disposition is to be given by a coder.

    Raises
    ------
    ValueError
        Where the text has more passages than identifiers have room for.
    """
    rows: list[Cells] = []
    first: dict[str, str] = {}
    for position, (paragraph, sentence, span) in enumerate(split_text(text, cuts), 1):
        words = text[slice(*span)]
        row = _place(source_id, position, (paragraph, sentence), span) | _measure(words)
        alone = position == 1 and "\n" in text[span[1] : span[1] + 2]
        guess = known.get(row["sha256"]) or suggest_part(words, is_first=alone)
        row |= guess._asdict()
        if repeated := first.get(row["sha256"]):
            row |= {"disposition": "duplicate", "duplicate_of_id": repeated, "note": ""}
        first.setdefault(row["sha256"], row["passage_id"])
        rows.append(row)
    if len(rows) > MOST:
        message = f"The text has {len(rows)} sentences; {MOST} are the most. Add it in parts."
        raise ValueError(message)
    return rows


def split_text(text: str, cuts: Sequence[int] = ()) -> Iterator[tuple[int, int, Span]]:
    """Each passage: its paragraph, its place in that, and its characters."""
    for paragraph, (start, end) in enumerate(split_paragraphs(text), 1):
        bounds = [start, *(cut for cut in sorted(set(cuts)) if start < cut < end), end]
        stretches = (split_sentences(text, *pair) for pair in pairwise(bounds))
        spans = (span for stretch in stretches for span in stretch)
        for sentence, span in enumerate(spans, 1):
            yield paragraph, sentence, span


def find_cut(text: str, told: str) -> int:
    """
    Find where to cut, told by some words before and after it: ``a blue tram|The first car``.

    Parameters
    ----------
    text : str
        The text as received.
    told : str
        Words of the text with ``|`` where a passage begins.

    Returns
    -------
    int

    Raises
    ------
    ValueError
        Where the words stand in the text not once but never or often.
    """
    before, _, after = (part.strip() for part in told.partition("|"))
    places = list(re.finditer(rf"{re.escape(before)}\s*(?={re.escape(after)})", text))
    if not before or not after or len(places) != 1:
        often = f"{len(places)} times" if before and after else "no words on both sides of |"
        message = f"--cut: {quote(told)}: {often} in the text. Give more words on both sides of one place."
        raise ValueError(message)
    return places[0].end()


def keep_coding(rows: Iterable[Cells], before: Iterable[Cells]) -> dict[str, str]:
    """Take over into rows split anew what was coded of passages that stay; give their old and new ids."""
    old = {(row["char_start"], row["char_end"]): row for row in before}
    renamed: dict[str, str] = {}
    for row in rows:
        if same := old.get((row["char_start"], row["char_end"])):
            renamed[same["passage_id"]] = row["passage_id"]
            if same["disposition"] != "duplicate":
                row |= {name: same[name] for name in ("part", "disposition", "note")}
    return renamed


def _place(source_id: str, position: int, number: tuple[int, int], span: Span) -> Cells:
    return {
        "passage_id": f"{source_id}-s{position:03}",
        "source_id": source_id,
        "position": str(position),
        "paragraph": str(number[0]),
        "sentence": str(number[1]),
        "char_start": str(span[0]),
        "char_end": str(span[1]),
    }


def _measure(words: str) -> Cells:
    return {"word_count": str(count_words(words)), "sha256": hash_sentence(words), "duplicate_of_id": ""}
