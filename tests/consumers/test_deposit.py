"""What is handed to Zenodo and DataCite is in their form, and says what the citation says."""

import json
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from conftest import read_json
from installed import find_python, run_in

from korea_deepfake_record.descriptor import open_package
from korea_deepfake_record.publish.cff import citation_file
from korea_deepfake_record.publish.croissant import describe
from korea_deepfake_record.publish.deposit import datacite_metadata, zenodo_metadata

ASK_DATACITE = """
import json, pathlib, sys
from datacite import schema45
metadata = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
print(json.dumps([each.message for each in schema45.validator.iter_errors(metadata)]))
"""
# Zenodo publishes no schema of the file; this is what its documentation for developers asks of a data set.
TEXT = {"type": "string", "minLength": 1}
ZENODO = {
    "type": "object",
    "required": [
        "upload_type",
        "publication_date",
        "title",
        "creators",
        "description",
        "access_right",
        "license",
    ],
    "properties": {
        "upload_type": {"const": "dataset"},
        "publication_date": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
        "title": TEXT,
        "version": TEXT,
        "description": TEXT,
        "access_right": {"enum": ["open", "embargoed", "restricted", "closed"]},
        "license": {"type": "string", "pattern": "^[a-z0-9.+-]+$"},
        "keywords": {"type": "array", "items": TEXT, "uniqueItems": True},
        "doi": {"type": "string", "pattern": "^10[.][0-9]{4,9}/"},
        "creators": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["name"],
                "properties": dict.fromkeys(("name", "affiliation", "orcid", "gnd"), TEXT),
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}
PERSON = {"title": "Ann Example", "givenName": "Ann", "familyName": "Example"}


@pytest.fixture
def given_a_doi(toy: Path) -> Path:
    """Folder of a package with a DOI, of the prefix that is kept for trying it out, a person and a place."""
    told = {"kdr:identifier": "10.5072/toy", "kdr:spatial": ["Atlantis"]}
    descriptor = read_json(toy / "datapackage.json") | told
    descriptor["contributors"].append(PERSON)
    (toy / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    return toy


@pytest.fixture(params=["toy", "given_a_doi"])
def described(request: pytest.FixtureRequest) -> Path:
    """Folder of a package that is to be cited."""
    folder: Path = request.getfixturevalue(request.param)
    return folder


def test_datacite_takes_it(described: Path, tmp_path: Path) -> None:
    metadata = tmp_path / "datacite.json"
    metadata.write_text(json.dumps(datacite_metadata(open_package(described))), encoding="utf-8")
    assert run_in(tmp_path, [find_python("datacite"), "-c", ASK_DATACITE, str(metadata)], tmp_path) == "[]\n"


def test_zenodo_is_given_what_it_asks_for(described: Path) -> None:
    jsonschema.validate(zenodo_metadata(open_package(described)), ZENODO)


def test_every_form_says_the_same(described: Path) -> None:
    package = open_package(described)
    zenodo, datacite, croissant = (tell(package) for tell in (zenodo_metadata, datacite_metadata, describe))
    cited: dict[str, Any] = yaml.safe_load(citation_file(package, zenodo["publication_date"]))
    assert {zenodo["title"], datacite["titles"][0]["title"], croissant["name"]} == {cited["title"]}
    assert {zenodo["version"], datacite["version"], croissant["version"]} == {cited["version"]}
    assert {datacite["dates"][0]["date"], croissant["datePublished"]} == {cited["date-released"]}
    assert datacite["rightsList"][0]["rightsIdentifier"] == cited["license"]
    assert len(cited["authors"]) == len(zenodo["creators"])
    for other in (datacite["creators"], croissant["creator"]):
        assert [each["name"] for each in other] == [each["name"] for each in zenodo["creators"]]


def test_a_person_is_told_from_an_organisation(given_a_doi: Path) -> None:
    package = open_package(given_a_doi)
    kinds = [(each["nameType"], each.get("familyName")) for each in datacite_metadata(package)["creators"]]
    assert kinds == [("Organizational", None), ("Personal", "Example")]
    assert [each["@type"] for each in describe(package)["creator"]] == ["sc:Organization", "sc:Person"]
    _, person = yaml.safe_load(citation_file(package))["authors"]
    assert person == {"family-names": "Example", "given-names": "Ann"}


def test_a_doi_is_told_everywhere(given_a_doi: Path) -> None:
    package = open_package(given_a_doi)
    assert {tell(package)["doi"] for tell in (zenodo_metadata, datacite_metadata)} == {"10.5072/toy"}
    assert describe(package)["identifier"] == "https://doi.org/10.5072/toy"
    cited = yaml.safe_load(citation_file(package))
    assert (cited["doi"], cited["url"]) == ("10.5072/toy", "https://doi.org/10.5072/toy")


def test_datacite_is_told_of_the_place(given_a_doi: Path) -> None:
    told = datacite_metadata(open_package(given_a_doi))
    assert told["geoLocations"] == [{"geoLocationPlace": "Atlantis"}]


def test_no_address_is_made_up(toy: Path) -> None:
    package = open_package(toy)
    for tell in (zenodo_metadata, datacite_metadata, describe):
        assert tell(package).keys().isdisjoint({"doi", "url", "identifier"})
    assert yaml.safe_load(citation_file(package)).keys().isdisjoint({"doi", "url"})


def test_the_citation_file_keeps_to_its_schema(described: Path, published: Path, tmp_path: Path) -> None:
    written = tmp_path / "CITATION.cff"
    written.write_text(citation_file(open_package(described), "2000-01-01"), encoding="utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.citation-file-format"]
    assert "ok" in run_in(tmp_path, [*command, str(written), str(published / "CITATION.cff")], tmp_path)


def test_nobody_is_made_up_where_nobody_is_named(toy: Path) -> None:
    descriptor = read_json(toy / "datapackage.json") | {"contributors": []}
    (toy / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    with pytest.raises(ValueError, match=r"Nobody is named who is to be cited\. Add them under"):
        citation_file(open_package(toy))


def test_what_zenodo_reads_as_html_stays_text(toy: Path) -> None:
    descriptor = read_json(toy / "datapackage.json") | {"description": "Figures < 18 & more."}
    (toy / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    assert zenodo_metadata(open_package(toy))["description"] == "Figures &lt; 18 &amp; more."


def test_a_release_holds_both(published: Path) -> None:
    package = open_package(published)
    assert read_json(published / ".zenodo.json") == zenodo_metadata(package)
    assert read_json(published / "datacite.json") == datacite_metadata(package)
