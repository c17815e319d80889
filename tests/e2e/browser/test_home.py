"""The overview and the list as people use them: filters at once, brushing, zooming, filters kept."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, expect

from tests.e2e.browser.driving import in_a_browser, live_map, needs_assets, page_of

pytestmark = in_a_browser


@needs_assets
def test_a_filter_answers_at_once_and_lives_in_the_address(browser: Browser, site: str) -> None:
    """A tick changes figures, map and address without loading the page anew."""
    with page_of(browser, site) as page:
        page.goto("/")
        live_map(page)
        page.evaluate("window.here = true")
        page.locator("details.choice summary", has_text="Means").click()
        page.get_by_label("airstrike").check()
        expect(page).to_have_url(re.compile(r"/\?means=airstrike$"))
        expect(page.locator("p.lead")).to_contain_text("1 incident match")
        expect(live_map(page)).to_be_visible()
        assert page.evaluate("window.here")


@needs_assets
def test_brushing_the_time_line_asks_for_that_stretch(browser: Browser, site: str) -> None:
    """Dragging over several bars sets both days; a link leads back to the whole record."""
    with page_of(browser, site) as page:
        page.goto("/")
        line = page.locator(".timeline:not(.band)")
        line.scroll_into_view_if_needed()
        box = line.bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + 40)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] * 0.99, box["y"] + 40, steps=4)
        page.mouse.up()
        expect(page).to_have_url(re.compile(r"\?since=20\d\d-\d\d-01&until=2020-03-31$"))
        expect(page.locator(".wider a").first).to_have_attribute("href", "/")


def test_a_bar_leads_to_its_days_without_script(browser: Browser, site: str) -> None:
    """A month is a link to itself by days, and a day to the list."""
    with page_of(browser, site, script=False) as page:
        page.goto("/")
        page.locator('.timeline a[data-since="2020-03-01"]').click()
        expect(page).to_have_url(re.compile(r"\?since=2020-03-01&until=2020-03-31$"))
        page.locator('.timeline a[data-since="2020-03-03"]').click()
        expect(page).to_have_url(re.compile(r"/incidents\?since=2020-03-03&until=2020-03-03$"))


def test_a_filter_is_kept_and_forgotten(browser: Browser, site: str) -> None:
    """Under a name, without script, on both pages."""
    with page_of(browser, site, script=False) as page:
        page.goto("/incidents?means=shelling")
        page.locator("details.kept summary").click()
        page.get_by_label("Name").fill("Shelling")
        page.get_by_role("button", name="Save this filter").click()
        page.goto("/")
        page.get_by_role("link", name="Shelling", exact=True).click()
        expect(page).to_have_url(re.compile(r"/\?means=shelling$"))
        page.locator("details.kept summary").click()
        page.get_by_role("button", name="Forget the filter “Shelling”").click()
        expect(page.locator("details.kept li")).to_have_count(0)
