"""The timeline of the explorer: dates in words, the days drawn, and marks that say how exact a date is."""

import doctest
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import ROOT
from matplotlib.axes import Axes
from matplotlib.figure import Figure

import korea_deepfake_record as kdr
from korea_deepfake_record.events import CLOCKS
from korea_deepfake_record.site import ASSETS, when
from korea_deepfake_record.site.charts.spans import DAY, LASTING, SOME_DAY, Part, Span, draw_span, find_edges
from korea_deepfake_record.site.charts.timeline import Frame, draw_timeline, shorten
from korea_deepfake_record.site.chronology import find_days, join_parts, tell_dates
from korea_deepfake_record.site.holdings import Holdings, Row
from korea_deepfake_record.site.links import Links
from korea_deepfake_record.site.pages.overview import sum_up
from korea_deepfake_record.site.pages.timeline import find_affair, list_dated
from korea_deepfake_record.witnesses import ARROW

DAYS = (date(2024, 8, 24), date(2024, 9, 3))
EARLY, LATE = date(2024, 8, 1), date(2024, 9, 30)
BEFORE, MIDDLE, AFTER = (date(2024, 8, day) for day in (27, 28, 29))


def dated(text: str, first: str, last: str, column: str = "start") -> Row:
    """A row of the timeline with that date and the days that it can mean."""
    return {"date": text, "earliest": first, "latest": last, "column": column}


def draw(*parts: Part, doubt: str = "", is_yielding: bool = False) -> Axes:
    """A panel of some days on which a span is drawn."""
    panel = Figure().subplots()
    panel.set_xlim(find_edges(DAYS))
    draw_span(panel, 0, Span(parts, doubt=doubt, is_yielding=is_yielding))
    return panel


def list_marks(panel: Axes) -> list[str]:
    """The marks on a panel; a line has none."""
    return [str(line.get_marker()) for line in panel.get_lines() if len(line.get_xydata())]


def find_arrows(panel: Axes) -> list[tuple[str, bool]]:
    """The arrows on a panel, and whether they are filled."""
    arrows = [line for line in panel.get_lines() if line.get_marker() in ("<", ">")]
    return [(str(each.get_marker()), each.get_markerfacecolor() == each.get_color()) for each in arrows]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2024", "2024"),
        ("2024-08", "Aug 2024"),
        ("2024-08-XX", "Aug 2024"),
        ("2024-XX-XX", "2024"),
        ("2024-08-02", "2 Aug 2024"),
        ("2024-08-02?", "perhaps 2 Aug 2024"),
        ("2024-08~", "about Aug 2024"),
        ("2024%", "perhaps about 2024"),
        ("2024-24", "winter 2024"),
        ("201X", "2010 to 2019"),
        ("20XX", "2000 to 2099"),
        ("2024-09-02T10:00:00Z", "2 Sep 2024, 10:00:00Z"),
        ("2024-08/2024-09-02", "between Aug 2024 and 2 Sep 2024"),
        ("../2024-09-02", "by 2 Sep 2024"),
        ("2024-09-02/", "2 Sep 2024 or later"),
        ("some day", "some day"),
    ],
)
def test_a_date_is_told_in_words(text: str, told: str) -> None:
    assert when.tell_date(text) == told


def test_what_lasts_is_told_otherwise_than_some_day_of_several() -> None:
    spans = ("2024-08/2024-09", "2024-08/..", "/2024-08")
    told = [when.tell_date(each, lasts=True) for each in spans]
    assert told == ["Aug 2024 to Sep 2024", "from Aug 2024", "until Aug 2024"]


def test_a_year_goes_without_saying_for_its_own_days_alone() -> None:
    told = [when.tell_date(each, year="2024") for each in ("2024-08-27", "2025-08-27", "2024-08", "2024")]
    assert told == ["27 Aug", "27 Aug 2025", "Aug 2024", "2024"]


def test_the_examples_of_dates_in_words_hold() -> None:
    assert doctest.testmod(when).failed == 0


def test_the_days_drawn_are_those_in_which_most_lies() -> None:
    crowd = [dated("", f"2024-08-{day}", f"2024-08-{day}") for day in range(20, 30)]
    far = [
        dated("", "2019-01-01", "2019-12-31"),
        dated("", "2030-01-01", ""),
        dated("", "2025-04-01", "2025-04-01"),
    ]
    assert find_days([*crowd, *far]) == (date(2024, 8, 19), date(2024, 8, 30))


