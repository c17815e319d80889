"""Spans, intervals, ids and the JSON codec."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from harmledger.model import ids
from harmledger.model.claim import AttackClaim, CasualtyClaim, Claim
from harmledger.model.codec import from_json, to_json
from harmledger.model.quantity import Quantifier
from harmledger.model.report import Report, Section, SectionKind
from harmledger.model.span import Mention, Span
from harmledger.model.terms import Means, Outcome
from harmledger.model.when import DatePrecision, When

DAY = dt.date(2020, 3, 3)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 2)])
def test_empty_or_backward_span_is_refused(start: int, end: int) -> None:
    """A span that covers nothing is evidence of nothing."""
    with pytest.raises(ValueError, match="0 <= start < end"):
        Span(start, end)


@given(st.text(min_size=1), st.data())
def test_mention_holds_the_characters_it_covers(text: str, data: st.DataObject) -> None:
    """Code points, not bytes: emoji, Arabic and combining marks alike."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    mention = Mention.at(text, start, end)
    assert mention.span.of(text) == mention.text == text[start:end]


def test_spans_overlap_cover_and_contain() -> None:
    """Half-open: neighbours that touch do not overlap."""
    assert Span(0, 5).overlaps(Span(4, 6))
    assert not Span(0, 5).overlaps(Span(5, 6))
    assert Span(0, 5).contains(Span(1, 5))
    assert Span(0, 2).cover(Span(4, 6)) == Span(0, 6)


def test_unresolved_dates_never_overlap() -> None:
    """What is not known to be near is not held to be near."""
    known = When(DAY, DAY, DatePrecision.DAY)
    unknown = When(None, None, None, "Tuesday", "the report has no date")
    assert known.overlaps(When(DAY + dt.timedelta(1), DAY + dt.timedelta(1), DatePrecision.DAY), slack_days=1)
    assert not known.overlaps(unknown)
    assert not unknown.resolved


def test_section_of_an_offset_defaults_to_body() -> None:
    """Where no section is known, the text is body."""
    report = Report("sha256:0", "Head\nBody", sections=(Section(SectionKind.HEADLINE, 0, 4),))
    assert report.section_at(1) is SectionKind.HEADLINE
    assert report.section_at(6) is SectionKind.BODY


def test_claims_come_back_from_json_as_their_kind() -> None:
    """The kind tells which class an object is; nothing is lost on the way."""
    claims = [
        CasualtyClaim(
            claim_id="clm-1",
            report_id="sha256:0",
            start=0,
            end=4,
            quote="nine",
            value=9,
            quantifier=Quantifier.EXACT,
            low=9,
            high=9,
            count_text="nine",
            outcome=Outcome.KILLED,
            date=When(DAY, DAY, DatePrecision.DAY, "Tuesday"),
        ),
        AttackClaim(claim_id="clm-2", report_id="sha256:0", start=0, end=4, quote="nine", means=Means.SHELLING),
    ]
    assert [from_json(to_json(claim), Claim) for claim in claims] == claims


def test_json_of_no_claim_is_refused() -> None:
    """An unknown kind is an error that names the field."""
    with pytest.raises(ValidationError, match="kind"):
        from_json('{"kind": "rumour"}', Claim)


def test_ids_are_stable_and_tell_parts_apart() -> None:
    """The same parts give the same id; parts that join to the same letters do not."""
    assert ids.report_id(b"abc") == "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert ids.claim_id("r", "attack", 1, 23) == ids.claim_id("r", "attack", 1, 23)
    assert ids.claim_id("r", "attack", 1, 23) != ids.claim_id("r", "attack", 12, 3)
