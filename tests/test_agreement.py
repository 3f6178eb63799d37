"""Are several outlets on one briefing counted as one witness, and the unknown never?"""

from pathlib import Path

import pandas as pd
import pytest
from rows import listed

import korea_deepfake_record as kdr
from korea_deepfake_record.witnesses import count_agreement, find_organisations, trace_claims

Tables = dict[str, pd.DataFrame]


@pytest.fixture
def tables(still_toy: Path) -> Tables:
    """
    Two papers and a site, a wire, a police force with a branch; two statements.

    The site copies paper-b, which copies the wire. Both police statements are of one force.
    """
    given = kdr.load(where=still_toy)
    actors = (
        "state government -",
        "police authority state",
        "branch authority police",
        "chief person branch",
    )
    outlets = ("paper outlet -", "agency outlet -")
    sources = ("paper-a coded paper", "site coded -", "nameless coded -")
    upstream = (
        "wire upstream agency",
        "briefing upstream branch",
        "release upstream police",
        "unknown upstream -",
    )
    return given | {
        "actors": listed(given["actors"], "actor_id kind parent_id", *actors, *outlets),
        "sources": listed(given["sources"], "source_id role publisher_id", *sources, *upstream),
        "derivations": listed(
            given["derivations"],
            "source_id from_id scope basis",
            *("site copy whole stated", "copy wire whole inferred", "paper-a release part stated"),
        ),
        "relays": listed(given["relays"], "claim_id step source_id basis"),
        "claim_actors": listed(given["claim_actors"], "claim_id actor_id role"),
    }


def with_claims(tables: Tables, *claims: str) -> Tables:
    names = "claim_id source_id speaker_id proposition_id record_status"
    return tables | {"claims": listed(tables["claims"], names, *claims)}


def with_relays(tables: Tables, *relays: str) -> Tables:
    return tables | {"relays": listed(tables["relays"], "claim_id step source_id basis", *relays)}


def counts(tables: Tables) -> list[int]:
    names = ["n_claims", "n_sources", "n_independent_origins", "n_unknown_origins"]
    return count_agreement(tables).loc[0, names].tolist()


@pytest.fixture
def one_each(tables: Tables) -> Tables:
    """One claim of each article, all of one proposition."""
    each = ("c1 paper-a paper prp-001 live", "c2 site paper prp-001 live", "c3 nameless paper prp-001 live")
    return with_claims(tables, *each)


def test_a_chain_goes_up_whole_copies_and_then_by_step(one_each: Tables) -> None:
    traced = trace_claims(with_relays(one_each, "c2 2 briefing stated", "c2 1 release stated"))
    assert traced["chain"].tolist() == ["paper-a", "site ← copy ← wire ← release ← briefing", "nameless"]
    assert traced["origin_id"].tolist() == ["paper-a", "briefing", "nameless"]


def test_what_stands_around_an_article_is_the_word_of_the_page_that_speaks(one_each: Tables) -> None:
    around = listed(one_each["passages"], "passage_id source_id part", "p1 site furniture")
    claims = one_each["claims"].assign(passage_id="p1", speaker_id=["paper", "agency", "paper"])
    traced = trace_claims(one_each | {"passages": around, "claims": claims})
    assert traced["chain"].tolist() == ["paper-a", "site ← copy ← wire", "nameless"]
    of_a_page = trace_claims(one_each | {"passages": around, "claims": claims.assign(speaker_id="someone")})
    assert of_a_page["chain"].tolist() == ["paper-a", "site", "nameless"]


def test_own_reporting_has_the_first_publisher_as_witness(one_each: Tables) -> None:
    assert trace_claims(one_each)["witness_id"].fillna("").tolist() == ["paper", "agency", ""]


def test_an_actor_stands_for_its_organisation_below_the_government(tables: Tables) -> None:
    found = find_organisations(tables["actors"])
    assert found == dict.fromkeys(("police", "branch", "chief"), "police") | {
        each: each for each in ("state", "paper", "agency")
    }


def test_outlets_on_one_organisation_are_one_witness(one_each: Tables) -> None:
    on_police = with_relays(one_each, "c1 1 briefing stated", "c2 1 release stated", "c3 1 briefing stated")
    assert counts(on_police) == [3, 3, 1, 0]


def test_an_unknown_origin_is_never_independent(one_each: Tables) -> None:
    assert counts(one_each) == [3, 3, 2, 1]
    assert counts(with_relays(one_each, "c1 1 unknown stated")) == [3, 3, 1, 2]


def test_withdrawn_claims_and_claims_of_no_proposition_do_not_count(tables: Tables) -> None:
    left_out = with_claims(tables, "c1 paper-a paper prp-001 withdrawn", "c2 site paper - live")
    assert counts(left_out) == [0, 0, 0, 0]


def test_only_coded_sources_count_as_sources(tables: Tables) -> None:
    assert counts(with_claims(tables, "c1 wire agency prp-001 live")) == [1, 0, 1, 0]


def test_a_chain_with_an_unknown_step_is_unknown(one_each: Tables) -> None:
    traced = trace_claims(with_relays(one_each, "c1 1 unknown stated", "c1 2 briefing stated"))
    assert traced["witness_id"].iloc[0] == "police"
    assert traced["is_chain_unknown"].tolist() == [True, False, True]


def test_an_inferred_step_is_told_whether_relay_or_derivation(one_each: Tables) -> None:
    traced = trace_claims(with_relays(one_each, "c1 1 wire inferred", "c3 1 wire stated"))
    assert traced["is_relay_inferred"].tolist() == [True, True, False]


def test_a_speaker_is_party_to_claims_about_its_own_organisation(tables: Tables) -> None:
    spoken = with_claims(
        tables, "c1 site chief prp-001 live", "c2 site paper prp-001 live", "c3 site chief - live"
    )
    about = ("c1 police about", "c2 police about", "c3 police addressee", "c3 paper about")
    spoken["claim_actors"] = listed(tables["claim_actors"], "claim_id actor_id role", *about)
    assert trace_claims(spoken)["is_speaker_party"].tolist() == [True, False, False]


def test_a_circle_of_copies_ends(one_each: Tables) -> None:
    names = "source_id from_id scope basis"
    circle = listed(one_each["derivations"], names, "site wire whole stated", "wire site whole stated")
    assert trace_claims(one_each | {"derivations": circle})["chain"].iloc[1] == "site ← wire"


def test_the_real_counts_keep_their_order() -> None:
    found = kdr.agreement()
    assert found["proposition_id"].tolist() == kdr.load("propositions")["proposition_id"].tolist()
    assert (found["n_independent_origins"] + found["n_unknown_origins"] <= found["n_claims"]).all()
    assert (found["n_sources"] <= found["n_claims"]).all()
    assert ((found["n_unknown_origins"] == 0) | found["is_chain_unknown"]).all()
