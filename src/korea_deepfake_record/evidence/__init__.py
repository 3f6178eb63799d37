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
from .verification import Report, verify

__all__ = [
    "NORMALISER",
    "Report",
    "Span",
    "count_words",
    "hash_sentence",
    "normalise",
    "split_paragraphs",
    "split_sentences",
    "verify",
]
