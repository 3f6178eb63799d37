"""Which slips break a key, or a reference from one table to another?"""

from __future__ import annotations

from .cells import choose_identifiers, pick
from .draft import Draft, NoPlaceError, Row, Sheet
from .slip import FORBIDDEN, Change, also, at, put, slip

Key = tuple[list[str], str, list[str]]


def list_references(sheet: Sheet) -> list[Key]:
    """Columns, table and columns there of each foreign key."""
    keys = sheet.schema.get("foreignKeys", [])
    return [
        (
            _as_list(each["fields"]),
            each["reference"]["resource"] or sheet.name,
            _as_list(each["reference"]["fields"]),
        )
        for each in keys
    ]


def _as_list(names: str | list[str]) -> list[str]:
    return [names] if isinstance(names, str) else names


def pick_reference(draft: Draft, width: int = 1) -> tuple[Row, Key]:
    """A row that refers to another by so many columns, and the key by which it does."""
    ways = [(name, key) for name, sheet in draft.sheets.items() for key in list_references(sheet)]
    for name, key in draft.rng.sample(ways, len(ways)):
        if len(key[0]) == width:
            rows = draft.rows(name, lambda row, key=key: all(row[each] for each in key[0]))  # type: ignore[misc]
            if rows:
                return draft.take(rows[0]), key
    raise NoPlaceError


def _swap(cell: str) -> str:
    for place in range(len(cell) - 1):
        if cell[place] != cell[place + 1] and cell[place : place + 2].isalnum():
            return cell[:place] + cell[place + 1] + cell[place] + cell[place + 2 :]
    return f"{cell}x"


def _refer(draft: Draft, cell: str | None = None) -> Change:
    row, (names, _, _) = pick_reference(draft)
    return put(row, **{names[0]: cell or _swap(row[names[0]])})


@slip(FORBIDDEN, "cells")
def reference_with_letters_swapped(draft: Draft) -> Change:
    return _refer(draft)


@slip(FORBIDDEN, "cells")
def reference_to_a_record_that_is_not_there(draft: Draft) -> Change:
    row, (names, table, _) = pick_reference(draft)
    known = row[names[0]]
    wrong = f"{known[:4]}9876" if known[:4] in ("clm-", "prp-", "sta-", "rel-") else f"{known}-none"
    return put(row, **{names[0]: wrong if table != "passages" else f"{known[:-3]}987"})


@slip(FORBIDDEN, "cells")
def reference_to_a_record_of_another_table(draft: Draft) -> Change:
    row, (names, table, _) = pick_reference(draft)
    other = "claims" if table != "claims" else "propositions"
    return put(row, **{names[0]: draft.rng.choice(draft.sheets[other].rows[1:]).cells[0]})


@slip(FORBIDDEN, "cells")
def composite_reference_that_does_not_match(draft: Draft) -> Change:
    row, (names, table, targets) = pick_reference(draft, 2)
    target = draft.sheets[table]
    others = [each for each in target.rows[1:] if each[targets[0]] != row[names[0]]]
    pairs = {tuple(each[name] for name in targets) for each in target.rows[1:]}
    for other in draft.rng.sample(others, len(others)):
        if (other[targets[0]], row[names[1]]) not in pairs:
            return put(row, **{names[0]: other[targets[0]]})
    raise NoPlaceError


def _pick_keyed(draft: Draft) -> tuple[Row, list[str]]:
    tables = [name for name, sheet in draft.sheets.items() if len(sheet.rows) > 3 and name != "agreement"]
    row = draft.row(draft.rng.choice(tables))
    return row, _as_list(row.sheet.schema["primaryKey"])


@slip(FORBIDDEN, "rows")
def row_stands_twice(draft: Draft) -> Change:
    row, key = _pick_keyed(draft)
    copy = draft.take(row.sheet.add(list(row.cells), row))
    return Change(f"{row.sheet.name} {row.name} stands twice", (at(copy, *key),))


@slip(FORBIDDEN, "rows")
def row_stands_twice_far_away(draft: Draft) -> Change:
    row, key = _pick_keyed(draft)
    copy = draft.take(row.sheet.add(list(row.cells)))
    return Change(f"{row.sheet.name} {row.name} stands again at the end", (at(copy, *key),))


@slip(FORBIDDEN, "rows")
def key_used_for_another_row(draft: Draft) -> Change:
    row, key = _pick_keyed(draft)
    other = draft.row(row.sheet.name)
    first, second = sorted((row, other), key=row.sheet.rows.index)
    return put(second, **{name: first[name] for name in key})


@slip(FORBIDDEN, "rows")
def part_of_a_key_emptied(draft: Draft) -> Change:
    row, key = _pick_keyed(draft)
    return put(row, **{draft.rng.choice(key): ""})


@slip(FORBIDDEN, "rows")
def unique_cell_used_twice(draft: Draft) -> Change:
    table, column = draft.rng.choice(
        [("actors", "name"), ("indicators", "title"), ("measures", "title"), ("propositions", "statement")]
    )
    row, other = draft.row(table), draft.row(table)
    first, second = sorted((row, other), key=row.sheet.rows.index)
    return put(second, **{column: first[column]})


@slip(FORBIDDEN, "rows")
def unique_key_of_two_columns_used_twice(draft: Draft) -> Change:
    row = draft.row("passages", lambda row: row["position"] not in ("1", "2"))
    twin = draft.find("passages", source_id=row["source_id"], position=str(int(row["position"]) - 1))[0]
    return put(row, position=twin["position"])


@slip(FORBIDDEN, "rows")
def pair_of_a_unique_key_used_twice(draft: Draft) -> Change:
    row = draft.row("relations")
    first = draft.sheets["relations"].rows[1]
    draft.take(first)
    return also(put(row, from_id=first["from_id"], to_id=first["to_id"]), at(first, "from_id", "to_id"))


@slip(FORBIDDEN, "alone")
def row_removed_that_others_refer_to(draft: Draft) -> Change:
    row, ((name, *_), table, (target, *_)) = pick_reference(draft)
    gone = draft.find(table, **{target: row[name]})[0]
    gone.sheet.rows.remove(gone)
    return Change(f"{table} {gone.name} removed; {row.sheet.name} {row.name} refers to it", (at(row, name),))


@slip(FORBIDDEN, "cells")
def identifier_with_one_more_digit_or_letter(draft: Draft) -> Change:
    row, column = pick(
        draft, choose_identifiers, lambda cell: cell.startswith(("clm-", "prp-", "sta-", "rel-"))
    )
    return put(row, **{column: f"{row[column]}a"})
