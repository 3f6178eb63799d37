"""Figures: told as they were stated, drawn as they were limited, joined where they overlap."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pandas as pd
import pytest
from matplotlib.figure import Figure
from rows import rows

import korea_deepfake_record as kdr
from korea_deepfake_record.site.amounts import (
    tell_difference,
    tell_fate,
    tell_number,
    tell_period,
    tell_value,
)
from korea_deepfake_record.site.charts.figures import Block, Stated, Tie, draw_figures, part_lanes
from korea_deepfake_record.site.charts.sheet import place_blocks
from korea_deepfake_record.site.charts.stated import draw_days, draw_value, find_values, show_days
from korea_deepfake_record.site.compared import ORDER, compare, list_blocks, list_ties
from korea_deepfake_record.site.holdings import Holdings, list_rows
from korea_deepfake_record.site.links import Links
from korea_deepfake_record.site.pages.figures import write_figures
from korea_deepfake_record.site.render import open_templates, render
from korea_deepfake_record.tables import open_data

HEAVIEST = 500_000
SVG = "{http://www.w3.org/2000/svg}"
PAGE = "figures.html"
Figures = tuple[pd.DataFrame, Links]
# An exact count of no period, in no overlap group.
BARE = {
    **{"value": 5, "low": 5, "high": 5, "comparator": "exactly", "value_text": "five", "currency": None},
    **dict.fromkeys(("converted_from_id", "period", "period_earliest", "period_latest", "period_text")),
    **dict.fromkeys(("period_basis", "as_of", "overlap_group")),
    "verdict": "undisputed",
}


def hold(folder: Path, *changes: dict[str, Any], **tables: pd.DataFrame) -> Holdings:
    """The toy with a figure for each set of changes."""
    held = kdr.load(where=folder) | tables
    figures = [BARE | {"statistic_id": f"sta-{place:04}"} | each for place, each in enumerate(changes, 1)]
    return Holdings(open_data(folder), held | {"statistics": rows(held["statistics"], *figures)})


@pytest.fixture
def state(still_toy: Path) -> Callable[..., Figures]:
    """The view of figures of the toy, one for each set of changes."""

    def state(*changes: dict[str, Any]) -> Figures:
        holdings = hold(still_toy, *changes)
        return kdr.statistics(dict(holdings.tables)).sort_values(ORDER), Links(holdings)

    return state


def span(start: str, end: str) -> dict[str, str]:
    """A period of days."""
    return {"period": f"{start}/{end}", "period_earliest": start, "period_latest": end}


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (0, "0"),
        (0.5, "0.5"),
        (6400, "6,400"),
        (1_234_567, "1,234,567"),
        (50_000_000, "50 million"),
        (2.02e12, "2.02 trillion"),
    ],
)
def test_a_number_is_as_short_as_it_is_exact(number: float, told: str) -> None:
    assert tell_number(number) == told


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, "5"),
        ({"comparator": "as-many-as", "low": None}, "as many as 5"),
        ({"comparator": "about", "low": 4, "high": 6}, "about 5 (4 to 6)"),
        ({"unit": "percent"}, "5%"),
        ({"unit": "currency", "currency": "KRW", "value": 5e7, "low": 5e7, "high": 5e7}, "KRW 50 million"),
        ({"unit": "week"}, "5 weeks"),
        ({"unit": "week", "value": 1, "low": 1, "high": 1}, "1 week"),
        ({"comparator": "vague", "value": None, "low": None, "high": None}, "vague: “five”"),
    ],
)
def test_a_value_keeps_its_limits_and_its_unit(
    state: Callable[..., Figures], change: dict[str, Any], told: str
) -> None:
    figures, links = state(change)
    assert tell_value(links, list_rows(figures)[0]) == told


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (span("2024-08-26", "2024-08-29"), "26 Aug 2024 to 29 Aug 2024"),
        ({"as_of": "2019"}, "as of 2019"),
        ({"period_text": "this year", "period_basis": "unresolved"}, "“this year”, unresolved"),
        ({}, ""),
    ],
)
def test_a_period_that_is_not_known_is_told_as_it_was_worded(
    state: Callable[..., Figures], change: dict[str, Any], told: str
) -> None:
    figures, links = state(change)
    assert tell_period(links, list_rows(figures)[0]) == told


def test_a_figure_that_is_compared_with_nothing_says_so(state: Callable[..., Figures]) -> None:
    figures, links = state({"verdict": None}, {"verdict": "yields"})
    assert [tell_fate(links, each) for each in list_rows(figures)] == ["not compared", "yields"]


def test_what_differs_is_told_in_a_sentence(state: Callable[..., Figures]) -> None:
    year = span("2021-01-01", "2021-12-31")
    figures, links = state(year, {"value": 7, "verdict": "yields"}, {"verdict": "yields"})
    told = "3 figures give 2 numbers from 1 source; 2 yield; 2 have no period."
    assert tell_difference(links, list_rows(figures)) == told


def test_an_amount_that_is_converted_is_no_number_of_its_own(state: Callable[..., Figures]) -> None:
    money = {"unit": "currency", "currency": "KRW"}
    figures, links = state(money, money | {"currency": "EUR", "value": 3, "converted_from_id": "sta-0001"})
    told = "2 figures give 1 number from 1 source; 1 is converted."
    assert tell_difference(links, list_rows(figures)) == told


def test_a_figure_alone_gives_no_numbers_to_compare(state: Callable[..., Figures]) -> None:
    figures, links = state({"verdict": "yields"})
    assert tell_difference(links, list_rows(figures)) == "1 figure; it yields."


def test_what_must_not_be_added_is_joined(state: Callable[..., Figures]) -> None:
    first, second = span("2021-01-01", "2021-12-31"), span("2021-12-31", "2022-01-31")
    figures, _ = state(first, second, first | {"overlap_group": "g"}, {"overlap_group": "g"})
    told = [(tie.told, sorted(tie.keys)) for tie in list_ties(figures)]
    assert told == [
        ("count some of the same: not to be added", ["sta-0003", "sta-0004"]),
        ("share the day 31 Dec 2021: not to be added", ["sta-0001", "sta-0002", "sta-0003"]),
    ]


def test_what_an_overlap_group_joins_is_not_joined_again(state: Callable[..., Figures]) -> None:
    figures, _ = state(*[span("2021-01-01", "2021-12-31") | {"overlap_group": "g"}] * 2)
    assert [tie.is_by_days for tie in list_ties(figures)] == [False]


def test_figures_that_are_never_added_are_not_joined_by_days(state: Callable[..., Figures]) -> None:
    figures, _ = state(*[span("2021-01-01", "2021-12-31")] * 2)
    assert list_ties(figures.assign(is_additive=False)) == []


def test_units_and_overlap_groups_stand_in_blocks_of_their_own(state: Callable[..., Figures]) -> None:
    money = {"unit": "currency", "currency": "KRW"}
    figures, links = state({"overlap_group": "g"}, {}, {"overlap_group": "g"}, money)
    blocks = list_blocks(list_rows(figures), list_ties(figures), links, PAGE)
    assert [(each.sign, each.heading, each.unit, len(each.rows)) for each in blocks] == [
        ("A", "in count, count some of the same: not to be added", "count", 2),
        ("", "in count, in no overlap group", "count", 1),
        ("", "in KRW, in no overlap group", "KRW", 1),
    ]


def test_a_chart_tells_what_it_joins_and_leads_to_source_and_row(state: Callable[..., Figures]) -> None:
    figures, links = state({"overlap_group": "g"}, {"overlap_group": "g"})
    chart = compare(figures, links, PAGE)
    assert chart.told.endswith("Not to be added: 2 that count some of the same.")
    found = {each.get("href", "") for each in ElementTree.fromstring(chart.svg).iter(f"{SVG}a")}
    assert {links.addresses["statistics", each] for each in figures["statistic_id"]} < found
    assert links.addresses["sources", figures["source_id"].iloc[0]] in found


def figure(**change: Any) -> Stated:
    """A figure as a chart gets it: exactly five, of no period."""
    given: dict[str, Any] = {
        **{"key": "a", "source": "one", "source_url": "s.html", "said": "5", "url": "#a", "value": 5.0},
        **{"bounds": (5.0, 5.0), "period": "none told", "days": None, "is_state": False},
        **{"verdict": "stands", "look": "filled"},
    }
    return Stated(**given | change)


@pytest.mark.parametrize(
    ("bounds", "reaches"), [((6.0, None), [True]), ((None, 5.0), [False]), ((5.0, 5.0), []), ((4.0, 6.0), [])]
)
def test_an_arrow_goes_on_where_no_bound_is_set(
    bounds: tuple[float | None, float | None], reaches: list[bool]
) -> None:
    panel = Figure().subplots()
    draw_value(panel, 0, figure(bounds=bounds))
    assert [arrow.get_position()[0] > 0 for arrow in panel.texts] == reaches


def test_words_without_a_number_have_no_mark() -> None:
    panel = Figure().subplots()
    draw_value(panel, 0, figure(value=None, bounds=(None, None)))
    assert [*panel.collections, *panel.patches, *panel.texts] == []


def test_about_so_many_is_a_band_without_an_arrow() -> None:
    panel = Figure().subplots()
    draw_value(panel, 0, figure(bounds=(None, None)))
    band, mark = panel.collections
    assert band.get_sizes()[0] > mark.get_sizes()[0]
    assert not panel.texts


@pytest.mark.parametrize(("look", "hatch"), [("filled", None), ("hatched", "//////"), ("hollow", None)])
def test_what_became_of_a_figure_is_seen_without_colour(look: str, hatch: str | None) -> None:
    panel = Figure().subplots()
    draw_value(panel, 0, figure(look=look))
    assert panel.collections[-1].get_hatch() == hatch
    faces = panel.collections[-1].get_facecolor(), panel.collections[-1].get_edgecolor()
    assert (faces[0].tolist() == faces[1].tolist()) == (look == "filled")


@pytest.mark.parametrize(
    ("values", "begins"),
    [([88, 297], "at nothing"), ([6400, 6434], "above"), ([9], "at nothing"), ([0], "at nothing")],
)
def test_an_axis_of_values_begins_at_nothing_unless_figures_are_near(
    values: list[float], begins: str
) -> None:
    first, last = find_values([figure(value=each, bounds=(each, each + 1)) for each in values])
    assert (first == 0) == (begins == "at nothing")
    assert first <= min(values)
    assert last > max(values)


def test_a_bar_has_the_days_of_its_period_and_an_arrow_where_they_are_open() -> None:
    panel = Figure().subplots()
    first, last = date(2024, 8, 26), date(2024, 8, 29)
    known, open_row = figure(days=(first, last)), figure(days=(first, None))
    show_days(panel, [known, open_row])
    for height, row in enumerate((known, open_row)):
        draw_days(panel, height, row)
    bar, open_bar = panel.patches
    assert (bar.get_x(), bar.get_width()) == (first.toordinal(), 4)
    assert open_bar.get_x() + open_bar.get_width() == panel.get_xlim()[1] > last.toordinal() + 1
    assert [arrow.get_position()[0] > 0 for arrow in panel.texts] == [True]
    assert [each.get_text() for each in panel.get_xticklabels()] == ["26 Aug 2024", "29 Aug 2024"]


def test_a_day_among_years_is_seen() -> None:
    panel = Figure().subplots()
    years = [
        figure(days=(date(2000, 1, 1), date(2024, 1, 1))),
        figure(days=(date(2010, 1, 1), date(2010, 1, 1))),
    ]
    show_days(panel, years)
    draw_days(panel, 0, years[1])
    assert panel.patches[0].get_width() > 100


def test_brackets_that_would_cover_each_other_stand_side_by_side() -> None:
    stated = [figure(key=key, source=key) for key in "abcd"]
    ties = [Tie(keys, "why", frozenset(keys), False) for keys in ("ab", "bd", "cd")]
    lanes = part_lanes(ties, list(place_blocks([Block("", "", "count", stated)])))
    assert [[tie.sign for tie, _ in lane] for lane in lanes] == [["ab", "cd"], ["bd"]]


def test_a_source_is_named_at_the_first_of_its_figures() -> None:
    stated = [figure(key=key, source=source) for key, source in (("a", "one"), ("b", "one"), ("c", "two"))]
    svg = draw_figures("chart", "told", [Block("", "", "count", stated)], []).svg
    assert (svg.count(">one<"), svg.count(">two<")) == (1, 1)


def test_money_and_formulas_in_words_are_no_mathematics() -> None:
    said = "$5 to $6_x"
    svg = draw_figures("chart", "told", [Block("", "", "count", [figure(said=said)])], []).svg
    assert f">{said}<" in svg


def write(holdings: Holdings) -> dict[str, str]:
    """The pages of figures."""
    templates = open_templates(holdings)
    return {page.path: render(templates, page) for page in write_figures(holdings)}


def test_figures_that_can_be_compared_come_first(still_toy: Path) -> None:
    indicators = kdr.load("indicators", where=still_toy)
    named = [{"indicator_id": each, "title": each.capitalize()} for each in ("alone", "several", "without")]
    own = ({"indicator_id": "alone"}, {"indicator_id": "several"}, {"indicator_id": "several"})
    pages = write(hold(still_toy, *own, indicators=rows(indicators, *named)))
    compared, _, others = pages["figures.html"].partition("Other figures")
    assert (">Several<" in compared, ">Alone<" in compared) == (True, False)
    assert (">Alone<" in others, ">Without<" in others, ">Several<" in others) == (True, True, False)
    assert "There are none." in pages["figures/without.html"]
    assert compared.count("<svg") == pages["figures/alone.html"].count("<svg") == 1


def test_an_indicator_says_why_its_figures_have_no_sum(still_toy: Path) -> None:
    indicators = kdr.load("indicators", where=still_toy).assign(is_additive=False)
    page = write(hold(still_toy, {}, indicators=indicators))["figures/example-cases.html"]
    assert "no: two such counts may count the same things" in page


def test_figures_of_two_indicators_that_overlap_name_each_other(still_toy: Path) -> None:
    indicators = kdr.load("indicators", where=still_toy)
    named = [{"indicator_id": each, "title": each.capitalize()} for each in ("cases", "suspects")]
    own = [{"indicator_id": each["indicator_id"], "overlap_group": "g"} for each in named]
    pages = write(hold(still_toy, *own, indicators=rows(indicators, *named)))
    assert "Suspects count some of the same: not to be added to these." in pages["figures/cases.html"]
    assert 'href="suspects.html"' in pages["figures/cases.html"]


def test_many_figures_make_no_heavy_page(still_toy: Path) -> None:
    sources = [{"source_id": f"a-source-with-a-name-{each:04}"} for each in range(250)]
    claims = [{"claim_id": f"clm-{place:04}"} | each for place, each in enumerate(sources, 1)]
    stated = [{"claim_id": each["claim_id"]} | span("2024-01-01", "2024-01-31") for each in claims]
    tables = kdr.load(where=still_toy)
    held = {"sources": rows(tables["sources"], *sources), "claims": rows(tables["claims"], *claims)}
    pages = write(hold(still_toy, *stated, **held))
    assert "The chart has the first of them; the table has all." in pages["figures/example-cases.html"]
    assert max(len(each.encode()) for each in pages.values()) < HEAVIEST
