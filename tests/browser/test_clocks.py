"""One clock of the timeline is chosen with the keyboard alone, and paper shows all of them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT
from playwright.sync_api import Browser, Page

import korea_deepfake_record as kdr
from korea_deepfake_record.events import CLOCKS
from korea_deepfake_record.site import ASSETS
from korea_deepfake_record.site.holdings import Holdings
from korea_deepfake_record.site.pages.timeline import write_timeline
from korea_deepfake_record.site.render import open_templates, render
from korea_deepfake_record.tables import open_data


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The timeline of our own data, with what it needs to be looked at."""
    folder = tmp_path_factory.mktemp("timeline")
    shutil.copytree(ASSETS, folder / "assets")
    holdings = Holdings(open_data(ROOT), kdr.load(where=ROOT))
    for page in write_timeline(holdings):
        (folder / page.path).write_text(render(open_templates(holdings), page), encoding="utf-8")
    return folder / page.path


@pytest.fixture
def page(browser: Browser, file: Path) -> Iterator[Page]:
    """The timeline, opened where no script runs."""
    with browser.new_context(offline=True, java_script_enabled=False) as context:
        opened = context.new_page()
        opened.goto(file.as_uri())
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
