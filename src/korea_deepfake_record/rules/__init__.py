"""
Which rules do our tables keep that JSON cannot state?

To add a rule, write a function in the file of its table, under `@rule(column, problem, cure)`: the column
whose cell is guilty, what is wrong as a sentence, and how to mend it in at most a dozen words. The first
parameter is the table judged and must have its name; further parameters are tables that the rule looks at,
or `package` and `frames`, all that were read. The function returns one truth per row, True where the rule
holds; a missing truth counts as True. Its name, a sentence that holds, is the identifier of the rule. Names
in braces in the wording stand for cells of the row, `{cell}` for the guilty one. A rule for every column of
a kind stands in `columns.py` under `@column_rule`. Then add a line to the cases in tests/test_rules.py. What
the Table Schema can say goes into the schema and is no rule.
"""

from typing import TYPE_CHECKING, Any

from . import (
    actors,
    attribution,
    claims,
    columns,
    corrections,
    counts,
    editions,
    figure_words,
    measures,
    parties,
    passages,
    periods,
    propositions,
    retired,
    sources,
    stances,
    statistics,
    told_dates,
    wording,
)
from .broken import check_rules
from .registry import iter_rules

if TYPE_CHECKING:
    from .asking import check_frame, check_frames

__all__ = ["TOPICS", "check_frame", "check_frames", "check_rules", "iter_rules"]

# To import a file of rules is to register them.
TOPICS = (
    *(sources, editions, passages, claims, attribution, stances, actors, measures, parties),
    *(statistics, periods, counts, figure_words, told_dates),
    *(propositions, retired, corrections, columns, wording),
)


def __getattr__(name: str) -> Any:
    # Read when asked for: these need pandera, which takes longer to import than all rules to be asked.
    if name in ("check_frame", "check_frames"):
        from . import asking

        return getattr(asking, name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
