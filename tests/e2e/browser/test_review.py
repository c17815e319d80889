"""Review in a browser: by keyboard only, merging, splitting and undoing, two coders at once, and without JavaScript."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect

from harmledger.model.judgement import Verdict
from harmledger.model.reviewing import Answer
from harmledger.workflow.pages import Pages
from tests.e2e.browser.desks import FORTY, NINE, OTHER, TWELVE, desk_of
from tests.e2e.browser.driving import in_a_browser, page_of

pytestmark = in_a_browser


def verdicts(answers: Pages) -> list[str]:
    """What was decided, the latest first."""
    return [str(one.judgement.verdict) for _seq, one in answers.desk.history()]


def test_review_by_keyboard_only(browser: Browser, tmp_path: Path) -> None:
    """From the queue to an answer, on to the next, back by undo, words selected and a correction kept: no mouse."""
    with desk_of(tmp_path) as (site, answers), page_of(browser, site) as page:
        page.goto("/review")
        page.keyboard.press("n")
        expect(page.get_by_role("heading", level=1)).to_have_text("Where did this happen?")
        page.keyboard.press("?")
        expect(page.get_by_role("dialog")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()
        page.keyboard.press("a")
        expect(page.get_by_role("status")).to_have_text("Kept.")
        assert verdicts(answers) == ["accept"]
        page.keyboard.press("z")
        expect(page.get_by_role("status")).to_have_text("Taken back.")
        expect(page.get_by_role("heading", level=1)).to_have_text("Where did this happen?")
        page.keyboard.press("c")
        words = page.get_by_label("Words that make the claim")
        expect(words).to_have_value("Forty people")
        page.keyboard.press("w")
        page.keyboard.press("Shift+ArrowRight")
        page.keyboard.press("Shift+ArrowRight")
        expect(words).to_have_value("Forty people were killed")
        page.keyboard.press("Control+Enter")
        expect(page.get_by_role("status")).to_have_text("Kept.")
        assert answers.desk.claim(FORTY).claim.quote == "Forty people were killed"


def test_keys_work_as_soon_as_the_question_shows(browser: Browser, tmp_path: Path) -> None:
    """Regression: a key pressed before the page's last script had come was lost."""
    with desk_of(tmp_path) as (site, answers), page_of(browser, site) as page:
        held: list[Route] = []
        item = answers.desk.queue(OTHER).items[0].item_id
        page.route("**/static/pages.js", lambda route: held.append(route))  # noqa: PLW0108 - a method takes no mark
        page.goto(f"/review/items/{item}", wait_until="commit")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.keyboard.press("?")
        expect(page.get_by_role("dialog")).to_be_visible()
        assert held  # the script was still to come
        for route in held:
            route.continue_()


def test_words_are_selected_with_the_mouse(browser: Browser, tmp_path: Path) -> None:
    """What is selected in the text becomes the claim's words."""
    with desk_of(tmp_path) as (site, answers), page_of(browser, site) as page:
        item = answers.desk.queue(OTHER).items[0].item_id
        page.goto(f"/review/items/{item}?edit=1")
        page.evaluate(
            "() => { const text = document.querySelector('pre.excerpt').lastChild;"
            " getSelection().setBaseAndExtent(text, 6, text, 12); }"
        )
        expect(page.get_by_label("Words that make the claim")).to_have_value("killed")


def test_two_coders_at_once(browser: Browser, tmp_path: Path) -> None:
    """The second is told whose decision came first; the answer stands in the form, and is kept once a note says why."""
    with desk_of(tmp_path) as (site, answers), browser.new_context(base_url=site) as context:
        page = context.new_page()  # not `page_of`: Chromium calls a refusal (409) a fault on its console
        item = answers.desk.queue(OTHER).items[0].item_id
        page.goto(f"/review/items/{item}")
        answers.desk.decide(item, Answer(Verdict.ACCEPT), OTHER, 0)
        page.get_by_label("Note").first.fill("residents were misquoted")
        page.get_by_role("button", name="Reject").click()
        expect(page.get_by_role("alert")).to_contain_text("Ben decided on this")
        expect(page.get_by_label("Note").first).to_have_value("residents were misquoted")
        expect(page.locator("#history")).to_contain_text("Ben")
        assert verdicts(answers) == ["accept"]
        page.get_by_role("button", name="Reject").click()
        expect(page.get_by_role("status")).to_have_text("Kept.")
        assert verdicts(answers) == ["reject", "accept"]


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_merge_undo_and_split(browser: Browser, tmp_path: Path, script: bool) -> None:
    """A merge is previewed, kept with a note, and undone; without JavaScript too."""
    with desk_of(tmp_path) as (site, answers), page_of(browser, site, script=script) as page:
        pair = [one.incident_id for one in answers.record().incidents if one.claims[0] in (TWELVE, NINE)]
        page.goto(f"/review/merge?one={pair[0]}&other={pair[1]}")
        expect(page.locator("#redirects li")).to_have_count(1)
        page.get_by_label("Note").fill("one attack")
        page.get_by_role("button", name="Merge them").click()
        expect(page.get_by_role("status")).to_contain_text("The merge is kept.")
        page.get_by_role("button", name="Work the record out anew").click()
        expect(page.get_by_role("status")).to_contain_text("worked out anew")
        (whole,) = (one for one in answers.record().incidents if len(one.claims) == 2)
        page.goto(f"/review/split/{whole.incident_id}")
        page.get_by_role("checkbox").first.check()
        page.get_by_role("button", name="Show what would change").click()
        expect(page.get_by_role("button", name="Split them")).to_be_visible()
        page.goto("/review/history")
        page.get_by_role("button", name="Take back").click()
        expect(page.get_by_role("status")).to_have_text("Taken back.")
        page.goto("/review")
        page.get_by_role("button", name="Work the record out anew").click()
        expect(page).to_have_url(re.compile("done=linked"))
        assert len(answers.record().incidents) == 3


@pytest.mark.parametrize("address", ["/review", "/review/history", "/review/agreement", "/review/merge"])
@pytest.mark.parametrize("width", [360, 768])
def test_no_page_of_review_runs_off_a_narrow_screen(browser: Browser, tmp_path: Path, address: str, width: int) -> None:
    """In English and in Arabic."""
    with desk_of(tmp_path) as (site, _answers), page_of(browser, site, width=width) as page:
        for language in ("en", "ar"):
            page.goto(f"{address}?lang={language}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
