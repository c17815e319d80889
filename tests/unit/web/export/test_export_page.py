"""The export page: what is exported, what is left out, and files that leave nothing behind."""

from __future__ import annotations

import io
import zipfile

import pytest
from fastapi.testclient import TestClient

from harmledger.config import Settings
from harmledger.web import create_app
from tests.unit.web import demo_answers as answers
from tests.unit.web import web_demo as demo


def client_of(exports: answers.DemoExports) -> TestClient:
    """A browser of sorts on the demo record with these exports."""
    return TestClient(create_app(demo.DemoData(exports=exports), Settings()), base_url="http://127.0.0.1")


def test_every_format_has_a_link_with_the_filter() -> None:
    """The links hold the filter that the page shows."""
    page = client_of(answers.DemoExports()).get("/export?text=market").text
    for name in ("csv", "json", "geojson", "ucdp", "acled"):
        assert f'href="/export/{name}?text=market"' in page


def test_what_is_left_out_is_listed() -> None:
    """The policy and each thing left out stand on the page, or it says where they will."""
    page = client_of(answers.DemoExports()).get("/export").text
    assert "less than 7 days ago" in page
    assert "rounded to 10 km: health" in page
    assert "left-out.csv" in client_of(answers.DemoExports(withheld=None)).get("/export").text


def test_too_many_are_refused_with_a_way_on() -> None:
    """Beyond the bound there is no link, and the page names the command that has none."""
    page = client_of(answers.DemoExports(count=10_001)).get("/export").text
    assert "10,001" in page
    assert "harmledger export" in page
    assert "/export/csv" not in page


def test_file_is_sent_and_removed() -> None:
    """The answer is the ZIP file as an attachment; nothing of it stays on the server."""
    exports = answers.DemoExports()
    answer = client_of(exports).get("/export/ucdp?text=market")
    assert answer.headers["content-disposition"].startswith('attachment; filename="harmledger-ucdp-')
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.read("ucdp.txt") == b"market text=market"
    assert [path for path in exports.made if path.exists()] == []


def test_refusal_says_why() -> None:
    """Where no export can be made there is a page with the reason, not an empty file."""
    answer = client_of(answers.DemoExports(fault="a check failed")).get("/export/csv")
    assert answer.status_code == 409
    assert "a check failed" in answer.text


@pytest.mark.parametrize(("address", "status"), [("/export/xlsx", 404), ("/export/csv?since=soon", 422)])
def test_what_cannot_be_asked_is_refused(address: str, status: int) -> None:
    """No such format, or a filter that cannot be read: never more than was asked for."""
    assert client_of(answers.DemoExports()).get(address).status_code == status
