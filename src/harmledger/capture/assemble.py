"""From a document and what is known of it to a capture: the report with its facts, beside the bytes."""

from __future__ import annotations

import datetime as dt

from harmledger.capture.credit import origin_of
from harmledger.capture.item import Document, Item, Known
from harmledger.capture.language import MOST_CHARACTERS, language_of
from harmledger.capture.published import inferred_day, stated_day
from harmledger.config import Settings
from harmledger.errors import SkipItemError
from harmledger.model.ids import report_id
from harmledger.model.report import Capture, PublishedBasis, Report, Section, SectionKind

_SPOKEN = (SectionKind.HEADLINE, SectionKind.BODY, SectionKind.CAPTION)


def assemble(item: Item, document: Document, settings: Settings) -> Capture:
    """The capture of ``item``, whose bytes hold ``document``.

    Raises:
        SkipItemError: reason ``no_text`` where there are no words, ``too_large`` where there are too many characters,
            ``encoding`` where the text holds what no encoding can (half of a surrogate pair).
    """
    text = document.text
    _check(item.name, text, settings)
    captured_at = item.captured_at or dt.datetime.now(dt.UTC)
    known = _dated(item.known.over(document.facts), document, captured_at)
    sections = document.sections
    report = Report(
        report_id=report_id(item.content),
        text=text,
        path=item.path,
        url=known.url,
        title=known.title or _first(text, sections, SectionKind.HEADLINE),
        outlet=known.outlet,
        byline=known.byline or _byline(text, sections, known.outlet),
        published=known.published,
        published_basis=known.published_basis,
        language=language_of(_spoken(text, sections)),
        republished_from=origin_of(text, _body_end(text, sections), known.outlet),
        sections=sections,
        media_type=document.media_type,
        encoding=document.encoding,
        size=len(item.content),
        captured_at=captured_at,
        headers=item.headers,
        container=item.container,
    )
    _check_facts(item.name, report)
    return Capture(report, item.content, known.beat)


def _check(name: str, text: str, settings: Settings) -> None:
    if not any(map(str.isalnum, text)):
        raise SkipItemError(name, "no_text", "holds no words")
    if len(text) > settings.max_text:
        raise SkipItemError(
            name,
            "too_large",
            f"its text has {len(text):,} characters, more than the {settings.max_text:,} allowed",
            remedy="raise the setting max_text to read it",
        )
    if "\0" in text or not _encodable(text):
        raise SkipItemError(name, "encoding", "its text holds characters that no encoding can hold")


def _check_facts(name: str, report: Report) -> None:
    """Refuse facts (a title in a JSON line, say) with characters that no ledger and no output can hold."""
    facts = {"path": report.path, "address": report.url, "title": report.title, "outlet": report.outlet}
    facts |= {"byline": report.byline, "container": report.container}
    for fact, text in facts.items():
        if text is not None and ("\0" in text or not _encodable(text)):
            raise SkipItemError(name, "encoding", f"its {fact} holds characters that no encoding can hold")


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _dated(known: Known, document: Document, captured_at: dt.datetime) -> Known:
    """The facts with a publication day, found in the order: given, metadata, text, the file's own date, inferred."""
    if known.published is not None:
        return known
    latest = captured_at.date() + dt.timedelta(days=1)  # a site ahead of UTC may print tomorrow's date
    stated = stated_day(document.text, document.sections, latest)
    if stated is not None:
        return Known(published=stated, published_basis=PublishedBasis.TEXT).over(known)
    if document.weak_date is not None and document.weak_date <= latest:
        return Known(published=document.weak_date, published_basis=PublishedBasis.METADATA).over(known)
    inferred = inferred_day(document.text, document.sections, latest)
    basis = None if inferred is None else PublishedBasis.INFERRED
    return Known(published=inferred, published_basis=basis).over(known)


def _first(text: str, sections: tuple[Section, ...], kind: SectionKind) -> str | None:
    return next((section.span.of(text).strip(" .") for section in sections if section.kind is kind), None)


def _byline(text: str, sections: tuple[Section, ...], outlet: str | None) -> str | None:
    """The words of the first byline that names more than the outlet, without their "by"."""
    for section in sections:
        if section.kind is not SectionKind.BYLINE:
            continue
        words = section.span.of(text).strip(" .")
        for lead in ("written by ", "posted by ", "reported by ", "reporting by ", "author:", "by "):
            if words.lower().startswith(lead):
                words = words[len(lead) :].strip()
        if words and not (outlet and words.casefold().startswith(outlet.casefold())):
            return words
    return None


def _spoken(text: str, sections: tuple[Section, ...]) -> str:
    """Headline, body and captions, as far as a language is read from them; the whole text where there are none."""
    parts: list[str] = []
    length = 0
    for section in sections:
        if section.kind in _SPOKEN and length < MOST_CHARACTERS:
            parts.append(text[section.start : min(section.end, section.start + MOST_CHARACTERS - length)])
            length += len(parts[-1])
    return " ".join(parts) or text[:MOST_CHARACTERS]


def _body_end(text: str, sections: tuple[Section, ...]) -> int:
    return next((section.end for section in reversed(sections) if section.kind is SectionKind.BODY), len(text))
