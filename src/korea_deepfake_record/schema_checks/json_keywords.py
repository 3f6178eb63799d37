"""Which keywords of JSON Schema are judged in our way, and what does each of them cost?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .patterns import find_matching

Keyword = Callable[[Any, Any, Any, Any], Any]

# So many values looked at count as one step; a step is one keyword asked of one value.
VALUES_A_STEP = 50


class OverBudget(Exception):
    """A value takes more steps than it may."""


@dataclass
class Budget:
    """The steps that are left for one value, and how many values had too few."""

    left: int = 0
    given_up: int = 0

    def spend(self, steps: int) -> None:
        """Take steps."""
        self.left -= steps
        if self.left < 0:
            raise OverBudget


def count_steps(keywords: Mapping[str, Keyword], budget: Budget) -> dict[str, Keyword]:
    """All keywords of a draft, ours where there is one, each paid for by the size of what it looks at."""
    return {name: _count_steps(OWN.get(name, keyword), budget) for name, keyword in keywords.items()}


def _count_steps(keyword: Keyword, budget: Budget) -> Keyword:
    """The keyword, paid for by the size of what it looks at."""

    def judged(validator: Any, wanted: Any, instance: Any, schema: Any) -> Iterator[Any]:
        looked_at = getattr(wanted, "size", 1) + getattr(instance, "size", 1)
        matched = len(schema.get("patternProperties", ())) * getattr(instance, "size", 1)
        budget.spend(1 + (looked_at + matched) // VALUES_A_STEP)
        yield from keyword(validator, wanted, instance, schema) or ()

    return judged


def _fail(said: str) -> Any:
    from jsonschema import ValidationError

    return ValidationError(said)


def _pattern(validator: Any, pattern: str, instance: Any, schema: Any) -> Iterator[Any]:
    if isinstance(instance, str) and not find_matching(pattern, [instance]):
        yield _fail("pattern")


def _pattern_properties(validator: Any, patterns: Any, instance: Any, schema: Any) -> Iterator[Any]:
    for pattern, wanted in patterns.items() if isinstance(instance, dict) else ():
        for name in find_matching(pattern, instance):
            yield from validator.descend(instance[name], wanted, path=name, schema_path=pattern)


def _additional_properties(validator: Any, wanted: Any, instance: Any, schema: Any) -> Iterator[Any]:
    if not isinstance(instance, dict):
        return
    known = set(schema.get("properties", ()))
    for pattern in schema.get("patternProperties", ()):
        known.update(find_matching(pattern, instance))
    for name in instance:
        if name not in known:
            yield from validator.descend(instance[name], wanted, path=name)


def _unique_items(validator: Any, wanted: Any, instance: Any, schema: Any) -> Iterator[Any]:
    if wanted and isinstance(instance, list) and len({_freeze(each) for each in instance}) < len(instance):
        yield _fail("uniqueItems")


def _freeze(value: Any) -> Any:
    """The value as something that can be looked up; what is equal in JSON is equal here."""
    if isinstance(value, dict):
        return dict, frozenset((key, _freeze(each)) for key, each in value.items())
    if isinstance(value, list):
        return list, tuple(map(_freeze, value))
    return (bool, value) if isinstance(value, bool) else value


# The library asks Python's own engine for patterns, which may go back for ever; it compares items in pairs.
OWN: dict[str, Keyword] = {
    "pattern": _pattern,
    "patternProperties": _pattern_properties,
    "additionalProperties": _additional_properties,
    "uniqueItems": _unique_items,
}
