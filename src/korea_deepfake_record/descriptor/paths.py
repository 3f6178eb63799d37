"""May this path be opened: does it stay inside the package?"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from ..finding import quote
from .document import Place

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
DRIVE = re.compile(r"[A-Za-z]:")
LONGEST_PART, LONGEST_PATH = 255, 1000
INSIDE = "Put the file inside the package and write its path from there."


def read_path(place: Place, base: Path) -> str:
    """The path if it may be opened; otherwise it is noted, and nothing is returned."""
    written = place.value
    if not isinstance(written, str) or not written:
        place.note(f"{quote(written)} is not a path.", "Write the path of a file in quotes.", "path-form")
        return ""
    if SCHEME.match(written):
        problem = f"{quote(written)} lies outside the package; nothing is fetched from a network."
        place.note(problem, INSIDE, "path-remote")
        return ""
    if problem := _find_fault(written):
        place.note(f"{quote(written)} {problem}", INSIDE, "path-unsafe")
        return ""
    if not _stays_inside(base, written):
        place.note(f"{quote(written)} is a link that leads out of the package.", INSIDE, "path-unsafe")
        return ""
    return PurePosixPath(written).as_posix()


def _find_fault(written: str) -> str:
    if not written.isprintable():
        return "has a character that cannot be seen."
    parts = written.split("/")
    if len(written) > LONGEST_PATH or any(len(part.encode()) > LONGEST_PART for part in parts):
        return "is longer than systems allow."
    if "\\" in written:
        return "has a backslash; folders are parted by '/'."
    if written.startswith(("/", "~")) or DRIVE.match(written):
        return "does not start from the package."
    if ".." in parts:
        return "leads out of the package."
    if written.startswith("::") or "##[" in written:
        return "reads like a command to the service that runs the checks."
    if any(part.startswith(".") and part != "." for part in parts):
        return "is hidden, which the standard does not allow."
    return ""


def _stays_inside(base: Path, written: str) -> bool:
    try:
        return (base / written).resolve().is_relative_to(base.resolve())
    except (OSError, RuntimeError):
        return False
