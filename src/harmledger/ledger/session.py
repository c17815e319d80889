"""One session with the ledger: all that can be asked of it and added to it. One session, one commit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence

from pydantic_core import PydanticSerializationError
from sqlalchemy import Connection, insert, select

from harmledger.errors import NotFoundError, SkipItemError
from harmledger.ledger import (
    accounts,
    around,
    changing,
    counts,
    gazetteers,
    inputs,
    outlets,
    readings,
    records,
    reports,
    reviews,
    shelves,
    tables,
)
from harmledger.ledger.blobs import Blobs, Intake
from harmledger.ledger.database import Database
from harmledger.ledger.journal import Journal, sha256
from harmledger.ledger.listing import Listing
from harmledger.ledger.looking import Looking
from harmledger.ledger.rows_after import RowsAfter
from harmledger.ledger.saved import Saved
from harmledger.ledger.stored import check_text, values
from harmledger.ledger.values import JournalRow, LedgerStats, SearchHit, Skip
from harmledger.model import ids
from harmledger.model.claim import Claim, Extraction
from harmledger.model.codec import to_json
from harmledger.model.gazetteer import AddedGazetteer
from harmledger.model.incident import Incident, Record
from harmledger.model.judgement import Judgement
from harmledger.model.query import IncidentFilter
from harmledger.model.report import Capture, Report
from harmledger.model.terms import ClaimKind

EVERYTHING = IncidentFilter()


class Session:
    """What :meth:`harmledger.ledger.store.Store.session` yields; not for use after its block, nor by two threads.

    Everything read within one session is of one unchanging state, with the session's own additions.
    """

    def __init__(self, connection: Connection, database: Database, blobs: Blobs, journal: Journal) -> None:
        self._connection = connection
        self._database = database
        self._blobs = blobs
        self._intake = Intake(blobs)
        self._journal = journal
        self._skipped = inputs.OpenSkips(connection, journal)
        self._new: dict[str, int] = {}

    def settle(self) -> None:
        """Put all that was added where the commit can rely on it; the store calls this at the end of the session."""
        self._intake.settle()
        self._journal.flush()

    # Reports

    def add_report(self, capture: Capture) -> bool:
        """Keep a report and its bytes; the bytes are on the disk before the row can be committed.

        A report that is there already is left as it is, but its bytes are mended if they were lost or altered. Either
        way a skip of the same path or address is closed.

        Returns:
            Whether it is new.

        Raises:
            SkipItemError: reason ``encoding``, if the text holds U+0000 or a lone surrogate.
            ValueError: if the report is not named by its bytes, or the session is not for writing.
        """
        report = capture.report
        if ids.report_id(capture.content) != report.report_id:
            item = report.path or report.url
            raise ValueError(f"{item}: {report.report_id} is not the hash of its bytes")
        self._journal.require_writable("report", report.report_id)
        is_new = reports.seq_of(self._connection, report.report_id) is None
        if is_new:
            reports.check(report)
        self._intake.put(capture.content)
        self._skipped.close(report)
        if not is_new:
            return False
        row = reports.parts(report)
        self._new[report.report_id] = reports.add(self._connection, self._database, report, row)
        self._journal.append("report", report.report_id, reports.hashes(row) | {"size": len(capture.content)})
        return True

    def reports(
        self, *, ids: Iterable[str] | None = None, limit: int | None = None, after: str | None = None
    ) -> Iterator[Report]:
        """Reports in the order added, fetched page by page; with ``ids`` only these.

        Args:
            ids: whole report ids; ids that are not in the ledger are left out.
            limit: at most so many (not together with ``ids``).
            after: begin behind the report with this id (not together with ``ids``).
        """
        if ids is not None:
            return reports.some(self._connection, ids)
        return reports.every(self._connection, limit, after)

    def known(self, ids: Iterable[str]) -> set[str]:
        """Those of the (whole) report ids that are in the ledger."""
        return reports.known(self._connection, ids)

    def report(self, report_id: str) -> Report:
        """One report, by its id or the first four or more of its hex digits.

        Raises:
            NotFoundError: if no report, or more than one, has such an id.
        """
        return reports.one(self._connection, report_id)

    def content(self, report_id: str) -> bytes:
        """The bytes of a report as captured, checked against its id.

        Raises:
            NotFoundError: as :meth:`report`.
            LedgerDamagedError: if the bytes are missing or altered.
        """
        return self._blobs.get(reports.full_id(self._connection, report_id))

    def search(self, query: str, *, limit: int = 20, after: str | None = None) -> list[SearchHit]:
        """Reports whose title or text holds all the words of ``query``, latest added first.

        Case, accents and vowel marks do not matter; ``"in quotes"`` are words that follow one another, ``start*`` the
        beginning of a word. No query is an error; one without a word finds nothing.

        Args:
            query: what a person typed.
            limit: at most so many.
            after: the report id of the last hit that is known already.
        """
        return reports.search(self._connection, self._database, query, limit, after)

    @property
    def looking(self) -> Looking:
        """Words in reports and claims with filters, and rows of the journal, a page at a time."""
        return Looking(self._connection, self._database)

    # Extractions and claims

    def add_extraction(self, extraction: Extraction) -> bool:
        """Keep what an extractor read in a report, as the report's current reading. Earlier readings stay.

        Returns:
            Whether it is new; False if the current reading is by the same extractor and just the same. By which lists
            it was resolved (``grounds``) is noted then, too.

        Raises:
            NotFoundError: if the report is not in the ledger.
            ValueError: if a claim is of another report, or two claims have one id.
        """
        strays = [claim.claim_id for claim in extraction.claims if claim.report_id != extraction.report_id]
        if strays:
            raise ValueError(f"claims of another report in the reading of {extraction.report_id}: {', '.join(strays)}")
        if len({claim.claim_id for claim in extraction.claims}) < len(extraction.claims):
            raise ValueError(f"two claims of {extraction.report_id} have the same id")
        self._journal.require_writable("extraction", extraction.report_id)
        report = self._new.get(extraction.report_id) or reports.seq_of(self._connection, extraction.report_id)
        if report is None:
            raise NotFoundError(f"there is no report {extraction.report_id}", remedy="add the report first")
        rows = readings.rows(extraction)
        is_first = self._new.pop(extraction.report_id, None) is not None
        if not is_first and readings.same_stands(self._connection, report, extraction, rows):
            readings.confirm(self._connection, report, extraction.grounds)
            return False
        seq = readings.add(self._connection, report, extraction, rows, is_first=is_first)
        payload = readings.payload(seq, extraction, rows)
        self._journal.append("extraction", extraction.report_id, payload)
        return True

    def claims(
        self,
        *,
        report_id: str | None = None,
        kind: ClaimKind | None = None,
        ids: Iterable[str] | None = None,
    ) -> Iterator[Claim]:
        """Claims of the current readings, report by report, in the extractor's order.

        Args:
            report_id: only of this report (whole id, or its beginning).
            kind: only of this kind.
            ids: only these; ids that no current reading has are left out.
        """
        if ids is not None:
            found = readings.some(self._connection, ids, kind)
            whole = None if report_id is None else reports.full_id(self._connection, report_id)
            return (claim for claim in found if whole in (None, claim.report_id))
        if report_id is None:
            return readings.every(self._connection, kind)
        return readings.of_report(self._connection, self._seq(report_id), kind)

    def claim(self, claim_id: str) -> Claim:
        """One claim, by its id or the beginning of it; from an earlier reading if no current one has it.

        Raises:
            NotFoundError: if no reading ever had it, or the ids of several begin so.
        """
        return readings.one(self._connection, claim_id)

    def unread(self, extractor: str) -> Iterator[str]:
        """Ids of the reports that this extractor has not read, in the order added."""
        return readings.unread(self._connection, extractor)

    def outdated(self, extractor: str, grounds: str) -> Iterator[str]:
        """Ids of the reports whose current reading is not by this extractor and these lists, in the order added."""
        return readings.outdated(self._connection, extractor, grounds)

    def open_words(self) -> Iterator[Claim]:
        """Claims of the current readings with a date, place, party or speaker that could not be worked out."""
        return readings.open_words(self._connection)

    def extractors(self, report_id: str) -> tuple[str, ...]:
        """The extractors that read a report, the one of the current reading last."""
        return readings.extractors(self._connection, self._seq(report_id))

    # Judgements

    def add_judgement(self, judgement: Judgement) -> bool:
        """Keep what a person decided. Returns whether it is new.

        Raises:
            SkipItemError: reason ``encoding``, if its text cannot be kept.
        """
        column = tables.judgements.c
        held = select(column.seq).where(column.judgement_id == judgement.judgement_id)
        if self._connection.execute(held).first() is not None:
            return False
        try:
            data = to_json(judgement)
        except PydanticSerializationError as error:
            raise SkipItemError(judgement.judgement_id, "encoding", f"it holds no valid text: {error}") from error
        check_text(judgement.judgement_id, {"name": judgement.by, "subject": " ".join(judgement.subjects)})
        self._journal.append("judgement", judgement.judgement_id, {"data": sha256(data)}, actor=judgement.by)
        row = {"judgement_id": judgement.judgement_id, "data": data}
        made = self._connection.execute(insert(tables.judgements), row).inserted_primary_key
        if made is None:  # pragma: no cover  # both databases give it
            raise RuntimeError("the database did not say which row it added")
        self.reviews.heed(judgement, int(made[0]))
        return True

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements, in the order in which they were made known."""
        column = tables.judgements.c
        data = self._connection.execute(select(column.data).order_by(column.seq)).scalars()
        return tuple(values(list(data), Judgement, "a judgement"))

    @property
    def reviews(self) -> reviews.Reviews:
        """What people are asked, and what coders answer without seeing each other."""
        return reviews.Reviews(self._connection, self._journal)

    # Skipped inputs

    def add_skip(self, source: str, item: str, reason: str, message: str) -> bool:
        """Note an input that could not be used; it is listed until it is added. Returns whether the note is new."""
        told = {"source": source, "reason": reason, "message": message}
        return self._skipped.note(item, told)

    def settle_skips(self, source: str, still: Collection[str]) -> int:
        """Close the skips of a source that was just read to its end, but for the items ``still`` skipped."""
        return self._skipped.settle(source, still)

    def skips(self) -> list[Skip]:
        """Inputs that could not be used and have not been added since, earliest first."""
        return self._skipped.listed()

    # Added gazetteers

    def add_gazetteer(self, gazetteer: AddedGazetteer, files: Sequence[bytes]) -> None:
        """Keep a gazetteer and its files, in the place of one of the same name.

        Raises:
            ValueError: if the files are not those that it names, or the session is not for writing.
        """
        if [ids.report_id(content) for content in files] != [one.digest for one in gazetteer.files]:
            raise ValueError(f"the files of gazetteer {gazetteer.name} are not those that it names")
        self._journal.require_writable(gazetteers.ADDED, gazetteer.name)
        for content in files:
            self._intake.put(content)
        gazetteers.add(self._connection, self._journal, gazetteer)

    def remove_gazetteer(self, name: str) -> None:
        """Take an added gazetteer out of force; its files stay. Raises NotFoundError if none of that name was added."""
        self._journal.require_writable(gazetteers.REMOVED, name)
        gazetteers.remove(self._connection, self._journal, name)

    def gazetteers(self) -> tuple[AddedGazetteer, ...]:
        """Added gazetteers, in the order in which they were added."""
        return gazetteers.listed(self._connection)

    def gazetteer_file(self, digest: str) -> bytes:
        """The bytes of a gazetteer's file, checked against their hash.

        Raises:
            LedgerDamagedError: if they are missing or altered.
        """
        return self._blobs.get(digest)

    @property
    def rows_after(self) -> RowsAfter:
        """Reports, claims and judgements a page at a time, for programs."""
        return RowsAfter(self._connection)

    @property
    def outlets(self) -> outlets.Outlets:
        """Where outlets' reports are set, as learnt and as given."""
        return outlets.Outlets(self._connection, self._journal)

    # Accounts

    @property
    def accounts(self) -> accounts.Accounts:
        """Who may use the pages: accounts, sign-ins and tokens."""
        return accounts.Accounts(self._connection, self._journal)

    # The record

    def mark(self) -> int:
        """The journal's present end; give it to :meth:`replace_record` if linking happens between two sessions."""
        return self._journal.head.seq

    def replace_record(self, record: Record, *, as_of: int | None = None) -> None:
        """Put what linking worked out in the place of what it worked out before; earlier redirects stay.

        Args:
            record: the whole of it.
            as_of: :meth:`mark` of the session that the reports, claims and judgements were read in, so that what came
                in since makes the record stale; None: they were read in this session.
        """
        self._journal.require_writable(counts.LINKED, "record")
        records.replace(self._connection, record)
        told = changing.fingerprint(self._connection)
        self._journal.append(counts.LINKED, "record", told | {"as_of": self.mark() if as_of is None else as_of})

    @property
    def shelves(self) -> shelves.Shelves:
        """What a linking leaves for the next one, and changes of the record in place."""
        self._journal.flush()
        return shelves.Shelves(self._connection, self._journal)

    def record(self) -> Record:
        """All that linking worked out, with the redirects of earlier linkings first; empty before the first linking."""
        return records.read(self._connection)

    def incident(self, incident_id: str) -> Incident:
        """One incident, or the one that it was merged into.

        Raises:
            NotFoundError: if there is none.
        """
        return records.one(self._connection, incident_id)

    def incidents(
        self, wanted: IncidentFilter = EVERYTHING, *, limit: int | None = None, after: str | None = None
    ) -> list[Incident]:
        """Incidents that the filter lets through, latest first, undated last.

        Args:
            wanted: which; all by default.
            limit: at most so many.
            after: the id of the last incident that is known already.
        """
        return records.listed(self._connection, wanted, limit, after)

    def count_incidents(self, wanted: IncidentFilter = EVERYTHING) -> int:
        """How many incidents the filter lets through."""
        return records.count(self._connection, wanted)

    def incident_claims(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Id and claim ids of each incident of the present record; by this, linking again sets redirects."""
        return records.membership(self._connection)

    def claims_of(self, incident_id: str) -> list[Claim]:
        """The claims of an incident, then the denials of it, in its own order; raises as :meth:`incident`."""
        incident = self.incident(incident_id)
        wanted = (*incident.claims, *incident.denials)
        return records.claims_of(incident, self.claims(ids=wanted))

    @property
    def around(self) -> around.Around:
        """What linking worked out beside incidents, asked for without reading all of it."""
        return around.Around(self._connection)

    @property
    def listing(self) -> Listing:
        """Incidents for lists, maps and counts, without reading all of them."""
        self._journal.flush()
        return Listing(self._connection)

    @property
    def saved(self) -> Saved:
        """Filters that people keep under a name."""
        return Saved(self._connection)

    def linked_at(self) -> dt.datetime | None:
        """When incidents were last worked out, in UTC; None: never."""
        self._journal.flush()
        return counts.linked_at(self._connection)

    def is_stale(self) -> bool:
        """Whether reports, claims or judgements have come in that the record does not know of."""
        self._journal.flush()
        return counts.is_stale(self._connection)

    # The journal and the whole

    def journal(self, *, after: int = 0, limit: int | None = None) -> Iterator[JournalRow]:
        """Journal rows with a number greater than ``after``, in order."""
        return self._journal.rows(after, limit)

    def stats(self, known: LedgerStats | None = None) -> LedgerStats:
        """What stands in the ledger, counted.

        Args:
            known: an answer given since which :meth:`readings_mark` is the same; what rests on reports and readings
                alone is taken from it, for counting that reads every claim.
        """
        self._journal.flush()

        def size() -> int:
            return self._database.size(self._connection) + self._blobs.size()

        return counts.stats(self._connection, self._journal.head, size, known)

    def readings_mark(self) -> tuple[int, int]:
        """The numbers of the report and the reading added last; 0 where there is none."""
        return counts.readings_mark(self._connection)

    def _seq(self, report_id: str) -> int:
        seq = reports.seq_of(self._connection, reports.full_id(self._connection, report_id))
        if seq is None:  # pragma: no cover  # full_id has just found it
            raise NotFoundError(f"there is no report {report_id}")
        return seq
