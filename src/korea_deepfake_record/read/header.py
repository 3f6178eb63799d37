"""Which column of the file is which field of the schema?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..descriptor import Field, Table
from ..finding import Finding, quote, suggest

# What spreadsheets write in place of a comma, as the language of the machine has it.
OTHER_DELIMITERS = (";", "\t", "|")
MANY_LABELS = 100


def join_header(rows: Sequence[Sequence[str]], joint: str) -> list[str]:
    """The labels of a header that stands in one or more rows; a short row holds on to its last cell."""
    width = max((len(row) for row in rows), default=0)
    filled = [[*row, *[row[-1]] * (width - len(row))] for row in rows if row]
    return [joint.join(row[index] for row in filled) for index in range(width)]


def match_fields(table: Table, labels: Sequence[str]) -> dict[int, Field]:
    """The field of each column, by place and name, as far as one can be found."""
    if not table.fields:
        return {}
    exact = table.fields_match == "exact"
    by_name = {_fold(table, field.name): field for field in table.fields}
    found: dict[int, Field] = {}
    for index, label in enumerate(labels):
        field = by_name.pop(_fold(table, label), None)
        if field is not None:
            found[index] = field
    if exact:
        # A label that names no field stands for the field that is declared in its place.
        for index, field in enumerate(table.fields[: len(labels)]):
            if index not in found and _fold(table, field.name) in by_name:
                found[index] = field
    return found


def check_header(table: Table, labels: Sequence[str], path: str) -> list[Finding]:
    """What is wrong with the header."""
    findings = [_finding(path, label, *fault) for label, *fault in _iter_label_faults(labels)]
    if table.fields:
        names = [field.name for field in table.fields]
        findings += [
            _finding(path, label, *fault) for label, *fault in _iter_mismatches(table, labels, names)
        ]
    return findings


def find_other_delimiter(table: Table, labels: Sequence[str]) -> str:
    """The mark that sets the labels apart where the delimiter does not; nothing where it does."""
    names = {_fold(table, field.name) for field in table.fields}
    for mark in OTHER_DELIMITERS:
        parts = [_fold(table, each.strip(' "')) for each in mark.join(labels).split(mark)]
        if len(labels) == 1 and len(names.intersection(parts)) > 1:
            return mark
    return ""


def _finding(path: str, label: str, problem: str, cure: str, rule: str) -> Finding:
    return Finding(path, 1, label, problem, cure, rule)


def _iter_label_faults(labels: Sequence[str]) -> Iterator[tuple[str, str, str, str]]:
    seen: set[str] = set()
    for index, label in enumerate(labels):
        if not label:
            yield "", f"Column {index + 1} has no name.", "Name it in the header.", "blank-label"
        elif label in seen:
            problem = f"There are two columns {quote(label)}."
            yield label, problem, "Give each column a name of its own.", "duplicate-label"
        seen.add(label)


def _iter_mismatches(
    table: Table, labels: Sequence[str], names: Sequence[str]
) -> Iterator[tuple[str, str, str, str]]:
    have = [_fold(table, label) for label in labels]
    want = [_fold(table, name) for name in names]
    where = table.schema_path or "the schema"
    found, wanted = set(have), set(want)
    missing = [name for name, folded in zip(names, want, strict=True) if folded not in found]
    extra = [label for label, folded in zip(labels, have, strict=True) if folded not in wanted and label]
    if table.fields_match == "exact":
        yield from _iter_misplaced(labels, names, (have, want), where)
        among, beyond = set(names[len(labels) :]), set(labels[: len(names)])
        missing = [name for name in missing if name in among]
        extra = [label for label in extra if label not in beyond]
    if table.fields_match in ("superset", "partial"):
        # A column may be left out only where its cells may be blank.
        needed = {*table.primary_key, *(field.name for field in table.fields if field.required)}
        missing = [name for name in missing if name in needed]
    for name in missing:
        cure = suggest(name, extra[:MANY_LABELS]).replace("Did you mean", "Is it") or "Add the column."
        yield name, f"The file has no column {quote(name)}.", cure, "missing-label"
    if table.fields_match in ("exact", "equal", "superset"):
        for label in extra:
            cure = suggest(label, missing[:MANY_LABELS]) or "Declare the column, or remove it."
            yield label, f"{where} has no field {quote(label)}.", cure, "extra-label"
    if table.fields_match == "partial" and not found & wanted:
        yield "", f"No column of the file is a field of {where}.", "Name one as declared.", "missing-label"


def _iter_misplaced(
    labels: Sequence[str], names: Sequence[str], folded: tuple[list[str], list[str]], where: str
) -> Iterator[tuple[str, str, str, str]]:
    have, want = folded
    elsewhere = set(want)
    for index, (label, name) in enumerate(zip(labels, names, strict=False)):
        if have[index] == want[index] or not label:
            continue
        # A label that stands elsewhere in the schema is in the wrong place, another has the wrong name.
        cure = (
            "Put the columns in the order of the schema."
            if have[index] in elsewhere
            else "Rename the column."
        )
        yield label, f"{where} has {quote(name)} here.", cure, "incorrect-label"


def _fold(table: Table, label: str) -> str:
    return label if table.dialect.case_sensitive else label.casefold()
