"""Where is a browser, and what does a page do when it is opened there?"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from korea_deepfake_record.site.chromium import OPTIONS, find_chromium

WIDTHS = (360, 1600)
HEIGHT = 1000
EXCESS = "document.documentElement.scrollWidth - window.innerWidth"


@dataclass(frozen=True)
class Visit:
    """What a page did when it was opened: what it said, what it asked for, how much too wide it was."""

    said: tuple[str, ...]
    asked: frozenset[str]
    excess: tuple[int, ...]


@contextmanager
def open_chromium() -> Iterator[Browser]:
    """A browser without a window, with a profile of its own. Where there is none the test is skipped."""
    place = find_chromium()
    if place is None:
        tell = pytest.fail if os.environ.get("KDR_BROWSER") else pytest.skip
        tell("No Chromium here, so no page is opened in a browser. Run: sudo apt install chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=place, args=[*OPTIONS])
        yield opened
        opened.close()


def visit_pages(browser: Browser, folder: Path) -> dict[str, Visit]:
    """Open every page of a site, at every width."""
    said: list[str] = []
    asked: list[str] = []
    visits = {}
    with browser.new_context(offline=True) as context:
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda fault: said.append(str(fault)))
        page.on("request", lambda request: asked.append(request.url))
        for file in sorted(folder.rglob("*.html")):
            page.goto(file.as_uri())
            excess = []
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": HEIGHT})
                excess.append(page.evaluate(EXCESS))
            name = file.relative_to(folder).as_posix()
            visits[name] = Visit(tuple(said), frozenset(asked), tuple(excess))
            said.clear()
            asked.clear()
    return visits


def list_heaviest(folder: Path) -> list[Path]:
    """Of the pages that stand in one folder the heaviest; each that stands in none."""
    kinds: dict[Path, Path] = {}
    for file in sorted(folder.rglob("*.html"), key=lambda each: each.stat().st_size):
        kinds[file if file.parent == folder else file.parent] = file
    return sorted(kinds.values())
