"""Which rules hold for measures, and for what the claims report of them?"""

from __future__ import annotations

import pandas as pd

from .bases import fits_basis
from .lookups import find_live, follow, is_among, is_listed, look_up
from .registry import rule

Frame = pd.DataFrame
NOT_YET = ("called-for", "considered", "planned", "offered", "announced")


@rule("measure_id", "No live claim reports the measure {cell}.", "Add the report, or remove the measure.")
def measure_is_reported(measures: Frame, measure_reports: Frame, claims: Frame) -> pd.Series[bool]:
    return is_among(measures["measure_id"], _find_live_reports(measure_reports, claims)["measure_id"])


@rule("status", "No report has the status {cell}.", "Choose a status that a source reports.")
def status_is_reported(measures: Frame, measure_reports: Frame, claims: Frame) -> pd.Series[bool]:
    reports = _find_live_reports(measure_reports, claims)
    told = reports[["measure_id"]].assign(status=reports["status"].astype("str"))
    wanted = measures[["measure_id"]].assign(status=measures["status"].astype("str"))
    is_silent = ~is_among(measures["measure_id"], reports["measure_id"])
    return is_silent | is_listed(wanted, told)


@rule(
    "actor_id",
    "No claim that reports {measure_id} has its actor or its target.",
    "Correct them, or add them to claim_actors.",
)
def measure_is_about_its_parties(
    measures: Frame, measure_reports: Frame, claims: Frame, claim_actors: Frame
) -> pd.Series[bool]:
    speakers = claims[["claim_id", "speaker_id"]].rename(columns={"speaker_id": "actor_id"})
    named = pd.concat([claim_actors[["claim_id", "actor_id"]], speakers]).drop_duplicates()
    told = measure_reports[["claim_id", "measure_id"]].merge(named, on="claim_id")
    parties = told[["measure_id", "actor_id"]]
    actor = is_listed(measures[["measure_id", "actor_id"]], parties)
    target = is_listed(measures[["measure_id", "target_id"]], parties)
    return actor | target | ~is_among(measures["measure_id"], measure_reports["measure_id"])


@rule("target_id", "{cell} takes the measure and is its target.", "Correct one of them, or clear the target.")
def target_is_another(measures: Frame) -> pd.Series[bool]:
    return measures["target_id"].ne(measures["actor_id"])


@rule("end", "The measure ends at {cell}, before its start at {start}.", "Swap the dates, or correct one.")
def measure_ends_after_start(measures: Frame) -> pd.Series[bool]:
    return ~(measures["end_latest"] < measures["start_earliest"])


@rule("date_basis", "The basis does not fit start and end.", "Give a basis, or the dates that it tells.")
def measure_dates_fit_basis(measures: Frame) -> pd.Series[bool]:
    return fits_basis(measures["start"].fillna(measures["end"]), measures["date_basis"])


@rule(
    "start",
    "{cell} is after every source that reports {measure_id} as begun.",
    "Correct the date, or the status.",
)
def begun_measure_has_begun(
    measures: Frame, measure_reports: Frame, claims: Frame, sources: Frame
) -> pd.Series[bool]:
    source = look_up(measure_reports["claim_id"], claims, "claim_id", "source_id")
    published = look_up(source, sources, "source_id", "published_latest")
    # A source without a date may be the latest of all.
    latest = published.fillna("9999").groupby(measure_reports["measure_id"]).max().to_dict()
    is_begun = measures["status"].isin(["under-way", "done", "in-force"])
    return ~is_begun | ~(measures["start_earliest"] > follow(measures["measure_id"], latest))


@rule("claim_id", "{cell} is off topic, but reports a measure.", "Change the topic, or remove the report.")
def report_is_on_topic(measure_reports: Frame, claims: Frame) -> pd.Series[bool]:
    return ~look_up(measure_reports["claim_id"], claims, "claim_id", "topic").eq("off-topic")


@rule(
    "status",
    "What {claim_id} only means or promises to do is not yet {cell}.",
    "Choose a status that is still ahead.",
)
def intention_is_not_yet_a_deed(measure_reports: Frame, claims: Frame) -> pd.Series[bool]:
    stance = look_up(measure_reports["claim_id"], claims, "claim_id", "stance")
    return ~stance.isin(["intended", "promised"]) | measure_reports["status"].isin(NOT_YET)


@rule(
    "status",
    "{claim_id} asks for nothing, so nothing is called for.",
    "Choose another status, or change the stance.",
)
def call_is_a_request(measure_reports: Frame, claims: Frame) -> pd.Series[bool]:
    stance = look_up(measure_reports["claim_id"], claims, "claim_id", "stance")
    return ~measure_reports["status"].eq("called-for") | stance.isna() | stance.eq("requested")


def _find_live_reports(measure_reports: Frame, claims: Frame) -> Frame:
    return measure_reports.loc[is_among(measure_reports["claim_id"], find_live(claims)["claim_id"])]
