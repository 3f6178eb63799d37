"""What do rules look up in other tables and rows?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

Ways = Mapping[Any, list[Any]]
TEXT = pa.large_string()
# Between cells of a row, and in place of an empty one: a cell that holds them is told of elsewhere.
BETWEEN, EMPTY = "\x1f", "\x1e"


def look_up(keys: pd.Series[Any], table: pd.DataFrame, key: str, column: str) -> pd.Series[Any]:
    """The cell of the row with that key, in a column of a table; missing where there is no such row."""
    # A key that stands twice is a finding of the schema checks and must not stop the rules: the first counts.
    found = pd.Series(_take(table[column], find_places(keys, table[key])), index=keys.index)
    return found.astype("str") if isinstance(found.dtype, pd.CategoricalDtype) else found


def follow(keys: pd.Series[Any], ways: Mapping[Any, Any]) -> pd.Series[Any]:
    """The identifier to which each leads; missing where none is known."""
    starts, ends = (pd.Series(list(each), dtype="str") for each in (ways.keys(), ways.values()))
    return pd.Series(_take(ends, find_places(keys, starts)), index=keys.index)


def is_listed(rows: pd.DataFrame, listed: pd.DataFrame) -> pd.Series[bool]:
    """Whether the rows stand in another frame, by the columns they have, whatever these are called there."""
    return pd.Series(_are_in(_join_cells(rows), _join_cells(listed)), index=rows.index)


def is_among(keys: pd.Series[Any], *listed: pd.Series[Any]) -> pd.Series[bool]:
    """Whether each key stands in one of the columns."""
    return pd.Series(_are_in(_read_cells(keys), _read_cells(pd.concat(listed))), index=keys.index)


def comes_first(rows: pd.DataFrame) -> pd.Series[bool]:
    """Whether no row above is the same; a row with an empty cell always does."""
    return ~rows.duplicated() | rows.isna().any(axis="columns")


def find_live(claims: pd.DataFrame) -> pd.DataFrame:
    """The claims that were not withdrawn."""
    return claims.loc[claims["record_status"].eq("live")]


def has_no_loop(start: pd.Series[Any], end: pd.Series[Any]) -> pd.Series[bool]:
    """Whether no way leads back from the end of a link to its start; of each loop the last link is told."""
    parts = find_parts(start, end)
    part = start.map(parts)
    loops = part.loc[start.notna() & end.notna() & part.eq(end.map(parts))]
    return ~start.index.to_series().isin(loops.index[~loops.duplicated(keep="last")])


def find_groups(start: pd.Series[Any], end: pd.Series[Any]) -> dict[Any, Any]:
    """Which of the linked things hang together, whichever way the links point: each with one of its group."""
    return find_parts(pd.concat([start, end]), pd.concat([end, start]))


def find_parts(start: pd.Series[Any], end: pd.Series[Any]) -> dict[Any, Any]:
    """Which of the linked things lead to each other and back: each with one of its part (Kosaraju's way)."""
    known = start.notna() & end.notna()
    links = list(zip(start[known].to_list(), end[known].to_list(), strict=True))
    forth, back = _list_ways(links), _list_ways((last, first) for first, last in links)
    parts: dict[Any, Any] = {}
    for root in reversed(_order_by_leaving(forth)):
        stack = [root]
        while stack:
            if (node := stack.pop()) not in parts:
                parts[node] = root
                stack += back.get(node, [])
    return parts


def _list_ways(links: Iterable[tuple[Any, Any]]) -> Ways:
    ways: dict[Any, list[Any]] = {}
    for first, last in links:
        ways.setdefault(first, []).append(last)
    return ways


def _order_by_leaving(ways: Ways) -> list[Any]:
    """Everything that is linked, in the order in which a walk that goes deep first is done with it."""
    order: list[Any] = []
    seen: set[Any] = set()
    for root in ways:
        stack = [(root, False)]
        while stack:
            node, is_done = stack.pop()
            if is_done:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                stack.append((node, True))
                stack += [(each, False) for each in ways.get(node, [])]
    return order


def find_places(keys: pd.Series[Any], listed: pd.Series[Any]) -> Any:
    """Where each key stands first in a column, counted from 0; -1 where it does not."""
    # pandas would make a Python text of every cell, which takes three to ten times as long.
    places = pc.index_in(_read_cells(keys), value_set=_read_cells(listed), skip_nulls=True)
    return np.asarray(places.fill_null(-1))


def _take(cells: pd.Series[Any], places: Any) -> Any:
    return cells.array.take(places, allow_fill=True)


def _are_in(cells: Any, listed: Any) -> Any:
    return np.asarray(pc.is_in(cells, value_set=listed, skip_nulls=True))


def _read_cells(column: pd.Series[Any]) -> Any:
    return pa.array(column, from_pandas=True).cast(TEXT)


def _join_cells(rows: pd.DataFrame) -> Any:
    """Each row as one text."""
    cells = [_read_cells(rows[name]) for name in rows]
    between = pa.scalar(BETWEEN, TEXT)
    return pc.binary_join_element_wise(*cells, between, null_handling="replace", null_replacement=EMPTY)
