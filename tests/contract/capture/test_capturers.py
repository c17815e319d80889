"""One behaviour suite over every kind of source: what holds for a report holds wherever it came from."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import warnings
from collections.abc import Iterator
from pathlib import Path

import fpdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harmledger import capture
from harmledger.config import Settings
from harmledger.errors import SkipItemError
from harmledger.model.codec import from_json, to_json
from harmledger.model.ids import report_id
from harmledger.model.report import Capture, Report

SETTINGS = Settings(max_bytes=2_000_000)
REASONS = {
    *("empty", "binary", "too_large", "encoding", "encrypted", "truncated", "malformed", "unsupported", "no_text"),
    *("unreadable", "fetch"),
}
LATIN = "Twelve people were killed when shells hit the market of the town, the rescue service said on Thursday."
TRICKY = f"{LATIN} e\u0301 🚑 قتل اثنا عشر مدنيا\u00a0في المدينة. It was hit on 3 March 2018."


def _pdf(*, password: str | None = None, words: str = LATIN) -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the writer's own; it is only here to make a file
        document = fpdf.FPDF()
        document.set_creation_date(dt.datetime(2018, 3, 9, tzinfo=dt.UTC))
        document.add_page()
        document.set_font("Helvetica", size=12)
        if words:
            document.multi_cell(0, 8, words)
            document.add_page()
            document.multi_cell(0, 8, "Two nurses died.")
        if password:
            document.set_encryption(owner_password=password, user_password=password)
        return bytes(document.output())


def _html(words: str) -> str:
    return f"<!DOCTYPE html><html><head><title>T</title></head><body><h1>Market hit</h1><p>{words}</p></body></html>"


def _warc(*bodies: str) -> bytes:
    out = b""
    for body in bodies:
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body.encode()
        head = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {len(block)}\r\nWARC-Date: 2020-03-03T10:00:00Z\r\n"
        out += head.encode() + b"WARC-Target-URI: https://example.org/\r\n\r\n" + block + b"\r\n\r\n"
    return out


RSS = (
    f"<rss version='2.0'><channel><title>Example</title><item><title>Market hit</title>"
    f"<description>{TRICKY}</description></item><item><title>Second</title><description>{LATIN}</description></item></channel></rss>"
)
SOURCES: dict[str, bytes] = {
    "plain.txt": TRICKY.replace(". ", ".\r\n").encode(),
    "marked.txt": TRICKY.encode("utf-16"),
    "page.html": _html(TRICKY).encode(),
    "paper.pdf": _pdf(),
    "lines.jsonl": "\n".join(json.dumps(line) for line in ({"text": TRICKY}, {"html": _html(LATIN)})).encode(),
    "feed.xml": RSS.encode(),
    "archive.warc": _warc(_html(TRICKY), _html(LATIN)),
    "archive.warc.gz": gzip.compress(_warc(_html(TRICKY), _html(LATIN)), mtime=0),
}


@pytest.fixture(params=sorted(SOURCES))
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A good file of each kind."""
    path = tmp_path / str(request.param)
    path.write_bytes(SOURCES[path.name])
    return path


def _all(path: Path) -> tuple[list[Capture], list[SkipItemError]]:
    found = list(capture.read(path, SETTINGS))
    return (
        [item for item in found if isinstance(item, Capture)],
        [item for item in found if isinstance(item, SkipItemError)],
    )


def _check(report: Report, content: bytes) -> None:
    """What holds for every report: its id is of its bytes, its sections are in order and leave out no word."""
    assert report.report_id == report_id(content)
    assert report.size == len(content)
    at = 0
    for section in report.sections:
        assert at <= section.start < section.end <= len(report.text)
        assert not report.text[at : section.start].strip()
        at = section.end
    assert not report.text[at:].strip()
    assert (report.published is None) == (report.published_basis is None)
    assert from_json(to_json(report), Report) == report
    report.text.encode()
    assert "\0" not in report.text


def test_every_report_holds_together(source: Path) -> None:
    """Ids, sizes, sections, dates; and there is no error from a good file."""
    captures, errors = _all(source)
    assert captures
    assert not errors
    for one in captures:
        _check(one.report, one.content)


def test_reading_twice_gives_the_same_but_for_the_time(source: Path) -> None:
    """Ids, texts, sections and facts are stable."""
    first, second = _all(source)[0], _all(source)[0]
    for one, other in zip(first, second, strict=True):
        assert one.content == other.content
        same = [
            (report.report_id, report.text, report.sections, report.published, report.title, report.language)
            for report in (one.report, other.report)
        ]
        assert same[0] == same[1]


