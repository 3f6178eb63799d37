"""Is a file JSON in the strict sense: UTF-8, no property twice, no number beyond measure?"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from ..finding import quote
from .document import Document
from .plain_file import NotAFile, open_file
from .positions import Pointer, iter_lines

LARGEST_JSON = 16 * 1024 * 1024
MOST_VALUES = 200_000
DEEPEST_JSON = 100
MANY_DIGITS = 400
LOST = "Add the file, or correct the path that leads to it."
# A string counts as one, closed or not, so that what stands inside it is passed over in one step.
MARK = re.compile(r'"(?:[^"\\]|\\.)*+"?|[{}\[\],]', re.DOTALL)
STEPS = {"{": 1, "[": 1, "}": -1, "]": -1}
HALF_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]")


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
        problem = f"The byte 0x{content[reason.start]:02X} is not UTF-8."
        document.add(line, problem, "Save the file as UTF-8.", "encoding")
        return document
    if document.text.startswith("\ufeff"):
        document.text = document.text[1:]
        document.note((), "The file starts with a byte order mark.", "Save it as UTF-8 without one.", "bom")
    if _is_bounded(document):
        _parse(document)
    return document


def _read_bytes(file: Path, document: Document) -> bytes | None:
    try:
        with open_file(file) as stream:
            content = stream.read(LARGEST_JSON + 1)
    except (FileNotFoundError, NotADirectoryError):
        document.note((), "There is no such file.", LOST, "file-missing")
    except NotAFile:
        document.note((), "This is not a file.", LOST, "file-missing")
    except OSError as reason:
        problem = f"The file does not open: {reason.strerror}."
        document.note((), problem, "Check who may read it.", "file-access")
    else:
        if len(content) <= LARGEST_JSON:
            return content
        document.note((), "The file is larger than 16 MiB.", "Put data in data files.", "json-size")
    return None


def _is_bounded(document: Document) -> bool:
    """Whether the text holds no more values, and none deeper inside others, than a reader should take."""
    values, depth = 1, 0
    for match in MARK.finditer(document.text):
        mark = match.group()
        if mark[0] == '"':
            continue
        values += mark not in "]}"
        depth += STEPS.get(mark, 0)
        if depth > DEEPEST_JSON:
            line = document.text.count("\n", 0, match.start()) + 1
            document.add(line, "The JSON is nested too deeply.", "Flatten it.", "json-depth")
            return False
        if values > MOST_VALUES:
            problem = f"The file holds more than {MOST_VALUES} values."
            document.note((), problem, "Put data in data files.", "json-size")
            return False
    return True


def _parse(document: Document) -> None:
    repeated: list[str] = []
    try:
        value = json.loads(
            document.text,
            object_pairs_hook=lambda pairs: _build_object(pairs, repeated),
            parse_constant=_refuse_number,
            parse_float=_read_float,
            parse_int=_read_integer,
        )
    except json.JSONDecodeError as reason:
        problem = f"This is not JSON: {reason.msg[:1].lower()}{reason.msg[1:]}."
        document.add(reason.lineno, problem, "Mend the JSON here.", "json-syntax")
        return
    except NotStrict as reason:
        number = str(reason)
        line = document.text[: max(document.text.find(number), 0)].count("\n") + 1
        problem = f"{quote(number)} is not a number that JSON can carry."
        document.add(line, problem, "Write another value.", "json-number")
        return
    if not _has_half_characters(document):
        document.value = value
    if repeated:
        _note_repeated(document, set(repeated))


def _has_half_characters(document: Document) -> bool:
    """Whether a text escapes one half of a character, which no file and no terminal can hold; note it."""
    found = False
    for match in MARK.finditer(document.text) if HALF_CHARACTER.search(document.text) else ():
        if match.group()[0] != '"':
            continue
        try:
            json.loads(match.group()).encode()
        except UnicodeEncodeError:
            line = document.text.count("\n", 0, match.start()) + 1
            problem = f"{quote(match.group()[1:-1])} escapes half a character."
            document.add(line, problem, "Write the character itself.", "json-text")
            found = True
    return found


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
            document.add(line, problem, "Keep one of the two.", "json-duplicate")
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
