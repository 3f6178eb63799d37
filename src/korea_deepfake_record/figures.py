"""What exactly does each figure count, and which figures may be added?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from .finding import quote
from .tables import describe_view, take_tables
from .views import attach, attach_source
from .witnesses import Tables

SHARED = ("indicator_id", "unit", "currency", "area")
# What total() asks of each figure beside the columns of the table.
ASKED = ("is_additive", "definition", "record_status")
# Why figures of a unit have no sum, where their indicator has none.
REASONS = {
    "count": "two such counts may count the same things, whatever their periods",
    "percent": "each is a share of a whole of its own",
    "currency": "each amount is set or estimated for itself",
    "per-week": "each tells how often, and stands for itself",
}
DURATION = "each is an age or a length of time, and stands for itself"


def statistics(tables: Tables | None = None) -> pd.DataFrame:
    """
    Tell of each figure what it counts, who gives it, and what it must not be added to.

    Parameters
    ----------
    tables : mapping of str to DataFrame, optional
        All tables, as `load()` gives them; those of this version if left out.

    Returns
    -------
    DataFrame
        The columns of `statistics`, with `indicator`, `definition`, `population`, `is_whole` and
        `is_additive` of the indicator; the claim's `statement`, `speaker_id` and `record_status`; the
        `speaker_name`; `source_id`, `source_title`, `source_publisher` and `source_published` of the
        article; and `overlaps_with`, the figures that share its overlap group, parted by blanks.

    See Also
    --------
    total : Add figures, where that may be done.

    Examples
    --------
    >>> import korea_deepfake_record as kdr
    >>> len(kdr.statistics()) == len(kdr.load("statistics"))
    True
    """
    tables = take_tables(tables)
    counted = {"title": "indicator"} | {
        each: each for each in ("definition", "population", "is_whole", "is_additive")
    }
    claimed = {each: each for each in ("statement", "speaker_id", "record_status", "source_id")}
    joined = attach(tables["statistics"], "indicator_id", tables["indicators"], counted)
    joined = attach(joined, "claim_id", tables["claims"], claimed)
    joined = attach(joined, "speaker_id", tables["actors"], {"name": "speaker_name"})
    joined = attach_source(joined, tables).assign(overlaps_with=_list_overlaps(tables["statistics"]))
    return describe_view(joined, "statistics", tables["statistics"])


def total(figures: pd.DataFrame) -> float:
    """
    Add figures, unless that would count something twice.

    Parameters
    ----------
    figures : DataFrame
        Rows of `statistics()`.

    Returns
    -------
    float
        The sum of their values. Words such as "more than" do not go into it: see `comparator`.

    Raises
    ------
    ValueError
        If the figures differ in indicator, unit, currency or area, or may not be added at all, as shares
        may not; if one has no value, no period or an open one, or rests on a claim that was withdrawn; if one
        yields, by its `verdict`, to what the record takes for right; if two share an overlap group, or a day
        of their periods. The message names the figures, or says why they have no sum.

    Examples
    --------
    >>> import korea_deepfake_record as kdr
    >>> figures = kdr.statistics()
    >>> figures = figures[figures["is_additive"] & (figures["record_status"] == "live")]
    >>> figures = figures[figures["verdict"] != "yields"]
    >>> one = figures.dropna(subset=["value", "period_earliest", "period_latest"]).head(1)
    >>> one.empty or bool(kdr.total(one) == one["value"].iloc[0])
    True
    """
    if lacking := [each for each in ASKED if each not in getattr(figures, "columns", ())]:
        message = f"Give rows of kdr.statistics(), which has {lacking[0]}."
        raise ValueError(message)
    for refusal in (_find_difference, _find_gap, _find_yielding, _find_shared_group, _find_shared_days):
        if found := refusal(figures):
            raise ValueError(found)
    return float(figures["value"].sum())


def why_no_sum(unit: str) -> str:
    """Why figures of a unit may not be added, where their indicator has no sum."""
    return REASONS.get(unit, DURATION)


def find_shared_days(figures: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """The largest groups of figures with a known period that all share some day, each by their start."""
    known = figures.dropna(subset=["period_earliest", "period_latest"])
    by_start = known.sort_values(["period_earliest", "period_latest"])
    running: list[int] = []
    # The last sorts behind every day, so that the last group ends too.
    for place, start in enumerate([*by_start["period_earliest"], "~"]):
        still = [each for each in running if by_start["period_latest"].iloc[each] >= start]
        if len(running) > max(1, len(still)):
            yield by_start.iloc[running]
        running = [*still, place]


def _list_overlaps(figures: pd.DataFrame) -> pd.Series[str]:
    """The other figures of each figure's overlap group; missing where there are none."""
    groups = figures.groupby("overlap_group")["statistic_id"].agg(list).to_dict()
    pairs = zip(figures["statistic_id"], figures["overlap_group"], strict=True)
    others = [" ".join(each for each in groups.get(group, []) if each != own) or None for own, group in pairs]
    return pd.Series(others, index=figures.index, dtype="str")


def _find_difference(figures: pd.DataFrame) -> str:
    if figures.empty:
        return "There are no figures to add."
    for column in SHARED:
        values = figures[column].astype("str").fillna("none").unique()
        if len(values) > 1:
            return f"The figures differ in {column}: {', '.join(values)}. Choose those of one."
    if not figures["is_additive"].all():
        return _tell_reason(figures.iloc[0])
    return ""


def _tell_reason(figure: pd.Series[Any]) -> str:
    """Why figures of this indicator may not be added."""
    reason = why_no_sum(str(figure["unit"]))
    said = f"Figures of {quote(figure['indicator_id'])} may not be added: {reason}."
    return f"{said} Its definition: {figure['definition']}"


def _find_gap(figures: pd.DataFrame) -> str:
    withdrawn = figures.loc[figures["record_status"] != "live", "statistic_id"]
    if not withdrawn.empty:
        return f"{quote(withdrawn.iloc[0])} rests on a claim that was withdrawn. Leave it out."
    for column, lacking in (("value", "value"), ("period_earliest", "start"), ("period_latest", "end")):
        gaps = figures.loc[figures[column].isna(), "statistic_id"]
        if not gaps.empty:
            part = lacking if column == "value" else f"period with a known {lacking}"
            return f"{quote(gaps.iloc[0])} has no {part}. Leave it out."
    return ""


def _find_yielding(figures: pd.DataFrame) -> str:
    # Tables before 1.1.0 have no verdict.
    verdicts = figures.get("verdict", pd.Series(index=figures.index, dtype="str"))
    yielding = [quote(each) for each in figures.loc[verdicts.eq("yields"), "statistic_id"]]
    if not yielding:
        return ""
    do, them = ("yields", "it") if len(yielding) == 1 else ("yield", "them")
    return f"{' and '.join(yielding)} {do} to what the record takes for right. Leave {them} out."


def _find_shared_group(figures: pd.DataFrame) -> str:
    groups = figures.loc[figures["overlap_group"].notna()].groupby("overlap_group")["statistic_id"]
    for group, ids in groups:
        if len(ids) > 1:
            pair = " and ".join(quote(each) for each in ids.iloc[:2])
            return f"{pair} count some of the same: both are in {quote(group)}. Leave one out."
    return ""


def _find_shared_days(figures: pd.DataFrame) -> str:
    for sharing in find_shared_days(figures):
        first, second = (each for _, each in sharing.iloc[:2].iterrows())
        end = min(first["period_latest"], second["period_latest"])
        pair = " and ".join(quote(each["statistic_id"]) for each in (first, second))
        return f"{pair} overlap, from {second['period_earliest']} to {end}. Leave one out."
    return ""
