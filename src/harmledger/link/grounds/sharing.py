"""How the pieces of a large step are worked: one after another, or by several processes at once."""

from __future__ import annotations

import functools
import gc
import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Protocol, TypeVar

A = TypeVar("A")
B = TypeVar("B")

_AHEAD = 2
"""Pieces a process that are handed out before they are asked for; what waits takes memory."""


class Share(Protocol):
    """Works every piece and gives the results in the order of the pieces; :func:`map` is one."""

    def __call__(self, work: Callable[[A], B], pieces: Iterable[A], /) -> Iterable[B]:
        """The result of ``work`` for each of the ``pieces``."""
        ...


@contextmanager
def by_processes(count: int) -> Iterator[Share]:
    """Work by so many processes, which start with the first piece and end with the context; by this one for 1.

    Work and pieces go there by pickling, and what calls this must be importable: a script that uses it wants
    ``if __name__ == "__main__"``. Processes are spawned, never forked, as there may be threads (DuckDB's).
    """
    if count < 2:
        yield map
        return
    pool = ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"), initializer=_begin)
    try:
        yield functools.partial(_ahead, pool, count * _AHEAD)
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """A helper leaves interrupts to the process that asked it, and makes no circular garbage to look for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()


def _ahead(pool: ProcessPoolExecutor, most: int, work: Callable[[A], B], pieces: Iterable[A], /) -> Iterator[B]:
    waiting: deque[Future[B]] = deque()
    for piece in pieces:
        waiting.append(pool.submit(work, piece))
        if len(waiting) >= most:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
