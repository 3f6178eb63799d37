"""Who said what of South Korea's deepfake probe of Telegram, through whom, how firmly, and who agrees?"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .events import timeline
    from .figures import statistics, total
    from .history import corrections
    from .matrix import positions
    from .records import cite, find
    from .tables import load
    from .views import agreement, claims, measures, relations, uncoded

__all__ = [
    "agreement",
    "cite",
    "claims",
    "corrections",
    "find",
    "load",
    "measures",
    "positions",
    "relations",
    "statistics",
    "timeline",
    "total",
    "uncoded",
    "version",
]

version: str
__version__: str

# In which module each name is defined. No module may bear a public name: to import it would hide the name.
HOMES = {
    **{"timeline": "events", "statistics": "figures", "total": "figures", "corrections": "history"},
    **{"positions": "matrix", "cite": "records", "find": "records", "load": "tables"},
    **dict.fromkeys(("agreement", "claims", "measures", "relations", "uncoded"), "views"),
}


def __dir__() -> list[str]:
    return [*__all__, "__doc__", "__version__"]


if not TYPE_CHECKING:  # a type checker would take any name for granted

    def __getattr__(name: str) -> object:
        # Read when asked for: the validator needs no pandas, and must start where the descriptor is broken.
        if name in ("version", "__version__"):
            return import_module(f"{__name__}.tables").find_version()
        if name in HOMES:
            return globals().setdefault(name, getattr(import_module(f"{__name__}.{HOMES[name]}"), name))
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
