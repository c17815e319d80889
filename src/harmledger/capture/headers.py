"""Response headers as they are kept: lower-cased names, in order, without what identifies whoever fetched."""

from __future__ import annotations

from collections.abc import Iterable

from harmledger.model.report import Header

# Session secrets of the person who fetched; a published record must not carry them.
_PRIVATE = frozenset({"set-cookie", "set-cookie2"})


def kept(pairs: Iterable[tuple[str, str]]) -> tuple[Header, ...]:
    """The headers to keep, in the order received."""
    return tuple(Header(name.lower(), value) for name, value in pairs if name.lower() not in _PRIVATE)
