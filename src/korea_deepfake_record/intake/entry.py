"""How are rows put into tables without touching what stands there?"""

from collections.abc import Collection, Mapping, Sequence

from ..descriptor import Package, Table
from ..finding import Finding
from ..sheets import Sheet, read_sheet
from ..tidy import write_sheets

Cells = Mapping[str, str]


def enter_rows(
    package: Package,
    rows: Mapping[str, Sequence[Cells]],
    anew: tuple[str, ...] = (),
    dropped: Collection[str] = (),
) -> list[str]:
    """
    Add rows to tables; of a row that is there already, fill in the blank cells only.

    Parameters
    ----------
    package : Package
        The tables.
    rows : mapping of str to sequence of mapping
        By table, cells by column. Columns that are left out are blank.
    anew : tuple of str
        Columns whose cells are taken from the rows even where they are not blank.
    dropped : collection of str
        Identifiers whose rows are taken out first.

    Returns
    -------
    list of str
        The files that were written; none where nothing had to change.

    Raises
    ------
    ValueError
        Where a table cannot be read; its text is the finding. Nothing is written then.
    """
    found = {name: _read(package, name) for name in rows}
    kept = {name: _drop(sheet, dropped) for name, sheet in found.items()}
    sheets = {name: _enter(package.table(name), kept[name], given, anew) for name, given in rows.items()}
    return write_sheets(package, {name: each for name, each in sheets.items() if each != found[name]})


def _read(package: Package, name: str) -> Sheet:
    table = package.table(name)
    sheet = read_sheet(table, package.base, table.path)
    if isinstance(sheet, Finding):
        raise ValueError(sheet.text)
    return sheet


def _drop(sheet: Sheet, dropped: Collection[str]) -> Sheet:
    pairs = zip(sheet.records, sheet.lines, strict=True)
    kept = [(record, line) for record, line in pairs if record[0] not in dropped]
    return Sheet(sheet.columns, [record for record, _ in kept], [line for _, line in kept])


def _enter(table: Table, sheet: Sheet, rows: Sequence[Cells], anew: tuple[str, ...]) -> Sheet:
    records = {_key(table, sheet.columns, record): list(record) for record in sheet.records}
    if len(records) < len(sheet.records):
        message = f"{table.path}: A key stands there twice. Run: python scripts/validate.py"
        raise ValueError(message)
    for row in rows:
        given = [row.get(column, "") for column in sheet.columns]
        record = records.setdefault(_key(table, sheet.columns, given), given)
        cells = zip(sheet.columns, record, given, strict=True)
        record[:] = [new if name in anew else cell or new for name, cell, new in cells]
    return Sheet(sheet.columns, list(records.values()), sheet.lines)


def _key(table: Table, columns: list[str], record: list[str]) -> tuple[str, ...]:
    return tuple(record[columns.index(name)] for name in table.primary_key)
