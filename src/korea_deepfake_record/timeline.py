"""What happened when, when was it said, when was it published, and how exactly is each known?"""

from __future__ import annotations

import pandas as pd

from .agreement import Tables
from .load import load

CLOCKS = pd.CategoricalDtype(["happened", "said", "published"], ordered=True)
# By the kind of a source: what is spoken or sent out is said on its day, anything else published.
SPOKEN = ("briefing", "press-release", "remarks", "statement", "message")
# The first that fits names the precision; the names are those of `dates`, which needs a library to parse.
PRECISIONS = {
    "open-interval": r"(?:\.\.)?/.+|.+/(?:\.\.)?",
    "interval": r".+/.+",
    "second": r".+T.+",
    "day": r"[0-9]{4}-[0-9]{2}-[0-9]{2}[?~%]?",
    "month": r"[0-9]{4}-(?:0[1-9]|1[0-2])(?:-XX)?[?~%]?",
    "season": r"[0-9]{4}-2[1-4][?~%]?",
    "year": r"[0-9]{4}(?:-XX(?:-XX)?)?[?~%]?",
    "decade": r"[0-9]{3}X[?~%]?",
    "century": r"[0-9]{2}XX[?~%]?",
}


def timeline(tables: Tables | None = None) -> pd.DataFrame:
    """
    Put everything that has a date in one order.

    Three clocks run through the record: when a thing happened (live claims, the periods of their figures,
    and starts and ends of measures), when it was said (briefings, releases, statements, messages), and when
    it was published (articles, reports and other sources). What has no date, or none that could be resolved,
    is left out.

    Parameters
    ----------
    tables : mapping of str to DataFrame, optional
        All tables, as `load()` gives them; those of this version if left out.

    Returns
    -------
    DataFrame
        `clock` (`happened`, `said`, `published`); `date` in EDTF; `earliest` and `latest`, the days it can
        mean, missing where it is open; `precision` (`day`, `month`, `year`, `interval`, `open-interval`
        and the like); `basis`, how the date is known; `what` happened; and where that stands: `table`,
        `record_id`, `column`. Sorted by the earliest day, or the latest one where the start is open, and
        then by the latest.

    Examples
    --------
    >>> import korea_deepfake_record as kdr
    >>> events = kdr.timeline()
    >>> bool(events["date"].notna().all())
    True
    """
    tables = load() if tables is None else tables
    claims, measures, sources = (tables[name] for name in ("claims", "measures", "sources"))
    live = claims.loc[claims["record_status"] == "live"]
    counted = tables["statistics"].merge(live[["claim_id", "statement"]], on="claim_id")
    clocks = sources["kind"].isin(SPOKEN).map({True: "said", False: "published"})
    parts = [
        _list_dates(live.assign(table="claims", clock="happened"), "event_date", "event", "statement"),
        _list_dates(counted.assign(table="statistics", clock="happened"), "period", "period", "statement"),
        _list_dates(measures.assign(table="measures", clock="happened"), "start", "date", "title"),
        _list_dates(measures.assign(table="measures", clock="happened"), "end", "date", "title"),
        _list_dates(sources.assign(table="sources", clock=clocks), "published", "published", "title"),
    ]
    events = pd.concat(parts, ignore_index=True).astype({"clock": CLOCKS})
    order = events.assign(first=events["earliest"].fillna(events["latest"]))
    order = order.sort_values(["first", "latest", "clock", "table", "record_id", "column"])
    return events.loc[order.index].reset_index(drop=True)


def name_precision(dates: pd.Series[str]) -> pd.Series[str]:
    """The precision of each date in EDTF."""
    named = pd.Series(pd.NA, index=dates.index, dtype="str")
    for name, pattern in PRECISIONS.items():
        named = named.where(named.notna() | ~dates.str.fullmatch(pattern, na=False), name)
    return named


def _list_dates(frame: pd.DataFrame, column: str, basis: str, text: str) -> pd.DataFrame:
    """The dated rows of a table in the columns of the timeline."""
    dated = frame.loc[frame[column].notna()]
    stem = column.removesuffix("_date")
    record_ids = dated.iloc[:, 0].astype("str")
    return pd.DataFrame(
        {
            "clock": dated["clock"].astype("str"),
            "date": dated[column],
            "earliest": dated[f"{stem}_earliest"],
            "latest": dated[f"{stem}_latest"],
            "precision": name_precision(dated[column]),
            "basis": dated[f"{basis}_basis"].astype("str"),
            "what": dated[text].fillna(record_ids),
            "table": dated["table"].astype("str"),
            "record_id": record_ids,
            "column": pd.Series(column, index=dated.index, dtype="str"),
        }
    )
