"""Sources that hold many reports: folders, JSON Lines, feeds, WARC files."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from pathlib import Path

import pytest

from harmledger import capture
from harmledger.config import Settings
from harmledger.errors import SkipItemError
from harmledger.model.ids import report_id
from harmledger.model.report import Capture, PublishedBasis, Report

SETTINGS = Settings()
STORY = "Twelve people were killed when shells hit the market of the town, the rescue service said on Thursday."


def read(path: Path, settings: Settings = SETTINGS) -> tuple[list[Report], list[SkipItemError]]:
    """Reports and errors that come out of ``path``."""
    found = list(capture.read(path, settings))
    reports = [item.report for item in found if isinstance(item, Capture)]
    return reports, [item for item in found if isinstance(item, SkipItemError)]


def folder_of(tmp_path: Path, manifest: str, **files: str) -> Path:
    """A folder with a manifest and text files."""
    (tmp_path / "manifest.csv").write_text(manifest, encoding="utf-8")
    for name, text in files.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_manifest_gives_facts(tmp_path: Path) -> None:
    """Cells become facts with basis given, empty cells are unknown, unlisted files are left."""
    rows = (
        "path,url,outlet,title,published\na.txt,https://example.org/a,Example,Shells hit market,2019-07-04\nb.txt,,,,\n"
    )
    folder = folder_of(tmp_path, rows, a=STORY, b=f"{STORY} More.", c="unlisted words here")
    (first, second), errors = read(folder)
    assert not errors
    assert (first.path, first.url, first.outlet) == (str(folder / "a.txt"), "https://example.org/a", "Example")
    assert (first.title, first.published) == ("Shells hit market", dt.date(2019, 7, 4))
    assert first.published_basis is PublishedBasis.GIVEN
    assert (second.url, second.outlet, second.title, second.published) == (None, None, None, None)
    assert capture.count(folder, SETTINGS) == 2
    assert [report.path for report in read(folder / "manifest.csv")[0]] == [first.path, second.path]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("../out.txt,,,,", "leads out of the folder"),
        ("/etc/hostname,,,,", "leads out of the folder"),
        ("link.txt,,,,", "leads out of the folder"),
        (",,,,", "names no path"),
        ("a.txt,,", "has 3 cells"),
        ("a.txt,,,,yesterday", "no ISO 8601 date"),
        ("missing.txt,,,,", "no such file"),
        ('"a.txt"x,,,,', "cannot be read"),
    ],
)
def test_a_bad_row_is_named_and_the_others_are_read(tmp_path: Path, row: str, words: str) -> None:
    """File and row number stand in the message; the run goes on with the next row."""
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "out.txt").write_text("secret words", encoding="utf-8")
    (inside / "link.txt").symlink_to(tmp_path / "out.txt")
    folder = folder_of(inside, f"path,url,outlet,title,published\n{row}\na.txt,,,,\n", a=STORY)
    reports, errors = read(folder)
    assert [report.text for report in reports] == [STORY]
    assert len(errors) == 1
    assert str(errors[0]).startswith(f"{folder / 'manifest.csv'} row 2")
    assert words in str(errors[0])


@pytest.mark.parametrize("header", ["file,url\n", "", "path,url,outlet,title\na.txt,,,\n"])
def test_a_bad_header_is_one_error_that_names_the_columns(tmp_path: Path, header: str) -> None:
    """Nothing is guessed from a manifest of another shape."""
    reports, errors = read(folder_of(tmp_path, header or "\n", a=STORY))
    assert not reports
    assert len(errors) == 1
    assert "path,url,outlet,title,published" in str(errors[0])
    assert "manifest.csv row 1" in str(errors[0])


def test_a_manifest_in_no_unicode_is_one_error(tmp_path: Path) -> None:
    """The manifest has to be UTF-8."""
    (tmp_path / "manifest.csv").write_bytes(b"path,url,outlet,title,published\na.txt,,\xff,,\n")
    assert [error.reason for error in read(tmp_path)[1]] == ["encoding"]


def test_a_folder_without_manifest_is_walked_in_order(tmp_path: Path) -> None:
    """Sorted, into subfolders, hidden files passed by, what is no report named."""
    for name in ("b.txt", "a/z.txt", "a/.hidden.txt", ".git/x.txt", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"Report {name}: {STORY}", encoding="utf-8")
    (tmp_path / "style.css").write_text("p { color: red }", encoding="utf-8")
    (tmp_path / "README.md").write_text("What these reports are.", encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    reports, errors = read(tmp_path)
    assert [Path(report.path or "").relative_to(tmp_path).as_posix() for report in reports] == [
        "a/z.txt",
        "b.txt",
        "c.txt",
    ]
    assert [(Path(error.item).name, error.reason) for error in errors] == [
        ("README.md", "unsupported"),
        ("style.css", "unsupported"),
    ]
    assert capture.count(tmp_path, SETTINGS) == 5


def test_a_subfolder_with_a_manifest_is_read_by_it(tmp_path: Path) -> None:
    """Manifests hold in the folder they lie in."""
    (tmp_path / "set").mkdir()
    folder_of(tmp_path / "set", "path,url,outlet,title,published\na.txt,,Example,,\n", a=STORY, b=STORY)
    assert [report.outlet for report in read(tmp_path)[0]] == ["Example"]


def test_json_lines_give_reports_and_name_bad_lines(tmp_path: Path) -> None:
    """The line is the captured bytes; each bad line is one error with its number."""
    lines: list[bytes] = [
        json.dumps(
            {"text": "Two\r\nkilled 🚑", "published": "2019-07-04T10:00:00Z", "id": "r1", "author": "Some Body"}
        ).encode(),
        b"{not json",
        b"[1, 2]",
        b'{"title": "no words"}',
        b'{"text": "a", "html": "b"}',
        b'{"text": 5}',
        b'{"text": "Some words", "published": "soon"}',
        b'{"text": "\xff"}',
        b'{"text": "half a pair \\ud800"}',
        b'{"text": "nul \\u0000"}',
        b"",
        json.dumps(
            {"html": "<html><body><p>Three killed in <b>town</b></p></body></html>", "url": "https://example.org"}
        ).encode(),
        b'{"a":' * 100_000,
    ]
    path = tmp_path / "reports.jsonl"
    path.write_bytes(b"\n".join(lines))
    reports, errors = read(path)
    assert [report.text for report in reports] == ["Two\r\nkilled 🚑", "Three killed in town"]
    assert (reports[0].path, reports[0].byline, reports[0].published) == ("r1", "Some Body", dt.date(2019, 7, 4))
    assert reports[0].report_id == report_id(lines[0])
    assert {report.container for report in reports} == {str(path)}
    assert {report.media_type for report in reports} == {"application/json"}
    assert [int(error.item.rsplit(" ", 1)[1]) for error in errors] == [2, 3, 4, 5, 6, 7, 8, 9, 10, 13]
    assert {error.reason for error in errors} == {"malformed", "encoding"}
    assert capture.count(path, SETTINGS) == 12


def test_json_lines_are_told_by_content(tmp_path: Path) -> None:
    """A file of another name whose first line is such an object is read as JSON Lines."""
    path = tmp_path / "reports.txt"
    path.write_text(f'{{"text": "{STORY}"}}\n', encoding="utf-8")
    assert [report.text for report in read(path)[0]] == [STORY]


RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Example &amp; News</title>
<item><title>Shells &amp; rockets hit market</title><link>https://example.org/1</link><author>Some Body</author>
<pubDate>Thu, 04 Jul 2019 10:00:00 GMT</pubDate>
<description>&lt;p&gt;{STORY}&lt;/p&gt;&lt;p&gt;Two nurses died.&lt;/p&gt;</description></item>
<item></item>
</channel></rss>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Example</title>
<entry><title>Twelve killed</title>
<id>x</id><link href="https://example.org/2"/><updated>2019-07-05T01:00:00+03:00</updated>
<summary>Short</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{STORY}</p></div></content></entry></feed>"""


