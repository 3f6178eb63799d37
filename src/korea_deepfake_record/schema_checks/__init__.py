"""Does a table keep to its Table Schema: types, constraints, keys, references?"""

from __future__ import annotations

from collections.abc import Mapping

from ..finding import Finding
from ..read import Records
from .cells import check_cells, count_records
from .keys import check_keys, check_references

__all__ = ["check_schema", "count_records"]


def check_schema(records: Records, all_records: Mapping[str, Records]) -> list[Finding]:
    """
    Check a table against its schema.

    Parameters
    ----------
    records : Records
        The table's cells.
    all_records : mapping of str to Records
        The tables of the package that could be read, by name.

    Returns
    -------
    list of Finding
        What is to be mended.
    """
    findings = check_cells(records)
    findings += check_keys(records)
    findings += check_references(records, all_records)
    return findings
