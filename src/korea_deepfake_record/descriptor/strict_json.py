"""Is a file JSON in the strict sense: UTF-8, no property twice, no number beyond measure?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ..finding import Finding, quote
from .document import Document
from .positions import Pointer, iter_lines

LARGEST_JSON = 64 * 1024 * 1024
MANY_DIGITS = 400


class NotStrict(ValueError):
    """A number that JSON does not have or that no reader could hold."""


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
    if repeated:
        _note_repeated(document, set(repeated))


def _build_object(pairs: list[tuple[str, Any]], repeated: list[str]) -> dict[str, Any]:
    built: dict[str, Any] = {}
    for key, value in pairs:
        if key in built:
            repeated.append(key)
        built[key] = value
    return built


def _note_repeated(document: Document, keys: set[str]) -> None:
    seen: set[Pointer] = set()
    for pointer, line in iter_lines(document.text):
        if pointer and pointer[-1] in keys and pointer in seen:
            problem = f"The property {quote(pointer[-1])} stands twice in one object."
            found = Finding(document.path, line, "", problem, "Keep one of the two.", "json-duplicate")
            document.findings.append(found)
        seen.add(pointer)


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
