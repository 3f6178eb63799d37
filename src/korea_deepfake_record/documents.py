"""Which parts of the documents are made from the package, and what do they say now?"""

import contextlib
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from .descriptor import Package, open_package
from .messages import messages_text
from .overview import overview_text
from .tables import load
from .versions import policy_table

GENERATED = ("README.md", "docs/questions.md", "docs/versioning.md")
OVERVIEW, MESSAGES = "docs/findings.md", "docs/messages.md"
EXAMPLE = re.compile(r"(```python\n(?P<code>.*?)```\n\n```text\n).*?(```\n)", re.DOTALL)
DIAGRAM = re.compile(r"(```mermaid\n).*?(```\n)", re.DOTALL)
POLICY = re.compile(r"(<!-- policy -->\n).*?(<!-- /policy -->\n)", re.DOTALL)
# Wide enough for every table shown, and the same wherever the documents are made.
DISPLAY = {
    "display.width": 200,
    "display.max_columns": None,
    "display.max_rows": None,
    "display.max_colwidth": 90,
}


def refresh_documents(base: Path) -> dict[Path, str]:
    """
    Make the generated parts of the documents anew: what examples print, findings, picture, policy.

    Parameters
    ----------
    base : Path
        Folder of the checkout; nothing is written to it.

    Returns
    -------
    dict of Path to str
        The text that each document should have.

    Raises
    ------
    ValueError
        If the package in the folder cannot be read. An example that fails raises what it raises.
    """
    package = open_package(base)
    drawing = draw_tables(package)
    paths = [base / each for each in GENERATED]
    run = {path: _refresh(path.read_text(encoding="utf-8"), drawing) for path in paths}
    whole = {base / OVERVIEW: overview_text(load(where=base)), base / MESSAGES: messages_text(package)}
    return run | whole


def draw_tables(package: Package) -> str:
    """The tables and how they point to each other, as a Mermaid entity-relationship diagram."""
    return "\n".join(["erDiagram", *(f"    {each}" for each in dict.fromkeys(_list_arrows(package)))]) + "\n"


def _list_arrows(package: Package) -> Iterator[str]:
    for table in package.tables:
        for key in table.foreign_keys:
            yield f'{key.table or table.name} ||--o{{ {table.name} : "{", ".join(key.fields)}"'
        if not table.foreign_keys:
            yield table.name


def _refresh(text: str, drawing: str) -> str:
    names: dict[str, object] = {}
    run = EXAMPLE.sub(lambda each: f"{each[1]}{print_example(each['code'], names)}{each[3]}", text)
    drawn = DIAGRAM.sub(lambda each: f"{each[1]}{drawing}{each[2]}", run)
    return POLICY.sub(lambda each: f"{each[1]}{policy_table()}{each[2]}", drawn)


def print_example(code: str, names: dict[str, object]) -> str:
    """What a piece of code prints; it may use, and adds to, the names of the pieces before it."""
    printed = io.StringIO()
    options: list[Any] = [part for option in DISPLAY.items() for part in option]
    with pd.option_context(*options), contextlib.redirect_stdout(printed):
        exec(compile(code, "<example>", "exec"), names)
    return "".join(f"{line.rstrip()}\n" for line in printed.getvalue().splitlines())
