"""On which line of its text does each value of a JSON document stand?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

Pointer = tuple[str | int, ...]
TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|\n|[^\s{}\[\],:"]+', re.DOTALL)


def iter_lines(text: str) -> Iterator[tuple[Pointer, int]]:
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
