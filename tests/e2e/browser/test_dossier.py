"""The dossier, the report and two reports side by side, as people use them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.browser.driving import in_a_browser, live_map, needs_assets, page_of
from tests.unit.web import web_demo as demo

pytestmark = in_a_browser
DOSSIER = "/incidents/inc-binnish"
BESIDE = f"/reports/{demo.COPY.report_id}/beside/{demo.MAIN.report_id}"


@pytest.mark.parametrize("script", [True, False])
def test_a_figure_of_a_trace_is_two_clicks_from_its_words(browser: Browser, site: str, *, script: bool) -> None:
    """Unfold how a toll came about, select a figure: its words are highlighted, with and without JavaScript."""
    with page_of(browser, site, script=script) as page:
        page.goto(DOSSIER)
        page.locator("tr.trace summary").first.click()
        page.locator("tr.step.used a").first.click()
        expect(page).to_have_url(re.compile(r"/reports/.*#claim-"))
        name = page.evaluate("decodeURIComponent(location.hash.slice(1))")
        expect(page.locator(f'mark[id="{name}"]')).to_be_in_viewport()


def test_print_view_shows_all_on_one_sheet(browser: Browser, site: str) -> None:
    """No menu, and the words of a copy and the match are there without a click, on paper as on the screen."""
    with page_of(browser, site) as page:
        page.goto(DOSSIER)
        page.get_by_role("link", name="Print view").click()
        expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
        for words in ("same town", "its report is a copy", "https://news.example/a?b=1&c=2"):
            expect(page.get_by_text(words).first).to_be_visible()
        page.emulate_media(media="print")
        expect(page.get_by_text("same town").first).to_be_visible()
        expect(page.get_by_text("Back to the dossier")).to_be_hidden()


def test_a_reference_is_downloaded(browser: Browser, site: str) -> None:
    """Under the incident's id, never shown as a page."""
    with page_of(browser, site) as page:
        page.goto(DOSSIER)
        with page.expect_download() as waiting:
            page.get_by_role("link", name="BibTeX").click()
        assert waiting.value.suggested_filename == "inc-binnish.bib"


def test_a_passage_leads_to_the_same_words_on_the_other_side(browser: Browser, site: str) -> None:
    """From the report to the comparison, from the list of passages to both sides."""
    with page_of(browser, site) as page:
        page.goto(f"/reports/{demo.MAIN.report_id}")
        page.get_by_role("link", name="Compare side by side").first.click()
        expect(page.locator("pre.captured")).to_have_count(2)
        page.get_by_text("Passages").first.click()
        page.get_by_role("link", name="in the origin").first.click()
        expect(page.locator("#b-1")).to_be_in_viewport()
        assert page.locator("#a-1").inner_text()[-40:] == page.locator("#b-1").inner_text()[-40:]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(
    "address",
    [DOSSIER, f"{DOSSIER}/print", BESIDE, f"/reports/{demo.TRICKY.report_id}", "/tallies", "/agreements", "/control"],
)
def test_a_phone_scrolls_one_way_only(browser: Browser, site: str, address: str, language: str) -> None:
    """At 360 pixels nothing sticks out sideways, in either direction of writing."""
    with page_of(browser, site, width=360, language=language) as page:
        page.goto(address)
        sideways = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(sideways) == 0


def test_drawings_run_from_left_to_right_in_arabic(browser: Browser, site: str) -> None:
    """Regression: labels of the map and of the scales were anchored as if the drawing were mirrored."""
    with page_of(browser, site, language="ar") as page:
        page.goto(DOSSIER)
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        for drawing in ("svg.drawn", ".fall-cell svg"):
            expect(page.locator(drawing).first).to_have_css("direction", "ltr")


@needs_assets
def test_the_place_is_on_a_live_map(browser: Browser, site: str) -> None:
    """Drawn by MapLibre where the browser can, else as it was sent: never neither, and never both."""
    with page_of(browser, site) as page:
        page.goto(DOSSIER)
        live_map(page)
        expect(page.locator("figure.map > svg.drawn")).to_be_hidden()
        page.emulate_media(media="print")
        expect(page.locator("figure.map > svg.drawn")).to_be_visible()
        expect(page.locator("#map")).to_be_hidden()
    with page_of(browser, site, script=False) as page:
        page.goto(DOSSIER)
        expect(page.locator("figure.map > svg.drawn")).to_be_visible()
        expect(page.locator("#map")).to_be_hidden()
