"""How large is the agreement in each field, chance left out?"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import krippendorff

from .units import FIELDS, Unit

Level = Literal["nominal", "ratio"]


@dataclass(frozen=True)
class Agreement:
    """How far two coders agree in one field."""

    field: str
    units: int
    differences: int
    alpha: float | None

    @property
    def percent(self) -> float:
        """Units on which both say the same, of a hundred."""
        return 100 * (1 - self.differences / self.units) if self.units else math.nan


def measure_agreement(units: Sequence[Unit], fields: Iterable[str] = FIELDS) -> list[Agreement]:
    """
    Measure the agreement in every field.

    Parameters
    ----------
    units : sequence of Unit
        What both coders judged.
    fields : iterable of str
        The fields that were compared.

    Returns
    -------
    list of Agreement
        One per field, in their order. Values are compared by ratio, all else by name.
    """
    return [_measure(name, [each for each in units if each.field == name]) for name in fields]


def _measure(name: str, units: Sequence[Unit]) -> Agreement:
    pairs = [(each.first, each.second) for each in units]
    level: Level = "ratio" if name == "value" else "nominal"
    alpha = compute_alpha(pairs, level)
    return Agreement(name, len(units), sum(each.differs for each in units), alpha)


def compute_alpha(pairs: Sequence[tuple[str, str]], level: Level = "nominal") -> float | None:
    """
    Compute Krippendorff's alpha of two coders.

    Parameters
    ----------
    pairs : sequence of tuple of str
        What the first and the second coder said of each unit. A blank is a code like any other where codes
        are compared by name, and missing where numbers are compared.
    level : {"nominal", "ratio"}
        How codes are compared.

    Returns
    -------
    float or None
        None where alpha is not defined: everything was given one and the same code, or nothing was coded.

    Examples
    --------
    >>> compute_alpha([("yes", "yes"), ("no", "no")])
    1.0
    """
    codes = sorted({each for pair in pairs for each in pair})
    if len(codes) < 2:
        return None
    numbers: dict[str, float] = {each: float(place) for place, each in enumerate(codes)}
    if level == "ratio":
        numbers = {each: float(each) if each else math.nan for each in codes}
    ratings = [[numbers[pair[coder]] for pair in pairs] for coder in (0, 1)]
    return float(krippendorff.alpha(reliability_data=ratings, level_of_measurement=level))
