"""CSV: a folder of tables that join by id, each row of a toll with its trace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from harmledger.model.claim import Claim
from harmledger.model.incident import Incident, Tally
from harmledger.publish.policy import Publication
from harmledger.publish.text import NOTICE, csv_text

_INCIDENTS = (
    "incident_id kind headline date_start date_end date_precision place admin country latitude longitude precision "
    "radius_km means targets perpetrators parties grade grade_reason attribution attribution_reason reports origins"
).split()
_TOLLS = "incident_id outcome victims low best high claims_used claims_superseded claims_set_aside".split()
_CLAIMS = (
    "claim_id report_id kind start end quote section source source_type stance scope date_start date_end places "
    "outcome victims value quantifier low high count_text part_of perpetrators means targets confidence rule"
).split()
_REPORTS = (
    "report_id path url outlet title published published_basis language republished_from media_type size captured_at"
).split()
_TALLIES = (
    "tally_id claim_id outcome victims value low high area period_start period_end speaker recorded_low recorded_best "
    "recorded_high difference reasons"
).split()


def write(publication: Publication) -> Mapping[str, str]:
    """Tables of incidents, tolls, claims, reports, tallies, and what is withheld; ``; `` splits lists in a cell."""
    record = publication.record
    return {
        "incidents.csv": csv_text(_INCIDENTS, (_incident(item) for item in record.incidents)),
        "tolls.csv": csv_text(_TOLLS, (row for item in record.incidents for row in _tolls(item))),
        "incident_claims.csv": csv_text(
            ("incident_id", "claim_id"),
            ((item.incident_id, claim) for item in record.incidents for claim in item.claims),
        ),
        "claims.csv": csv_text(_CLAIMS, (_claim(item) for item in publication.claims.values())),
        "reports.csv": csv_text(
            _REPORTS, ([getattr(item, name) for name in _REPORTS] for item in publication.reports.values())
        ),
        "tallies.csv": csv_text(_TALLIES, (_tally(item) for item in record.tallies)),
        "withheld.csv": csv_text(
            ("subject", "field", "reason"), ((item.subject, item.field, item.reason) for item in publication.withheld)
        ),
        "NOTICE.txt": f"{NOTICE}\n",
    }


def _joined(values: Iterable[object]) -> str:
    return "; ".join(str(value) for value in values)


def _incident(item: Incident) -> list[object]:
    date, place = item.date, item.place
    return [
        item.incident_id,
        item.kind,
        item.headline,
        date and date.start,
        date and date.end,
        date and date.precision,
        place and place.name,
        _joined(place.admin) if place else "",
        place and place.country,
        place and place.lat,
        place and place.lon,
        place and place.precision,
        place and place.radius_km,
        *(
            _joined(entry.value for entry in entries)
            for entries in (item.means, item.targets, item.perpetrators, item.parties)
        ),
        item.grade.value,
        item.grade.reason,
        item.attribution.value,
        item.attribution.reason,
        _joined(entry.report_id for entry in item.reports),
        len({entry.origin for entry in item.reports}),
    ]


def _tolls(item: Incident) -> Iterator[list[object]]:
    for toll in item.tolls:
        uses = {
            use: [step.claim_id for step in toll.trace if step.use == use]
            for use in ("used", "superseded", "set_aside")
        }
        yield [
            item.incident_id,
            toll.outcome,
            toll.victims,
            toll.low,
            toll.best,
            toll.high,
            *map(_joined, uses.values()),
        ]


def _claim(claim: Claim) -> list[object]:
    date, source = claim.date, claim.source
    special = {
        "source": source and source.name,
        "source_type": source and source.type,
        "date_start": date and date.start,
        "date_end": date and date.end,
        "places": _joined(place.name or place.text for place in claim.places),
        "perpetrators": _joined(getattr(claim, "perpetrators", ())),
        "targets": _joined(getattr(claim, "targets", ())),
    }
    return [special[name] if name in special else getattr(claim, name, None) for name in _CLAIMS]


def _tally(tally: Tally) -> list[object]:
    period, check = tally.period, tally.check
    return [
        tally.tally_id,
        tally.claim_id,
        tally.outcome,
        tally.victims,
        tally.value,
        tally.low,
        tally.high,
        tally.area and tally.area.name,
        period and period.start,
        period and period.end,
        tally.speaker,
        check.low,
        check.best,
        check.high,
        check.difference,
        _joined(check.reasons),
    ]
