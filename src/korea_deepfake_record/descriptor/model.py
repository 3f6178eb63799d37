"""What is a package, a table, a field?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .document import Place


@dataclass(frozen=True)
class Field:
    """One column as the schema declares it; constraints hold only what its type supports."""

    name: str
    type: str = "any"
    format: str = "default"
    title: str = ""
    description: str = ""
    constraints: Mapping[str, Any] = field(default_factory=dict)
    categories: tuple[Any, ...] = ()
    categories_ordered: bool = False
    missing_values: tuple[str, ...] = ("",)
    # What only some types read: groupChar, trueValues, itemType and the like.
    properties: Mapping[str, Any] = field(default_factory=dict)
    raw: Mapping[str, Any] = field(default_factory=dict)
    place: Place | None = field(default=None, compare=False, repr=False)

    @property
    def required(self) -> bool:
        """Whether the column may not be blank by its own constraint."""
        return bool(self.constraints.get("required", False))


@dataclass(frozen=True)
class ForeignKey:
    """Columns whose values stand in columns of another table, or of the same one."""

    fields: tuple[str, ...]
    table: str
    reference_fields: tuple[str, ...]


@dataclass(frozen=True)
class Dialect:
    """How cells and records are written in the file."""

    delimiter: str = ","
    quote: str = '"'
    double_quote: bool = True
    escape: str = ""
    line_terminator: str = "\r\n"
    skip_initial_space: bool = False
    header_rows: tuple[int, ...] = (1,)
    header_join: str = " "
    comment_rows: tuple[int, ...] = ()
    comment: str = ""
    null_sequence: str | None = None
    case_sensitive: bool = True


@dataclass(frozen=True)
class Table:
    """One tabular resource; a path that may not be opened is not among its paths."""

    name: str
    paths: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    primary_key: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    unique_keys: tuple[tuple[str, ...], ...] = ()
    missing_values: tuple[str, ...] = ("",)
    fields_match: str = "exact"
    dialect: Dialect = Dialect()
    encoding: str = "utf-8"
    compression: str = ""
    title: str = ""
    description: str = ""
    schema_path: str = ""
    schema: Mapping[str, Any] = field(default_factory=dict)
    raw: Mapping[str, Any] = field(default_factory=dict)
    place: Place | None = field(default=None, compare=False, repr=False)

    @property
    def path(self) -> str:
        """The first file of the table; empty where none may be opened."""
        return self.paths[0] if self.paths else ""

    def field(self, name: str) -> Field:
        """The field of that name."""
        for each in self.fields:
            if each.name == name:
                return each
        raise KeyError(name)


@dataclass(frozen=True)
class Attachment:
    """One resource that is no table: only its presence, size and hash are looked at."""

    name: str
    paths: tuple[str, ...]
    raw: Mapping[str, Any]


@dataclass(frozen=True)
class Package:
    """A data package: where it lies, and its tables in the order of the descriptor."""

    base: Path
    path: str
    name: str = ""
    version: str = ""
    title: str = ""
    description: str = ""
    tables: tuple[Table, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    raw: Mapping[str, Any] = field(default_factory=dict)

    def table(self, name: str) -> Table:
        """The table of that name."""
        for each in self.tables:
            if each.name == name:
                return each
        raise KeyError(name)
