"""Do typed frames hold exactly what the file says?"""

from pathlib import Path

import pandas as pd
import pytest

from korea_deepfake_record.descriptor import Field, Table, open_package
from korea_deepfake_record.frames import read_frame

FIELDS = (
    Field("name", "string"),
    Field("kind", "string", categories=("high", "low")),
    Field("size", "integer"),
    Field("share", "number"),
    Field("sure", "boolean"),
    Field("day", "date"),
)
TABLE = Table("things", paths=("things.csv",), fields=FIELDS)
HEADER = "name,kind,size,share,sure,day\n"


def read(folder: Path, lines: str, *, index_lines: bool = False) -> pd.DataFrame:
    (folder / "things.csv").write_text(HEADER + lines, encoding="utf-8")
    return read_frame(TABLE, folder, index_lines=index_lines)


def test_each_column_has_its_declared_type(tmp_path: Path) -> None:
    things = read(tmp_path, "NA,low,9007199254740993,1.5e3,true,2024-09-02\n")
    assert things.iloc[0].tolist() == [
        "NA",
        "low",
        9007199254740993,
        1500.0,
        True,
        pd.Timestamp("2024-09-02"),
    ]
    assert things.dtypes.astype(str).tolist() == [
        "str",
        "category",
        "Int64",
        "Float64",
        "boolean",
        "datetime64[s]",
    ]


def test_categories_keep_the_order_of_the_schema(tmp_path: Path) -> None:
    assert read(tmp_path, ",low,,,,\n")["kind"].cat.categories.tolist() == ["high", "low"]


def test_only_blank_cells_are_missing(tmp_path: Path) -> None:
    things = read(tmp_path, '"",,,,,\nnull,low,1,1,false,2024-01-01\n')
    assert things.iloc[0].isna().all()
    assert things.iloc[1].notna().all()


def test_an_empty_table_keeps_its_types(tmp_path: Path) -> None:
    assert read(tmp_path, "").dtypes.equals(read(tmp_path, "a,low,1,1,true,2024-01-01\n").dtypes)


def test_the_index_is_the_line_on_which_a_record_starts(tmp_path: Path) -> None:
    things = read(tmp_path, 'a,,,,,\n\n"b\nb",,,,,\nc,,,,,\n', index_lines=True)
    assert things["name"].dropna().to_dict() == {2: "a", 4: "b\nb", 6: "c"}


@pytest.mark.parametrize(
    ("column", "cell", "kind"),
    [
        ("kind", "middling", "one of the categories"),
        ("size", "0x1F", "a whole number"),
        ("size", "9" * 30, "a whole number"),
        ("share", "1_000", "a number"),
        ("sure", "yes", "true or false"),
        ("day", "2024-9-2", "a date"),
        ("day", "2023-02-29", "a date"),
    ],
)
def test_a_cell_of_another_type_is_named_with_its_line(
    tmp_path: Path, column: str, cell: str, kind: str
) -> None:
    lines = ",,,,,\n" + ",".join(cell if field.name == column else "" for field in FIELDS) + "\n"
    with pytest.raises(ValueError, match=f"^things.csv:3:{column}: '{cell}' is not {kind}[.]$"):
        read(tmp_path, lines)


def test_an_absent_column_is_named(tmp_path: Path) -> None:
    (tmp_path / "things.csv").write_text("name\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"^things\.csv:1: There is no column 'kind'"):
        read_frame(TABLE, tmp_path)


def test_a_frame_tells_its_title_and_the_meaning_of_its_columns_and_codes(still_toy: Path) -> None:
    table = open_package(still_toy).table("claims")
    told = read_frame(table, still_toy).attrs
    assert (told["name"], told["title"], told["description"]) == ("claims", table.title, table.description)
    assert told["labels"]["claim_id"] == table.field("claim_id").title
    assert told["definitions"]["stance"].keys() == set(table.field("stance").categories)
