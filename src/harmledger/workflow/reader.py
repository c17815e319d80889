"""Reading one report: extraction and resolution, in their order."""

from __future__ import annotations

import functools
import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from harmledger import capture, extract, resolve
from harmledger.config import Settings, load
from harmledger.errors import SkipItemError
from harmledger.model.claim import Claim, Extraction
from harmledger.model.draft import Draft
from harmledger.model.report import Report
from harmledger.resolve.gazetteer.index import Gazetteer


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads reports with one gazetteer; deterministic for one version."""

    gazetteer: Gazetteer

    @property
    def extractor(self) -> str:
        """Name and version of what reads; kept with every claim."""
        return Extraction.CURRENT_RULES

    def read(self, report: Report) -> Extraction:
        """All claims of one report, resolved or visibly unresolved."""
        return Extraction(report.report_id, self.extractor, self.drafted(report)[1])

    def drafted(self, report: Report) -> tuple[tuple[Draft, ...], tuple[Claim, ...]]:
        """What one report says as worded, and the claim that each of it became, in the same order."""
        try:
            drafts = extract.drafts(report, self.gazetteer)
            return drafts, resolve.claims(report, drafts, self.gazetteer)
        except Exception as error:
            # A fault of ours; whoever meets it should at least know which report to leave out.
            error.add_note(f"while reading {report.path or report.url or report.report_id}")
            raise


@contextmanager
def in_bulk() -> Iterator[None]:
    """Look for garbage less often while many reports are read: their values hold no cycles, and looking costs 7 %."""
    usual = gc.get_threshold()
    gc.set_threshold(10_000, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


@functools.lru_cache(maxsize=4)
def _gazetteer(path: str) -> Gazetteer:
    return Gazetteer.open(path or None)


def reader(settings: Settings) -> Reader:
    """The reader that these settings name. Its gazetteer is opened once a process.

    Raises:
        VocabularyError: if the gazetteer file cannot be used.
    """
    return Reader(_gazetteer(settings.gazetteer))


def read_sources(
    sources: Sequence[str | Path], settings: Settings | None = None
) -> Iterator[tuple[Report, Extraction] | SkipItemError]:
    """Read reports without a ledger: what ``harmledger extract`` prints.

    Args:
        sources: files, folders and web addresses, as for ``add``.
        settings: None loads ``harmledger.toml`` and the environment.

    Yields:
        For each report its text and facts together with its claims; for an input that cannot be used the
        ``SkipItemError`` that says why, as a value.
    """
    settings = settings or load()
    read = reader(settings).read
    with in_bulk():
        for source in sources:
            for item in capture.read(source, settings):
                yield item if isinstance(item, SkipItemError) else (item.report, read(item.report))
