"""Plain text: the report's text is exactly the decoded characters; only a byte order mark is dropped."""

from __future__ import annotations

from harmledger.capture.decode import decode
from harmledger.capture.item import Document, DocumentKind, Item, Known, Peek
from harmledger.capture.sections import label
from harmledger.config import Settings


def document(text: str, encoding: str, known: Known, media_type: str = "text/plain") -> Document:
    """The document that the characters ``text`` are; ``media_type`` is that of the bytes around them."""
    return Document(text, label(text, title=known.title, outlet=known.outlet), media_type, encoding)


def _read(item: Item, settings: Settings) -> Document:  # noqa: ARG001 - every kind has the same signature
    if item.wrapped is not None:
        return document(item.wrapped.text, "utf-8", item.known, item.media_type or "text/plain")
    decoded = decode(item.content, item.name, item.charset)
    return document(decoded.text, decoded.encoding, item.known)


def _matches(peek: Peek) -> bool:  # noqa: ARG001 - asked last, takes whatever no other kind is sure of
    return True


KIND = DocumentKind("plain text", _matches, _read)
