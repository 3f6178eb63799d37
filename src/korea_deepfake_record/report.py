"""How are findings shown: as lines, as annotations on a pull request, as JSON?"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from .finding import Finding, count_line, escape

SHOWN_IN_TABLE = 1000


def write_text(findings: Sequence[Finding]) -> str:
    """One line for each finding, and the count."""
    return "\n".join([*[finding.text for finding in findings], count_line(findings)])


def write_json(findings: Sequence[Finding]) -> str:
    """One JSON document."""
    content = {"count": len(findings), "findings": [finding.as_json() for finding in findings]}
    return json.dumps(content, ensure_ascii=True, indent=1)


def write_annotations(findings: Sequence[Finding], base: Path) -> str:
    """Workflow commands that put each finding beside its line, and the count."""
    return "\n".join([*[_annotate(finding, base) for finding in findings], count_line(findings)])


def _annotate(finding: Finding, base: Path) -> str:
    properties = {"file": (base / finding.path).as_posix()}
    if finding.line:
        properties["line"] = str(finding.line)
        if column := find_character(finding, base):
            properties["col"] = str(column)
    properties["title"] = f"{finding.column} [{finding.rule}]".strip()
    written = ",".join(f"{key}={_escape_property(escape(text))}" for key, text in properties.items())
    return f"::error {written}::{_escape_message(escape(finding.message))}"


def _escape_message(text: str) -> str:
    # The older form of a command is obeyed anywhere in a line.
    text = text.replace("##[", "## [")
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_message(text).replace(":", "%3A").replace(",", "%2C")


def find_character(finding: Finding, base: Path) -> int:
    """The number of the character with which its cell starts; 0 where that is not plain to see."""
    file = base / finding.path
    if not finding.column or finding.path.endswith((".json", ".gz")):
        return 0
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            labels = next(csv.reader([next(lines)]), [])
            line = next((each for number, each in enumerate(lines, 2) if number == finding.line), "")
    except (OSError, UnicodeDecodeError, csv.Error, StopIteration):
        return 0
    wanted = finding.column.split(", ")[0]
    if wanted not in labels or '"' in line:
        return 0
    return sum(len(cell) + 1 for cell in line.split(",")[: labels.index(wanted)]) + 1


def write_table(findings: Sequence[Finding]) -> str:
    """A Markdown table, for the summary of a workflow's step."""
    rows = [
        f"| {_cell(finding.place)} | {_cell(finding.message)} | {_cell(finding.rule)} |"
        for finding in findings[:SHOWN_IN_TABLE]
    ]
    head = ["| Where | What | Rule |", "|---|---|---|"] if rows else []
    more = len(findings) - len(rows)
    tail = [f"{more} more are not shown here."] if more else []
    return "\n".join([*head, *rows, "", *tail, count_line(findings), ""])


def _cell(text: str) -> str:
    """Text that a Markdown table shows as it stands."""
    shown = escape(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for mark in "\\`*_{}[]()#+-.!|~@":
        shown = shown.replace(mark, f"&#{ord(mark)};") if mark in "\\`*_[]|~@" else shown
    return shown


FORMATS: dict[str, Callable[[Sequence[Finding], Path], str]] = {
    "text": lambda findings, base: write_text(findings),
    "github": write_annotations,
    "json": lambda findings, base: write_json(findings),
}
