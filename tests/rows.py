"""Rows like the example of a table, with some cells changed."""

import pandas as pd


def rows(example: pd.DataFrame, *changes: dict[str, object]) -> pd.DataFrame:
    """One row per set of changes, each the example but for those cells, in the example's types."""
    like = {} if example.empty else example.iloc[0].to_dict()
    changed = pd.DataFrame([like | each for each in changes], columns=example.columns)
    changed = changed.astype(example.dtypes.to_dict())
    changed.attrs = example.attrs
    return changed


def listed(example: pd.DataFrame, columns: str, *cells: str) -> pd.DataFrame:
    """One row per text of cells parted by blanks, in the columns named; `-` stands for nothing."""
    names = columns.split()
    given = [dict(zip(names, row.split(), strict=True)) for row in cells]
    changes = [{name: None if cell == "-" else cell for name, cell in row.items()} for row in given]
    return rows(example, *changes) if changes else example.iloc[:0]
