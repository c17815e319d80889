"""What is put into a ledger comes out as it was, once, in order, and stays."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from sqlalchemy import text as sql
from sqlalchemy.exc import DatabaseError

from harmledger.errors import NotFoundError, SkipItemError
from harmledger.ledger import Store, verify_store
from harmledger.model.judgement import Verdict
from harmledger.model.terms import ClaimKind
from harmledger.model.when import When
from harmledger.model.where import Place
from harmledger.model.who import Who


def test_a_report_comes_back_as_it_was(store: Store, make: Any) -> None:
    """Text with CRLF, Arabic and emoji, every field, and the bytes are those that were put in."""
    capture = make.capture()
    with store.session(write=True) as session:
        assert session.add_report(capture)
    with store.session() as session:
        assert session.report(capture.report.report_id) == capture.report
        assert session.content(capture.report.report_id) == capture.content
        assert list(session.reports()) == [capture.report]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \t\r\n\r \n",
        "\ufeffbyte order mark, \xa0no-break\u202fspaces\u2028and\x85lines\x0b\x0c\x1c",
        "e\u0301 combining, \U0001f468\u200d\U0001f469\u200d\U0001f467 joined, \U00010348 outside the first plane",
        "\u202bقصف\u202c \u200fعلى\u200e إدلب",
        "\x01\x1b[31m\x7f controls \ufffe\uffff and \ufdd0 that are no characters",
        "'; DROP TABLE reports; -- % %s :name \\ \" {0}",
    ],
)
def test_every_text_comes_back_as_it_was(store: Store, make: Any, text: str) -> None:
    """No database trims, joins, turns or cuts what the offsets refer to."""
    capture = make.capture(1, text)
    with store.session(write=True) as session:
        session.add_report(capture)
    with store.session() as session:
        assert session.report(capture.report.report_id).text == text
    assert list(verify_store(store)) == []


def test_the_same_bytes_make_one_report(store: Store, make: Any) -> None:
    """Added again, in the same session or a later one, nothing changes: not even the journal."""
    with store.session(write=True) as session:
        assert session.add_report(make.capture())
        assert not session.add_report(make.capture(path="elsewhere.txt"))
    with store.session(write=True) as session:
        assert not session.add_report(make.capture())
        assert session.stats().reports == 1
        assert [row.action for row in session.journal()] == ["create", "report"]


def test_an_exception_undoes_the_whole_session(store: Store, make: Any) -> None:
    """One session, one commit: what an interrupted session added is not there, and its journal rows neither."""

    def interrupted() -> None:
        with store.session(write=True) as session:
            session.add_report(make.capture())
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    with store.session() as session:
        assert session.stats().reports == 0
        assert session.stats().journal_rows == 1


def test_reports_are_paged_in_the_order_added(store: Store, make: Any) -> None:
    """``limit`` and ``after`` walk through more reports than one fetch holds; ``ids`` picks the known ones."""
    captures = [make.capture(number) for number in range(120)]
    with store.session(write=True) as session:
        for capture in captures:
            session.add_report(capture)
    names = [capture.report.report_id for capture in captures]
    with store.session() as session:
        assert [report.report_id for report in session.reports()] == names
        assert [report.report_id for report in session.reports(limit=110, after=names[3])] == names[4:114]
        picked = session.reports(ids=[names[7], "sha256:" + "0" * 64, names[2]])
        assert [report.report_id for report in picked] == [names[2], names[7]]
        assert session.known([names[1], "sha256:" + "0" * 64]) == {names[1]}


@pytest.mark.parametrize("begin", [slice(0, 15), slice(7, 12), slice(7, 71)])
def test_a_report_is_found_by_the_beginning_of_its_hash(store: Store, make: Any, begin: slice) -> None:
    """With or without the ``sha256:`` in front."""
    capture = make.capture()
    with store.session(write=True) as session:
        session.add_report(capture)
    with store.session() as session:
        assert session.report(capture.report.report_id[begin]) == capture.report


@pytest.mark.parametrize("name", ["", "ab", "nothing", "sha256:", "sha256:%", "0" * 64])
def test_an_unknown_report_is_not_found(store: Store, make: Any, name: str) -> None:
    """Too short, no hex digits, or simply not there: each is an error that says so."""
    with store.session(write=True) as session:
        session.add_report(make.capture())
    with store.session() as session, pytest.raises(NotFoundError):
        session.report(name)


def test_a_beginning_of_two_reports_is_not_found(store: Store, make: Any) -> None:
    """More than one report begins with these digits: neither is guessed."""
    by_digits: dict[str, Any] = {}
    number = 0
    while True:
        capture = make.capture(number)
        digits = capture.report.report_id[7:11]
        if digits in by_digits:
            break
        by_digits[digits] = capture
        number += 1
    with store.session(write=True) as session:
        session.add_report(capture)
        session.add_report(by_digits[digits])
    with store.session() as session, pytest.raises(NotFoundError, match="more than one"):
        session.report(digits)


@pytest.mark.parametrize("character", ["\x00", "\ud800"])
@pytest.mark.parametrize("where", ["text", "title", "outlet"])
def test_characters_that_no_ledger_can_keep_are_refused(store: Store, make: Any, character: str, where: str) -> None:
    """U+0000 and lone surrogates are a skip with its reason on both databases, and leave nothing behind."""
    capture = make.capture(text="Before " + character) if where == "text" else make.capture()
    if where != "text":
        named: dict[str, Any] = {where: character}
        capture = dataclasses.replace(capture, report=dataclasses.replace(capture.report, **named))
    with store.session(write=True) as session:
        with pytest.raises(SkipItemError) as error:
            session.add_report(capture)
        session.add_skip("folder", error.value.item, error.value.reason, str(error.value))
    assert error.value.reason == "encoding"
    assert f"its {where} has U+" in str(error.value)
    with store.session() as session:
        assert session.stats().reports == 0
        assert [skip.item for skip in session.skips()] == ["report-1.txt"]
    assert list(store.blobs.ids()) == []


def test_a_report_must_be_named_by_its_bytes(store: Store, make: Any) -> None:
    """A report whose id is not the hash of its bytes is a fault of the caller."""
    capture = dataclasses.replace(make.capture(), content=b"other bytes")
    with store.session(write=True) as session, pytest.raises(ValueError, match="not the hash"):
        session.add_report(capture)


def test_nothing_is_added_in_a_reading_session(store: Store, make: Any) -> None:
    """A session that was not opened for writing refuses, before anything is put on the disk."""
    with store.session() as session, pytest.raises(ValueError, match="write=True"):
        session.add_report(make.capture())
    assert list(store.blobs.ids()) == []


def test_the_latest_reading_is_the_current_one(store: Store, make: Any) -> None:
    """Another extractor's reading becomes the current one; the earlier one stays, and its claims are found by id."""
    report = make.capture().report
    first = make.extraction(report, 12)
    second = dataclasses.replace(first, extractor="model/2", claims=(make.claim(report, 3),))
    with store.session(write=True) as session:
        session.add_report(make.capture())
        assert list(session.unread("rules/1")) == [report.report_id]
        assert session.add_extraction(first)
        assert not session.add_extraction(first)
        assert list(session.unread("rules/1")) == []
        assert list(session.unread("model/2")) == [report.report_id]
        assert session.add_extraction(second)
    with store.session() as session:
        assert list(session.claims()) == list(second.claims)
        assert session.extractors(report.report_id) == ("rules/1", "model/2")
        assert session.claim(first.claims[2].claim_id) == first.claims[2]
        assert list(session.claims(ids=[first.claims[2].claim_id])) == []


