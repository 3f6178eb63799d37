"""What are the cells of a file that the fast reader refuses, and where is it badly written?"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..descriptor import Dialect
from .pieces import LONGEST_RECORD
from .source import Source

# Behind a quote that is never closed, so much text is read line by line all the same, and no more.
LONGEST_UNCLOSED = 1 << 21
UNCLOSED = "A quote opens a cell here and is never closed."
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
    borders: tuple[str, ...] = field(init=False)
    bare: re.Pattern[str] = field(init=False)
    quoted: re.Pattern[str] | None = field(init=False)

    def __post_init__(self) -> None:
        """Compile the patterns; possessive, so that no text makes them backtrack."""
        self.borders = (self.dialect.delimiter, "\r", "\n")
        mark, escape = re.escape(self.dialect.delimiter), re.escape(self.dialect.escape)
        escaped = f"{escape}." if escape else r"(?!)"
        # A mark of one character is told apart faster among those that a cell does not have.
        is_one = len(self.dialect.delimiter) == 1
        other = f"[^{mark}{escape}\\r\\n]" if is_one else f"(?!{mark})[^{escape}\\r\\n]"
        self.bare = re.compile(f"(?:{other}|{escaped})*+", re.DOTALL)
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


def iter_records(chunks: Iterable[bytes], dialect: Dialect, source: Source, line: int) -> Iterator[Record]:
    """Every record of a file from a line on, blank lines too; badly written ones are noted in the source."""
    grammar = Grammar(dialect)
    decode = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode
    rest = ""
    for chunk, is_last in _mark_last(chunks):
        source.has_returns |= b"\r" in chunk
        text = rest + decode(chunk, final=is_last)
        window = Window(text, line, is_last)
        for record, problem in window.iter_records(grammar):
            if problem == UNCLOSED and len(text) - window.place > LONGEST_UNCLOSED:
                source.refuse(record.line, problem, QUOTE_CURE, "quote")
                return
            if problem:
                source.note(record.line, problem, QUOTE_CURE, "quote")
            yield _mark_doubtful(record)
        note_bytes(source, text[: window.place], line)
        rest, line = text[window.place :], window.line
        if len(rest) > LONGEST_RECORD:
            problem = f"The row that starts here is longer than {LONGEST_RECORD >> 20} MiB."
            source.refuse(line, problem, "Close the quote, or shorten the cell.", "long-record")
            return


def note_bytes(source: Source, text: str, line: int) -> None:
    """Note the first byte of the file that is no text, and every line with a NUL."""
    is_clean = "\0" not in text and (text.isascii() or (source.encoding != "ascii" and _is_text(text)))
    for number, each in enumerate([] if is_clean else text.split("\n")):
        if "\0" in each:
            problem, cure = "A NUL byte stands in the line.", "Remove it; text has no such character."
            source.note(line + number, problem, cure, "encoding")
        place = _find_byte(each, source.encoding)
        if place >= 0 and source.decodes:
            source.decodes = False
            byte = each[place].encode("utf-8", "surrogateescape")[0]
            place = len(each[:place].encode("utf-8", "surrogateescape")) + 1
            problem = f"The byte 0x{byte:02X}, number {place} in the line, is not {source.encoding.upper()}."
            source.note(
                line + number, problem, "Save the file as UTF-8, or declare its encoding.", "encoding"
            )


def _find_byte(text: str, encoding: str) -> int:
    """The place of the first character that the encoding does not have; below 0 where there is none."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError as reason:
        return reason.start
    return -1


def _mark_last(chunks: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    before: bytes | None = None
    for chunk in chunks:
        if before is not None:
            yield before, False
        before = chunk
    yield before or b"", True


@dataclass
class Window:
    """A stretch of the file's text: the place up to which it is read, and the line there."""

    text: str
    line: int
    is_last: bool
    place: int = 0

    def iter_records(self, grammar: Grammar) -> Iterator[tuple[Record, str]]:
        """The records that certainly end in the stretch, and what is wrong with their quotes."""
        lines = list(io.StringIO(self.text, newline=""))
        number, comment = 0, grammar.dialect.comment
        while number < len(lines):
            line = lines[number]
            if comment and line.startswith(comment):
                record, end, problem = None, self.place + len(line), ""
            else:
                record, end, problem = read_record(self.text, self.place, line, grammar)
            if not self.is_last and self._may_go_on(end, line, problem):
                return
            if problem:
                # Only this line is given up, so that what follows can be judged.
                end = self.place + len(line)
            if record:
                record.line = self.line
                yield record, problem
            while self.place < end:
                self.place, number, self.line = self.place + len(lines[number]), number + 1, self.line + 1

    def _may_go_on(self, end: int, line: str, problem: str) -> bool:
        """Whether what follows in the file could belong to the record."""
        reaches_end = end >= len(self.text) or self.place + len(line) >= len(self.text)
        return reaches_end or problem == UNCLOSED


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
        return "", place, UNCLOSED
    if match.end() < len(text) and not text.startswith(grammar.borders, match.end()):
        below = match.group().count("\n")
        where = f" {below} line{'s' if below > 1 else ''} below" if below else ""
        return "", place, f"The quote that opens a cell here closes{where} with text behind it."
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
