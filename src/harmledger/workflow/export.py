"""``export``: the record under the publishing policy, as files."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from harmledger import publish
from harmledger.config import Settings
from harmledger.errors import ExportError
from harmledger.ledger import Store
from harmledger.publish import ExportSummary, Policy, Publication
from harmledger.workflow.judged import judged


def publication(store: Store, settings: Settings, today: dt.date | None = None) -> Publication:
    """What may be published of the ledger, under the policy that the settings give."""
    policy = Policy(
        today=today or dt.datetime.now(dt.UTC).date(),
        delay_days=settings.publish_delay_days,
        coarsen_km=settings.coarsen_km,
    )
    with store.session() as session:
        record = session.record()
        claims = judged(session)
        return publish.publication(record, claims, session.reports(), policy)


def export(store: Store, format_name: str, out: Path, settings: Settings, *, overwrite: bool = False) -> ExportSummary:
    """Write the published record to ``out`` in one of :data:`harmledger.publish.FORMATS`.

    Raises:
        ExportError: nothing was linked yet, a check failed, or ``out`` cannot be written; nothing is written then.
    """
    with store.session() as session:
        if session.linked_at() is None:
            raise ExportError("there is no record to publish", remedy="run `harmledger link` first")
    return publish.export(publication(store, settings), format_name, out, overwrite=overwrite)
