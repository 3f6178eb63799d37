"""The graph of where claims come from: few crossings, nothing on top of anything else, nothing left out."""

import re
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from korea_deepfake_record.chains import count_origins, count_steps, count_ways, take_live
from korea_deepfake_record.site.charts.boxes import BOLD, CUT, PAD, WIDTH, Box, Line, measure, wrap
from korea_deepfake_record.site.charts.graph import LOOKS, draw_graph
from korea_deepfake_record.site.charts.layers import drop_circles, lay_out
from korea_deepfake_record.site.charts.places import APART, PORT, place, spread
from korea_deepfake_record.site.descent import open_descent, reach
from korea_deepfake_record.site.holdings import Holdings
from korea_deepfake_record.site.pages.derivations import find_widest
from korea_deepfake_record.witnesses import ARROW, UNKNOWN

# Two articles, of which one is made from a wire story, on two briefings.
STEPS = [(0, 2), (1, 3), (2, 4), (1, 4)]
BOXES = [Box(name, "Kind, 2024", "1", f"{name}.html") for name in ("a", "b", "c", "d", "e")]
LINES = [Line(low, high, "copy 1") for low, high in STEPS]


@pytest.fixture(scope="module")
def picture(ours: Holdings) -> str:
    """The graph of our own data."""
    drawn = open_descent(ours).draw_all("derivations.html")
    assert drawn is not None
    return drawn.svg


def test_what_rests_on_others_stands_before_them() -> None:
    columns = [column for column, _ in lay_out(5, STEPS).boxes]
    assert [columns[rank] for rank in (0, 1, 3, 4)] == [0, 0, 2, 2]
    assert all(columns[low] < columns[high] for low, high in STEPS)


@pytest.mark.parametrize("steps", [STEPS, [(0, 1), (1, 2), (3, 4)]], ids=["whole", "in parts"])
def test_a_line_goes_through_every_column_between_its_boxes(steps: list[tuple[int, int]]) -> None:
    layers = lay_out(5, steps)
    for (low, high), line in zip(steps, layers.lines, strict=True):
        assert (line[0], line[-1]) == (layers.boxes[low], layers.boxes[high])
        assert all(after[0] - before[0] == 1 for before, after in pairwise(line))


def test_lines_that_need_not_cross_do_not() -> None:
    assert lay_out(4, [(0, 3), (1, 2)]).cost[0] == 0
    assert lay_out(4, [(0, 2), (0, 3), (1, 2), (1, 3)]).cost[0] == 1


def test_a_graph_is_always_laid_out_alike() -> None:
    assert lay_out(5, STEPS) == lay_out(5, STEPS)


def test_a_step_that_leads_back_is_left_out() -> None:
    assert drop_circles([("a", "a")]) == set()
    assert drop_circles([("a", "b"), ("b", "c")]) == {("a", "b"), ("b", "c")}
    assert len(drop_circles([("a", "b"), ("b", "c"), ("c", "a")])) == 2


def test_places_are_moved_no_further_than_they_must() -> None:
    assert spread([0.0, 10.0], [0.0, 5.0]) == [0.0, 10.0]
    assert spread([0.0, 0.0, 30.0], [0.0, 10.0, 10.0]) == [-5.0, 5.0, 30.0]


def test_a_name_is_wrapped_and_at_last_cut_to_its_width() -> None:
    text = "Commission for the Standards of Communications and of other things beside them"
    rows = wrap(text, BOLD, 120)
    assert len(rows) > 1
    assert rows[-1].endswith(CUT)
    assert all(measure(row, BOLD) <= 120 for row in [*rows, *wrap("m" * 80, BOLD, 120)])
    assert wrap("", BOLD, 120) == []


def test_no_box_stands_on_another_and_no_end_of_a_line_on_another() -> None:
    boxes = [*BOXES, *[Box("x", "", "2")] * 9]
    lines = [*LINES, *[Line(low, 4, "quotation 2") for low in range(5, 14)]]
    points, heights, ways = place(boxes, lines)
    for one, other in combinations(range(len(boxes)), 2):
        if points[one][0] == points[other][0]:
            room = (heights[one] + heights[other]) / 2 + APART
            assert abs(points[one][1] - points[other][1]) >= room - 1e-6
    ends = sorted(way[-1][1] for line, way in zip(lines, ways, strict=True) if line.high == 4)
    assert all(after - before == pytest.approx(PORT) for before, after in pairwise(ends))
    assert ends[-1] - ends[0] < heights[4]


