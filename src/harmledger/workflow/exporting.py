"""Exports as the pages give them: what a filter lets through, with a notice and the list of what is left out.

Everything goes into one ZIP file, whatever the format: the files of the format, ``READ-ME.txt`` with the filter, the
policy and the counts, and ``left-out.csv``.
"""

from __future__ import annotations

import datetime as dt
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from harmledger import publish
from harmledger.config import Settings
from harmledger.errors import ExportError
from harmledger.ledger import Session, Store
from harmledger.model.incident import Incident, Record
from harmledger.model.query import IncidentFilter
from harmledger.publish import FORMATS, Publication, Withheld
from harmledger.publish.checks import check
from harmledger.publish.policy import Policy
from harmledger.publish.text import NOTICE, csv_text
from harmledger.workflow.judged import judged
from harmledger.workflow.sums import Sums

MOST = 10_000
"""Incidents that one export of the pages may hold; the command line sets no bound."""
LISTED = 50
"""Incidents up to which what is left out is worked out before the export is asked for."""
_NAMES = {
    "csv": "",
    "json": "record.json",
    "geojson": "incidents.geojson",
    "ucdp": "ucdp-ged.csv",
    "acled": "acled.csv",
}
_ALL = IncidentFilter()


@dataclass(frozen=True, slots=True)
class Preview:
    """What an export would hold.

    Attributes:
        incidents: how many the filter lets through.
        most: more than this the pages do not export at once.
        is_linked: whether there is a record at all.
        policy: what is withheld.
        withheld: what would be left out; None where there are too many incidents to work it out beforehand.
        is_whole: whether no filter is set; then tallies, agreements, control and displacement are exported too.
    """

    incidents: int
    most: int
    is_linked: bool
    policy: Policy
    withheld: tuple[Withheld, ...] | None
    is_whole: bool


class Exports:
    """Makes exports from one open store; safe to call from several threads."""

    def __init__(self, store: Store, settings: Settings, sums: Sums) -> None:
        self._store = store
        self._settings = settings
        self._sums = sums

    @property
    def formats(self) -> Sequence[str]:
        """Formats by name."""
        return tuple(FORMATS)

    def preview(self, wanted: IncidentFilter, /) -> Preview:
        """What an export of the filtered incidents would hold."""
        with self._store.session() as session:
            chosen = self._sums.chosen(session, wanted)
            linked = session.linked_at() is not None
            withheld = None
            if len(chosen) <= LISTED:
                found = tuple(session.listing.some(chosen))
                claims = judged(session, session.claims(ids=_claims(found)))
                withheld = publish.publication(Record(incidents=found), claims, (), self._policy()).withheld
        return Preview(len(chosen), MOST, linked, self._policy(), withheld, wanted == _ALL)

    def write(self, wanted: IncidentFilter, format_name: str, /, asked: str) -> Path:
        """Make the export in a temporary file, which the caller removes.

        Args:
            wanted: which incidents.
            format_name: one of :attr:`formats`.
            asked: the filter in words, for the reader of the file.

        Raises:
            ExportError: unknown format, nothing linked yet, too many incidents, or a check that failed.
        """
        if format_name not in FORMATS:
            raise ExportError(f"unknown format {format_name!r}", remedy=f"use one of {', '.join(FORMATS)}")
        with self._store.session() as session:
            if session.linked_at() is None:
                raise ExportError("there is no record to publish", remedy="run `harmledger link` first")
            chosen = self._sums.chosen(session, wanted)
            if len(chosen) > MOST:
                raise ExportError(
                    f"{len(chosen)} incidents are more than the pages export at once ({MOST})",
                    remedy="narrow the filter, or run `harmledger export` on the command line, which sets no bound",
                )
            publication = self._publication(session, wanted, chosen)
        check(publication)
        return _zipped(publication, format_name, asked)

    def _policy(self) -> Policy:
        return Policy(
            today=dt.datetime.now(dt.UTC).date(),
            delay_days=self._settings.publish_delay_days,
            coarsen_km=self._settings.coarsen_km,
        )

    def _publication(self, session: Session, wanted: IncidentFilter, chosen: Sequence[str]) -> Publication:
        if wanted == _ALL:
            return publish.publication(session.record(), judged(session), session.reports(), self._policy())
        incidents = tuple(session.listing.some(chosen))
        claims = judged(session, session.claims(ids=_claims(incidents)))
        named = {item.report_id for incident in incidents for item in incident.reports}
        named |= {claim.report_id for claim in claims}
        return publish.publication(Record(incidents=incidents), claims, session.reports(ids=named), self._policy())


def _claims(incidents: Iterable[Incident]) -> list[str]:
    """Every claim that the incidents name: of theirs, of their denials and of the traces of their tolls."""
    named: dict[str, None] = {}
    for incident in incidents:
        named.update(dict.fromkeys((*incident.claims, *incident.denials)))
        named.update((step.claim_id, None) for toll in incident.tolls for step in toll.trace)
    return list(named)


def _zipped(publication: Publication, format_name: str, asked: str) -> Path:
    """The files of the format, the notice and the list of what is left out, in one ZIP file."""
    files = {name or _NAMES[format_name]: text for name, text in FORMATS[format_name](publication).items()}
    files["READ-ME.txt"] = _notice(publication, format_name, asked)
    rows = ((item.subject, item.field, item.reason) for item in publication.withheld)
    files["left-out.csv"] = csv_text(("subject", "field", "reason"), rows)
    with tempfile.NamedTemporaryFile(prefix="harmledger-", suffix=".zip", delete=False) as out:
        path = Path(out.name)
        try:
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
                for name, text in files.items():
                    archive.writestr(name, text)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
    return path


def _notice(publication: Publication, format_name: str, asked: str) -> str:
    """What whoever opens the file has to know."""
    policy = publication.policy
    lines = [
        f"Record of civilian harm, exported by harmledger {version('harmledger')} on {policy.today.isoformat()}",
        "",
        NOTICE,
        "",
        f"Format: {format_name}",
        f"Filter: {asked or 'none; the whole record'}",
        f"Incidents: {len(publication.record.incidents)}",
        f"Claims: {len(publication.claims)}",
        f"Reports: {len(publication.reports)} (their texts belong to their publishers and are not part of the export)",
        f"Left out or made coarser: {len(publication.withheld)}, each listed in left-out.csv",
        "",
        "Policy",
        f"- incidents that ended less than {policy.delay_days} days ago are left out",
        f"- coordinates of health, shelter, rescue and humanitarian sites are rounded to {policy.coarsen_km:g} km",
        "- names of persons who are on no public list are left out, and quotes that hold one",
        "",
        "Licence",
        "The compilation is published under the terms of whoever runs this record; ask them before you republish it.",
        "Quotes are citations from the reports named, whose publishers keep their rights.",
        "Place names and coordinates: GeoNames (CC BY 4.0), and gazetteers that the record's keepers added.",
        "",
    ]
    return "\n".join(lines)
