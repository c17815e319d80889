"""Pictures of the main pages, made from the sample reports: ``make screenshots`` writes ``docs/pictures/``."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Page, sync_playwright

from harmledger.config import Settings
from harmledger.model.incident import Incident
from harmledger.web import create_app
from harmledger.workflow.opening import open_ledger
from harmledger.workflow.pages import pages

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples" / "idlib"
PICTURES = ROOT / "docs" / "pictures"
CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]


@contextmanager
def served(settings: Settings) -> Iterator[str]:
    """The pages of a ledger on a free port, for as long as the block runs."""
    with pages(settings) as data:
        server = uvicorn.Server(uvicorn.Config(create_app(data, settings), port=0, log_level="warning"))
        thread = threading.Thread(target=server.run)
        thread.start()
        while not server.started:
            thread.join(0.05)
        try:
            yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


def best(incidents: list[Incident]) -> Incident:
    """The incident with most independent origins: the one that shows most."""
    return max(incidents, key=lambda item: (len({report.origin for report in item.reports}), len(item.claims)))


def main() -> None:
    """Load the samples, serve them, take the pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(ledger=str(Path(folder) / "samples.ledger"))
        with open_ledger(settings.ledger, settings, create=True) as ledger:
            ledger.add([SAMPLES, SAMPLES / "posts.jsonl", SAMPLES / "feed.xml"])
            ledger.link()
            incident = best(list(ledger.incidents()))
        step = incident.tolls[0].trace[0].claim_id
        report = incident.reports[0].report_id
        shots = {
            "home.png": "/",
            "voices.png": "/voices",
            "dossier.png": f"/incidents/{incident.incident_id}",
            "report.png": f"/reports/{report}#claim-{step}",
            "tallies.png": "/tallies",
        }
        with served(settings) as site, sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            page = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme="light")
            for name, address in shots.items():
                take(page, f"{site}{address}", PICTURES / name)
            browser.close()


def take(page: Page, address: str, path: Path) -> None:
    """One picture of what a visitor sees first."""
    page.goto(address, wait_until="networkidle")
    if page.locator("#map").count():
        page.locator("#map[data-ready]").wait_for()
    page.wait_for_timeout(800)  # the map fades its layers in
    page.screenshot(path=path)


if __name__ == "__main__":
    main()
