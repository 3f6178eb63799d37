"""Which engine checks the tables: this machine by itself, or a cluster that is there already?"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..finding import Finding, quote
from ..read import Records
from ..schema_checks import Beside, check_schemas
from .failure import EngineFailed

__all__ = ["ENGINES", "CheckSchemas", "EngineFailed", "find_engine"]

ENGINES = ("polars", "spark")
CheckSchemas = Callable[[Mapping[str, Records], Mapping[str, Beside]], list[Finding]]


def find_engine(name: str) -> CheckSchemas:
    """
    The function that checks tables against their schemas on an engine; each finds the same.

    Parameters
    ----------
    name : str
        One of `ENGINES`.

    Raises
    ------
    ValueError
        If there is no such engine.
    EngineFailed
        If its library is not installed.
    """
    if name == "polars":
        return check_schemas
    if name != "spark":
        unknown = f"There is no engine {quote(name)}. Choose one of: {', '.join(ENGINES)}."
        raise ValueError(unknown)
    try:
        from .spark import check_on_spark
    except ModuleNotFoundError as reason:
        missing = f"The engine 'spark' needs the library {quote(reason.name)}. See docs/engines.md."
        raise EngineFailed(missing) from reason
    return check_on_spark
