"""Every page in a real browser: it is quiet, asks for nothing elsewhere, fits the window and stays light."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from chromium import Visit, visit_pages
from playwright.sync_api import Browser

HEAVIEST = 500_000


@pytest.fixture(scope="module")
def visits(browser: Browser, each_site: Path) -> dict[str, Visit]:
    """What every page of a site did, by its address."""
    return visit_pages(browser, each_site)


def test_a_page_says_nothing_to_the_console(visits: dict[str, Visit]) -> None:
    assert visits
    assert {path: visit.said for path, visit in visits.items() if visit.said} == {}


def test_a_page_asks_for_nothing_but_files_of_the_site(visits: dict[str, Visit], each_site: Path) -> None:
    for path, visit in visits.items():
        assert (each_site / path).as_uri() in visit.asked
        assert [each for each in visit.asked if not find_file(each).is_relative_to(each_site)] == [], path


def test_a_page_fits_the_window(visits: dict[str, Visit]) -> None:
    assert {path: visit.excess for path, visit in visits.items() if max(visit.excess) > 0} == {}


def test_a_page_is_light_with_all_that_it_loads(visits: dict[str, Visit]) -> None:
    weights = {path: sum(map(weigh, visit.asked)) for path, visit in visits.items()}
    assert {path: weight for path, weight in weights.items() if weight > HEAVIEST} == {}


def find_file(address: str) -> Path:
    """The file that an address stands for; no file of ours for one that is none."""
    split = urlsplit(address)
    return Path(unquote(split.path)) if split.scheme == "file" else Path(address)


def weigh(address: str) -> int:
    """The bytes of a file."""
    return find_file(address).stat().st_size
