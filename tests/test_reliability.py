"""The codings can be compared anew, every difference is decided, and the report is current."""

import re
from itertools import product

import pytest
from conftest import ROOT

from korea_deepfake_record.reliability import (
    FIELDS,
    THIRD,
    THIRD_FIELDS,
    Claim,
    Coding,
    Decision,
    Unit,
    check_adjudication,
    compute_alpha,
    likeness,
    list_third_units,
    list_units,
    measure_agreement,
    pair_claims,
    read_codings,
    refresh_page,
)
from korea_deepfake_record.reliability.codings import Row, read_rows
from korea_deepfake_record.versions.edition import is_same
from korea_deepfake_record.versions.ledger import read_ledger

PAGE = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
DIFFERENCE = Unit("toy-s001", "kind", "1 with 1", "event", "cause")
DECIDED = Decision(2, DIFFERENCE, "first", "§3: it happened", "table right")


@pytest.fixture(scope="module")
def codings() -> tuple[Coding, Coding]:
    return read_codings(ROOT)


@pytest.fixture(scope="module")
def units(codings: tuple[Coding, Coding]) -> list[Unit]:
    return list_units(*codings)


@pytest.fixture(scope="module")
def third_units() -> list[Unit]:
    return list_third_units(ROOT)


def read_folder(name: str) -> dict[str, Row]:
    paths = sorted((ROOT / "reliability" / name).glob("*.csv"))
    return {row["claim_id"]: row for path in paths for row in read_rows(path)}


def write_claim(number: int, statement: str, kind: str = "event", actors: tuple[str, ...] = ()) -> Claim:
    codes = dict.fromkeys(("topic", "speaker", "voice", "stance", "event-date"), "") | {"kind": kind}
    return Claim(number, statement, codes, frozenset(actors), ("", ""))


def write_coding(*claims: Claim) -> Coding:
    return Coding({"toy-s001": "coded"}, {"toy-s001": list(claims)})


def test_the_report_is_current_and_every_difference_is_decided() -> None:
    text, findings = refresh_page(ROOT)
    assert findings == []
    assert text == PAGE


def test_every_field_is_compared(units: list[Unit]) -> None:
    assert {each.field for each in measure_agreement(units) if each.units} == set(FIELDS)


def find_explained(heading: str) -> set[str]:
    section = PAGE.split(f"## {heading}")[1].split("\n## ")[0]
    return set(re.findall(r"^- \*\*([\w-]+)\*\*", section, re.MULTILINE))


def test_the_report_explains_every_low_agreement(units: list[Unit]) -> None:
    explained = find_explained("Where agreement was low")
    low = {each.field for each in measure_agreement(units) if each.alpha is not None and each.alpha < 0.8}
    assert low == explained


def test_the_report_explains_both_fields_of_the_third_coding(third_units: list[Unit]) -> None:
    assert {each.field for each in third_units} == set(THIRD_FIELDS)
    assert find_explained("A third coding") >= set(THIRD_FIELDS)


def test_the_third_coder_judged_every_claim_that_was_published() -> None:
    assert read_folder("third").keys() == read_folder("published").keys()


def test_the_kept_values_are_those_of_the_release() -> None:
    table = read_ledger(ROOT / "releases" / "1.1.0.json").tables["claims"]
    published = read_folder("published")
    assert {(claim,) for claim in published} == table.rows.keys()
    for claim, row in published.items():
        released = dict(zip(table.fields, table.rows[claim,], strict=True))
        assert all(is_same(cell, released[column]) for column, cell in row.items()), claim


def test_words_of_a_time_are_fewer_than_six() -> None:
    for name in ("third", "published"):
        assert all(len(row["event_text"].split()) < 6 for row in read_folder(name).values())


def test_both_codings_judge_the_same_passages(codings: tuple[Coding, Coding]) -> None:
    first, second = codings
    assert first.dispositions.keys() == second.dispositions.keys()


def test_a_claim_stands_only_in_a_passage_that_is_coded(codings: tuple[Coding, Coding]) -> None:
    for coding in codings:
        assert coding.claims.keys() == {
            each for each, disposition in coding.dispositions.items() if disposition == "coded"
        }


