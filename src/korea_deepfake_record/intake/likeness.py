"""Which sentences of a text are coded already, in another source?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from ..descriptor import Package
from ..evidence import normalise
from ..evidence.articles import Article, match_articles, read_articles
from ..evidence.rows import Row, read_rows
from .furniture import Suggestion
from .worksheet import read_texts

LEAST_ALIKE = 80.0
FEWEST_WORDS = 4
LEFT_OUT = ("page-furniture", "advertisement")
Cells = Mapping[str, str]


@dataclass(frozen=True)
class Alike:
    """A sentence of the new text, one of another source that is like it, and the claims of that."""

    passage_id: str
    other_id: str
    likeness: float
    claims: tuple[Row, ...]

    @property
    def text(self) -> str:
        """The two sentences in one line; the claims stand in lines of their own."""
        how = "has the words of" if self.likeness == 100 else f"is {self.likeness:.0f} % like"
        return f"{self.passage_id} {how} {self.other_id}"


class Coded:
    """What is coded already: the ledger, its claims, and the words of what is at hand."""

    def __init__(self, package: Package, source_id: str, articles: Path) -> None:
        passages = [row for row in read_rows(package, "passages") if row["source_id"] != source_id]
        sources = [row for row in read_rows(package, "sources") if row["role"] == "coded"]
        self.passages = passages
        self.claims: dict[str, list[Row]] = defaultdict(list)
        for claim in read_rows(package, "claims"):
            if claim["record_status"] != "withdrawn":
                self.claims[claim["passage_id"]].append(claim)
        known = read_texts(package.base, source_id)
        texts = {**known, **_cut_articles(sources, passages, read_articles(articles))}
        wanted = {row["passage_id"] for row in passages if row["passage_id"] in self.claims}
        self.words = {each: _fold(text) for each, text in texts.items() if each in wanted}

    def list_furniture(self) -> dict[str, Suggestion]:
        """By hash, what was left out of other sources as furniture of the page."""
        left = (row for row in self.passages if row["disposition"] in LEFT_OUT)
        return {row["sha256"]: Suggestion(row["part"], row["disposition"], row["note"]) for row in left}

    def find_alike(self, rows: Iterable[Cells], text: str) -> list[Alike]:
        """For each sentence those with the same words that carry claims, else the one most like it."""
        same: dict[str, list[str]] = defaultdict(list)
        for passage in self.passages:
            if passage["passage_id"] in self.claims:
                same[passage["sha256"]].append(passage["passage_id"])
        found: list[Alike] = []
        for row in rows:
            others = [(each, 100.0) for each in same[row["sha256"]]] or self._find_similar(row, text)
            found += [self._tell(row["passage_id"], *each) for each in others]
        return found

    def _find_similar(self, row: Cells, text: str) -> list[tuple[str, float]]:
        if int(row["word_count"]) < FEWEST_WORDS:
            return []
        words = _fold(text[int(row["char_start"]) : int(row["char_end"])])
        best = process.extractOne(words, self.words, scorer=fuzz.ratio, score_cutoff=LEAST_ALIKE)
        # What is alike but for a sign is not word for word the same.
        return [(str(best[2]), min(best[1], 99.0))] if best else []

    def _tell(self, passage_id: str, other_id: str, likeness: float) -> Alike:
        return Alike(passage_id, other_id, likeness, tuple(self.claims[other_id]))


def _cut_articles(sources: list[Row], passages: list[Row], articles: list[Article]) -> dict[str, str]:
    """By passage its words, from the texts that are the very ones coded."""
    ledgers: dict[str, list[Row]] = defaultdict(list)
    for row in passages:
        ledgers[row["source_id"]].append(row)
    recorded = {row["text_sha256"] for row in sources}
    matches = match_articles(sources, ledgers, [each for each in articles if each.sha256 in recorded])
    return {
        row["passage_id"]: match.article.text[row.count("char_start") : row.count("char_end")]
        for source_id, found in matches.items()
        for match in found
        for row in ledgers[source_id]
    }


def _fold(text: str) -> str:
    return normalise(text).casefold()
