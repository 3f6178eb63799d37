"""How are the cells of a table written: delimiter, quotes, header rows, comments?"""

from __future__ import annotations

from ..finding import quote
from . import words
from .document import Place
from .model import Dialect


def read_dialect(place: Place) -> Dialect:
    """A dialect; what cannot be used is noted, and left blank where then nobody could read the file."""
    words.check_words(place, words.DIALECT)
    header = place.flag("header", True)
    quote_character = _read_character(place, "quoteChar", '"')
    return Dialect(
        delimiter=_read_delimiter(place),
        quote="" if place.value.get("quoteChar") == "" else quote_character,
        double_quote=place.flag("doubleQuote", True),
        escape=_read_character(place, "escapeChar", ""),
        line_terminator=_read_line_terminator(place),
        skip_initial_space=place.flag("skipInitialSpace", False),
        header_rows=(_read_rows(place, "headerRows") or (1,)) if header else (),
        header_join=place.text("headerJoin", " "),
        comment_rows=_read_rows(place, "commentRows"),
        comment=place.text("commentChar"),
        null_sequence=place.text("nullSequence") if "nullSequence" in place else None,
        case_sensitive=place.flag("caseSensitiveHeader", True),
    )


def _read_delimiter(place: Place) -> str:
    """One or more characters; nothing where they cannot be told from a line end."""
    written = place.text("delimiter", ",")
    if written and not set(written) & set("\n\r\0"):
        return written
    problem = f"'delimiter' is {quote(written)}, which parts no cells."
    place.step("delimiter").note(problem, "Write one or more characters.", "dialect-unsupported")
    return ""


def _read_character(place: Place, key: str, default: str) -> str:
    written = place.text(key, default)
    if len(written) <= 1 and written not in ("\n", "\r", "\0"):
        return written
    problem = f"{quote(key)} is {quote(written)}; the standard has a single character there."
    place[key].note(problem, "Write one character.", "dialect-unsupported")
    return default


def _read_line_terminator(place: Place) -> str:
    written = place.text("lineTerminator", "\r\n")
    if written in ("\n", "\r\n", "\r"):
        return written
    problem = f"Lines that end in {quote(written)} are not read."
    place["lineTerminator"].note(problem, 'End lines with "\\n" or "\\r\\n".', "dialect-unsupported")
    return ""


def _read_rows(place: Place, key: str) -> tuple[int, ...]:
    rows = place.places(key)
    if key == "headerRows" and place.value.get(key) == []:
        problem = "The list of header rows is empty."
        place[key].note(problem, "Name one, or say 'header': false.", "property-value")
    for row in rows:
        if type(row.value) is not int or row.value < 1:
            row.note(f"{quote(row.value)} is no row number.", "Count rows from 1.", "property-value")
    return tuple(sorted({row.value for row in rows if type(row.value) is int and row.value >= 1}))