def test_alpha_is_that_of_the_hand() -> None:
    # The binary example in Krippendorff, Computing Krippendorff's Alpha-Reliability (2011): 4 of 10 units
    # differ; of 20 codes 14 are 0 and 6 are 1, so two taken by chance differ with 2 * 14 * 6 / (20 * 19).
    first, second = "0100000000", "1110010100"
    assert compute_alpha(list(zip(first, second, strict=True))) == pytest.approx(1 - 0.4 / (168 / 380))


def test_alpha_of_numbers_weighs_how_far_they_are_apart() -> None:
    near = compute_alpha([("10", "11"), ("100", "100")], "ratio")
    far = compute_alpha([("10", "60"), ("100", "100")], "ratio")
    assert near is not None
    assert far is not None
    assert 1 > near > far


def test_alpha_is_not_defined_where_there_is_one_code() -> None:
    assert compute_alpha([("yes", "yes")] * 3) is None


def test_statements_are_alike_whatever_their_order() -> None:
    assert likeness("Police opened a probe", "A probe was opened by the police") == 100
    assert likeness("Police opened a probe", "The laws are weak") < 40


def test_claims_are_paired_one_to_one_and_the_rest_stands_alone() -> None:
    first = [write_claim(1, "The police opened a probe."), write_claim(2, "The laws are weak.")]
    second = [write_claim(1, "Anger grew."), write_claim(2, "A probe was opened by the police.")]
    named = [(one and one.number, other and other.number) for one, other in pair_claims(first, second)]
    assert named == [(1, 2), (2, None), (None, 1)]


def test_units_tell_what_either_coder_said() -> None:
    first = write_coding(write_claim(1, "Police opened a probe.", actors=("police",)))
    second = write_coding(
        write_claim(1, "The police opened a probe.", "cause"), write_claim(2, "Anger grew.")
    )
    differing = {
        (each.field, each.subject): (each.first, each.second)
        for each in list_units(first, second)
        if each.differs
    }
    assert differing == {
        ("actor", "police"): ("yes", "no"),
        ("claim", "2 of the second"): ("", "Anger grew."),
        ("kind", "1 with 1"): ("event", "cause"),
    }


def test_a_difference_wants_a_decision() -> None:
    assert check_adjudication([DIFFERENCE], [DECIDED]) == []
    (finding,) = check_adjudication([DIFFERENCE], [])
    assert finding.text.startswith(
        "reliability/adjudication.csv: There is no decision on toy-s001 kind 1 with 1"
    )


def test_a_difference_of_the_third_coding_is_told_of_its_own_file() -> None:
    (finding,) = check_adjudication([DIFFERENCE], [], THIRD)
    assert finding.path == "reliability/third-adjudication.csv"
    (finding,) = check_adjudication([DIFFERENCE], [DECIDED], THIRD)
    assert finding.message == "'first' is not known. Choose one of: published, third, both, neither."


def test_a_decision_wants_a_difference() -> None:
    assert [each.line for each in check_adjudication([], [DECIDED])] == [2]
    assert [each.line for each in check_adjudication([DIFFERENCE], [DECIDED, DECIDED])] == [2]


@pytest.mark.parametrize(
    ("column", "decision"),
    [
        ("decision", Decision(2, DIFFERENCE, "perhaps", "§3", "to mend")),
        ("reason", Decision(2, DIFFERENCE, "first", "", "to mend")),
        ("status", Decision(2, DIFFERENCE, "first", "§3", "soon")),
    ],
)
def test_a_decision_says_who_why_and_what_follows(column: str, decision: Decision) -> None:
    assert [each.column for each in check_adjudication([DIFFERENCE], [decision])] == [column]


def test_no_cell_of_a_spreadsheet_starts_a_formula() -> None:
    for path, sign in product((ROOT / "reliability").rglob("*.csv"), "=+@"):
        assert f",{sign}" not in path.read_text(encoding="utf-8"), path.name
