"""What made some other tool wrong is found here, at its very line and column."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from packages import find, write_package, write_table

from korea_deepfake_record.validate import validate

Json = dict[str, Any]
Found = list[tuple[int, str, str]]
WHOLE: Json = {"name": "n", "type": "integer"}
TEXT: Json = {"name": "t", "type": "string"}
ID: Json = {"name": "id", "type": "string"}


def judge(folder: Path, content: str | bytes, *fields: Json, strict: bool = False, **more: Any) -> Found:
    """Line, column and rule of what is found in the file."""
    found = find(write_table(folder, content, list(fields), **more), strict=strict)
    return [(line, column, rule) for path, line, column, rule in found if path == "t.csv"]


def judge_whole(folder: Path, *cells: str, strict: bool = False) -> list[str]:
    """The cells that are no whole numbers."""
    content = "n,t\n" + "".join(f"{cell},x\n" for cell in cells)
    found = judge(folder, content, WHOLE, TEXT, strict=strict)
    assert {(column, rule) for _, column, rule in found if rule != "plain-form"} <= {("n", "type-error")}
    return [cells[line - 2] for line, *_ in found]


def test_categories_are_enforced(tmp_path: Path) -> None:
    field = TEXT | {"categories": ["a", "b"]}
    assert judge(tmp_path, "t,n\na,1\nc,1\n", field, WHOLE) == [(3, "t", "category")]


def test_unique_keys_are_enforced(tmp_path: Path) -> None:
    content = "n,t\n1,a\n2,a\n1,a\n"
    assert judge(tmp_path, content, WHOLE, TEXT, uniqueKeys=[["n", "t"]]) == [(4, "n, t", "unique-key")]


@pytest.mark.parametrize("misspelt", ["primaryKeys", "missingvalues", "foreignKey", "uniquekeys"])
def test_a_misspelt_property_is_found(tmp_path: Path, misspelt: str) -> None:
    found = find(write_table(tmp_path, "n,t\n1,a\n", [WHOLE, TEXT], **{misspelt: ["n"]}))
    assert [(path, rule) for path, _, _, rule in found] == [("datapackage.json", "property-unknown")]


def test_an_address_of_no_profile_is_found(tmp_path: Path) -> None:
    address = "https://datapackage.org/profiles/2.0/datapakage.json"
    write_package(tmp_path, {"t.csv": "a\n1\n"}, [{"name": "t", "path": "t.csv"}], **{"$schema": address})
    (finding,) = validate(tmp_path)
    assert (finding.rule, finding.cure) == (
        "property-value",
        "Did you mean 'https://datapackage.org/profiles/2.0/datapackage.json'?",
    )


@pytest.mark.parametrize("pattern", ["C001|C002", "^C001|C002$", "(?:C001|C002)"])
def test_alternation_in_a_pattern_is_one_whole(tmp_path: Path, pattern: str) -> None:
    field = TEXT | {"constraints": {"pattern": pattern}}
    content = "t,n\nC001,1\nC001zzz,1\nxC002,1\nC002,1\n"
    wanted = [(3, "t", "constraint-error"), (4, "t", "constraint-error")]
    # With anchors of its own each alternative is anchored on one side only, and still must be the whole cell.
    assert judge(tmp_path, content, field, WHOLE) == wanted


def test_a_line_break_behind_a_match_is_no_match(tmp_path: Path) -> None:
    field = TEXT | {"constraints": {"pattern": "C[0-9]+"}}
    assert judge(tmp_path, 't,n\n"C1\n",1\nC2,x\n', field, WHOLE) == [
        (2, "t", "constraint-error"),
        (4, "n", "type-error"),
    ]


def test_digits_are_those_of_ascii(tmp_path: Path) -> None:
    assert judge_whole(tmp_path, "12", "\u0661\u0662", "\uff11") == ["\u0661\u0662", "\uff11"]


def test_hexadecimal_exponents_thousands_and_blanks_are_no_whole_numbers(tmp_path: Path) -> None:
    wrong = ["0x1F", "1e3", "1E5", "1_000", " 12", "12 ", "12\u00a0", '"1,000"', "1.0", "--1", "1-"]
    assert judge_whole(tmp_path, "12", *wrong, "+12", "012") == wrong


def test_a_strict_reader_asks_for_one_way_of_writing(tmp_path: Path) -> None:
    assert judge_whole(tmp_path, "12", "+12", "012", strict=True) == ["+12", "012"]


@pytest.mark.parametrize(
    "cell", ["2020-3-1", "2021-1-5", "20200301", "2020-02-30", "2020-03-01T00:00:00", "epoch"]
)
def test_a_date_has_four_two_and_two_digits(tmp_path: Path, cell: str) -> None:
    content = f"d,n\n2020-03-01,1\n{cell},1\n"
    assert judge(tmp_path, content, {"name": "d", "type": "date"}, WHOLE) == [(3, "d", "type-error")]


def test_yes_is_no_truth(tmp_path: Path) -> None:
    content = "b,n\ntrue,1\nyes,1\n,1\n"
    assert judge(tmp_path, content, {"name": "b", "type": "boolean"}, WHOLE) == [(3, "b", "type-error")]


def test_a_nul_byte_is_found_on_its_line(tmp_path: Path) -> None:
    assert judge(tmp_path, 't,n\n"a\nb",1\nc\0,1\n', TEXT, WHOLE) == [(4, "", "encoding")]


@pytest.mark.parametrize("cell", ["a\u00a0b", "\u00a0a", "a\u200bb", "a\ufeffb"])
def test_what_nobody_sees_is_found_where_clean_cells_are_asked_for(tmp_path: Path, cell: str) -> None:
    found = judge(tmp_path, f"t,n\nx,1\n{cell},1\n", TEXT, WHOLE, strict=True)
    assert [(line, column) for line, column, _ in found] == [(3, "t")]


def test_a_delimiter_is_not_guessed(tmp_path: Path) -> None:
    assert judge(tmp_path, "n;t\n1;a\n", WHOLE, TEXT) == [(1, "", "delimiter")]


def test_an_encoding_is_not_guessed(tmp_path: Path) -> None:
    assert judge(tmp_path, "n,t\n1,\xe9\n".encode("latin-1"), WHOLE, TEXT) == [(2, "", "encoding")]


@pytest.mark.parametrize("key", ["path", "schema", "dialect"])
def test_no_address_of_a_network_is_followed(tmp_path: Path, key: str) -> None:
    resource = {"name": "t", "path": "t.csv", key: "http://example.org/x.json"}
    found = find(write_package(tmp_path, {"t.csv": "a\n1\n"}, [resource]))
    assert [(path, rule) for path, _, _, rule in found] == [("datapackage.json", "path-remote")]


@pytest.mark.parametrize("algorithm", ["md5", "sha1", "sha224", "sha256", "sha384", "sha512", "SHA256"])
def test_a_wrong_hash_is_found(tmp_path: Path, algorithm: str) -> None:
    content = b"n,t\n1,a\n"
    digest = hashlib.new(algorithm, content).hexdigest()
    plain = digest if algorithm == "md5" else f"{algorithm}:{digest}"
    assert judge(tmp_path, content, WHOLE, TEXT, hash=plain) == []
    assert judge(tmp_path, content, WHOLE, TEXT, hash=plain[:-1] + ("1" if plain[-1] == "0" else "0")) == [
        (0, "", "file-hash")
    ]


def write_linked(
    folder: Path, child: str, reference: Json, kind: str = "string"
) -> list[tuple[str, int, str, str]]:
    """What is found in a package of parents and children that refer to them."""
    fields = [{"name": "id", "type": kind}, {"name": "parent", "type": kind}]
    key = {"fields": ["parent"], "reference": {"resource": "parents"} | reference}
    parents = {"name": "parents", "path": "parents.csv", "schema": {"fields": [{"name": "id", "type": kind}]}}
    children = {"name": "t", "path": "t.csv", "schema": {"fields": fields, "foreignKeys": [key]}}
    return find(write_package(folder, {"t.csv": child, "parents.csv": "id\n1\n2\n"}, [parents, children]))


def test_a_target_that_is_no_field_is_told_once_at_the_schema(tmp_path: Path) -> None:
    found = write_linked(tmp_path, "id,parent\n1,1\n2,2\n", {"fields": ["key"]})
    assert [(path, rule) for path, _, _, rule in found] == [("datapackage.json", "key-field")]


def test_a_list_may_refer(tmp_path: Path) -> None:
    found = write_linked(tmp_path, "id,parent\n1,1\n2,9\n", {"fields": ["id"]}, "list")
    assert found == [("t.csv", 3, "parent", "foreign-key")]


def test_a_line_is_a_line_of_the_file_not_a_record(tmp_path: Path) -> None:
    content = 'n,t\n1,"a\n\nb"\n\n2,b\nx,c\n'
    assert judge(tmp_path, content, WHOLE, TEXT) == [(5, "", "blank-row"), (7, "n", "type-error")]


def test_quoted_line_breaks_before_a_short_row_are_counted(tmp_path: Path) -> None:
    content = 'n,t\n1,"a\nb"\n2\n"3","c\nd",e\nx,y\n'
    assert judge(tmp_path, content, WHOLE, TEXT) == [
        (4, "", "ragged-row"),
        (5, "", "ragged-row"),
        (7, "n", "type-error"),
    ]


def test_a_short_and_a_long_row_do_not_make_up_for_each_other(tmp_path: Path) -> None:
    assert judge(tmp_path, "n,t\n1\n2,a,b\nx,c\n", WHOLE, TEXT) == [
        (2, "", "ragged-row"),
        (3, "", "ragged-row"),
        (4, "n", "type-error"),
    ]


@pytest.mark.parametrize("ragged", ["3", "3,3,3"])
def test_a_ragged_row_may_be_referred_to(tmp_path: Path, ragged: str) -> None:
    found = write_linked(tmp_path, f"id,parent\n1,1\n{ragged}\n", {"resource": "t", "fields": ["id"]})
    assert found == [("t.csv", 3, "", "ragged-row")]
    found = write_linked(tmp_path, f"id,parent\n1,3\n{ragged}\n4,9\n", {"resource": "t", "fields": ["id"]})
    assert found == [("t.csv", 3, "", "ragged-row"), ("t.csv", 4, "parent", "foreign-key")]


def test_a_ragged_row_has_its_key_first(tmp_path: Path) -> None:
    content = "n,t\n" + "".join(f"{number},a\n" for number in range(1, 6)) + "7\n7,a\n"
    assert judge(tmp_path, content, WHOLE, TEXT, primaryKey="n") == [
        (7, "", "ragged-row"),
        (8, "n", "primary-key"),
    ]


def test_a_quoted_empty_cell_is_blank(tmp_path: Path) -> None:
    field = TEXT | {"constraints": {"required": True}}
    content = 'n,t\n"",a\n,b\n1,""\n2,\n'
    assert judge(tmp_path, content, WHOLE, field) == [
        (4, "t", "constraint-error"),
        (5, "t", "constraint-error"),
    ]


def test_blanks_share_no_value_and_refer_to_nothing(tmp_path: Path) -> None:
    unique = TEXT | {"constraints": {"unique": True}}
    assert judge(tmp_path, "n,t\n1,\n2,\n3,a\n4,a\n", WHOLE, unique) == [(5, "t", "unique")]
    assert judge(tmp_path, "n,t\n1,\n1,\n,a\n,a\n", WHOLE, TEXT, uniqueKeys=[["n", "t"]]) == []
    assert write_linked(tmp_path, "id,parent\n1,\n2,\n", {"fields": ["id"]}) == []


def test_a_cell_of_another_type_and_one_out_of_bounds_are_both_found(tmp_path: Path) -> None:
    field = WHOLE | {"constraints": {"minimum": 0, "maximum": 9}}
    assert judge(tmp_path, "n,t\n5,a\nx,a\n10,a\n-1,a\n", field, TEXT) == [
        (3, "n", "type-error"),
        (4, "n", "constraint-error"),
        (5, "n", "constraint-error"),
    ]


@pytest.mark.parametrize("cell", ["n/a", "NA", "NULL", "null", "None", "nan", "-", "#N/A"])
def test_no_word_is_blank_unless_the_schema_says_so(tmp_path: Path, cell: str) -> None:
    content = f"n,t\n{cell},a\n"
    assert judge(tmp_path, content, WHOLE, TEXT) == [(2, "n", "type-error")]
    assert judge(tmp_path, content, WHOLE, TEXT, missingValues=["", cell]) == []
    # Where it is not among them, the empty cell is no blank either.
    assert judge(tmp_path, "n,t\n,a\n", WHOLE, TEXT, missingValues=[cell]) == [(2, "n", "type-error")]


def test_blank_lines_are_not_passed_over(tmp_path: Path) -> None:
    assert judge(tmp_path, "n,t\n\n1,a\n\n\nx,b\n\n", WHOLE, TEXT) == [
        (2, "", "blank-row"),
        (4, "", "blank-row"),
        (5, "", "blank-row"),
        (6, "n", "type-error"),
        (7, "", "blank-row"),
    ]


def test_a_thousand_faults_are_told_and_how_many_there_are_beside(tmp_path: Path) -> None:
    rows = "".join(f"x{number},a\n" for number in range(1500))
    beside, *told = validate(write_table(tmp_path, f"n,t\n{rows}", [WHOLE, TEXT]))
    assert [finding.line for finding in told] == list(range(2, 1002))
    assert (beside.place, beside.rule) == ("t.csv:n", "type-error")
    assert beside.problem.startswith("500 more")


def test_a_reference_is_compared_by_value(tmp_path: Path) -> None:
    found = write_linked(tmp_path, "id,parent\n1,01\n2,+2\n3,3\n", {"fields": ["id"]}, "integer")
    assert found == [("t.csv", 4, "parent", "foreign-key")]


def test_dates_of_far_years_are_compared_as_dates(tmp_path: Path) -> None:
    field = {"name": "y", "type": "year", "constraints": {"minimum": "1000"}}
    assert judge(tmp_path, "y,n\n12024,1\n2024,1\n-0044,1\n", field, WHOLE) == [(4, "y", "constraint-error")]
