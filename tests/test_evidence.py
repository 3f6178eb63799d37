"""Sentences: their normal form, their hash, where they begin and end."""

import hashlib
from itertools import pairwise

import pytest

from korea_deepfake_record.evidence import (
    count_words,
    hash_sentence,
    normalise,
    split_paragraphs,
    split_sentences,
)

COPIES = [
    (
        '"Wait..." he said-it\'s 5-6 km.',
        "\u201cWait\u2026\u201d\u00a0he said \u2014 it\u2019s 5\u20136\u202fkm.",
    ),
    (
        '"Wait..." he said-it\'s 5-6 km.',
        '  "Wait. . ."\the\u200b said -- it\u00b4s\r\n5\u20116 k\u00adm.\ufeff',
    ),
    ("fifty 1/2 (A)", "\ufb01fty 1\u20442 \uff08\uff21\uff09".replace("\u2044", "/")),
    ("caf\u00e9 \ud55c\uae00", "cafe\u0301 \u1112\u1161\u11ab\u1100\u1173\u11af"),
]


@pytest.mark.parametrize(("plain", "received"), COPIES)
def test_copies_with_other_signs_have_one_normal_form(plain: str, received: str) -> None:
    assert normalise(received) == plain
    assert hash_sentence(received) == hash_sentence(plain)


@pytest.mark.parametrize("text", [received for _, received in COPIES])
def test_normal_form_is_final(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_other_words_or_case_give_another_hash() -> None:
    assert len({hash_sentence(text) for text in ("The tram came.", "the tram came.", "The tram comes.")}) == 3


def test_hash_is_sha256_of_the_normal_form_as_utf8() -> None:
    assert hash_sentence("“caf\u00e9”") == hashlib.sha256(b'"caf\xc3\xa9"').hexdigest()


def test_paragraphs_are_lines_that_are_not_blank() -> None:
    text = " One.\r\n\r\n\u00a0\nTwo three.\u2028Four\n"
    assert [text[start:end] for start, end in split_paragraphs(text)] == ["One.", "Two three.", "Four"]


@pytest.mark.parametrize(
    "sentences",
    [
        ["He moved to the U.S.", "The U.S. Army came.", "At 5 p.m. Monday it ended."],
        ["“It stops.”", "“Wait… what?” she asked.", "Mr. J. K. Park paid $2.02 at Trams.com."],
        ["1. None of it.", "It was No. 5... and then 6.", "So!", "(It rained.)", "They left"],
        ["그는 말했다.", "경찰은 “수사 중”이라고 했다.", "3.5% 늘었다."],
        ["他说。", "“好！”", "她走了。"],
    ],
)
def test_sentences_are_told_apart(sentences: list[str]) -> None:
    joint = "" if sentences[0].startswith("他") else " "
    text = "…" + joint.join(sentences) + " "
    assert [text[start:end] for start, end in split_sentences(text, 1)] == sentences


def test_sentences_cover_all_that_is_not_blank() -> None:
    text = "A. b? C d.\u00a0\u201cE\u201d f! \u200bG"
    spans = split_sentences(text)
    assert normalise(" ".join(text[start:end] for start, end in spans)) == normalise(text)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("— * •", 0),
        ("two-part it’s 1,500.5", 3),
        ("one—two", 2),
        ("SHARE/SIGN (KCSC)", 3),
        ("한글 두 단어", 3),
    ],
)
def test_words_are_counted(text: str, words: int) -> None:
    assert count_words(text) == words
