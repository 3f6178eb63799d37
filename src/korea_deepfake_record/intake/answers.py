"""Does an answer fit the row of a source, and what may be proposed for it?"""

import re
import unicodedata
import urllib.parse
from collections.abc import Callable
from dataclasses import dataclass, field

from .. import dates
from ..descriptor import Field, Package
from ..evidence.rows import read_rows
from ..evidence.wording import has_words
from ..finding import quote, suggest
from .furniture import suggest_part
from .identifiers import find_table, free_slug, slugify, used_ids
from .ledger import split_text
from .received import Received

UNKNOWN = "unknown"
RESERVED = ":/?#[]@!$&'()*+,;=%~"
Judge = Callable[["Draft", str], str]


@dataclass
class Draft:
    """The row of a source as far as it is known, and what it is about."""

    package: Package
    received: Received
    cells: dict[str, str] = field(default_factory=dict)

    def field(self, column: str) -> Field:
        """What the schema says of a column of the sources."""
        return self.package.table("sources").field(column)


def clean(told: str) -> str:
    """Text as a cell may hold it: single spaces, nothing invisible, composed letters."""
    seen = "".join(each for each in told if unicodedata.category(each) != "Cf")
    return unicodedata.normalize("NFC", " ".join(seen.split()))


def fit(column: str) -> Judge:
    """A judge by the schema alone: codes, pattern, length."""

    def judge(draft: Draft, told: str) -> str:
        limits = draft.field(column).constraints
        codes = [str(each) for each in limits.get("enum", ())]
        if codes and told not in codes:
            raise ValueError(f"{quote(told)} is not among {', '.join(codes)}. {suggest(told, codes)}".strip())
        if "pattern" in limits and told and not re.fullmatch(str(limits["pattern"]), told):
            example = draft.field(column).raw.get("example", "")
            message = f"{quote(told)} does not have the form of {quote(example)}."
            raise ValueError(message)
        if len(told) > int(limits.get("maxLength", len(told))):
            message = f"It has {len(told)} characters; {limits['maxLength']} are the most."
            raise ValueError(message)
        return told

    return judge


def judge_publisher(draft: Draft, told: str) -> str:
    """The actor named by its identifier, its name, or as unknown."""
    if told == UNKNOWN:
        return ""
    actors = read_rows(draft.package, "actors")
    named = {row["name"].casefold(): row["actor_id"] for row in actors}
    ids = {row["actor_id"] for row in actors}
    if told in ids or told.casefold() in named:
        return told if told in ids else named[told.casefold()]
    nearest = suggest(told, [*sorted(ids), *named])
    new = f"Add a new one there first: python scripts/new_id.py actors {quote(told)}"
    problem = f"There is no actor {quote(told)} in data/actors.csv."
    raise ValueError(" ".join(each for each in (problem, nearest, new) if each))


def judge_date(draft: Draft, told: str) -> str:
    """A date in EDTF, or unknown."""
    if told == UNKNOWN:
        return ""
    if fault := dates.check(told):
        message = f"{quote(told)} {fault}. Write it like 2024-09-03, 2024-09 or '{UNKNOWN}'."
        raise ValueError(message)
    return fit("published")(draft, told)


def judge_wording(draft: Draft, told: str) -> str:
    """Words that stand in the text, or none."""
    if told and not has_words(draft.received.text, told):
        message = f"{quote(told)} is not in the text. Give its own words, or leave it blank."
        raise ValueError(message)
    return fit("published_text")(draft, told)


def judge_address(draft: Draft, told: str) -> str:
    """An address on the web, or unknown."""
    if told == UNKNOWN:
        return ""
    if not re.fullmatch(r"https?://[^\s/.]+\.[^\s]+", told):
        message = f"{quote(told)} is not an address. Write it with https://, or '{UNKNOWN}'."
        raise ValueError(message)
    # Hangul and the like may stand in an address bar, but not in an address.
    return fit("url")(draft, urllib.parse.quote(told, safe=RESERVED))


def judge_id(draft: Draft, told: str) -> str:
    """An identifier that is free."""
    used = used_ids(draft.package, find_table(draft.package, "sources"))
    if told in used:
        message = f"{quote(told)} is taken ({used[told]}). Choose another, such as {form_id(draft)}."
        raise ValueError(message)
    return fit("source_id")(draft, told)


def propose_title(draft: Draft) -> str:
    """The first line, where it looks like a headline."""
    _, _, span = next(split_text(draft.received.text))
    words = clean(draft.received.text[slice(*span)])
    longest = int(draft.field("title").constraints.get("maxLength", 200))
    is_title = suggest_part(words, is_first=True).part == "headline" and len(words) <= longest
    return words if is_title else ""


def propose_basis(draft: Draft) -> str:
    """How the date is known, by what was told of it."""
    has_date, is_worded = (bool(draft.cells.get(each)) for each in ("published", "published_text"))
    worded = "stated" if has_date else "unresolved"
    return worded if is_worded else "reference" if has_date else ""


def form_id(draft: Draft) -> str | None:
    """Publisher and date, with a number between them where that is taken."""
    if not draft.cells.get("publisher_id"):
        # Where the publisher is still to be told, that is what is missing.
        return None if "publisher_id" in draft.cells else ""
    day = draft.cells.get("published", "")
    tail = day.replace("-", "") if re.fullmatch("[0-9]{4}(?:-[0-9]{2}){0,2}", day) else "undated"
    used = used_ids(draft.package, find_table(draft.package, "sources"))
    longest = int(draft.field("source_id").constraints.get("maxLength", 60))
    return free_slug(used, slugify(draft.cells["publisher_id"], longest - len(tail) - 4), f"-{tail}")
