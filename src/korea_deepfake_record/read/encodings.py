"""What kind of file are these bytes, and what is their text in UTF-8?"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator

UTF8_MARK = codecs.BOM_UTF8
UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
OTHER_KINDS = {
    b"PK\x03\x04": ("The file is an archive or a workbook, not a text.", "Save the table as CSV."),
    b"\x1f\x8b": ("The file is packed with gzip.", "Name it .csv.gz, or declare its compression."),
    b"version https://git-lfs": ("The file is a pointer of Git LFS.", "Fetch the file: git lfs pull."),
}


class NotDecoded(ValueError):
    """Bytes are not in the encoding: from which number on, and on which line."""

    def __init__(self, number: int, line: int) -> None:
        super().__init__(number, line)
        self.number = number
        self.line = line


def tell_kind(first: bytes) -> tuple[str, str] | None:
    """What a file that is no text is, and how to mend it, by how it begins."""
    return next((told for start, told in OTHER_KINDS.items() if first.startswith(start)), None)


def is_utf16(first: bytes) -> bool:
    """Whether the bytes begin as UTF-16 does: with its mark, or with every other byte empty."""
    return first[:2] in UTF16_MARKS or b"\0\0\0\0" in (first[:8:2], first[1:8:2])


def transcode(first: bytes, rest: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    """Chunks of a text in some encoding as chunks in UTF-8; raise NotDecoded where they are not in it."""
    decode: Callable[..., str] = codecs.getincrementaldecoder(encoding)().decode
    line, passed = 1, 0
    for chunk, following in _with_next(first, rest):
        try:
            text = decode(chunk, final=following is None).encode("utf-8")
        except UnicodeError as reason:
            place = reason.start if isinstance(reason, UnicodeDecodeError) else 0
            raise NotDecoded(passed + place + 1, line + chunk[:place].count(b"\n")) from reason
        yield text
        line, passed = line + text.count(b"\n"), passed + len(chunk)


def _with_next(first: bytes, rest: Iterator[bytes]) -> Iterator[tuple[bytes, bytes | None]]:
    """Each chunk and the one behind it; nothing behind the last."""
    this = first
    for following in rest:
        yield this, following
        this = following
    yield this, None
