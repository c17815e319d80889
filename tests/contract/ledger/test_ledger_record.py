"""The record that linking works out: replaced whole, read back equal, filtered, redirected, stale or not."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest

from harmledger.errors import NotFoundError
from harmledger.ledger import Store
from harmledger.model.incident import (
    Agreement,
    Attribution,
    ControlEvent,
    CopyOf,
    DisplacementFigure,
    Grade,
    IncidentKind,
    IncidentPlace,
    Record,
    Tally,
    TallyCheck,
)
from harmledger.model.query import Box, IncidentFilter
from harmledger.model.terms import (
    AgreementKind,
    AgreementStatus,
    ControlStatus,
    CountUnit,
    DisplacementTerm,
    Means,
    Outcome,
    Target,
)

IDLIB = IncidentPlace("Idlib", admin=("Idlib Governorate", "Syria"), lat=35.93, lon=36.63)
TAVEUNI = IncidentPlace("Taveuni", admin=("Fiji",), lat=-16.85, lon=-179.97)


def record(make: Any) -> Record:
    """A record with something in every part."""
    check = TallyCheck(("inc-1",), 3, 4, None, None, ("one is undated",))
    return Record(
        incidents=(
            make.incident(1, dt.date(2020, 1, 15), place=IDLIB, killed=15, means=("airstrike", "shelling")),
            make.incident(2, None, killed=2),
            make.incident(3, dt.date(2020, 3, 1), place=TAVEUNI, killed=3, means=("rocket",)),
        ),
        tallies=(Tally("tal-1", "clm-9", Outcome.KILLED, "civilians", 300, 301, None, IDLIB, None, "Rescuers", check),),
        agreements=(
            Agreement("agr-1", AgreementKind.CEASEFIRE, AgreementStatus.AGREED, ("A", "B"), None, None, ("clm-5",)),
        ),
        control=(ControlEvent(IDLIB, None, ("A",), ("B",), ControlStatus.TAKEN, "clm-6"),),
        displacement=(
            DisplacementFigure(
                "clm-7", IDLIB, None, "UN", CountUnit.PEOPLE, DisplacementTerm.FLED, None, 900, None, is_stock=False
            ),
        ),
        copies=(CopyOf("sha256:b", "sha256:a", 0.97, "credited"),),
        unplaced=('clm-"quoted"', "clm-8"),
        redirects=(("inc-old", "inc-000000000003"),),
    )


@pytest.fixture
def linked(store: Store, make: Any) -> Store:
    """A ledger with a record."""
    with store.session(write=True) as session:
        session.replace_record(record(make))
    return store


def numbers(store: Store, wanted: IncidentFilter, **paging: Any) -> list[int]:
    """The numbers of the incidents that a filter lets through."""
    with store.session() as session:
        return [int(incident.incident_id[4:], 16) for incident in session.incidents(wanted, **paging)]


def test_a_record_comes_back_equal(linked: Store, make: Any) -> None:
    """Every part of it, in its order."""
    with linked.session() as session:
        assert session.record() == record(make)


def test_a_new_record_takes_the_place_of_the_old(linked: Store, make: Any) -> None:
    """All of it but the redirects, which lead on for ever unless their id stands for something else now."""
    new = Record(incidents=(make.incident(4),), redirects=(("inc-000000000003", "inc-000000000004"),))
    with linked.session(write=True) as session:
        session.replace_record(new)
        assert session.incident("inc-old").incident_id == "inc-000000000004"
        kept = (("inc-old", "inc-000000000003"), ("inc-000000000003", "inc-000000000004"))
        assert session.record() == dataclasses.replace(new, redirects=kept)
        session.replace_record(record(make))
        assert session.record() == record(make)


def test_an_unknown_incident_is_not_found(store: Store, make: Any) -> None:
    """Nor one whose redirects run in a circle or lead nowhere."""
    astray = Record(incidents=(make.incident(1),), redirects=(("a", "b"), ("b", "a"), ("c", "d")))
    with store.session(write=True) as session:
        session.replace_record(astray)
        for name in ("a", "c", "inc-nothing"):
            with pytest.raises(NotFoundError, match=name):
                session.incident(name)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (IncidentFilter(), [3, 1, 2]),
        (IncidentFilter(kinds=(IncidentKind.ATTACK,)), [3, 1, 2]),
        (IncidentFilter(kinds=(IncidentKind.CLASH, IncidentKind.DAMAGE)), []),
        (IncidentFilter(since=dt.date(2020, 1, 15), until=dt.date(2020, 1, 15)), [1]),
        (IncidentFilter(since=dt.date(2020, 1, 16)), [3]),
        (IncidentFilter(until=dt.date(2020, 2, 29)), [1]),
        (IncidentFilter(undated=True), [2]),
        (IncidentFilter(undated=False), [3, 1]),
        (IncidentFilter(place="IDLIB gov"), [1]),
        (IncidentFilter(place="syria"), [1]),
        (IncidentFilter(place="yria"), []),
        (IncidentFilter(place="%"), [3, 1]),
        (IncidentFilter(box=Box(35, 36, 36, 37)), [1]),
        (IncidentFilter(box=Box(-17, 179, -16, -179)), [3]),
        (IncidentFilter(min_killed=3), [3, 1]),
        (IncidentFilter(means=(Means.SHELLING, Means.ROCKET)), [3, 1]),
        (IncidentFilter(targets=(Target.MARKET,)), [3, 1, 2]),
        (IncidentFilter(targets=(Target.HEALTH,)), []),
        (IncidentFilter(perpetrators=("government OF syria",)), [3, 1, 2]),
        (IncidentFilter(perpetrators=("Government",)), []),
        (IncidentFilter(grades=(Grade.FAIR,), attributions=(Attribution.LIKELY,)), [3, 1, 2]),
        (IncidentFilter(grades=(Grade.WEAK,)), []),
        (IncidentFilter(outcome=Outcome.KILLED), [3, 1, 2]),
        (IncidentFilter(outcome=Outcome.INJURED), []),
        (IncidentFilter(text="AIRSTRIKE 3"), [3]),
        (IncidentFilter(text="strike"), []),
        (IncidentFilter(report_id=f"sha256:{2:064x}"), [2]),
        (IncidentFilter(claim_id=f"clm-{1:016x}"), [1]),
        (IncidentFilter(since=dt.date(2020, 1, 1), means=(Means.ROCKET,)), [3]),
    ],
)
def test_filters_let_through_what_holds(linked: Store, wanted: IncidentFilter, expected: list[int]) -> None:
    """Latest first, undated last; the count agrees."""
    assert numbers(linked, wanted) == expected
    with linked.session() as session:
        assert session.count_incidents(wanted) == len(expected)


def test_incidents_are_paged(linked: Store) -> None:
    """``after`` goes on behind an incident, also behind one that was merged away."""
    assert numbers(linked, IncidentFilter(), limit=1) == [3]
    assert numbers(linked, IncidentFilter(), limit=1, after="inc-000000000003") == [1]
    assert numbers(linked, IncidentFilter(), after="inc-old") == [1, 2]


def test_claims_of_an_incident_come_in_its_order(store: Store, make: Any) -> None:
    """The claims that it names, then the denials; ids that no reading has are left out."""
    report = make.capture().report
    reading = make.extraction(report)
    first, second, third = reading.claims
    incident = make.incident(1, claims=(third.claim_id, first.claim_id, "clm-gone"))
    incident = dataclasses.replace(incident, denials=(second.claim_id,))
    with store.session(write=True) as session:
        session.add_report(make.capture())
        session.add_extraction(reading)
        session.replace_record(Record(incidents=(incident,)))
        assert session.claims_of(incident.incident_id) == [third, first, second]
        assert session.incident_claims() == ((incident.incident_id, incident.claims),)


def test_what_comes_in_makes_the_record_stale(store: Store, make: Any) -> None:
    """Not so a skip; and linking makes it fresh again."""
    with store.session() as session:
        assert (session.is_stale(), session.linked_at()) == (False, None)
    with store.session(write=True) as session:
        session.add_report(make.capture())
        assert session.is_stale()
        session.replace_record(Record())
        assert not session.is_stale()
        assert session.linked_at() is not None
    with store.session(write=True) as session:
        session.add_skip("x", "x", "empty", "x")
        assert not session.is_stale()
        session.add_judgement(make.judgement())
        assert session.is_stale()


def test_what_came_in_while_linking_makes_the_record_stale(store: Store, make: Any) -> None:
    """A record worked out from an earlier state does not count as knowing what was added since."""
    with store.session() as session:
        mark = session.mark()
    with store.session(write=True) as session:
        session.add_report(make.capture())
    with store.session(write=True) as session:
        session.replace_record(Record(), as_of=mark)
        assert session.is_stale()
