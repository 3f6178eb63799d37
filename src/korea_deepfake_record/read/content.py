"""Which characters are in the file: does it open, unpack and decode?"""

from __future__ import annotations

import codecs
import gzip
import mmap
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..descriptor import Table
from ..finding import Finding, quote

LARGEST_UNPACKED = 1 << 30
BLOCK = 1 << 22
UTF8_MARK = codecs.BOM_UTF8
UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
OTHER_KINDS = {
    b"PK\x03\x04": ("The file is an archive or a workbook, not a text.", "Save the table as CSV."),
    b"version https://git-lfs": ("The file is a pointer of Git LFS.", "Fetch the file: git lfs pull."),
}
LOST = "Add the file, or correct its path in the descriptor."


@dataclass
class Content:
    """The bytes of one file as UTF-8, and what is wrong with them."""

    path: str
    data: bytes | mmap.mmap = b""
    file: Path | None = None
    findings: list[Finding] = field(default_factory=list)
    readable: bool = True
    decodes: bool = True
    # How many carriage returns there are, and how many of them without a line feed behind.
    returns: int = 0
    lone_returns: int = 0

    @property
    def start(self) -> int:
        """Where the text starts: behind the byte order mark, if there is one."""
        return len(UTF8_MARK) if self.data[:3] == UTF8_MARK else 0

    def note(self, line: int, problem: str, cure: str, rule: str) -> None:
        """Add a finding on a line of the file."""
        self.findings.append(Finding(self.path, line, "", problem, cure, rule))

    def refuse(self, line: int, problem: str, cure: str, rule: str) -> None:
        """Add a finding that leaves nothing to read."""
        self.note(line, problem, cure, rule)
        self.readable = False


def read_content(table: Table, path: str, base: Path) -> Content:
    """The content of one file of a table."""
    content = Content(path)
    try:
        _open(content, base / path)
        if content.readable and table.compression == "gz":
            _unpack(content)
    except OSError as reason:
        problem = f"The file does not open: {reason.strerror or reason}."
        content.refuse(0, problem, "Check the file and who may read it.", "file-access")
    if content.readable:
        _decode(content, table)
    return content


def _open(content: Content, file: Path) -> None:
    if not file.exists():
        content.refuse(0, "There is no such file.", LOST, "file-missing")
    elif not file.is_file():
        content.refuse(0, "This is not a file.", LOST, "file-missing")
    elif file.stat().st_size == 0:
        content.refuse(0, "The file is empty.", "Write at least the header.", "file-empty")
    else:
        content.file = file
        with file.open("rb") as stream:
            content.data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)


def _unpack(content: Content) -> None:
    packed, content.file = content.file, None
    if packed is None:
        return
    try:
        with gzip.open(packed) as stream:
            content.data = stream.read(LARGEST_UNPACKED + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        content.refuse(0, "The file does not unpack.", "Pack it again with gzip.", "compression")
        return
    if len(content.data) > LARGEST_UNPACKED:
        content.refuse(0, "The file unpacks to more than 1 GiB.", "Split it into files.", "compression")
    elif not content.data:
        content.refuse(0, "The file is empty.", "Write at least the header.", "file-empty")


def _decode(content: Content, table: Table) -> None:
    for start, (problem, cure) in OTHER_KINDS.items():
        if content.data[: len(start)] == start:
            content.refuse(1, problem, cure, "file-kind")
            return
    encoding = table.encoding.removesuffix("-sig")
    if encoding not in ("utf-8", "ascii"):
        _transcode(content, encoding)
        encoding = "utf-8"
    if content.readable and (content.data[:2] in UTF16_MARKS or content.data[1:8:2] == b"\0\0\0\0"):
        cure = "Save the file as UTF-8, or declare its encoding."
        content.refuse(1, "The file is UTF-16, not UTF-8.", cure, "encoding")
    elif content.readable:
        _check_bytes(content, encoding)


def _transcode(content: Content, encoding: str) -> None:
    try:
        text = content.data[:].decode(encoding)
        content.data = text.encode("utf-8")
        content.file = None
    except UnicodeError as reason:
        place = reason.start if isinstance(reason, UnicodeDecodeError) else 0
        line = content.data[:place].count(b"\n") + 1
        problem = f"The bytes from number {place + 1} on are not in the encoding {quote(encoding)}."
        cure = "Save the file in the encoding that is declared, or declare its own."
        content.refuse(line, problem, cure, "encoding")


def _check_bytes(content: Content, encoding: str) -> None:
    line, faults = 1, 0
    for block in _iter_blocks(content.data):
        try:
            block.decode(encoding)
        except UnicodeDecodeError as reason:
            faults += 1
            if faults == 1:
                _note_byte(content, line, block, reason)
        if b"\0" in block:
            _note_nul(content, line, block)
        returns = block.count(b"\r")
        content.returns += returns
        content.lone_returns += returns - block.count(b"\r\n")
        line += block.count(b"\n")


def _iter_blocks(data: bytes | mmap.mmap) -> Iterator[bytes]:
    """The data in pieces that end with a line, so that no character is cut in two."""
    start = 0
    while start < len(data):
        end = data.rfind(b"\n", start, start + BLOCK) + 1
        if not end:
            end = data.find(b"\n", start) + 1 or len(data)
        yield data[start:end]
        start = end


def _note_byte(content: Content, line: int, block: bytes, reason: UnicodeDecodeError) -> None:
    byte = f"0x{block[reason.start]:02X}"
    number = reason.start - block.rfind(b"\n", 0, reason.start)
    problem = f"The byte {byte}, number {number} in the line, is not {reason.encoding.upper()}."
    cure = "Save the file as UTF-8, or declare its encoding."
    content.note(line + block[: reason.start].count(b"\n"), problem, cure, "encoding")
    content.decodes = False


def _note_nul(content: Content, line: int, block: bytes) -> None:
    content.decodes = False
    for number, each in enumerate(block.split(b"\n")):
        if b"\0" in each:
            problem = "A NUL byte stands in the line."
            content.note(line + number, problem, "Remove it; text has no such character.", "encoding")
