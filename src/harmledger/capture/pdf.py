"""PDF files, by pypdfium2: the text of the pages in order, pages apart by an empty line."""

from __future__ import annotations

import contextlib
import datetime as dt
import re

from harmledger.capture.item import Document, DocumentKind, Item, Known, Peek
from harmledger.capture.sections import label
from harmledger.config import Settings
from harmledger.errors import SkipItemError

_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
_PAGE_BREAK = "\n\n"
# PDFium ends lines with CR LF and marks a hyphen at a line's end with a non-character.
_LINE_END = re.compile(r"\r\n?")
_TO_TEXT = {0xFFFE: "-", 0xFFFF: None, 0: None, 2: "-"}


def _matches(peek: Peek) -> bool:
    return b"%PDF-" in peek.head[:1024] and not peek.start.startswith("<")


def _read(item: Item, settings: Settings) -> Document:
    import pypdfium2  # noqa: PLC0415 - loads a native library, for PDFs only

    try:
        document = pypdfium2.PdfDocument(item.content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise SkipItemError(
                item.name, "encrypted", "is protected by a password", remedy="save it without one and add that"
            ) from error
        raise SkipItemError(item.name, "malformed", f"cannot be read as PDF ({error})") from error
    with contextlib.closing(document):
        if len(document) > settings.max_pages:
            raise SkipItemError(
                item.name,
                "too_large",
                f"has {len(document):,} pages, more than the {settings.max_pages:,} allowed",
                remedy="raise the setting max_pages to read it",
            )
        try:
            text = _text(document, settings)
            metadata = document.get_metadata_dict(skip_empty=True)
        except pypdfium2.PdfiumError as error:
            raise SkipItemError(item.name, "malformed", f"has a page that cannot be read ({error})") from error
    if not text.strip():
        raise SkipItemError(
            item.name, "no_text", "holds pictures of pages but no text", remedy="run text recognition on it first"
        )
    facts = Known(title=metadata.get("Title", "").strip() or None, byline=metadata.get("Author", "").strip() or None)
    sections = label(text, title=item.known.title or facts.title, outlet=item.known.outlet)
    return Document(text, sections, "application/pdf", None, facts, _day(metadata.get("CreationDate", "")))


def _text(document: object, settings: Settings) -> str:
    """The text of all pages; one character more than allowed is enough to tell that there are too many."""
    pages: list[str] = []
    length = 0
    for page in document:  # type: ignore[attr-defined]  # pypdfium2 ships no types
        with contextlib.closing(page), contextlib.closing(page.get_textpage()) as layer:
            words = _LINE_END.sub("\n", layer.get_text_bounded()).translate(_TO_TEXT)
        pages.append(words.strip("\n"))
        length += len(words)
        if length > settings.max_text:
            break
    return _PAGE_BREAK.join(pages)


def _day(stamp: str) -> dt.date | None:
    """The day of a PDF date (ISO 32000-1, 7.9.4); None where there is none."""
    match = _DATE.match(stamp)
    try:
        return dt.date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


KIND = DocumentKind("PDF", _matches, _read)
