"""Which pages are there?"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..holdings import Holdings
from ..render import Page
from .claims import write_claims
from .derivations import write_derivations
from .figures import write_figures
from .overview import write_overview
from .positions import write_positions
from .records import write_records
from .tables import write_listings
from .texts import write_texts
from .timeline import write_timeline

__all__ = ["WRITERS"]

WRITERS: tuple[Callable[[Holdings], Iterator[Page]], ...] = (
    write_overview,
    write_timeline,
    write_claims,
    write_positions,
    write_derivations,
    write_figures,
    write_records,
    write_listings,
    write_texts,
)
