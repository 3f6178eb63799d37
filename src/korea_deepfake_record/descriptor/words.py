"""Which properties, types and constraints does the Data Package standard know (versions 1 and 2)?"""

from __future__ import annotations

from ..finding import find_nearest, quote
from .document import Place

PACKAGE = (
    *("$schema", "profile", "name", "id", "title", "description", "homepage", "version", "created"),
    *("keywords", "contributors", "licenses", "sources", "image", "resources"),
)
RESOURCE = (
    *("$schema", "profile", "type", "name", "path", "data", "url", "title", "description"),
    *("format", "mediatype", "encoding", "compression", "bytes", "hash", "sources", "licenses"),
    *("dialect", "schema", "homepage"),
    # Not of the standard: frictionless writes the one beside every path, a recipe nests resources.
    *("scheme", "resources"),
)
SCHEMA = (
    *("$schema", "profile", "fields", "fieldsMatch", "missingValues", "primaryKey", "uniqueKeys"),
    *("foreignKeys",),
)
FIELD = (
    *("name", "type", "format", "title", "description", "example", "constraints", "categories"),
    *("categoriesOrdered", "missingValues", "rdfType", "decimalChar", "groupChar", "bareNumber"),
    *("trueValues", "falseValues", "delimiter", "itemType"),
)
DIALECT = (
    *("$schema", "header", "headerRows", "headerJoin", "commentRows", "commentChar", "delimiter"),
    *("lineTerminator", "quoteChar", "doubleQuote", "escapeChar", "nullSequence"),
    *("skipInitialSpace", "property", "itemType", "itemKeys", "sheetNumber", "sheetName", "table"),
    *("caseSensitiveHeader", "csvddfVersion"),
)
FOREIGN_KEY = ("fields", "reference")
REFERENCE = ("resource", "fields")

BOUNDS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
LENGTHS = ("minLength", "maxLength")
ORDERED = ("integer", "number", "date", "time", "datetime", "duration", "year", "yearmonth")
COLLECTIONS = ("string", "array", "object", "list")
TYPES = (*dict.fromkeys((*ORDERED, *COLLECTIONS)), "boolean", "geopoint", "geojson", "any")
CONSTRAINTS: dict[str, tuple[str, ...]] = {
    "required": TYPES,
    "unique": TYPES,
    "enum": TYPES,
    "pattern": ("string",),
    "jsonSchema": ("array", "object"),
    **dict.fromkeys(BOUNDS, ORDERED),
    **dict.fromkeys(LENGTHS, COLLECTIONS),
}
TEMPORAL = ("date", "time", "datetime")
FORMATS: dict[str, tuple[str, ...]] = {
    "string": ("default", "email", "uri", "binary", "uuid"),
    "geopoint": ("default", "array", "object"),
    "geojson": ("default", "topojson"),
    **dict.fromkeys(TEMPORAL, ("default", "any")),
}
ITEM_TYPES = ("string", "integer", "boolean", "number", "datetime", "date", "time")
FIELDS_MATCH = ("exact", "equal", "subset", "superset", "partial")
# Properties that only some types read; on another type they would be passed over in silence.
TYPE_PROPERTIES: dict[str, tuple[str, ...]] = {
    "decimalChar": ("number",),
    "groupChar": ("number", "integer"),
    "bareNumber": ("number", "integer"),
    "trueValues": ("boolean",),
    "falseValues": ("boolean",),
    "delimiter": ("list",),
    "itemType": ("list",),
}
CATEGORICAL = ("string", "integer")


def check_words(place: Place, known: tuple[str, ...]) -> None:
    """Note each property that is a slip of the pen for one that the standard knows."""
    if not isinstance(place.value, dict):
        return
    for key in place.value:
        # A namespace or a low line makes a property the author's own; the standard allows any other word too.
        if key in known or ":" in key or key.startswith("_"):
            continue
        # Comparing takes its time, and there may be very many words of the author's own.
        alike = tuple(each for each in known if _is_alike(key, each))
        meant = find_nearest(key, alike) if alike else ""
        if meant and meant not in place.value:
            cure = f"Did you mean {quote(meant)}?"
            place[key].note(f"The standard knows no property {quote(key)}.", cure, "property-unknown")


def _is_alike(key: str, known: str) -> bool:
    """Whether the two are about as long and start or end alike."""
    ends = key[:1].lower() == known[0] or key[-1:].lower() == known[-1]
    return ends and abs(len(known) - len(key)) <= 2
