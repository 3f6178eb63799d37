"""What do Zenodo and DataCite ask of a release that is deposited with them?"""

from __future__ import annotations

import html
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..citation import find_year, name_address, name_contributor
from ..descriptor import Package
from .cff import find_release_date
from .metadata import CSV, LANGUAGE, PARQUET, write_json

Facts = dict[str, Any]

# DataCite's word for what is to be assigned: who takes the deposit is its publisher.
UNASSIGNED = ":tba"
SPDX = {"rightsIdentifierScheme": "SPDX", "schemeUri": "https://spdx.org/licenses/"}


def write_deposit(package: Package, folder: Path) -> list[Path]:
    """Write .zenodo.json, which Zenodo reads, and datacite.json, from which a DOI is registered."""
    return [
        write_json(zenodo_metadata(package), folder / ".zenodo.json"),
        write_json(datacite_metadata(package), folder / "datacite.json"),
    ]


def zenodo_metadata(package: Package) -> Facts:
    """The metadata of a deposit in Zenodo; no DOI until there is one, for Zenodo gives one itself."""
    raw = package.raw
    said = {
        "title": package.title,
        "upload_type": "dataset",
        "publication_date": find_release_date(package),
        "version": package.version,
        # Zenodo reads HTML there.
        "description": html.escape(package.description, quote=False),
        "creators": [{"name": name_contributor(each)} for each in raw.get("contributors", [])],
        "access_right": "open",
        "license": next((each["name"].lower() for each in raw.get("licenses", []) if "name" in each), None),
        "keywords": raw.get("keywords"),
        "doi": name_address(package).get("doi"),
    }
    return stated(said)


def datacite_metadata(package: Package) -> Facts:
    """The metadata of a DOI, in the properties of DataCite 4; without the DOI until there is one."""
    raw, address = package.raw, name_address(package)
    said = {
        "doi": address.get("doi"),
        "url": raw.get("homepage"),
        "types": {"resourceType": "Dataset", "resourceTypeGeneral": "Dataset"},
        "creators": [datacite_creator(each) for each in raw.get("contributors", [])],
        "titles": [{"title": package.title}],
        "publisher": {"name": UNASSIGNED},
        "publicationYear": find_year(package),
        "dates": [{"date": find_release_date(package), "dateType": "Issued"}],
        "version": package.version,
        "language": LANGUAGE,
        "geoLocations": [{"geoLocationPlace": each} for each in raw.get("kdr:spatial", [])],
        "subjects": [{"subject": each} for each in raw.get("keywords", [])],
        "descriptions": [{"description": package.description, "descriptionType": "Abstract"}],
        "rightsList": [datacite_rights(each) for each in raw.get("licenses", [])],
        "formats": [CSV["mediatype"], PARQUET["mediatype"]],
        "schemaVersion": "http://datacite.org/schema/kernel-4",
    }
    return stated(said)


def datacite_creator(contributor: Mapping[str, Any]) -> Facts:
    """A person, or an organisation where no family name is stated."""
    kind = "Personal" if contributor.get("familyName") else "Organizational"
    names = {key: contributor.get(key) for key in ("givenName", "familyName")}
    return stated({"name": name_contributor(dict(contributor)), "nameType": kind} | names)


def datacite_rights(licence: Mapping[str, Any]) -> Facts:
    """A licence, by its name in SPDX where it has one."""
    said = {"rights": licence.get("title"), "rightsUri": licence.get("path")}
    name = licence.get("name")
    return stated(said | ({"rightsIdentifier": name} | SPDX if name else {}))


def stated(said: Mapping[str, Any]) -> Facts:
    """What is known; the rest is left out."""
    return {key: value for key, value in said.items() if value}
