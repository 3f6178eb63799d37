"""Which slips spoil a relation, a measure, an actor, a name or an entry of the registers?"""

from __future__ import annotations

from .draft import Draft, NoPlaceError, Row
from .slip import MEANING, Change, Place, also, at, put, slip

VERDICTS = {"from-stands": "to-stands", "to-stands": "from-stands"}
ENDS = ("from_id", "to_id", "kind", "verdict")


def _turn(row: Row, verdict: str) -> Change:
    change = put(row, from_id=row["to_id"], to_id=row["from_id"], verdict=verdict)
    return Change(change.what, (at(row, *ENDS),))


def _judge(draft: Draft, kind: str, verdict: str, wrong: str) -> Change:
    row = draft.row("relations", lambda row: row["kind"] == kind and row["verdict"] == verdict)
    return Change(put(row, verdict=wrong).what, (at(row, *ENDS),))


@slip(MEANING)
def symmetric_pair_turned_round(draft: Draft) -> Change:
    row = draft.row("relations", lambda row: row["kind"].startswith("other-"))
    return _turn(row, VERDICTS.get(row["verdict"], row["verdict"]))


@slip(MEANING)
def refinement_turned_round(draft: Draft) -> Change:
    row = draft.row("relations", lambda row: row["kind"] == "refines" and row["verdict"] == "from-stands")
    return _turn(row, "from-stands")


@slip(MEANING)
def mistranslation_turned_round(draft: Draft) -> Change:
    row = draft.row("relations", lambda row: row["kind"] == "mistranslates")
    return _turn(row, row["verdict"])


@slip(MEANING)
def mistranslation_that_stands(draft: Draft) -> Change:
    return _judge(draft, "mistranslates", "to-stands", "from-stands")


@slip(MEANING)
def contradiction_in_which_both_stand(draft: Draft) -> Change:
    return _judge(draft, "contradicts", "to-stands", "both-stand")


@slip(MEANING)
def contradiction_decided_the_other_way(draft: Draft) -> Change:
    return _judge(draft, "contradicts", "to-stands", "from-stands")


@slip(MEANING)
def update_that_the_older_overrules(draft: Draft) -> Change:
    row = draft.row("relations", lambda row: row["kind"] == "updates")
    return Change(put(row, verdict="to-stands").what, (at(row, *ENDS),))


@slip(MEANING)
def refinement_that_its_refined_overrules(draft: Draft) -> Change:
    return _judge(draft, "refines", "from-stands", "to-stands")


@slip(MEANING)
def decided_without_a_reference(draft: Draft) -> Change:
    row = draft.row("relations", lambda row: "ublic reports" in row["basis"])
    links = draft.find("relation_references", relation_id=row["relation_id"])
    if not links:
        raise NoPlaceError
    for link in links:
        link.sheet.rows.remove(link)
    places = (at(row), Place("data/relation_references.csv"), Place("data/sources.csv"))
    return Change(f"references of {row.name} removed", places)


@slip(MEANING)
def contradiction_coded_as_a_tension(draft: Draft) -> Change:
    row = draft.row("relations", lambda row: row["kind"] == "contradicts")
    return put(row, kind="refines")


@slip(MEANING)
def verdicts_in_a_circle(draft: Draft) -> Change:
    rows = [draft.take(draft.find("relations", relation_id=f"rel-00{number}")[0]) for number in (1, 2, 3)]
    for row, verdict in zip(rows, ("from-stands", "to-stands", "to-stands"), strict=True):
        row["verdict"] = verdict
    return Change(
        "verdicts of rel-001, rel-002, rel-003 run in a circle", tuple(at(row, *ENDS) for row in rows)
    )


@slip(MEANING)
def relation_of_a_proposition_to_itself(draft: Draft) -> Change:
    row = draft.row("relations")
    return Change(put(row, to_id=row["from_id"]).what, (at(row, "from_id", "to_id"),))


@slip(MEANING)
def relation_to_a_proposition_of_another_matter(draft: Draft) -> Change:
    row = draft.row("relations", lambda row: row["from_id"] in ("prp-148", "prp-054", "prp-182"))
    return put(row, to_id=draft.rng.choice(["prp-209", "prp-155", "prp-202"]))


@slip(MEANING)
def relation_in_both_directions(draft: Draft) -> Change:
    row = draft.row("relations", lambda row: row["kind"] == "refines")
    cells = ["rel-900", row["to_id"], row["from_id"], *row.cells[3:]]
    new = draft.take(row.sheet.add(cells))
    return Change(f"relations {new.name} against {row.name}", (at(new), at(row)))


