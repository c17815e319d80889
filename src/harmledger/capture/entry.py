"""The way into the room: a path, an address or a text to captures; what cannot be used comes out as an error."""

from __future__ import annotations

import dataclasses
import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path

from harmledger.capture import files, folder, page, plain
from harmledger.capture.assemble import assemble
from harmledger.capture.item import DocumentKind, Item, Known
from harmledger.capture.jsonl import count_lines
from harmledger.capture.kinds import kind_of
from harmledger.config import Settings
from harmledger.errors import SkipItemError
from harmledger.model.report import Capture, PublishedBasis

STANDARD_INPUT = "-"
_LINES = (".jsonl", ".ndjson")
_UNCOUNTED = (".warc", ".gz", ".xml", ".rss", ".atom", ".rdf")


def read(source: str | Path, settings: Settings) -> Iterator[Capture | SkipItemError]:
    """Captures every report of ``source``, in a stable order, one at a time.

    Args:
        source: a file (text, HTML, PDF, JSON Lines, RSS or Atom feed, WARC, ``manifest.csv``), a folder (with or
            without a ``manifest.csv``), an ``http(s)://`` address of any of these files, or ``-`` for one that comes
            in on standard input (a file of that name is ``./-``).
        settings: the limits on size, nodes, pages and time.

    Yields:
        A capture for each report; for each item that cannot be used the :class:`SkipItemError` that says why. Errors
        are yielded, not raised, so that a run goes on.
    """
    for item in _items(source, settings):
        if isinstance(item, SkipItemError):
            yield item
        else:
            yield from _captures(item, settings)


def count(source: str | Path, settings: Settings) -> int | None:
    """How many items :func:`read` will yield, for a progress bar; None where telling would mean reading them."""
    if is_address(source) or source == STANDARD_INPUT:
        return None
    path = Path(source)
    if folder.stands_for(path):
        return folder.count(path)
    suffix = path.suffix.lower()
    if suffix in _LINES:
        return count_lines(path, settings)
    return None if suffix in _UNCOUNTED else 1


def from_text(  # noqa: PLR0913 - one keyword a fact
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    published: dt.date | None = None,
    url: str | None = None,
    byline: str | None = None,
    path: str | None = None,
    settings: Settings | None = None,
) -> Capture:
    """The capture of a text that is at hand; its bytes are the text in UTF-8.

    Args:
        text: the report's own words; every offset refers to them as they are.
        title: its headline, where known; helps to find the headline in the text.
        outlet: who published it.
        published: the day of publication, taken as given.
        url: where it came from.
        byline: who wrote it.
        path: what to call it, where it has a name.
        settings: the limits; None means the shipped ones.

    Raises:
        SkipItemError: where the text is empty, too long, or holds what no encoding can.
    """
    name = path or "text"
    try:
        content = text.encode()
    except UnicodeEncodeError as error:
        raise SkipItemError(name, "encoding", "holds half of a surrogate pair, which no encoding can hold") from error
    if not content.strip():
        raise SkipItemError(name, "empty", "is empty")
    basis = PublishedBasis.GIVEN if published is not None else None
    known = Known(title, outlet, byline, url, published, basis)
    item = Item(name=name, content=content, path=path, known=known)
    return assemble(item, plain.document(text, "utf-8", known), settings or Settings())


def is_address(source: str | Path) -> bool:
    """Whether ``source`` is a web address rather than a path."""
    return isinstance(source, str) and source.lower().startswith(("http://", "https://"))


def _items(source: str | Path, settings: Settings) -> Iterator[Item | SkipItemError]:
    if is_address(source):
        from harmledger.capture.web import fetch  # noqa: PLC0415 - a tenth of a second to import, for addresses only

        yield fetch(str(source), settings)
        return
    if source == STANDARD_INPUT:
        yield files.from_stream(sys.stdin.buffer, "standard input", settings)
        return
    path = Path(source)
    if folder.stands_for(path):
        yield from folder.items(path, settings)
    else:
        yield files.load(path, settings)


def _captures(item: Item, settings: Settings) -> Iterator[Capture | SkipItemError]:
    """What one item holds: itself, or the items inside a container."""
    try:
        kind = kind_of(item)
    except SkipItemError as error:
        yield error
        return
    if isinstance(kind, DocumentKind):
        yield _capture(item, kind, settings)
        return
    held = False
    for inner in kind.items(item, settings):
        held = True
        yield inner if isinstance(inner, SkipItemError) else _inner(inner, item, settings)
    if not held:
        yield SkipItemError(item.name, "empty", f"is {kind.name} and holds nothing that can be read as a report")


def _inner(inner: Item, container: Item, settings: Settings) -> Capture | SkipItemError:
    known = dataclasses.replace(container.known, url=None, title=None, published=None, published_basis=None)
    item = dataclasses.replace(inner, container=container.path or container.known.url, known=inner.known.over(known))
    if item.wrapped is not None:
        return _capture(item, page.KIND if item.wrapped.is_page else plain.KIND, settings)
    try:
        kind = kind_of(item)
    except SkipItemError as error:
        return error
    if isinstance(kind, DocumentKind):
        return _capture(item, kind, settings)
    return SkipItemError(item.name, "unsupported", f"is {kind.name} inside {container.name}, which is not looked into")


def _capture(item: Item, kind: DocumentKind, settings: Settings) -> Capture | SkipItemError:
    try:
        return assemble(item, kind.read(item, settings), settings)
    except SkipItemError as error:
        return error
