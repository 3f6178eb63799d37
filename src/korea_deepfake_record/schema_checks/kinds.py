"""What is a text of each type, surely and exactly?"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from ..descriptor import Field
from ..finding import quote
from . import geojson, numbers, structures, times

Reader = Callable[[str], Any]

LONGEST_VALUE = 10_000
LONG_TYPES = {"any", "object", "array", "list", "geojson"}
LONG_FORMATS = {"default", "binary"}
YEAR = "[1-9][0-9]{3}"
DAY = "(?:0[1-9]|1[0-9]|2[0-8])"
LONG_MONTHS = "(?:0[13578]|1[02])-(?:29|3[01])"
SHORT_MONTHS = "(?:0[469]|11)-(?:29|30)"
FOURTH = "(?:0[48]|[2468][048]|[13579][26])"
LEAP_DAY = f"(?:[1-9][0-9]{FOURTH}|(?:[2468][048]|[13579][26])00)-02-29"
DATE = rf"(?:{YEAR}-(?:(?:0[1-9]|1[0-2])-{DAY}|{LONG_MONTHS}|{SHORT_MONTHS})|{LEAP_DAY})"
# A moment without its zone, up to which moments in UTC compare as their texts do.
MOMENT_LENGTH = 19
WHOLE = r"(?:0|-?[1-9][0-9]{0,17})"
DECIMAL = r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?"
OWN_DECIMAL = r"(?:0|-?(?:0|[1-9][0-9]{0,99})\.[0-9]{0,99}[1-9]|-?[1-9][0-9]{0,99})"


@dataclass(frozen=True)
class Kind:
    """
    One field's type as a judge of texts.

    `read` is exact and slow: it returns the value, or raises ValueError. `sure` matches texts that are of
    the type beyond doubt, so that `read` is asked only for the rest. `order` says how sure texts compare,
    and `own` matches texts that are the one way of writing their value.
    """

    noun: str
    cure: str
    read: Reader
    sure: str = ""
    order: str = ""
    own: str = ""
    key: Callable[[Any], str] = repr
    longest: int = 0

    def describe(self, text: str) -> str:
        """What is said of a text that is not of the type."""
        if self.longest and len(text) > self.longest:
            return f"{quote(text)} is longer than the {self.longest} characters that are read."
        return f"{quote(text)} is not {self.noun}."

    def write_key(self, text: str) -> str | None:
        """One text for all ways of writing the same value; nothing for what has no value."""
        try:
            return self.key(self.read(text))
        except (ValueError, ArithmeticError):
            return None


def _same_text(value: Any) -> str:
    return str(value)


STRINGS: dict[str, tuple[str, str, Reader]] = {
    "default": ("text", "Write text.", structures.read_text),
    "email": ("an e-mail address", "Write one address, such as name@example.org.", structures.read_email),
    "uri": ("an address with a scheme", "Write it in full, from the scheme on.", structures.read_uri),
    "binary": ("base64", "Write the bytes in base64.", structures.read_binary),
    "uuid": ("a UUID", "Write it as 8-4-4-4-12 hexadecimal digits.", structures.read_uuid),
}


def _make_string(field: Field) -> Kind:
    noun, cure, read = STRINGS[field.format]
    return Kind(noun, cure, read, sure="" if field.format != "default" else "any", own="any", key=_same_text)


def _make_number(field: Field) -> Kind:
    whole = field.type == "integer"
    plain = not any(field.properties.get(each) for each in ("groupChar", "decimalChar"))
    read = numbers.make_number_reader(field.type, field.properties)
    noun, cure = ("a whole number", "Write digits only.") if whole else ("a number", "Write digits only.")
    if not plain or field.properties.get("bareNumber") is False:
        return Kind(noun, "Write it as the schema says.", read, key=numbers.write_number)
    if whole:
        return Kind(noun, cure, read, WHOLE, "integer", WHOLE, numbers.write_number)
    return Kind(noun, cure, read, DECIMAL, "number", OWN_DECIMAL, numbers.write_number)


def _make_boolean(field: Field) -> Kind:
    true, false = (field.properties.get(each) for each in ("trueValues", "falseValues"))
    words = [*(true or numbers.TRUE), *(false or numbers.FALSE)]
    cure = f"Choose one of: {', '.join(map(str, words))}."
    sure = "|".join(spell_out(str(word)) for word in words) or "a^"
    return Kind("true or false", cure, numbers.make_boolean_reader(field.properties), sure)


def spell_out(text: str) -> str:
    """A pattern that matches just this text."""
    return "".join(f"\\x{{{ord(each):X}}}" for each in text)


def _make_time(field: Field) -> Kind:
    noun = {"date": "a date", "time": "a time", "datetime": "a date with a time"}[field.type]
    read = times.make_time_reader(field.type, field.format)
    if field.format != "default":
        form = "" if field.format == "any" else f" in the form {field.format}"
        return Kind(noun + form, f"Write {noun}{form}.", read, key=_same_text)
    form = {"date": "yyyy-mm-dd", "time": "hh:mm:ss", "datetime": "yyyy-mm-ddThh:mm:ss"}[field.type]
    sure = {"date": DATE, "time": times.CLOCK, "datetime": f"{DATE}T{times.CLOCK}Z?"}[field.type]
    own = "" if field.type == "datetime" else sure
    return Kind(noun, f"Write it as {form}.", read, sure, "text", own, _same_text)


def _make_list(field: Field) -> Kind:
    item = Field(name=field.name, type=str(field.properties.get("itemType", "string")))
    delimiter = str(field.properties.get("delimiter") or ",")
    read = structures.make_list_reader(delimiter, make_kind(item).read)
    return Kind(f"a list of {item.type} items", f"Part the items with '{delimiter}'.", read)


def _make_place(field: Field) -> Kind:
    form = {"array": "[lon, lat]", "object": '{"lon": …, "lat": …}'}.get(field.format, "lon, lat")
    return Kind("a place on earth", f"Write it as {form}.", structures.make_point_reader(field.format))


def _make_shape(field: Field) -> Kind:
    if field.format == "topojson":
        return Kind("TopoJSON", "Write a TopoJSON object.", geojson.read_topojson)
    return Kind("GeoJSON", "Write a GeoJSON object.", geojson.read_geojson)


MAKERS: dict[str, Callable[[Field], Kind]] = {
    "any": lambda _: Kind("a value", "", structures.read_text, "any", "", "any", _same_text),
    "string": _make_string,
    "number": _make_number,
    "integer": _make_number,
    "boolean": _make_boolean,
    "date": _make_time,
    "time": _make_time,
    "datetime": _make_time,
    "year": lambda _: Kind("a year", "Write it as YYYY.", times.read_year, YEAR, "text", YEAR, _same_text),
    "yearmonth": lambda _: Kind(
        "a month of a year",
        "Write it as YYYY-MM.",
        times.read_year_month,
        f"{YEAR}-(?:0[1-9]|1[0-2])",
        "text",
    ),
    "duration": lambda _: Kind("a duration", "Write it as PnYnMnDTnHnMnS.", times.read_duration),
    "object": lambda _: Kind("a JSON object", "Write one in braces.", structures.read_object),
    "array": lambda _: Kind("a JSON array", "Write one in brackets.", structures.read_array),
    "list": _make_list,
    "geopoint": _make_place,
    "geojson": _make_shape,
}


def make_kind(field: Field) -> Kind:
    """The judge of a field's texts."""
    kind = MAKERS[field.type](field)
    is_long = field.type in LONG_TYPES or (field.type == "string" and field.format in LONG_FORMATS)
    return kind if is_long else replace(kind, read=_limit(kind.read), longest=LONGEST_VALUE)


def _limit(read: Reader) -> Reader:
    """The reader for texts of bounded length, for some values take long to read when they are long."""

    def read_short(text: str) -> Any:
        if len(text) > LONGEST_VALUE:
            raise ValueError(text)
        try:
            return read(text)
        except re.error as reason:
            # A form that names one part of a date twice.
            raise ValueError(text) from reason

    return read_short