def test_rss_entries_are_reports(tmp_path: Path) -> None:
    """Title and content are the text, the feed's facts are given; an empty entry is one error."""
    path = tmp_path / "feed.xml"
    path.write_text(RSS, encoding="utf-8")
    (report,), errors = read(path)
    assert report.text == f"Shells & rockets hit market\n{STORY}\nTwo nurses died."
    assert (report.title, report.outlet, report.url) == (
        "Shells & rockets hit market",
        "Example & News",
        "https://example.org/1",
    )
    assert (report.published, report.published_basis) == (dt.date(2019, 7, 4), PublishedBasis.GIVEN)
    assert report.container == str(path)
    assert [(error.item, error.reason) for error in errors] == [(f"{path} entry 2", "empty")]


def test_atom_content_goes_before_the_summary(tmp_path: Path) -> None:
    """The fullest content is taken; days are in UTC."""
    path = tmp_path / "feed"
    path.write_text(ATOM, encoding="utf-8")
    (report,), errors = read(path)
    assert report.text == f"Twelve killed\n{STORY}"
    assert report.published == dt.date(2019, 7, 4)
    assert not errors


def test_a_cut_off_feed_gives_what_is_whole(tmp_path: Path) -> None:
    """What could be read is kept, and one error says that the rest is missing."""
    path = tmp_path / "feed.xml"
    path.write_text(RSS[: RSS.index("<item></item>")], encoding="utf-8")
    reports, errors = read(path)
    assert len(reports) == 1
    assert [error.reason for error in errors] == ["truncated"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<rss><channel><item>" + b"<a>" * 200_000, "malformed"),
        (b"<rss><channel><item>" + b"<a/>" * 400_001, "too_large"),
        (b"<rss version='2.0'><channel></channel></rss>", "malformed"),
    ],
    ids=["deep", "wide", "without entries"],
)
def test_bad_feeds_are_one_error(tmp_path: Path, content: bytes, reason: str) -> None:
    """Bombs and feeds of nothing."""
    path = tmp_path / "feed.xml"
    path.write_bytes(content)
    reports, errors = read(path)
    assert not reports
    assert [error.reason for error in errors] == [reason]


