"""The pages need nothing but their own server: no request leaves the machine, and the map is there all the same."""

from __future__ import annotations

from playwright.sync_api import Browser, Route, expect

from tests.e2e.browser.driving import in_a_browser, live_map, needs_assets, page_of
from tests.unit.web import web_demo as demo

pytestmark = in_a_browser


@needs_assets
def test_map_works_with_no_network(browser: Browser, site: str) -> None:
    """With every other address cut off, the live map paints outlines, countries and dots."""
    with page_of(browser, site) as page:

        def cut_off(route: Route) -> None:
            route.continue_() if route.request.url.startswith(site) else route.abort()

        page.route("http*://**", cut_off)
        page.goto("/")
        live_map(page)


def test_no_page_asks_elsewhere(browser: Browser, site: str) -> None:
    """No page loads a font, a picture, a script or anything else from another address."""
    with page_of(browser, site) as page:  # fails where one does
        for address in (
            "/incidents",
            "/incidents/inc-binnish",
            f"/reports/{demo.MAIN.report_id}",
            "/search?q=killed",
            "/audit",
            "/export",
            "/about",
        ):
            page.goto(address)
            expect(page.locator("h1").first).to_be_visible()
