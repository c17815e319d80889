"""Signing in, roles and tokens in real Chromium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import argon2
import pytest
from playwright.sync_api import Browser, Page, expect

from harmledger.config import Settings
from harmledger.ledger import Store
from harmledger.model.account import Role
from harmledger.workflow.users import Users
from tests.e2e.browser.driving import in_a_browser, page_of, served
from tests.unit.web import web_demo as demo

pytestmark = in_a_browser
WORDS = "four quiet words here"


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[str]:
    """The demo record with an admin's and a viewer's account, served."""
    cheap = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with Store.create(str(tmp_path / "ledger"), Settings()) as store:
        users = Users(store, Settings(), cheap)
        for role in (Role.ADMIN, Role.VIEWER):
            users.add(role.value, role, WORDS, by="root")
        with served(demo.DemoData(users=users)) as address:
            yield address


def sign_in(page: Page, name: str, password: str = WORDS) -> None:
    """By the form that the page shows."""
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


@pytest.mark.parametrize("script", [True, False])
def test_sign_in_and_out(browser: Browser, guarded: str, script: bool) -> None:
    """To where one was going, and out again; with scripts and without."""
    with page_of(browser, guarded, script=script) as page:
        page.goto("/about")
        expect(page).to_have_url(re.compile("/sign-in"))
        sign_in(page, "viewer")
        expect(page).to_have_url(f"{guarded}/about")
        page.get_by_role("link", name="viewer").first.click()
        page.get_by_role("button", name="Sign out", exact=True).click()
        expect(page).to_have_url(f"{guarded}/sign-in")
        page.goto("/about")
        expect(page).to_have_url(re.compile("/sign-in"))


def test_cookie_is_closed_to_scripts(browser: Browser, guarded: str) -> None:
    """No script of the page reads the sign-in."""
    with page_of(browser, guarded) as page:
        page.goto("/about")
        sign_in(page, "viewer")
        expect(page).to_have_url(f"{guarded}/about")
        assert page.evaluate("document.cookie") == ""
        kept = {cookie["name"]: cookie for cookie in page.context.cookies()}
        assert kept["harmledger"]["httpOnly"]
        assert kept["harmledger"]["sameSite"] == "Lax"


def test_token_is_shown_once(browser: Browser, guarded: str) -> None:
    """Made, copied, taken back."""
    with page_of(browser, guarded) as page:
        page.goto("/account")
        sign_in(page, "admin")
        page.get_by_text("Make a token", exact=True).first.click()
        page.get_by_label("What it is for").fill("nightly export")
        page.get_by_role("button", name="Make a token").click()
        expect(page.locator("code.secret")).to_contain_text("hlt_")
        page.goto("/account")
        expect(page.locator("code.secret")).to_have_count(0)
        page.get_by_role("button", name="Take back: nightly export").click()
        expect(page.get_by_text("You have no token.")).to_be_visible()


def test_page_elsewhere_cannot_write(browser: Browser, guarded: str) -> None:
    """A form on another site is refused, and nobody is signed out by it."""
    with page_of(browser, guarded) as page:
        page.goto("/about")
        sign_in(page, "viewer")
        expect(page).to_have_url(f"{guarded}/about")
        other = page.context.new_page()
        other.set_content(f'<form method="post" action="{guarded}/sign-out"><button>win</button></form>')
        other.get_by_role("button").click()
        expect(other.locator("h1")).not_to_have_text("About")
        other.close()
        page.reload()
        expect(page).to_have_url(f"{guarded}/about")
