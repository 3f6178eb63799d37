"""Does what schemas declare fit their fields and files, whatever the cells are and whoever reads them?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..descriptor import Table
from ..finding import Finding, quote
from ..read import Records
from .kinds import make_kind
from .subject import write_value


def check_declared(tables: Mapping[str, Records]) -> Iterator[Finding]:
    """
    Check what schemas declare, before any cell is read.

    Parameters
    ----------
    tables : mapping of str to Records
        The tables of the package that could be opened, by name.

    Yields
    ------
    Finding
        What is to be mended.
    """
    for records in tables.values():
        yield from _check_examples(records.table)
        yield from _check_targets(records.table, tables)


def _check_examples(table: Table) -> Iterator[Finding]:
    """Examples that are not of the type of their field."""
    for field in table.fields:
        example = field.raw.get("example")
        text = write_value(example)
        if field.place is None or example is None or text in field.missing_values:
            continue
        kind = make_kind(field)
        if kind.write_key(text) is None:
            problem = f"The example {quote(text)} is not {kind.noun}."
            yield field.place["example"].finding(problem, kind.cure, "example-value")


def _check_targets(table: Table, tables: Mapping[str, Records]) -> Iterator[Finding]:
    """Columns that a file may leave out and does, though the table refers to them."""
    for key in table.foreign_keys:
        target = tables.get(key.table)
        if target is None or target.table.fields_match not in ("superset", "partial"):
            continue
        declared = [field.name for field in target.table.fields if field.name in key.reference_fields]
        for name in (each for each in declared if each not in target.columns):
            problem = f"The file has no column {quote(name)}, to which {quote(table.name)} refers."
            yield Finding(target.table.path, 1, name, problem, "Add the column.", "missing-label")