@slip(MEANING)
def proposition_that_nothing_carries(draft: Draft) -> Change:
    sheet = draft.sheets["propositions"]
    row = draft.take(sheet.add(["prp-900", "law", "Parliament changed a law on other matters.", ""]))
    return Change("propositions prp-900 added", (at(row),))


@slip(MEANING)
def theme_of_another_matter(draft: Draft) -> Change:
    row = draft.row("propositions", lambda row: row["theme"] in ("french-case", "law"))
    return put(row, theme="technology")


@slip(MEANING)
def actor_and_target_of_an_arrest_swapped(draft: Draft) -> Change:
    row = draft.row("measures", lambda row: row["kind"] in ("arrest", "charge", "sentence", "supervision"))
    return put(row, actor_id=row["target_id"], target_id=row["actor_id"])


@slip(MEANING)
def actor_and_target_of_a_request_swapped(draft: Draft) -> Change:
    row = draft.row("measures", lambda row: row["kind"] == "request")
    return put(row, actor_id=row["target_id"], target_id=row["actor_id"])


@slip(MEANING)
def actor_of_a_measure_who_has_no_part(draft: Draft) -> Change:
    row = draft.row("measures", lambda row: row["kind"] in ("probe", "arrest", "charge", "campaign"))
    return put(row, actor_id=draft.rng.choice(["leon-neal", "youtube", "bdtype"]))


@slip(MEANING)
def measure_aimed_at_its_own_actor(draft: Draft) -> Change:
    row = draft.row("measures", lambda row: row["target_id"] != "")
    return put(row, target_id=row["actor_id"])


@slip(MEANING)
def status_that_no_text_reports(draft: Draft) -> Change:
    row = draft.row("measures", lambda row: row["status"] == "under-way")
    return put(row, status="refused")


@slip(MEANING)
def status_that_is_further_than_any_report(draft: Draft) -> Change:
    row = draft.row("measures", lambda row: row["status"] in ("planned", "called-for", "considered"))
    return put(row, status="done")


@slip(MEANING)
def kind_of_a_measure_that_its_title_denies(draft: Draft) -> Change:
    row = draft.row("measures", lambda row: row["kind"] in ("probe", "arrest", "charge"))
    return put(row, kind="hotline")


@slip(MEANING)
def country_of_a_measure_that_is_not_its_actors(draft: Draft) -> Change:
    row = draft.row("measures", lambda row: row["country"] == "FR")
    return put(row, country="FI")


@slip(MEANING)
def report_of_a_measure_by_a_claim_of_another_matter(draft: Draft) -> Change:
    row = draft.row("measure_reports", lambda row: row["measure_id"].startswith("durov"))
    claim = draft.rng.choice(["clm-0099", "clm-0101", "clm-0130"])
    return put(row, claim_id=claim)


@slip(MEANING)
def intention_reported_as_a_deed(draft: Draft) -> Change:
    plans = {
        row["claim_id"] for row in draft.sheets["claims"].rows if row["stance"] in ("intended", "promised")
    }
    row = draft.row("measure_reports", lambda row: row["claim_id"] in plans)
    return put(row, status="done")


@slip(MEANING)
def person_without_an_office_or_body(draft: Draft) -> Change:
    row = draft.row("actors", lambda row: row["kind"] == "person" and row["office"] != "")
    return put(row, office="")


@slip(MEANING)
def office_of_an_agency(draft: Draft) -> Change:
    return put(draft.row("actors", lambda row: row["kind"] == "outlet"), office="Editor")


@slip(MEANING)
def parent_that_is_a_person(draft: Draft) -> Change:
    row = draft.row("actors", lambda row: row["kind"] == "authority" and row["parent_id"] != "")
    return put(row, parent_id="pavel-durov")


@slip(MEANING)
def parents_in_a_circle(draft: Draft) -> Change:
    child = draft.row("actors", lambda row: row["parent_id"] == "national-police-agency")
    parent = draft.take(draft.find("actors", actor_id="national-police-agency")[0])
    return also(put(parent, parent_id=child["actor_id"]), at(child, "parent_id"))


@slip(MEANING)
def country_that_is_not_that_of_the_parent(draft: Draft) -> Change:
    row = draft.row("actors", lambda row: row["country"] == "KR" and row["parent_id"] != "")
    return put(row, country="CN")


@slip(MEANING)
def country_that_there_is_not(draft: Draft) -> Change:
    return put(draft.row("actors", lambda row: row["country"] == "GB"), country="UK")


@slip(MEANING)
def one_wikidata_item_for_two(draft: Draft) -> Change:
    first = draft.row("actors", lambda row: row["wikidata_id"] != "")
    second = draft.row("actors", lambda row: row["wikidata_id"] != "")
    return also(put(second, wikidata_id=first["wikidata_id"]), at(first, "wikidata_id"))


