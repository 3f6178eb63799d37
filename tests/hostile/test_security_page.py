"""SECURITY.md names the limits as the code has them."""

from conftest import ROOT

from korea_deepfake_record.descriptor.document import MOST_ENTRIES
from korea_deepfake_record.descriptor.folder import MOST_FIELDS, MOST_USES
from korea_deepfake_record.descriptor.strict_json import DEEPEST_JSON, LARGEST_JSON, MANY_DIGITS, MOST_VALUES
from korea_deepfake_record.read.parts import MOST_COLUMNS
from korea_deepfake_record.read.pieces import LONGEST_RECORD
from korea_deepfake_record.read.source import LARGEST_UNPACKED, MOST_UNPACKED_TIMES
from korea_deepfake_record.schema_checks.json_schemas import LARGEST_VALUE
from korea_deepfake_record.schema_checks.patterns import MOST_STATES


def test_the_page_names_every_limit_as_the_code_has_it() -> None:
    page = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    said = [
        f"{LARGEST_JSON >> 20} MiB, {DEEPEST_JSON} levels, {MOST_VALUES:,} values, {MANY_DIGITS} digits",
        f"{MOST_ENTRIES:,} entries",
        f"{MOST_FIELDS:,} fields and {MOST_USES} uses",
        f"up to {LARGEST_UNPACKED >> 30} GiB, and up to {MOST_UNPACKED_TIMES} times",
        f"up to {LONGEST_RECORD >> 20} MiB",
        f"{MOST_COLUMNS:,} columns",
        f"{MOST_STATES:,} states",
        f"more than {LARGEST_VALUE:,} values",
    ]
    assert [each for each in said if each not in page] == []
