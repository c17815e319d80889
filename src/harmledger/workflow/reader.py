"""Reading one report: extraction and resolution, in their order."""

from __future__ import annotations

import functools
import gc
import itertools
import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from harmledger import capture, extract, resolve
from harmledger.config import Settings, load
from harmledger.errors import SettingError, SkipItemError
from harmledger.model.claim import Claim, Extraction
from harmledger.model.draft import Draft
from harmledger.model.report import Report
from harmledger.resolve import Resolved
from harmledger.resolve.gazetteer.beats import Beat
from harmledger.resolve.gazetteer.index import Gazetteer
from harmledger.vocabulary import actors
from harmledger.vocabulary.actors import Parties
from harmledger.vocabulary.languages import is_read
from harmledger.workflow.actors import in_force as parties

if TYPE_CHECKING:
    # What each needs is loaded when it is asked for.
    from harmledger.extract.deciding.network import Network
    from harmledger.extract.llm import Endpoint, LanguageModel
    from harmledger.ledger import Store
    from harmledger.workflow.beats import Beats


T = TypeVar("T")

_MOST = 8
"""Reports that are read beside one another at most."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads reports with one gazetteer; deterministic for one version, unless a language model is asked.

    With ``beats``, those of a ledger's outlets, places hang on what the outlet's other reports name, too.
    """

    gazetteer: Gazetteer
    model: LanguageModel | None = None
    network: Network | None = None
    parties: Parties = field(default_factory=actors.shipped)
    beats: Beats | None = None

    @property
    def extractor(self) -> str:
        """Name and version of what reads; kept with every claim."""
        if self.model is not None:
            return self.model.name
        rules = Extraction.CURRENT_RULES
        return rules if self.network is None else f"tagger/{self.network.version}+{rules}"

    @property
    def grounds(self) -> str:
        """The versions of the lists that are resolved by; with others a report may mean something else."""
        return f"{self.gazetteer.version} parties/{self.parties.version}"

    def read(self, report: Report) -> Extraction:
        """All claims of one report, resolved or visibly unresolved.

        Raises:
            SkipItemError: if a language model was asked, and gave no answer that can be used.
        """
        return self._extraction(self._read(report))

    def all(self, reports: Iterable[Report]) -> Iterator[Extraction | SkipItemError]:
        """As :meth:`read`, of many reports in their order; what it raises comes as a value.

        With beats, all are read by themselves first; where the outlet of one has a beat, its places are chosen again.
        """
        if self.beats is None:
            for item in self._each(reports):
                yield item if isinstance(item, SkipItemError) else self._extraction(item)
            return
        listed = list(reports)
        self.beats.begin(listed)
        found = list(self._each(listed))
        for item in found:
            if isinstance(item, _Reading):
                self.beats.count(item.report, item.resolved.sure)
        for item in found:
            yield item if isinstance(item, SkipItemError) else self._extraction(self._at_home(item))

    def drafted(self, report: Report) -> tuple[tuple[Draft, ...], tuple[Claim, ...]]:
        """What is read in one report as worded, and the claim that each became, in the same order; as :meth:`read`."""
        found = self._read(report)
        if self.beats is not None:
            self.beats.begin([report])
            self.beats.count(report, found.resolved.sure)
            found = self._at_home(found)
        return found.drafts, found.resolved.claims

    def _each(self, reports: Iterable[Report]) -> Iterator[_Reading | SkipItemError]:
        """Each report read by itself, in their order; the network works on one beside the rules on the next.

        The network does not hold Python up while it works, so that threads are enough to keep every core busy.
        """
        if self.network is None:
            yield from map(self._tried, reports)
            return
        workers = min(os.cpu_count() or 1, _MOST)
        with _brief_turns(), ThreadPoolExecutor(workers, "reader") as pool:
            waiting: deque[Future[_Reading | SkipItemError]] = deque()
            try:
                for report in reports:
                    waiting.append(pool.submit(self._tried, report))
                    if len(waiting) > workers:
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
            finally:
                for one in waiting:
                    one.cancel()

    def _tried(self, report: Report) -> _Reading | SkipItemError:
        try:
            return self._read(report)
        except SkipItemError as error:
            return error

    def _read(self, report: Report) -> _Reading:
        """A report read by itself; raises as :meth:`read`."""
        if self.model is not None:
            found = self.model.read(report)
            return _Reading(report, found.drafts, self._resolved(report, found.drafts), found.refused)
        with _named(report), actors.using(self.parties):
            drafts = extract.drafts(report, self.gazetteer, self.network)
        unread = None if is_read(report.language) else report.language
        return _Reading(report, drafts, self._resolved(report, drafts), unread_language=unread)

    def _at_home(self, found: _Reading) -> _Reading:
        """With its places chosen again by the beat of its outlet, where there is one."""
        beat = None if self.beats is None else self.beats.of(found.report)
        if beat is None or not any(claim.places for claim in found.resolved.claims):
            return found
        return replace(found, resolved=self._resolved(found.report, found.drafts, beat))

    def _extraction(self, found: _Reading) -> Extraction:
        return Extraction(
            found.report.report_id,
            self.extractor,
            found.resolved.claims,
            found.refused,
            found.unread_language,
            self.grounds,
        )

    def _resolved(self, report: Report, drafts: Sequence[Draft], beat: Beat | None = None) -> Resolved:
        with _named(report), actors.using(self.parties):
            return resolve.resolved(report, drafts, self.gazetteer, beat)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One report with what was read in it."""

    report: Report
    drafts: tuple[Draft, ...]
    resolved: Resolved
    refused: tuple[str, ...] = ()
    unread_language: str | None = None


@contextmanager
def _named(report: Report) -> Iterator[None]:
    """A fault of ours; whoever meets it should at least know which report to leave out."""
    try:
        yield
    except Exception as error:
        error.add_note(f"while reading {report.path or report.url or report.report_id}")
        raise


@contextmanager
def _brief_turns() -> Iterator[None]:
    """Let threads take turns ten times as often: one whose network is done waits less for the rules of another.

    Measured with two threads on two cores: a fifth more reports a second.
    """
    usual = sys.getswitchinterval()
    sys.setswitchinterval(usual / 10)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


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
def _gazetteer(path: str, added: Path | None) -> Gazetteer:
    return Gazetteer.open(path or None, added)


def gazetteer(settings: Settings) -> Gazetteer:
    """The gazetteer that these settings name, opened once a process.

    Raises:
        VocabularyError: if its file cannot be used.
    """
    if not settings.gazetteers:
        return _gazetteer(settings.gazetteer, None)
    from harmledger.workflow.indexing import added_file  # noqa: PLC0415  (only added gazetteers need it)

    return _gazetteer(settings.gazetteer, added_file(settings))


def reader(settings: Settings) -> Reader:
    """The reader that is built in: the rules, with the tagger unless the settings name the rules alone.

    Gazetteer and tagger are opened once a process.

    Raises:
        VocabularyError: if the gazetteer's file or the tagger's cannot be used.
    """
    if settings.extractor == "rules":
        return Reader(gazetteer(settings), parties=parties(settings))
    from harmledger.extract.deciding.network import shipped  # noqa: PLC0415  (half a second)

    return Reader(gazetteer(settings), network=shipped(), parties=parties(settings))


def at_home(read: Reader, store: Store) -> Reader:
    """The reader, with the beats of this ledger's outlets."""
    from harmledger.workflow.beats import Beats  # noqa: PLC0415  (only a ledger has them)

    return replace(read, beats=Beats(store, read.gazetteer))


