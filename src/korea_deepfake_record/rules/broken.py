"""Does a package break any of its rules?"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import pandas as pd

from ..descriptor import Package
from ..finding import Finding
from ..frames import read_frames
from .registry import Rule, iter_rules


def check_rules(
    package: Package, unsound: Collection[str] = (), frames: Mapping[str, pd.DataFrame] | None = None
) -> list[Finding]:
    """
    Check the tables of a package against the integrity rules.

    A table of which a cell does not fit its type is left out, and with it every rule that looks at it: the
    schema checks say what is to be mended there.

    Parameters
    ----------
    package : Package
        The package, with all tables that the rules name.
    unsound : collection of str, default ()
        Tables to leave out as well, for their rows cannot be told apart.
    frames : mapping of str to DataFrame, optional
        The tables as `read_frames` gives them; read anew if left out.

    Returns
    -------
    list of Finding
        Everything found, sorted by file and line.
    """
    read = read_frames(package) if frames is None else frames
    sound = {name: frame for name, frame in read.items() if name not in unsound}
    broken = list(_find_broken(sound, package))
    if not broken:
        return []
    # Where every rule holds, to import pandera would take longer than to ask all of them.
    from .asking import check_frames

    return check_frames(sound, package, broken)


def _find_broken(frames: Mapping[str, pd.DataFrame], package: Package) -> Iterator[Rule]:
    """The rules that do not hold for every row of their tables."""
    asked = (rule for rule in iter_rules(package) if rule.can_ask(frames))
    return (rule for rule in asked if not rule.ask(frames, package).all())
