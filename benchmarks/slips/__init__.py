"""Which slips are tried on the real tables? Each module holds those of one sort; `slip.py` adds one."""

from . import (
    cells,
    claims,
    dates,
    descriptor,
    harmless,
    keys,
    numbers,
    passages,
    records,
    relays,
    rows,
    schemas,
    tables,
    texts,
)
from .judge import Judge, Outcome
from .slip import FORBIDDEN, FORM, HARMLESS, MEANING, SLIPS, Slip
from .untold import MISSED, SOMETIMES, UNASKED

__all__ = ["FORBIDDEN", "FORM", "HARMLESS", "MEANING", "SLIPS", "Judge", "Outcome", "Slip"]
__all__ += ["MISSED", "SOMETIMES", "UNASKED"]
__all__ += [
    "cells",
    "claims",
    "dates",
    "descriptor",
    "harmless",
    "keys",
    "numbers",
    "passages",
    "records",
    "relays",
    "rows",
    "schemas",
    "tables",
    "texts",
]
