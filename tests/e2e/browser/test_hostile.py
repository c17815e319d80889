"""A report that tries everything shows as the text that it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, expect

from harmledger.model.report import Report
from tests.e2e.browser.driving import in_a_browser, page_of, served
from tests.unit.web import web_demo as demo

pytestmark = in_a_browser

MARKUP = (
    "<script>document.title='ran'</script><svg onload=\"document.title='ran'\"><use href='data:x'/></svg>"
    '<img src="https://elsewhere.example/x.png" onerror="document.title=\'ran\'"><base href="https://elsewhere.example/">'
    "<iframe src='/about'></iframe><style>*{display:none}</style><form action='https://elsewhere.example'></form>"
    "</pre></main></body>{{ 7 * 7 }} {% include 'x' %} ${7*7} &amp;lt; <!-- --> ]]> \"quoted\" 'quoted'"
)
TABLE = "<table>" + "<tr>" + "<td>cell</td>" * 200 + "</tr>" * 50 + "</table>"
TURNED = "safe \u202egnp.exe\u202c and \u2066isolated\u2069, zero\u200bwidth, soft\u00adhyphen, \u200eleft\u200fright"
ARABIC = "قُتل 12 مدنيًا في بلدة بنّش (إدلب) يوم الثلاثاء، بحسب Rescue Desk."
LONG = "word " * 20 + "x" * 1_000_000
HOSTILE: Report = demo.report(f"{MARKUP}\n{TABLE}\n{TURNED}\n{ARABIC}\n{LONG}", f"{MARKUP} {TURNED}")


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """A record with the hostile report."""
    hostile = replace(HOSTILE, outlet=f"{MARKUP}\u202e", byline=MARKUP, url=f"https://elsewhere.example/{MARKUP}")
    data = demo.DemoData(reports={hostile.report_id: hostile, demo.MAIN.report_id: demo.MAIN})
    with served(data) as address:
        yield address


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_report_is_text_and_nothing_else(browser: Browser, site: str, script: bool) -> None:
    """No element comes from the text, nothing of it runs or asks for anything, and it stays inside its column."""
    with page_of(browser, site, script=script) as page:
        page.goto(f"/reports/{HOSTILE.report_id}")
        captured = page.locator("pre.captured")
        expect(captured).to_be_visible()
        expect(captured.locator("script, svg, img, iframe, style, form, table, base, a")).to_have_count(0)
        assert page.title().endswith("harmledger")
        assert not page.title().startswith("ran")
        if script:
            assert page.evaluate("document.querySelector('pre.captured').textContent") == HOSTILE.text
            assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_turning_and_unseen_characters_are_seen(browser: Browser, site: str) -> None:
    """Each character that turns or hides words has its label, and turns nothing outside itself."""
    with page_of(browser, site) as page:
        page.goto(f"/reports/{HOSTILE.report_id}")
        labels = page.locator("pre.captured .unseen").evaluate_all("(all) => all.map((one) => one.dataset.label)")
        assert labels == ["RLO", "PDF", "LRI", "PDI", "ZWSP", "SHY", "LRM", "RLM"]


@pytest.mark.parametrize("words", ["exe", "بلدة", "quoted"])
def test_hits_are_text(browser: Browser, site: str, words: str) -> None:
    """Search shows the stretch around a hit as text, the hit marked, in either direction of writing."""
    with page_of(browser, site) as page:
        page.goto(f"/search?q={words}")
        snippet = page.locator(".hits .snippet").first
        expect(snippet.locator("mark.found").first).to_be_visible()
        expect(snippet.locator("script, svg, img, iframe, style, form, table, base, a")).to_have_count(0)
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_words_asked_for_are_text(browser: Browser, site: str) -> None:
    """What was typed comes back as text, in every page that repeats it."""
    with page_of(browser, site) as page:
        for address in ("/search?q=", "/audit?actor=", "/incidents?text=", "/export?text=", "/audit?since="):
            page.goto(f'{address}"><script>document.title="ran"</script>')
            expect(page.locator("main script")).to_have_count(0)
            assert not page.title().startswith("ran"), address
