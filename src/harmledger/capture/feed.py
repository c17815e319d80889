"""RSS and Atom feeds, by feedparser: each entry is a report; its bytes are a page made of its title and content."""

from __future__ import annotations

import calendar
import datetime as dt
import html
import io
import re
from collections.abc import Iterator
from typing import Any

from harmledger.capture.item import ContainerKind, Item, Known, Peek
from harmledger.config import Settings
from harmledger.errors import SkipItemError
from harmledger.model.report import PublishedBasis

_ROOT = re.compile(r"<(?:rss|feed|rdf:rdf)[\s>]")
_REACH = 4_096
_START_TAG = re.compile(rb"<[A-Za-z]|&lt;[A-Za-z]")
_TAG = re.compile(rb"<(/?)[A-Za-z][^<>]*?(/?)>")
_DEEPEST = 500
_MARKUP = re.compile(r"<[a-zA-Z/!]|&[a-zA-Z#]\w*;")


def _matches(peek: Peek) -> bool:
    start = peek.start[:_REACH]
    return start.startswith(("<?xml", "<!--", "<rss", "<feed", "<rdf:rdf", "<!doctype rss")) and bool(
        _ROOT.search(start)
    )


def _items(item: Item, settings: Settings) -> Iterator[Item | SkipItemError]:
    import feedparser  # noqa: PLC0415 - for feeds only

    problem = _problem(item.content, settings)
    if problem is not None:
        yield SkipItemError(item.name, *problem)
        return
    headers = {"content-type": f"application/xml; charset={item.charset}"} if item.charset else {}
    # Through a stream: bytes that happen to be a path or an address would be opened.
    parsed = feedparser.parse(
        io.BytesIO(item.content), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )
    if not parsed.entries:
        why = parsed.get("bozo_exception")
        yield SkipItemError(item.name, "malformed", f"is a feed without entries{f' ({why})' if why else ''}")
        return
    outlet = _plain(str(parsed.feed.get("title", ""))) or None
    for number, entry in enumerate(parsed.entries, 1):
        yield _entry(entry, f"{item.name} entry {number}", outlet, item)
    if parsed.bozo and not _is_harmless(parsed.bozo_exception):
        yield SkipItemError(
            item.name, "truncated", f"is not well-formed ({parsed.bozo_exception}); what could be read was kept"
        )


def _problem(content: bytes, settings: Settings) -> tuple[str, str] | None:
    """Reason and message for a feed that would take the parser too long; None for any other."""
    if sum(1 for _ in _START_TAG.finditer(content)) > settings.max_nodes:
        return "too_large", f"has more than {settings.max_nodes:,} elements; held to be a bomb"
    depth = 0
    for match in _TAG.finditer(content):
        if not match[2]:
            depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > _DEEPEST:
            return "malformed", f"its elements are nested more than {_DEEPEST:,} deep; held to be a bomb"
    return None


def _is_harmless(error: Exception) -> bool:
    """Whether feedparser only notes that the declared encoding or media type was not the best."""
    return type(error).__name__ in {"CharacterEncodingOverride", "NonXMLContentType", "UndeclaredNamespace"}


def _entry(entry: Any, name: str, outlet: str | None, feed: Item) -> Item | SkipItemError:
    title = _plain(str(entry.get("title", "")))
    body = _body(entry)
    if not (title or _plain(body)):
        return SkipItemError(name, "empty", "has neither title nor content")
    heading = f"<h1>{html.escape(title, quote=False)}</h1>\n" if title else ""
    page = (
        '<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body><article>\n'
        f"{heading}{body}\n</article></body></html>\n"
    )
    day = _day(entry)
    known = Known(
        title=title or None,
        outlet=_plain(str((entry.get("source") or {}).get("title", ""))) or outlet,
        byline=str(entry.get("author", "")).strip() or None,
        url=str(entry.get("link", "")).strip() or None,
        published=day,
        published_basis=PublishedBasis.GIVEN if day else None,
    )
    return Item(
        name=name,
        content=page.encode("utf-8", errors="replace"),
        captured_at=feed.captured_at,
        known=known,
        media_type="text/html",
        charset="utf-8",
        whole=True,
    )


def _body(entry: Any) -> str:
    """The entry's fullest content as HTML: content goes before the summary, the longest of several first."""
    parts = entry.get("content") or []
    if not any(part.get("value") for part in parts):
        parts = [entry.get("summary_detail") or {"value": entry.get("summary", "")}]
    part = max(parts, key=lambda part: len(part.get("value") or ""))
    value = str(part.get("value") or "")
    return html.escape(value, quote=False) if part.get("type") == "text/plain" else value


def _plain(markup: str) -> str:
    """Words without tags and entities, for titles, which feeds send in either form."""
    words = html.unescape(re.sub(r"<[^<>]*>", " ", markup)) if _MARKUP.search(markup) else markup
    return " ".join(words.split())


def _day(entry: Any) -> dt.date | None:
    """The entry's day of publication, else of its last change, in UTC."""
    stamp = entry.get("published_parsed") or entry.get("updated_parsed")
    if stamp is None:
        return None
    try:
        return dt.datetime.fromtimestamp(calendar.timegm(stamp), dt.UTC).date()
    except (OverflowError, ValueError, OSError):
        return None


KIND = ContainerKind("a feed", _matches, _items)
