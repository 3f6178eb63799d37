"""Which edits change nothing of what the package says, so that nobody is to be alarmed?"""

from __future__ import annotations

import json

from .draft import Draft, NoPlaceError, Sheet
from .slip import HARMLESS, Change, Place, put, slip


def _free(draft: Draft) -> Sheet:
    """A table in which nothing is counted as taken: harmless edits do not get into each other's way."""
    return draft.sheets[draft.rng.choice([name for name, each in draft.sheets.items() if len(each.rows) > 3])]


@slip(HARMLESS)
def nothing_changed(draft: Draft) -> Change:
    return Change("nothing", (Place("data/claims.csv"),))


@slip(HARMLESS)
def every_cell_in_quotes(draft: Draft) -> Change:
    sheet = _free(draft)
    for row in sheet.rows:
        row.form = lambda _, row=row: ",".join(
            f'"{each.replace(chr(34), chr(34) * 2)}"' for each in row.cells
        )
    return Change(f"{sheet.name}: all cells in quotes", (Place(sheet.path),))


@slip(HARMLESS)
def one_cell_in_quotes(draft: Draft) -> Change:
    sheet = _free(draft)
    row = draft.rng.choice(sheet.rows[1:])
    row.form = lambda line: '"' + line.replace(",", '",', 1)
    return Change(f"{sheet.name} {row.name}: first cell in quotes", (Place(sheet.path),))


@slip(HARMLESS)
def final_newline_lost(draft: Draft) -> Change:
    sheet = _free(draft)
    sheet.forms.append(lambda content: content.rstrip(b"\n"))
    return Change(f"{sheet.name}: no newline at the end", (Place(sheet.path),))


@slip(HARMLESS)
def rows_in_another_order(draft: Draft) -> Change:
    sheet = _free(draft)
    sheet.rows[1:] = draft.rng.sample(sheet.rows[1:], len(sheet.rows) - 1)
    return Change(f"{sheet.name}: rows shuffled", (Place(sheet.path),))


@slip(HARMLESS)
def rows_backwards(draft: Draft) -> Change:
    sheet = _free(draft)
    sheet.rows[1:] = sheet.rows[:0:-1]
    return Change(f"{sheet.name}: rows backwards", (Place(sheet.path),))


@slip(HARMLESS)
def note_reworded(draft: Draft) -> Change:
    table = draft.rng.choice(["claims", "sources", "actors", "statistics", "measures"])
    row = draft.row(table, lambda row: row["note"].endswith("."))
    return put(row, note=f"{row['note'][:-1]}, as the text has it.")


@slip(HARMLESS)
def note_in_another_script(draft: Draft) -> Change:
    row = draft.row("sources", lambda row: not row["note"])
    return put(row, note="The title reads 텔레그램 수사 and, in French, « enquête ».")


@slip(HARMLESS)
def note_with_quotes_and_commas(draft: Draft) -> Change:
    row = draft.row("sources", lambda row: not row["note"])
    return put(row, note='The page says "so far", "about", and so on.')


@slip(HARMLESS)
def note_on_numbers_and_percentages(draft: Draft) -> Change:
    row = draft.row("statistics", lambda row: not row["note"])
    return put(row, note="Of 1,234 cases 5% (62) are of January 2023, says the table; 16,000 are not.")


@slip(HARMLESS)
def note_with_a_hyphen_and_a_bracket_first(draft: Draft) -> Change:
    row = draft.row("actors", lambda row: not row["note"])
    return put(row, note="(Now another name.) Re-elected in 2024 – see the page's foot: x < y & z.")


@slip(HARMLESS)
def status_basis_reworded(draft: Draft) -> Change:
    row = draft.row("measures", lambda row: row["status_basis"].endswith("."))
    return put(row, status_basis=f"{row['status_basis'][:-1]}, and no other text differs.")


@slip(HARMLESS)
def basis_of_a_relation_reworded(draft: Draft) -> Change:
    row = draft.row("relations", lambda row: row["basis"].endswith("."))
    return put(row, basis=f"{row['basis'][:-1]}, as both texts show.")


@slip(HARMLESS)
def reference_added_to_a_relation(draft: Draft) -> Change:
    sheet = draft.sheets["relation_references"]
    row = draft.row("relation_references")
    known = {each["source_id"] for each in draft.find("relation_references", relation_id=row["relation_id"])}
    for other in draft.rows("sources", lambda each: each["role"] == "reference"):
        if other["source_id"] not in known:
            sheet.add([row["relation_id"], other["source_id"]])
            return Change(f"{row['relation_id']} cites {other['source_id']} too", (Place(sheet.path),))
    raise NoPlaceError


@slip(HARMLESS)
def actor_added_to_a_claim(draft: Draft) -> Change:
    row = draft.row("claims", lambda row: row["topic"] == "on-topic" and row["kind"] == "situation")
    named = {each["actor_id"] for each in draft.find("claim_actors", claim_id=row["claim_id"])} | {
        row["speaker_id"]
    }
    alias = next(
        (each for each in draft.find("aliases", source_id=row["source_id"]) if each["actor_id"] not in named),
        None,
    )
    if alias is None:
        raise NoPlaceError
    draft.sheets["claim_actors"].add([row["claim_id"], alias["actor_id"], "about"])
    return Change(f"{row['claim_id']} is about {alias['actor_id']} too", (Place("data/claim_actors.csv"),))


@slip(HARMLESS)
def descriptor_without_indentation(draft: Draft) -> Change:
    draft.edit("datapackage.json", lambda content: json.dumps(json.loads(content)).encode())
    return Change("datapackage.json on one line", (Place("datapackage.json"),))


@slip(HARMLESS)
def schema_with_its_properties_in_another_order(draft: Draft) -> Change:
    path = f"schemas/{draft.rng.choice(list(draft.sheets))}.json"
    draft.edit(path, lambda content: json.dumps(json.loads(content), indent=4, sort_keys=True).encode())
    return Change(f"{path}: properties sorted", (Place(path),))


@slip(HARMLESS)
def schema_with_escaped_letters(draft: Draft) -> Change:
    path = f"schemas/{draft.rng.choice(list(draft.sheets))}.json"
    draft.edit(path, lambda content: json.dumps(json.loads(content), indent=2).replace("/", "\\/").encode())
    return Change(f"{path}: slashes escaped", (Place(path),))


@slip(HARMLESS)
def description_of_a_field_reworded(draft: Draft) -> Change:
    path = f"schemas/{draft.rng.choice(list(draft.sheets))}.json"
    draft.edit(path, lambda content: content.replace(b'"description": "', b'"description": "In short: ', 2))
    return Change(f"{path}: descriptions reworded", (Place(path),))


@slip(HARMLESS)
def changelog_with_a_line_more(draft: Draft) -> Change:
    draft.edit("CHANGELOG.md", lambda content: content + b"\nA line more.\n")
    return Change("CHANGELOG.md: a line more", (Place("CHANGELOG.md"),))
