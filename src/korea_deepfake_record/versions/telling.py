"""In what words is it told what changed: as lines, as Markdown, as JSON?"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ..finding import escape, quote
from .change import Change, Difference
from .policy import POLICY

SHOWN = 3
ADDED, GONE = ("row-added", "entry-added"), ("id-gone", "row-gone", "row-corrected")
NAME = re.compile(r"(`[a-z][a-z0-9_.-]*`)")
ENTITY = re.compile(r"&(?=#?\w+;)")
# An underscore inside a word is none of emphasis, and a bracket that nothing follows is none of a link.
MARK = re.compile(r"[`*~]|(?<!\w)_|_(?!\w)|\](?=[(\[:])")


def summarize(difference: Difference) -> list[str]:
    """One line a table: `claims: 14 added, 2 changed (speaker_id of clm-0031: 'a' → 'b')`."""
    lines: list[str] = []
    for table in ["", *difference.list_tables()]:
        changes = [each for each in difference.changes if each.table == table]
        if changes:
            lines.append(f"{table or 'package'}: {', '.join(_count(changes))}")
    return lines


def tell_verdict(difference: Difference) -> str:
    """Which version the changes require, for what, and whether the new one is as high."""
    head = f"{difference.old_version} → {difference.new_version}: "
    gravest = difference.gravest
    if gravest is None:
        return f"{head}nothing changed."
    ruling = gravest.ruling
    cause = f"{head}{ruling.what} ({gravest.place}) raises {ruling.bump.name}. {ruling.why}"
    if not difference.required:
        return cause
    verdict = "is high enough" if difference.is_enough else f"is too low; raise it to {difference.required}"
    return f"{cause} That asks for {difference.required} or higher; {difference.new_version} {verdict}."


def write_text(difference: Difference) -> str:
    """Every change as a line, a summary above each table, the verdict at the end."""
    summaries = summarize(difference)
    lines: list[str] = []
    for summary in summaries:
        table = summary.partition(":")[0]
        changes = [each for each in difference.changes if (each.table or "package") == table]
        lines += [summary, *(f"  {tell_change(each)} [{each.kind}]" for each in changes)]
    return "\n".join([*lines, tell_verdict(difference)])


def write_markdown(difference: Difference) -> str:
    """The summary as a list, the kinds of change as a table, the verdict below."""
    kinds = Counter(each.kind for each in difference.changes)
    ordered = sorted(kinds, key=lambda kind: (-POLICY[kind].bump, kind))
    rows = [
        f"| {POLICY[kind].bump.name} | {kinds[kind]} | {POLICY[kind].what} | {POLICY[kind].why} |"
        for kind in ordered
    ]
    head = ["", "| Raises | How often | What changed | Why |", "|---|---|---|---|"] if rows else []
    listed = [f"- {escape_markdown(each)}" for each in summarize(difference)]
    return "\n".join([*listed, *head, *rows, "", escape_markdown(tell_verdict(difference))]).lstrip("\n")


def write_json(difference: Difference) -> str:
    """One JSON document."""
    changes = [
        {part: getattr(each, part) for part in ("kind", "table", "record", "column", "old", "new")}
        | {"bump": each.ruling.bump.name, "why": each.ruling.why}
        for each in difference.changes
    ]
    said = {"old": difference.old_version, "new": difference.new_version, "bump": difference.bump.name}
    said |= {"required": difference.required}
    return json.dumps(
        said | {"is_enough": difference.is_enough, "changes": changes}, ensure_ascii=True, indent=1
    )


FORMATS = {"text": write_text, "markdown": write_markdown, "json": write_json}


def tell_change(change: Change) -> str:
    """One change: its place, and what stood and stands there."""
    if change.old is None and change.new is None:
        return f"{escape(change.place)}: {POLICY[change.kind].what}"
    if change.old is None:
        is_cell = change.record and change.column
        return f"{escape(change.place)}: {'now' if is_cell else 'added'} {_quote(change.new)}"
    if change.new is None:
        return f"{escape(change.place)}: {_quote(change.old)} gone"
    return f"{escape(change.place)}: {_quote(change.old)} → {_quote(change.new)}"


def escape_markdown(text: str) -> str:
    """Text of which Markdown makes nothing else; a name in backticks is a name."""
    parts = NAME.split(escape(text))
    return "".join(part if number % 2 else _escape_prose(part) for number, part in enumerate(parts))


def _escape_prose(text: str) -> str:
    """Text in which what Markdown would read as a mark is escaped, and nothing more."""
    shown = ENTITY.sub("&amp;", text).replace("\\", "&#92;").replace("<", "&lt;").replace("@", "&#64;")
    return MARK.sub(r"\\\g<0>", shown)


def _count(changes: Sequence[Change]) -> Iterator[str]:
    for word, kinds in (("added", ADDED), ("gone", GONE)):
        found = [each for each in changes if each.kind in kinds and each.record]
        if found:
            named = f" ({_list(each.record for each in found)})" if word == "gone" else ""
            yield f"{len(found)} {word}{named}"
    withdrawn = [each for each in changes if each.kind == "status-changed"]
    if withdrawn:
        yield f"{len(withdrawn)} of another status ({_list(tell_change(each) for each in withdrawn)})"
    cells = [each for each in changes if each.record and each.column and each.kind != "status-changed"]
    if cells:
        records = len({each.record for each in cells})
        yield f"{records} changed ({_list(tell_change(each) for each in cells)})"
    for kind in dict.fromkeys(each.kind for each in changes if not each.record):
        places = [_tell_place(each) for each in changes if each.kind == kind and not each.record]
        said = _list(dict.fromkeys(place for place in places if place))
        yield f"{kind.replace('-', ' ')}: {said}" if said else kind.replace("-", " ")


def _tell_place(change: Change) -> str:
    """Of a change of columns or codes, which."""
    if change.kind == "field-renamed":
        return f"{change.old} → {change.new}"
    said = change.new if change.old is None else change.old
    return " ".join(part for part in (change.column, said) if part)


def _list(words: Iterable[str]) -> str:
    listed = list(words)
    more = [f"{len(listed) - SHOWN} more"] if len(listed) > SHOWN else []
    return "; ".join([*listed[:SHOWN], *more])


def _quote(cell: str | None) -> str:
    return quote(cell) if cell else "empty"
