"""Tallies, agreements, control and displacement, as people use them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.browser.driving import in_a_browser, page_of

pytestmark = in_a_browser


@pytest.mark.parametrize(
    ("address", "mark"),
    [("/control", "svg.strip a rect.piece"), ("/tallies", "ul.ranges h2 a")],
)
def test_a_mark_in_a_drawing_leads_to_its_words(browser: Browser, site: str, address: str, mark: str) -> None:
    """One click on what is drawn, and the words are there."""
    with page_of(browser, site) as page:
        page.goto(address)
        page.locator(mark).first.click()
        expect(page).to_have_url(re.compile(r"/reports/.*#claim-"))
        expect(page.locator("mark.here").first).to_be_in_viewport()


def test_the_keyboard_reaches_marks(browser: Browser, site: str) -> None:
    """A mark is a link that can be focused and followed without a mouse."""
    with page_of(browser, site) as page:
        page.goto("/control")
        page.locator("svg.strip a").first.focus()
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"/reports/.*#claim-"))


@pytest.mark.parametrize("script", [True, False])
def test_place_and_days_narrow_down(browser: Browser, site: str, *, script: bool) -> None:
    """The form leads to an address that can be kept; what matches nothing says what to do."""
    with page_of(browser, site, script=script) as page:
        page.goto("/tallies")
        page.get_by_label("Place or area").fill("Nowhere")
        page.get_by_role("button", name="Show").click()
        expect(page).to_have_url(re.compile(r"/tallies\?place=Nowhere$"))
        expect(page.get_by_text("Nothing matches this place and time")).to_be_visible()
        page.get_by_role("link", name="Clear").click()
        expect(page.locator("ul.ranges > li")).to_have_count(1)