def chosen(settings: Settings) -> Reader:
    """The reader that these settings name: the one built in, or a language model.

    Raises:
        SettingError: if there is no such extractor, or the settings of the language model cannot be used.
        MissingExtraError: if what asks language models is not installed.
        VocabularyError: if the gazetteer file cannot be used.
    """
    match settings.extractor:
        case "rules" | "tagger":
            return reader(settings)
        case "llm":
            from harmledger.extract.llm import LanguageModel  # noqa: PLC0415  (an option)

            return Reader(gazetteer(settings), LanguageModel(settings), parties=parties(settings))
        case other:
            raise SettingError(f"extractor is {other!r}", remedy="it is tagger, rules or llm")


def sends_to(settings: Settings) -> Endpoint | None:
    """Where the texts of reports are sent to be read; None where they stay here.

    Raises:
        SettingError: if the settings of the language model cannot be used.
    """
    if settings.extractor != "llm":
        return None
    from harmledger.extract.llm import Endpoint  # noqa: PLC0415  (an option)

    return Endpoint.of(settings)


def batch_size(settings: Settings) -> int:
    """Reports that are read before they are saved: what a language model said is kept at once, it took long enough."""
    return 1 if settings.extractor == "llm" else settings.batch


def read_sources(
    sources: Sequence[str | Path], settings: Settings | None = None
) -> Iterator[tuple[Report, Extraction] | SkipItemError]:
    """Read reports without a ledger: what ``harmledger extract`` prints.

    Args:
        sources: files, folders and web addresses, as for ``add``.
        settings: None loads ``harmledger.toml`` and the environment.

    Yields:
        For each report its text and facts together with its claims; for an input that cannot be used the
        ``SkipItemError`` that says why, as a value; so too for a report that a language model did not read.
    """
    settings = settings or load()
    read = chosen(settings)
    with in_bulk():
        items = (item for source in sources for item in capture.read(source, settings))
        for batch in batched(items, 4 * _MOST):  # few at a time, so that the first is told soon and little is held
            readings = read.all(item.report for item in batch if not isinstance(item, SkipItemError))
            for item in batch:
                if isinstance(item, SkipItemError):
                    yield item
                    continue
                reading = next(readings)
                yield reading if isinstance(reading, SkipItemError) else (item.report, reading)


def batched(items: Iterator[T], size: int) -> Iterator[tuple[T, ...]]:
    """The items, ``size`` at a time."""
    while batch := tuple(itertools.islice(items, size)):
        yield batch
