"""What stands beside incidents: found by place, days, id, claim and report, a page at a time."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest
from sqlalchemy import text

from harmledger.errors import NotFoundError
from harmledger.ledger import Store, verify_store
from harmledger.model.incident import (
    Agreement,
    ControlEvent,
    CopyOf,
    IncidentPlace,
    Passage,
    Record,
    Tally,
    TallyCheck,
)
from harmledger.model.query import Surroundings
from harmledger.model.terms import AgreementKind, AgreementStatus, ClaimKind, ControlStatus, Outcome
from harmledger.model.when import DatePrecision, When

IDLIB = IncidentPlace("Idlib", admin=("Idlib Governorate", "Syria"))
NUMAN = IncidentPlace("Maʿarrat al-Numan", admin=("Idlib", "Syria"))
SUVA = IncidentPlace("Suva", admin=("Fiji",))
NOTHING = TallyCheck((), 0, 0, 0, None, ())


def days(start: dt.date | None, end: dt.date | None) -> When:
    """An interval; either end may be open."""
    return When(start, end, DatePrecision.PERIOD)


def tally(number: int, area: IncidentPlace | None, period: When | None) -> Tally:
    """A tally of so many killed."""
    claim = f"clm-{number}"
    return Tally(f"tal-{number}", claim, Outcome.KILLED, "all", number, number, number, area, period, "UN", NOTHING)


JANUARY = days(dt.date(2020, 1, 1), dt.date(2020, 1, 31))
MARCH = days(dt.date(2020, 3, 1), dt.date(2020, 3, 31))
SINCE_MAY = days(dt.date(2020, 5, 1), None)
TALLIES = (tally(4, SUVA, MARCH), tally(1, IDLIB, None), tally(2, NUMAN, JANUARY), tally(3, None, SINCE_MAY))


def numbers(store: Store, wanted: Surroundings) -> list[int | None]:
    """The tallies that are let through, by their number, in the order of lists."""
    with store.session() as session:
        found, _ = session.around.listed("tallies", wanted, limit=9)
        assert session.around.count("tallies", wanted) == len(found)
        return [item.value for item in found]


@pytest.fixture
def held(store: Store) -> Store:
    """A ledger whose record has four tallies."""
    with store.session(write=True) as session:
        session.replace_record(Record(tallies=TALLIES))
    return store


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Surroundings(), [2, 4, 3, 1]),
        (Surroundings("idlib"), [2, 1]),
        (Surroundings("SYR"), [2, 1]),
        (Surroundings("maarrat al numan"), [2]),
        (Surroundings("nowhere"), []),
        (Surroundings("%"), [2, 4, 1]),
        (Surroundings(since=dt.date(2020, 3, 31)), [4, 3]),
        (Surroundings(until=dt.date(2020, 3, 1)), [2, 4]),
        (Surroundings("Fiji", dt.date(2020, 2, 1), dt.date(2020, 12, 31)), [4]),
    ],
)
def test_place_and_days_narrow_down(held: Store, wanted: Surroundings, expected: list[int]) -> None:
    """The place or an area around it, by the beginning of its name; days that overlap; undated ones without days."""
    assert numbers(held, wanted) == expected


def test_a_list_comes_in_pages(held: Store) -> None:
    """Each begins behind the last of the one before; nothing is left out or told twice."""
    found, after = [], -1
    with held.session() as session:
        while page := session.around.listed("tallies", limit=3, after=after)[0]:
            after = session.around.listed("tallies", limit=3, after=after)[1]
            found += [item.value for item in page]
    assert found == [2, 4, 3, 1]


def test_entries_are_found_by_id_and_by_claim(held: Store) -> None:
    """Several at once, in the record's order; ids that are not there are left out."""
    with held.session() as session:
        assert session.around.named("tallies", "id", ["tal-3", "tal-2", "tal-9"]) == [TALLIES[2], TALLIES[3]]
        assert session.around.named("tallies", "claim", ["clm-4"]) == [TALLIES[0]]
        assert session.around.position("tallies", "tal-4") == 1
        assert session.around.position("tallies", "tal-9") is None


def test_copies_are_found_by_every_report_that_they_name(store: Store) -> None:
    """The one that repeats, its origin, and one that only a passage was taken from; quotations are kept apart."""
    copy = CopyOf("r-1", "r-2", 0.9, "why", (Passage(0, 4, "r-3", 0, 4, 1.0),))
    quotation = CopyOf("r-4", "r-2", 0.1, "why", (Passage(0, 4, "r-2", 0, 4, 1.0),))
    with store.session(write=True) as session:
        session.replace_record(Record(copies=(copy,), quoted=(quotation,)))
    with store.session() as session:
        for name in ("r-1", "r-2", "r-3"):
            assert session.around.named("copies", "report", [name]) == [copy]
        assert session.around.named("quoted", "report", ["r-2"]) == [quotation]
        assert session.around.named("copies", "report", ["r-4"]) == []
        assert session.record().quoted == (quotation,)


def test_control_stands_place_by_place(store: Store) -> None:
    """Those of one place follow one another by day; places of one name are told apart by their id."""

    def event(place: IncidentPlace, when: When | None, claim: str) -> ControlEvent:
        return ControlEvent(place, when, ("One",), (), ControlStatus.TAKEN, claim)

    other = IncidentPlace("Idlib", gazetteer_id="other:1")
    events = (
        event(SUVA, JANUARY, "a"),
        event(IDLIB, MARCH, "b"),
        event(other, JANUARY, "c"),
        event(IDLIB, JANUARY, "d"),
    )
    with store.session(write=True) as session:
        session.replace_record(Record(control=events))
    with store.session() as session:
        found, _ = session.around.listed("control", limit=9)
    assert [item.claim_id for item in found] == ["d", "b", "c", "a"]


