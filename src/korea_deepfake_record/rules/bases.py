"""Do a date, its wording and its basis go together, and may it lie ahead?"""

from __future__ import annotations

from typing import Any

import pandas as pd

UNRESOLVED = "unresolved"
WORDED = ("stated", "resolved", UNRESOLVED)


def fits_basis(date: pd.Series[Any], basis: pd.Series[Any]) -> pd.Series[bool]:
    """Whether there is a date exactly where the basis tells of one."""
    return date.notna() == (basis.notna() & basis.ne(UNRESOLVED))


def has_wording(text: pd.Series[Any], basis: pd.Series[Any]) -> pd.Series[bool]:
    """Whether there is wording where the basis needs some, and none where there is no basis."""
    return text.notna().where(basis.isin(WORDED), text.isna() | basis.notna())


def looks_ahead(claims: pd.DataFrame) -> pd.Series[bool]:
    """Whether a claim tells what is still to come, and so may have a date after its publication."""
    is_ahead = claims["kind"].isin(["plan", "demand"])
    return is_ahead | claims["stance"].isin(["intended", "promised", "requested"])
