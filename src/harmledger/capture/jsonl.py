"""JSON Lines: one report a line, an object with these fields, all but the first two optional.

======================= ==========================================================================
``text`` or ``html``    the report's words, or its page; exactly one of the two
``url``                 where it came from
``outlet`` ``title``    as in :class:`harmledger.model.report.Report`
``byline`` (``author``) who wrote it
``published``           ISO 8601 date, or date and time
``id``                  what to call it; kept as the report's ``path``
======================= ==========================================================================

Other fields are kept in the captured bytes, which are the line itself, and used for nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from harmledger.capture.dates import iso_day
from harmledger.capture.item import ContainerKind, Item, Known, Peek, Wrapped
from harmledger.config import Settings
from harmledger.errors import SkipItemError
from harmledger.model.report import PublishedBasis

_SUFFIXES = (".jsonl", ".ndjson")
_TYPES = ("application/jsonl", "application/x-ndjson", "application/jsonlines", "application/x-jsonlines")
_FACTS = ("url", "outlet", "title", "byline", "author", "published")
_MARK = b"\xef\xbb\xbf"


def count_lines(path: Path, settings: Settings) -> int | None:
    """How many reports the file at ``path`` holds; None where it cannot or may not be read."""
    try:
        if path.stat().st_size > settings.max_bytes:
            return 1
        with path.open("rb") as stream:
            return sum(1 for line in stream if line.strip())
    except OSError:
        return None


def _matches(peek: Peek) -> bool:
    if peek.suffix in _SUFFIXES or peek.media_type in _TYPES:
        return True
    if not peek.start.startswith("{"):
        return False
    first = peek.head.removeprefix(_MARK).lstrip().split(b"\n", 1)[0]
    try:
        value = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and ("text" in value or "html" in value)


def _items(item: Item, settings: Settings) -> Iterator[Item | SkipItemError]:  # noqa: ARG001 - as every kind
    for number, line in enumerate(item.content.removeprefix(_MARK).split(b"\n"), 1):
        if line.strip():
            yield _item(line.strip(), f"{item.name} line {number}", item)


def _item(line: bytes, name: str, container: Item) -> Item | SkipItemError:
    try:
        fields = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return SkipItemError(name, "encoding", "is not valid UTF-8, which JSON has to be")
    except (ValueError, RecursionError) as error:
        return SkipItemError(name, "malformed", f"is no JSON ({error})")
    if not isinstance(fields, dict):
        return SkipItemError(name, "malformed", "is no JSON object", remedy="write one object a line")
    problem = _problem(fields)
    if problem is not None:
        return SkipItemError(name, "malformed", problem)
    given = {field: str(fields[field]).strip() or None for field in _FACTS if fields.get(field) is not None}
    published = given.get("published")
    day = iso_day(published) if published else None
    if published and day is None:
        return SkipItemError(name, "malformed", f"published is {published!r}, which is no ISO 8601 date")
    known = Known(
        title=given.get("title"),
        outlet=given.get("outlet"),
        byline=given.get("byline") or given.get("author"),
        url=given.get("url"),
        published=day,
        published_basis=PublishedBasis.GIVEN if day else None,
    )
    words = fields.get("text")
    wrapped = Wrapped(fields["html"], is_page=True) if words is None else Wrapped(words)
    called = None if fields.get("id") is None else str(fields["id"])
    return Item(
        name=name,
        content=line,
        path=called,
        captured_at=container.captured_at,
        known=known,
        media_type="application/json",
        wrapped=wrapped,
    )


def _problem(fields: dict[str, Any]) -> str | None:
    """What is wrong with a line's fields; None where nothing is."""
    bodies = [field for field in ("text", "html") if fields.get(field) is not None]
    if len(bodies) != 1:
        return f"has {'both' if bodies else 'neither'} text and html; exactly one is needed".replace(
            "neither text and", "neither text nor"
        )
    if not isinstance(fields[bodies[0]], str):
        return f"its {bodies[0]} is no string"
    for field in (*_FACTS, "id"):
        if isinstance(fields.get(field), dict | list):
            return f"its {field} is no string"
    return None


KIND = ContainerKind("JSON Lines", _matches, _items)