def test_words_stay_within_their_box(ours: Holdings) -> None:
    names = [row["name"] for row in ours.rows["actors"]]
    assert all(
        measure(row, BOLD) <= WIDTH - 2 * PAD for name in names for row in Box(name, "", "88").named_rows
    )


def test_a_box_leads_to_its_page_once() -> None:
    svg = draw_graph("toy", "Two articles.", BOXES, LINES).svg
    assert re.findall(r'href="([^"]*)"', svg) == [each.address for each in BOXES]


@pytest.mark.parametrize("look", LOOKS)
def test_a_box_can_stand_alone(look: str) -> None:
    svg = draw_graph("toy", "One.", [Box("Alone", "Kind", "", look=look, is_here=True)], []).svg
    assert "Alone" in svg


def test_every_derivation_is_a_line(ours: Holdings, picture: str) -> None:
    rows = ours.rows["derivations"]
    counted = count_steps(take_live(ours.tables))
    words = re.findall(r"<text[^>]*>([a-z]+ [0-9]+)</text>", picture)
    told = [f"{row['kind']} {counted[row['source_id'], row['from_id']]}" for row in rows]
    assert sorted(words) == sorted(told)


def test_what_is_not_known_is_not_one_origin(ours: Holdings, picture: str) -> None:
    ends = [row for row in ours.rows["derivations"] if row["from_id"] == UNKNOWN]
    assert len(re.findall(r"<text[^>]*>not known</text>", picture)) == len(ends)


def test_all_that_comes_into_a_source_and_begins_there_goes_on(ours: Holdings) -> None:
    live = take_live(ours.tables)
    steps, begun = count_steps(live), count_origins(live).set_index("origin_id")["n_claims"]
    carriers = {high for _, high in steps}
    for source in carriers:
        gone = sum(number for (_, high), number in steps.items() if high == source)
        come = sum(number for (low, _), number in steps.items() if low == source)
        assert gone == come + begun.get(source, 0)


def test_every_claim_has_come_one_way(ours: Holdings) -> None:
    live = take_live(ours.tables)
    ways = count_ways(live)
    assert ways["n_claims"].sum() == count_origins(live)["n_claims"].sum() == len(live)
    assert (ways["chain"].str.split(ARROW).str[0] == ways["source_id"]).all()


def test_one_statement_is_shown_with_its_own_claims_only(ours: Holdings) -> None:
    (row,) = find_widest(ours)
    assert int(row["n_sources"]) == ours.agreement["n_sources"].max()
    chosen = open_descent(ours).choose(row["proposition_id"])
    assert sum(int(each["n_claims"]) for each in chosen.ways) == int(row["n_claims"])
    drawn = chosen.draw_ways("derivations.html")
    assert drawn is not None
    words = re.findall(r"<text[^>]*>[a-z]+ ([0-9]+)</text>", drawn.svg)
    assert sum(map(int, words)) == sum(chosen.steps.values())


def test_the_picture_of_a_source_has_what_is_above_and_below_it_and_nothing_else(ours: Holdings) -> None:
    descent = open_descent(ours)
    source = descent.rows[0]["from_id"]
    drawn = descent.draw_around(f"sources/{source}.html", source)
    assert drawn is not None
    pairs = [(row["source_id"], row["from_id"]) for row in descent.rows]
    related = reach(source, pairs) | reach(source, [(high, low) for low, high in pairs])
    assert set(re.findall(r'href="([^"]*)\.html"', drawn.svg)) == related - {UNKNOWN}
    joined = {each for pair in pairs for each in pair}
    lone = next(key for key in ours.by_id["sources"] if key not in joined)
    assert descent.draw_around(f"sources/{lone}.html", lone) is None


def test_a_package_without_sources_has_a_page_without_a_picture(empty: Path) -> None:
    text = (empty / "derivations.html").read_text(encoding="utf-8")
    assert "<svg" not in text
    assert text.count("There are none.") == 4
