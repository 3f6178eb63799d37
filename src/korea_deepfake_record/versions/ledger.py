"""How is a release remembered in the repository without keeping its data twice?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from .edition import MARK_LENGTH, Cell, Edition, EditionTable, Key, Mark, mark_cell

FORM = "kdr-ledger-1"
FOLDER = "releases"
EMPTY = "."
MARKS = re.compile(rf"\.|[^.]{{{MARK_LENGTH}}}")


def write_ledger(edition: Edition, folder: Path) -> Path:
    """
    Write the ledger of a release: what its columns allow, the keys of its rows, a digest of each cell.

    Parameters
    ----------
    edition : Edition
        What was released.
    folder : Path
        Folder that receives `releases/X.Y.Z.json`.

    Raises
    ------
    ValueError
        If there is another ledger of that version: what has been released does not change.
    """
    target = folder / FOLDER / f"{edition.version}.json"
    text = ledger_text(edition)
    if target.is_file() and target.read_text(encoding="utf-8") != text:
        message = (
            f"{FOLDER}/{target.name}: This version was recorded with other data. Raise the version. [ledger]"
        )
        raise ValueError(message)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")
    return target


def ledger_text(edition: Edition) -> str:
    """The ledger as JSON, one row of a table on a line."""
    tables = ",\n".join(_table_text(table) for table in edition.tables.values())
    head = {"ledger": FORM, "name": edition.name, "version": edition.version, "facts": edition.facts}
    lines = "".join(f" {_write(key)}: {_write(value)},\n" for key, value in head.items())
    return f'{{\n{lines} "tables": {{\n{tables}\n }}\n}}\n'


def read_ledger(path: Path) -> Edition:
    """The edition that a ledger remembers; its cells are digests."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["ledger"] != FORM:
            raise ValueError(content["ledger"])
        tables = {name: _read_table(name, each) for name, each in content["tables"].items()}
        return Edition(content["name"], content["version"], content["facts"], tables)
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        message = f"{FOLDER}/{path.name}: The file is no ledger of a release. Restore it from git. [ledger]"
        raise ValueError(message) from fault


def find_ledgers(base: Path) -> dict[tuple[int, ...], Path]:
    """The ledgers of a checkout by version, the oldest first."""
    found = (base / FOLDER).glob("*.json")
    return dict(sorted((read_version(each.stem), each) for each in found if is_version(each.stem)))


def is_version(text: str) -> bool:
    """Whether a text is a version of three numbers."""
    return re.fullmatch(r"(?:0|[1-9][0-9]*)(?:\.(?:0|[1-9][0-9]*)){2}", text) is not None


def read_version(text: str) -> tuple[int, ...]:
    """A version as numbers that can be compared; empty where it is none."""
    return tuple(int(part) for part in text.split(".")) if is_version(text) else ()


def _table_text(table: EditionTable) -> str:
    fields = ",\n".join(f"    {_write(name)}: {_write(facts)}" for name, facts in table.fields.items())
    rows = ",\n".join(f"    {_write(_row(table, key))}" for key in table.rows)
    head = {"path": table.path, "key": table.key, "facts": table.facts}
    lines = "".join(f"   {_write(name)}: {_write(value)},\n" for name, value in head.items())
    body = f'{lines}   "fields": {{\n{fields}\n   }},\n   "rows": [\n{rows}\n   ]'
    return f"  {_write(table.name)}: {{\n{body}\n  }}"


def _row(table: EditionTable, key: Key) -> list[str]:
    """The key, and the digests of the other cells in one text; a dot stands for an empty cell."""
    pairs = zip(table.fields, table.rows[key], strict=True)
    marks = [mark_cell(cell) if cell != "" else EMPTY for name, cell in pairs if name not in table.key]
    return [*(key if table.key else ()), "".join(marks)]


def _read_table(name: str, content: Mapping[str, Any]) -> EditionTable:
    key, fields = tuple(content["key"]), content["fields"]
    rows: dict[Key, tuple[Cell, ...]] = {}
    for *values, marks in content["rows"]:
        known = dict(zip(key, values, strict=True))
        others = _read_marks(marks)
        cells = tuple(known[each] if each in known else next(others, "") for each in fields)
        rows[tuple(values) or tuple(map(str, cells))] = cells
    return EditionTable(name, content["path"], key, content["facts"], fields, rows)


def _read_marks(marks: str) -> Iterator[Cell]:
    return map(_read_mark, MARKS.findall(marks))


@lru_cache(maxsize=1 << 16)  # as of texts, most marks stand more than once
def _read_mark(mark: str) -> Cell:
    return "" if mark == EMPTY else Mark(mark)


def _write(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
