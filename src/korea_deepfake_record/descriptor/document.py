"""What does a JSON file say, and on which line does it say it?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from ..finding import Finding, quote

Pointer = tuple[str | int, ...]
LARGEST_JSON = 64 * 1024 * 1024
TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|\n|[^\s{}\[\],:"]+', re.DOTALL)
MANY_DIGITS = 400
NAMES = {dict: "an object", list: "a list", str: "text", bool: "true or false", type(None): "null"}


class NotStrict(ValueError):
    """A number that JSON does not have or that no reader could hold."""


@dataclass
class Document:
    """One JSON file: its path as the reader opens it, its text, its value, and what is wrong in it."""

    path: str
    text: str = ""
    value: Any = None
    findings: list[Finding] = field(default_factory=list)

    @cached_property
    def lines(self) -> dict[Pointer, int]:
        """The line of every value; only looked for once something is to be mended."""
        return dict(_iter_lines(self.text))

    def line(self, pointer: Pointer) -> int:
        """The line of the value to which the pointer leads, or of the nearest value around it."""
        lines = self.lines if self.text else {}
        while pointer and pointer not in lines:
            pointer = pointer[:-1]
        return lines.get(pointer, 0)

    def note(self, pointer: Pointer, problem: str, cure: str, rule: str) -> None:
        """Add a finding at a value."""
        self.findings.append(Finding(self.path, self.line(pointer), "", problem, cure, rule))


@dataclass(frozen=True)
class Place:
    """One value in a document."""

    document: Document
    pointer: Pointer
    value: Any

    def __getitem__(self, key: str | int) -> Place:
        """The value one step further in."""
        return Place(self.document, (*self.pointer, key), self.value[key])

    def __contains__(self, key: str) -> bool:
        """Whether the property is there."""
        return isinstance(self.value, dict) and key in self.value

    def note(self, problem: str, cure: str, rule: str) -> None:
        """Add a finding here."""
        self.document.note(self.pointer, problem, cure, rule)

    def finding(self, problem: str, cure: str, rule: str) -> Finding:
        """A finding here, for those who judge the value later."""
        return Finding(self.document.path, self.document.line(self.pointer), "", problem, cure, rule)

    def step(self, *keys: str | int) -> Place:
        """The value some steps further in, or as far as the steps lead."""
        place = self
        for key in keys:
            if key in place.value if isinstance(place.value, dict) else isinstance(place.value, list):
                place = place[key]
        return place

    def has(self, key: str, *kinds: type) -> bool:
        """Whether the property is there and of one of the kinds; another kind is a finding."""
        if key not in self:
            return False
        if type(self.value[key]) in kinds:
            return True
        wanted = " or ".join(dict.fromkeys(NAMES.get(kind, "a number") for kind in kinds))
        found = NAMES.get(type(self.value[key]), "a number")
        self[key].note(f"{quote(key)} is {found} here.", f"Write {wanted}.", "property-type")
        return False

    def text(self, key: str, default: str = "") -> str:
        """The text of a property."""
        return str(self.value[key]) if self.has(key, str) else default

    def flag(self, key: str, default: bool) -> bool:
        """The truth of a property."""
        return bool(self.value[key]) if self.has(key, bool) else default

    def places(self, key: str) -> list[Place]:
        """The entries of a list."""
        if not self.has(key, list):
            return []
        return [self[key][index] for index in range(len(self.value[key]))]

    def texts(self, key: str) -> list[str]:
        """The entries of a list of texts; a single text counts as a list of one, as in version 1."""
        if key in self and isinstance(self.value[key], str):
            return [self.value[key]]
        entries = self.places(key)
        for entry in entries:
            if not isinstance(entry.value, str):
                entry.note(f"{quote(entry.value)} is not text.", "Write a name in quotes.", "property-type")
        return [entry.value for entry in entries if isinstance(entry.value, str)]


def read_document(base: Path, path: str) -> Document:
    """A JSON file under the folder; its value stays None where it cannot be read."""
    document = Document(path)
    if (content := _read_bytes(base / path, document)) is None:
        return document
    try:
        document.text = content.decode("utf-8")
    except UnicodeDecodeError as reason:
        line = content[: reason.start].count(b"\n") + 1
        byte = f"0x{content[reason.start]:02X}"
        problem = f"The byte {byte} is not UTF-8."
        document.findings.append(Finding(path, line, "", problem, "Save the file as UTF-8.", "encoding"))
        return document
    if document.text.startswith("\ufeff"):
        document.text = document.text[1:]
        document.note((), "The file starts with a byte order mark.", "Save it as UTF-8 without one.", "bom")
    _parse(document)
    return document


def _read_bytes(file: Path, document: Document) -> bytes | None:
    try:
        if not file.is_file():
            cure = "Add the file, or correct the path that leads to it."
            document.note((), "There is no such file.", cure, "file-missing")
        elif file.stat().st_size > LARGEST_JSON:
            document.note((), "The file is larger than 64 MiB.", "Put data in data files.", "json-size")
        else:
            return file.read_bytes()
    except OSError as reason:
        document.note(
            (), f"The file does not open: {reason.strerror}.", "Check who may read it.", "file-access"
        )
    return None


def _parse(document: Document) -> None:
    repeated: list[str] = []
    try:
        document.value = json.loads(
            document.text,
            object_pairs_hook=lambda pairs: _build_object(pairs, repeated),
            parse_constant=_refuse_number,
            parse_float=_read_float,
            parse_int=_read_integer,
        )
    except json.JSONDecodeError as reason:
        problem = f"This is not JSON: {reason.msg[:1].lower()}{reason.msg[1:]}."
        found = Finding(document.path, reason.lineno, "", problem, "Mend the JSON here.", "json-syntax")
        document.findings.append(found)
    except NotStrict as reason:
        number = str(reason)
        line = document.text[: max(document.text.find(number), 0)].count("\n") + 1
        problem = f"{quote(number)} is not a number that JSON can carry."
        document.findings.append(
            Finding(document.path, line, "", problem, "Write another value.", "json-number")
        )
    except RecursionError:
        document.findings.append(
            Finding(document.path, 0, "", "The JSON is nested too deeply.", "Flatten it.", "json-depth")
        )
    for key in dict.fromkeys(repeated):
        _note_repeated(document, key)


def _build_object(pairs: list[tuple[str, Any]], repeated: list[str]) -> dict[str, Any]:
    built: dict[str, Any] = {}
    for key, value in pairs:
        if key in built:
            repeated.append(key)
        built[key] = value
    return built


def _note_repeated(document: Document, key: str) -> None:
    lines = [line for pointer, line in _iter_lines(document.text) if pointer and pointer[-1] == key]
    places = [pointer for pointer, _ in _iter_lines(document.text) if pointer and pointer[-1] == key]
    for index, pointer in enumerate(places):
        if pointer in places[:index]:
            problem = f"The property {quote(key)} stands twice in one object."
            found = Finding(
                document.path, lines[index], "", problem, "Keep one of the two.", "json-duplicate"
            )
            document.findings.append(found)


def _refuse_number(text: str) -> None:
    raise NotStrict(text)


def _read_float(text: str) -> float:
    number = float(text)
    if number in (float("inf"), float("-inf")) or len(text) > MANY_DIGITS:
        raise NotStrict(text)
    return number


def _read_integer(text: str) -> int:
    if len(text) > MANY_DIGITS:
        raise NotStrict(text)
    return int(text)


def _iter_lines(text: str) -> Iterator[tuple[Pointer, int]]:
    """Where each value of well-formed JSON stands; the pointer of a property carries its name's line."""
    trail: list[str | int] = []
    line, wants_key = 1, False
    yield (), 1
    for match in TOKEN.finditer(text):
        token = match.group()
        if token == "\n":
            line += 1
        elif token in "{[":
            if trail and isinstance(trail[-1], int):
                yield tuple(trail), line
            trail.append("" if token == "{" else 0)
            wants_key = token == "{"
        elif token in "}]":
            trail.pop()
            wants_key = False
        elif token == ",":
            last = trail[-1]
            trail[-1] = last + 1 if isinstance(last, int) else last
            wants_key = not isinstance(last, int)
        elif token != ":":
            if wants_key:
                trail[-1] = json.loads(token)
            if trail and (wants_key or isinstance(trail[-1], int)):
                yield tuple(trail), line
            wants_key = False
