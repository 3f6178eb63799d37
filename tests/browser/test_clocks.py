"""One clock of the timeline is chosen with the keyboard alone, and paper shows all of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from korea_deepfake_record.events import CLOCKS


@pytest.fixture
def page(browser: Browser, site: Path) -> Iterator[Page]:
    """The timeline, opened where no script runs."""
    with browser.new_context(offline=True, java_script_enabled=False) as context:
        opened = context.new_page()
        opened.goto((site / "timeline.html").as_uri())
        yield opened


def list_shown(page: Page) -> list[str]:
    """The clocks that can be seen."""
    shown = page.locator("[data-clock]:visible").all()
    return [each.get_attribute("data-clock") or "" for each in shown]


def test_all_clocks_are_shown_until_one_is_chosen(page: Page) -> None:
    assert list_shown(page) == list(CLOCKS.categories)
    for clock in CLOCKS.categories:
        page.get_by_label(clock, exact=True).check()
        assert list_shown(page) == [clock]


def test_the_keyboard_is_enough_to_choose(page: Page) -> None:
    page.get_by_label("all", exact=True).focus()
    page.keyboard.press("ArrowDown")
    assert list_shown(page) == [CLOCKS.categories[0]]
    page.keyboard.press("ArrowUp")
    assert list_shown(page) == list(CLOCKS.categories)


def test_paper_shows_all_clocks_whatever_was_chosen(page: Page) -> None:
    page.get_by_label(CLOCKS.categories[-1], exact=True).check()
    page.emulate_media(media="print")
    assert list_shown(page) == list(CLOCKS.categories)
    assert not page.get_by_role("radio").first.is_visible()