@slip(MEANING, silent="Only Wikidata tells whose item it is.")
def wikidata_item_of_a_stranger(draft: Draft) -> Change:
    return put(draft.row("actors", lambda row: row["wikidata_id"] != ""), wikidata_id="Q42")


@slip(MEANING)
def actor_entered_twice(draft: Draft) -> Change:
    row = draft.row("actors", lambda row: row["kind"] == "outlet")
    copy = draft.take(row.sheet.add([f"{row.cells[0]}-2", f"{row.cells[1]} ", *row.cells[2:]]))
    copy["name"] = copy["name"].strip().lower()
    return Change(f"actors {row.name} entered again", (at(copy), at(row)))


@slip(MEANING)
def actor_that_nothing_names(draft: Draft) -> Change:
    cells = ["stranger", "A stranger", "group", "", "", "", "", "A group of which no text speaks.", ""]
    row = draft.take(draft.sheets["actors"].add(cells))
    return Change("actors stranger added", (at(row),))


@slip(MEANING)
def name_of_too_many_words(draft: Draft) -> Change:
    row = draft.row("aliases")
    return put(row, name="The agency of which so many of the texts speak at length")


@slip(MEANING)
def actor_who_is_both_about_and_addressee(draft: Draft) -> Change:
    row = draft.row("claim_actors", lambda row: row["role"] == "about")
    new = draft.take(row.sheet.add([*row.cells[:2], "addressee"], row))
    return Change(f"claim_actors {row.name} as addressee too", (at(new), at(row)))


@slip(MEANING)
def speaker_who_addresses_himself(draft: Draft) -> Change:
    claim = draft.row("claims", lambda row: row["voice"] != "own" and row["topic"] == "on-topic")
    cells = [claim["claim_id"], claim["speaker_id"], "addressee"]
    new = draft.take(draft.sheets["claim_actors"].add(cells))
    return Change(f"claim_actors {new.name} addresses himself", (at(new),))


@slip(MEANING)
def correction_of_a_record_that_is_not_there(draft: Draft) -> Change:
    return put(draft.row("corrections", lambda row: row["table"] == "claims"), record="clm-9999")


@slip(MEANING)
def correction_of_a_column_that_there_is_not(draft: Draft) -> Change:
    return put(draft.row("corrections", lambda row: row["column"] == "speaker_id"), column="speaker")


@slip(MEANING)
def correction_that_changes_nothing(draft: Draft) -> Change:
    row = draft.row("corrections", lambda row: row["right_value"] != "")
    return put(row, wrong_value=row["right_value"])


@slip(MEANING, upkeep=True)
def correction_that_the_table_does_not_follow(draft: Draft) -> Change:
    row = draft.row("corrections", lambda row: row["kind"] == "value" and row["column"] == "stance")
    return put(row, right_value="denied")


@slip(MEANING)
def correction_of_a_version_to_come(draft: Draft) -> Change:
    return put(draft.row("corrections"), version="9.0.0")


@slip(MEANING)
def correction_without_what_was_wrong(draft: Draft) -> Change:
    return put(draft.row("corrections", lambda row: row["wrong_value"] != ""), column="")


def _retire(draft: Draft, *cells: str) -> Change:
    row = draft.take(draft.sheets["retired"].add(list(cells)))
    return Change(f"retired {' '.join(cells)} added", (at(row),))


@slip(MEANING)
def retired_record_that_is_in_use(draft: Draft) -> Change:
    return _retire(draft, "clm-0058", "claims", "It was a copy.", "clm-0059", "1.1.0")


@slip(MEANING)
def retired_record_of_another_table(draft: Draft) -> Change:
    return _retire(draft, "clm-0999", "actors", "It was a copy.", "", "1.1.0")


@slip(MEANING)
def retired_record_whose_successor_is_not_there(draft: Draft) -> Change:
    return _retire(draft, "clm-0998", "claims", "It was a copy.", "clm-0997", "1.1.0")


@slip(MEANING)
def retired_record_of_a_version_to_come(draft: Draft) -> Change:
    return _retire(draft, "clm-0996", "claims", "It was a copy.", "", "9.0.0")


@slip(MEANING, "computed", upkeep=True)
def computed_verdict_typed_by_hand(draft: Draft) -> Change:
    row = draft.row("statistics", lambda row: row["verdict"] == "undisputed")
    return put(row, verdict="yields")


@slip(MEANING, "computed", upkeep=True)
def computed_count_typed_by_hand(draft: Draft) -> Change:
    row = draft.row("agreement")
    return put(row, n_sources=str(int(row["n_sources"]) + 1))