@pytest.mark.parametrize("rows", [[], [dated("2024/..", "2024-01-01", "")]])
def test_there_are_days_to_draw_where_no_date_is_known(rows: Sequence[Row]) -> None:
    first, last = find_days(rows)
    assert first < last


@pytest.mark.parametrize(
    ("rows", "is_going_on", "parts"),
    [
        ([dated("", "2024-08-28", "2024-08-28")], False, [Part(DAY, MIDDLE, MIDDLE)]),
        ([dated("", "2024-08-28", "2024-08-28")], True, [Part(LASTING, MIDDLE, None)]),
        ([dated("", "2024-08-01", "2024-08-28")], False, [Part(SOME_DAY, EARLY, MIDDLE)]),
        ([dated("", "", "2024-08-28")], False, [Part(SOME_DAY, None, MIDDLE)]),
        ([dated("", "2024-08-01", "2024-09-30", "period")], False, [Part(LASTING, EARLY, LATE)]),
        (
            [dated("", "2024-08-01", "2024-08-27"), dated("", "2024-08-29", "2024-09-30", "end")],
            False,
            [
                Part(SOME_DAY, EARLY, BEFORE),
                Part(SOME_DAY, AFTER, LATE),
                Part(LASTING, MIDDLE, MIDDLE),
            ],
        ),
        (
            [dated("", "2024-08-01", "2024-08-28"), dated("", "2024-08-28", "2024-09-30", "end")],
            False,
            [Part(SOME_DAY, EARLY, MIDDLE), Part(SOME_DAY, MIDDLE, LATE)],
        ),
    ],
)
def test_what_is_not_known_of_a_date_is_no_part_of_what_lasted(
    rows: list[Row], is_going_on: bool, parts: list[Part]
) -> None:
    assert join_parts(rows, is_going_on) == parts


def test_what_has_no_end_is_said_to_go_on() -> None:
    assert tell_dates([dated("2024-08-28", "", "")], "2024", is_going_on=True) == "28 Aug, goes on"


def test_a_known_day_is_a_dot_and_some_day_of_several_a_dashed_bar() -> None:
    assert list_marks(draw(Part(DAY, MIDDLE, MIDDLE))) == ["o"]
    bar = draw(Part(SOME_DAY, MIDDLE, DAYS[1])).patches[0]
    assert bar.get_linestyle() not in ("-", "solid")


@pytest.mark.parametrize(
    ("part", "arrows"),
    [
        (Part(LASTING, MIDDLE, DAYS[1]), []),
        (Part(LASTING, MIDDLE, None), [(">", True)]),
        (Part(LASTING, MIDDLE, LATE), [(">", False)]),
        (Part(SOME_DAY, None, MIDDLE), [("<", True)]),
        (Part(SOME_DAY, EARLY, LATE), [("<", False), (">", False)]),
        (Part(DAY, EARLY, EARLY), [("<", False)]),
        (Part(DAY, LATE, LATE), [(">", False)]),
    ],
)
def test_an_end_that_is_open_or_beyond_the_days_drawn_is_an_arrow(
    part: Part, arrows: list[tuple[str, bool]]
) -> None:
    assert find_arrows(draw(part)) == arrows


def test_what_lies_beyond_the_days_drawn_is_nothing_but_its_arrow() -> None:
    panel = draw(Part(SOME_DAY, date(2019, 1, 1), date(2019, 12, 31)))
    assert (list_marks(panel), list(panel.patches)) == (["<"], [])


def test_a_doubt_and_a_verdict_have_marks_of_their_own() -> None:
    assert "x" in list_marks(draw(Part(DAY, MIDDLE, MIDDLE), is_yielding=True))
    assert [each.get_text() for each in draw(Part(DAY, MIDDLE, MIDDLE), doubt="?").texts] == ["?"]


def test_a_long_name_is_cut_to_its_place() -> None:
    assert shorten("as it is", 8) == "as it is"
    assert shorten("too long", 7) == "too lo\N{HORIZONTAL ELLIPSIS}"
    assert shorten("\ud55c\uad6d\ud55c\uad6d", 6) == "\ud55c\uad6d\N{HORIZONTAL ELLIPSIS}"


