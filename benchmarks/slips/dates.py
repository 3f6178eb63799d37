"""Which slips make a date wrong that is a date all the same?"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from korea_deepfake_record import dates as edtf

from .draft import Draft, Row
from .slip import MEANING, Change, also, at, put, slip

BOUNDS = {"event_date": "event", "published": "published", "period": "period", "start": "start", "end": "end"}
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def put_date(row: Row, column: str, when: str, **cells: str) -> Change:
    """Write a date and, as tidy would, the days it spans."""
    bounds = {}
    if column in BOUNDS:
        stem = BOUNDS[column]
        first, last = (edtf.earliest_day(when), edtf.latest_day(when)) if when else ("", "")
        bounds = {f"{stem}_earliest": str(first or ""), f"{stem}_latest": str(last or "")}
    change = put(row, **{column: when}, **cells, **bounds)
    return Change(change.what, (at(row, *bounds, column, *cells, *_tell_words(row, column)),))


def _tell_words(row: Row, column: str) -> list[str]:
    """Columns that say the same in words, or how the date was found."""
    stem = "event" if column == "event_date" else column
    return [each for each in row.sheet.columns if each in (f"{stem}_text", f"{stem}_basis", f"{stem}_anchor")]


def shift(when: str, days: int) -> str:
    """The date with every day of it moved."""
    return DAY.sub(lambda each: str(date.fromisoformat(each[0]) + timedelta(days)), when)


def turn_year(when: str, by: int = -1) -> str:
    """The date in another year."""
    return re.sub(r"\b(20[0-9]{2})\b", lambda each: str(int(each[0]) + by), when)


def _has(column: str, pattern: str = "", text: str = "") -> Callable[[Row], bool]:
    """Whether a row has such a date, and such a wording of it."""
    words = "event_text" if column == "event_date" else f"{column}_text"
    return lambda row: (
        bool(row[column])
        and bool(re.fullmatch(pattern or ".*", row[column]))
        and (not text or bool(re.search(text, row[words])))
    )


@slip(MEANING)
def year_of_an_event_that_its_wording_states(draft: Draft) -> Change:
    row = draft.row("claims", _has("event_date", text="[0-9]{4}"))
    return put_date(row, "event_date", turn_year(row["event_date"]))


@slip(MEANING)
def year_of_an_event_with_a_relative_wording(draft: Draft) -> Change:
    row = draft.row("claims", _has("event_date", text="onday|last|August"))
    return put_date(row, "event_date", turn_year(row["event_date"]))


@slip(MEANING)
def year_of_an_event_ten_years_off(draft: Draft) -> Change:
    row = draft.row("claims", _has("event_date", text="onday|last|August"))
    return put_date(row, "event_date", turn_year(row["event_date"], 10))


@slip(MEANING)
def digits_of_a_year_swapped(draft: Draft) -> Change:
    row = draft.row("claims", _has("event_date", text="onday|last|August"))
    return put_date(row, "event_date", row["event_date"].replace("2024", "2042"))


@slip(MEANING)
def weekday_that_is_another(draft: Draft) -> Change:
    row = draft.row("claims", _has("event_date", text="onday"))
    return put_date(row, "event_date", shift(row["event_date"], draft.rng.choice([-2, -1, 1])))


@slip(MEANING)
def weekday_of_the_week_before(draft: Draft) -> Change:
    row = draft.row("claims", _has("event_date", text="onday"))
    return put_date(row, "event_date", shift(row["event_date"], -14))


@slip(MEANING)
def last_week_that_is_another_week(draft: Draft) -> Change:
    row = draft.row("claims", _has("event_date", text="last week"))
    return put_date(row, "event_date", shift(row["event_date"], draft.rng.choice([-7, 7])))


@slip(MEANING)
def last_week_off_by_a_day(draft: Draft) -> Change:
    row = draft.row("claims", _has("event_date", text="last week"))
    return put_date(row, "event_date", shift(row["event_date"], draft.rng.choice([-1, 1])))


@slip(MEANING)
def last_month_that_is_another_month(draft: Draft) -> Change:
    row = draft.row("claims", _has("event_date", text="last month"))
    return put_date(row, "event_date", draft.rng.choice(["2024-07", "2024-09"]))


@slip(MEANING)
def named_day_off_by_one(draft: Draft) -> Change:
    row = draft.row("claims", _has("event_date", text="August [0-9]"))
    return put_date(row, "event_date", shift(row["event_date"], draft.rng.choice([-1, 1])))


@slip(MEANING)
def day_and_month_swapped(draft: Draft) -> Change:
    row = draft.row("claims", _has("event_date", "2024-09-02"))
    return put_date(row, "event_date", "2024-02-09")


@slip(MEANING)
def date_sharper_than_its_wording(draft: Draft) -> Change:
    row = draft.row("claims", _has("event_date", text="last (week|month)"))
    return put_date(row, "event_date", "2024-08-28")


@slip(MEANING)
def date_blunter_than_its_wording(draft: Draft) -> Change:
    row = draft.row("claims", _has("event_date", "[0-9-]{10}", "onday|August [0-9]"))
    return put_date(row, "event_date", row["event_date"][:7])


@slip(MEANING)
def date_filled_in_as_stated(draft: Draft) -> Change:
    row = draft.row("claims", lambda row: row["event_basis"] == "unresolved")
    return put_date(row, "event_date", "2024-08-28", event_basis="stated")


@slip(MEANING)
def date_filled_in_as_inferred(draft: Draft) -> Change:
    row = draft.row("claims", lambda row: row["event_basis"] == "unresolved")
    return put_date(row, "event_date", "2024-08-28", event_basis="inferred")


@slip(MEANING)
def date_filled_in_and_still_unresolved(draft: Draft) -> Change:
    row = draft.row("claims", lambda row: row["event_basis"] == "unresolved")
    return put_date(row, "event_date", "2024-08-28")


@slip(MEANING)
def date_without_its_wording(draft: Draft) -> Change:
    return put(draft.row("claims", _has("event_date")), event_text="")


@slip(MEANING)
def date_without_its_basis(draft: Draft) -> Change:
    return put(draft.row("claims", _has("event_date")), event_basis="")


@slip(MEANING)
def resolved_date_without_its_anchor(draft: Draft) -> Change:
    return put(draft.row("claims", lambda row: row["event_basis"] == "resolved"), event_anchor="")


@slip(MEANING)
def anchor_of_speech_for_the_voice_of_the_outlet(draft: Draft) -> Change:
    row = draft.row("claims", lambda row: row["event_anchor"] == "published" and row["voice"] == "own")
    return put(row, event_anchor="said")


@slip(MEANING)
def anchor_in_the_text_where_there_is_none(draft: Draft) -> Change:
    return put(draft.row("claims", lambda row: row["event_anchor"] == "published"), event_anchor="text")


@slip(MEANING)
def event_after_its_publication(draft: Draft) -> Change:
    row = draft.row(
        "claims", lambda row: not row["event_date"] and row["kind"] == "event" and "2024" in row["source_id"]
    )
    cells = {"event_text": "on Friday", "event_basis": "resolved", "event_anchor": "published"}
    return put_date(row, "event_date", "2024-09-06", **cells)


@slip(MEANING)
def year_of_a_period_that_its_wording_states(draft: Draft) -> Change:
    row = draft.row("statistics", _has("period", text="[0-9]{4}"))
    return put_date(row, "period", turn_year(row["period"]))


@slip(MEANING)
def year_of_a_period_with_a_relative_wording(draft: Draft) -> Change:
    row = draft.row("statistics", _has("period", text="[a-z]{5} *[a-z0-9 ]*$"))
    return put_date(row, "period", turn_year(row["period"]))


@slip(MEANING)
def end_of_a_period_off_by_a_day(draft: Draft) -> Change:
    row = draft.row("statistics", _has("period", ".*-[0-9]{2}-[0-9]{2}"))
    last = shift(row["period"][-10:], -1)
    return put_date(row, "period", f"{row['period'][:-10]}{last}")


@slip(MEANING)
def end_of_a_period_off_by_a_month(draft: Draft) -> Change:
    row = draft.row("statistics", _has("period", "2024-01/2024-07"))
    return put_date(row, "period", "2024-01/2024-06")


@slip(MEANING)
def period_filled_in_where_unresolved(draft: Draft) -> Change:
    row = draft.row("statistics", lambda row: row["period_basis"] == "unresolved")
    return put_date(row, "period", "2024-08-26/2024-08-30", period_basis="inferred")


@slip(MEANING)
def year_of_a_state_of_affairs(draft: Draft) -> Change:
    row = draft.row("statistics", lambda row: row["as_of"].startswith("2024"))
    return put_date(row, "as_of", turn_year(row["as_of"]))


@slip(MEANING)
def state_of_affairs_after_publication(draft: Draft) -> Change:
    row = draft.row("statistics", lambda row: row["as_of"].startswith("2024"))
    return put_date(row, "as_of", "2024-09-22")


@slip(MEANING)
def period_and_state_of_affairs_both(draft: Draft) -> Change:
    return put_date(draft.row("statistics", _has("period")), "as_of", "2024-08-29")


@slip(MEANING)
def day_in_a_statement_that_is_not_its_date(draft: Draft) -> Change:
    named = "([0-9]{1,2}) August"
    row = draft.row(
        "claims", lambda row: bool(row["event_text"]) and bool(re.search(named, row["statement"]))
    )
    text = re.sub(named, lambda each: f"{int(each[1]) - 2} August", row["statement"])
    return also(put(row, statement=text), at(row, "event_date", "event_text"))


@slip(MEANING)
def year_in_a_statement_that_is_not_its_date(draft: Draft) -> Change:
    row = draft.row("claims", lambda row: bool(row["event_date"]) and "20" in row["statement"])
    return also(put(row, statement=turn_year(row["statement"])), at(row, "event_date", "event_text"))


@slip(MEANING)
def day_in_a_proposition_that_is_not_the_date_of_its_claims(draft: Draft) -> Change:
    dated = {row["proposition_id"] for row in draft.sheets["claims"].rows if "-08-27" in row["event_date"]}
    row = draft.row("propositions", lambda row: row["proposition_id"] in dated and "27" in row["statement"])
    carried = draft.find("claims", proposition_id=row["proposition_id"])
    change = put(row, statement=row["statement"].replace("27", "25"))
    return also(change, *(at(each, "event_date") for each in carried))


@slip(MEANING)
def start_and_end_swapped(draft: Draft) -> Change:
    row = draft.row("measures", lambda row: row["end"] > row["start"] > "")
    start, end = row["start"], row["end"]
    put_date(row, "start", end)
    return put_date(row, "end", start, start=end)


@slip(MEANING)
def year_of_a_measure(draft: Draft) -> Change:
    row = draft.row("measures", lambda row: row["start"].startswith("2024"))
    return put_date(row, "start", turn_year(row["start"]))


@slip(MEANING)
def measure_in_the_far_future(draft: Draft) -> Change:
    row = draft.row("measures", lambda row: row["start"].startswith("2024") and not row["end"])
    return put_date(row, "start", "2042-08-28")


@slip(MEANING)
def measure_with_a_date_and_no_basis(draft: Draft) -> Change:
    return put(draft.row("measures", lambda row: bool(row["start"])), date_basis="")


@slip(MEANING)
def year_of_a_publication(draft: Draft) -> Change:
    row = draft.row("sources", lambda row: bool(re.search("20[0-9]{6}", row["source_id"])))
    return put_date(row, "published", turn_year(row["published"]))


@slip(MEANING)
def publication_after_what_rests_on_it(draft: Draft) -> Change:
    ids = {row["from_id"] for row in draft.sheets["derivations"].rows}
    row = draft.row("sources", lambda row: row["source_id"] in ids and row["published"].startswith("2024-0"))
    return put_date(row, "published", "2024-10-03")


@slip(MEANING)
def publication_in_the_far_future(draft: Draft) -> Change:
    row = draft.row("sources", lambda row: row["role"] == "reference")
    return put_date(row, "published", "2042-09-02")


@slip(MEANING)
def publication_in_a_year_that_its_wording_denies(draft: Draft) -> Change:
    row = draft.row("sources", lambda row: bool(re.search("[0-9]{4}", row["published_text"])))
    return put_date(row, "published", turn_year(row["published"]))


@slip(MEANING)
def day_that_is_not_in_the_calendar(draft: Draft) -> Change:
    row = draft.row("claims", lambda row: bool(row["event_date"]))
    return put(row, event_date="2024-09-31")


@slip(MEANING)
def interval_that_runs_backwards(draft: Draft) -> Change:
    row = draft.row("claims", _has("event_date", ".*/.*"))
    return put(row, event_date="/".join(reversed(row["event_date"].split("/"))))


@slip(MEANING, upkeep=True)
def first_day_typed_by_hand(draft: Draft) -> Change:
    row = draft.row("claims", _has("event_date"))
    return put(row, event_earliest=shift(row["event_earliest"], 1))


@slip(MEANING)
def address_that_tells_another_day_than_the_date(draft: Draft) -> Change:
    dated = "2024(?:/09/|-09-|09)0[0-9]"
    row = draft.row("sources", lambda row: bool(re.search(dated, row["url"])) and row["published"] > "")
    return put_date(row, "published", shift(row["published"], 3))
