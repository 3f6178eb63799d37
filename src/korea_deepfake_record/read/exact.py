"""What are the cells of a file that the fast reader refuses, and where is it badly written?"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..descriptor import Dialect
from .content import Content

# How many badly written lines are reported one by one.
MANY = 1000
QUOTE_CURE = "Close the quote, and double each quote inside a cell."


@dataclass
class Record:
    """One record: the line on which it starts, its cells, and whether they can be trusted."""

    line: int
    cells: list[str]
    sound: bool = True


@dataclass
class Grammar:
    """How one cell is recognised at a place in the text."""

    dialect: Dialect
    bare: re.Pattern[str] = field(init=False)
    quoted: re.Pattern[str] | None = field(init=False)

    def __post_init__(self) -> None:
        """Compile the patterns; possessive, so that no text makes them backtrack."""
        mark, escape = re.escape(self.dialect.delimiter), re.escape(self.dialect.escape)
        escaped = f"{escape}." if escape else r"(?!)"
        self.bare = re.compile(f"(?:[^{mark}{escape}\\r\\n]|{escaped})*+", re.DOTALL)
        self.quoted = None
        if quote := re.escape(self.dialect.quote):
            doubled = quote + quote if self.dialect.double_quote else r"(?!)"
            inside = f"(?:[^{quote}{escape}]|{doubled}|{escaped})*+"
            self.quoted = re.compile(f"{quote}({inside}){quote}", re.DOTALL)

    def unquote(self, text: str) -> str:
        """The text of a quoted cell without its quotes."""
        if self.dialect.double_quote:
            text = text.replace(self.dialect.quote * 2, self.dialect.quote)
        return self.unescape(text)

    def unescape(self, text: str) -> str:
        """The text without its escape characters."""
        if self.dialect.escape and self.dialect.escape in text:
            return re.sub(f"{re.escape(self.dialect.escape)}(.)", r"\1", text, flags=re.DOTALL)
        return text

    def is_simple(self, line: str) -> bool:
        """Whether the cells of a line are what stands between its delimiters."""
        marks = (self.dialect.quote, self.dialect.escape)
        return not self.dialect.skip_initial_space and not any(mark and mark in line for mark in marks)


def iter_records(content: Content, dialect: Dialect) -> Iterator[Record]:
    """Every record of the file, blank lines too; badly written ones are noted in the content."""
    text = bytes(content.data[content.start :]).decode("utf-8", errors="surrogateescape")
    lines = list(io.StringIO(text, newline=""))
    grammar = Grammar(dialect)
    number, place, noted = 0, 0, 0
    while number < len(lines):
        line = lines[number]
        if dialect.comment and line.startswith(dialect.comment):
            number, place = number + 1, place + len(line)
            continue
        record, end, problem = read_record(text, place, line, grammar)
        record.line = number + 1
        if problem:
            noted += 1
            if noted <= MANY:
                content.note(number + 1, problem, QUOTE_CURE, "quote")
            # Only this line is given up, so that what follows can be judged.
            end = place + len(line)
        yield _mark_doubtful(record)
        while place < end:
            place += len(lines[number])
            number += 1


def read_record(text: str, place: int, line: str, grammar: Grammar) -> tuple[Record, int, str]:
    """One record, where the next one starts, and what is wrong with its quotes."""
    if grammar.is_simple(line):
        body = line.rstrip("\r\n")
        return Record(0, body.split(grammar.dialect.delimiter) if body else []), place + len(line), ""
    cells: list[str] = []
    while True:
        cell, place, problem = _read_cell(text, place, grammar)
        cells.append(cell)
        if problem:
            return Record(0, cells, sound=False), place, problem
        if not text.startswith(grammar.dialect.delimiter, place):
            return Record(0, cells), _skip_line_end(text, place), ""
        place += len(grammar.dialect.delimiter)


def _read_cell(text: str, place: int, grammar: Grammar) -> tuple[str, int, str]:
    """One cell, the place behind it, and what is wrong with its quotes."""
    if grammar.dialect.skip_initial_space:
        while text.startswith(" ", place):
            place += 1
    if grammar.quoted is None or not text.startswith(grammar.dialect.quote, place):
        match = grammar.bare.match(text, place)
        end = match.end() if match else place
        return grammar.unescape(text[place:end]), end, ""
    match = grammar.quoted.match(text, place)
    if match is None:
        return "", place, "A quote opens a cell here and is never closed."
    if match.end() < len(text) and text[match.end()] not in (grammar.dialect.delimiter, "\r", "\n"):
        below = match.group().count("\n")
        where = f" {below} lines below" if below else ""
        return "", place, f"Text goes on behind the quote that closes a cell{where}."
    return grammar.unquote(match.group(1)), match.end(), ""


def _skip_line_end(text: str, place: int) -> int:
    if text.startswith("\r\n", place):
        return place + 2
    return min(place + 1, len(text))


def _mark_doubtful(record: Record) -> Record:
    """The record with what cannot be text replaced; such a record is not judged cell by cell."""
    joined = "".join(record.cells)
    if "\0" in joined or not _is_text(joined):
        record.cells = [
            cell.encode("utf-8", "replace").decode().replace("\0", "\ufffd") for cell in record.cells
        ]
        record.sound = False
    return record


def _is_text(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
