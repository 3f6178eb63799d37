"""Who reads Croissant or schema.org gets every table of a release, whole, by croissant.json alone."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from conftest import ROOT, read_json
from installed import find_python, run_in

from korea_deepfake_record.descriptor import open_package
from korea_deepfake_record.publish.archive import file_hash
from korea_deepfake_record.publish.croissant import describe
from korea_deepfake_record.publish.datasheet import ASKED, read_answers, responsible_use

DATASHEET = (ROOT / "docs" / "datasheet.md").read_text(encoding="utf-8")
LOAD_EVERYTHING = """
import json, sys
import mlcroissant, pandas
dataset = mlcroissant.Dataset(jsonld="croissant.json")
issues = dataset.metadata.ctx.issues
def tell(value):
    value = value.decode() if isinstance(value, bytes) else value
    return None if pandas.isna(value) else value
print(json.dumps({
    "errors": sorted(issues.errors),
    "warnings": sorted(issues.warnings),
    "records": {
        each.id: [
            {name.removeprefix(f"{each.id}/"): tell(value) for name, value in record.items()}
            for record in dataset.records(each.id)
        ]
        for each in dataset.metadata.record_sets
    },
}))
"""
ASK_AS_SCHEMA_ORG = """
import json
import rdflib
graph = rdflib.Graph().parse("croissant.json", format="json-ld", publicID="file:///release/")
schema = rdflib.Namespace("https://schema.org/")
data_set = graph.value(predicate=rdflib.RDF.type, object=schema.Dataset)
asked = ("name", "description", "version", "license", "datePublished", "inLanguage", "isAccessibleForFree")
told = {name: graph.value(data_set, schema[name]) for name in asked}
told["keywords"] = sorted(graph.objects(data_set, schema.keywords))
variables = graph.objects(data_set, schema.variableMeasured)
told["variables"] = sum(1 for each in variables if graph.value(each, schema.name))
told["creator"] = graph.value(graph.value(data_set, schema.creator), schema.name)
files = list(graph.subjects(rdflib.RDF.type, schema.DataDownload))
asked = ("contentUrl", "encodingFormat", "sha256")
assert set(files) == set(graph.objects(data_set, schema.distribution))
told["files"] = sorted([str(graph.value(each, schema[name])) for name in asked] for each in files)
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def loaded(published: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What mlcroissant makes of a release."""
    home = tmp_path_factory.mktemp("home")
    printed = run_in(published, [find_python("mlcroissant"), "-c", LOAD_EVERYTHING], home)
    told: dict[str, Any] = json.loads(printed)
    return told


def test_mlcroissant_has_nothing_to_say_against_it(loaded: dict[str, Any]) -> None:
    assert (loaded["errors"], loaded["warnings"]) == ([], [])


def test_mlcroissant_loads_every_record_of_every_table(published: Path, loaded: dict[str, Any]) -> None:
    for table in open_package(published).tables:
        frame = pd.read_parquet(published / "parquet" / f"{table.name}.parquet")
        rows = json.loads(frame.to_json(orient="records"))
        assert loaded["records"][table.name] == rows, table.name


def test_mlcroissant_loads_every_code_with_its_meaning(published: Path, loaded: dict[str, Any]) -> None:
    for table in open_package(published).tables:
        for field in (each for each in table.fields if each.categories):
            codes = loaded["records"][f"{table.name}/{field.name}/codes"]
            assert [each["code"] for each in codes] == list(field.categories)
            assert {each["code"]: each["description"] for each in codes} == field.raw["kdr:definitions"]


def test_every_file_of_a_table_is_named_with_its_size_and_hash(published: Path) -> None:
    told = {each["@id"]: each for each in read_json(published / "croissant.json")["distribution"]}
    tables = [table.name for table in open_package(published).tables]
    assert sorted(told) == [f"{kind}/{name}.{kind}" for kind in ("csv", "parquet") for name in sorted(tables)]
    for path, each in told.items():
        file = published / path
        assert (each["contentUrl"], each["sha256"]) == (path, file_hash(file))
        assert each["contentSize"] == f"{file.stat().st_size} B"


def test_a_reader_of_schema_org_knows_the_data_set(published: Path, tmp_path: Path) -> None:
    package = open_package(published)
    asked = run_in(published, [find_python("mlcroissant"), "-c", ASK_AS_SCHEMA_ORG], tmp_path)
    told = read_json(published / "croissant.json")
    asked_of_a_file = ("contentUrl", "encodingFormat", "sha256")
    assert json.loads(asked) == {
        "name": package.title,
        "description": package.description,
        "version": package.version,
        "license": package.raw["licenses"][0]["path"],
        "datePublished": told["datePublished"],
        "inLanguage": "en",
        "isAccessibleForFree": "true",
        "keywords": sorted(package.raw["keywords"]),
        "variables": len(told["variableMeasured"]),
        "creator": package.raw["contributors"][0]["title"],
        "files": sorted([each[name] for name in asked_of_a_file] for each in told["distribution"]),
    }


def test_every_reference_is_told_and_leads_to_records(published: Path) -> None:
    sets = {each["@id"]: each for each in read_json(published / "croissant.json")["recordSet"]}
    names = {key: [each["name"] for each in records["field"]] for key, records in sets.items()}
    for table in open_package(published).tables:
        told = sets[table.name].get("csvw:foreignKey", [])
        pointed = [(each["csvw:columnReference"], each["csvw:reference"]) for each in told]
        targets = [(set(names[to["csvw:resource"]]), set(to["csvw:columnReference"])) for _, to in pointed]
        assert all(columns <= known for known, columns in targets)
        keys = [list(each.fields) for each in table.foreign_keys]
        codes = [[each.name] for each in table.fields if each.categories]
        assert [columns for columns, _ in pointed] == keys + codes


def test_the_datasheet_answers_all_that_is_asked() -> None:
    answers = read_answers(DATASHEET)
    assert [each for keys in ASKED.values() for each in keys if each not in answers] == []


def test_what_is_told_for_responsible_use_is_the_datasheet(published: Path) -> None:
    told = read_json(published / "croissant.json")
    one_line = " ".join(DATASHEET.split())
    assert responsible_use(read_answers(DATASHEET)).items() <= told.items()
    assert ASKED.keys() <= told.keys()
    assert told["rai:dataUseCases"] in one_line


def test_the_beginning_of_a_sentence_is_not_lost() -> None:
    answers = read_answers("## Part\n\n- **Why?** For this\n  reason.\n- **Reports** were read.\n- Plain.\n")
    assert answers["Part"] == ["For this reason.", "Reports were read.", "Plain."]
    assert (answers["Why?"], answers["Reports"]) == (["For this reason."], ["Reports were read."])


def test_what_is_measured_is_every_number_truth_and_code(published: Path) -> None:
    told = {
        each["@id"]: each["description"]
        for each in read_json(published / "croissant.json")["variableMeasured"]
    }
    for table in open_package(published).tables:
        for field in table.fields:
            is_measured = field.type in {"integer", "number", "boolean"} or bool(field.categories)
            assert (told.get(f"#{table.name}/{field.name}") == field.description) is is_measured


def test_where_and_when_are_told_if_the_descriptor_says_so(toy: Path) -> None:
    descriptor = read_json(toy / "datapackage.json") | {
        "kdr:temporal": "2000-01/2000-02",
        "kdr:spatial": ["Atlantis"],
    }
    (toy / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    told = describe(open_package(toy))
    assert (told["temporalCoverage"], told["spatialCoverage"]) == ("2000-01/2000-02", ["Atlantis"])
