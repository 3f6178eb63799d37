"""What does the descriptor of a linked package say: its tables, their fields, keys and bounds?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

PROFILES = "https://datapackage.org/profiles/2.0"
CLAIM_TYPES = ("event", "figure", "opinion", "pledge", "report")
STANCES = ("affirms", "denies", "doubts", "neutral")
MOMENT = "[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{2}|[0-9]{4}-[0-9]{2}/[0-9]{4}-[0-9]{2}|[0-9]{4}~"

Schema = dict[str, Any]


def _field(name: str, kind: str = "string", **properties: Any) -> dict[str, Any]:
    """A field; `categories` is a property of its own, every other one is a constraint."""
    field: dict[str, Any] = {"name": name, "type": kind}
    field |= {each: properties.pop(each) for each in ("categories", "format") if each in properties}
    return field | ({"constraints": properties} if properties else {})


def _refer(field: str, resource: str, target: str) -> dict[str, Any]:
    return {"fields": [field], "reference": {"resource": resource, "fields": [target]}}


SOURCES: Schema = {
    "fields": [
        _field("source_id", required=True, pattern="src-[0-9]{5}"),
        _field("title", required=True, minLength=3, maxLength=200),
        _field("outlet", required=True),
        _field("language", required=True, enum=["en", "fr", "ko"]),
        _field("published_on", "date", minimum="2000-01-01", maximum="2030-12-31"),
        _field("url", format="uri", unique=True),
    ],
    "primaryKey": ["source_id"],
}

ACTORS: Schema = {
    "fields": [
        _field("actor_id", required=True, pattern="act-[0-9]{6}"),
        _field("name", required=True, maxLength=80),
        _field("country", pattern="[A-Z]{2}"),
        _field("role", required=True, enum=["official", "company", "witness", "journalist"]),
        _field("parent_id"),
    ],
    "primaryKey": ["actor_id"],
    "foreignKeys": [_refer("parent_id", "", "actor_id")],
}

CLAIMS: Schema = {
    "fields": [
        _field("claim_id", pattern="c[0-9]{8}"),
        _field("source_id", required=True, pattern="src-[0-9]{5}"),
        _field("paragraph", "integer", required=True, minimum=1),
        _field("speaker_id"),
        _field("answers_id"),
        _field("statement", required=True, minLength=5, maxLength=600),
        _field("claim_type", required=True, enum=list(CLAIM_TYPES)),
        _field("stance", categories=list(STANCES)),
        _field("event_date", pattern=MOMENT),
        _field("said_on", "date", required=True, minimum="2020-01-01", maximum="2029-12-31"),
        _field("coded_at", "datetime"),
        _field("is_quoted", "boolean"),
        _field("victims", "integer", minimum=0, maximum=1_000_000),
        _field("share", "number", minimum=0, maximum=100),
        _field("statement_hash", unique=True, pattern="[0-9a-f]{16}"),
    ],
    "primaryKey": ["claim_id"],
    "uniqueKeys": [["source_id", "paragraph"]],
    "foreignKeys": [
        _refer("source_id", "sources", "source_id"),
        _refer("speaker_id", "actors", "actor_id"),
        _refer("answers_id", "", "claim_id"),
    ],
}

MEASURES: Schema = {
    "fields": [
        _field("measure_id", required=True, pattern="m[0-9]{6}"),
        _field("claim_id", required=True),
        _field("actor_id", required=True),
        _field("began_on", "date"),
        _field("amount", "number", exclusiveMinimum=0),
        _field("note", maxLength=200),
    ],
    "primaryKey": ["measure_id"],
    "foreignKeys": [_refer("claim_id", "claims", "claim_id"), _refer("actor_id", "actors", "actor_id")],
    "missingValues": ["", "n/a"],
}

SCHEMAS = {"sources": SOURCES, "actors": ACTORS, "claims": CLAIMS, "measures": MEASURES}


def write_descriptor(folder: Path) -> None:
    """Write the descriptor and the schemas that it names."""
    (folder / "schemas").mkdir(parents=True, exist_ok=True)
    (folder / "data").mkdir(exist_ok=True)
    for table, schema in SCHEMAS.items():
        _write(folder / "schemas" / f"{table}.json", {"$schema": f"{PROFILES}/tableschema.json", **schema})
    resources = [_describe(table) for table in SCHEMAS]
    content = {"$schema": f"{PROFILES}/datapackage.json", "name": "linked-claims", "resources": resources}
    _write(folder / "datapackage.json", content)


def _describe(table: str) -> dict[str, Any]:
    return {
        "name": table,
        "type": "table",
        "path": f"data/{table}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": f"schemas/{table}.json",
    }


def _write(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
