"""Is a file the plain text of an article, and what does it hold?"""

import hashlib
import subprocess
from dataclasses import dataclass
from pathlib import Path

from ..evidence import count_words, split_paragraphs
from ..finding import quote

SAVE = "Save the article's words as plain text in UTF-8."
# What files begin with that are saved in the belief that they are text.
SIGNATURES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "an office document",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"{\\rtf": "rich text",
    b"\xff\xfe": "text in UTF-16",
    b"\xfe\xff": "text in UTF-16",
}
PAGE = ("<!doctype", "<html", "<?xml")


@dataclass(frozen=True)
class Received:
    """One text as received: its characters as they stand, and the hash of its bytes."""

    path: Path
    text: str
    sha256: str


def read_received(path: Path) -> Received:
    """
    Read the text of an article.

    Parameters
    ----------
    path : Path
        A file of plain text in UTF-8.

    Returns
    -------
    Received

    Raises
    ------
    ValueError
        Where there is no such file, or it is something else.
    """
    try:
        content = path.read_bytes()
    except OSError:
        message = f"{path}: There is no such file, or it may not be read. Name the text of the article."
        raise ValueError(message) from None
    kind = next((told for mark, told in SIGNATURES.items() if content.startswith(mark)), "")
    if kind or b"\0" in content:
        message = f"{path}: The file is {kind or 'not text'}. {SAVE}"
        raise ValueError(message)
    text = _decode(path, content)
    if text.lstrip("\ufeff \r\n\t").lower().startswith(PAGE):
        message = f"{path}: The file is the code of a web page. {SAVE}"
        raise ValueError(message)
    if not any(count_words(text[start:end]) for start, end in split_paragraphs(text)):
        message = f"{path}: The file holds no words. {SAVE}"
        raise ValueError(message)
    return Received(path, text, hashlib.sha256(content).hexdigest())


def would_be_kept(path: Path, base: Path) -> bool:
    """Whether the file lies in the repository and git does not ignore it, so that it may be committed."""
    if not path.resolve().is_relative_to(base.resolve()):
        return False
    command = ["git", "check-ignore", "--quiet", str(path.resolve())]
    try:
        return subprocess.run(command, cwd=base, capture_output=True, check=False).returncode == 1
    except OSError:
        return False


def _decode(path: Path, content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        guilty = quote(content[fault.start : fault.start + 1].hex())
        message = f"{path}:{line}: The byte {guilty} is not UTF-8. {SAVE}"
        raise ValueError(message) from None
