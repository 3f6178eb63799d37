"""What does a reader of a release see first: what it is, how to open it, what to know beforehand?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ..citation import cite_as_text
from ..descriptor import Package
from .cff import find_release_date
from .codebook import markdown_table
from .rows import count_rows

# With what people come, and where they begin.
READ = ("A browser", "`explorer/index.html`", "pages to read, search and cite; no network is needed")
OPENED = (
    ("Excel, LibreOffice, Numbers", "`{name}.xlsx`", "a sheet for each table, after one that explains them"),
    ("pandas, Polars, DuckDB", "`parquet/`", "a file for each table, with its types"),
    ("R, or anything that reads CSV", "`csv/`", "the same as text in UTF-8; an empty cell is no value"),
    (
        "SQLite, Datasette",
        "`{name}.sqlite`",
        "keys, search, and views that join the tables; `datasette .` in this folder shows it as web pages",
    ),
    ("Hugging Face datasets", "this folder", "load it where it lies, or upload it as it is"),
    ("Python", "`*.whl`", "install it with pip: the tables, and functions that ask them"),
)
FILES = (
    ("`codebook.md`", "what every table, column and code means"),
    ("`datasheet.md`", "why, how and by whom it was made, and what it is not for"),
    ("`other-tools.md`", "one question, asked in each of the tools above"),
    ("`release-notes.md`, `CHANGELOG.md`", "what is new, cell by cell; what each version changed"),
    ("`datapackage.json`, `schemas/`", "types, codes and keys, size and hash of each file: Data Package 2.0"),
    (
        "`croissant.json`",
        "the same as Croissant and schema.org/Dataset; `csv/csv-metadata.json`: as CSV on the Web",
    ),
    ("`metadata.json`", "titles for Datasette"),
    ("`CITATION.cff`, `.zenodo.json`, `datacite.json`", "how to cite it, for programs and archives"),
    (
        "`LICENSE-DATA`, `LICENSE`, `LICENSES/`, `REUSE.toml`",
        "licence of the data, of the code, of each file",
    ),
    ("`SHA256SUMS`", "to see that nothing is damaged: `sha256sum --check SHA256SUMS`"),
    (
        "`*.zip`, `*.whl`, `*.sha256`",
        "all of this in one file; the Python package with the data; their hashes",
    ),
)
# What of the datasheet nobody should have to look for: questions, or whole sections.
WHY = "Why was it made?"
ASKED = (
    *("What is it for?", "What should it not be used for?", "What is the sample?", "Is anything missing?"),
    *("Does it concern people?", "Limits", "How is it maintained?"),
)
ELSEWHERE = (
    "What these texts name below `docs/`, `scripts/`, `tests/` or `reliability/` is in the project, not here."
)


def overview_text(package: Package, folder: Path, answers: Mapping[str, list[str]]) -> str:
    """The README of a release as Markdown, from its descriptor, its tables and its datasheet."""
    parts = {
        "": tell_first(package, folder, answers.get(WHY, ())),
        "Open it": markdown_table(("With", "Open", "What it is"), fill_in(package, folder)),
        "Tables": f"{list_tables(package, folder)}\n`codebook.md` says what every column and code means.\n",
        "Before you use it": "".join(list_cautions(answers)),
        "Cite it": f"> {cite_as_text(package)}\n",
        "What else is here": f"{markdown_table(('File', 'What it is'), FILES)}\n{ELSEWHERE}\n",
    }
    written = (f"## {title}\n\n{text}" if title else text for title, text in parts.items() if text)
    return "\n".join([f"# {package.title}, version {package.version}\n", *written])


def tell_first(package: Package, folder: Path, why: Sequence[str]) -> str:
    """What it is and why, and what a reader asks of any data set: of when, how large, under which licence."""
    rows = sum(count_rows(folder, table) for table in package.tables)
    licences = (each.get("title") or each.get("name", "") for each in package.raw.get("licenses", []))
    sizes = f"{len(package.tables)} tables, {rows:,} rows"
    told = " · ".join([f"Released {find_release_date(package)}", sizes, *licences])
    return "\n\n".join(each for each in (package.description, *why, told) if each) + "\n"


def fill_in(package: Package, folder: Path) -> Iterator[tuple[str, ...]]:
    """What to open with what, with the names that the files have."""
    read = (READ,) if (folder / "explorer").is_dir() else ()
    for row in (*read, *OPENED):
        yield tuple(cell.format(name=package.name) for cell in row)


def list_tables(package: Package, folder: Path) -> str:
    """The tables: how many rows, and what a row is."""
    named = [
        (f"`{table.name}`", f"{count_rows(folder, table):,}", table.description) for table in package.tables
    ]
    return markdown_table(("Table", "Rows", "What it holds"), named)


def list_cautions(answers: Mapping[str, list[str]]) -> Iterator[str]:
    """What the datasheet answers to what should be known beforehand."""
    for question in ASKED:
        if question in answers:
            asked = question if question.endswith("?") else f"{question}:"
            yield f"- **{asked}** {' '.join(answers[question])}\n"
