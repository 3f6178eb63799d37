"""The next identifier is never one that is in use or retired."""

from pathlib import Path

import pytest
from conftest import ROOT
from test_scripts import run_script

from korea_deepfake_record.descriptor import Package, open_package
from korea_deepfake_record.intake import new_id, slugify


@pytest.fixture
def package(toy: Path) -> Package:
    """The toy package, its table of retired identifiers empty."""
    retire(toy)
    return open_package(toy)


def retire(toy: Path, *rows: str) -> None:
    """Leave only these rows in the table of retired identifiers."""
    path = toy / "data" / "retired.csv"
    header = path.read_text(encoding="utf-8").splitlines()[0]
    rest = "," * (header.count(",") - 1)
    path.write_text("\n".join([header, *(f"{each}{rest}" for each in rows), ""]), encoding="utf-8")


@pytest.mark.parametrize(
    ("table", "wanted"), [("claims", "clm-0002"), ("propositions", "prp-002"), ("relations", "rel-002")]
)
def test_numbers_go_on(package: Package, table: str, wanted: str) -> None:
    assert new_id(package, table) == wanted


def test_a_retired_number_is_not_given_again(package: Package, toy: Path) -> None:
    retire(toy, "clm-0007,claims", "prp-019,propositions")
    assert new_id(package, "claims") == "clm-0008"
    assert new_id(package, "statistics") == "sta-0002"


def test_an_empty_table_begins_with_one(package: Package, toy: Path) -> None:
    path = toy / "data" / "claims.csv"
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    assert new_id(package, "claims") == "clm-0001"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("The Aberlow Courier", "aberlow-courier"),
        ("Nørre Café & Söhne's 24", "norre-cafe-sohnes-24"),
        ("word " * 30, "-".join(["word"] * 12)),
    ],
)
def test_a_name_gives_a_slug(name: str, slug: str) -> None:
    assert slugify(name) == slug


def test_a_slug_that_is_taken_or_retired_gets_a_number(package: Package, toy: Path) -> None:
    retire(toy, "courier,actors", "courier-2,actors")
    assert new_id(package, "actors", "The Courier") == "courier-3"
    used = package.table("actors").field("actor_id").raw["example"]
    assert new_id(package, "actors", used) == f"{used}-2"


@pytest.mark.parametrize(
    ("table", "name", "told"),
    [
        ("claim", "", "There is no table 'claim'. Did you mean 'claims'?"),
        ("relays", "", "Records of relays have no identifier of their own; their key is claim_id and step."),
        ("passages", "", "The ledger numbers its passages itself. Run: python scripts/add_source.py TEXT"),
        ("actors", "", "Identifiers of actors are slugs: .* Give a name from which to form one."),
        ("actors", "한겨레", "'한겨레' gives no slug: .* Write the name in Latin letters."),
    ],
)
def test_what_cannot_be_formed_is_told(package: Package, table: str, name: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        new_id(package, table, name)


def test_the_script_prints_the_identifier_alone(toy: Path) -> None:
    retire(toy)
    script = ROOT / "scripts" / "new_id.py"
    run = run_script(script, "actors", "Aberlow", "Courier", "--package", toy)
    assert (run.returncode, run.stdout, run.stderr) == (0, "aberlow-courier\n", "")
    run = run_script(script, "relays", "--package", toy)
    assert (run.returncode, run.stdout) == (2, "")
