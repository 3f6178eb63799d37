"""How far is a long task, for somebody who watches?"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# Whoever waits for less does not want to be told.
SECONDS = 2.0

Advance = Callable[[int], object]


@contextmanager
def show_progress(total: int, label: str, unit: str = "B") -> Iterator[Advance]:
    """
    Show a bar with rate and time left on a terminal, once a task has taken two seconds; nothing elsewhere.

    Parameters
    ----------
    total : int
        How many units there are.
    label : str
        What is done, in a word or two.
    unit : str, default "B"
        What is counted.

    Yields
    ------
    callable
        To be told how many units more are done.
    """
    if not is_watched():
        yield lambda done: None
        return
    # Taken in only where somebody looks, for it takes longer to import than most packages to check.
    from tqdm import tqdm

    with tqdm(total=total, desc=label, unit=unit, unit_scale=True, delay=SECONDS, leave=False) as bar:
        yield bar.update


def show_step(step: str) -> None:
    """Say on a terminal what is being done; nothing elsewhere."""
    if is_watched():
        print(step, file=sys.stderr)


def is_watched() -> bool:
    """Whether there is a terminal, and a person before it rather than a build."""
    return sys.stderr is not None and sys.stderr.isatty() and not os.environ.get("CI")
