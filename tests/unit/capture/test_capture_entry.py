"""The way in: kinds told apart, facts put together, single files that cannot be used."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from harmledger import capture
from harmledger.capture.item import Item, Known
from harmledger.capture.kinds import kind_of
from harmledger.config import Settings
from harmledger.errors import SkipItemError
from harmledger.model.report import Capture, PublishedBasis, Report

SETTINGS = Settings()
STORY = "Twelve people were killed when shells hit the market of the town, the rescue service said on Thursday."


def test_text_at_hand_becomes_a_capture() -> None:
    """Given facts are kept; the text and its bytes are as given."""
    text = f"\ufeff{STORY}\r\n\u00a0 e\u0301 🚑 مدنيون"
    taken = capture.from_text(
        text, title="T", outlet="O", published=dt.date(2019, 7, 4), path="x.txt", url="u", byline="B"
    )
    report = taken.report
    assert report.text == text
    assert taken.content == text.encode()
    assert (report.title, report.outlet, report.path, report.url, report.byline) == ("T", "O", "x.txt", "u", "B")
    assert (report.published, report.published_basis) == (dt.date(2019, 7, 4), PublishedBasis.GIVEN)
    assert (report.language, report.encoding, report.media_type, report.size) == (
        "en",
        "utf-8",
        "text/plain",
        len(text.encode()),
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \n\u00a0", "no_text"),
        ("--- ***", "no_text"),
        ("half \ud800", "encoding"),
        ("a\0b", "encoding"),
    ],
)
def test_text_that_is_none_is_refused(text: str, reason: str) -> None:
    """One error with its reason."""
    with pytest.raises(SkipItemError) as caught:
        capture.from_text(text)
    assert caught.value.reason == reason


def test_too_long_a_text_is_refused() -> None:
    """The limit is on characters and names its setting."""
    with pytest.raises(SkipItemError, match="max_text"):
        capture.from_text(STORY, settings=Settings(max_text=50))


def test_days_and_their_basis() -> None:
    """Stated goes before inferred; without a date there is neither."""
    stated = capture.from_text(f"Shells Hit Northern Town\n8 March 2018\n{STORY} It was hit on 3 March 2018.").report
    assert (stated.published, stated.published_basis) == (dt.date(2018, 3, 8), PublishedBasis.TEXT)
    inferred = capture.from_text(f"{STORY} It was hit on 3 March 2018 and on 4 January 2017.").report
    assert (inferred.published, inferred.published_basis) == (dt.date(2018, 3, 3), PublishedBasis.INFERRED)
    unknown = capture.from_text(STORY).report
    assert (unknown.published, unknown.published_basis) == (None, None)


def test_headline_and_byline_become_facts_where_none_is_given() -> None:
    """The title is the headline section's words, the byline without its "by"."""
    report = capture.from_text(f"Shells Hit Northern Town\nBy Some Body\n8 March 2018\n{STORY}").report
    assert (report.title, report.byline) == ("Shells Hit Northern Town", "Some Body")


def test_a_credit_is_kept() -> None:
    """The origin that a report names, even where it stands among the furniture."""
    report = capture.from_text(f"{STORY}\nThis article was originally published in Example Monitor").report
    assert report.republished_from == "Example Monitor"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", b"<!DOCTYPE html><html>", "HTML"),
        ("a", b"  \n<html><body>", "HTML"),
        ("a.html", b"Some words <b>here</b>", "HTML"),
        ("a.htm", b"\xff\xfe<\0h\0t\0m\0l\0>\0", "HTML"),
        ("a.txt", b"%PDF-1.7", "PDF"),
        ("a.html", b"<?xml version='1.0'?><rss version='2.0'>", "a feed"),
        ("a.xml", b"<feed xmlns='http://www.w3.org/2005/Atom'>", "a feed"),
        ("a.txt", b"WARC/1.0\r\n", "WARC"),
        ("a.jsonl", b"not json", "JSON Lines"),
        ("a.txt", b'{"text": "x"}\n', "JSON Lines"),
        ("a.txt", b'{"other": "x"}\n', "plain text"),
        ("a.txt", b"a < b", "plain text"),
        ("a.pdf", b"Some words", "plain text"),
    ],
)
def test_kinds_are_told_by_content_first(name: str, content: bytes, kind: str) -> None:
    """The extension only decides where the content does not."""
    assert kind_of(Item(name=name, content=content, path=name)).name == kind


def test_a_declared_media_type_helps() -> None:
    """A page fragment from a server that calls it HTML."""
    item = Item(
        name="u", content=b"words <i>here</i>", known=Known(url="https://example.org/a"), media_type="text/html; x=y"
    )
    assert kind_of(item).name == "HTML"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (bytes(range(256)), "binary"),
        (b"\x89PNG\r\n\x1a\n\0\0", "binary"),
        (b"PK\x03\x04word", "unsupported"),
        (b"\x1f\x8b\x08words", "unsupported"),
        (b"%PDF-1.4 nothing", "malformed"),
        (b"Half \xff\xfe\x9d\x81 \xc3\x28 broken \x8d\x8f\x90" * 20, "encoding"),
    ],
)
def test_bad_files_are_one_error_each(tmp_path: Path, content: bytes, reason: str) -> None:
    """Named by path, with a stable reason."""
    path = tmp_path / "bad"
    path.write_bytes(content)
    (error,) = capture.read(path, SETTINGS)
    assert isinstance(error, SkipItemError)
    assert (error.item, error.reason) == (str(path), reason)
    assert str(path) in str(error)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    """A sparse file of 200 MB is refused by its size."""
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    (error,) = capture.read(str(path), SETTINGS)
    assert isinstance(error, SkipItemError)
    assert error.reason == "too_large"
    assert "max_bytes" in str(error)


def test_what_is_no_file_is_one_error(tmp_path: Path) -> None:
    """Missing paths, pipes (which would hang) and nonsense."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for source in (tmp_path / "missing.txt", pipe, "a\0b", tmp_path / ("x" * 300)):
        (error,) = capture.read(source, SETTINGS)
        assert isinstance(error, SkipItemError)
        assert error.reason == "unreadable"


def test_counts() -> None:
    """One for a file, unknown for what would have to be read."""
    assert capture.count("a.txt", SETTINGS) == 1
    assert capture.count("a.warc.gz", SETTINGS) is None
    assert capture.count("missing.jsonl", SETTINGS) is None


def test_the_path_is_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative path stays relative."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(STORY, encoding="utf-8")
    (found,) = capture.read("a.txt", SETTINGS)
    assert isinstance(found, Capture)
    assert isinstance(found.report, Report)
    assert found.report.path == "a.txt"
    assert found.report.container is None
