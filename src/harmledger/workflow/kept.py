"""Something that takes long to read from a ledger, read once for each state of it and kept between questions."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from typing import Any, Generic, TypeVar

from harmledger.ledger import Session, Store

Value = TypeVar("Value")
PATIENCE = 2.0
"""Seconds that somebody waits for what is read for the first time."""


class Kept(Generic[Value]):
    """One value and the mark that it is of; safe to ask from several threads.

    Args:
        store: an open ledger.
        mark: tells the state that the value rests on; grows with every change of it.
        read: reads the value.
        is_quick: whether a value like this one is read while whoever asks waits, and not in the background.
    """

    def __init__(
        self,
        store: Store,
        mark: Callable[[Session], Any],
        read: Callable[[Session], Value],
        is_quick: Callable[[Value], bool],
    ) -> None:
        self._store = store
        self._mark = mark
        self._read = read
        self._is_quick = is_quick
        self._reading = threading.Lock()
        self._guard = threading.Lock()
        self._held: tuple[Any, Value] | None = None
        self._reader = ThreadPoolExecutor(max_workers=1, thread_name_prefix="kept")
        self._coming: Future[None] | None = None
        self._is_closed = False

    def warm(self) -> Future[None]:
        """Begin to read it in the background; gives what tells when it has been read, or will not be any more."""
        with self._guard:
            return self._begun()

    def _begun(self) -> Future[None]:
        if self._coming is None:
            self._coming = Future() if self._is_closed else self._reader.submit(self.refresh)
            if self._is_closed:
                self._coming.cancel()
        return self._coming

    def refresh(self) -> None:
        """Read it anew if its mark has changed."""
        with self._store.session() as session:
            self.fresh(session)

    def close(self) -> None:
        """Wait until what is being read has been read; nothing is read in the background after that."""
        with self._guard:
            self._is_closed = True
        self._reader.shutdown(cancel_futures=True)

    def soon(self, session: Session) -> tuple[Any, Value] | None:
        """As :meth:`lately`; None where it has never been read and is not there within :data:`PATIENCE`."""
        if self._held is None:
            try:
                self.warm().result(PATIENCE)
            except TimeoutError:
                return None
            except CancelledError:
                return self.fresh(session)  # nothing is read in the background any more
        return self.lately(session)

    def lately(self, session: Session) -> tuple[Any, Value]:
        """Mark and value, or those before where new ones take long to read; they are then read in the background."""
        held = self._held
        if held is None or held[0] >= self._mark(session) or self._is_quick(held[1]):
            return self.fresh(session)
        with self._guard:
            if self._coming is not None and self._coming.done():
                coming, self._coming = self._coming, None
                coming.result()  # where it could not be read, whoever asks is told
            self._begun()
        return held

    def fresh(self, session: Session) -> tuple[Any, Value]:
        """Mark and value as the session has them, or later ones."""
        mark, held = self._mark(session), self._held
        if held is not None and held[0] >= mark:
            return held
        with self._reading:
            held = self._held
            if held is None or held[0] < mark:
                held = (mark, self._read(session))
                self._held = held
            return held
