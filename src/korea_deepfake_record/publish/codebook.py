"""What does every table, column and code mean, on one page?"""

from collections.abc import Iterable
from typing import Any

from ..descriptor import Field, Package, Table

COLUMNS = ("Column", "Title", "Type", "Description", "Rules", "Example")
HASHES = """## Hashes

`SHA256SUMS` and the `hash` of each resource are of the files. The content hash of a table is of its
values: the SHA-256 of the table as canonical CSV (UTF-8, LF, a comma between cells, quotes only where
they are needed, an empty cell for a missing value), which is the file under `csv/`. A Parquet file written by
another version of a library may differ in its bytes; its content hash stays.
"""


def codebook_text(package: Package) -> str:
    """The codebook as Markdown, all of it from the descriptor and the schemas."""
    head = f"# {package.title}: codebook of version {package.version}\n\n{package.description}\n"
    listed = [(f"[{table.name}](#{table.name})", table.title, table.description) for table in package.tables]
    contents = f"## Tables\n\n{markdown_table(('Table', 'Title', 'Description'), listed)}"
    return "\n".join([head, contents, *(table_text(each) for each in package.tables), HASHES])


def table_text(table: Table) -> str:
    """One table: its keys, its columns, its codes."""
    head = f"## {table.name}\n\n{table.description}\n"
    columns = markdown_table(COLUMNS, [field_row(each) for each in table.fields])
    codes = [codes_text(each) for each in table.fields if each.categories]
    return "\n".join([head, *key_lines(table), "", columns, *codes])


def key_lines(table: Table) -> list[str]:
    """What tells rows apart and where they point."""
    lines = [f"- Primary key: {code(table.primary_key)}"] if table.primary_key else []
    lines += [f"- Unique: {code(each)}" for each in table.unique_keys]
    for each in table.foreign_keys:
        target = f"{code(each.reference_fields)} of [{each.table}](#{each.table})"
        lines.append(f"- {code(each.fields)} points to {target}")
    return lines


def field_row(field: Field) -> tuple[str, ...]:
    """One column as a row of the table of columns."""
    unit = field.raw.get("kdr:unit")
    kind = f"{field.type} ({unit})" if unit else field.type
    example = field.raw.get("example", "")
    return (code([field.name]), field.title, kind, field.description, rules_text(field), code([example]))


def rules_text(field: Field) -> str:
    """The constraints of a column in words; codes have a table of their own."""
    said = {key: bound for key, bound in field.constraints.items() if key != "enum" and bound is not False}
    words = [key if bound is True else f"{key} {code([bound])}" for key, bound in said.items()]
    if named := field.raw.get("kdr:rule"):
        words.append(f"rule {code([named])}")
    return ", ".join([*words, "one of the codes below"] if field.categories else words)


def codes_text(field: Field) -> str:
    """The codes of a column, each with its meaning."""
    heading = f"### Codes of {field.name}\n\n"
    meanings = field.raw.get("kdr:definitions", {})
    return heading + markdown_table(
        ("Code", "Meaning"), [(code([each]), meanings.get(each, "")) for each in field.categories]
    )


def markdown_table(header: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    """A table in Markdown."""
    escaped = [tuple(str(cell).replace("|", "\\|") for cell in row) for row in rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in [header, ("---",) * len(header), *escaped])


def code(words: Iterable[Any]) -> str:
    """Words as code, between commas; an empty word is left out."""
    return ", ".join(f"`{word}`" for word in words if word != "")
