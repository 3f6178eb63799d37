"""What do rules look up in other tables and rows?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

Ways = Mapping[Any, list[Any]]


def look_up(keys: pd.Series[Any], table: pd.DataFrame, key: str, column: str) -> pd.Series[Any]:
    """The cell of the row with that key, in a column of a table; missing where there is no such row."""
    # A key that stands twice is a finding of the schema checks and must not stop the rules.
    rows = table.dropna(subset=[key]).drop_duplicates(key)
    cells = rows[column].set_axis(rows[key])
    if isinstance(cells.dtype, pd.CategoricalDtype):
        cells = cells.astype("str")
    # Where nothing is found, pandas would make numbers of texts.
    return keys.map(cells).astype(cells.dtype)


def follow(keys: pd.Series[Any], ways: Mapping[Any, Any]) -> pd.Series[Any]:
    """The identifier to which each leads; missing where none is known."""
    return keys.map(ways).astype("str")


def is_listed(rows: pd.DataFrame, listed: pd.DataFrame) -> pd.Series[bool]:
    """Whether the rows stand in another frame, by the columns they have, whatever these are called there."""
    known = listed.set_axis(rows.columns, axis="columns").drop_duplicates()
    joined = rows.merge(known, how="left", indicator="origin")
    return pd.Series((joined["origin"] == "both").to_numpy(), index=rows.index)


def is_among(keys: pd.Series[Any], *listed: pd.Series[Any]) -> pd.Series[bool]:
    """Whether each key stands in one of the columns."""
    # Series.isin walks through a column of text in Python, which takes six times as long.
    known = pd.Index(pd.concat(listed).dropna().unique(), dtype=keys.dtype)
    return pd.Series(known.get_indexer(pd.Index(keys)) >= 0, index=keys.index)


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
