"""Does a cell's JSON fit its JSON Schema, in bounded time, without fetching or backtracking?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from ..finding import quote
from .json_keywords import Budget, OverBudget, count_steps
from .patterns import find_fault

Judge = Callable[[Any], bool]

LARGEST_SCHEMA, LARGEST_VALUE = 5_000, 100_000
# Steps that a value may take, and more for each value inside it.
STEPS, STEPS_EACH = 20_000, 20
MOST_GIVEN_UP = 3
LONGEST_INTEGER = 400
REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")


class Members(dict[str, Any]):
    """An object that knows how many values it holds, and is not written out in messages that nobody reads."""

    size = 1
    __repr__ = object.__repr__


class Items(list[Any]):
    """A list that knows the same."""

    size = 1
    __repr__ = object.__repr__


def make_json_judge(schema: dict[str, Any]) -> tuple[Judge | None, str]:
    """A judge of values as `read_json` gives them; or nothing, and why the schema cannot be used."""
    try:
        import jsonschema
    except ImportError:
        return None, "The library 'jsonschema' is not installed."
    plain = _adopt(schema)
    if problem := _find_problem(plain):
        return None, problem
    try:
        kind: Any = jsonschema.validators.validator_for(schema, jsonschema.Draft7Validator)
        kind.check_schema(plain, format_checker=_make_checker())
        return _make_judge(kind, plain), ""
    except jsonschema.SchemaError as reason:
        return None, f"This is no JSON Schema: {quote(reason.message)}."
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None, "This is no JSON Schema that can be used."


def _adopt(value: Any) -> Any:
    """JSON with numbers as Python's own, without names of drafts, which would change the judge midway."""
    if isinstance(value, dict):
        members = Members((key, _adopt(each)) for key, each in value.items() if not _names_draft(key, each))
        members.size = 1 + sum(getattr(each, "size", 1) for each in members.values())
        return members
    if isinstance(value, list):
        items = Items(map(_adopt, value))
        items.size = 1 + sum(getattr(each, "size", 1) for each in items)
        return items
    if isinstance(value, Decimal):
        whole = (
            value.is_finite() and value.adjusted() < LONGEST_INTEGER and value == value.to_integral_value()
        )
        return int(value) if whole else float(value)
    return value


def _names_draft(key: str, value: Any) -> bool:
    return key == "$schema" and isinstance(value, str)


def _find_problem(schema: Members) -> str:
    """Why a schema is not used even though it may be one."""
    if schema.size > LARGEST_SCHEMA:
        return f"The JSON Schema holds more than {LARGEST_SCHEMA} values."
    parts = list(_iter_objects(schema))
    if any("unevaluatedProperties" in each for each in parts) and any(
        "patternProperties" in each for each in parts
    ):
        return "'unevaluatedProperties' beside 'patternProperties' is not judged."
    named = {each.get("$id") for each in parts if isinstance(each.get("$id"), str)}
    for address in (each[key] for each in parts for key in REFERENCES if isinstance(each.get(key), str)):
        if "://" in address and address.partition("#")[0] not in named:
            return f"The JSON Schema refers to {quote(address)}; nothing is fetched from a network."
    return ""


def _iter_objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _iter_objects(each)


def _make_checker() -> Any:
    """What of a schema's own forms is looked at: its patterns, by the engine that will use them."""
    from jsonschema import FormatChecker

    checker = FormatChecker(())
    checker.checks("regex")(lambda text: not isinstance(text, str) or not find_fault(text))
    return checker


def _make_judge(kind: Any, schema: Members) -> Judge:
    import jsonschema
    import jsonschema_specifications  # type: ignore[import-untyped]
    import referencing

    budget = Budget()
    make: Any = jsonschema.validators.extend(  # type: ignore[no-untyped-call]
        kind, count_steps(kind.VALIDATORS, budget)
    )
    validator = make(schema, registry=jsonschema_specifications.REGISTRY)

    def fits(value: Any) -> bool:
        try:
            adopted = _adopt(value)
            size = getattr(adopted, "size", 1)
            if size > LARGEST_VALUE or budget.given_up > MOST_GIVEN_UP:
                return False
            budget.left = STEPS + STEPS_EACH * size
            return bool(validator.is_valid(adopted))
        except (OverBudget, RecursionError):
            budget.given_up += 1
        except (ValueError, ArithmeticError, referencing.exceptions.Unresolvable):
            pass
        return False

    return fits
