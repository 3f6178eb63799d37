"""Does each record rest on the sentence it names, and is nothing of the articles copied?"""

from .text import (
    NORMALISER,
    Span,
    count_words,
    hash_sentence,
    normalise,
    split_paragraphs,
    split_sentences,
)

__all__ = [
    "NORMALISER",
    "Span",
    "count_words",
    "hash_sentence",
    "normalise",
    "split_paragraphs",
    "split_sentences",
]
