"""Which kind of source some bytes are: by content first, by name or declared type second. The list is explicit."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import urlsplit

from harmledger.capture import feed, jsonl, page, pdf, plain, warc
from harmledger.capture.decode import looks_binary, mark
from harmledger.capture.item import PEEK, ContainerKind, DocumentKind, Item, Peek
from harmledger.errors import SkipItemError

KINDS: tuple[DocumentKind | ContainerKind, ...] = (
    warc.KIND,
    pdf.KIND,
    feed.KIND,
    jsonl.KIND,
    page.KIND,
    plain.KIND,
)
"""Every kind, in the order in which they are asked; the first that knows its own takes the item."""

_PACKED = {
    b"PK\x03\x04": "a ZIP archive or office document",
    b"\x1f\x8b": "gzip-compressed data that is no WARC",
    b"BZh": "bzip2-compressed data",
    b"\xfd7zXZ": "xz-compressed data",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"Rar!": "a RAR archive",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"SQLite format 3\0": "an SQLite database",
}


def kind_of(item: Item) -> DocumentKind | ContainerKind:
    """The kind of source that ``item`` is.

    Raises:
        SkipItemError: reason ``empty``, ``unsupported`` or ``binary``.
    """
    found = mark(item.content[:4])
    if not item.content[found[1] if found else 0 :].strip():
        raise SkipItemError(item.name, "empty", "is empty")
    peek = _peek(item)
    kind = next(kind for kind in KINDS if kind.matches(peek))
    if kind is plain.KIND:
        _refuse_packed(item)
        if looks_binary(peek.head):
            raise SkipItemError(item.name, "binary", "holds binary data, no text")
    return kind


def _refuse_packed(item: Item) -> None:
    for sign, what in _PACKED.items():
        if item.content.startswith(sign):
            raise SkipItemError(
                item.name, "unsupported", f"is {what}", remedy="unpack or convert it and add what is inside"
            )


def _peek(item: Item) -> Peek:
    head = item.content[:PEEK]
    found = mark(head)
    start = head.decode(found[0], errors="ignore") if found else head.decode("latin-1")
    path = item.path or (urlsplit(item.known.url).path if item.known.url else "") or item.name
    media_type = (item.media_type or "").partition(";")[0].strip().lower() or None
    return Peek(head, start.lstrip("\ufeff \t\r\n\x0c").lower(), PurePosixPath(path).suffix.lower(), media_type)
