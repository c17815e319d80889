"""When the overview of a large ledger is there in Chromium: ``python -m bench.web.paint LEDGER``.

First contentful paint is the browser's own measure; the map on that paint is the one drawn by the server, and the live
one follows. A browser that draws without a graphics card is the slowest that people will have.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import time
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from bench.web.load import served

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
PAINT = """() => ({
  first: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null,
  answered: performance.getEntriesByType("navigation")[0].responseEnd,
  loaded: performance.getEntriesByType("navigation")[0].loadEventEnd,
  bytes: performance.getEntriesByType("navigation")[0].encodedBodySize,
})"""


def visit(browser: Browser, address: str) -> dict[str, Any]:
    """One visit with an empty cache: milliseconds to the answer, the first paint, and the live map being ready."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    begun = time.perf_counter()
    page.goto(address)
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length > 0")
    found: dict[str, Any] = page.evaluate(PAINT)
    if page.locator("#map").count():
        page.wait_for_selector("#map[data-ready]", timeout=60_000)
        found["map"] = (time.perf_counter() - begun) * 1000
    context.close()
    return found


def main() -> None:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger")
    parser.add_argument("--blobs", default="")
    parser.add_argument("--visits", type=int, default=7)
    asked = parser.parse_args()
    path = shutil.which("chromium") or "/usr/bin/chromium"
    version = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    with served(asked.ledger, asked.blobs) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        visit(browser, server.base)
        found = [visit(browser, server.base) for _ in range(asked.visits)]
        browser.close()
    print(version)
    for name in ("answered", "first", "loaded", "map"):
        times = [one[name] for one in found if one.get(name) is not None]
        if times:
            print(f"{name:10} p50 {statistics.median(times):7.0f} ms, most {max(times):7.0f} ms")
    print(json.dumps(found[-1]))


if __name__ == "__main__":
    main()
