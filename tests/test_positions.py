"""Does each source have the position that its claims and the relations give it?"""

from pathlib import Path

import pandas as pd
import pytest
from rows import listed

import korea_deepfake_record as kdr
from korea_deepfake_record.matrix import CARRIED

Tables = dict[str, pd.DataFrame]
CLAIM = "claim_id source_id proposition_id voice stance speaker_id record_status"


@pytest.fixture
def tables(still_toy: Path) -> Tables:
    """Three propositions and the sources a and b, both coded; nothing is claimed, nothing related."""
    given = kdr.load(where=still_toy)
    sources = listed(given["sources"], "source_id role", "a coded", "b coded", "c reference")
    propositions = listed(given["propositions"], "proposition_id", "p", "q", "r")
    none = {name: given[name].iloc[:0] for name in ("claims", "relations")}
    return given | none | {"sources": sources, "propositions": propositions}


def place(tables: Tables, claims: tuple[str, ...], relations: tuple[str, ...] = ()) -> pd.DataFrame:
    """The positions that these claims and relations give, by proposition and source."""
    related = listed(tables["relations"], "relation_id from_id to_id kind verdict", *relations)
    told = tables | {"claims": listed(tables["claims"], CLAIM, *claims), "relations": related}
    return kdr.positions(told).set_index(["proposition_id", "source_id"])


@pytest.mark.parametrize(
    ("voice", "stance", "position"),
    [
        ("own", "asserted", "asserts"),
        ("own", "opined", "asserts"),
        ("own", "denied", "asserts"),
        ("own", "reported", "attributes"),
        ("own", "alleged", "attributes"),
        ("indirect", "asserted", "attributes"),
        ("direct", "denied", "attributes"),
    ],
)
def test_who_vouches_in_its_own_voice_asserts(tables: Tables, voice: str, stance: str, position: str) -> None:
    found = place(tables, (f"c1 a p {voice} {stance} x live",))
    assert found.loc[("p", "a"), "position"] == position


def test_one_assertion_outweighs_what_is_attributed(tables: Tables) -> None:
    claims = ("c1 a p indirect alleged x live", "c2 a p own asserted y live", "c3 a p mixed alleged x live")
    found = place(tables, claims).loc[("p", "a")]
    assert (found["position"], found["claim_ids"], found["n_claims"]) == ("asserts", "c1 c2 c3", 3)
    assert (found["stances"], found["speakers"]) == ("alleged asserted", "x y")


@pytest.mark.parametrize("verdict", ["to-stands", "unresolved"])
@pytest.mark.parametrize("sides", ["p q", "q p"])
def test_who_carries_the_other_side_of_a_contradiction_contradicts(
    tables: Tables, sides: str, verdict: str
) -> None:
    found = place(tables, ("c1 a q own asserted x live",), (f"r1 {sides} contradicts {verdict}",))
    cell = found.loc[("p", "a")]
    assert (cell["position"], cell["claim_ids"], cell["relation_ids"]) == ("contradicts", "c1", "r1")
    assert found.loc[("q", "a"), "position"] == "asserts"


@pytest.mark.parametrize("kind", ["other-period", "tension", "mistranslates", "refines"])
def test_who_carries_the_other_side_of_another_relation_differs(tables: Tables, kind: str) -> None:
    found = place(tables, ("c1 a q indirect asserted x live",), (f"r1 p q {kind} both-stand",))
    assert found.loc[("p", "a"), "position"] == "differs"


def test_a_contradiction_outweighs_another_difference(tables: Tables) -> None:
    claims = ("c1 a q own asserted x live", "c2 a r own asserted x live")
    found = place(tables, claims, ("r1 p q tension both-stand", "r2 p r contradicts unresolved"))
    cell = found.loc[("p", "a")]
    assert (cell["position"], cell["claim_ids"], cell["relation_ids"]) == ("contradicts", "c2", "r1 r2")


def test_who_carries_both_sides_has_the_relation_beside_its_position(tables: Tables) -> None:
    claims = ("c1 a p own asserted x live", "c2 a q own asserted x live")
    cell = place(tables, claims, ("r1 p q contradicts unresolved",)).loc[("p", "a")]
    assert (cell["position"], cell["claim_ids"], cell["relation_ids"]) == ("asserts", "c1", "r1")


def test_a_relation_of_a_relation_says_nothing(tables: Tables) -> None:
    relations = ("r1 p q contradicts unresolved", "r2 q r contradicts unresolved")
    found = place(tables, ("c1 a r own asserted x live",), relations)
    assert found.loc[("p", "a"), "position"] == "silent"


def test_a_withdrawn_claim_and_a_source_that_is_not_coded_say_nothing(tables: Tables) -> None:
    found = place(tables, ("c1 a p own asserted x withdrawn", "c2 c p own asserted x live"))
    assert set(found["position"]) == {"silent"}
    assert set(found.index.get_level_values("source_id")) == {"a", "b"}


def test_a_claim_without_a_proposition_says_nothing(tables: Tables) -> None:
    assert set(place(tables, ("c1 a - own asserted x live",))["position"]) == {"silent"}


def test_who_is_silent_shows_no_claim(tables: Tables) -> None:
    cell = place(tables, ()).loc[("p", "b")]
    assert (cell["position"], cell["n_claims"]) == ("silent", 0)
    assert cell[["claim_ids", "stances", "speakers", "relation_ids"]].isna().all()


def test_every_position_is_explained(tables: Tables) -> None:
    shown = kdr.positions(tables)
    assert list(shown.attrs["definitions"]["position"]) == list(shown["position"].cat.categories)


def test_tables_without_rows_have_no_positions(tables: Tables) -> None:
    empty = {name: each.iloc[:0] for name, each in tables.items()}
    assert kdr.positions(empty).dtypes.equals(kdr.positions(tables).dtypes)
    assert kdr.positions(empty).empty


def test_each_real_proposition_meets_each_coded_source_once() -> None:
    shown, sources = kdr.positions(), kdr.load("sources")
    coded = int((sources["role"] == "coded").sum())
    assert len(shown) == len(kdr.load("propositions")) * coded
    assert not shown.duplicated(["proposition_id", "source_id"]).any()


def test_the_real_carriers_are_those_that_agreement_counts() -> None:
    shown, counts = kdr.positions(), kdr.agreement().set_index("proposition_id")
    carried = shown.loc[shown["position"].isin(CARRIED)].groupby("proposition_id")
    found = pd.DataFrame({"n_claims": carried["n_claims"].sum(), "n_sources": carried.size()})
    pd.testing.assert_frame_equal(
        found.reindex(counts.index, fill_value=0).astype("Int64"), counts[["n_claims", "n_sources"]]
    )
