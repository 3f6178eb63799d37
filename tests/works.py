"""A small package of works that a test changes from one version to the next."""

import csv
import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from conftest import ROOT, read_json

Json = dict[str, Any]
CORRECTION = {
    "correction_id": "cor-001",
    "table": "works",
    "record": "w1",
    "column": "year",
    "kind": "value",
} | {
    "wrong_value": "1901",
    "right_value": "1902",
    "version": "1.0.1",
    "reported_by": "reader",
    "evidence": "The title page.",
}


def list_fields() -> dict[str, list[Json]]:
    """The columns of each table."""
    bound = {"kdr:derived": {"from": "day", "bound": "earliest"}}
    novels = {
        "constraints": {"enum": ["novel", "play"]},
        "kdr:definitions": {"novel": "Long.", "play": "Staged."},
    }
    works: list[Json] = [
        {"name": "work_id", "type": "string", "constraints": {"required": True}},
        {"name": "title", "type": "string", "kdr:change": "text"},
        {"name": "year", "type": "integer", "constraints": {"minimum": 1900}},
        {"name": "kind", "type": "string"} | novels,
        {"name": "state", "type": "string", "kdr:change": "status"},
        {"name": "counts", "type": "string", "kdr:change": "meaning"},
        {"name": "day", "type": "string"},
        {"name": "day_earliest", "type": "string"} | bound,
    ]
    links: list[Json] = [{"name": each, "type": "string"} for each in ("work_id", "other_id", "note")]
    sums: list[Json] = [{"name": "kind", "type": "string"}, {"name": "number", "type": "integer"}]
    registers = {
        each: read_json(ROOT / "schemas" / f"{each}.json")["fields"] for each in ("retired", "corrections")
    }
    return {"works": works, "links": links, "sums": sums, **registers}


def list_rows() -> dict[str, list[dict[str, str]]]:
    """The rows of each table; a column that is left out is empty."""
    one = {
        "work_id": "w1",
        "title": "One",
        "year": "1901",
        "kind": "novel",
        "state": "live",
        "counts": "Words.",
    }
    two = {
        "work_id": "w2",
        "title": "Two",
        "year": "1902",
        "kind": "play",
        "state": "live",
        "counts": "Pages.",
    }
    dated = {"day": "1902", "day_earliest": "1902-01-01"}
    links = [{"work_id": "w1", "other_id": "w2"}, {"work_id": "w2", "other_id": "w1"}]
    return {"works": [one, two | dated], "links": links, "sums": [{"kind": "novel", "number": "1"}]} | {
        "retired": [],
        "corrections": [],
    }


@dataclass
class Works:
    """The package as it will be written."""

    version: str = "1.0.0"
    licence: str = "CC0-1.0"
    fields: dict[str, list[Json]] = field(default_factory=list_fields)
    rows: dict[str, list[dict[str, str]]] = field(default_factory=list_rows)
    keys: dict[str, list[str]] = field(default_factory=dict)
    more: dict[str, Json] = field(default_factory=dict)
    delimiter: str = ","
    sections: dict[str, str] = field(default_factory=lambda: {"1.0.0": "First."})

    def column(self, table: str, name: str) -> Json:
        """A column, to be changed."""
        return next(each for each in self.fields[table] if each["name"] == name)

    def schema(self, table: str) -> Json:
        """The schema of a table."""
        key = {"links": ["work_id", "other_id"], "retired": ["retired_id"], "corrections": ["correction_id"]}
        key |= {"works": ["work_id"], "sums": ["kind"]} | self.keys
        told = {each: {"kdr:register": True} for each in ("retired", "corrections")}
        told["sums"] = {"kdr:derived": True}
        return (
            {"fields": self.fields[table], "primaryKey": key[table]}
            | told.get(table, {})
            | self.more.get(table, {})
        )

    def write(self, folder: Path) -> Path:
        """Write descriptor, schemas, tables and changelog."""
        (folder / "data").mkdir(parents=True, exist_ok=True)
        resources = []
        for name, fields in self.fields.items():
            columns = [each["name"] for each in fields]
            with (folder / "data" / f"{name}.csv").open("w", encoding="utf-8", newline="") as target:
                writer = csv.DictWriter(target, columns, delimiter=self.delimiter, lineterminator="\n")
                writer.writeheader()
                writer.writerows(
                    {column: row.get(column, "") for column in columns} for row in self.rows[name]
                )
            form = {"dialect": {"delimiter": self.delimiter}, "encoding": "utf-8"}
            resources.append({"name": name, "path": f"data/{name}.csv", **form, "schema": self.schema(name)})
        said = {"name": "works", "version": self.version, "licenses": [{"name": self.licence}]}
        text = json.dumps(said | {"resources": resources}, indent=2)
        (folder / "datapackage.json").write_text(text, encoding="utf-8")
        sections = [f"## [{version}] - 2000-01-01\n\n{text}\n" for version, text in self.sections.items()]
        (folder / "CHANGELOG.md").write_text("\n".join(["# Changelog\n", *sections]), encoding="utf-8")
        return folder


Edit = Callable[[Works], object]


def write_works(folder: Path, edit: Edit = lambda works: None) -> Path:
    """Write the package after an edit."""
    works = Works()
    edit(works)
    return works.write(folder)


def correct(works: Works, **cells: str) -> None:
    """Correct the year of the first work, and say so in other words where they are given."""
    works.rows["works"][0]["year"] = "1902"
    works.rows["corrections"].append(CORRECTION | cells)


def run_git(folder: Path, *arguments: str) -> str:
    """What a git command prints; nobody's settings are used."""
    settings = [
        "-c",
        "user.name=Someone",
        "-c",
        "user.email=someone@example.org",
        "-c",
        "commit.gpgsign=false",
    ]
    command = ["git", *settings, "-C", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def commit_all(folder: Path, tag: str) -> None:
    """Commit what is there, and tag it."""
    if not (folder / ".git").exists():
        run_git(folder, "init", "--quiet")
    run_git(folder, "add", "--all")
    run_git(folder, "commit", "--quiet", "--message", tag)
    run_git(folder, "tag", tag)
