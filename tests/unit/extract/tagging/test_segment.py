"""Sentences: where they end, and that every one is a slice of the report."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.extract.tagging.segment import LONGEST, sentences
from harmledger.model.report import Report, Section, SectionKind


def texts(text: str) -> list[str]:
    """The sentences of a text without sections."""
    return [sentence.text for sentence in sentences(Report("sha256:0", text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two died. Three fled.", ["Two died.", "Three fled."]),
        ("He told Mr. Smith. They left.", ["He told Mr. Smith.", "They left."]),
        ("No. 3 Brigade held it. It fell.", ["No. 3 Brigade held it.", "It fell."]),
        ("Gen. A. B. Carter spoke. Then he left.", ["Gen. A. B. Carter spoke.", "Then he left."]),
        ("A U.N. envoy came. It was late.", ["A U.N. envoy came.", "It was late."]),
        ("It began at 5 p.m. The raid lasted.", ["It began at 5 p.m.", "The raid lasted."]),
        ("“They came.” She left.", ["“They came.”", "She left."]),
        ("Why? Nobody knows! So it goes…", ["Why?", "Nobody knows!", "So it goes…"]),
        ("Twelve dead.Three hurt.", ["Twelve dead.", "Three hurt."]),
        ("First line\nSecond line", ["First line", "Second line"]),
        ("قتل خمسة. وأصيب ثلاثة؟ نعم", ["قتل خمسة.", "وأصيب ثلاثة؟", "نعم"]),
        ("Some 2.5 million fled. More came.", ["Some 2.5 million fled.", "More came."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    """Full stops of abbreviations, initials and numbers end nothing; marks of other scripts do."""
    assert texts(text) == expected


def test_a_wrapped_line_runs_on() -> None:
    """A line break inside a full line of wrapped text is no break of the sense."""
    first = "The strike on the market in the northern town killed twelve people and"
    assert texts(f"{first}\nwounded nine others.\nIt was late.") == [f"{first}\nwounded nine others.", "It was late."]


def test_only_headline_caption_and_body_are_read() -> None:
    """Furniture, bylines and datelines hold no claims."""
    text = "Title here. Menu here. Body here."
    sections = (
        Section(SectionKind.HEADLINE, 0, 11),
        Section(SectionKind.FURNITURE, 12, 22),
        Section(SectionKind.BODY, 23, len(text)),
    )
    found = list(sentences(Report("sha256:0", text, sections=sections)))
    assert [(one.text, one.section) for one in found] == [
        ("Title here.", SectionKind.HEADLINE),
        ("Body here.", SectionKind.BODY),
    ]


def test_an_endless_line_is_cut_at_white_space() -> None:
    """A long stretch without a full stop comes in bounded pieces that lose no word."""
    text = "word " * 2_000
    found = texts(text)
    assert max(map(len, found)) <= LONGEST
    assert " ".join(found).split() == text.split()


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_every_sentence_is_a_slice(text: str) -> None:
    """Whatever the text, sentences are in order, never overlap, are not empty, and nothing but white space is lost."""
    found = list(sentences(Report("sha256:0", text)))
    assert all(text[one.start : one.end] == one.text and one.text.strip() == one.text != "" for one in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert [one.index for one in found] == list(range(len(found)))
    assert "".join("".join(one.text for one in found).split()) == "".join(text.split())
