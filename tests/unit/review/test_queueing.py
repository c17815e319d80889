"""What is asked of a person, and in which order."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

from harmledger import review
from harmledger.model.claim import AttackClaim, CasualtyClaim, Claim
from harmledger.model.incident import (
    Incident,
    IncidentKind,
    LinkReason,
    LinkTerm,
    Reasoned,
    Record,
    Toll,
    TraceStep,
    TraceUse,
)
from harmledger.model.judgement import Change, Judgement, Verdict
from harmledger.model.quantity import Quantifier
from harmledger.model.terms import Outcome
from harmledger.model.when import When
from harmledger.model.where import Place

LOST = Place("Nowhere", reason="not in the gazetteer")
FOUND = Place("Idlib", name="Idlib", lat=35.9, lon=36.6)


def claim(name: str, value: int = 1, **fields: Any) -> CasualtyClaim:
    """A claim that so many were killed."""
    made = CasualtyClaim(
        claim_id=name,
        report_id="sha256:0",
        start=0,
        end=4,
        quote="dead",
        value=value,
        quantifier=Quantifier.EXACT,
        low=value,
        high=value,
        count_text=str(value),
        outcome=Outcome.KILLED,
    )
    return dataclasses.replace(made, **fields)


def incident(*claims: str, tolls: tuple[Toll, ...] = (), links: tuple[LinkReason, ...] = ()) -> Incident:
    """An incident of these claims."""
    none = Reasoned("weak", "one origin")
    return Incident(
        "inc-1", IncidentKind.ATTACK, "Attack", None, None, (), (), (), (), tolls, none, none, (), claims, links=links
    )


def judged(
    number: int, verdict: Verdict, *subjects: str, by: str = "one", changes: tuple[Change, ...] = ()
) -> Judgement:
    """Judgement ``number``, made at that minute."""
    at = dt.datetime(2020, 1, 1, 0, number, tzinfo=dt.UTC)
    return Judgement(f"jdg-{number}", verdict, subjects, by, at, changes=changes)


def test_unresolved_places_and_dates_of_tolls_are_asked_about() -> None:
    """The most people first; not so a lost place beside one that was found, nor an attack without a count."""
    attack = AttackClaim(claim_id="clm-5", report_id="sha256:0", start=0, end=4, quote="dead", places=(LOST,))
    claims: list[Claim] = [
        claim("clm-1", 3, places=(LOST,)),
        claim("clm-2", 40, date=When(None, None, None, "the other day")),
        claim("clm-3", 9, places=(LOST, FOUND)),
        claim("clm-4", 9),
        attack,
    ]
    items = review.queue(Record(incidents=(incident("clm-1"),)), claims)
    assert [(item.need, item.claims, item.incident_id) for item in items] == [
        (review.Need.DATE, ("clm-2",), None),
        (review.Need.PLACE, ("clm-1",), "inc-1"),
    ]
    assert "“the other day”" in items[0].reason
    assert "“Nowhere”" in items[1].reason


def test_tolls_that_differ_are_asked_about() -> None:
    """With the claims that count; a toll without spread or with one claim is settled."""
    trace = (
        TraceStep("clm-1", TraceUse.USED, ("low",), "lowest"),
        TraceStep("clm-2", TraceUse.USED, ("high",), "highest"),
        TraceStep("clm-3", TraceUse.SUPERSEDED, (), "older"),
    )
    tolls = (
        Toll(Outcome.KILLED, "all", 12, 14, 20, trace),
        Toll(Outcome.INJURED, "all", 5, 5, 5, trace),
        Toll(Outcome.MISSING, "all", 1, 1, 9, trace[:1]),
    )
    (item,) = review.queue(Record(incidents=(incident("clm-1", "clm-2", tolls=tolls),)), [])
    assert (item.need, item.claims) == (review.Need.TOLL, ("clm-1", "clm-2"))
    assert "from 12 to 20" in item.reason


def test_narrow_links_are_asked_about_until_the_pair_is_judged() -> None:
    """A link of great weight is not."""
    term = LinkTerm("place", -1.0, "the places lie 30 km apart")
    links = (LinkReason("clm-2", "clm-1", 3.2, (term,)), LinkReason("clm-3", "clm-1", 9.0, ()))
    record = Record(incidents=(incident("clm-1", "clm-2", "clm-3", links=links),))
    (item,) = review.queue(record, [])
    assert (item.need, item.claims) == (review.Need.LINK, ("clm-2", "clm-1"))
    assert "30 km apart" in item.reason
    assert review.queue(record, [], [judged(1, Verdict.SAME, "clm-1", "clm-2")]) == []


def test_what_was_judged_is_asked_about_only_where_people_differ() -> None:
    """An accepted claim is settled; two people who differ are a question of their own."""
    claims = [claim("clm-1", places=(LOST,))]
    one, two = judged(1, Verdict.ACCEPT, "clm-1"), judged(2, Verdict.REJECT, "clm-1", by="two")
    assert review.queue(Record(), claims, [one]) == []
    (item,) = review.queue(Record(), claims, [one, two])
    assert (item.need, item.reason) == (review.Need.CONFLICT, "two says reject, one says accept")


def test_a_correction_that_cannot_be_carried_out_is_asked_about() -> None:
    """Nobody's decision is dropped without a word."""
    wrong = judged(1, Verdict.CORRECT, "clm-1", changes=(Change("outcome", '"eaten"'),))
    (item,) = review.queue(Record(), [claim("clm-1")], [wrong])
    assert item.need is review.Need.CORRECTION
    assert "jdg-1" in item.reason
