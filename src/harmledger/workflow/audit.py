"""The journal as the pages show it, and the state of the last check that nothing was altered.

What is kept of a check is a note for people who work with the ledger: whoever can write to its folder can write the
note. Proof is a check that one runs oneself, against a head that was noted elsewhere.
"""

from __future__ import annotations

import datetime as dt
import errno
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from harmledger.errors import HarmledgerError
from harmledger.ledger import Finding, JournalRow, Severity, Store, verify_store
from harmledger.ledger.blobs import write_whole
from harmledger.model.codec import from_json, to_json
from harmledger.model.judgement import Judgement
from harmledger.model.looking import RowsWanted

FILE = "last-check.json"
LONGEST = 900.0
"""Seconds that a check which pages start may run; on the command line none is cut short."""
LISTED = 100
"""Findings that are kept; how many there were is kept in any case."""


@dataclass(frozen=True, slots=True)
class Check:
    """A check of the whole ledger.

    Attributes:
        began, ended: when, in UTC.
        by: who ran it.
        rows: journal rows that were checked; ``total`` are there.
        head: hash of the journal's last row when it began.
        damage, notes: how many findings of each severity.
        findings: the first of them, damage first.
        stopped: why it did not come to its end; empty where it did.
    """

    began: dt.datetime
    ended: dt.datetime
    by: str
    rows: int
    total: int
    head: str
    damage: int
    notes: int
    findings: tuple[Finding, ...]
    stopped: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether everything was checked and nothing was found altered."""
        return not self.stopped and not self.damage


@dataclass(frozen=True, slots=True)
class Entry:
    """A journal row, and the judgement that it tells of where it does."""

    row: JournalRow
    judgement: Judgement | None = None


@dataclass(frozen=True, slots=True)
class Running:
    """A check that is under way: journal rows done, and how many there are."""

    by: str
    began: dt.datetime
    done: int
    total: int


class _StoppedError(Exception):
    """Ends a check from inside its progress."""


class Audit:
    """Answers the audit page from one open store; safe to call from several threads.

    Args:
        store: the open ledger.
        longest: seconds that a check started here may run.
    """

    def __init__(self, store: Store, longest: float = LONGEST) -> None:
        self._store = store
        self._longest = longest
        self._lock = threading.Lock()
        self._running: Running | None = None
        self._thread: threading.Thread | None = None
        self._closing = threading.Event()

    def rows(self, wanted: RowsWanted, /, limit: int, before: int | None) -> tuple[Sequence[Entry], int | None]:
        """A page of the journal, latest first, and the number that the next begins below; None at the end."""
        with self._store.session() as session:
            found = session.looking.journal(wanted, limit=limit + 1, before=before)
            page = found[:limit]
            named = {row.subject for row in page if row.action == "judgement"}
            held = {item.judgement_id: item for item in session.looking.judgements(named)}
        entries = tuple(Entry(row, held.get(row.subject) if row.action == "judgement" else None) for row in page)
        return entries, page[-1].seq if len(found) > limit else None

    def last(self) -> Check | None:
        """The last check that was run; None where none is known of."""
        return last_check(self._store)

    def running(self) -> Running | None:
        """The check that this process is running now."""
        return self._running

    def start(self, by: str, /) -> bool:
        """Begin a check in the background. Returns False where one is running already."""
        with self._lock:
            if self._running is not None or self._closing.is_set():
                return False
            self._running = Running(by, dt.datetime.now(dt.UTC), 0, 0)
            self._thread = threading.Thread(target=self._run, args=(by,), name="check", daemon=True)
            self._thread.start()
            return True

    def close(self) -> None:
        """Stop a check that is running, and wait until it has stopped."""
        self._closing.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self, by: str) -> None:
        until = time.monotonic() + self._longest

        def tell(done: int, total: int) -> None:
            now = self._running
            if now is not None:
                self._running = Running(now.by, now.began, done, total)
            if self._closing.is_set():
                raise _StoppedError("closed")
            if time.monotonic() > until:
                raise _StoppedError("time")

        try:
            for _ in checked(self._store, by, tell):
                pass
        except HarmledgerError:
            return  # why it ended stands in what is noted of it
        finally:
            self._running = None


def checked(store: Store, by: str, told: Callable[[int, int], None] | None = None) -> Iterator[Finding]:
    """Check everything as :func:`harmledger.ledger.verify_store` does, and keep a note of what was found.

    Args:
        store: an open ledger.
        by: who runs it.
        told: as there; whatever it raises ends the check, which is then noted as not finished.
    """
    began = dt.datetime.now(dt.UTC)
    with store.session() as session:
        total, head = session.looking.head()
    done = 0
    found: list[Finding] = []
    counts = dict.fromkeys(Severity, 0)
    stopped = "interrupted"

    def tell(rows: int, of: int) -> None:
        nonlocal done, total
        done, total = rows, of
        if told is not None:
            told(rows, of)

    try:
        for finding in verify_store(store, tell):
            counts[finding.severity] += 1
            if len(found) < LISTED:
                found.append(finding)
            yield finding
        stopped = ""
    except _StoppedError as error:
        stopped = str(error)
    except HarmledgerError as error:
        stopped = error.message
        raise
    finally:
        order = sorted(found, key=lambda item: item.severity is not Severity.ERROR)
        damage, notes = counts[Severity.ERROR], counts[Severity.NOTE]
        ended = dt.datetime.now(dt.UTC)
        _keep(store, Check(began, ended, by, done, total, head, damage, notes, tuple(order), stopped))


def last_check(store: Store) -> Check | None:
    """The last check that is noted beside the captured bytes."""
    path = _path(store)
    if not path.is_file():
        return None
    try:
        found: Check = from_json(path.read_bytes(), Check)
    except ValidationError:
        return None  # noted by another version: as good as no note, and the next check makes a new one
    return found


def _path(store: Store) -> Path:
    return store.blobs.root / FILE


def _keep(store: Store, check: Check) -> None:
    """Note the check. A ledger on a full or locked disk is checked all the same, without a note."""
    root = store.blobs.root
    try:
        root.mkdir(parents=True, exist_ok=True)
        write_whole(root / FILE, to_json(check).encode())
    except OSError as error:
        if error.errno not in {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT}:
            raise
