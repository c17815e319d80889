"""Full-text search: the same hits on every database, and no query is an error."""

from __future__ import annotations

from typing import Any

import pytest

from harmledger.ledger import Store

TEXTS = (
    "Shelling hit Maʿarrat al-Numan on Tuesday.",
    "The shelling of Khan Shaykhun went on; it's said that 12 died.",
    "قُتل اثنا عشر شخصاً في مدينة إدلب",
    "Café owners fled Saraqib 😀 after the air strike.",
)


@pytest.fixture
def filled(store: Store, make: Any) -> Store:
    """A ledger with four reports."""
    with store.session(write=True) as session:
        for number, text in enumerate(TEXTS):
            session.add_report(make.capture(number, text))
    return store


def found(store: Store, make: Any, query: str) -> list[int]:
    """The numbers of the reports that a query finds."""
    by_id = {make.capture(number, text).report.report_id: number for number, text in enumerate(TEXTS)}
    with store.session() as session:
        return [by_id[hit.report_id] for hit in session.search(query)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("shelling", [1, 0]),
        ("SHELLING numan", [0]),
        ("shelling saraqib", []),
        ("maarrat", [0]),
        ("Maʿarrat al-Numan", [0]),
        ('"shelling hit"', [0]),
        ('"hit shelling"', []),
        ('"shelling hit', [0]),
        ("cafe", [3]),
        ("CAFÉ", [3]),
        ("قتل", [2]),
        ("ادلب", [2]),
        ("sara*", [3]),
        ("sara", []),
        ("it's", [1]),
        ("12", [1]),
        ("title 2", [2]),
        ('"title 2 قتل"', []),
        ("", []),
        ("😀", []),
        ("😀 saraqib", [3]),
        ("shelling AND", []),
        ("shelling OR numan", []),
        ("NOT", []),
        ("NEAR(shelling hit)", []),
        ("shelling:hit", [0]),
        ("title:shelling", []),
        ("-shelling", [1, 0]),
        ('"', []),
        ('""', []),
        ("*", []),
        ("(shelling", [1, 0]),
        ("shelling & | ! <-> :* \\ '", [1, 0]),
        ("'shelling':*", [1, 0]),
        ("shelling\x00hit", [0]),
        ("\ud800 shelling", [1, 0]),
    ],
)
def test_a_query_finds(filled: Store, make: Any, query: str, expected: list[int]) -> None:
    """Words, phrases, beginnings; without case, accents and vowel marks; what else there is, separates words."""
    assert found(filled, make, query) == expected


def test_a_hit_shows_where_it_matches(store: Store, make: Any) -> None:
    """The snippet stands in the text as it is, and each match is a span of the text."""
    text = "Before.\r\n" * 100 + "Then shelling — in Maʿarrat — and shelling again. " + "After. " * 100
    with store.session(write=True) as session:
        session.add_report(make.capture(1, text))
        (hit,) = session.search('maarrat "and shelling"')
    assert text[hit.start : hit.start + len(hit.snippet)] == hit.snippet
    assert [span.of(text) for span in hit.matches] == ["Maʿarrat", "and shelling"]
    assert len(hit.snippet) < 300


def test_a_hit_in_the_title_shows_how_the_text_begins(filled: Store) -> None:
    """No match is claimed that is not there."""
    with filled.session() as session:
        (hit,) = session.search("title 1")
    assert hit.title == "Title 1"
    assert TEXTS[1].startswith(hit.snippet)
    assert hit.matches == ()


def test_hits_are_paged(filled: Store) -> None:
    """Latest added first, and on behind the last one known."""
    with filled.session() as session:
        everything = session.search("title", limit=10)
        first = session.search("title", limit=3)
        rest = session.search("title", limit=3, after=first[-1].report_id)
    assert [hit.title for hit in everything] == ["Title 3", "Title 2", "Title 1", "Title 0"]
    assert [*first, *rest] == everything


def test_long_reports_are_found_to_their_end(store: Store, make: Any) -> None:
    """Words and phrases anywhere in a long text, also across the pieces in which PostgreSQL keeps it."""
    words = [f"word{number}" for number in range(9000)]
    with store.session(write=True) as session:
        session.add_report(make.capture(1, " ".join(words) + " " + "x" * 5000))
        for at in (0, 1970, 1979, 1989, 1999, 5000, 8990):
            assert len(session.search(f'"{" ".join(words[at : at + 10])}"')) == 1
        assert len(session.search("word0 word8999")) == 1
        assert len(session.search("x" * 5000)) == 1
        assert session.search('"word1 word3"') == []


def test_an_empty_report_is_no_trouble(store: Store, make: Any) -> None:
    """A report without a word is kept and its title found."""
    with store.session(write=True) as session:
        session.add_report(make.capture(1, ""))
        (hit,) = session.search("title")
    assert (hit.snippet, hit.matches) == ("", ())
