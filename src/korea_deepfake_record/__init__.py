"""Who said what of South Korea's deepfake probe of Telegram, through whom, how firmly, and who agrees?"""

from .figures import statistics, total
from .history import corrections
from .load import find_version, load
from .records import cite, find
from .timeline import timeline
from .views import agreement, claims, measures, relations, uncoded

__all__ = [
    "agreement",
    "cite",
    "claims",
    "corrections",
    "find",
    "load",
    "measures",
    "relations",
    "statistics",
    "timeline",
    "total",
    "uncoded",
    "version",
]

version: str
__version__: str


def __dir__() -> list[str]:
    return [*__all__, "__doc__", "__version__"]


def __getattr__(name: str) -> str:
    # Read when asked for: a broken descriptor must not keep the validator from being imported.
    if name in ("version", "__version__"):
        return find_version()
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
