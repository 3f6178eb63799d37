"""Rows are chosen on the page by what they say and when it was, and the address holds the choice."""

from pathlib import Path

import pandas as pd
import pytest
from chromium import HEIGHT, WIDTHS
from playwright.sync_api import Page, expect

import korea_deepfake_record as kdr

DAY = "2024-09-02"
TEXTS = "rows => rows.map(row => row.textContent.toLowerCase())"


def list_texts(page: Page, rows: str) -> list[str]:
    """What rows say, in small letters."""
    texts: list[str] = page.locator(rows).evaluate_all(TEXTS)
    return texts


def is_within(dates: pd.DataFrame, name: str) -> pd.Series:
    """Whether each date can be the day."""
    earliest, latest = (dates[f"{name}_{each}"].astype("datetime64[s]") for each in ("earliest", "latest"))
    is_known = earliest.notna() | latest.notna()
    return is_known & ~(earliest > pd.Timestamp(DAY)) & ~(latest < pd.Timestamp(DAY))


def test_words_leave_the_rows_that_have_them_all(page: Page, site: Path) -> None:
    page.goto((site / "claims.html").as_uri())
    found = [each for each in list_texts(page, "tbody tr") if "police" in each and "probe" in each]
    page.get_by_label("Words").fill("POLICE probe")
    assert list_texts(page, "tbody tr:visible") == found
    assert page.locator("output").inner_text().startswith(f"{len(found)} of ")


def test_the_address_holds_what_is_chosen(page: Page, site: Path) -> None:
    page.goto((site / "claims.html").as_uri())
    page.get_by_label("Words").fill("telegram")
    page.get_by_label("Stance").select_option("alleged")
    page.get_by_label("Date when it was").select_option("published")
    page.get_by_label("From").fill(DAY)
    chosen, address = list_texts(page, "tbody tr:visible"), page.url
    page.goto("about:blank")
    page.goto(address)
    assert chosen
    assert list_texts(page, "tbody tr:visible") == chosen
    page.get_by_role("button", name="Show all").click()
    expect(page.locator("tbody tr:visible")).to_have_count(page.locator("tbody tr").count())
    assert page.get_by_label("Date when it was").input_value() == "happened"


@pytest.mark.parametrize("clock", ["happened", "said", "published"])
def test_a_day_is_asked_of_the_clock_that_is_chosen(page: Page, site: Path, clock: str) -> None:
    claims, sources = kdr.claims(), kdr.load("sources").set_index("source_id")
    dates = {"happened": claims, "said": claims, "published": sources.loc[claims["source_id"]]}
    found = is_within(dates[clock], {"happened": "event"}.get(clock, clock))
    page.goto(f"{(site / 'claims.html').as_uri()}#q=&clock={clock}&first={DAY}&last={DAY}")
    assert page.locator("tbody tr:visible").count() == found.sum()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_proposition_is_chosen_by_what_holds_of_it(page: Page, site: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.goto((site / "positions.html").as_uri())
    page.get_by_role("link", name="carried by several").click()
    several = page.locator('tr[data-which~="several"]').count()
    assert several == (kdr.agreement()["n_sources"] > 1).sum()
    assert page.locator("tr[data-which]:visible").count() == several
    assert page.locator('tr[data-which~="several"]:visible').count() == several


def test_a_group_is_shown_with_its_rows(page: Page, site: Path) -> None:
    page.goto((site / "positions.html").as_uri())
    page.get_by_label("Only").select_option("uncarried")
    assert page.locator("tr.group:visible").count() == 1
    page.get_by_label("Words").fill("in no row")
    assert page.locator("tr.group:visible").count() == 0
