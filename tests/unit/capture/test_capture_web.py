"""Web addresses, against a real server on this machine."""

from __future__ import annotations

import gzip
import http.server
import threading
import time
from collections.abc import Iterator

import pytest

from harmledger import capture
from harmledger.capture import entry, web
from harmledger.config import Settings
from harmledger.errors import SkipItemError
from harmledger.model.ids import report_id
from harmledger.model.report import Capture, Report

STORY = "Twelve people were killed when shells hit the market of the town, the rescue service said on Thursday."
PAGE = f"<html><body><p>{STORY}</p></body></html>".encode()
SETTINGS = Settings(fetch_timeout=5.0, max_bytes=200_000, user_agent="harmledger-test")


class _Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path = self.path
        if path == "/moved":
            self._answer(302, b"", Location="/page")
        elif path == "/loop":
            self._answer(302, b"", Location="/loop")
        elif path == "/page":
            self._answer(200, PAGE, **{"Content-Type": "text/html; charset=utf-8", "Set-Cookie": "secret=1"})
        elif path == "/koi8":
            self._answer(
                200, "Жители города погибли".encode("koi8-r"), **{"Content-Type": "text/plain; charset=koi8-r"}
            )
        elif path == "/agent":
            self._answer(200, f"Agent {self.headers['User-Agent']} came by".encode(), **{"Content-Type": "text/plain"})
        elif path == "/big":
            self._answer(200, b"word " * 100_000, **{"Content-Type": "text/plain"})
        elif path == "/bomb":
            packed = gzip.compress(b"word " * 2_000_000)
            self._answer(200, packed, **{"Content-Type": "text/plain", "Content-Encoding": "gzip"})
        elif path == "/slow":
            self._drip()
        elif path == "/short":
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b"only this")
        else:
            self._answer(404, b"gone")

    def _answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except (BrokenPipeError, ConnectionResetError):
            # the reader has had enough, which is what some tests are about
            self.close_connection = True

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(50):
                self.wfile.write(b"word ")
                self.wfile.flush()
                time.sleep(0.1)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Says nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A server on a free port of this machine."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def report_at(url: str) -> Report:
    """The one report at an address."""
    (found,) = capture.read(url, SETTINGS)
    assert isinstance(found, Capture), found
    return found.report


def error_at(url: str, settings: Settings = SETTINGS) -> SkipItemError:
    """The one error at an address."""
    (found,) = capture.read(url, settings)
    assert isinstance(found, SkipItemError)
    return found


def test_a_page_is_fetched_with_its_headers(address: str) -> None:
    """Bytes, address, media type and headers are kept; cookies, which are the fetcher's secret, are not."""
    report = report_at(f"{address}/page")
    assert (report.text, report.url, report.path) == (STORY, f"{address}/page", None)
    assert report.report_id == report_id(PAGE)
    names = {header.name: header.value for header in report.headers}
    assert names["content-type"] == "text/html; charset=utf-8"
    assert "set-cookie" not in names


def test_redirects_are_followed_and_kept(address: str) -> None:
    """The address is where the page was found; the one asked for stands among the headers."""
    report = report_at(f"{address}/moved")
    assert report.url == f"{address}/page"
    assert [header.value for header in report.headers if header.name == web.REDIRECTED] == [f"{address}/moved"]


def test_the_charset_of_the_header_is_used(address: str) -> None:
    """Plain text has no other place to say it."""
    report = report_at(f"{address}/koi8")
    assert (report.text, report.encoding) == ("Жители города погибли", "koi8-r")


def test_harmledger_names_itself(address: str) -> None:
    """The server sees the user agent of the settings."""
    assert report_at(f"{address}/agent").text == "Agent harmledger-test came by"


@pytest.mark.parametrize(
    ("path", "reason", "words"),
    [
        ("/none", "fetch", "404"),
        ("/loop", "fetch", "redirect"),
        ("/big", "too_large", "200,000"),
        ("/bomb", "too_large", "200,000"),
        ("/short", "fetch", "cannot be fetched"),
    ],
)
def test_what_cannot_be_fetched_is_one_error(address: str, path: str, reason: str, words: str) -> None:
    """Missing, looping, too large even when packed, cut off."""
    error = error_at(f"{address}{path}")
    assert error.reason == reason
    assert words in str(error)
    assert error.item == f"{address}{path}"


def test_a_server_that_drips_is_left(address: str) -> None:
    """The timeout holds for the whole answer, not for each byte."""
    assert error_at(f"{address}/slow", Settings(fetch_timeout=0.5)).reason == "fetch"


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/x", "http://", "https://[bad", "http://example.invalid\u0000/"])
def test_addresses_that_lead_nowhere_are_one_error(url: str) -> None:
    """Refused connections and broken addresses."""
    assert error_at(url).reason == "fetch"


def test_only_http_is_an_address() -> None:
    """Everything else is a path."""
    assert entry.is_address("HTTPS://example.org")
    assert not entry.is_address("ftp://example.org")
    assert not entry.is_address("reports/http.txt")
    assert capture.count("https://example.org", SETTINGS) is None
