"""Which rules hold for identifiers that are no longer in use?"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from ..descriptor import Package
from .lookups import has_no_loop
from .registry import rule

Frame = pd.DataFrame
RETIRED = "retired"


@rule("retired_id", "{cell} is still in use.", "Remove it here, or give the record a new identifier.")
def retired_id_is_gone(retired: Frame, package: Package, frames: Mapping[str, Frame]) -> pd.Series[bool]:
    ids = [frames[name][key] for name, key in list_keys(package).items() if name in frames]
    used = [each.loc[each.isin(retired["retired_id"])] for each in ids]
    return ~retired["retired_id"].isin(pd.concat(used)) if used else retired["retired_id"].notna()


@rule(
    "successor_id",
    "{cell} is neither a record of {table} nor retired in turn.",
    "Name the record that took its place.",
)
def successor_exists(retired: Frame, package: Package, frames: Mapping[str, Frame]) -> pd.Series[bool]:
    successor = retired["successor_id"]
    exists = successor.isna() | (successor.isin(retired["retired_id"]) & successor.ne(retired["retired_id"]))
    for name, key in list_keys(package).items():
        here = retired["table"].eq(name)
        ids = frames[name][key] if name in frames else successor
        exists |= here & successor.isin(ids.loc[ids.isin(successor.loc[here])])
    return exists


@rule(
    "table", "There is no table {cell} whose records have identifiers.", "Name the table in which it stood."
)
def retired_table_is_known(retired: Frame, package: Package) -> pd.Series[bool]:
    return retired["table"].isin(list_keys(package))


@rule("retired_id", "{cell} is no identifier of {table}.", "Correct it, or the table in which it stood.")
def retired_id_fits_its_table(retired: Frame, package: Package) -> pd.Series[bool]:
    fits = pd.Series(True, index=retired.index)
    for name, key in list_keys(package).items():
        pattern = str(package.table(name).field(key).constraints.get("pattern", ".*"))
        fits &= retired["table"].ne(name) | retired["retired_id"].str.fullmatch(pattern)
    return fits


@rule(
    "version", "{cell} is ahead of the version of the package.", "Write the version in which it was retired."
)
def retired_version_is_not_ahead(retired: Frame, package: Package) -> pd.Series[bool]:
    now = _read_version(package.version)
    held = [pd.isna(each) or _read_version(each) <= now for each in retired["version"].to_list()]
    return pd.Series(held, index=retired.index, dtype="bool")


def list_keys(package: Package) -> dict[str, str]:
    """The tables whose records have an identifier of their own, and the column that holds it."""
    keyed = [each for each in package.tables if len(each.primary_key) == 1 and each.name != RETIRED]
    borrowed = {(each.name, key.fields) for each in keyed for key in each.foreign_keys}
    return {each.name: each.primary_key[0] for each in keyed if (each.name, each.primary_key) not in borrowed}


def _read_version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".") if part.isdecimal())


@rule(
    "successor_id", "{retired_id} leads to {cell}, and that in the end back.", "Break the loop at one link."
)
def successors_have_no_loop(retired: Frame) -> pd.Series[bool]:
    is_other = retired["successor_id"].ne(retired["retired_id"])
    return has_no_loop(retired["retired_id"], retired["successor_id"].where(is_other))
