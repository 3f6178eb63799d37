"""Which slips break a row, so that its cells stand under other labels?"""

from __future__ import annotations

from collections.abc import Callable

from .cells import has_space, is_text
from .draft import Draft, NoPlaceError, Row
from .slip import FORBIDDEN, FORM, Change, Place, at, slip


def _pick(draft: Draft) -> Row:
    tables = [name for name, sheet in draft.sheets.items() if len(sheet.rows) > 3]
    return draft.row(draft.rng.choice(tables))


def _write_as(draft: Draft, form: Callable[[str], str], told: str) -> Change:
    row = _pick(draft)
    row.form = form
    return Change(f"{row.sheet.name} {row.name}: {told}", (at(row),))


def _pick_text(draft: Draft) -> tuple[Row, str]:
    for table in draft.rng.sample(["claims", "propositions", "measures", "relations", "actors"], 5):
        columns = [each for each in draft.sheets[table].columns if is_text(draft.sheets[table], each)]
        column = next(each for each in columns if each in ("statement", "title", "basis", "description"))
        rows = draft.rows(table, lambda row, column=column: has_space(row[column]) and '"' not in row[column])  # type: ignore[misc]
        if rows:
            return draft.take(rows[0]), column
    raise NoPlaceError


def _pick_of_own_table(draft: Draft) -> Row:
    """A row of a table in which no other row is broken: a cell less and a cell more would even out."""
    return draft.rng.choice(draft.sheet().rows[1:])


@slip(FORBIDDEN, "tables")
def row_with_a_cell_too_few(draft: Draft) -> Change:
    row = _pick_of_own_table(draft)
    row.cells.pop()
    return Change(f"{row.sheet.name} {row.name}: last cell lost", (at(row),))


@slip(FORBIDDEN, "tables")
def row_with_a_cell_too_many(draft: Draft) -> Change:
    row = _pick_of_own_table(draft)
    row.cells.append("")
    return Change(f"{row.sheet.name} {row.name}: a cell more", (at(row),))


@slip(FORBIDDEN, "tables")
def rows_that_even_out(draft: Draft) -> Change:
    longer, shorter = draft.rng.sample(draft.sheet().rows[1:], 2)
    longer.cells.append("")
    shorter.cells.pop()
    return Change(f"{longer.sheet.name} {longer.name}: a cell more; {shorter.name}: one less", (at(shorter),))


@slip(FORBIDDEN, "rows")
def comma_that_is_not_quoted(draft: Draft) -> Change:
    row, column = _pick_text(draft)
    text = row[column]
    row.form = lambda _: ",".join(
        each.replace(" ", ", ", 1) if each == text else _quote(each) for each in row.cells
    )
    return Change(f"{row.sheet.name} {row.name}: comma in {column} without quotes", (at(row),))


def _quote(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if set(cell) & set(',"') else cell


@slip(FORBIDDEN, "tables")
def quote_that_is_never_closed(draft: Draft) -> Change:
    sheet = draft.sheet()
    row = draft.rng.choice(sheet.rows[1:])
    row.form = lambda line: line.replace(",", ',"', 1).replace('""', '"')
    return Change(f"{sheet.name} {row.name}: a quote opens the second cell", (at(row),))


@slip(FORBIDDEN, "tables")
def quote_inside_a_cell_that_is_not_doubled(draft: Draft) -> Change:
    sheet = draft.sheet(lambda sheet: "note" in sheet.columns)
    row = draft.rng.choice(sheet.rows[1:])
    row["note"] = "A note, as it is."
    row.form = lambda line: line.replace("A note,", 'A "note",')
    return Change(f"{sheet.name} {row.name}: a quote in a quoted cell", (at(row),))


@slip(FORBIDDEN, "rows")
def blank_line(draft: Draft) -> Change:
    row = _pick(draft)
    row.form = lambda line: f"{line}\n"
    place = Place(row.sheet.path)
    return Change(f"{row.sheet.name}: a blank line after {row.name}", (place,))


@slip(FORBIDDEN, "rows")
def line_of_commas(draft: Draft) -> Change:
    row = _pick(draft)
    blank = draft.take(row.sheet.add([""] * len(row.cells), row))
    return Change(f"{row.sheet.name}: a line of commas after {row.name}", (at(blank),))


@slip(FORBIDDEN, "rows")
def line_of_spaces(draft: Draft) -> Change:
    row = _pick(draft)
    blank = draft.take(row.sheet.add([" "] * len(row.cells), row))
    return Change(f"{row.sheet.name}: a row of spaces after {row.name}", (at(blank),))


@slip(FORBIDDEN, "rows")
def header_repeated_among_the_rows(draft: Draft) -> Change:
    row = _pick(draft)
    header = draft.take(row.sheet.add(list(row.sheet.columns), row))
    return Change(f"{row.sheet.name}: the header again after {row.name}", (at(header),))


@slip(FORBIDDEN, "rows")
def mark_of_a_merge_conflict(draft: Draft) -> Change:
    return _write_as(draft, lambda line: f"<<<<<<< HEAD\n{line}", "mark of a merge before it")


@slip(FORBIDDEN, "rows")
def two_rows_on_a_line(draft: Draft) -> Change:
    row = _pick(draft)
    row.cells += list(draft.rng.choice(row.sheet.rows[1:]).cells)
    return Change(f"{row.sheet.name} {row.name}: another row on its line", (at(row),))


@slip(FORBIDDEN, "rows")
def row_broken_in_two(draft: Draft) -> Change:
    row = draft.row(draft.rng.choice(["claims", "statistics", "passages", "sources"]))
    row.form = lambda line: line.replace(",", "\n", 1)
    return Change(f"{row.sheet.name} {row.name}: a line break after the first cell", (at(row),))


@slip(FORBIDDEN, "rows")
def cells_shifted_by_one(draft: Draft) -> Change:
    row = draft.row(draft.rng.choice(["claims", "passages", "statistics", "measures", "sources"]))
    row.cells[1:] = ["", *row.cells[1:-1]]
    return Change(f"{row.sheet.name} {row.name}: cells moved one to the right", (at(row),))


@slip(FORM, "rows")
def carriage_return_on_one_line(draft: Draft) -> Change:
    row = _pick(draft)
    row.form = lambda line: f"{line}\r"
    return Change(
        f"{row.sheet.name} {row.name}: a carriage return at the end", (at(row), Place(row.sheet.path, line=0))
    )


@slip(FORM, "rows")
def remark_line(draft: Draft) -> Change:
    return _write_as(draft, lambda line: f"# to be looked at again\n{line}", "a remark before it")
