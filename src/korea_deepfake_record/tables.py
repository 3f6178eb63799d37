"""What do people call to get the tables?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, overload

import pandas as pd

from .attributes import frame_attributes
from .descriptor import DESCRIPTOR, Package, Table, open_package
from .editions import find_edition
from .finding import quote, suggest
from .frames import declared_type, read_frame


@overload
def load(name: str, *, where: Path | str | None = None, version: str | None = None) -> pd.DataFrame: ...
@overload
def load(
    name: None = None, *, where: Path | str | None = None, version: str | None = None
) -> dict[str, pd.DataFrame]: ...
def load(
    name: str | None = None, *, where: Path | str | None = None, version: str | None = None
) -> pd.DataFrame | dict[str, pd.DataFrame]:
    """
    Load one table of the data set, or all of them.

    Every column has its declared type: text as `str`, whole numbers as `Int64`, numbers as `Float64`,
    yes and no as `boolean`, codes as categories in their declared order. Dates are text in EDTF, with the
    earliest and the latest day they can mean in columns of their own. `attrs` of each frame tell its name,
    title, description, version and citation, and the labels and definitions of its columns and codes.

    Parameters
    ----------
    name : str, optional
        Name of a table. All tables if left out.
    where : path, optional
        Folder or zip of another version of the data set, or, with `version`, a folder in which several
        releases lie. The data that came with this package if left out.
    version : str, optional
        The version wanted, such as `"1.0.0"`. Another one than that of this package is looked for in `where`
        or, once releases have an address, downloaded with pooch, checked by its hash, and kept.

    Returns
    -------
    DataFrame, or dict of str to DataFrame
        The table; or all tables by name, in the order of the descriptor.

    Raises
    ------
    ValueError
        If there is no table of that name, or the version is not there; the message says what there is.
    OSError
        If the version cannot be downloaded; the message says what to do offline.

    Examples
    --------
    >>> import korea_deepfake_record as kdr
    >>> kdr.load("claims")["claim_id"].is_unique
    True
    >>> tables = kdr.load()
    >>> {"sources", "claims", "actors", "measures", "statistics"} <= set(tables)
    True
    """
    folder = find_edition(where, version)
    published = list_published(folder)
    if name in published:
        return _read_published(folder, name)
    if name is None and published:
        return {each: _read_published(folder, each) for each in published}
    package = open_package(folder)
    if name is None:
        return {table.name: _read_table(package, table) for table in package.tables}
    return _read_table(package, find_table(package, name))


def open_data(where: Path | str | None = None, version: str | None = None) -> Package:
    """The package in the folder or zip, or of that version; by default the one that this code came with."""
    return open_package(find_edition(where, version))


def find_version() -> str:
    """The version of the data that this code came with."""
    return open_data().version


def find_table(package: Package, name: str) -> Table:
    """The table of that name; another name is answered with the names there are."""
    names = [table.name for table in package.tables]
    if name in names:
        return package.table(name)
    answers = [
        f"There is no table {quote(name)}.",
        suggest(name, names),
        f"Choose one of: {', '.join(names)}.",
    ]
    raise ValueError(" ".join(answer for answer in answers if answer))


def take_tables(tables: Mapping[str, pd.DataFrame] | None) -> Mapping[str, pd.DataFrame]:
    """The tables given, or those of this version; a single table is answered with what is wanted."""
    if tables is not None and not isinstance(tables, Mapping):
        message = "One table is not enough. Give all of them, as load() gives them."
        raise ValueError(message)
    return load() if tables is None else tables


def describe_view(view: pd.DataFrame, name: str, table: pd.DataFrame) -> pd.DataFrame:
    """The view with `attrs`: its name, and what its first table says of version, citation and columns."""
    whole: dict[str, Any] = {
        each: table.attrs[each] for each in ("version", "citation") if each in table.attrs
    }
    columns: dict[str, Any] = {
        each: {column: told for column, told in table.attrs.get(each, {}).items() if column in view.columns}
        for each in ("labels", "units", "definitions")
    }
    view.attrs = {"name": name}
    view.attrs.update(whole | columns)
    return view


def list_published(folder: Path) -> list[str]:
    """The tables in the order of the descriptor, if all of them lie in the folder as Parquet; else none."""
    held = {file.stem for file in (folder / "parquet").glob("*.parquet")}
    if not held:
        return []
    # Of the descriptor no more is asked: to read all that it says takes longer than to read a table.
    try:
        resources = json.loads((folder / DESCRIPTOR).read_bytes())["resources"]
        names = [str(each["name"]) for each in resources]
    except (OSError, ValueError, LookupError, TypeError):
        return []
    return names if held.issuperset(names) else []


def _read_published(folder: Path, name: str) -> pd.DataFrame:
    frame = pd.read_parquet(folder / "parquet" / f"{name}.parquet")
    # The finest that Parquet has for a day is a millisecond.
    types = {column: "datetime64[s]" for column, kept_as in frame.dtypes.items() if kept_as.kind == "M"}
    if frame.empty and (frame.dtypes == "category").any():
        # Codes that no row uses have nowhere to stand in a file without rows.
        types = {field.name: declared_type(field) for field in open_package(folder).table(name).fields}
    return frame.astype(types) if types else frame


def _read_table(package: Package, table: Table) -> pd.DataFrame:
    frame = read_frame(table, package.base)
    frame.attrs.update(frame_attributes(package, table))
    return frame
