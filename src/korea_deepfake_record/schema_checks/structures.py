"""Which texts are JSON, places on earth, lists, addresses or codes, and what is their value?"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NoReturn
from urllib.parse import urlsplit

from .numbers import NUMBER, read_plain

LOCAL = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
EMAIL = re.compile(rf"(?=.{{1,64}}@){LOCAL}@(?=.{{1,253}}$)(?:{LABEL}\.)+(?=[A-Za-z0-9-]*[A-Za-z]){LABEL}")
UUID = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
# RFC 3986: a scheme, a colon, and only the characters that an address may have.
URI = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*"
    r"(?:#(?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?"
)

Reader = Callable[[str], Any]


def read_text(text: str) -> str:
    """Any text."""
    return text


def read_email(text: str) -> str:
    """An e-mail address of the common form."""
    if not EMAIL.fullmatch(text):
        raise ValueError(text)
    return text


def read_uri(text: str) -> str:
    """An address with a scheme."""
    if not URI.fullmatch(text):
        raise ValueError(text)
    # The port and the brackets of an IPv6 host are judged by taking the address apart.
    _ = urlsplit(text).port
    return text


def read_uuid(text: str) -> str:
    """A UUID in groups of 8, 4, 4, 4 and 12 digits."""
    if not UUID.fullmatch(text):
        raise ValueError(text)
    return text


def read_binary(text: str) -> str:
    """Bytes in base64."""
    try:
        base64.b64decode(text, validate=True)
    except binascii.Error as reason:
        raise ValueError(text) from reason
    return text


def _refuse(text: str) -> NoReturn:
    raise ValueError(text)


def read_json(text: str) -> Any:
    """JSON in the strict sense: no NaN, no nesting without end; what is equal is written equally."""
    try:
        return json.loads(
            text,
            parse_constant=_refuse,
            parse_int=read_plain,
            parse_float=read_plain,
            object_pairs_hook=_sort_members,
        )
    except RecursionError as reason:
        raise ValueError(text) from reason


def _sort_members(members: list[tuple[str, Any]]) -> dict[str, Any]:
    return dict(sorted(dict(members).items()))


def read_object(text: str) -> dict[str, Any]:
    """A JSON object."""
    value = read_json(text)
    return value if isinstance(value, dict) else _refuse(text)


def read_array(text: str) -> list[Any]:
    """A JSON array."""
    value = read_json(text)
    return value if isinstance(value, list) else _refuse(text)


def make_list_reader(delimiter: str, item_reader: Reader) -> Reader:
    """A reader of items between delimiters."""

    def read_list(text: str) -> list[Any]:
        return [item_reader(item) for item in text.split(delimiter)]

    return read_list


def make_point_reader(form: str) -> Reader:
    """A reader of longitude and latitude in one of the three forms."""

    def read_point(text: str) -> tuple[Decimal, Decimal]:
        longitude, latitude = {"array": _take_array, "object": _take_object}.get(form, _take_pair)(text)
        if not (isinstance(longitude, Decimal) and isinstance(latitude, Decimal)):
            raise ValueError(text)
        if abs(longitude) > 180 or abs(latitude) > 90:
            raise ValueError(text)
        return longitude, latitude

    return read_point


def _take_pair(text: str) -> tuple[Any, Any]:
    longitude, comma, latitude = text.partition(",")
    latitude = latitude.removeprefix(" ")
    if not comma or not NUMBER.fullmatch(longitude) or not NUMBER.fullmatch(latitude):
        raise ValueError(text)
    return read_plain(longitude), read_plain(latitude)


def _take_array(text: str) -> tuple[Any, Any]:
    pair = read_array(text)
    return (pair[0], pair[1]) if len(pair) == 2 else _refuse(text)


def _take_object(text: str) -> tuple[Any, Any]:
    pair = read_object(text)
    return (pair["lon"], pair["lat"]) if pair.keys() == {"lon", "lat"} else _refuse(text)
