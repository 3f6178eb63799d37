"""Who reads the record can filter, share, cite and print it; without a mouse, a script or a server, too."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from chromium import HEIGHT, list_heaviest
from conftest import ROOT
from playwright.sync_api import Browser, Page, expect

import korea_deepfake_record as kdr

# What fits on a sheet of paper if it is shrunk as browsers do.
SHEET = 1000
CUT_OFF = "each => each.scrollWidth - each.clientWidth"
BACKGROUND = "each => getComputedStyle(each).backgroundColor"
OUTLINE = "getComputedStyle(document.activeElement).outlineStyle"
IS_SEEN = f"document.activeElement === document.body || {OUTLINE} !== 'none'"
ADDRESSES = "all => all.map(each => each.href)"
ROWS = "form ~ * tbody tr:not(.group)"
TABS = 6


@pytest.fixture(scope="module")
def claim() -> dict[str, str]:
    """The last claim, which lies far down its pages."""
    return dict(kdr.load("claims", where=ROOT).iloc[-1])


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    """Where the site is served, on this machine alone and below a folder."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=site.parent)) as server:
        Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}/{site.name}/"
        server.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    """A server that keeps to itself who asked."""

    def log_message(self, *_: object) -> None: ...


def count_shown(page: Page) -> int:
    """How many rows there are to be seen."""
    return page.locator(ROWS).filter(visible=True).count()


def list_filtered(site: Path) -> list[Path]:
    """The pages whose rows can be filtered."""
    pages = sorted(site.rglob("*.html"))
    return [each for each in pages if "data-filter" in each.read_text(encoding="utf-8")]


def test_what_is_chosen_is_shown_and_can_be_shared(page: Page, site: Path) -> None:
    assert list_filtered(site)
    for file in list_filtered(site):
        page.goto(file.as_uri())
        everything = count_shown(page)
        for field in page.locator("form select").all():
            page.reload()
            value = field.locator("option").last.get_attribute("value")
            field.select_option(value)
            shown = count_shown(page)
            assert 0 < shown <= everything
            expect(page.locator("output")).to_have_text(f"{shown} of {everything}")
            shared = page.url
            page.goto("about:blank")
            page.goto(shared)
            expect(field).to_have_value(str(value))
            assert count_shown(page) == shown
            page.get_by_role("button", name="Show all").click()
            expect(page.locator("output")).to_have_text(f"{everything} of {everything}")


def test_words_are_found_as_they_are_typed(page: Page, site: Path, claim: dict[str, str]) -> None:
    page.goto((site / "claims.html").as_uri())
    page.get_by_label("Words").press_sequentially(claim["claim_id"])
    assert count_shown(page) == 1
    page.locator(ROWS).filter(visible=True).get_by_role("link", name=claim["claim_id"]).click()
    page.go_back()
    expect(page.get_by_label("Words")).to_have_value(claim["claim_id"])
    assert count_shown(page) == 1


def test_the_address_of_a_claim_leads_to_it(page: Page, site: Path, claim: dict[str, str]) -> None:
    page.goto(f"{(site / 'claims' / claim['source_id']).as_uri()}.html#{claim['claim_id']}")
    there = page.locator(f"[id='{claim['claim_id']}']")
    expect(there).to_be_in_viewport()
    assert there.evaluate(BACKGROUND) != page.locator("article").first.evaluate(BACKGROUND)
    there.get_by_text("Cite this record").click()
    expect(there.get_by_text(kdr.cite(claim["claim_id"], where=ROOT), exact=True)).to_be_visible()


def test_the_keyboard_leads_to_the_content_and_shows_where_it_is(page: Page, site: Path) -> None:
    for file in list_heaviest(site):
        page.goto(file.as_uri())
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_text("Skip to the content")
        expect(page.locator(":focus")).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()
        for _ in range(TABS):
            page.keyboard.press("Tab")
            assert page.evaluate(IS_SEEN), file.name


def test_nothing_is_missing_without_a_script(browser: Browser, site: Path) -> None:
    claims = kdr.load("claims", where=ROOT)
    with browser.new_context(offline=True, java_script_enabled=False) as context:
        page = context.new_page()
        for file in list_filtered(site):
            page.goto(file.as_uri())
            expect(page.locator("form")).to_be_hidden()
            assert count_shown(page) == page.locator(ROWS).count() > 0
        page.goto((site / "claims.html").as_uri())
        text = page.locator("main").inner_text()
        assert [each for each in claims["claim_id"] if each not in text] == []


def test_paper_shows_what_is_closed_and_cuts_nothing_off(page: Page, site: Path) -> None:
    page.emulate_media(media="print")
    page.set_viewport_size({"width": SHEET, "height": HEIGHT})
    for file in list_heaviest(site):
        page.goto(file.as_uri())
        expect(page.get_by_role("navigation")).to_be_hidden()
        for closed in page.locator("details.cite > p").all()[:3]:
            expect(closed).to_be_visible()
        wide = [each for each in page.locator(".scroll").all() if each.evaluate(CUT_OFF) > 0]
        assert [each.get_attribute("aria-label") for each in wide] == [], file.name


def test_a_page_works_wherever_it_is_served(browser: Browser, served: str, claim: dict[str, str]) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        answers: list[tuple[int, str]] = []
        page.on("response", lambda answer: answers.append((answer.status, answer.url)))
        page.goto(f"{served}claims/{claim['source_id']}.html")
        below = page.locator("nav a").evaluate_all(ADDRESSES)
        page.goto(served)
        assert page.locator("nav a").evaluate_all(ADDRESSES) == below
        for address in below:
            page.goto(address)
        assert all(url.startswith(served) for _, url in answers)
        assert [each for each in answers if each[0] not in (200, 304)] == []
