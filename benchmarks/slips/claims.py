"""Which slips code a claim wrongly: its kind, its speaker, its passage, its proposition?"""

from __future__ import annotations

from collections.abc import Callable

from .draft import Draft, NoPlaceError, Row
from .slip import MEANING, SLIPS, Change, Place, Slip, also, at, put, slip

Test = Callable[[Row], bool]
# A kind of claim and a stance that the coding guide does not let stand together.
UNFIT = {
    "appraisal-that-is-asserted": ("appraisal", "opined", {"stance": "asserted"}),
    "appraisal-that-is-promised": ("appraisal", "opined", {"stance": "promised"}),
    "demand-that-is-asserted": ("demand", "requested", {"stance": "asserted"}),
    "demand-that-is-an-event": ("demand", "requested", {"kind": "event"}),
    "plan-that-is-denied": ("plan", "intended", {"stance": "denied"}),
    "plan-that-is-an-event": ("plan", "promised", {"kind": "event"}),
    "definition-that-is-opined": ("definition", "asserted", {"stance": "opined"}),
    "event-that-is-promised": ("event", "asserted", {"stance": "promised"}),
    "event-that-is-requested": ("event", "asserted", {"stance": "requested"}),
    "event-that-is-opined": ("event", "asserted", {"stance": "opined"}),
    "situation-that-is-intended": ("situation", "asserted", {"stance": "intended"}),
    "provenance-that-is-alleged": ("provenance", "asserted", {"stance": "alleged"}),
    "norm-that-is-requested": ("norm", "asserted", {"stance": "requested"}),
    "figure-that-is-promised": ("figure", "asserted", {"stance": "promised"}),
    "figure-that-is-an-event": ("figure", "asserted", {"kind": "event"}),
    "cause-that-is-requested": ("cause", "asserted", {"stance": "requested"}),
    "event-that-is-a-figure-without-one": ("event", "asserted", {"kind": "figure"}),
}


def find_companions(draft: Draft, row: Row) -> list[Place]:
    """Rows of other tables that belong to the claim."""
    tables = ("statistics", "measure_reports", "relays", "claim_actors")
    return [at(each) for table in tables for each in draft.find(table, claim_id=row["claim_id"])]


def _recode(kind: str, stance: str, cells: dict[str, str]) -> Callable[[Draft], Change]:
    def make(draft: Draft) -> Change:
        row = draft.row("claims", lambda row: (row["kind"], row["stance"]) == (kind, stance))
        return also(put(row, **cells), *find_companions(draft, row))

    return make


for _name, _case in UNFIT.items():
    SLIPS[_name] = Slip(_name, MEANING, "claims", _recode(*_case), "claims")


def is_told(voice: str) -> Test:
    """Whether the claim is told in this voice."""
    return lambda row: row["voice"] == voice and row["topic"] == "on-topic"


def _put(draft: Draft, test: Test, **cells: str) -> Change:
    return put(draft.row("claims", test), **cells)


@slip(MEANING)
def mixed_voice_without_key_words(draft: Draft) -> Change:
    return also(_put(draft, lambda row: row["voice"] == "mixed" and bool(row["quote"]), quote=""))


@slip(MEANING)
def own_voice_of_an_agency(draft: Draft) -> Change:
    return _put(draft, is_told("own"), speaker_id="national-police-agency")


@slip(MEANING)
def own_voice_of_another_outlet(draft: Draft) -> Change:
    test = is_told("own")
    return _put(draft, lambda row: test(row) and row["speaker_id"] != "bbc", speaker_id="deccan-herald")


@slip(MEANING)
def own_voice_of_another_outlet_on_the_way(draft: Draft) -> Change:
    row = draft.row("claims", lambda row: row["voice"] == "own" and row["speaker_id"] == "bloomberg-news")
    return put(row, speaker_id=draft.rng.choice(["national-post", "bdtype"]))


@slip(MEANING)
def attributed_to_the_outlet_itself(draft: Draft) -> Change:
    row = draft.row(
        "claims", lambda row: row["voice"] == "indirect" and row["source_id"].startswith("crypto")
    )
    return put(row, speaker_id="crypto-news-site")


@slip(MEANING)
def speaker_who_has_no_part_in_the_text(draft: Draft) -> Change:
    return _put(
        draft,
        is_told("indirect"),
        speaker_id=draft.rng.choice(["leon-neal", "youtube", "sex-trafficking-ring"]),
    )


@slip(MEANING, silent="Which of two people of one body speaks stands in the text.")
def speaker_of_the_same_body(draft: Draft) -> Change:
    return _put(draft, lambda row: row["speaker_id"] == "woo-jong-soo", speaker_id="national-police-agency")


@slip(MEANING)
def speaker_that_is_no_actor_who_can_speak(draft: Draft) -> Change:
    return _put(draft, is_told("direct"), speaker_id="secure-messaging-apps")


@slip(MEANING)
def direct_speech_of_the_outlet(draft: Draft) -> Change:
    return also(_put(draft, is_told("own"), voice="direct"))


@slip(MEANING)
def own_voice_for_attributed_speech(draft: Draft) -> Change:
    row = draft.row("claims", lambda row: row["voice"] == "indirect" and row["speaker_id"] == "woo-jong-soo")
    return Change(put(row, voice="own").what, (at(row, "voice", "speaker_id"),))


