"""Is the example that a schema gives of a column's cells one of them?"""

from __future__ import annotations

from collections.abc import Iterator

from ..descriptor import Table
from ..finding import Finding, quote
from .constraints import write_value
from .kinds import make_kind


def check_examples(table: Table) -> Iterator[Finding]:
    """Examples that are not of the type of their field."""
    for field in table.fields:
        example = field.raw.get("example")
        text = write_value(example)
        if field.place is None or example is None or text in field.missing_values:
            continue
        kind = make_kind(field)
        if kind.write_key(text) is None:
            problem = f"The example {quote(text)} is not {kind.noun}."
            yield field.place["example"].finding(problem, kind.cure, "example-value")
