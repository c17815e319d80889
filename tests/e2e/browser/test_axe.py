"""WCAG 2.2 AA as far as the checker axe can tell: every page in light and dark, wide and on a phone, in each language.

A page is loaded once a language and looked at four times. All rules run on it as it comes, light and wide; what only
colours or only the width can change is asked again in the dark and on a phone, by the rules that look at it. The
language changes no colour, so the dark is looked at in one language.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, ViewportSize

from harmledger.web import catalogue
from tests.e2e.browser.addresses import PAGES, in_language
from tests.e2e.browser.desks import OTHER, desk_of
from tests.e2e.browser.driving import in_a_browser

pytestmark = in_a_browser
LANGUAGES = catalogue.languages()
WIDE: ViewportSize = {"width": 1280, "height": 860}
PHONE: ViewportSize = {"width": 360, "height": 860}

EVERY_RULE = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
OF_COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
OF_WIDTH = {
    "type": "rule",
    "values": ["color-contrast", "target-size", "scrollable-region-focusable", "link-name", "button-name", "label"],
}


def faults(page: Page, rules: dict[str, Any]) -> list[str]:
    """What axe, which stands in the page, finds by these rules: one line an element."""
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    found: list[dict[str, Any]] = page.evaluate(f"axe.run({json.dumps(options)}).then((all) => all.violations)")
    return [f"{one['id']}: {node['html'][:140]}" for one in found for node in one["nodes"]]


def looked_at(browser: Browser, site: str, addresses: Iterable[str], language: str) -> dict[str, list[str]]:
    """What axe finds in these pages, by address and look."""
    found: dict[str, list[str]] = {}
    with browser.new_context(base_url=site, color_scheme="light", viewport=WIDE) as context:
        page = context.new_page()
        for address in addresses:
            page.set_viewport_size(WIDE)
            page.emulate_media(color_scheme="light")
            page.goto(in_language(address, language), wait_until="domcontentloaded")
            page.evaluate(AXE_SCRIPT)
            found[address] = faults(page, EVERY_RULE)
            if language == LANGUAGES[0]:
                page.emulate_media(color_scheme="dark")
                found[f"{address}, dark"] = faults(page, OF_COLOURS)
                page.emulate_media(color_scheme="light")
            page.set_viewport_size(PHONE)
            found[f"{address}, on a phone"] = faults(page, OF_WIDTH)
    return {address: lines for address, lines in found.items() if lines}


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(browser: Browser, site: str, language: str) -> None:
    """The checker finds no fault of WCAG 2.2 AA in any page: in each language, light and dark, wide and on a phone."""
    assert looked_at(browser, site, PAGES, language) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_review(browser: Browser, tmp_path: Path, language: str) -> None:
    """Nor in any page of review: the queue, an item, the form that corrects it, merging, splitting, history."""
    with desk_of(tmp_path) as (site, answers):
        item = answers.desk.queue(OTHER).items[0].item_id
        one, other, *_rest = [incident.incident_id for incident in answers.record().incidents]
        addresses = (
            "/review",
            "/review?need=duplicate",
            "/review?part=mine",
            f"/review/items/{item}",
            f"/review/items/{item}?edit=1",
            "/review/history",
            "/review/agreement",
            f"/review/merge?one={one}&other={other}",
            f"/review/split/{one}",
        )
        assert looked_at(browser, site, addresses, language) == {}


def test_axe_sees_faults(browser: Browser, site: str) -> None:
    """The checker is there and looks: a page with a picture without words and pale letters is told of."""
    with browser.new_context(base_url=site) as context:
        page = context.new_page()
        page.goto("/about", wait_until="domcontentloaded")
        page.evaluate(
            "const after = document.querySelector('h1');"
            "after.insertAdjacentHTML('afterend', '<img src=\"/static/icon.svg\"><p id=\"pale\">pale</p>');"
            "Object.assign(document.getElementById('pale').style, {color: '#ccc', background: '#fff'});"
        )
        page.evaluate(AXE_SCRIPT)
        assert {line.split(":")[0] for line in faults(page, EVERY_RULE)} == {"image-alt", "color-contrast"}
