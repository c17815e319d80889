"""One Chromium and one served record for the browser tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.e2e.browser.driving import ARGUMENTS, CHROMIUM, served
from tests.unit.web import web_demo as demo


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield found
        found.close()


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The demo record, served."""
    with served(demo.DemoData()) as address:
        yield address
