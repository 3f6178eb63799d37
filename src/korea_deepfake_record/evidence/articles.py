"""Which text is the one that a coded source was coded from?"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .rows import Row
from .text import hash_sentence, split_paragraphs, split_sentences

LEAST_OVERLAP = 0.2


@dataclass(frozen=True)
class Article:
    """One text as received: file name, characters as they stand, hash of its bytes."""

    name: str
    text: str
    sha256: str


@dataclass(frozen=True)
class Match:
    """The text of a source, and how it was recognised: by its hash, its name or its sentences."""

    article: Article
    by: str

    @property
    def is_recorded(self) -> bool:
        """Whether it is the very file that was coded."""
        return self.by == "hash"


def read_articles(folder: Path) -> list[Article]:
    """The texts of a folder, by name. Line breaks stay as they are, as positions count them."""
    contents = {path.name: path.read_bytes() for path in sorted(folder.glob("*.txt"))}
    return [
        Article(name, content.decode(errors="replace"), hashlib.sha256(content).hexdigest())
        for name, content in contents.items()
    ]


def match_articles(
    sources: list[Row], passages: dict[str, list[Row]], articles: list[Article]
) -> dict[str, list[Match]]:
    """By source, its text, or several where copies of it lie beside the recorded one."""
    found: dict[str, list[Match]] = {source["source_id"]: [] for source in sources}
    for article in articles:
        match = _recognise(article, sources, passages)
        if match:
            source_id, by = match
            found[source_id].append(Match(article, by))
    return {
        source_id: sorted(matches, key=lambda each: not each.is_recorded)
        for source_id, matches in found.items()
    }


def _recognise(
    article: Article, sources: list[Row], passages: dict[str, list[Row]]
) -> tuple[str, str] | None:
    for source in sources:
        if source["text_sha256"] == article.sha256:
            return source["source_id"], "hash"
    for source in sources:
        if Path(article.name).stem.casefold() == source["source_id"].casefold():
            return source["source_id"], "name"
    hashes = set(sentence_hashes(article.text))
    overlaps = {each["source_id"]: _overlap(passages.get(each["source_id"], []), hashes) for each in sources}
    best = max(overlaps, key=lambda each: overlaps[each], default="")
    return (best, "sentences") if best and overlaps[best] >= LEAST_OVERLAP else None


def sentence_hashes(text: str) -> Iterable[str]:
    """The hash of every sentence that the splitter finds."""
    for paragraph in split_paragraphs(text):
        for start, end in split_sentences(text, *paragraph):
            yield hash_sentence(text[start:end])


def _overlap(passages: list[Row], hashes: set[str]) -> float:
    """The share of the words of the ledger that stand in sentences of these hashes."""
    words = {each["sha256"]: each.count("word_count") for each in passages}
    return sum(count for sha, count in words.items() if sha in hashes) / (sum(words.values()) or 1)
