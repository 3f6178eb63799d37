"""What happened when, when was it said, when was it published, and how exactly is each known?"""

from __future__ import annotations

import pandas as pd

from .tables import describe_view, take_tables
from .views import attach
from .witnesses import UNKNOWN, VERDICT, Tables, weigh_propositions

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
    is left out. What the record itself takes for mistaken or less exact is in, with the verdict `yields`.

    Parameters
    ----------
    tables : mapping of str to DataFrame, optional
        All tables, as `load()` gives them; those of this version if left out.

    Returns
    -------
    DataFrame
        `clock` (`happened`, `said`, `published`); `date` in EDTF; `earliest` and `latest`, the days it can
        mean, missing where it is open; `precision` (`day`, `month`, `year`, `interval`, `open-interval`
        and the like); `basis`, how the date is known; `verdict` on the proposition of a claim or figure, as
        in `agreement`, missing for anything else; `what` happened, or the title of the source, or else its
        kind and publisher; and where that stands: `table`, `record_id`, `column`. A measure with a start
        and an end has a row for each, unless both are one date. Sorted by the earliest day, or the latest
        one where the start is open, and then by the latest.

    Examples
    --------
    >>> import korea_deepfake_record as kdr
    >>> events = kdr.timeline()
    >>> bool(events["date"].notna().all())
    True
    """
    tables = take_tables(tables)
    claims = tables["claims"].assign(
        verdict=tables["claims"]["proposition_id"].map(weigh_propositions(tables))
    )
    live = claims.loc[claims["record_status"] == "live"]
    figures = tables["statistics"].drop(columns="verdict", errors="ignore")
    counted = figures.merge(live[["claim_id", "statement", "verdict"]], on="claim_id")
    starts, ends = _name_starts_and_ends(tables)
    sources = _name_sources(tables)
    clocks = sources["kind"].isin(SPOKEN).map({True: "said", False: "published"})
    parts = [
        _list_dates(live.assign(table="claims", clock="happened"), "event_date", "event", "statement"),
        _list_dates(counted.assign(table="statistics", clock="happened"), "period", "period", "statement"),
        _list_dates(starts.assign(table="measures", clock="happened"), "start", "date", "what"),
        _list_dates(ends.assign(table="measures", clock="happened"), "end", "date", "what"),
        _list_dates(sources.assign(table="sources", clock=clocks), "published", "published", "what"),
    ]
    events = pd.concat(parts, ignore_index=True).astype({"clock": CLOCKS, "verdict": VERDICT})
    order = events.assign(first=events["earliest"].fillna(events["latest"]))
    order = order.sort_values(["first", "latest", "clock", "table", "record_id", "column"])
    return describe_view(events.loc[order.index].reset_index(drop=True), "timeline", claims)


def name_precision(dates: pd.Series[str]) -> pd.Series[str]:
    """The precision of each date in EDTF."""
    named = pd.Series(pd.NA, index=dates.index, dtype="str")
    for name, pattern in PRECISIONS.items():
        named = named.where(named.notna() | ~dates.str.fullmatch(pattern, na=False), name)
    return named


def _name_starts_and_ends(tables: Tables) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The measures by what begins, and by what ends; one that begins and ends on one date only begins."""
    measures = tables["measures"]
    # A title that starts as the name of an actor does keeps its capital.
    names = {name.split()[0] for name in tables["actors"]["name"]}
    titles = measures["title"].map(lambda title: title if title.split()[0] in names else _lower(title))
    lasts = measures["start"].notna() & measures["end"].notna() & (measures["start"] != measures["end"])
    starts = measures.assign(what=measures["title"].where(~lasts, "Start of " + titles))
    return starts, measures.assign(what="End of " + titles).loc[measures["start"].isna() | lasts]


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]


def _name_sources(tables: Tables) -> pd.DataFrame:
    """The sources by their title or, without one, by kind and publisher."""
    sources = attach(tables["sources"], "publisher_id", tables["actors"], {"name": "publisher"})
    kinds = sources["kind"].astype("str").str.replace("-", " ").str.capitalize()
    kinds = kinds.where(sources["kind"] != UNKNOWN, "Source")
    known = sources["publisher"].notna() & (sources["publisher_id"] != UNKNOWN)
    publishers = sources["publisher"].where(known, "an unknown publisher")
    return sources.assign(what=sources["title"].fillna(kinds + " by " + publishers))


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
            "verdict": dated.get("verdict", pd.Series(index=dated.index, dtype="str")),
            "what": dated[text],
            "table": dated["table"].astype("str"),
            "record_id": record_ids,
            "column": pd.Series(column, index=dated.index, dtype="str"),
        }
    )
