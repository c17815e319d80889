"""What browser tests share: a served record, and pages that fail their test where anything goes wrong in them."""

from __future__ import annotations

import os
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import uvicorn
from playwright.sync_api import Browser, Locator, Page, expect

from harmledger.config import Settings
from harmledger.web import create_app
from harmledger.web.data import PageData
from harmledger.web.outlines import ASSETS
from harmledger.web.serving import listen

# A click returns before the page that it leads to is there, so what follows is awaited with `expect`, never looked at
# once. How long is for a machine that is busy with other work.
PATIENCE = 20_000
expect.set_options(timeout=PATIENCE)

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# In CI what is missing is a fault of the set-up: there these tests fail, never skip.
MAY_SKIP = "CI" not in os.environ
in_a_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(
        MAY_SKIP and shutil.which("chromium") is None, reason="needs Debian's chromium: apt-get install chromium"
    ),
]
needs_assets = pytest.mark.skipif(
    MAY_SKIP and not (ASSETS / "maplibre-gl.mjs").is_file(),
    reason="needs the front-end libraries: python scripts/assets.py",
)


@contextmanager
def served(data: PageData, settings: Settings | None = None) -> Iterator[str]:
    """The pages over ``data`` on a free port, for as long as the block runs; gives their address."""
    with listen("127.0.0.1", 0) as bound:
        app = create_app(data, settings or Settings())
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{bound.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(20)


@contextmanager
def page_of(
    browser: Browser,
    site: str,
    *,
    script: bool = True,
    width: int = 1280,
    dark: bool = False,
    language: str = "en",
    calm: bool = False,
) -> Iterator[Page]:
    """A page that fails its test where a script fails, the policy blocks something or anything is asked elsewhere."""
    faults: list[str] = []
    context = browser.new_context(
        java_script_enabled=script,
        viewport={"width": width, "height": 860},
        color_scheme="dark" if dark else "light",
        base_url=site,
        locale=language,
        reduced_motion="reduce" if calm else "no-preference",
    )
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("dialog", lambda dialog: faults.append(f"a dialog: {dialog.message}"))
    page.on(
        "request", lambda asked: None if asked.url.startswith((site, "data:", "blob:")) else faults.append(asked.url)
    )
    yield page
    context.close()
    assert faults == []


def arrive(page: Page, address: str | re.Pattern[str]) -> None:
    """Wait until the page stands at ``address`` and is read to its end."""
    expect(page).to_have_url(address)
    page.wait_for_load_state()


def live_map(page: Page) -> Locator:
    """The live map, once its dots are painted."""
    expect(page.locator("#map[data-ready]")).to_be_visible(timeout=3 * PATIENCE)
    return page.locator("#map canvas")
