"""With what must a README begin, so that Hugging Face knows the tables of a release, and what follows?"""

import json
from collections.abc import Mapping
from pathlib import Path

import pyarrow.parquet as pq

from ..descriptor import Package
from .cff import cff_list
from .metadata import LANGUAGE
from .overview import overview_text

# The sizes between which Hugging Face tells data sets apart, a power of ten each.
EDGES = ("1K", "10K", "100K", "1M", "10M", "100M", "1B", "10B", "100B", "1T")


def write_card(package: Package, folder: Path, answers: Mapping[str, list[str]]) -> Path:
    """
    Write the README of a release as a dataset card: what people read, below what machines read of it.

    Parameters
    ----------
    package : Package
        The package that is published.
    folder : Path
        Folder of the release; its Parquet files are there already.
    answers : mapping of str to list of str
        What the datasheet answers, as `read_answers` gives it.

    Returns
    -------
    Path
        The card, `README.md` in the folder: one configuration for each table with rows, of one Parquet file.
    """
    target = folder / "README.md"
    text = f"---\n{front_matter(package, folder)}---\n\n{overview_text(package, folder, answers)}"
    target.write_text(text, encoding="utf-8", newline="\n")
    return target


def front_matter(package: Package, folder: Path) -> str:
    """What machines read, as YAML; lists that would be empty are left out."""
    files = {table.name: f"parquet/{table.name}.parquet" for table in package.tables}
    rows = {name: pq.read_metadata(folder / path).num_rows for name, path in files.items()}
    licences = [each["name"].lower() for each in package.raw.get("licenses", []) if "name" in each]
    lists = {
        "license": licences,
        "language": [LANGUAGE],
        "tags": package.raw.get("keywords", []),
        "size_categories": [size_category(sum(rows.values()))],
        # Who loads a table without rows is told that there is no data.
        "configs": [{"config_name": name, "data_files": files[name]} for name in files if rows[name]],
    }
    named = f"pretty_name: {json.dumps(package.title, ensure_ascii=False)}\n"
    return named + "".join(cff_list(key, entries) for key, entries in lists.items())


def size_category(rows: int) -> str:
    """How many rows there are, in the words of Hugging Face."""
    step = len(str(rows)) - len("999")
    if step < 1:
        return f"n<{EDGES[0]}"
    return f"{EDGES[step - 1]}<n<{EDGES[step]}" if step < len(EDGES) else f"n>{EDGES[-1]}"
