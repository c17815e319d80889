"""``serve``: start the pages over a ledger, through the same door that other packages would use."""

from __future__ import annotations

from importlib.metadata import entry_points

from harmledger.config import Settings
from harmledger.errors import MissingExtraError
from harmledger.workflow.pages import pages

GROUP = "harmledger.pages"


def serve(settings: Settings, *, host: str | None = None, port: int | None = None, name: str = "web") -> None:
    """Serve the pages until Ctrl-C.

    The pages are an entry point of the group ``harmledger.pages``: a callable that takes the answers
    (:class:`harmledger.workflow.pages.Pages`), the settings, and ``host`` and ``port``. It is loaded here, when it is
    wanted, since its libraries take a second that the other commands should not wait for.

    Raises:
        MissingExtraError: if no entry point has that name.
        AccountsNeededError: if others could reach the pages, and there is no account; nothing was started.
        PortBusyError: if the port is taken; nothing was started.
    """
    found = [entry for entry in entry_points(group=GROUP) if entry.name == name]
    if not found:
        raise MissingExtraError(f"no pages called {name!r} are installed", remedy="install harmledger again")
    run = found[0].load()
    with pages(settings) as data:
        data.warm()
        run(data, settings, host=host, port=port)
