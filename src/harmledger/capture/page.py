"""HTML pages: the page's whole own text is the report's text; its mark-up and trafilatura say which part is what."""

from __future__ import annotations

import copy
import datetime as dt
import re
from typing import Any

from lxml import html

from harmledger.capture.article import article_lines, is_large
from harmledger.capture.dates import iso_day
from harmledger.capture.decode import Decoded, decode
from harmledger.capture.item import PEEK, Document, DocumentKind, Item, Known, Peek
from harmledger.capture.markup import tree_of
from harmledger.capture.page_text import Mark, PageText, page_text
from harmledger.capture.sections import label
from harmledger.config import Settings
from harmledger.errors import SkipItemError
from harmledger.model.report import PublishedBasis, SectionKind

_STARTS = (
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<article",
    "<main",
    "<section",
    "<div",
    "<p>",
    "<p ",
    "<h1",
    "<title",
)
_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
_TYPES = ("text/html", "application/xhtml+xml")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>", re.IGNORECASE)
_STATEMENTS = "//head | //script[@type='application/ld+json'] | //time[@pubdate or @itemprop='datePublished']"


def _matches(peek: Peek) -> bool:
    if peek.start.startswith(_STARTS):
        return True
    if peek.start.startswith(("<?xml", "<!--", "<!doctype")) and "<html" in peek.start[:4096]:
        return True
    return (peek.suffix in _SUFFIXES or peek.media_type in _TYPES) and "<" in peek.start


def _read(item: Item, settings: Settings) -> Document:
    decoded = _decoded(item)
    root = tree_of(_DECLARATION.sub("", decoded.text), item.name, settings)
    page = page_text(root)
    if not page.text:
        raise SkipItemError(
            item.name, "no_text", "shows no text", remedy="a page that is made by scripts has to be saved"
        )
    facts = Known() if item.whole else _facts(root, item.known.url)
    sections = label(
        page.text,
        title=item.known.title or facts.title,
        outlet=item.known.outlet or facts.outlet,
        hints=_hints(root, page, whole=item.whole),
    )
    media_type = item.media_type if item.wrapped and item.media_type else "text/html"
    return Document(page.text, sections, media_type, decoded.encoding, facts)


def _decoded(item: Item) -> Decoded:
    if item.wrapped is not None:
        return Decoded(item.wrapped.text, "utf-8")
    head = item.content[:PEEK]
    declared = _CHARSET.search(head) or _XML_ENCODING.search(head)
    return decode(item.content, item.name, item.charset or (declared[1].decode("ascii") if declared else None))


def _hints(root: Any, page: PageText, *, whole: bool) -> dict[int, SectionKind]:
    """What each line is, as far as the mark-up or trafilatura knows; keyed by where the line begins."""
    chosen = frozenset(range(len(page.lines))) if whole else article_lines(root, page)
    headline = _headline(page, chosen)
    hints: dict[int, SectionKind] = {}
    for index, line in enumerate(page.lines):
        start = line.start + len(page.text[line.start : line.end]) - len(page.text[line.start : line.end].lstrip())
        if index == headline:
            hints[start] = SectionKind.HEADLINE
        elif line.mark is Mark.CAPTION:
            hints[start] = SectionKind.CAPTION
        elif index in chosen and line.mark is not Mark.BYLINE:
            hints[start] = SectionKind.BODY
        else:
            hints[start] = SectionKind.FURNITURE
    return hints


def _headline(page: PageText, chosen: frozenset[int]) -> int | None:
    """The line that is the article's headline: the last first-rank heading before the article's middle."""
    headings = [index for index, line in enumerate(page.lines) if line.mark is Mark.HEADLINE]
    if not headings:
        return None
    ordered = sorted(chosen - set(headings)) or [headings[0]]
    before = [index for index in headings if index <= ordered[len(ordered) // 2]]
    return (before or headings)[-1]


def _facts(root: Any, url: str | None) -> Known:
    import trafilatura  # noqa: PLC0415 - half a second to import, for pages only

    quick = {"extensive_search": False, "original_date": True}
    stated = _stated(root)
    page = stated if is_large(root) else root
    found = trafilatura.extract_metadata(copy.deepcopy(page), default_url=url, date_config=quick, extensive=False)
    day = _day(stated, url)
    basis = PublishedBasis.METADATA if day else None
    return Known(
        title=found.title or None,
        outlet=_site_name(root),
        byline=found.author or None,
        url=url or found.url or None,
        published=day,
        published_basis=basis,
    )


def _site_name(root: Any) -> str | None:
    names = root.xpath("//meta[@property='og:site_name' or @name='og:site_name']/@content")
    return next((str(name).strip() for name in names if str(name).strip()), None)


def _stated(root: Any) -> Any:
    """A page of nothing but what the page states about itself."""
    reduced = html.Element("html")
    for element in root.xpath(_STATEMENTS):
        holder = copy.deepcopy(element)
        holder.tail = None
        reduced.append(holder)
    return reduced


def _day(stated: Any, url: str | None) -> dt.date | None:
    """The day that the page's metadata state; htmldate sees nothing else of the page, else it takes captions' dates."""
    import htmldate  # noqa: PLC0415 - as above

    if len(stated) == 0:
        return None
    found = htmldate.find_date(copy.deepcopy(stated), extensive_search=False, original_date=True, url=url)
    return iso_day(found) if found else None


KIND = DocumentKind("HTML", _matches, _read)
