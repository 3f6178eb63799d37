"""Is what lies under a path a plain file, and not what keeps its reader waiting?"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO


class NotAFile(OSError):
    """What lies there is a folder, a pipe or a device."""


def open_file(file: Path) -> BinaryIO:
    """The file, open for reading; judged once it is open, for what a path leads to may change in between."""
    descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise NotAFile
    return os.fdopen(descriptor, "rb")
