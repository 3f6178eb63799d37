"""Which codes do the standards list for countries, currencies and languages?"""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path


def read_codes(standard: str, *kinds: str) -> frozenset[str]:
    """The codes of one or more kinds that an ISO standard lists."""
    return frozenset(each[kind] for each in read_entries(standard) for kind in kinds if kind in each)


def read_entries(standard: str) -> list[dict[str, str]]:
    """What an ISO standard lists, as pycountry ships it, whose import takes longer than to read its file."""
    found = find_spec("pycountry")
    folders = (found and found.submodule_search_locations) or []
    file = Path(folders[0]) / "databases" / f"iso{standard}.json"
    entries: list[dict[str, str]] = json.loads(file.read_bytes())[standard]
    return entries
