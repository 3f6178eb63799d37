"""Which slips spoil a table as a whole: its header, its encoding, its line ends, its file?"""

from __future__ import annotations

from collections.abc import Callable

from .draft import Draft, Sheet
from .slip import FORBIDDEN, FORM, Change, Place, at, slip

PACK = "tables"


def _rewrite(draft: Draft, form: Callable[[bytes], bytes], told: str, *, line: int = 0) -> Change:
    sheet = draft.sheet()
    sheet.forms.append(form)
    return Change(f"{sheet.name}: {told}", (Place(sheet.path, line=line),))


def _relabel(sheet: Sheet, column: str, label: str) -> Change:
    sheet.header.cells[sheet.columns.index(column)] = label
    return Change(f"{sheet.name}: label {column!r} -> {label!r}", (at(sheet.header, label, column),))


@slip(FORBIDDEN, PACK)
def column_renamed(draft: Draft) -> Change:
    sheet = draft.sheet()
    column = draft.rng.choice(sheet.columns)
    return _relabel(sheet, column, f"{column}s")


@slip(FORBIDDEN, PACK)
def label_in_capitals(draft: Draft) -> Change:
    sheet = draft.sheet()
    column = draft.rng.choice(sheet.columns)
    return _relabel(sheet, column, column.title())


@slip(FORBIDDEN, PACK)
def label_with_a_space(draft: Draft) -> Change:
    sheet = draft.sheet()
    column = draft.rng.choice(sheet.columns)
    return _relabel(sheet, column, f"{column} ")


@slip(FORBIDDEN, PACK)
def label_blank(draft: Draft) -> Change:
    sheet = draft.sheet()
    column = draft.rng.choice(sheet.columns)
    sheet.header.cells[sheet.columns.index(column)] = ""
    return Change(f"{sheet.name}: label {column!r} emptied", (at(sheet.header),))


@slip(FORBIDDEN, PACK)
def two_columns_of_one_label(draft: Draft) -> Change:
    sheet = draft.sheet()
    first, second = draft.rng.sample(sheet.columns, 2)
    return _relabel(sheet, second, first)


@slip(FORBIDDEN, PACK)
def column_lost(draft: Draft) -> Change:
    sheet = draft.sheet()
    column = draft.rng.choice(sheet.columns)
    place = sheet.columns.index(column)
    for row in sheet.rows:
        del row.cells[place]
    return Change(f"{sheet.name}: column {column!r} lost", (at(sheet.header),))


@slip(FORBIDDEN, PACK)
def column_too_many(draft: Draft) -> Change:
    sheet = draft.sheet()
    for row in sheet.rows:
        row.cells.append("")
    sheet.header.cells[-1] = "remark"
    return Change(f"{sheet.name}: column 'remark' added", (at(sheet.header, "remark"),))


@slip(FORBIDDEN, PACK)
def columns_swapped_with_their_labels(draft: Draft) -> Change:
    sheet = draft.sheet()
    first, second = draft.rng.sample(range(len(sheet.columns)), 2)
    for row in sheet.rows:
        row.cells[first], row.cells[second] = row.cells[second], row.cells[first]
    names = sheet.columns[first], sheet.columns[second]
    return Change(f"{sheet.name}: columns {names} swapped", (at(sheet.header, *names),))


@slip(FORBIDDEN, PACK)
def header_lost(draft: Draft) -> Change:
    sheet = draft.sheet()
    sheet.forms.append(lambda content: content.partition(b"\n")[2])
    return Change(f"{sheet.name}: header lost", (Place(sheet.path, line=1),))


@slip(FORBIDDEN, PACK)
def header_twice(draft: Draft) -> Change:
    sheet = draft.sheet()
    second = sheet.add(list(sheet.columns), sheet.header)
    return Change(f"{sheet.name}: header twice", (at(second),))


@slip(FORBIDDEN, PACK)
def title_line_above_the_header(draft: Draft) -> Change:
    return _rewrite(draft, lambda content: b"Table 1\n" + content, "a title above the header", line=1)


@slip(FORBIDDEN, PACK)
def cells_set_apart_by_semicolons(draft: Draft) -> Change:
    return _rewrite(draft, lambda content: content.replace(b",", b";"), "semicolons", line=1)


@slip(FORBIDDEN, PACK)
def cells_set_apart_by_tabs(draft: Draft) -> Change:
    return _rewrite(draft, lambda content: content.replace(b",", b"\t"), "tabs", line=1)


@slip(FORBIDDEN, PACK)
def file_in_utf_16(draft: Draft) -> Change:
    return _rewrite(draft, lambda content: content.decode().encode("utf-16"), "UTF-16")


@slip(FORBIDDEN, PACK)
def file_in_windows_1252(draft: Draft) -> Change:
    sheet = draft.sheet(lambda sheet: "note" in sheet.columns)
    row = draft.rng.choice(sheet.rows[1:])
    row["note"] = "Café."
    sheet.forms.append(lambda content: content.decode().encode("cp1252", "replace"))
    row_of_first = next(each for each in sheet.rows if not "".join(each.cells).isascii())
    return Change(f"{sheet.name}: Windows-1252, {row.name}", (at(row), at(row_of_first)))


@slip(FORBIDDEN, PACK)
def file_with_a_byte_order_mark(draft: Draft) -> Change:
    return _rewrite(draft, lambda content: b"\xef\xbb\xbf" + content, "byte order mark", line=1)


@slip(FORBIDDEN, PACK)
def file_empty(draft: Draft) -> Change:
    return _rewrite(draft, lambda _: b"", "empty")


@slip(FORBIDDEN, PACK)
def file_is_an_archive(draft: Draft) -> Change:
    return _rewrite(draft, lambda content: b"PK\x03\x04\x14\x00" + content[:500], "an archive")


@slip(FORBIDDEN, PACK)
def file_is_a_pointer(draft: Draft) -> Change:
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12345\n"
    return _rewrite(draft, lambda _: pointer, "a pointer to a file kept elsewhere")


@slip(FORBIDDEN, "alone")
def file_is_that_of_another_table(draft: Draft) -> Change:
    sheet, other = draft.sheet(), draft.sheet()
    content = other.write()
    sheet.forms.append(lambda _: content)
    return Change(f"{sheet.name}: holds {other.name}", (Place(sheet.path, line=1), Place(sheet.path)))


@slip(FORBIDDEN, "alone")
def file_missing(draft: Draft) -> Change:
    sheet = draft.sheet()
    draft.removed.append(sheet.path)
    return Change(f"{sheet.name}: no file", (Place(sheet.path), Place("datapackage.json")))


@slip(FORM, PACK)
def line_ends_of_windows(draft: Draft) -> Change:
    return _rewrite(draft, lambda content: content.replace(b"\n", b"\r\n"), "CRLF")


@slip(FORM, PACK)
def line_ends_of_old_macs(draft: Draft) -> Change:
    return _rewrite(draft, lambda content: content.replace(b"\n", b"\r"), "CR")


@slip(FORM, "alone", upkeep=True)
def file_cut_in_the_middle(draft: Draft) -> Change:
    sheet = draft.sheet(lambda sheet: len(sheet.rows) > 60)
    sheet.forms.append(lambda content: content[: len(content) // 2])
    return Change(f"{sheet.name}: second half lost", (Place(sheet.path),))


@slip(FORM, "alone", upkeep=True)
def all_rows_lost(draft: Draft) -> Change:
    sheet = draft.sheet()
    del sheet.rows[1:]
    return Change(f"{sheet.name}: only the header left", (Place(sheet.path),))
