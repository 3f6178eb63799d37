"""Each rule finds what breaks it, there and nowhere else."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pandas as pd
import pytest
from pandera.config import config_context
from rows import rows
from sound import ACTOR, PLACE, SOUND, Cells, empty

from korea_deepfake_record.descriptor import Package, open_package
from korea_deepfake_record.frames import read_frame
from korea_deepfake_record.rules import check_frame, check_frames, check_rules, iter_rules

Frames = dict[str, pd.DataFrame]
# Table, number of the row (one past the last adds a row like it), cells.
Edit = tuple[str, int, Cells]

AHEAD = "2024-09-10"
JULY, FOUR_DAYS = "2024-07-01", "2024-08-26/2024-08-29"


def dated(column: str, day: str) -> Cells:
    """A date and its bounds."""
    return {column: day, f"{column}_earliest": day, f"{column}_latest": day}


LATER = dated("published", AHEAD) | {"published_basis": "reference"}
UNPUBLISHED = empty("published published_earliest published_latest published_text published_basis")
SEEN = {"text_sha256": "5" * 64, "text_characters": 1, "language": "en"}
REFERENCE = {"source_id": "other", "role": "reference", "kind": "page", "language": "en"}
CODED = {"source_id": "other", "role": "coded", "kind": "page"}
REPORTED = {"source_id": "report", "from_id": "bdtype-20240903"}
NEXT = {"relation_id": "rel-003", "from_id": "prp-002", "to_id": "prp-003"}
STATED = {"event_text": "in 2024", "event_basis": "stated"}
INFERRED = {"period_basis": "inferred"}
OF_FIRST = {"proposition_id": "prp-001", "event_basis": "inferred"}
INTENDED = {"stance": "intended", "kind": "plan"}
COPIED: Edit = ("derivations", 0, {"kind": "copy"})
ABOUT = {"comparator": "about", "value_text": "90 cases"}
OTHER_OUTLET: Edit = ("actors", 4, ACTOR | {"actor_id": "other", "kind": "outlet"})
HEAD_HAS_NAME: Edit = ("aliases", 1, {"actor_id": "example-head"})
FOURTH: Edit = ("propositions", 3, {"proposition_id": "prp-004", "statement": "It was the fourth."})
THIRD = {"claim_id": "clm-0003", "statement": "It was the third.", "proposition_id": "prp-003"}
CLAIM_OF_FOURTH: Edit = ("claims", 2, THIRD | {"proposition_id": "prp-004"})
PLAIN = {"statistic_id": "sta-0005", "currency": None, "converted_from_id": None}
CASES_OF = PLAIN | {"indicator_id": "example-cases", "unit": "count"}
SHARE_OF = PLAIN | {"indicator_id": "example-share", "unit": "percent"}
KOREAN = {"population": "Cases reported in South Korea."}
DAYS_OF = PLAIN | {"indicator_id": "example-days"}
DAYS: Edit = ("indicators", 3, {"indicator_id": "example-days", "unit": "day"})
NINETY = {"value": 90, "low": 90, "high": 90, "value_text": "90 cases"}
OF_PASSAGE = {"record": f"{PLACE}001"}
FIRST_OF_OTHER = {"source_id": "other", "passage_id": "other-s001", "position": 1, "paragraph": 1} | {
    **{"sentence": 1, "char_start": 0, "char_end": 200, "sha256": "4" * 64},
    **{"disposition": "metadata", "duplicate_of_id": None},
}
FIFTH = {"passage_id": f"{PLACE}005", "position": 5, "sentence": 3, "char_start": 800, "char_end": 1000}

# What breaks each rule; the guilty cell is the first of the first edit.
CASES: list[tuple[str, *tuple[Edit, ...]]] = [
    ("date-is-edtf", ("statistics", 1, {"as_of": "2023-02-29"})),
    ("wording-is-short", ("claims", 0, {"quote": "one two three four five six"})),
    ("name-is-short", ("aliases", 0, {"name": "one two three four five six seven eight"})),
    ("sentence-is-whole", ("propositions", 0, {"statement": "The agency opened a probe"})),
    ("sentence-is-whole", ("actors", 0, {"description": "an agency."})),
    ("country-is-in-iso-3166", ("actors", 0, {"country": "XX"})),
    ("country-is-in-iso-3166", ("statistics", 0, {"area": "ZZ"})),
    ("currency-is-in-iso-4217", ("statistics", 2, {"currency": "KRX"})),
    # The words in any cell.
    ("own-words-say-something", ("actors", 3, {"office": "unknown"})),
    ("taken-words-say-something", ("claims", 0, {"quote": "TBD"})),
    ("sentence-comes-to-its-end", ("actors", 0, {"description": "An agency of the state and."})),
    ("signs-are-set-as-in-print", ("actors", 0, {"description": "An agency (of the state."})),
    ("signs-are-set-as-in-print", ("actors", 0, {"description": "An agency.It is of the state."})),
    ("word-stands-once", ("actors", 0, {"description": "An agency of the the state."})),
    ("word-is-in-one-script", ("claims", 0, {"quote": "T\u0435legram"})),
    ("characters-are-plain", ("actors", 0, {"description": "Founded in 2O24."})),
    ("text-is-decoded-well", ("sources", 0, {"title": "The cafÃ© of Seoul"})),
    ("text-has-no-markup", ("sources", 0, {"title": "Questions &amp; answers"})),
    ("nobody-can-be-reached", ("aliases", 0, {"name": "somebody@example.org"})),
    (
        "quotation-is-short",
        ("actors", 0, {"description": 'It is "one two three four five six seven eight".'}),
    ),
    ("number-is-not-of-a-spreadsheet", ("claims", 0, {"event_text": "45537"})),
    ("number-is-not-of-a-spreadsheet", ("statistics", 0, {"period_text": "1.6E+04"})),
    ("written-day-is-in-calendar", ("actors", 0, {"description": "Founded on Monday 3 September 2024."})),
    ("written-day-is-in-calendar", ("actors", 0, {"description": "Founded on 31 June."})),
    # Sources, and what they were made from.
    ("text-hash-iff-coded", ("sources", 1, {"text_sha256": "5" * 64})),
    ("text-length-iff-coded", ("sources", 1, {"text_characters": 1})),
    (
        "coded-source-has-passages",
        ("sources", 5, {"source_id": "other", "role": "coded", "kind": "page"} | SEEN),
        ("derivations", 2, {"source_id": "other", "from_id": "briefing"}),
    ),
    ("language-iff-text-seen", ("sources", 1, {"language": "en"})),
    (
        "reference-has-address",
        (
            "sources",
            5,
            {"url": None, "source_id": "other", "role": "reference", "kind": "page", "language": "en"},
        ),
        ("derivations", 2, {"source_id": "briefing", "from_id": "other"}),
    ),
    ("published-fits-basis", ("sources", 1, {"published_basis": "reference"})),
    ("published-text-fits-basis", ("sources", 0, {"published_text": None})),
    (
        "dated-id-agrees",
        ("sources", 5, {"source_id": "other-20240902", "kind": "page"} | LATER),
        ("derivations", 2, {"source_id": "briefing", "from_id": "other-20240902"}),
    ),
    ("unknown-source-is-bare", ("sources", 4, {"source_id": "unknown", "title": "A title"})),
    ("kind-is-known", ("sources", 2, {"kind": "unknown"})),
    ("source-is-used", ("sources", 5, {"source_id": "other", "kind": "page"})),
    ("derivation-has-no-loop", ("derivations", 2, {"from_id": "wire", "source_id": "briefing"})),
    (
        "one-whole-origin",
        ("derivations", 2, {"scope": "whole", "from_id": "unknown", "kind": "copy"}),
        ("derivations", 1, {"scope": "whole", "kind": "copy"}),
    ),
    ("citation-is-partial", ("derivations", 0, {"scope": "whole", "kind": "quotation"})),
    ("derivation-is-later", ("derivations", 0, {"from_id": "wire"}), ("sources", 1, LATER)),
    ("unknown-rests-on-nothing", ("derivations", 2, {"source_id": "unknown", "from_id": "briefing"})),
    # The address, language and text of a source.
    ("address-is-of-the-web", ("sources", 0, {"url": "https://https://example.org"})),
    (
        "address-is-of-one-source",
        ("sources", 5, {"url": "http://www.example.org/"} | REFERENCE),
        ("derivations", 2, {"source_id": "briefing", "from_id": "other"}),
    ),
    ("address-has-the-day-of-publication", ("sources", 0, {"url": "https://example.org/2023/09/03/one"})),
    (
        "text-is-of-one-source",
        ("sources", 5, SEEN | {"text_sha256": "0" * 64, "text_characters": 200} | CODED),
        ("passages", 4, FIRST_OF_OTHER),
    ),
    ("language-is-in-bcp-47", ("sources", 0, {"language": "jp"})),
    (
        "article-is-of-an-outlet",
        ("sources", 2, {"publisher_id": "example-agency", "kind": "wire-story"}),
    ),
    ("translation-changes-the-language", ("derivations", 2, {"kind": "translation"} | REPORTED)),
    (
        "copy-keeps-the-language",
        ("derivations", 2, {"kind": "copy"} | REPORTED),
        ("sources", 3, {"language": "ko"}),
    ),
    # The ledger.
    ("same-words-are-as-many", ("passages", 3, {"word_count": 35})),
    ("hash-is-of-words", ("passages", 1, {"sha256": sha256().hexdigest()})),
    ("passages-leave-no-gap", ("passages", 3, {"char_start": 900, "char_end": 1000})),
    ("ledger-reaches-end-of-text", ("sources", 0, {"text_characters": 5000})),
    (
        "passage-is-of-coded-source",
        ("passages", 4, FIRST_OF_OTHER | {"source_id": "report", "passage_id": "report-s001"}),
    ),
    ("passage-has-disposition", ("passages", 2, {"disposition": None})),
    ("passage-id-tells-place", ("passages", 3, {"passage_id": f"{PLACE}005"})),
    ("positions-have-no-gap", ("passages", 3, {"position": 5, "passage_id": f"{PLACE}005"})),
    ("paragraphs-have-no-gap", ("passages", 3, {"paragraph": 4, "sentence": 1})),
    ("sentences-have-no-gap", ("passages", 3, {"sentence": 3})),
    ("passage-ends-after-start", ("passages", 1, {"char_end": 200, "word_count": 0})),
    ("passages-do-not-overlap", ("passages", 3, {"char_start": 599})),
    ("passage-ends-in-text", ("passages", 3, {"char_end": 5001})),
    ("words-fit-in-passage", ("passages", 1, {"word_count": 101})),
    ("duplicate-names-what-it-repeats", ("passages", 1, {"duplicate_of_id": f"{PLACE}009"})),
    ("duplicate-repeats-earlier-passage", ("passages", 3, {"duplicate_of_id": f"{PLACE}004"})),
    ("duplicate-repeats-first-passage", ("passages", 4, {"duplicate_of_id": f"{PLACE}004"} | FIFTH)),
    ("duplicate-has-the-same-words", ("passages", 3, {"duplicate_of_id": f"{PLACE}003", "sha256": "3" * 64})),
    (
        "repeated-words-are-duplicate",
        ("passages", 4, {"disposition": "off-topic", "duplicate_of_id": None} | FIFTH),
    ),
    ("coded-passage-has-claim", ("passages", 2, {"disposition": "coded"})),
    ("off-topic-passage-has-note", ("passages", 2, {"note": None})),
    ("section-heading-is-one", ("passages", 2, {"part": "body", "disposition": "section-heading"})),
    # Claims: what they rest on, and their dates.
    ("claim-rests-on-coded-passage", ("claims", 2, {"passage_id": f"{PLACE}003"} | THIRD)),
    ("proposition-iff-on-topic", ("claims", 1, {"proposition_id": None})),
    (
        "passage-says-it-once",
        (
            "claims",
            2,
            {"statement": "IT WAS not the first.", "claim_id": "clm-0003", "proposition_id": "prp-003"},
        ),
    ),
    (
        "passage-asserts-it-once",
        ("claims", 2, {"proposition_id": "prp-002", "claim_id": "clm-0003", "statement": "It was."}),
    ),
    ("figure-has-statistic", ("claims", 1, {"claim_id": "clm-0002", "kind": "figure"})),
    ("demand-is-requested", ("claims", 1, {"stance": "asserted", "kind": "demand"})),
    ("withdrawn-claim-has-note", ("claims", 2, {"note": None, "record_status": "withdrawn"} | THIRD)),
    ("event-date-fits-basis", ("claims", 1, {"event_basis": "inferred"})),
    ("event-text-fits-basis", ("claims", 0, {"event_text": None})),
    ("anchor-iff-resolved", ("claims", 0, {"event_anchor": None})),
    ("published-anchor-has-date", ("claims", 0, {"event_anchor": "published"}), ("sources", 0, UNPUBLISHED)),
    ("said-anchor-has-date", ("claims", 0, {"event_anchor": "said"})),
    (
        "event-is-not-in-the-future",
        ("claims", 1, {"event_date": AHEAD, "event_earliest": AHEAD, "event_basis": "inferred"}),
    ),
    ("event-year-is-the-stated", ("claims", 1, {"event_date": "2023"} | STATED)),
    ("event-date-is-not-sharpened", ("claims", 1, {"event_date": "2024-01-01"} | STATED)),
    # Dates and the words that tell them.
    ("event-date-is-the-named", ("claims", 0, {"event_date": FOUR_DAYS, "event_text": "early in July"})),
    ("period-is-the-named", ("statistics", 0, {"period": FOUR_DAYS, "period_text": "on 25 August"})),
    ("published-is-the-named", ("sources", 0, {"published": "2024-09-03", "published_text": "Friday, 2024"})),
    ("stated-event-has-its-year", ("claims", 0, {"event_basis": "stated", "event_anchor": None})),
    ("stated-period-has-its-year", ("statistics", 0, {"period_basis": "stated"})),
    (
        "stated-publication-has-its-year",
        ("sources", 0, {"published_basis": "stated", "published_text": "Tuesday"}),
    ),
    ("period-year-is-the-stated", ("statistics", 0, {"period": FOUR_DAYS, "period_text": "all of 2021"})),
    ("published-year-is-the-stated", ("sources", 0, {"published": "2024-09-03", "published_text": "2023"})),
    (
        "event-date-is-counted-from-anchor",
        ("claims", 0, {"event_date": FOUR_DAYS, "event_text": "this week"}),
    ),
    ("period-is-counted-from-source", ("statistics", 0, {"period": FOUR_DAYS, "period_text": "last year"})),
    (
        "proposition-has-one-date",
        ("claims", 1, {"event_date": JULY, "event_earliest": JULY, "event_latest": JULY} | OF_FIRST),
    ),
    (
        "proposition-has-one-period",
        ("statistics", 4, dated("period", JULY) | CASES_OF | {"claim_id": "clm-0002"} | INFERRED),
        ("claims", 1, {"proposition_id": "prp-001"}),
    ),
    (
        "event-date-is-in-proposition",
        ("claims", 0, {"event_date": FOUR_DAYS}),
        ("propositions", 0, {"statement": "The agency opened a probe on 2 July 2024."}),
    ),
    # Kinds of claim, stances and voices.
    ("stance-fits-kind", ("claims", 1, {"stance": "opined"})),
    ("appraisal-is-opined", ("claims", 1, {"stance": "asserted", "kind": "appraisal"})),
    ("plan-of-another-is-asserted", ("claims", 1, {"stance": "intended", "kind": "plan"})),
    (
        "hearsay-is-told-by-the-outlet",
        ("claims", 0, {"voice": "indirect", "stance": "reported"}),
        ("relays", 0, {"source_id": "unknown"}),
        ("derivations", 2, {"from_id": "unknown"}),
    ),
    ("hearsay-has-no-known-origin", ("claims", 1, {"stance": "reported"})),
    (
        "author-of-copy-speaks-itself",
        ("claims", 1, {"voice": "indirect", "speaker_id": "example-wire"}),
        ("aliases", 1, {"actor_id": "example-wire"}),
        COPIED,
    ),
    ("body-is-in-the-voice-of-its-author", ("claims", 1, {"speaker_id": "bdtype"}), COPIED),
    (
        "same-statement-is-one-proposition",
        ("claims", 2, {"proposition_id": "prp-003", "claim_id": "clm-0003", "passage_id": f"{PLACE}001"}),
    ),
    # Who says it, and through whom.
    (
        "own-voice-is-an-outlet",
        ("claims", 1, {"speaker_id": "bdtype"}),
        ("actors", 1, {"kind": "company"}),
        ("sources", 0, {"kind": "page"}),
    ),
    ("own-voice-is-the-publisher", ("claims", 1, {"speaker_id": "other"}), OTHER_OUTLET),
    (
        "attributed-speaker-is-not-the-outlet",
        ("claims", 1, {"voice": "indirect"}),
        ("aliases", 1, {"actor_id": "bdtype"}),
    ),
    ("attributed-claim-has-relays", ("claims", 1, {"speaker_id": "example-agency", "voice": "direct"})),
    ("speaker-stands-on-the-way", ("claims", 0, {"speaker_id": "example-head"}), HEAD_HAS_NAME),
    ("relay-steps-have-no-gap", ("relays", 0, {"step": 2})),
    ("relay-follows-derivation", ("relays", 0, {"source_id": "report"})),
    (
        "unknown-relay-is-last",
        ("relays", 0, {"source_id": "unknown"}),
        ("relays", 1, {"source_id": "briefing", "step": 2}),
        ("derivations", 2, {"from_id": "unknown"}),
    ),
    ("relay-is-not-later", ("relays", 0, {"source_id": "briefing"}), ("sources", 2, LATER)),
    # Actors and their names.
    ("office-iff-person", ("actors", 0, {"office": "Head"})),
    (
        "parent-has-no-loop",
        ("actors", 1, {"parent_id": "example-agency"}),
        ("actors", 0, {"parent_id": "bdtype"}),
    ),
    ("parent-is-no-person", ("actors", 0, {"parent_id": "example-head"})),
    ("wikidata-item-is-one-actor", ("actors", 1, {"wikidata_id": "Q1"})),
    ("actor-is-used", ("actors", 4, {"actor_id": "other"})),
    ("alias-is-from-coded-source", ("aliases", 1, {"source_id": "report"})),
    (
        "name-means-one-actor",
        ("aliases", 1, {"name": "THE AGENCY", "actor_id": "bdtype", "kind": "name"}),
        ("aliases", 0, {"kind": "name"}),
    ),
    ("wrong-name-has-note", ("aliases", 0, {"note": None, "kind": "wrong"})),
    (
        "speaker-has-alias",
        ("claims", 0, {"speaker_id": "example-agency"}),
        ("aliases", 0, {"actor_id": "example-head"}),
        ("claim_actors", 0, {"actor_id": "example-head"}),
    ),
    ("actor-of-claim-has-alias", ("claim_actors", 1, {"actor_id": "example-head"})),
    # Measures and what is reported of them.
    ("measure-is-reported", ("measures", 1, {"measure_id": "other"})),
    ("status-is-reported", ("measures", 0, {"status": "done"})),
    ("measure-is-about-its-parties", ("measures", 0, {"actor_id": "bdtype"})),
    ("target-is-another", ("measures", 0, {"target_id": "example-agency"}), HEAD_HAS_NAME),
    ("measure-ends-after-start", ("measures", 0, dated("end", "2024-08-01"))),
    ("measure-dates-fit-basis", ("measures", 0, {"date_basis": None})),
    ("begun-measure-has-begun", ("measures", 0, dated("start", AHEAD) | dated("end", AHEAD))),
    (
        "report-is-on-topic",
        ("measure_reports", 1, {"claim_id": "clm-0002"}),
        ("claims", 1, {"topic": "off-topic", "proposition_id": None}),
    ),
    ("intention-is-not-yet-a-deed", ("measure_reports", 0, {"status": "under-way"}), ("claims", 0, INTENDED)),
    ("call-is-a-request", ("measure_reports", 1, {"status": "called-for", "claim_id": "clm-0002"})),
    (
        "state-measure-is-by-the-state",
        ("measures", 0, {"actor_id": "bdtype", "kind": "charge", "target_id": "example-agency"}),
        HEAD_HAS_NAME,
    ),
    (
        "private-party-has-no-power",
        ("measures", 0, {"target_id": "example-agency", "kind": "order", "actor_id": "bdtype"}),
        HEAD_HAS_NAME,
    ),
    (
        "authority-is-not-arrested",
        ("measures", 0, {"target_id": "other", "kind": "arrest"}),
        ("actors", 4, ACTOR | {"actor_id": "other", "kind": "authority"}),
        HEAD_HAS_NAME,
    ),
    (
        "press-inquiry-is-by-the-press",
        ("measures", 0, {"actor_id": "example-agency", "kind": "press-inquiry"}),
    ),
    ("ended-measure-does-not-go-on", ("measures", 0, {"status": "under-way"} | dated("end", "2024-08-30"))),
    # One figure.
    ("low-is-not-above-value", ("statistics", 0, {"low": 89, "high": None, "comparator": "about"})),
    ("high-is-not-below-value", ("statistics", 0, {"high": 87, "low": None, "comparator": "about"})),
    ("high-is-not-below-low", ("statistics", 0, {"high": 4, "low": 5, "value": None, "comparator": "vague"})),
    (
        "value-is-not-negative",
        ("statistics", 0, {"value": -8, "low": -8, "high": -8, "value_text": "8 cases"}),
    ),
    ("value-iff-numbered", ("statistics", 0, {"value": None, "comparator": "about"})),
    ("exact-figure-is-its-bounds", ("statistics", 0, {"comparator": "exactly", "high": None})),
    ("upper-limit-has-no-low", ("statistics", 0, {"low": 88, "comparator": "up-to"})),
    ("lower-limit-has-no-high", ("statistics", 0, {"high": 88, "comparator": "at-least"})),
    ("upper-limit-is-the-value", ("statistics", 0, {"high": 88, "low": None, "comparator": "less-than"})),
    ("lower-limit-is-the-value", ("statistics", 0, {"low": 88, "high": None, "comparator": "more-than"})),
    ("share-is-within-hundred", ("statistics", 1, {"value": 90, "high": 101, "low": 90} | ABOUT)),
    ("count-is-whole", ("statistics", 0, {"value": 88, "high": 88.5, "comparator": "about"})),
    ("currency-iff-money", ("statistics", 0, {"currency": "KRW"})),
    (
        "conversion-is-of-another-currency",
        ("statistics", 3, {"converted_from_id": "sta-0003", "currency": "KRW"}),
    ),
    (
        "conversion-is-of-an-original",
        ("statistics", 4, {"converted_from_id": "sta-0004", "statistic_id": "sta-0005", "currency": "USD"}),
    ),
    ("value-is-in-wording", ("statistics", 0, NINETY | {"value_text": "88"})),
    ("limiting-words-are-kept", ("statistics", 0, {"comparator": "exactly", "value_text": "As many as 88"})),
    ("period-fits-basis", ("statistics", 1, {"period_basis": "inferred"})),
    ("period-text-fits-basis", ("statistics", 0, {"period_text": None})),
    ("period-is-that-of-claim", ("statistics", 0, {"period": "2024-08"})),
    (
        "period-is-not-in-the-future",
        ("statistics", 1, dated("period", AHEAD) | {"period_basis": "inferred", "claim_id": "clm-0002"}),
    ),
    ("as-of-is-not-in-the-future", ("statistics", 1, {"as_of": AHEAD})),
    ("period-or-as-of", ("statistics", 0, {"as_of": "2024-09-02"})),
    # Figures side by side.
    ("overlap-group-has-two", ("statistics", 0, {"overlap_group": "alone"})),
    (
        "overlap-group-has-one-unit",
        ("statistics", 1, {"overlap_group": "both"}),
        ("statistics", 0, {"overlap_group": "both"}),
    ),
    (
        "overlapping-counts-are-linked",
        (
            "statistics",
            4,
            CASES_OF
            | {"claim_id": "clm-0003"}
            | dated("period", "2024-08-28")
            | {"period_basis": "inferred"},
        ),
        CLAIM_OF_FOURTH,
        FOURTH,
    ),
    ("proposition-has-one-value", ("statistics", 4, NINETY | SHARE_OF)),
    (
        "differing-values-are-related",
        ("statistics", 4, NINETY | SHARE_OF | {"claim_id": "clm-0003"}),
        ("claim_actors", 1, {"claim_id": "clm-0003"}),
        CLAIM_OF_FOURTH,
        FOURTH,
    ),
    ("indicator-is-used", ("indicators", 3, {"indicator_id": "other"})),
    ("counted-is-whole", ("indicators", 0, {"is_whole": False})),
    ("share-is-not-additive", ("indicators", 1, {"is_additive": True})),
    # Figures and the words that give them.
    (
        "value-is-in-statement",
        ("statistics", 0, NINETY),
        ("claims", 0, {"statement": "There were 88 reports in 2024."}),
    ),
    (
        "value-is-in-proposition",
        ("statistics", 0, NINETY),
        ("propositions", 0, {"statement": "There were 88 reports in 2024."}),
    ),
    ("currency-is-the-worded", ("statistics", 2, {"currency": "KRW", "value_text": "$88"})),
    ("time-unit-is-the-worded", ("statistics", 4, {"unit": "day", "value_text": "88 hours"} | DAYS_OF), DAYS),
    ("percentage-is-a-share", ("statistics", 0, {"unit": "count", "value_text": "88 percent"})),
    ("area-is-that-of-population", ("statistics", 0, {"area": "JP"}), ("indicators", 0, KOREAN)),
    ("figure-stands-once", ("statistics", 4, {"statistic_id": "sta-0005"})),
    (
        "proposition-has-one-overlap-group",
        ("statistics", 0, {"overlap_group": None}),
        ("statistics", 4, CASES_OF | {"claim_id": "clm-0002", "overlap_group": "both"}),
        ("statistics", 5, {"statistic_id": "sta-0006", "value_text": "88 reports"}),
        ("claims", 1, {"proposition_id": "prp-001"}),
    ),
    (
        "proposition-has-one-area",
        ("statistics", 4, {"area": "JP", "claim_id": "clm-0002"} | CASES_OF),
        ("claims", 1, {"proposition_id": "prp-001"}),
    ),
    ("second-currency-is-a-conversion", ("statistics", 3, {"converted_from_id": None})),
    ("bare-number-is-exact", ("statistics", 0, {"comparator": "about", "value_text": "88"})),
    ("definition-fits-unit", ("indicators", 1, {"unit": "percent", "definition": "Number of cases."})),
    # Propositions and relations.
    ("proposition-is-carried", FOURTH),
    ("relation-joins-two", ("relations", 2, {"to_id": "prp-003", "relation_id": "rel-003"})),
    (
        "pair-is-related-once",
        ("relations", 2, {"to_id": "prp-003", "from_id": "prp-001", "kind": "tension"}),
    ),
    ("symmetric-pair-is-in-order", ("relations", 0, {"from_id": "prp-002", "to_id": "prp-001"})),
    (
        "directed-relations-have-no-loop",
        ("relations", 2, {"to_id": "prp-003", "from_id": "prp-002"}),
        ("relations", 0, {"kind": "updates"}),
    ),
    ("mistranslation-does-not-stand", ("relations", 0, {"verdict": "both-stand", "kind": "mistranslates"})),
    ("contradiction-does-not-stand", ("relations", 0, {"verdict": "both-stand"})),
    ("reference-is-known", ("relation_references", 1, {"source_id": "unknown"})),
    ("reference-can-be-looked-up", ("relation_references", 1, {"source_id": "briefing"})),
    ("public-reports-are-referenced", ("relations", 2, {"basis": "Public reports bear it out."} | NEXT)),
    (
        "verdicts-have-no-loop",
        ("relations", 2, {"verdict": "from-stands"} | NEXT),
        ("relations", 1, {"verdict": "from-stands"}),
    ),
    ("proposition-without-claim-has-note", ("propositions", 2, {"note": None})),
    (
        "mistranslation-stands-in-a-text",
        ("relations", 1, {"from_id": "prp-003", "kind": "mistranslates", "verdict": "to-stands"}),
    ),
    ("proposition-is-said-once", ("propositions", 2, {"statement": "THE AGENCY opened no probe."})),
    # Identifiers no longer in use.
    (
        "successors-have-no-loop",
        ("retired", 1, {"successor_id": "clm-9999", "retired_id": "clm-9998"}),
        ("retired", 0, {"successor_id": "clm-9998"}),
    ),
    ("retired-id-is-gone", ("retired", 0, {"retired_id": "clm-0002"})),
    ("successor-exists", ("retired", 0, {"successor_id": "clm-0009"})),
    ("retired-table-is-known", ("retired", 0, {"table": "relays", "successor_id": None})),
    ("retired-id-fits-its-table", ("retired", 0, {"retired_id": "prp-999"})),
    ("retired-version-is-not-ahead", ("retired", 0, {"version": "99.0.0"})),
    # Corrections.
    ("corrected-table-is-known", ("corrections", 0, {"table": "relais"})),
    ("corrected-column-is-known", ("corrections", 0, {"column": "colour"})),
    ("corrected-record-exists", ("corrections", 0, {"record": "clm-0099"})),
    ("corrected-row-is-gone", ("corrections", 0, {"record": "clm-0001", "kind": "row", "column": None})),
    ("correction-applies", ("corrections", 0, {"right_value": "mixed"})),
    ("correction-applies", ("corrections", 0, {"right_value": None, "record": "clm-0002"})),
    (
        "correction-applies",
        ("corrections", 0, {"right_value": "3", "table": "passages", "column": "position"} | OF_PASSAGE),
    ),
    (
        "correction-changes-something",
        ("corrections", 0, {"right_value": "on-topic", "wrong_value": "on-topic"}),
    ),
    (
        "correction-follows-on-the-one-before",
        ("corrections", 1, {"wrong_value": "mixed", "correction_id": "cor-002"}),
    ),
    ("correction-version-is-not-ahead", ("corrections", 0, {"version": "99.0.0"})),
]


@pytest.fixture(scope="session")
def package(still_toy: Path) -> Package:
    """A package whose schemas are those of the real tables."""
    return open_package(still_toy)


@pytest.fixture(scope="session")
def examples(package: Package) -> Frames:
    """The example of each table."""
    return {table.name: read_frame(table, package.base) for table in package.tables}


def build(examples: Frames, *edits: Edit) -> Frames:
    """The sound tables with some edits; the index is the line that each row would have in its file."""
    cells = {name: [dict(row) for row in given] for name, given in SOUND.items()}
    for table, number, changes in edits:
        if number == len(cells[table]):
            cells[table].append(dict(cells[table][-1]))
        cells[table][number] |= changes
    frames = {name: rows(example, *cells.get(name, [{}])) for name, example in examples.items()}
    return {name: frame.set_axis(frame.index + 2, axis="index") for name, frame in frames.items()}


def test_sound_tables_have_nothing_to_mend(examples: Frames, package: Package) -> None:
    assert [each.text for each in check_frames(build(examples), package)] == []


@pytest.mark.parametrize(("rule", "edits"), [(rule, edits) for rule, *edits in CASES])
def test_what_breaks_a_rule_is_found_there_and_by_no_other(
    rule: str, edits: list[Edit], examples: Frames, package: Package
) -> None:
    touched = {"frames", *(table for table, _, _ in edits)}
    asked = [each for each in iter_rules(package) if touched.intersection(each.needs)]
    found = check_frames(build(examples, *edits), package, asked)
    table, number, cells = edits[0]
    assert [(each.rule, each.path, each.line, each.column) for each in found] == [
        (rule, f"data/{table}.csv", number + 2, next(iter(cells)))
    ]


def test_every_rule_has_a_case(package: Package) -> None:
    assert {each.name for each in iter_rules(package)} == {rule for rule, *_ in CASES}


def test_a_finding_quotes_the_cells_as_they_stand(examples: Frames, package: Package) -> None:
    frames = build(examples, ("statistics", 0, {"high": 4, "low": 5, "value": None, "comparator": "vague"}))
    line = "data/statistics.csv:2:high: '4' is below the lower bound '5'. Swap the bounds, or correct one."
    assert [each.text for each in check_frames(frames, package)] == [f"{line} [high-is-not-below-low]"]


def test_every_cure_is_a_dozen_words_at_most(package: Package) -> None:
    assert [each.cure for each in iter_rules(package) if len(each.cure.split()) > 12] == []


def test_rules_that_look_at_a_table_that_is_not_there_are_left_out(
    examples: Frames, package: Package
) -> None:
    frames = build(examples, ("claims", 0, {"quote": "one two three four five six"}))
    asked = [each for each in iter_rules(package) if each.table == "claims"]
    for name in examples.keys() - {"claims"}:
        present = {each: frame for each, frame in frames.items() if each != name}
        assert [each.rule for each in check_frames(present, package, asked)] == ["wording-is-short"]


def test_a_table_that_does_not_fit_its_types_is_left_to_the_schema_checks(toy: Path) -> None:
    table = open_package(toy).table("passages")
    text = (toy / table.path).read_text(encoding="utf-8").replace(",coded,", ",cooked,")
    (toy / table.path).write_text(text, encoding="utf-8")
    found = check_rules(open_package(toy))
    assert found
    assert table.path not in {each.path for each in found}


@pytest.mark.parametrize("state", ["empty", "doubled", "blank"])
def test_rules_can_be_asked_of_any_table(state: str, examples: Frames, package: Package) -> None:
    sound = build(examples)
    for name, frame in sound.items():
        doubled = pd.concat([frame, frame])
        states = {
            "empty": frame.iloc[:0],
            "doubled": doubled.set_axis(range(2, 2 + len(doubled)), axis="index"),
            "blank": frame.reindex([2]).shift().astype(frame.dtypes.to_dict()),
        }
        asked = [each for each in iter_rules(package) if {name, "frames"}.intersection(each.needs)]
        check_frames({**sound, name: states[state]}, package, asked)


def test_rules_are_asked_even_where_pandera_is_turned_off(examples: Frames, package: Package) -> None:
    frames = build(examples, ("claims", 0, {"quote": "one two three four five six"}))
    with config_context(validation_enabled=False):
        assert [each.rule for each in check_frames(frames, package)] == ["wording-is-short"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda frame: frame.drop(columns="note"), "The table has no column 'note'."),
        (lambda frame: frame.assign(other=1), "The schema has no column 'other'."),
        (lambda frame: frame[frame.columns[::-1]], "The column stands in another place than in the schema."),
        (lambda frame: frame.astype({"position": "float64"}), "The column is of type float64."),
        (lambda frame: frame.assign(sha256=frame["sha256"].where(frame.index > 2)), "The cell is blank."),
        (lambda frame: frame.assign(passage_id="x"), "The key stands in the table more than once."),
    ],
)
def test_a_frame_that_is_not_what_its_schema_promises_is_found(
    change: Callable[[pd.DataFrame], pd.DataFrame], said: str, examples: Frames, package: Package
) -> None:
    frame, table = build(examples)["passages"], package.table("passages")
    assert check_frame(frame, table) == []
    assert {each.problem for each in check_frame(change(frame), table)} == {said}
