"""Charts: drawn by a library, and part of the page that shows them."""

import re
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from matplotlib.figure import Figure

from korea_deepfake_record.site import ASSETS
from korea_deepfake_record.site.charts import COLOURS, draw_chart

SVG = "{http://www.w3.org/2000/svg}"
TOLD = 'One bar is "longer" than <the other>.'


def draw_bars(**look: str) -> Callable[[], Figure]:
    """Two hatched bars, a marker and a word that is a link if it gets a `url`."""

    def draw() -> Figure:
        figure = Figure(figsize=(4, 2))
        panel = figure.subplots()
        panel.barh([0, 1], [3, 4], color=COLOURS["pale"], edgecolor=COLOURS["part-0"], hatch="////")
        panel.plot([1], [1], "o", color=COLOURS["part-1"])
        panel.text(1, 1, "A & <b>", **({"color": COLOURS["ink"]} | look))
        return figure

    return draw


def test_a_chart_has_no_colour_and_no_font_but_the_page_s() -> None:
    svg = draw_chart("bars", TOLD, draw_bars()).svg
    assert re.search(r"#[0-9a-f]{6}\b|font-family|<style", svg) is None
    named = set(re.findall(r"var\(--([\w-]+)\)", svg))
    assert {"pale", "part-0", "part-1", "ink"} <= named


def test_every_colour_of_a_chart_is_told_by_the_page_for_light_and_for_dark() -> None:
    sheet = (ASSETS / "explorer.css").read_text(encoding="utf-8")
    light, dark = (dict(re.findall(r"--([\w-]+): (#\w+);", part)) for part in sheet.split("@media")[:2])
    assert COLOURS.items() <= light.items()
    assert COLOURS.keys() <= dark.keys()


def test_a_chart_is_told_in_words_and_keeps_its_text() -> None:
    root = ElementTree.fromstring(draw_chart("bars", TOLD, draw_bars()).svg)
    assert (root.get("role"), root.get("aria-label")) == ("img", TOLD)
    assert "A & <b>" in [each.text for each in root.iter(f"{SVG}text")]


def test_links_in_a_chart_are_not_hidden_from_who_cannot_see_it() -> None:
    root = ElementTree.fromstring(draw_chart("bars", TOLD, draw_bars(url="a.html")).svg)
    assert root.get("role") == "group"
    assert [each.get("href") for each in root.iter(f"{SVG}a")] == ["a.html"]


def test_letters_that_the_font_here_has_not_are_left_to_the_page() -> None:
    figure = Figure()
    figure.text(0, 0, "\ud55c\uad6d")
    assert "\ud55c\uad6d</text>" in draw_chart("letters", TOLD, lambda: figure).svg


def test_the_parts_of_two_charts_on_a_page_keep_apart() -> None:
    drawings = [draw_chart(name, TOLD, draw_bars()).svg for name in ("one", "two")]
    names = [set(re.findall(r' id="([^"]+)"', each)) for each in drawings]
    assert [names_used(each) == held != set() for each, held in zip(drawings, names, strict=True)] == [
        True
    ] * 2
    assert names[0].isdisjoint(names[1])


def names_used(svg: str) -> set[str]:
    """The parts of a drawing that others of its parts refer to."""
    return set(re.findall(r'(?:url\(|href=")#([^")]+)', svg))


def test_the_same_chart_has_the_same_bytes() -> None:
    assert draw_chart("bars", TOLD, draw_bars()) == draw_chart("bars", TOLD, draw_bars())


def test_a_colour_that_no_page_has_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^'#ff0000' is no colour of the pages\. Choose one of: #"):
        draw_chart("bars", TOLD, draw_bars(color="red"))
