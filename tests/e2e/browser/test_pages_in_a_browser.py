"""The pages in Debian's Chromium: with and without JavaScript, offline, wide and narrow."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from harmledger.config import Settings
from harmledger.model.report import Report
from harmledger.workflow.explaining import explained
from tests.e2e.browser.driving import arrive, in_a_browser, live_map, needs_assets, page_of
from tests.unit.web import web_demo as demo

pytestmark = in_a_browser


@needs_assets
def test_home_shows_the_live_map_offline(browser: Browser, site: str) -> None:
    """The map is drawn by MapLibre from what this server has, and covers the drawn one."""
    with page_of(browser, site) as page:
        page.goto("/")
        expect(live_map(page)).to_be_visible()
        expect(page.locator("figure.map > svg.drawn")).to_be_hidden()


@needs_assets
def test_a_place_on_the_live_map_leads_to_its_incidents(browser: Browser, site: str) -> None:
    """A click on a dot lists what happened there, as links."""
    with page_of(browser, site) as page:
        page.goto("/?place=Binnish")
        live_map(page).click()
        page.locator(".maplibregl-popup a").first.click()
        arrive(page, f"{site}/incidents/inc-binnish")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_from_a_figure_to_its_words(browser: Browser, site: str, script: bool) -> None:
    """One click on a figure of the dossier shows the words that it rests on, highlighted and in view."""
    with page_of(browser, site, script=script) as page:
        page.goto("/incidents/inc-binnish")
        page.locator("table.toll b a", has_text="12").first.click()
        arrive(page, re.compile(f"/reports/.*#claim-{demo.TWELVE.claim_id}$"))
        mark = page.locator(f'mark[id="claim-{demo.TWELVE.claim_id}"]')
        assert mark.inner_text() == demo.TWELVE.quote
        expect(mark).to_be_in_viewport()


def test_split_claims_light_up_whole(browser: Browser, site: str) -> None:
    """A claim that another one cuts is highlighted in all its pieces."""
    with page_of(browser, site) as page:
        page.goto(f"/reports/{demo.MAIN.report_id}#claim-clm-strike")
        expect(page.locator("mark.here").first).to_be_visible()
        pieces = page.locator("mark.here").all_text_contents()  # all are lit in one go
        assert len(pieces) > 1
        assert "".join(pieces) == demo.STRIKE.quote


@pytest.mark.parametrize("report", [demo.MAIN, demo.TRICKY], ids=["news", "hostile"])
def test_text_in_the_browser_is_the_captured_text(browser: Browser, site: str, report: Report) -> None:
    """What the browser holds is the text character by character; nothing in it ran."""
    with page_of(browser, site) as page:
        page.on("dialog", lambda dialog: pytest.fail(f"captured script ran: {dialog.message}"))
        page.goto(f"/reports/{report.report_id}")
        assert page.evaluate("document.querySelector('pre.captured').textContent") == report.text


def test_list_filters_without_script(browser: Browser, site: str) -> None:
    """The form works by itself and ends at a tidy address."""
    with page_of(browser, site, script=False) as page:
        page.goto("/incidents")
        page.get_by_label("Place", exact=True).fill("Binnish")
        page.get_by_role("button", name="Show").click()
        arrive(page, f"{site}/incidents?place=Binnish")
        expect(page.locator("#results tbody tr")).to_have_count(1)


@needs_assets
def test_list_filters_live(browser: Browser, site: str) -> None:
    """While typing, the list follows, and so does the address; going back brings the earlier list."""
    with page_of(browser, site) as page:
        page.goto("/incidents")
        rows = page.locator("#results tbody tr")
        expect(rows).to_have_count(9)
        page.get_by_label("Words in the headline").fill("saraqib")
        expect(page).to_have_url(f"{site}/incidents?text=saraqib")
        expect(rows).to_have_count(1)
        page.go_back()
        expect(page).to_have_url(f"{site}/incidents")
        expect(rows).to_have_count(9)


def test_drawn_map_and_time_line_without_script(browser: Browser, site: str) -> None:
    """Without JavaScript the overview is whole: a dot leads on, a month leads to its days."""
    with page_of(browser, site, script=False) as page:
        page.goto("/")
        expect(page.locator("figure.map > svg.drawn")).to_be_visible()
        page.locator("svg.timeline a").last.click()
        arrive(page, f"{site}/?since=2020-03-01&until=2020-03-31")


@pytest.mark.parametrize(
    "address", ["/", "/incidents", "/incidents/inc-binnish", "/control", "/displacement", "/tallies", "/about"]
)
@pytest.mark.parametrize("width", [360, 768, 1000])
def test_nothing_runs_off_a_narrow_screen(browser: Browser, site: str, address: str, width: int) -> None:
    """No page is wider than a phone or a tablet."""
    with page_of(browser, site, width=width) as page:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


CONTRAST = """
() => {
  const parse = (colour) => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d');
    canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((v) => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paper = luminance(parse(getComputedStyle(document.documentElement).getPropertyValue('--paper')));
  const names = ['ink', 'muted', 'accent', 'casualty', 'attack', 'displacement', 'damage', 'control', 'agreement',
    'breach', 'denial', 'responsibility'];
  return Object.fromEntries(names.map((name) => {
    const other = luminance(parse(getComputedStyle(document.documentElement).getPropertyValue('--' + name)));
    return [name, (Math.max(paper, other) + 0.05) / (Math.min(paper, other) + 0.05)];
  }));
}
"""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_colours_can_be_read(browser: Browser, site: str, dark: bool) -> None:
    """Every colour of words reaches WCAG AA on the page, 4.5 to 1, in both schemes."""
    with page_of(browser, site, dark=dark) as page:
        page.goto("/about")
        ratios = page.evaluate(CONTRAST)
        assert {name: round(ratio, 1) for name, ratio in ratios.items() if ratio < 4.5} == {}


def test_keyboard_reaches_the_content_first(browser: Browser, site: str) -> None:
    """The first stop of the keyboard skips the menu, and it can be seen."""
    with page_of(browser, site) as page:
        page.goto("/incidents")
        page.keyboard.press("Tab")
        skip = page.locator("a.skip")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport(ratio=1)
        page.keyboard.press("Enter")
        expect(page.locator("#content")).to_be_focused()


def test_print_unfolds_the_trace(browser: Browser, site: str) -> None:
    """On paper the trace of a figure is there without a click, the menu is not."""
    with page_of(browser, site, script=False) as page:
        page.goto("/incidents/inc-binnish")
        trace = page.get_by_text("latest figure of the best-placed source")
        expect(trace).to_be_hidden()
        page.emulate_media(media="print")
        expect(trace).to_be_visible()
        expect(page.locator("header nav")).to_be_hidden()


@pytest.fixture(scope="module")
def explanation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample report, explained in one file."""
    out = tmp_path_factory.mktemp("explained") / "why.html"
    sample = Path(__file__).resolve().parents[3] / "samples" / "idlib" / "11-strikes-tuesday-wire.txt"
    assert list(explained(str(sample), Settings(), page=out))
    return out


def test_explanation_leads_from_an_attribute_to_its_words(browser: Browser, explanation: Path) -> None:
    """Opened as a file, without script: an offset shows its words in the text, a heading the claim."""
    folder = explanation.parent.as_uri()
    with page_of(browser, folder, script=False) as page:
        page.goto(f"{folder}/why.html")
        link = page.locator("article.card table.attributes a").first
        target = (link.get_attribute("href") or "").removeprefix("#")
        link.click()
        arrive(page, f"{folder}/why.html#{target}")
        expect(page.locator(f'[id="{target}"]')).to_be_in_viewport()
        expect(page.locator(f'[id="{target}"]')).to_have_css("background-color", "rgb(28, 30, 32)")
        heading = page.locator("article.card h3 a").last
        heading.click()
        expect(page.locator("mark.claim:target")).to_be_in_viewport()


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_explanation_fits_every_screen(browser: Browser, explanation: Path, width: int) -> None:
    """It is no wider than a phone, and the browser takes no offence at anything in it."""
    folder = explanation.parent.as_uri()
    with page_of(browser, folder, width=width, dark=width == 768) as page:
        page.goto(f"{folder}/why.html")
        expect(page.locator("article.card").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
