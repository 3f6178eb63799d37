"""What do Croissant and schema.org say of a release?"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..citation import cite_as_bibtex, name_address, name_contributor
from ..descriptor import Package
from .cff import find_release_date
from .datasheet import responsible_use
from .metadata import CSV, LANGUAGE, Written, write_json
from .record_sets import Node, identify, record_sets

CONFORMS_TO = ["http://mlcommons.org/croissant/1.1", "http://mlcommons.org/croissant/RAI/1.0"]
CROISSANT_WORDS = (
    *("annotation", "arrayShape", "citeAs", "column", "containedIn", "equivalentProperty", "excludes"),
    *("extract", "field", "fileObject", "fileProperty", "fileSet", "format", "includes", "isArray"),
    *("isLiveDataset", "jsonPath", "key", "md5", "parentField", "path", "readLines", "recordSet"),
    *("references", "regex", "repeated", "replace", "samplingRate", "sdVersion", "separator", "source"),
    *("subField", "transform", "unArchive", "value"),
)
CONTEXT: Node = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "csvw": "http://www.w3.org/ns/csvw#",
    "csvw:columnReference": {"@container": "@list"},
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
} | {word: f"cr:{word}" for word in CROISSANT_WORDS}

MEASURED = ("integer", "number", "boolean")
# The name for Parquet that readers of Croissant know is not the registered one.
ENCODINGS = {".csv": CSV["mediatype"], ".parquet": "application/x-parquet"}


def write_croissant(
    package: Package, folder: Path, written: Written, answers: Mapping[str, list[str]]
) -> Path:
    """
    Write croissant.json, which describes a release in Croissant 1.1 and as a schema.org/Dataset.

    Parameters
    ----------
    package
        The package that was published.
    folder
        The release: its Parquet files tell the columns.
    written
        By path in the folder, bytes and hash of each file of a table.
    answers
        What the datasheet answers, as `read_answers` gives it: it has what is told for responsible use.

    Returns
    -------
    Path
        The file.
    """
    told = describe(package) | responsible_use(answers) | {"variableMeasured": list_variables(package)}
    files = [file_object(path, facts) for path, facts in sorted(written.items())]
    records = {"recordSet": record_sets(package, folder)}
    return write_json(told | {"distribution": files} | records, folder / "croissant.json")


def describe(package: Package) -> Node:
    """The data set as a whole; an address is left out until there is one."""
    raw, address = package.raw, name_address(package)
    told = {
        "description": package.description,
        "version": package.version,
        "datePublished": find_release_date(package),
        "license": [each.get("path") or each.get("name") for each in raw.get("licenses", [])],
        "creator": [creator(each) for each in raw.get("contributors", [])],
        "keywords": raw.get("keywords"),
        "inLanguage": LANGUAGE,
        "isAccessibleForFree": True,
        "temporalCoverage": raw.get("kdr:temporal"),
        "spatialCoverage": raw.get("kdr:spatial"),
        "url": address.get("url"),
        "identifier": address.get("doi") and address["url"],
        "citeAs": cite_as_bibtex(package),
    }
    fixed = {"@context": CONTEXT, "@type": "sc:Dataset", "conformsTo": CONFORMS_TO, "name": package.title}
    return fixed | {key: value for key, value in told.items() if value}


def creator(contributor: Mapping[str, Any]) -> Node:
    """A person, or an organisation where no family name is stated."""
    kind = "sc:Person" if contributor.get("familyName") else "sc:Organization"
    return {"@type": kind, "name": name_contributor(dict(contributor))}


def list_variables(package: Package) -> list[Node]:
    """What is told of each thing in numbers, truths or codes; the rest are names, words and dates."""
    return [
        {"@type": "sc:PropertyValue", "@id": f"#{identify(table.name, field.name)}"}
        | {"name": field.title or field.name, "description": field.description}
        | ({"unitText": field.raw["kdr:unit"]} if field.raw.get("kdr:unit") else {})
        for table in package.tables
        for field in table.fields
        if field.type in MEASURED or field.categories
    ]


def file_object(path: str, facts: Mapping[str, Any]) -> Node:
    """One file of a table, by its path in the release."""
    return {
        "@type": ["cr:FileObject", "sc:DataDownload"],
        "@id": path,
        "name": path,
        "contentUrl": path,
        "contentSize": f"{facts['bytes']} B",
        "encodingFormat": ENCODINGS[Path(path).suffix],
        "sha256": facts["hash"].removeprefix("sha256:"),
    }
