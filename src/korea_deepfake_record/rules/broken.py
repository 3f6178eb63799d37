"""Does a package break any of its rules?"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import pandas as pd

from ..descriptor import Package
from ..finding import Finding
from ..frames import read_frames
from .registry import COLUMN_RULES, ColumnRule, Rule, fill_answer, iter_rules

MANY = 100_000


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
    held = {each.name for each in COLUMN_RULES if _holds_throughout(each, frames, package)}
    asked = (rule for rule in iter_rules(package) if rule.name not in held and rule.can_ask(frames))
    return (rule for rule in asked if not rule.ask(frames, package).all())


def _holds_throughout(rule: ColumnRule, frames: Mapping[str, pd.DataFrame], package: Package) -> bool:
    """Whether a rule holds for all its columns, asked of them as one; not where there are many cells."""
    columns = [
        frames[table.name][field.name]
        for table in package.tables
        for field in table.fields
        if table.name in frames and rule.selects(field)
    ]
    # To put a question takes as long as to judge a thousand cells.
    if not columns or sum(map(len, columns)) > MANY or any(each.dtype != "str" for each in columns):
        return False
    return bool(fill_answer(rule.judge(pd.concat(columns, ignore_index=True))).all())
