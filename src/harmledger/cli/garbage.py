"""When Python looks for garbage: hardly while a command loads, and not as it ends.

What is loaded stays, and looking through it took a sixth of the processor time of a short command.
"""

from __future__ import annotations

import atexit
import gc

_WHILE_LOADING = 300_000
"""Things newly made, and not let go of, after which it is looked for; a command without a ledger makes half of that."""
_usual = gc.get_threshold()


def seldom() -> None:
    """From here on to the end of the process, or to :func:`as_usual`."""
    gc.set_threshold(_WHILE_LOADING, *_usual[1:])
    atexit.register(gc.freeze)  # the process gives all of it back at once


def as_usual() -> None:
    """For what takes long: a ledger is at work.

    At the end garbage is looked for again, too: DuckDB tells of all that is left of it when the process ends.
    """
    gc.set_threshold(*_usual)
    atexit.unregister(gc.freeze)