def test_a_reading_by_older_lists_is_outdated(store: Store, make: Any) -> None:
    """Never read, read by another extractor, by other lists: all are outdated until they are read as it is now."""
    captures = [make.capture(number) for number in range(4)]
    ids = [capture.report.report_id for capture in captures]
    now = [dataclasses.replace(make.extraction(capture.report), grounds="lists/2") for capture in captures]
    older, other = dataclasses.replace(now[1], grounds="lists/1"), dataclasses.replace(now[2], extractor="rules/0")
    with store.session(write=True) as session:
        for capture in captures:
            session.add_report(capture)
        for reading in (older, other, now[3]):
            session.add_extraction(reading)
        assert list(session.outdated("rules/1", "lists/2")) == ids[:3]
        for reading in now:
            session.add_extraction(reading)
        assert list(session.outdated("rules/1", "lists/2")) == []
    assert list(verify_store(store)) == []


def test_other_lists_that_give_the_same_claims_make_no_new_reading(store: Store, make: Any) -> None:
    """It is noted that they were consulted; nothing is kept twice, and the record is not out of date for it."""
    report = make.capture().report
    with store.session(write=True) as session:
        session.add_report(make.capture())
        session.add_extraction(dataclasses.replace(make.extraction(report), grounds="lists/1"))
        rows = session.stats().journal_rows
        assert not session.add_extraction(dataclasses.replace(make.extraction(report), grounds="lists/2"))
        assert list(session.outdated("rules/1", "lists/2")) == []
        assert session.stats().journal_rows == rows


