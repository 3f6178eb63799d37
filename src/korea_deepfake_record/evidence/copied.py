"""Does any file of the repository share a long run of words with an article?"""

import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from ..descriptor import Package, Table
from ..finding import Finding
from ..sheets import read_sheet
from .articles import Article
from .ledger import few_words
from .text import normalise

LONGEST_RUN = 7
_GRAM = LONGEST_RUN + 1
_WORD = re.compile(r"[\w']+")
TUTORIAL = "docs/tutorial.md"
_INVENTED = re.compile(r"^```text workbench/\S+\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")

Gram = tuple[str, ...]
Index = dict[Gram, list[tuple[str, int]]]


class Word(NamedTuple):
    """One word of a file and where it stands."""

    text: str
    line: int
    column: str


class Run(NamedTuple):
    """A run of words of an article: from which word of the file, how many, in which article."""

    start: int
    length: int
    article: str


def check_copied(package: Package, articles: list[Article], titles: Iterable[str]) -> list[Finding]:
    """
    Find every run of eight or more words that a file shares with an article.

    Parameters
    ----------
    package : Package
        The package in whose folder the files lie: those git knows or does not ignore, else all of them.
    articles : list of Article
        The texts as received. The one that the tutorial makes up is passed by.
    titles : iterable of str
        Titles of articles: a run inside one of them is no copy.

    Returns
    -------
    list of Finding
        One a run, at the line where it begins; its first words only are shown.
    """
    invented = _read_invented(package.base)
    known = _index([each for each in articles if split_words(each.text) not in invented])
    phrases = [f" {' '.join(split_words(each))} " for each in set(titles)]
    tables = {path: table for table in package.tables for path in table.paths}
    findings: list[Finding] = []
    for path in list_files(package.base):
        words = _read_words(package.base, path, tables.get(path))
        for run in _runs([word.text for word in words], known):
            copied = [word.text for word in words[run.start : run.start + run.length]]
            if not any(f" {' '.join(copied)} " in phrase for phrase in phrases):
                findings.append(_finding(path, words[run.start], run, copied))
    return findings


def list_files(folder: Path) -> list[str]:
    """The files of a repository, without those git ignores; of a plain folder, all of them."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=folder, capture_output=True, check=True).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(set(listed.split("\0")) - {""})


def split_words(text: str) -> list[str]:
    """The words of a text as copies are looked for: in lower case, without signs."""
    words = (word.strip("'") for word in _WORD.findall(normalise(text).casefold()))
    return [word for word in words if word]


def _read_invented(base: Path) -> list[list[str]]:
    """The articles that the tutorial itself makes up: nobody else's words."""
    text = "\n".join(_read_lines(base / TUTORIAL))
    return [split_words(each["text"]) for each in _INVENTED.finditer(text)]


def _index(articles: list[Article]) -> Index:
    """By run of eight words, in which articles and at which of their words it begins."""
    known: Index = defaultdict(list)
    # Twice: as it stands, and with words parted that were run together, as captions often are.
    for article in articles:
        for text in dict.fromkeys((article.text, _GLUED.sub(" ", article.text))):
            words = split_words(text)
            for start in range(len(words) - LONGEST_RUN):
                known[tuple(words[start : start + _GRAM])].append((article.name, start))
    return known


def _read_words(base: Path, path: str, table: Table | None) -> list[Word]:
    """The words of a file; of a table, cell by cell. A file that is no text has none."""
    sheet = read_sheet(table, base, path) if table else None
    if sheet and not isinstance(sheet, Finding):
        rows = zip(sheet.lines, sheet.records, strict=True)
        cells = (
            (cell, line, name) for line, row in rows for cell, name in zip(row, sheet.columns, strict=True)
        )
    else:
        cells = ((text, line, "") for line, text in enumerate(_read_lines(base / path), 1))
    return [Word(word, line, name) for text, line, name in cells for word in split_words(text)]


def _read_lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return []


def _runs(words: list[str], known: Index) -> Iterator[Run]:
    """The longest run from each place where one begins, left to right."""
    start = 0
    while start + _GRAM <= len(words):
        places = known.get(tuple(words[start : start + _GRAM]))
        if places is None:
            start += 1
            continue
        length = max(_reach(words, start, place, known) for place in places)
        yield Run(start, length, places[0][0])
        start += length - LONGEST_RUN


def _reach(words: list[str], start: int, place: tuple[str, int], known: Index) -> int:
    """How many words are the same from there on: one more while the next eight follow in the same article."""
    article, at = place
    steps = 0
    while (article, at + steps) in known.get(tuple(words[start + steps : start + steps + _GRAM]), ()):
        steps += 1
    return LONGEST_RUN + steps


def _finding(path: str, word: Word, run: Run, copied: list[str]) -> Finding:
    problem = f"A run of {run.length} words is also in {run.article}: {few_words(' '.join(copied))}."
    return Finding(path, word.line, word.column, problem, "Say it in other words.", "copied-text")
