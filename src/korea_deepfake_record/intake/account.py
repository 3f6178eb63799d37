"""What is said to the person who added a text?"""

from collections.abc import Iterator

from ..finding import count_line, quote
from .addition import Addition
from .likeness import Alike

DOUBT = "Code it only if that is wanted: link its claims to the same propositions, and add the derivation."


def tell_addition(addition: Addition) -> Iterator[str]:
    """Line by line: what was written, what is like it elsewhere, what is left to do."""
    if addition.findings:
        yield from (each.text for each in addition.findings)
        yield count_line(addition.findings)
        return
    told = "is added" if addition.is_new else "was added before"
    count = f"{len(addition.rows)} sentence{'s' if len(addition.rows) != 1 else ''}"
    yield f"{addition.source_id} {told}: {count}, {addition.waiting} without a disposition."
    yield from (f"Wrote {path}" for path in addition.written)
    yield from (line for each in addition.alike for line in _tell_alike(each))
    if other := addition.copied_from:
        yield f"Most of it stands in {quote(other)} word for word. {DOUBT}"
    if addition.waiting:
        sheet = f"workbench/{addition.source_id}.csv"
        yield f"Next: give each sentence of {sheet} a disposition, and run this again."
    else:
        yield "Next: write the claims of what is coded. Run: python scripts/validate.py"


def _tell_alike(alike: Alike) -> Iterator[str]:
    yield f"{alike.text}, which carries:"
    for claim in alike.claims:
        shared = f" ({claim['proposition_id']})" if claim["proposition_id"] else ""
        yield f"  {claim['claim_id']}{shared} {claim['statement']}"
