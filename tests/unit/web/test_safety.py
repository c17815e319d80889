"""Nothing captured runs, nothing is loaded from elsewhere, and nobody else can read the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from harmledger.config import Settings
from harmledger.web import create_app
from harmledger.web.security import content_policy
from harmledger.web.site import HERE
from tests.unit.web import web_demo as demo
from tests.unit.web.test_pages import PAGES


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    """A browser of sorts on the demo record."""
    with TestClient(create_app(demo.DemoData(), Settings()), base_url="http://127.0.0.1") as found:
        yield found


@pytest.mark.parametrize("address", [*PAGES, "/nowhere", "/api/incidents", "/static/pages.css"])
def test_every_answer_carries_the_headers(client: TestClient, address: str) -> None:
    """Pages, errors, JSON and files."""
    headers = client.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-robots-tag"] == "noindex"
    assert "no-cache" in headers["cache-control"]


@pytest.mark.parametrize("address", PAGES)
def test_no_page_has_inline_script_or_style(client: TestClient, address: str) -> None:
    """What the policy forbids is not there to be blocked; captured text brings none either."""
    page = client.get(address).text
    assert re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", page) == []
    assert re.findall(r"<style|\sstyle=|\son\w+=\"|javascript:", page) == []
    assert re.findall(r'(?:src|href)="(?:https?:)?//(?!127\.0\.0\.1)', page) == []


def test_templates_escape_everything() -> None:
    """No template switches escaping off."""
    found = [
        file.name
        for file in (HERE / "templates").rglob("*.html")
        if re.search(r"\|\s*safe|autoescape", file.read_text())
    ]
    assert found == []


def test_hostile_title_is_text(client: TestClient) -> None:
    """Markup in a title is shown, not obeyed, and its override is labelled."""
    page = client.get(f"/reports/{demo.TRICKY.report_id}").text
    assert "<b>Title</b>" not in page
    assert "&lt;b&gt;Title&lt;/b&gt;" in page
    assert 'data-label="RLO"' in page


def test_arabic_text_is_told_as_such(client: TestClient) -> None:
    """The text has its language and finds its own direction."""
    assert re.search(
        r'<pre class="captured" dir="auto" lang="ar"', client.get(f"/reports/{demo.TRICKY.report_id}").text
    )


def test_captured_bytes_leave_as_a_download(client: TestClient) -> None:
    """Whatever was captured, the browser saves it and runs nothing."""
    answer = client.get(f"/reports/{demo.MAIN.report_id}/bytes")
    assert answer.content == demo.MAIN.text.encode()
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert "sandbox" in answer.headers["content-security-policy"]


def test_other_hosts_names_are_refused(client: TestClient) -> None:
    """A page elsewhere cannot read a local record through a name that it points here."""
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
    assert client.get("/", headers={"host": "localhost:8000"}).status_code == 200
    assert client.get("/", headers={"host": "[::1]:8000"}).status_code == 200


def test_a_record_served_to_all_answers_to_any_name() -> None:
    """Who serves on every address means it."""
    with TestClient(create_app(demo.DemoData(), Settings(host="0.0.0.0")), base_url="http://record.example") as client:  # noqa: S104
        assert client.get("/health").status_code == 200


def test_only_the_tile_server_of_the_settings_is_let_in() -> None:
    """Its host alone, and only over HTTP."""
    assert "connect-src 'self' https://tiles.example:8443;" in content_policy(
        "https://tiles.example:8443/{z}/{x}/{y}.png"
    )
    assert content_policy("data:x/{z}") == content_policy()


@pytest.mark.parametrize("address", ["/static/../app.py", "/static/%2e%2e/app.py", "/assets/..%2fapp.py"])
def test_files_outside_are_not_served(client: TestClient, address: str) -> None:
    """A path cannot climb out of its folder."""
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_pages_only_read(client: TestClient, method: str) -> None:
    """No route of the pages changes anything."""
    assert client.request(method, "/incidents").status_code == 405


@pytest.mark.parametrize("address", ["/api/v1/search?q=a%00b", "/reports/a%00b", "/incidents?place=%00"])
def test_addresses_with_a_zero_character_are_refused(client: TestClient, address: str) -> None:
    """No text of a record holds it, and PostgreSQL cannot even be asked for it."""
    answer = client.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