@slip(MEANING)
def off_topic_with_a_proposition(draft: Draft) -> Change:
    row = draft.row("claims", is_told("indirect"))
    return Change(put(row, topic="off-topic").what, (at(row, "topic", "proposition_id"),))


@slip(MEANING)
def off_topic_though_it_speaks_of_the_affair(draft: Draft) -> Change:
    alone = _find_alone(draft)
    row = draft.row("claims", lambda row: is_told("indirect")(row) and row["proposition_id"] not in alone)
    return also(put(row, topic="off-topic", proposition_id=""), *find_companions(draft, row))


def _find_alone(draft: Draft) -> set[str]:
    """Propositions that one claim carries."""
    carried = [row["proposition_id"] for row in draft.sheets["claims"].rows]
    return {each for each in carried if carried.count(each) == 1}


@slip(MEANING)
def on_topic_without_a_proposition(draft: Draft) -> Change:
    row = draft.row("claims", is_told("own"))
    return Change(put(row, proposition_id="").what, (at(row, "topic", "proposition_id"),))


@slip(MEANING)
def claim_without_any_actor(draft: Draft) -> Change:
    row = draft.row("claims", lambda row: row["topic"] == "on-topic" and row["kind"] == "event")
    links = draft.find("claim_actors", claim_id=row["claim_id"])
    if not links:
        raise NoPlaceError
    for link in links:
        link.sheet.rows.remove(link)
    return Change(f"claim_actors of {row.name} removed", (at(row), Place("data/claim_actors.csv")))


@slip(MEANING, silent="Which sentence carries the claim stands in the text.")
def passage_that_is_the_next(draft: Draft) -> Change:
    row = draft.row("claims", lambda row: int(row["passage_id"][-3:]) < 10)
    return put(row, passage_id=f"{row['passage_id'][:-3]}{int(row['passage_id'][-3:]) + 1:03}")


@slip(MEANING)
def passage_of_another_source(draft: Draft) -> Change:
    row = draft.row("claims", lambda row: row["source_id"].startswith("pymnts") and row["voice"] == "own")
    return put(row, source_id="archyde-undated", passage_id="archyde-undated-s010")


@slip(MEANING)
def passage_that_is_page_furniture(draft: Draft) -> Change:
    furniture = [row for row in draft.sheets["passages"].rows[1:] if row["disposition"] == "advertisement"]
    row = draft.row("claims", lambda row: row["source_id"] == furniture[0]["source_id"])
    passage = draft.rng.choice(furniture)
    return Change(
        put(row, passage_id=passage["passage_id"]).what, (at(row, "passage_id"), at(passage, "disposition"))
    )


@slip(MEANING)
def key_words_that_are_too_many(draft: Draft) -> Change:
    return _put(draft, lambda row: bool(row["quote"]), quote="one two three four five six")


@slip(MEANING, silent="The words stand in the text alone.")
def key_words_that_are_not_of_the_text(draft: Draft) -> Change:
    return _put(draft, lambda row: bool(row["quote"]), quote="declined to give")


@slip(MEANING)
def proposition_of_the_next_claim(draft: Draft) -> Change:
    row = draft.row(
        "claims", lambda row: row["kind"] == "figure" and row["proposition_id"] in _find_alone(draft)
    )
    other = draft.row("claims", lambda each: each["kind"] == "figure" and each["proposition_id"] > "")
    lost = draft.find("propositions", proposition_id=row["proposition_id"])[0]
    change = put(row, proposition_id=other["proposition_id"])
    return Change(change.what, (at(row), at(lost, "proposition_id"), *find_companions(draft, row)))


@slip(MEANING)
def withdrawn_without_a_note(draft: Draft) -> Change:
    row = draft.row("claims", lambda row: not row["note"])
    return Change(put(row, record_status="withdrawn").what, (at(row, "record_status", "note"),))


@slip(MEANING)
def claim_entered_twice(draft: Draft) -> Change:
    row = draft.row("claims", lambda row: row["topic"] == "on-topic")
    copy = _copy(draft, row)
    for table in ("relays", "claim_actors"):
        for link in draft.find(table, claim_id=row["claim_id"]):
            link.sheet.add([copy["claim_id"], *link.cells[1:]])
    return Change(f"claims {row.name} entered again as {copy['claim_id']}", (at(copy), at(row)))


def _copy(draft: Draft, row: Row) -> Row:
    number = max(int(each.cells[0][4:]) for each in row.sheet.rows[1:]) + 1
    return draft.take(row.sheet.add([f"{row.cells[0][:4]}{number:04}", *row.cells[1:]]))


@slip(MEANING)
def claim_entered_twice_in_other_words(draft: Draft) -> Change:
    row = draft.row("claims", lambda row: row["topic"] == "on-topic" and row["kind"] == "event")
    copy = _copy(draft, row)
    copy["statement"] = row["statement"].replace(".", " indeed.")
    return Change(f"claims {row.name} entered again as {copy['claim_id']}", (at(copy), at(row)))


@slip(MEANING)
def statement_that_is_that_of_another_proposition(draft: Draft) -> Change:
    first = draft.row("propositions")
    second = draft.row("propositions")
    return also(put(second, statement=first["statement"].replace(".", " .")), at(first, "statement"))