def test_a_row_names_what_it_shows_and_leads_there() -> None:
    span = Span([Part(DAY, MIDDLE, MIDDLE)], "$What$ & <where>", "28 Aug", url="a.html#b", is_yielding=True)
    root = ElementTree.fromstring(draw_timeline("one", "One day.", [span], Frame(300, 450, 700, DAYS)).svg)
    links = {each.get("href"): "".join(each.itertext()) for each in root.iter() if each.tag.endswith("}a")}
    assert links == {"a.html#b": "yields: $What$ & <where>"}
    assert "28 Aug" in [each.text for each in root.iter() if each.tag.endswith("}text")]


def test_what_a_version_brought_is_summed_up() -> None:
    text = "First words.\n\n### Added\n\n- One\n- Two\n  more of it\n\n### Fixed\n\n- Three"
    assert sum_up(text) == ("First words.", [("added", 2), ("fixed", 1)])
    assert sum_up("") == ("", [])


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, str]:
    """The overview and the timeline."""
    return {each: (site / each).read_text(encoding="utf-8") for each in ("index.html", "timeline.html")}


def test_each_clock_can_be_chosen_and_has_its_place(pages: dict[str, str]) -> None:
    sheet = (ASSETS / "explorer.css").read_text(encoding="utf-8")
    for clock in CLOCKS.categories:
        chosen = f'.clocks:has([value="{clock}"]:checked) [data-clock]:not([data-clock="{clock}"])'
        assert chosen in sheet
        for text in pages.values():
            assert f'value="{clock}"' in text
            assert f'data-clock="{clock}"' in text


def test_charts_of_a_page_can_be_compared(pages: dict[str, str]) -> None:
    for text in pages.values():
        charts = re.findall(r'<svg [^>]*width="(\d+)"[^>]*aria-label="(\w+): \d+ in all', text)
        assert {clock.lower() for _, clock in charts} <= set(CLOCKS.categories)
        assert len({width for width, _ in charts}) == 1


def test_every_date_of_the_record_stands_in_the_table(pages: dict[str, str]) -> None:
    # One of several days is told in words, and what they stand for is beside them.
    cell = r'<td class="short date">(?:<span title=")?([^"<]*).*?<code>(.*?)</code>'
    dates = re.findall(cell, pages["timeline.html"])
    events = kdr.timeline(kdr.load(where=ROOT))
    assert dates == list(zip(events["date"], events["record_id"], strict=True))


def test_the_overview_leads_to_every_measure(ours: Holdings, pages: dict[str, str]) -> None:
    assert all(f'href="measures/{each}.html"' in pages["index.html"] for each in ours.by_id["measures"])


def test_the_first_line_tells_sizes_and_where_to_look(ours: Holdings, pages: dict[str, str]) -> None:
    line = pages["index.html"].split('<ul class="numbers">')[1].split("</ul>")[0]
    assert f'<a href="claims.html"><b>{len(ours.claims)}</b> claims</a>' in line


def test_every_dated_source_on_the_way_of_a_claim_belongs_to_the_affair(ours: Holdings) -> None:
    steps = {step for row in ours.claims for step in row["chain"].split(ARROW)}
    dated = {step for step in steps if ours.by_id["sources"][step]["published"]}
    shown = {row["record_id"] for row in find_affair(ours, list_dated(ours)) if row["table"] == "sources"}
    assert dated <= shown < set(ours.by_id["sources"])


@pytest.mark.parametrize(
    ("table", "column", "told"),
    [
        ("measures", "start", "between 26 Aug 2024 and 1 Sep 2024"),
        ("statistics", "period", "26 Aug 2024 to 1 Sep 2024"),
        ("claims", "said", "between 26 Aug 2024 and 1 Sep 2024"),
        ("corrections", "right_value", "2024-08-26/2024-09-01"),
    ],
)
def test_a_date_is_told_in_words_unless_it_is_the_cell_that_is_told_of(
    ours: Holdings, table: str, column: str, told: str
) -> None:
    assert Links(ours).show(table, column, "2024-08-26/2024-09-01").text == told
