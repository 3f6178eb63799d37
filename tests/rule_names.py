"""Which rules can the code name in a finding? Found by reading it, not by running it."""

import ast
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

# At the end of a line that a script prints without making a finding of it.
PRINTED = re.compile(r"\.(?:py)? \[([a-z-]+)\]$")
NAME = re.compile(r"[a-z0-9]+(?:-(?:[a-z0-9]+|\.\*))*")


def find_names(folder: Path) -> set[str]:
    """The names that stand in the code; one that is composed as it runs stands as a pattern."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.py"))]
    places = dict(chain.from_iterable(map(find_carriers, trees)))
    return set(chain.from_iterable(read_names(tree, places) for tree in trees))


def find_carriers(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Functions and classes that are given a rule, and which of their arguments it is, from the end."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef | ast.ClassDef):
            continue
        if isinstance(node, ast.FunctionDef):
            names = [each.arg for each in node.args.args]
        else:
            # What has a default stands behind the rule, and is hardly ever given.
            given = (each for each in node.body if isinstance(each, ast.AnnAssign) and each.value is None)
            fields = [each.target for each in given]
            names = [each.id for each in fields if isinstance(each, ast.Name)]
        if "rule" in names:
            yield node.name, names.index("rule") - len(names)


def read_names(tree: ast.Module, places: dict[str, int]) -> Iterator[str]:
    """The rules that one module names."""
    assigned: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            assigned.setdefault(node.targets[0].id, []).append(node.value)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            place = places.get(called)
            for given in node.args[place:][:1] if place and len(node.args) >= -place else []:
                yield from spell(given, assigned)
        elif isinstance(node, ast.Constant) and (printed := PRINTED.search(str(node.value))):
            yield printed[1]
        elif isinstance(node, ast.Yield | ast.Return) and isinstance(node.value, ast.Tuple):
            # The parts of a finding, told to a caller that makes one of them.
            yield from spell(node.value.elts[-1] if len(node.value.elts) > 2 else node.value, assigned)


def spell(given: ast.expr, assigned: dict[str, list[ast.expr]]) -> Iterator[str]:
    """The names that an expression may stand for."""
    if isinstance(given, ast.Name):
        for value in assigned.get(given.id, []):
            yield from spell(value, {})
    elif isinstance(given, ast.IfExp):
        yield from (*spell(given.body, assigned), *spell(given.orelse, assigned))
    elif isinstance(given, ast.Constant | ast.JoinedStr):
        parts = given.values if isinstance(given, ast.JoinedStr) else [given]
        text = "".join(str(each.value) if isinstance(each, ast.Constant) else ".*" for each in parts)
        if NAME.fullmatch(text):
            yield text
