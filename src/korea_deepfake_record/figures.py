"""What exactly does each figure count, and which figures may be added?"""

from __future__ import annotations

from itertools import pairwise

import pandas as pd

from .agreement import Tables
from .finding import quote
from .load import load
from .views import attach, attach_source

SHARED = ("indicator_id", "unit", "currency", "area")


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
    tables = load() if tables is None else tables
    counted = {"title": "indicator"} | {
        each: each for each in ("definition", "population", "is_whole", "is_additive")
    }
    claimed = {each: each for each in ("statement", "speaker_id", "record_status", "source_id")}
    joined = attach(tables["statistics"], "indicator_id", tables["indicators"], counted)
    joined = attach(joined, "claim_id", tables["claims"], claimed)
    joined = attach(joined, "speaker_id", tables["actors"], {"name": "speaker_name"})
    return attach_source(joined, tables).assign(overlaps_with=_list_overlaps(tables["statistics"]))


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
        may not; if one has no value, no period or an open one, or rests on a claim that was withdrawn; if
        two share an overlap group, or a day of their periods. The message names the figures.

    Examples
    --------
    >>> import korea_deepfake_record as kdr
    >>> figures = kdr.statistics()
    >>> figures = figures[figures["is_additive"] & (figures["record_status"] == "live")]
    >>> one = figures.dropna(subset=["value", "period_earliest", "period_latest"]).head(1)
    >>> one.empty or bool(kdr.total(one) == one["value"].iloc[0])
    True
    """
    if "is_additive" not in figures.columns:
        message = "It is not told which figures may be added. Choose rows of statistics()."
        raise ValueError(message)
    for refusal in (_find_difference, _find_gap, _find_shared_group, _find_shared_days):
        if found := refusal(figures):
            raise ValueError(found)
    return float(figures["value"].sum())


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
        return f"Figures of {quote(figures['indicator_id'].iloc[0])} may not be added. See its definition."
    return ""


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


def _find_shared_group(figures: pd.DataFrame) -> str:
    groups = figures.loc[figures["overlap_group"].notna()].groupby("overlap_group")["statistic_id"]
    for group, ids in groups:
        if len(ids) > 1:
            pair = " and ".join(quote(each) for each in ids.iloc[:2])
            return f"{pair} count some of the same: both are in {quote(group)}. Leave one out."
    return ""


def _find_shared_days(figures: pd.DataFrame) -> str:
    by_start = figures.sort_values(["period_earliest", "period_latest"])
    periods = by_start[["statistic_id", "period_earliest", "period_latest"]].itertuples(
        index=False, name=None
    )
    # Sorted by start, some two periods overlap if and only if some neighbours do.
    for (first, _, end), (second, start, other_end) in pairwise(periods):
        if start <= end:
            shared = f"{start} to {min(end, other_end)}"
            return f"{quote(first)} and {quote(second)} overlap, from {shared}. Leave one out."
    return ""
