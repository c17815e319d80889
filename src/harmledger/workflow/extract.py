"""``extract`` on a ledger: read the reports that the current extractor has not read yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from harmledger.config import Settings
from harmledger.ledger import Store
from harmledger.workflow.reader import reader


@dataclass(frozen=True, slots=True)
class ExtractSummary:
    """How many reports were read, and the claims found in them."""

    reports: int
    claims: int


def extract(store: Store, settings: Settings, told: Callable[[int], None] | None = None) -> ExtractSummary:
    """Read every report that has no reading by this version's extractor. Resumable: each batch is one transaction.

    Readings by other extractors stay in the ledger; the newest of each report is the one in force.
    """
    read = reader(settings)
    with store.session() as session:
        unread = tuple(session.unread(read.extractor))
    claims = 0
    for first in range(0, len(unread), settings.batch):
        batch = unread[first : first + settings.batch]
        with store.session() as session:
            readings = [read.read(report) for report in session.reports(ids=batch)]
        with store.session(write=True) as session:
            for reading in readings:
                session.add_extraction(reading)
        claims += sum(len(reading.claims) for reading in readings)
        if told is not None:
            told(len(batch))
    return ExtractSummary(len(unread), claims)