def test_claims_with_open_words_are_listed(store: Store, make: Any) -> None:
    """Those with a date, a place or a party that was not resolved; no others, and none of an earlier reading."""
    report = make.capture().report
    plain = make.claim(report, 0)
    undated = dataclasses.replace(make.claim(report, 1), date=When(None, None, None, "one day", "no day is said"))
    unplaced = dataclasses.replace(make.claim(report, 2), places=(Place("Nowhere", reason="no such place"),))
    unnamed = dataclasses.replace(make.claim(report, 3), actors=(Who("gunmen", reason="names no party"),))
    found = make.extraction(report)
    with store.session(write=True) as session:
        session.add_report(make.capture())
        session.add_extraction(dataclasses.replace(found, claims=(plain, undated, unplaced, unnamed)))
        assert list(session.open_words()) == [undated, unplaced, unnamed]
        stats = session.stats()
        assert (stats.unresolved_dates, stats.unresolved_places, stats.unresolved_actors) == (1, 1, 1)
        session.add_extraction(dataclasses.replace(found, claims=(plain,)))
        assert list(session.open_words()) == []


def test_a_reading_may_find_nothing(store: Store, make: Any) -> None:
    """No claims is a reading too: the report counts as read, and what was read before is no longer current."""
    report = make.capture().report
    with store.session(write=True) as session:
        session.add_report(make.capture())
        session.add_extraction(make.extraction(report))
        assert session.add_extraction(dataclasses.replace(make.extraction(report), claims=()))
        assert list(session.claims()) == []
        assert session.stats().unread == 0


def test_claims_come_report_by_report(store: Store, make: Any) -> None:
    """All, of one report, of one kind, or by ids; over more than one fetch."""
    captures = [make.capture(number) for number in range(200)]
    with store.session(write=True) as session:
        for capture in captures:
            session.add_report(capture)
        for capture in reversed(captures):
            session.add_extraction(make.extraction(capture.report))
    expected = [claim for capture in captures for claim in make.extraction(capture.report).claims]
    with store.session() as session:
        assert list(session.claims()) == expected
        assert list(session.claims(kind=ClaimKind.CASUALTY)) == expected
        assert list(session.claims(kind=ClaimKind.ATTACK)) == []
        assert list(session.claims(report_id=captures[4].report.report_id[:30])) == expected[12:15]
        wanted = [expected[400].claim_id, expected[1].claim_id]
        assert list(session.claims(ids=wanted)) == [expected[1], expected[400]]
        first = expected[1].report_id[7:40]
        assert list(session.claims(ids=wanted, report_id=first)) == [expected[1]]


def test_readings_that_fit_no_report_are_refused(store: Store, make: Any) -> None:
    """An unknown report, claims of another report, or two claims with one id."""
    report, other = make.capture(1).report, make.capture(2).report
    with store.session(write=True) as session:
        with pytest.raises(NotFoundError):
            session.add_extraction(make.extraction(report))
        session.add_report(make.capture(1))
        with pytest.raises(ValueError, match="another report"):
            session.add_extraction(dataclasses.replace(make.extraction(other), report_id=report.report_id))
        with pytest.raises(ValueError, match="same id"):
            session.add_extraction(dataclasses.replace(make.extraction(report), claims=(make.claim(report),) * 2))