def test_a_feed_is_never_opened_as_a_path(tmp_path: Path) -> None:
    """Entities cannot multiply: the parser stops, and says so."""
    levels = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
    path = tmp_path / "feed.xml"
    path.write_bytes(
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">' + levels + b"]><rss version='2.0'><channel><item>"
        b"<title>&l9;</title><description>x</description></item></channel></rss>"
    )
    reports, _ = read(path)
    assert all(len(report.text) < 1_000 for report in reports)


def record(kind: str, url: str, block: bytes) -> bytes:
    """One WARC record (ISO 28500, 5)."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{len(block)}>\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2020-03-03T10:00:00Z\r\nContent-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def warc(*pages: tuple[str, str, bytes], zipped: bool = True) -> bytes:
    """A WARC file of responses: address, media type, body; each record a gzip member of its own."""
    records = [record("warcinfo", "urn:x", b"software: test\r\n")]
    for url, media_type, body in pages:
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\nSet-Cookie: secret\r\n\r\n"
        records.append(record("request", url, b"GET / HTTP/1.1\r\n\r\n"))
        records.append(record("response", url, head.encode() + body))
    return b"".join(gzip.compress(one, mtime=0) if zipped else one for one in records)


HTML = f"<html><body><p>{STORY}</p></body></html>".encode()
PAGES = (
    ("https://example.org/1", "text/html; charset=utf-8", HTML),
    ("https://example.org/2", "image/png", b"\x89PNG"),
    ("https://example.org/3", "text/plain", f"{STORY} More.".encode()),
)


@pytest.mark.parametrize("zipped", [True, False])
def test_warc_responses_are_reports(tmp_path: Path, *, zipped: bool) -> None:
    """HTML and text bodies with their address, time and headers, without the fetcher's cookies."""
    path = tmp_path / ("x.warc.gz" if zipped else "x.warc")
    path.write_bytes(warc(*PAGES, zipped=zipped))
    (first, second), errors = read(path)
    assert not errors
    assert (first.text, first.url, first.container) == (STORY, "https://example.org/1", str(path))
    assert first.report_id == report_id(HTML)
    assert first.captured_at == dt.datetime(2020, 3, 3, 10, tzinfo=dt.UTC)
    assert [(header.name, header.value) for header in first.headers] == [("content-type", "text/html; charset=utf-8")]
    assert second.text == f"{STORY} More."


@pytest.mark.parametrize("zipped", [True, False])
def test_a_cut_off_warc_gives_what_is_whole_at_every_cut(tmp_path: Path, *, zipped: bool) -> None:
    """Wherever it ends: whole records are kept, one error says truncated, nothing is half."""
    whole = warc(*PAGES, zipped=zipped)
    path = tmp_path / "x.warc"
    for cut in range(len(whole) // 3, len(whole) - 5, 29):
        path.write_bytes(whole[:cut])
        reports, errors = read(path)
        assert [report.text for report in reports] == [STORY, f"{STORY} More."][: len(reports)]
        assert [error.reason for error in errors if error.reason != "truncated"] == []
        assert len(errors) <= 1, cut
        if len(reports) < 1:
            assert errors, cut


def test_damaged_compression_keeps_what_came_before(tmp_path: Path) -> None:
    """A flipped byte in a later member costs the rest, not the start."""
    content = bytearray(warc(*PAGES))
    content[-60] ^= 0xFF
    path = tmp_path / "x.warc.gz"
    path.write_bytes(bytes(content))
    reports, errors = read(path)
    assert reports[0].text == STORY
    assert [error.reason for error in errors] == ["truncated"]


def test_a_gzip_bomb_is_one_error(tmp_path: Path) -> None:
    """Unpacking stops at a multiple of max_bytes."""
    path = tmp_path / "x.warc.gz"
    path.write_bytes(gzip.compress(b"WARC/1.0\r\n" + b"x" * 5_000_000))
    reports, errors = read(path, Settings(max_bytes=100_000))
    assert not reports
    assert {error.reason for error in errors} <= {"too_large", "truncated"}
    assert "too_large" in {error.reason for error in errors}


def test_one_huge_response_is_skipped_and_the_others_are_read(tmp_path: Path) -> None:
    """The limit on size holds for each response."""
    path = tmp_path / "x.warc.gz"
    path.write_bytes(warc(("https://example.org/0", "text/plain", b"word " * 30_000), *PAGES))
    reports, errors = read(path, Settings(max_bytes=100_000))
    assert len(reports) == 2
    assert [error.reason for error in errors] == ["too_large"]
    assert "https://example.org/0" in errors[0].item


def test_containers_inside_containers_are_not_looked_into(tmp_path: Path) -> None:
    """A feed inside an archive is named, not silently dropped."""
    path = tmp_path / "x.warc"
    path.write_bytes(warc(("https://example.org/f", "text/html", RSS.encode()), zipped=False))
    _, errors = read(path)
    assert [error.reason for error in errors] == ["unsupported"]
