"""A page of each kind keeps nobody out: axe finds nothing in it, in light and in dark."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from chromium import HEIGHT, WIDTHS, list_heaviest
from playwright.sync_api import Page

# What it would load to look at style sheets, a page that is a file may not load.
OPTIONS = {"resultTypes": ["violations"], "preload": False}
COLOURS = OPTIONS | {"runOnly": ["color-contrast", "link-in-text-block", "scrollable-region-focusable"]}
# Rows after many others like them are built as they are, and have no other colours.
LATER = "tr:nth-child(n + 13), article:nth-of-type(n + 3)"
SHORTEN = f"document.querySelectorAll('{LATER}').forEach(each => each.remove())"


@pytest.fixture(scope="module")
def audited() -> set[bytes]:
    """The pages that were looked at: the codebook is the same whatever the rows say."""
    return set()


def test_an_audit_finds_nothing(page: Page, each_site: Path, audited: set[bytes]) -> None:
    found = {}
    for file in list_heaviest(each_site):
        if (content := file.read_bytes()) not in audited:
            audited.add(content)
            found[file.name] = audit(page, file)
    assert {name: violations for name, violations in found.items() if violations} == {}


def audit(page: Page, file: Path) -> list[str]:
    """What is wrong with a page, and with its colours on a wide screen in light and a narrow one in dark."""
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": WIDTHS[-1], "height": HEIGHT})
    page.goto(file.as_uri())
    page.evaluate(SHORTEN)
    violations = list_violations(page, OPTIONS)
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": WIDTHS[0], "height": HEIGHT})
    return violations + list_violations(page, COLOURS)


def list_violations(page: Page, options: dict[str, object]) -> list[str]:
    """What the audit finds, and where."""
    found = Axe().run(page, options=options).response["violations"]
    return [f"{each['id']}: {node['target']}" for each in found for node in each["nodes"]]
