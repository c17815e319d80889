"""The pages in Arabic: chosen, kept, mirrored, and with figures and foreign names in their order."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, expect

from harmledger.web import catalogue
from tests.e2e.browser.driving import in_a_browser, page_of
from tests.unit.web import web_demo as demo

pytestmark = in_a_browser
ARABIC = catalogue.load("ar")
LETTERS = re.compile("[\u0600-\u06ff]")


def test_language_is_switched_and_kept(browser: Browser, site: str) -> None:
    """One click changes the language of this page, filters and all; the next pages keep it; one click changes back."""
    with page_of(browser, site, script=False) as page:
        page.goto("/incidents?place=Binnish")
        page.locator(".tongues a[lang=ar]").click()
        expect(page).to_have_url(f"{site}/incidents?place=Binnish&lang=ar")
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        expect(page.locator("h1")).to_have_text(ARABIC("incidents.title"))
        page.goto("/about")
        expect(page.locator("html")).to_have_attribute("lang", "ar")
        page.locator(".tongues a[lang=en]").click()
        expect(page.locator("html")).to_have_attribute("dir", "ltr")


def test_browser_that_asks_for_arabic_gets_it(browser: Browser, site: str) -> None:
    """Without a choice, the browser's own wish decides."""
    with page_of(browser, site, language="ar-SY") as page:
        page.goto("/search")
        expect(page.locator("html")).to_have_attribute("lang", "ar")


def test_layout_is_mirrored(browser: Browser, site: str) -> None:
    """The name stands on the right, the column of filters beside the list on the right of it."""
    with page_of(browser, site, language="ar") as page:
        page.goto("/incidents")
        left = "(node) => node.getBoundingClientRect().left"
        name, mine = (page.locator(at).evaluate(left) for at in (".top .name", ".top .mine"))
        assert name > mine
        filters, results = (page.locator(at).evaluate(left) for at in ("form.filters", "#results"))
        assert filters > results


def test_headline_of_another_script_keeps_its_direction(browser: Browser, site: str) -> None:
    """A report in English reads from left to right inside an Arabic page, an Arabic line from right to left."""
    with page_of(browser, site, language="ar") as page:
        page.goto(f"/reports/{demo.MAIN.report_id}")
        expect(page.locator("h1")).to_have_css("direction", "ltr")
        page.goto(f"/reports/{demo.TRICKY.report_id}")
        line = page.locator("pre.captured .line", has_text="قُتل").first
        expect(line).to_have_css("direction", "rtl")


def test_words_of_the_interface_are_arabic(browser: Browser, site: str) -> None:
    """Menus, headings and labels hold no word of English; what is captured stays as it is."""
    with page_of(browser, site, language="ar") as page:
        for address in ("/incidents", "/search", "/export", "/audit", "/about", "/unresolved", "/voices"):
            page.goto(address)
            own = "nav a, main h1, main h2:not(:has(> bdi)), main label:not(:has(> bdi)), thead th, button"
            words = page.locator(own).all_inner_texts()
            assert [text for text in words if text.strip() and not LETTERS.search(text)] == [], address


def test_dates_and_plurals_are_arabic(browser: Browser, site: str) -> None:
    """A date names its month in Arabic; a count takes the form that the number asks for."""
    with page_of(browser, site, language="ar") as page:
        page.goto("/incidents?place=Binnish")
        expect(page.locator("#results")).to_contain_text("مارس 2020")
        expect(page.locator("#results")).to_contain_text("حادثة واحدة")
