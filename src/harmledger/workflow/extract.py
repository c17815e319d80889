"""``extract`` on a ledger: read the reports that the current extractor has not read yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from harmledger.config import Settings
from harmledger.errors import SkipItemError
from harmledger.ledger import Store
from harmledger.model.claim import Extraction
from harmledger.workflow.reader import at_home, batch_size, chosen


@dataclass(frozen=True, slots=True)
class UnreadReport:
    """A report that a language model did not read; it stays in the ledger, and the next ``extract`` tries again."""

    item: str
    reason: str
    message: str

    @classmethod
    def of(cls, error: SkipItemError) -> UnreadReport:
        """The report that ``error`` speaks of."""
        return cls(error.item, error.reason, str(error))


@dataclass(frozen=True, slots=True)
class ExtractSummary:
    """How many reports were read, and the claims found in them.

    ``refused`` has a line for each value that a language model gave and that its report does not bear out;
    ``unread_languages`` the language of each report in one that the extractor does not read.
    """

    reports: int
    claims: int
    refused: tuple[str, ...] = ()
    unread: tuple[UnreadReport, ...] = ()
    unread_languages: tuple[str, ...] = ()


def extract(store: Store, settings: Settings, told: Callable[[int], None] | None = None) -> ExtractSummary:
    """Read every report that the extractor in force has never read. Resumable: each batch is one transaction.

    Readings by other extractors stay in the ledger; the newest of each report is the one in force.
    """
    read = at_home(chosen(settings), store)
    size = batch_size(settings)
    with store.session() as session:
        wanted = tuple(session.unread(read.extractor))
    unread: list[UnreadReport] = []
    claims = 0
    refused: list[str] = []
    languages: list[str] = []
    done = 0
    for first in range(0, len(wanted), size):
        batch = wanted[first : first + size]
        with store.session() as session:
            reports = list(session.reports(ids=batch))
        found = list(read.all(reports))
        readings = [item for item in found if isinstance(item, Extraction)]
        unread += [UnreadReport.of(item) for item in found if isinstance(item, SkipItemError)]
        with store.session(write=True) as session:
            for report, item in zip(reports, found, strict=True):
                if isinstance(item, Extraction):
                    session.add_extraction(item)
                    if read.beats is not None:
                        read.beats.keep(session, report)
        claims += sum(len(reading.claims) for reading in readings)
        refused += [line for reading in readings for line in reading.refused]
        languages += [reading.unread_language for reading in readings if reading.unread_language is not None]
        done += len(readings)
        if told is not None:
            told(len(batch))
    return ExtractSummary(done, claims, tuple(refused), tuple(unread), tuple(languages))
