"""Are the data set and its records found and cited, retired ones too?"""

import json
from pathlib import Path
from typing import Any

import pytest

import korea_deepfake_record as kdr
from korea_deepfake_record.citation import cite_as_bibtex, cite_as_text
from korea_deepfake_record.descriptor import Package

RAW: dict[str, Any] = {
    "contributors": [{"givenName": "Ada", "familyName": "Byron"}, {"title": "A & B"}],
    "licenses": [{"name": "CC-BY-4.0"}],
    "created": "2031-05-06T00:00:00Z",
}
BIBTEX = r"""@misc{works-1.2.3-wrk-1,
  author = {Byron, Ada and {A \& B}},
  title = {{100\% \textbackslash{}Works\_\{x\}}},
  year = {2031},
  version = {1.2.3},
  howpublished = {Data set},
  note = {record wrk-1 (works), CC-BY-4.0},
}"""


def package(base: Path, **more: object) -> Package:
    return Package(base, "datapackage.json", "works", "1.2.3", r"100% \Works_{x}", raw=RAW | more)


def test_the_whole_is_cited_with_its_version(tmp_path: Path) -> None:
    expected = r"Byron, Ada; A & B (2031). 100% \Works_{x} (version 1.2.3) [data set]. CC-BY-4.0."
    assert cite_as_text(package(tmp_path)) == expected


def test_a_record_is_cited_within_the_whole(tmp_path: Path) -> None:
    assert "(2031). Record wrk-1 (works). In: 100%" in cite_as_text(package(tmp_path), "wrk-1 (works)")


def test_bibtex_escapes_what_tex_would_read(tmp_path: Path) -> None:
    assert cite_as_bibtex(package(tmp_path), "wrk-1 (works)") == BIBTEX


def test_the_year_is_that_of_the_changelog(tmp_path: Path) -> None:
    (tmp_path / "CHANGELOG.md").write_text("## [1.2.3] - 2030-01-02\n", encoding="utf-8")
    assert "(2030)" in cite_as_text(package(tmp_path))


def test_a_doi_is_cited_once_it_is_assigned(tmp_path: Path) -> None:
    assigned = package(tmp_path, id="https://doi.org/10.1234/abc_d")
    assert cite_as_text(assigned).endswith("CC-BY-4.0. https://doi.org/10.1234/abc_d")
    assert "  doi = {10.1234/abc_d},\n" in cite_as_bibtex(assigned)


def test_an_unknown_style_is_answered_with_those_there_are(still_toy: Path) -> None:
    with pytest.raises(ValueError, match=r"^There is no style 'apa'\. Choose one of: text, bibtex\.$"):
        kdr.cite(style="apa", where=still_toy)


def test_a_record_of_this_version_is_found_and_cited(still_toy: Path) -> None:
    assert kdr.find("prp-001", where=still_toy)["proposition_id"] == "prp-001"
    assert "Record prp-001 (propositions)" in kdr.cite("prp-001", where=still_toy)


def test_an_id_in_two_tables_asks_which(toy: Path) -> None:
    measures = toy / "data" / "measures.csv"
    measures.write_text(measures.read_text(encoding="utf-8").replace("example-probe", "example-agency"))
    with pytest.raises(
        ValueError, match=r"'example-agency' is in actors and measures\. Choose one with table="
    ):
        kdr.find("example-agency", where=toy)
    assert kdr.find("example-agency", table="actors", where=toy).attrs["name"] == "actors"


@pytest.mark.parametrize("ask", [kdr.find, kdr.cite])
def test_a_retired_id_names_the_reason_and_the_successor(toy: Path, ask: Any) -> None:
    lines = ["clm-0007,claims,It repeated another.,clm-0008,1.1.0", "clm-0008,claims,Too.,clm-0001,1.2.0"]
    lines += ["clm-0009,claims,It was not in the text.,,1.2.0"]
    header = "retired_id,table,reason,successor_id,version"
    (toy / "data" / "retired.csv").write_text("\n".join([header, *lines, ""]), encoding="utf-8")
    with pytest.raises(
        ValueError, match=r"^'clm-0007' was retired in .* 1.1.0: It .* another\. Use 'clm-0001'\.$"
    ):
        ask("clm-0007", where=toy)
    with pytest.raises(ValueError, match=r"not in the text\. It has no successor\.$"):
        ask("clm-0009", where=toy)


