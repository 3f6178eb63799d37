"""What is said where a rule between columns, rows or tables does not hold?"""

from __future__ import annotations

import json
from collections import defaultdict

from ..descriptor import Field, Package
from ..finding import Finding, quote
from ..rules import iter_rules
from ..rules.registry import FRAMES, PACKAGE, Rule
from .message import Message

# Cells that break a rule, where the examples of their columns would be seen to keep it.
UNFIT: dict[str, dict[str, str]] = {
    "date-is-edtf": {"published": "2024-02-30"},
    "wording-is-short": {"published_text": "one two three four five six"},
    "name-is-short": {"name": "one two three four five six seven eight"},
    "sentence-is-whole": {"note": "a sentence without an end"},
    "own-words-say-something": {"office": "unknown"},
    "taken-words-say-something": {"title": "TBD"},
    "sentence-comes-to-its-end": {"note": "The day of the."},
    "signs-are-set-as-in-print": {"note": "An agency.It is of the state."},
    "word-stands-once": {"note": "The day of the the report."},
    "word-is-in-one-script": {"title": "T\u0435legram", "quote": "T\u0435legram"},
    "characters-are-plain": {"note": "Found in 2O24."},
    "text-is-decoded-well": {"title": "The cafÃ© of Seoul"},
    "text-has-no-markup": {"title": "Questions &amp; answers"},
    "quotation-is-short": {"note": 'It says "one two three four five six seven eight".'},
    "number-is-not-of-a-spreadsheet": {"title": "1.6E+04"},
    "written-day-is-in-calendar": {"note": "Found on Monday 3 September 2024."},
    "country-is-in-iso-3166": {"country": "UK"},
    "currency-is-in-iso-4217": {"currency": "WON"},
    "dated-id-agrees": {"published": "2024-09-04"},
    "address-is-of-the-web": {"url": "https://https://example.org"},
    "address-has-the-day-of-publication": {"url": "https://example.org/2023/09/03/article"},
    "language-is-in-bcp-47": {"language": "jp"},
    "article-is-of-an-outlet": {"publisher_id": "telegram"},
    "passage-id-tells-place": {"position": "13"},
    "passage-ends-after-start": {"char_end": "600"},
    "stance-fits-kind": {"stance": "requested"},
    "state-measure-is-by-the-state": {"kind": "arrest", "actor_id": "telegram"},
    "press-inquiry-is-by-the-press": {"actor_id": "telegram"},
    "private-party-has-no-power": {"target_id": "national-police-agency"},
    "authority-is-not-arrested": {"target_id": "national-police-agency"},
    "demand-is-requested": {"stance": "opined"},
    "event-year-is-the-stated": {"event_date": "2018", "event_text": "in 2019"},
    "event-date-is-not-sharpened": {"event_date": "2019-05-01", "event_text": "in 2019"},
    "event-date-is-the-named": {"event_text": "on August 19"},
    "period-is-the-named": {"period_text": "August 20 to 23"},
    "published-is-the-named": {"published_text": "on Friday"},
    "period-year-is-the-stated": {"period_text": "all of 2021"},
    "published-year-is-the-stated": {"published_text": "in 2023"},
    "event-date-is-counted-from-anchor": {"event_text": "this week"},
    "period-is-counted-from-source": {"period_text": "last year"},
    "measure-ends-after-start": {"start": "2024-09-03", "end": "2024-09-02"},
    "low-is-not-above-value": {"low": "90", "value": "88"},
    "high-is-not-below-value": {"high": "80", "value": "88"},
    "high-is-not-below-low": {"high": "80", "low": "88"},
    "value-is-not-negative": {"value": "-88"},
    "value-is-in-wording": {"value": "98"},
    "value-is-in-statement": {"value": "98"},
    "value-is-in-proposition": {"value": "98"},
    "currency-is-the-worded": {"value_text": "$1.5 million"},
    "time-unit-is-the-worded": {"unit": "day", "value_text": "24 hours"},
    "percentage-is-a-share": {"value_text": "53%"},
    "area-is-that-of-population": {"area": "JP"},
    "bare-number-is-exact": {"value_text": "88"},
    "stated-event-has-its-year": {"event_text": "on August 28"},
    "stated-period-has-its-year": {"period_text": "until July"},
    "stated-publication-has-its-year": {"published_text": "on Monday"},
    "definition-fits-unit": {"unit": "percent"},
    "symmetric-pair-is-in-order": {"from_id": "prp-002", "to_id": "prp-001"},
    "relation-joins-two": {"to_id": "prp-001"},
    "corrected-table-is-known": {"table": "claim"},
    "corrected-column-is-known": {"column": "speaker"},
    "corrected-record-exists": {"record": "clm-9999"},
    "correction-changes-something": {"right_value": "off-topic"},
    "correction-version-is-not-ahead": {"version": "99.0.0"},
    "retired-table-is-known": {"table": "claim"},
    "retired-id-fits-its-table": {"retired_id": "sta-9999"},
    "retired-version-is-not-ahead": {"version": "99.0.0"},
    "successor-exists": {"successor_id": "clm-9998"},
}
COUNTED = "12"


def list_rules(package: Package) -> list[Message]:
    """Each rule once, with what it asks, of which columns, and what it looks at."""
    asked: dict[str, list[Rule]] = defaultdict(list)
    for rule in iter_rules(package):
        asked[rule.name].append(rule)
    return [Message(_say_meaning(rules), _make_example(rules[0], package)) for rules in asked.values()]


def _say_meaning(rules: list[Rule]) -> str:
    columns = ", ".join(f"`{each.table}.{each.column}`" for each in rules)
    others = [each for each in rules[0].needs[1:] if each not in (PACKAGE, FRAMES)]
    looks = f"; looks at {', '.join(f'`{each}`' for each in others)}" if others else ""
    return f"What holds: {rules[0].name.replace('-', ' ')}. Asked of {columns}{looks}."


def _make_example(rule: Rule, package: Package) -> Finding:
    table = package.table(rule.table)
    examples = {each.name: _write_example(each) for each in table.fields} | UNFIT.get(rule.name, {})
    cells = defaultdict(lambda: COUNTED, {name: quote(cell) for name, cell in examples.items()})
    cells["cell"] = cells[rule.column]
    return Finding(table.path, 2, rule.column, rule.problem.format_map(cells), rule.cure, rule.name)


def _write_example(field: Field) -> str:
    example = field.raw.get("example", "")
    return example if isinstance(example, str) else json.dumps(example)
