"""WARC files (ISO 28500), plain or gzip-compressed, by warcio: each HTML, text or PDF response is a report."""

from __future__ import annotations

import datetime as dt
import io
import tempfile
import zlib
from collections.abc import Iterator
from typing import IO, Any

from harmledger.capture.files import too_large
from harmledger.capture.headers import kept
from harmledger.capture.item import ContainerKind, Item, Known, Peek
from harmledger.config import Settings
from harmledger.errors import SkipItemError

_GZIP = b"\x1f\x8b"
_SIGN = b"WARC/"
_TIMES = 8
"""A compressed file may unpack to this many times ``max_bytes``; a real one comes to about that."""
_CHUNK = 1 << 20
_IN_MEMORY = 16 << 20
_READABLE = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")


def _matches(peek: Peek) -> bool:
    if peek.head.startswith(_SIGN):
        return True
    if not peek.head.startswith(_GZIP):
        return False
    try:
        return zlib.decompressobj(31).decompress(peek.head, 16).startswith(_SIGN)
    except zlib.error:
        return False


def _items(item: Item, settings: Settings) -> Iterator[Item | SkipItemError]:
    if not item.content.startswith(_GZIP):
        yield from _records(io.BytesIO(item.content), item, settings)
        return
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as stream:
        problem = _unpack(item, stream, settings)
        stream.seek(0)
        for found in _records(stream, item, settings):
            # why unpacking ended says more than that the records do
            if problem is None or not isinstance(found, SkipItemError) or found.item != item.name:
                yield found
        if problem is not None:
            yield problem


def _unpack(item: Item, stream: IO[bytes], settings: Settings) -> SkipItemError | None:
    """Unpacks all gzip members into ``stream``; why it ended early, if it did."""
    most = settings.max_bytes * _TIMES
    at = 0
    while item.content[at : at + 2] == _GZIP:
        member = zlib.decompressobj(31)
        block = b""
        while not member.eof:
            if not block:
                block = item.content[at : at + _CHUNK]
                at += len(block)
            if not block:
                return _cut_off(item)
            try:
                stream.write(member.decompress(block, _CHUNK))
            except zlib.error as error:
                return SkipItemError(
                    item.name, "truncated", f"its compression is damaged ({error}); what is whole was kept"
                )
            if stream.tell() > most:
                return SkipItemError(
                    item.name,
                    "too_large",
                    f"unpacks to more than {most:,} bytes; what came before was kept",
                    remedy="raise the setting max_bytes to read it",
                )
            block = member.unconsumed_tail
        at -= len(member.unused_data)
    return None if at == len(item.content) else _cut_off(item)


def _records(stream: IO[bytes], item: Item, settings: Settings) -> Iterator[Item | SkipItemError]:
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - for archives only
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415
    from warcio.statusandheaders import StatusAndHeadersParserException  # noqa: PLC0415

    number = 0
    try:
        for record in ArchiveIterator(stream):
            number += 1
            found: Item | SkipItemError | None = None
            if record.rec_type == "response" and _is_readable(record):
                found = _item(record, f"{item.name} record {number}", settings)
            _drain(record)
            if _is_cut(record):
                yield _cut_off(item)
                return
            if found is not None:
                yield found
    except (
        *(ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, OSError, ValueError, zlib.error),
        # what warcio raises where a record lacks the fields that the standard demands
        *(AttributeError, TypeError, LookupError),
    ) as error:
        yield SkipItemError(
            item.name, "truncated", f"cannot be read after record {number} ({error}); what is whole was kept"
        )


def _cut_off(item: Item) -> SkipItemError:
    return SkipItemError(item.name, "truncated", "ends in the middle of a record; what is whole was kept")


def _is_readable(record: Any) -> bool:
    headers = record.http_headers
    if headers is None or not str(headers.get_statuscode()).startswith("2"):
        return False
    return (headers.get_header("Content-Type") or "").partition(";")[0].strip().lower() in _READABLE


def _drain(record: Any) -> None:
    while record.raw_stream.read(_CHUNK):
        pass


def _is_cut(record: Any) -> bool:
    """Whether the file ended before this record did: its headers lack the length, or its block is shorter."""
    return getattr(record.raw_stream, "limit", 1) > 0


def _item(record: Any, name: str, settings: Settings) -> Item | SkipItemError:
    """The response's body, decoded as the headers say, with its facts."""
    url = record.rec_headers.get_header("WARC-Target-URI")
    name = f"{name} ({url})"
    body = bytearray()
    stream = record.content_stream()
    while chunk := stream.read(_CHUNK):
        body += chunk
        if len(body) > settings.max_bytes:
            return too_large(name, len(body), settings)
    media_type, _, parameters = (record.http_headers.get_header("Content-Type") or "").partition(";")
    return Item(
        name=name,
        content=bytes(body),
        headers=kept(record.http_headers.headers),
        captured_at=_moment(record.rec_headers.get_header("WARC-Date")),
        known=Known(url=url),
        media_type=media_type.strip().lower(),
        charset=parameters.partition("charset=")[2].strip(" \"';") or None,
    )


def _moment(stamp: str | None) -> dt.datetime | None:
    try:
        moment = dt.datetime.fromisoformat(stamp or "")
    except ValueError:
        return None
    return moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


KIND = ContainerKind("WARC", _matches, _items)