@pytest.mark.parametrize(
    ("record_id", "answer"),
    [
        ("clm-0010", "Those of claims run from 'clm-0001' to 'clm-0001'[.]$"),
        ("clm-1", "Did you mean 'clm-0001'[?]$"),
        ("CLM-0001", "Did you mean 'clm-0001'[?]$"),
        ("exampel-agency", "Did you mean 'example-agency'[?]$"),
        ("bdtype-20240902", "Did you mean 'bdtype-20240903'[?]$"),
        ("?", "Look it up in one of: sources, claims,"),
    ],
)
def test_an_unknown_id_is_answered_with_what_may_be_meant(
    still_toy: Path, record_id: str, answer: str
) -> None:
    with pytest.raises(
        ValueError, match=rf"^There is no record '{record_id.replace('?', '[?]')}'\. {answer}"
    ):
        kdr.find(record_id, where=still_toy)


@pytest.mark.parametrize("ask", [kdr.find, kdr.cite])
def test_what_is_no_text_is_no_identifier(still_toy: Path, ask: Any) -> None:
    with pytest.raises(ValueError, match=r"^5 is no identifier\. Give one as text, such as 'clm-0001'\.$"):
        ask(5, where=still_toy)


def test_a_record_is_looked_for_in_the_table_that_is_named(still_toy: Path) -> None:
    assert kdr.find("prp-001", table="agreement", where=still_toy).attrs["name"] == "agreement"
    with pytest.raises(ValueError, match=r"^'prp-001' is not in claims, but in propositions\."):
        kdr.find("prp-001", table="claims", where=still_toy)
    with pytest.raises(ValueError, match=r"^In relays no single cell names a row, but claim_id and step"):
        kdr.find("clm-0001", table="relays", where=still_toy)
    with pytest.raises(ValueError, match=r"^There is no table 'claim'\. Did you mean 'claims'[?]"):
        kdr.find("prp-001", table="claim", where=still_toy)


@pytest.mark.parametrize("style", ["BibTeX", "bibtex", "BIBTEX"])
def test_a_style_is_known_in_any_case(still_toy: Path, style: str) -> None:
    assert kdr.cite(style=style, where=still_toy).startswith("@misc{")


def test_corrections_of_a_sound_record_are_none_and_of_no_record_refused(toy: Path) -> None:
    header = "retired_id,table,reason,successor_id,version\n"
    retired = f"{header}clm-0009,claims,It was not in the text.,,1.2.0\n"
    (toy / "data" / "retired.csv").write_text(retired, encoding="utf-8")
    relay = kdr.load("relays", where=toy).iloc[0]
    for sound in ("prp-001", "clm-0009", f"{relay['claim_id']}|{relay['step']}"):
        assert kdr.corrections(sound, where=toy).empty
    with pytest.raises(ValueError, match=r"^There is no record 'clm-9999'\. Those of claims run from"):
        kdr.corrections("clm-9999", where=toy)
    with pytest.raises(ValueError, match=r"^There is no record 'prp-001' in sources\.$"):
        kdr.corrections("prp-001", table="sources", where=toy)
    with pytest.raises(ValueError, match=r"^There is no table 'claim'\. Did you mean 'claims'[?]"):
        kdr.corrections(table="claim", where=toy)


def test_the_real_data_cite_themselves() -> None:
    descriptor = json.loads((Path(__file__).parents[1] / "datapackage.json").read_text(encoding="utf-8"))
    assert f"{descriptor['title']} (version {descriptor['version']})" in kdr.cite()
