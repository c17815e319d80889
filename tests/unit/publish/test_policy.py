"""Nothing is published that the policy withholds, and what is withheld is listed."""

from __future__ import annotations

import dataclasses
import datetime as dt

from harmledger.model.claim import CasualtyClaim, Claim, ResponsibilityClaim
from harmledger.model.codec import to_json
from harmledger.model.incident import Record, Sourced
from harmledger.model.report import Report
from harmledger.model.when import DatePrecision, When
from harmledger.model.where import PlacePrecision
from harmledger.publish import Policy, publication
from harmledger.publish.policy import WITHHELD_NAME

TODAY = dt.date(2020, 3, 10)


def test_hospital_coordinates_are_coarsened_everywhere(
    record: Record, claims: list[Claim], reports: list[Report]
) -> None:
    """The incident and the claim alike lie on the grid, and the radius owns up to it."""
    shown = publication(record, claims, reports, Policy(TODAY, coarsen_km=10))
    place = shown.record.incidents[0].place
    claim = shown.claims["clm-1"]
    assert place is not None
    assert (place.lat, place.lon) != (35.9567, 36.7123)
    assert (place.precision, place.radius_km) == (PlacePrecision.DISTRICT, 10)
    assert claim.places[0].lat == place.lat
    assert abs((place.lat or 0) - 35.9567) * 111.32 <= 5.01
    assert {(item.subject, item.field) for item in shown.withheld} >= {
        ("inc-1", "coordinates"),
        ("clm-1", "coordinates"),
    }


def test_other_sites_keep_their_coordinates(record: Record, claims: list[Claim], reports: list[Report]) -> None:
    """A market's place is public knowledge."""
    market = dataclasses.replace(record.incidents[0], targets=(Sourced("market", ("clm-1",)),))
    shown = publication(dataclasses.replace(record, incidents=(market,)), claims, reports, Policy(TODAY))
    place = shown.record.incidents[0].place
    assert place is not None
    assert place.lat == 35.9567


def test_private_names_are_withheld_and_public_ones_stay(
    record: Record, claims: list[Claim], reports: list[Report]
) -> None:
    """A resident's name goes, and with it a quote that holds it; a government's stays."""
    shown = publication(record, claims, reports, Policy(TODAY))
    toll, named = shown.claims["clm-1"], shown.claims["clm-2"]
    assert isinstance(toll, CasualtyClaim)
    assert isinstance(named, ResponsibilityClaim)
    assert toll.source is not None
    assert toll.source.name == WITHHELD_NAME
    assert toll.quote
    assert named.named == (WITHHELD_NAME, "Government of Syria")
    assert named.quote == ""
    assert ("clm-2", "quote") in {(item.subject, item.field) for item in shown.withheld}


def test_young_incidents_are_withheld_with_their_claims(
    record: Record, claims: list[Claim], reports: list[Report]
) -> None:
    """With a delay, an incident of last week is neither shown nor told by its claims."""
    shown = publication(record, claims, reports, Policy(TODAY, delay_days=30))
    assert shown.record.incidents == ()
    assert "clm-1" not in shown.claims
    assert shown.withheld[0].subject == "inc-1"
    later = publication(record, claims, reports, Policy(TODAY + dt.timedelta(60), delay_days=30))
    assert len(later.record.incidents) == 1


def test_who_decided_and_what_they_noted_is_not_published(
    record: Record, claims: list[Claim], reports: list[Report]
) -> None:
    """That a person decided is; in the claims and in the dates of the record alike."""
    reason = "decided by A. Reviewer on 2020-03-09: told by phone"
    day = When(TODAY, TODAY, DatePrecision.DAY, reason=reason, decided="jdg-1")
    places = tuple(dataclasses.replace(place, reason=reason, decided="jdg-1") for place in claims[0].places)
    signed = dataclasses.replace(claims[0], date=day, places=places)
    dated = dataclasses.replace(record, incidents=(dataclasses.replace(record.incidents[0], date=day),))
    shown = publication(dated, [signed, *claims[1:]], reports, Policy(TODAY))
    public = to_json(shown.claims["clm-1"]) + to_json(shown.record)
    assert "decided by a person" in public
    assert "jdg-1" in public
    assert "A. Reviewer" not in public
    assert "by phone" not in public
