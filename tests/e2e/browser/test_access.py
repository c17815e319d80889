"""Everybody can use the pages: by keyboard, on phones, without script, with less motion, on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from harmledger.web import catalogue
from tests.e2e.browser.addresses import PAGES, in_language
from tests.e2e.browser.driving import in_a_browser, page_of
from tests.unit.web import web_demo as demo

pytestmark = in_a_browser

LANGUAGES = catalogue.languages()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [320, 360, 768])
def test_nothing_runs_off_a_narrow_screen(browser: Browser, site: str, language: str, width: int) -> None:
    """No page is wider than a phone or a tablet (WCAG 1.4.10: down to 320 pixels), in either direction of writing."""
    context = browser.new_context(base_url=site, viewport={"width": width, "height": 860})
    page = context.new_page()
    wide = {}
    for address in PAGES:
        page.goto(in_language(address, language), wait_until="domcontentloaded")
        found = page.evaluate("document.documentElement.scrollWidth")
        if found > width:
            wide[address] = found
    context.close()
    assert wide == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_whole_without_script(browser: Browser, site: str, language: str) -> None:
    """With JavaScript off, each page has its heading, its menu and as many words as with it."""
    with page_of(browser, site, script=False, language=language) as page:
        for address in PAGES:
            if "nowhere" in address or "nothing-here" in address:
                continue  # the browser itself logs a missing page as a fault
            page.goto(address, wait_until="domcontentloaded")
            expect(page.locator("h1").first).to_be_visible()
            expect(page.locator("nav a").first).to_be_visible()
            hidden = page.locator("main [hidden]:not(.live)")
            expect(hidden).to_have_count(0)


def test_keyboard_goes_through_a_page_in_order(browser: Browser, site: str) -> None:
    """Every stop of the keyboard on the search page can be seen and shows that it is the one."""
    with page_of(browser, site) as page:
        page.goto("/search?q=killed")
        seen = []
        for _ in range(40):
            page.keyboard.press("Tab")
            stop = page.locator(":focus")
            if stop.count() == 0:
                break
            expect(stop).to_be_in_viewport()
            style = stop.evaluate("(node) => [getComputedStyle(node).outlineStyle, node.tagName, node.textContent]")
            assert style[0] != "none", style
            seen.append(style[1])
        assert seen[0] == "A"  # the way past the menu
        assert {"INPUT", "BUTTON", "SUMMARY"} <= set(seen)


def test_everything_works_by_keyboard_alone(browser: Browser, site: str) -> None:
    """From the start to a report's words without a mouse: search, Enter, a hit, Enter."""
    with page_of(browser, site) as page:
        page.goto("/search")
        page.get_by_label(re.compile("Words to look for")).focus()
        page.keyboard.type("killed")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"/search\?q=killed"))
        first = page.locator(".hits a").first
        first.focus()
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile("/reports/"))


def test_less_motion_is_asked_and_given(browser: Browser, site: str) -> None:
    """Whoever asks for less motion gets no smooth scrolling and no transition."""
    moving = """() => [...document.querySelectorAll('*')].filter((node) => {
      const style = getComputedStyle(node);
      return style.scrollBehavior === 'smooth' || parseFloat(style.transitionDuration) > 0.01
        || parseFloat(style.animationDuration) > 0.01;
    }).map((node) => node.tagName)"""
    with page_of(browser, site, calm=True) as page:
        for address in ("/incidents", "/incidents/inc-binnish", f"/reports/{demo.MAIN.report_id}"):
            page.goto(address)
            assert page.evaluate(moving) == []


def test_words_can_be_spaced_out(browser: Browser, site: str) -> None:
    """With the spacing of WCAG 1.4.12 nothing is cut off sideways."""
    spaced = """() => { for (const node of document.querySelectorAll('body *')) {
      node.style.setProperty('line-height', '1.5', 'important');
      node.style.setProperty('letter-spacing', '0.12em', 'important');
      node.style.setProperty('word-spacing', '0.16em', 'important'); }
      return document.documentElement.scrollWidth; }"""
    with page_of(browser, site, width=360) as page:
        for address in ("/", "/incidents", "/audit", "/export", "/search?q=killed"):
            page.goto(address)
            assert page.evaluate(spaced) <= 360, address


@pytest.mark.parametrize("address", ["/audit", "/export", "/search?q=killed", "/about"])
def test_print_leaves_the_menu_out(browser: Browser, site: str, address: str) -> None:
    """On paper there is the content, without menus, forms and buttons."""
    with page_of(browser, site) as page:
        page.goto(address)
        page.emulate_media(media="print")
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator("header nav")).to_be_hidden()
        for form in page.locator("main form").all():
            expect(form).to_be_hidden()
