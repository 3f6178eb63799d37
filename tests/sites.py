"""Which sites are tried beside our own: one of a package that attacks its reader, one that says nothing."""

import csv
from pathlib import Path

from conftest import read_json, write_toy

from korea_deepfake_record.site import write_site

HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7 * 7 }}"


def write_hostile(folder: Path) -> Path:
    """The folder of the site of a toy package in which every free text is an attack."""
    toy = write_toy(folder / "toy")
    for schema in sorted((toy / "schemas").glob("*.json")):
        write_cells(toy / "data" / f"{schema.stem}.csv", dict.fromkeys(find_free_columns(schema), HOSTILE))
    return write_site(toy, folder / "site").parent


def write_empty(folder: Path) -> Path:
    """The folder of the site of a package without a row."""
    toy = write_toy(folder / "toy")
    for table in (toy / "data").glob("*.csv"):
        table.write_text(f"{table.read_text(encoding='utf-8').splitlines()[0]}\n", encoding="utf-8")
    return write_site(toy, folder / "site").parent


def write_cells(table: Path, change: dict[str, str]) -> None:
    """Write other cells into every row of a table."""
    with table.open(encoding="utf-8", newline="") as stream:
        rows = [row | change for row in csv.DictReader(stream)]
    with table.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def find_free_columns(schema: Path) -> list[str]:
    """The columns that may hold any text."""
    fields = read_json(schema)["fields"]
    return [
        each["name"]
        for each in fields
        if each["type"] == "string" and {"pattern", "enum"}.isdisjoint(each.get("constraints", {}))
    ]
