"""Which texts are numbers, whole numbers or truths, and what is their value?"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

# XML Schema's decimal, as the standard says: a sign and leading zeros are allowed, blanks are not, and
# digits are those of ASCII. The exponent's E may be small, as almost every program writes it.
NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[Ee][+-]?[0-9]+)?")
SPECIAL = re.compile(r"nan|-?inf", re.IGNORECASE)
INTEGER = re.compile(r"[+-]?[0-9]+")
LONGEST_EXPONENT = 400
TRUE = ("true", "True", "TRUE", "1")
FALSE = ("false", "False", "FALSE", "0")

Reader = Callable[[str], Any]


def make_number_reader(kind: str, properties: Mapping[str, Any]) -> Reader:
    """A reader of numbers as the field's properties modify them."""
    whole = kind == "integer"
    pattern = INTEGER if whole else NUMBER
    point = "." if whole else str(properties.get("decimalChar") or ".")
    group, bare = str(properties.get("groupChar") or ""), properties.get("bareNumber", True) is not False

    def read_number(text: str) -> Decimal:
        if not whole and SPECIAL.fullmatch(text):
            return Decimal(text)
        plain = text if bare else _strip(text, point)
        if group:
            plain = re.sub(f"(?<=[0-9]){re.escape(group)}(?=[0-9])", "", plain)
        if point != ".":
            plain = _put_point(plain, point)
        if not pattern.fullmatch(plain):
            raise ValueError(text)
        return to_decimal(plain)

    return read_number


def _strip(text: str, point: str) -> str:
    """What is left between the leading and the trailing characters that belong to no number."""
    # Each end by itself: one pattern for both would try the end at every character.
    inner = re.sub(f"^(?:(?![+-]?{re.escape(point)}?[0-9])[^-])*+", "", text)
    return inner[: max(map(inner.rfind, "0123456789")) + 1]


def _put_point(text: str, point: str) -> str:
    if "." in text:
        raise ValueError(text)
    return text.replace(point, ".")


def to_decimal(text: str) -> Decimal:
    """The exact value; beyond what Decimal can hold, the infinity on that side."""
    try:
        return Decimal(text)
    except InvalidOperation:
        small = re.search(r"[Ee]-", text)
        return Decimal(0) if small else Decimal("-Infinity" if text.startswith("-") else "Infinity")


def read_plain(text: str) -> Decimal:
    """The exact value of a number in its plain form: 1.0 is 1."""
    return Decimal(write_number(to_decimal(text)))


def write_number(value: Decimal) -> str:
    """One text for all ways of writing the same number."""
    if not value.is_finite():
        return str(value)
    sign, digits, exponent = value.as_tuple()
    text = "".join(map(str, digits)).lstrip("0")
    bare = text.rstrip("0")
    power = int(exponent) + len(text) - len(bare)
    if not bare:
        return "0"
    return ("-" if sign else "") + _place_point(bare, power)


def _place_point(digits: str, power: int) -> str:
    if abs(power) > LONGEST_EXPONENT:
        return f"{digits}E{power}"
    if power >= 0:
        return digits + "0" * power
    padded = digits.rjust(-power + 1, "0")
    return f"{padded[:power]}.{padded[power:]}"


def make_boolean_reader(properties: Mapping[str, Any]) -> Reader:
    """A reader of truths as the field writes them."""
    truths = dict.fromkeys(properties.get("falseValues", FALSE), False)
    truths.update(dict.fromkeys(properties.get("trueValues", TRUE), True))

    def read_boolean(text: str) -> bool:
        if text not in truths:
            raise ValueError(text)
        return truths[text]

    return read_boolean