def test_bytes_are_the_files_own(source: Path) -> None:
    """A file that is one report is kept byte for byte; a container's items name their container."""
    captures, _ = _all(source)
    if captures[0].report.container is None:
        assert [one.content for one in captures] == [source.read_bytes()]
        assert captures[0].report.path == str(source)
    else:
        assert {one.report.container for one in captures} == {str(source)}
        assert len({one.report.report_id for one in captures}) == 2


def test_no_character_is_lost(source: Path) -> None:
    """Emoji, Arabic, combining marks and no-break spaces come through from every kind that can hold them."""
    text = _all(source)[0][0].report.text
    for words in [LATIN] if source.suffix == ".pdf" else [LATIN, "e\u0301 🚑 قتل اثنا عشر مدنيا\u00a0في المدينة."]:
        assert words in (text.replace("\n", " ") if source.suffix == ".pdf" else text)


def test_the_count_agrees_where_it_is_known(source: Path) -> None:
    """A progress bar is told the number of items, or that it is unknown."""
    expected = capture.count(source, SETTINGS)
    captures, _ = _all(source)
    assert expected in (None, len(captures))


def test_a_file_above_the_limit_is_one_error(source: Path) -> None:
    """Whatever the kind, size is checked first."""
    (error,) = capture.read(source, Settings(max_bytes=10))
    assert isinstance(error, SkipItemError)
    assert error.reason == "too_large"


def test_too_long_a_text_is_an_error(source: Path) -> None:
    """The limit on characters holds for every kind."""
    found = list(capture.read(source, Settings(max_text=20)))
    assert {item.reason for item in found if isinstance(item, SkipItemError)} == {"too_large"}
    assert not [item for item in found if isinstance(item, Capture)]


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder that examples write to."""
    yield tmp_path_factory.mktemp("damaged")  # noqa: PT022 - nothing to tear down, pytest clears it


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
@pytest.mark.parametrize("name", sorted(SOURCES))
def test_damaged_files_never_crash(name: str, workbench: Path, data: st.DataObject) -> None:
    """Cut, overwritten or stuffed anywhere: reports that hold together, or errors with a known reason."""
    content = bytearray(SOURCES[name])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content)))
        piece = data.draw(st.binary(max_size=12))
        content[at : at + data.draw(st.integers(0, 40))] = piece
    path = workbench / name
    path.write_bytes(bytes(content))
    captures, errors = _all(path)
    for one in captures:
        _check(one.report, one.content)
    assert {error.reason for error in errors} <= REASONS
    assert captures or errors


def test_an_archive_without_a_readable_record_is_named(workbench: Path) -> None:
    """One whose responses had all lost their status once gave neither report nor reason."""
    path = workbench / "hollow.warc"
    path.write_bytes(SOURCES["archive.warc"].replace(b"HTTP/1.1 200", b"HTTP/1.1 500"))
    captures, errors = _all(path)
    assert not captures
    assert [(error.reason, error.item) for error in errors] == [("empty", str(path))]


@pytest.mark.parametrize("stray", ["\x0b", "\x0c", "\x01", "\x1b", "\uffff", "&#11;", "&#x0;"])
def test_a_stray_control_character_costs_no_page(stray: str, workbench: Path) -> None:
    """One between two elements, or within words, once stopped the whole run; now it stands as a blank."""
    page = SOURCES["page.html"].decode("utf-8").replace("</h1>", f"</h1>{stray}").replace("killed", f"killed{stray} ")
    page = page.replace("<p>", f'<p title="a{stray}b">')
    path = workbench / "stray.html"
    path.write_bytes(page.encode("utf-8"))
    (one,), errors = _all(path)
    assert errors == []
    assert "people were killed" in one.report.text
    _check(one.report, one.content)


def test_a_password_protected_pdf_is_one_error(tmp_path: Path) -> None:
    """Named as such, with what to do."""
    path = tmp_path / "secret.pdf"
    path.write_bytes(_pdf(password="secret"))  # noqa: S106 - a made-up one
    captures, (error,) = _all(path)
    assert not captures
    assert error.reason == "encrypted"
    assert "password" in str(error)


def test_a_pdf_without_text_is_one_error(tmp_path: Path) -> None:
    """Scans have to go through text recognition first, and the message says so."""
    path = tmp_path / "scan.pdf"
    path.write_bytes(_pdf(words=""))
    captures, (error,) = _all(path)
    assert not captures
    assert error.reason == "no_text"
    assert "recognition" in str(error)


def test_a_pdf_with_too_many_pages_is_one_error(tmp_path: Path) -> None:
    """The limit on pages names its setting."""
    path = tmp_path / "long.pdf"
    path.write_bytes(_pdf())
    (error,) = capture.read(path, Settings(max_pages=1))
    assert isinstance(error, SkipItemError)
    assert error.reason == "too_large"
    assert "max_pages" in str(error)
