"""Reports from web addresses, from a real server that behaves badly."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.e2e.cli.conftest import Run, lines

PAGE = (
    "<html><head><title>Air strike kills nine</title></head><body><article><p>Nine civilians were killed in an air "
    "strike on Binnish on 3 March 2020, rescuers said.</p></article></body></html>"
)


class Server(BaseHTTPRequestHandler):
    """Answers as the path says."""

    def do_GET(self) -> None:
        """One behaviour a path."""
        if self.path == "/slow":
            time.sleep(3)
        if self.path == "/moved":
            self._head(301, location="/page")
        elif self.path == "/circle":
            self._head(302, location="/circle")
        elif self.path == "/gone":
            self._head(404)
        elif self.path == "/broken":
            self._head(200, **{"content-type": "text/html", "content-length": "900"})
            self.wfile.write(b"<html>")
        elif self.path == "/huge":
            self._head(200, **{"content-type": "text/html"})
            self._pour()
        elif self.path == "/picture":
            self._head(200, **{"content-type": "image/png"})
            self.wfile.write(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
        elif self.path == "/liar":
            self._head(200, **{"content-type": "application/pdf"})
            self.wfile.write(PAGE.encode())
        else:
            self._head(200, **{"content-type": "text/html; charset=utf-8"})
            self.wfile.write(PAGE.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the name that http.server uses)
        """Keep the test's output clean."""

    def _head(self, code: int, **headers: str) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _pour(self) -> None:
        try:
            for _ in range(1000):
                self.wfile.write(b"words " * 10_000)
        except OSError:  # the reader hangs up once it has had enough
            self.close_connection = True


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of the server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_addresses_that_fail_are_named_and_the_others_kept(run: Run, site: str, tmp_path: Path) -> None:
    """Too slow, gone, redirected for ever, cut off, huge, a picture, no such server: a line each; the rest is kept."""
    (tmp_path / "harmledger.toml").write_text("fetch_timeout = 1\nmax_bytes = 1_000_000\n", encoding="utf-8")
    expected = {
        f"{site}/slow": "fetch",
        f"{site}/gone": "fetch",
        f"{site}/circle": "fetch",
        f"{site}/broken": "fetch",
        f"{site}/huge": "too_large",
        f"{site}/picture": "binary",
        "http://127.0.0.1:1/": "fetch",
        "http://": "fetch",
        "https://[": "fetch",
        f"{site}/page": None,
    }
    run("init", "a.ledger")
    items = lines(run("-l", "a.ledger", "add", "--json", *expected, code=3))
    assert {item["item"]: item["reason"] for item in items} == expected
    skipped = [item for item in items if item["reason"]]
    assert all("\n" not in item["message"] for item in skipped)
    assert "fetch_timeout" in skipped[0]["message"]
    assert "404" in skipped[1]["message"]


def test_redirect_is_followed_and_the_content_decides_its_kind(run: Run, site: str) -> None:
    """A moved page is kept under its last address; a page that calls itself a PDF is read as the page it is."""
    moved = lines(run("extract", f"{site}/moved", "--jsonl"))[0]["report"]
    assert moved["url"] == f"{site}/page"
    assert moved["title"] == "Air strike kills nine"
    liar = lines(run("extract", f"{site}/liar", "--jsonl"))[0]
    assert liar["report"]["media_type"] == "text/html"
    assert liar["claims"]
