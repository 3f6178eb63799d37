"""A package in which every rule holds: rows like the examples in the schemas but for the cells given here."""

from typing import Any

Cells = dict[str, Any]


def empty(columns: str) -> Cells:
    """Cells without a value."""
    return dict.fromkeys(columns.split())


UNSEEN = empty("title publisher_id language url text_sha256 text_characters") | empty(
    "published published_earliest published_latest published_text published_basis"
)
UPSTREAM = UNSEEN | {"role": "upstream", "kind": "statement"}
UNDATED = empty("event_date event_earliest event_latest event_text event_basis event_anchor quote")
TIMELESS = empty("period period_earliest period_latest period_text period_basis as_of overlap_group")
MONEY = TIMELESS | {"indicator_id": "example-fine", "unit": "currency", "value_text": "88 cases"}
ACTOR = empty("office parent_id wikidata_id")
PLACE = "bdtype-20240903-s"

SOUND: dict[str, list[Cells]] = {
    "actors": [
        ACTOR | {"wikidata_id": "Q1"},
        ACTOR | {"actor_id": "bdtype", "name": "Bdtype", "kind": "outlet"},
        ACTOR | {"actor_id": "example-wire", "name": "Wire", "kind": "outlet"},
        ACTOR | {"actor_id": "example-head", "name": "Head", "kind": "person", "office": "Head"},
    ],
    "sources": [
        {"publisher_id": "bdtype", "published_text": "Sep 03, 2024", "text_characters": 1000},
        UPSTREAM | {"source_id": "wire", "publisher_id": "example-wire"},
        UPSTREAM | {"source_id": "briefing", "publisher_id": "example-agency"},
        UNSEEN | {"source_id": "report", "role": "reference", "url": "https://example.org", "language": "en"},
        UPSTREAM | {"source_id": "unknown", "kind": "unknown"},
    ],
    "derivations": [
        {"from_id": "wire", "kind": "rewrite"},
        {"source_id": "wire", "from_id": "briefing", "kind": "citation", "scope": "part"},
    ],
    "passages": [
        {"passage_id": f"{PLACE}001", "position": 1, "paragraph": 1, "char_start": 0, "char_end": 200},
        {"passage_id": f"{PLACE}002", "position": 2, "paragraph": 1, "char_start": 200, "char_end": 400}
        | {"sentence": 2, "sha256": "1" * 64},
        {"passage_id": f"{PLACE}003", "position": 3, "paragraph": 2, "char_start": 400, "char_end": 600}
        | {"disposition": "off-topic", "sha256": "2" * 64},
        {"passage_id": f"{PLACE}004", "position": 4, "paragraph": 2, "char_start": 600, "char_end": 800}
        | {"sentence": 2, "disposition": "duplicate", "duplicate_of_id": f"{PLACE}003", "sha256": "2" * 64},
    ],
    "claims": [
        {"passage_id": f"{PLACE}001", "kind": "figure", "event_date": "2024-08-26/2024-08-29"},
        UNDATED
        | {"claim_id": "clm-0002", "passage_id": f"{PLACE}002", "proposition_id": "prp-002"}
        | {"statement": "It was not the first.", "speaker_id": "bdtype", "voice": "own"},
    ],
    "relays": [{"source_id": "briefing"}],
    "claim_actors": [{}],
    "aliases": [{}],
    "indicators": [
        {},
        {"indicator_id": "example-share", "unit": "percent", "is_whole": False, "is_additive": False}
        | {"definition": "Share of example cases."},
        {"indicator_id": "example-fine", "unit": "currency", "is_whole": False, "is_additive": False}
        | {"definition": "Fine for an example."},
    ],
    "statistics": [
        {"value_text": "88 cases", "currency": None, "as_of": None, "overlap_group": None},
        TIMELESS
        | {"statistic_id": "sta-0002", "indicator_id": "example-share", "unit": "percent"}
        | {"value_text": "88 cases", "currency": None},
        MONEY | {"statistic_id": "sta-0003"},
        MONEY | {"statistic_id": "sta-0004", "currency": "EUR", "converted_from_id": "sta-0003"},
    ],
    "measures": [empty("end end_earliest end_latest") | {"target_id": "example-head"}],
    "measure_reports": [{}],
    "propositions": [
        {},
        {"proposition_id": "prp-002", "statement": "The agency opened no probe."},
        {"proposition_id": "prp-003", "statement": "The agency opened two probes."},
    ],
    "relations": [
        {"to_id": "prp-002", "verdict": "from-stands"},
        {"relation_id": "rel-002", "from_id": "prp-003", "to_id": "prp-001", "kind": "refines"},
    ],
    "relation_references": [
        {"source_id": "report"},
        {"relation_id": "rel-002", "source_id": "report"},
    ],
    "retired": [{}],
    "corrections": [{}],
}
