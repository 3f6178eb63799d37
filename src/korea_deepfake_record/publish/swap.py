"""How does a release folder appear whole or not at all?"""

import ctypes
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """An empty folder beside the target that takes the target's place when the block ends well."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with alone_in(target.parent):
        recover(target)
        work = target.parent / f".{target.name}.partial-{os.getpid()}"
        (work / target.name).mkdir(parents=True)
        try:
            yield work / target.name
            swap(work / target.name, target)
        finally:
            shutil.rmtree(work, ignore_errors=True)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Keep out a second run, which would clear this one's work as what a killed run left."""
    if os.name == "nt":
        yield
        return
    import fcntl

    held = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as reason:
            raise OSError(reason.errno, "Another run writes there", str(folder)) from reason
        yield
    finally:
        os.close(held)


def recover(target: Path) -> None:
    """Clear what a killed run left, and put back a release that was caught between two renames."""
    for retired in sorted(target.parent.glob(f".{target.name}.retired-*")):
        if not target.exists():
            retired.rename(target)
        shutil.rmtree(retired, ignore_errors=True)
    for partial in target.parent.glob(f".{target.name}.partial-*"):
        shutil.rmtree(partial, ignore_errors=True)


def swap(fresh: Path, target: Path) -> None:
    """Put the fresh folder in the place of the target, in one step where the system can."""
    if not target.exists():
        fresh.rename(target)
    elif not exchange(fresh, target):
        replace(fresh, target)


def replace(fresh: Path, target: Path) -> None:
    """Put the fresh folder in the target's place in two steps; `recover` mends a cut between them."""
    retired = target.parent / f".{target.name}.retired-{os.getpid()}"
    target.rename(retired)
    fresh.rename(target)
    shutil.rmtree(retired, ignore_errors=True)


def exchange(one: Path, other: Path) -> bool:
    """Whether the system swapped two names in one step; Linux can, on most file systems."""
    try:
        renameat2 = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    paths = os.fsencode(one), os.fsencode(other)
    return bool(renameat2(AT_FDCWD, paths[0], AT_FDCWD, paths[1], RENAME_EXCHANGE) == 0)
