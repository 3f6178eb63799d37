"""Who said what: each proposition meets each coded text, in words, and can be chosen by what holds of it."""

import re
from pathlib import Path

import pandas as pd
import pytest
from rows import listed

import korea_deepfake_record as kdr
from korea_deepfake_record.matrix import MEANINGS
from korea_deepfake_record.site.holdings import Holdings, list_rows
from korea_deepfake_record.site.pages.claims import CLOCKS, time_claim
from korea_deepfake_record.site.pages.positions import MARKS, SIGNS, write_positions
from korea_deepfake_record.site.pages.tables import link_proposition
from korea_deepfake_record.site.render import open_templates, render
from korea_deepfake_record.tables import open_data

CLAIM = "claim_id source_id proposition_id voice stance speaker_id"
CLAIMS = (
    *("c1 a p own asserted example-agency", "c2 b p mixed opined example-agency"),
    "c3 c q own reported example-agency",
)
RELATIONS = ("r1 p q contradicts unresolved", "r2 q r refines both-stand", "r3 r p refines both-stand")
# What the cells of each row say, source by source.
TOLD = {
    "p": ("● asserts c1", "◐ attributes to Example Agency opined c2", "✕ contradicts c3 r1", "· silent"),
    "q": ("✕ contradicts c1 r1", "✕ contradicts c2 r1", "◐ attributes reported c3", "· silent"),
    "r": (
        *("≠ differs c1 r3 this refines it", "≠ differs c2 r3 this refines it"),
        *("≠ differs c3 r2 it refines this", "· silent"),
    ),
}


@pytest.fixture(scope="module")
def holdings(still_toy: Path) -> Holdings:
    """Claims of the sources a, b and c on the propositions p and q, and what relates these to r."""
    given = kdr.load(where=still_toy)
    changed = {
        "sources": listed(given["sources"], "source_id role", *(f"{each} coded" for each in "abcd")),
        "propositions": listed(given["propositions"], "proposition_id", *"rpq"),
        "claims": listed(given["claims"], CLAIM, *CLAIMS),
        "relations": listed(given["relations"], "relation_id from_id to_id kind verdict", *RELATIONS),
    }
    return Holdings(open_data(still_toy), given | changed)


@pytest.fixture(scope="module")
def text(holdings: Holdings) -> str:
    return render(open_templates(holdings), next(write_positions(holdings)))


def read_row(text: str, proposition: str) -> list[str]:
    """What each cell in the row of a proposition says."""
    row = re.findall(rf'<tr id="{proposition}".+?</tr>', text, re.DOTALL)[0]
    cells = re.findall(r"<td.*?>(.+?)</td>", row, re.DOTALL)
    return [" ".join(re.sub("<[^>]+>", " ", each).split()) for each in cells]


@pytest.mark.parametrize("proposition", list(TOLD))
def test_a_cell_tells_what_the_text_has_to_do_with_the_proposition(text: str, proposition: str) -> None:
    assert tuple(read_row(text, proposition)[:4]) == TOLD[proposition]


def test_a_text_that_carries_both_sides_of_a_contradiction_shows_it(holdings: Holdings) -> None:
    both = listed(holdings.tables["claims"], CLAIM, *CLAIMS, "c4 c p own asserted example-agency")
    own = Holdings(holdings.package, {**holdings.tables, "claims": both})
    text = render(open_templates(own), next(write_positions(own)))
    assert read_row(text, "p")[2] == "● asserts c4 r1 contradicts"


def test_how_many_carry_it_stands_beside_the_texts(text: str, holdings: Holdings) -> None:
    columns = ["n_sources", "n_independent_origins", "n_unknown_origins"]
    for row in list_rows(holdings.agreement):
        assert read_row(text, row["proposition_id"])[4:7] == [row[each] for each in columns]


def test_what_most_texts_carry_comes_first(text: str) -> None:
    assert re.findall(r'<tr id="(\w)"', text) == ["p", "q", "r"]
    assert re.findall(r"Carried by (\w+) of 4 texts", text) == ["2", "1", "none"]


def test_a_proposition_is_marked_with_what_holds_of_it(text: str) -> None:
    marked = dict(re.findall(r'<tr id="(\w)".*? data-which="(.*?)"', text))
    assert marked == {
        "p": "several echoed contradicted otherwise",
        "q": "alone contradicted otherwise",
        "r": "uncarried otherwise",
    }


def test_a_proposition_names_the_texts_that_carry_it(text: str) -> None:
    assert dict(re.findall(r'<tr id="(\w)".*? data-source_id="(.*?)"', text)) == {
        "p": "a b",
        "q": "c",
        "r": "",
    }


def test_what_can_be_chosen_is_counted_and_leads_to_the_choice(text: str) -> None:
    assert dict(re.findall(r'href="#q=&amp;which=(\w+)"><b>(\d)</b>', text)) == {
        **{"several": "1", "echoed": "1", "alone": "1", "uncarried": "1"},
        **{"contradicted": "2", "otherwise": "3"},
    }
    assert set(re.findall(r'<option value="(\w+)">\w+ by', text)) <= {*MARKS}


def test_every_position_has_a_sign_of_its_own() -> None:
    assert list(SIGNS) == list(MEANINGS)
    assert len(set(SIGNS.values())) == len(SIGNS)


def test_a_claim_has_first_and_last_day_by_each_clock(holdings: Holdings) -> None:
    dates = {"event_earliest": "2024-01-01", "event_latest": "", "said_earliest": "", "said_latest": ""}
    source = holdings.by_id["sources"]["a"]
    timed = time_claim(holdings, {"source_id": "a", **dates})
    published = f"{source['published_earliest']}/{source['published_latest']}"
    assert [timed[f"time_{clock}"] for clock in CLOCKS] == ["2024-01-01/", "/", published]


def test_a_proposition_leads_to_its_claims_and_to_its_relations(holdings: Holdings) -> None:
    linked = link_proposition(holdings, {"proposition_id": "p"})
    assert (linked["claim_ids"], linked["relation_ids"]) == ("c1 c2", "r1 r3")


def test_every_real_proposition_meets_every_coded_text(ours: Holdings) -> None:
    content = next(write_positions(ours)).content
    lines = [line for _, group in content["groups"] for line in group]
    assert {line.row["proposition_id"] for line in lines} == {*ours.by_id["propositions"]}
    assert all([cell.row["source_id"] for cell in line.cells] == content["sources"] for line in lines)
    assert all(len(line.carriers) == int(line.row["n_sources"]) for line in lines)
    assert pd.Series([len(line.carriers) for line in lines]).is_monotonic_decreasing
