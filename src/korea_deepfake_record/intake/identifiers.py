"""Which identifier is free for a new record?"""

import re
import unicodedata
from collections.abc import Iterable

from ..descriptor import Package, Table
from ..evidence.rows import Row, read_rows
from ..finding import quote, suggest

RETIRED = "retired"
_NUMBERED = re.compile(r"\(\?:(?P<stem>[a-z]+-)\[0-9\]\{(?P<digits>[0-9]+),?\}\)")
_COMPOSED = re.compile(r"\(\?:.*-s\[0-9\]\{[0-9]+\}\)")
# Letters that Unicode does not take apart into a plain one and an accent.
PLAIN = str.maketrans({"ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ı": "i", "þ": "th"})
SLUG = "lower-case letters, digits and single hyphens, beginning with a letter"


def new_id(package: Package, table_name: str, name: str = "") -> str:
    """
    Form the next identifier of a table: never one that is in use or was retired.

    Parameters
    ----------
    package : Package
        The tables.
    table_name : str
        The table that is to have a new record.
    name : str
        Where identifiers are slugs, the name from which to form one.

    Returns
    -------
    str

    Raises
    ------
    ValueError
        Where there is no such table, its records have no identifier of their own, or a name is needed.
    """
    table = find_table(package, table_name)
    key = table.field(table.primary_key[0])
    pattern = str(key.constraints.get("pattern", ""))
    used = used_ids(package, table)
    if numbered := _NUMBERED.fullmatch(pattern):
        return _next_number(used, numbered["stem"], int(numbered["digits"]))
    if _COMPOSED.fullmatch(pattern):
        message = f"The ledger numbers its {table_name} itself. Run: python scripts/add_source.py TEXT"
        raise ValueError(message)
    if not name:
        message = f"Identifiers of {table_name} are slugs: {SLUG}. Give a name from which to form one."
        raise ValueError(message)
    return free_slug(used, slugify(name, int(key.constraints.get("maxLength", 60))))


def find_table(package: Package, name: str) -> Table:
    """The table of that name, if its records have an identifier of their own."""
    tables = {each.name: each for each in package.tables}
    if name not in tables:
        cure = suggest(name, tables) or f"Choose one of: {', '.join(sorted(tables))}."
        message = f"There is no table {quote(name)}. {cure}"
        raise ValueError(message)
    table = tables[name]
    borrowed = any(key.fields == table.primary_key for key in table.foreign_keys)
    if len(table.primary_key) != 1 or name == RETIRED or borrowed:
        key = " and ".join(table.primary_key)
        message = f"Records of {name} have no identifier of their own; their key is {key}."
        raise ValueError(message)
    return table


def used_ids(package: Package, table: Table) -> dict[str, str]:
    """The identifiers of a table that are in use or retired, each with where it stands."""
    gone = (each for each in read_rows(package, RETIRED) if each["table"] == table.name)
    rows: Iterable[tuple[Row, str]] = [
        *((row, table.primary_key[0]) for row in read_rows(package, table.name)),
        *((row, "retired_id") for row in gone),
    ]
    return {row[column]: f"{row.path}:{row.line}" for row, column in rows if row[column]}


def slugify(name: str, longest: int = 60) -> str:
    """The name as a slug; a ValueError where it has no Latin letters to form one."""
    plain = unicodedata.normalize("NFKD", name.lower().replace("’", "").replace("'", "").translate(PLAIN))
    words = re.findall("[a-z0-9]+", "".join(each for each in plain if each.isascii()))
    words = words[1:] if words[:1] in (["the"], ["a"], ["an"]) and len(words) > 1 else words
    slug = "-".join(words)
    if not slug[:1].isalpha():
        message = f"{quote(name)} gives no slug: {SLUG}. Write the name in Latin letters."
        raise ValueError(message)
    return slug if len(slug) <= longest else slug[:longest].rpartition("-")[0] or slug[:longest]


def free_slug(used: Iterable[str], stem: str, tail: str = "") -> str:
    """The slug, with a number after its stem where it is taken."""
    taken = set(used)
    slug, number = stem + tail, 1
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}{tail}"
    return slug


def _next_number(used: Iterable[str], stem: str, digits: int) -> str:
    numbers = (each.removeprefix(stem) for each in used if each.startswith(stem))
    return f"{stem}{max((int(each) for each in numbers if each.isdecimal()), default=0) + 1:0{digits}}"