def test_claims_lead_to_their_incidents_and_incidents_to_their_days(store: Store, make: Any) -> None:
    """Membership, headlines and days of many at once, without reading the record."""
    record = Record(
        incidents=(
            make.incident(1, dt.date(2020, 1, 15), claims=("a", "b")),
            make.incident(2, dt.date(2020, 1, 15), claims=("c",)),
            make.incident(3, None, claims=("d",)),
        ),
        agreements=(
            Agreement("agr-1", AgreementKind.CEASEFIRE, AgreementStatus.IN_FORCE, (), IDLIB, SINCE_MAY, ("a",), ("c",)),
        ),
    )
    names = [incident.incident_id for incident in record.incidents]
    with store.session(write=True) as session:
        session.replace_record(record)
    with store.session() as session:
        around = session.around
        assert around.memberships(["c", "a", "nobody"]) == [("a", names[0]), ("c", names[1])]
        assert around.days([*names, "inc-none"]) == {"2020-01-15": 2, "": 1}
        assert around.headlines(names[2:]) == {names[2]: "Airstrike number 3"}
        assert around.named("agreements", "claim", ["c"]) == list(record.agreements)


def test_more_names_than_one_question_may_have(store: Store, make: Any) -> None:
    """Regression guard: databases bound the number of parameters; names are asked for in turns."""
    record = Record(incidents=tuple(make.incident(number, dt.date(2020, 1, 1)) for number in range(1, 40)))
    names = [f"inc-{number:012x}" for number in range(1, 40_000)]
    with store.session(write=True) as session:
        session.replace_record(record)
    with store.session() as session:
        assert session.around.days(names) == {"2020-01-01": 39}


def test_earlier_ids_are_found_by_what_they_lead_to(store: Store, make: Any) -> None:
    """At once or by steps; a ring of redirects ends."""
    incident = make.incident(1)
    redirects = (("inc-a", incident.incident_id), ("inc-b", "inc-a"), ("inc-x", "inc-y"), ("inc-y", "inc-x"))
    with store.session(write=True) as session:
        session.replace_record(Record(incidents=(incident,), redirects=redirects))
    with store.session() as session:
        assert session.around.redirected(incident.incident_id) == ("inc-a", "inc-b")
        assert session.around.redirected("inc-x") == ("inc-y",)


def test_claims_that_are_in_no_incident_and_no_tally_are_found(store: Store, make: Any) -> None:
    """One claim is in an incident, one is a tally, one is left; claims of other kinds never are."""
    report = make.capture(1).report
    reading = make.extraction(report)
    inside, counted, left = (claim.claim_id for claim in reading.claims)
    held = Record(
        incidents=(make.incident(1, claims=(inside,)),), tallies=(dataclasses.replace(TALLIES[0], claim_id=counted),)
    )
    with store.session(write=True) as session:
        session.add_report(make.capture(1))
        session.add_extraction(reading)
        session.replace_record(held)
    with store.session() as session:
        assert [claim.claim_id for claim in session.around.loose(ClaimKind.CASUALTY)] == [left]
        assert list(session.around.loose(ClaimKind.ATTACK)) == []
        assert session.around.every("tallies") == list(held.tallies)


def test_incidents_that_have_a_say_in_a_period_are_read_alone(store: Store, make: Any) -> None:
    """Those whose days touch it and the undated, in the record's order; none without a toll of what is asked."""
    january, march = dt.date(2020, 1, 15), dt.date(2020, 3, 15)
    incidents = (make.incident(3, march), make.incident(1, january), make.incident(2))
    with store.session(write=True) as session:
        session.replace_record(Record(incidents=incidents))

    def said(outcome: Outcome, since: dt.date | None, until: dt.date | None) -> list[str]:
        with store.session() as session:
            return [item.incident_id[-1] for item in session.listing.weighed(outcome, since, until)]

    assert said(Outcome.KILLED, None, None) == ["3", "1", "2"]
    assert said(Outcome.KILLED, dt.date(2020, 2, 1), None) == ["3", "2"]
    assert said(Outcome.KILLED, january, dt.date(2020, 2, 1)) == ["1", "2"]
    assert said(Outcome.INJURED, None, None) == []


def test_the_start_of_an_incident_is_enough_where_one_begins_so(store: Store, make: Any) -> None:
    """A whole id stands though another begins with it; several are named; what nobody has is given back."""
    with store.session(write=True) as session:
        session.replace_record(Record(incidents=tuple(make.incident(number) for number in (1, 0x20, 0x21))))
    with store.session() as session:
        assert session.listing.whole("inc-000000000001") == "inc-000000000001"
        assert session.listing.whole("inc-00000000000") == "inc-000000000001"
        assert session.listing.whole("inc-f") == "inc-f"
        with pytest.raises(NotFoundError, match="fits inc-000000000020, inc-000000000021"):
            session.listing.whole("inc-00000000002")


def test_linking_again_leaves_nothing_of_before(held: Store) -> None:
    """Entries and what they are found by are replaced together."""
    with held.session(write=True) as session:
        session.replace_record(Record(tallies=TALLIES[:1]))
    assert numbers(held, Surroundings()) == [4]
    assert numbers(held, Surroundings("idlib")) == []


def test_a_list_that_was_tampered_with_is_named(held: Store) -> None:
    """An entry taken out of its place's list would be hidden from who asks for the place; verify tells."""
    with held._database.transaction(write=True) as connection:
        connection.execute(text("DELETE FROM derived_terms WHERE field = 'area'"))
    assert "record_altered" in {finding.what for finding in verify_store(held)}
