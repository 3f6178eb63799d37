"""How would a value that a constraint gives as JSON, or a pattern, stand in a cell of its column?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

# What XML Schema calls the first and the other characters of a name.
NAME_START = r"\p{L}\p{Nl}_:"
NAME = rf"{NAME_START}\p{{M}}\p{{Nd}}.\-·"
# Blanks are those of XML; the engine's own are of any script, the no-break space among them.
BLANKS = r"\x20\t\n\r"
CLASSES = {
    **{"i": ("", NAME_START), "c": ("", NAME), "s": ("", BLANKS)},
    **{"I": ("^", NAME_START), "C": ("^", NAME), "S": ("^", BLANKS)},
}


def write_declared(key: str, value: Any, properties: Mapping[str, Any]) -> Any:
    """The value of a constraint, with JSON's own numbers and truths as the column writes them."""
    if key == "pattern":
        return translate_pattern(value)
    if key == "enum":
        return [_write_cell(each, properties) for each in value]
    return value if key in ("required", "unique", "jsonSchema") else _write_cell(value, properties)


def _write_cell(value: Any, properties: Mapping[str, Any]) -> Any:
    words = properties.get("trueValues" if value is True else "falseValues")
    if isinstance(value, bool) and words:
        return words[0]
    if isinstance(value, float) and "decimalChar" in properties:
        return str(value).replace(".", properties["decimalChar"])
    if isinstance(value, list) and "delimiter" in properties:
        parts = [each if isinstance(each, str) else json.dumps(each) for each in value]
        return str(properties["delimiter"]).join(parts)
    return value


def translate_pattern(pattern: str) -> str:
    """
    The pattern as the engine has it, where XML Schema has words of its own.

    There `[a-z-[aeiou]]` takes the vowels out, `\\i` and `\\c` stand for the characters of names, and `\\s`
    for four blanks only.
    """
    parts: list[str] = []
    depth, index = 0, 0
    while index < len(pattern):
        part = pattern[index : index + 2] if pattern[index] == "\\" else pattern[index]
        index += len(part)
        if len(part) == 2 and part[1] in CLASSES:
            negated, characters = CLASSES[part[1]]
            part = characters if depth and not negated else f"[{negated}{characters}]"
        elif part == "[":
            if depth and parts[-1] == "-":
                parts.append("-")
            depth += 1
        elif part == "]" and depth:
            depth -= 1
        parts.append(part)
    return "".join(parts)
