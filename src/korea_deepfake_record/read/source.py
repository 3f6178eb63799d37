"""Which bytes are in the file: does it open, unpack and decode?"""

from __future__ import annotations

import gzip
import os
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from ..descriptor import Table
from ..descriptor.plain_file import NotAFile, open_file
from ..finding import Finding, Tally, quote
from .encodings import UTF8_MARK, NotDecoded, is_utf16, tell_kind, transcode

CHUNK = 1 << 23
LARGEST_UNPACKED = 1 << 30
# Tables pack to a fifth, repetitive ones to a fiftieth; what unpacks to more was made to burst.
MOST_UNPACKED_TIMES = 100
SMALL_UNPACKED = 1 << 24
LOST = "Add the file, or correct its path in the descriptor."


class Refused(Exception):
    """Nothing more of the file can be read; what is wrong is noted."""


def _tell_nobody(size: int) -> None:
    """Take no notice."""


@dataclass
class Source:
    """One file of a table as UTF-8, and what is wrong with its bytes."""

    table: Table
    path: str
    file: Path
    chunk: int = CHUNK
    findings: Tally = field(default_factory=Tally)
    readable: bool = True
    decodes: bool = True
    has_mark: bool = False
    has_returns: bool = False
    has_long: bool = False
    size: int = 0
    # Told each time how many bytes of the text were read.
    watch: Callable[[int], object] = _tell_nobody
    _state: tuple[int, ...] = ()

    def __getstate__(self) -> dict[str, Any]:
        """What another process is given: there nobody watches."""
        return self.__dict__ | {"watch": _tell_nobody}

    def note(self, line: int, problem: str, cure: str, rule: str) -> None:
        """Add a finding on a line of the file."""
        self.findings.add(Finding(self.path, line, "", problem, cure, rule))

    def refuse(self, line: int, problem: str, cure: str, rule: str) -> None:
        """Add a finding that leaves nothing more to read."""
        self.note(line, problem, cure, rule)
        self.readable = False

    @property
    def encoding(self) -> str:
        """The encoding in which the file's bytes are judged."""
        return "ascii" if self.table.encoding == "ascii" else "utf-8"

    def chunks(self, start: int = 0) -> Iterator[bytes]:
        """
        The text from a place on, as UTF-8 without a byte order mark, a chunk at a time.

        Where it ends too soon, the reason is noted. The file is opened anew each time, and never mapped into
        memory, for what is mapped and cut short by another program cannot be told from a fault of ours.
        """
        passed = 0
        for chunk in self._iter_told(self._iter_text()):
            passed += len(chunk)
            if passed > start:
                yield chunk[max(0, len(chunk) - (passed - start)) :]

    def stretches(self, places: Sequence[tuple[int, int]]) -> Iterator[bytes]:
        """The text of some stretches, by start and size in ascending order, unless the file has changed."""
        return self._iter_told(self._iter_stretches(places))

    def _iter_told(self, text: Iterator[bytes]) -> Iterator[bytes]:
        if not self.readable:
            return
        try:
            yield from text
        except Refused:
            return
        except (EOFError, zlib.error, gzip.BadGzipFile):
            self.refuse(0, "The file does not unpack.", "Pack it again with gzip.", "compression")
        except OSError as reason:
            problem = f"The file does not open: {reason.strerror or reason}."
            self.refuse(0, problem, "Check the file and who may read it.", "file-access")

    def _iter_text(self) -> Iterator[bytes]:
        with ExitStack() as stack:
            raw = stack.enter_context(self._open())
            stream: BinaryIO = raw
            if self.table.compression == "gz":
                stream = stack.enter_context(gzip.GzipFile(fileobj=raw))  # type: ignore[assignment]
            chunks = iter(lambda: stream.read(self.chunk), b"")
            yield from self._decode(self._limit(chunks))
            self._compare(raw)

    def _iter_stretches(self, places: Sequence[tuple[int, int]]) -> Iterator[bytes]:
        with self._open() as raw:
            self._compare(raw)
            if self.table.compression or not self._is_utf8:
                yield from _cut_out(self.chunks(), places)
            else:
                for start, size in places:
                    raw.seek(start + len(UTF8_MARK) * self.has_mark)
                    yield raw.read(size)
            self._compare(raw)

    def _compare(self, raw: BinaryIO) -> None:
        """Go no further where the file is not as it was when it was first opened."""
        if self._look(os.fstat(raw.fileno())) != self._state:
            problem, cure = "The file changed while it was read.", "Check it again when it is finished."
            self.refuse(0, problem, cure, "file-changed")
            raise Refused

    def _open(self) -> BinaryIO:
        try:
            raw = open_file(self.file)
        except (FileNotFoundError, NotADirectoryError) as reason:
            self.refuse(0, "There is no such file.", LOST, "file-missing")
            raise Refused from reason
        except NotAFile as reason:
            self.refuse(0, "This is not a file.", LOST, "file-missing")
            raise Refused from reason
        state = os.fstat(raw.fileno())
        self.size = state.st_size
        self._state = self._state or self._look(state)
        return raw

    @staticmethod
    def _look(state: os.stat_result) -> tuple[int, ...]:
        return state.st_ino, state.st_size, state.st_mtime_ns

    def _limit(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        """The chunks, as long as they do not grow out of all proportion to the file."""
        total = 0
        for chunk in chunks:
            total += len(chunk)
            if self.table.compression:
                self._weigh(total)
            self.watch(len(chunk))
            yield chunk
        if not total:
            self.refuse(0, "The file is empty.", "Write at least the header.", "file-empty")

    def _weigh(self, total: int) -> None:
        problem = ""
        if total > LARGEST_UNPACKED:
            problem = "The file unpacks to more than 1 GiB."
        elif total > SMALL_UNPACKED and total > MOST_UNPACKED_TIMES * self.size:
            problem = f"The file unpacks to more than {MOST_UNPACKED_TIMES} times its size."
        if problem:
            self.refuse(0, problem, "Split it, or give it unpacked.", "compression")
            raise Refused

    def _decode(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        first = next(chunks, b"")
        if told := tell_kind(first):
            self.refuse(1, *told, "file-kind")
            raise Refused
        if self._is_utf8:
            self._check_utf16(first)
            yield self._strip_mark(first)
            yield from chunks
            return
        yield from self._transcode(first, chunks)

    @property
    def _is_utf8(self) -> bool:
        return self.table.encoding.removesuffix("-sig") in ("utf-8", "ascii")

    def _strip_mark(self, first: bytes) -> bytes:
        self.has_mark = first.startswith(UTF8_MARK)
        return first.removeprefix(UTF8_MARK)

    def _check_utf16(self, first: bytes) -> None:
        if is_utf16(first):
            cure = "Save the file as UTF-8, or declare its encoding."
            self.refuse(1, "The file is UTF-16, not UTF-8.", cure, "encoding")
            raise Refused

    def _transcode(self, first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
        encoding = self.table.encoding
        try:
            for number, text in enumerate(transcode(first, rest, encoding)):
                yield text if number else self._strip_mark(text)
        except NotDecoded as fault:
            problem = f"The bytes from number {fault.number} on are not in the encoding {quote(encoding)}."
            cure = "Save the file in the encoding that is declared, or declare its own."
            self.refuse(fault.line, problem, cure, "encoding")
            raise Refused from fault


def _cut_out(chunks: Iterator[bytes], places: Sequence[tuple[int, int]]) -> Iterator[bytes]:
    """Stretches of a text that cannot be sought."""
    text, place = b"", 0
    for start, size in places:
        while place + len(text) < start + size and (chunk := next(chunks, b"")):
            passed = min(len(text), start - place)
            text, place = text[passed:] + chunk, place + passed
        yield text[start - place : start - place + size]