def test_a_claim_is_found_by_the_beginning_of_its_id(store: Store, make: Any) -> None:
    """As far as no other begins so; the prefix that all share fits several, which are named."""
    found = make.extraction(make.capture().report)
    with store.session(write=True) as session:
        session.add_report(make.capture())
        session.add_extraction(found)
        assert session.claim(found.claims[1].claim_id[:12]) == found.claims[1]
        with pytest.raises(NotFoundError, match="'clm-' fits clm-"):
            session.claim("clm-")


def test_an_unknown_claim_is_not_found(store: Store) -> None:
    """An error that says so."""
    with store.session() as session, pytest.raises(NotFoundError, match="clm-0"):
        session.claim("clm-0")


def test_judgements_come_back_in_order_and_once(store: Store, make: Any) -> None:
    """The same judgement twice is one; the journal names who decided."""
    judgements = (make.judgement(2, note="لا \x00"), make.judgement(1, Verdict.ACCEPT))
    with store.session(write=True) as session:
        assert [session.add_judgement(judgement) for judgement in judgements] == [True, True]
        assert not session.add_judgement(judgements[0])
    with store.session() as session:
        assert session.judgements() == judgements
        assert [row.actor for row in session.journal(after=1)] == ["reviewer", "reviewer"]


def test_a_judgement_that_is_no_valid_text_is_refused(store: Store, make: Any) -> None:
    """A lone surrogate in a note cannot be kept."""
    with store.session(write=True) as session, pytest.raises(SkipItemError, match="no valid text"):
        session.add_judgement(make.judgement(note="\ud800"))


def test_a_skip_is_listed_until_the_item_is_added(store: Store, make: Any) -> None:
    """The list forgets it then; the journal keeps both."""
    with store.session(write=True) as session:
        assert session.add_skip("folder", "report-1.txt", "empty", "report-1.txt: it is empty")
        assert not session.add_skip("folder", "report-1.txt", "empty", "report-1.txt: it is empty")
        assert session.add_skip("folder", "odd\udcff\x00.txt", "binary", "no text")
        assert session.add_skip("folder", "report-1.txt", "encoding", "report-1.txt: not UTF-8")
        skips = session.skips()
    assert [(skip.item, skip.reason) for skip in skips] == [
        ("odd\\udcff\\x00.txt", "binary"),
        ("report-1.txt", "encoding"),
    ]
    assert all(skip.at.tzinfo is not None for skip in skips)
    with store.session(write=True) as session:
        session.add_report(make.capture())
    with store.session() as session:
        assert [skip.reason for skip in session.skips()] == ["binary"]
        assert [row.action for row in session.journal(after=1)] == ["skip", "skip", "skip", "unskip", "report"]


@pytest.mark.parametrize("table", ["reports", "extractions", "claims", "judgements", "journal"])
@pytest.mark.parametrize("statement", ["UPDATE {0} SET seq = seq + 1", "DELETE FROM {0}"])
def test_what_is_kept_cannot_be_changed(store: Store, make: Any, table: str, statement: str) -> None:
    """The database itself refuses to change or delete reports, readings, claims, judgements and journal rows."""
    with store.session(write=True) as session:
        session.add_report(make.capture())
        session.add_extraction(make.extraction(make.capture().report))
        session.add_judgement(make.judgement())

    def change() -> None:
        with store._database.transaction(write=True) as connection:
            connection.execute(sql(statement.format(table)))

    with pytest.raises(DatabaseError, match="only ever added"):
        change()


def test_status_counts_what_stands_there(store: Store, make: Any) -> None:
    """Reports, claims by kind, judgements, skips, journal and size."""
    with store.session(write=True) as session:
        session.add_report(make.capture(1))
        session.add_report(make.capture(2))
        session.add_extraction(make.extraction(make.capture(1).report))
        session.add_judgement(make.judgement())
        session.add_skip("x", "x", "empty", "x")
        stats = session.stats()
    assert (stats.reports, stats.unread, stats.judgements, stats.skips, stats.incidents) == (2, 1, 1, 1, 0)
    assert [(count.name, count.count) for count in stats.claims] == [("casualty", 3)]
    assert stats.journal_rows == 6
    assert stats.bytes_on_disk > 10_000
    assert (stats.is_stale, stats.linked_at) == (True, None)
