"""One file from disk: checked by its size before it is read, never more of it read than allowed."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from harmledger.capture.item import Item, Known
from harmledger.config import Settings
from harmledger.errors import SkipItemError


def load(path: Path, settings: Settings, known: Known | None = None, name: str | None = None) -> Item | SkipItemError:
    """The item that the file at ``path`` is, or why it cannot be read.

    Args:
        path: as the user gave it; the report's ``path`` is this, see :func:`in_characters`.
        settings: for ``max_bytes``.
        known: what is known of it beforehand.
        name: how messages call it; None means the path.
    """
    shown = in_characters(str(path))
    called = name or shown
    try:
        if not path.exists():
            what = "is a link that leads nowhere" if path.is_symlink() else "there is no such file"
            return SkipItemError(called, "unreadable", what)
        if not path.is_file():
            return SkipItemError(called, "unreadable", "is no regular file")
        if path.stat().st_size > settings.max_bytes:
            return too_large(called, path.stat().st_size, settings)
        with path.open("rb") as stream:
            content = stream.read(settings.max_bytes + 1)
    except (OSError, ValueError) as error:
        # ValueError: a path with a NUL character in it
        return SkipItemError(called, "unreadable", f"cannot be read ({getattr(error, 'strerror', None) or error})")
    if len(content) > settings.max_bytes:
        return too_large(called, len(content), settings)
    return Item(name=called, content=content, path=shown, known=known or Known())


def from_stream(stream: BinaryIO, name: str, settings: Settings) -> Item | SkipItemError:
    """The item that is read from ``stream``, which has no path, or why it cannot be used."""
    content = stream.read(settings.max_bytes + 1)
    if len(content) > settings.max_bytes:
        return too_large(name, len(content), settings)
    return Item(name=name, content=content)


def in_characters(path: str) -> str:
    r"""The path as text that can be kept and shown: a byte of a file name that is no UTF-8 as ``\udcff``."""
    return path.encode(errors="backslashreplace").decode()


def too_large(name: str, size: int, settings: Settings) -> SkipItemError:
    """The error for an item of ``size`` bytes or more."""
    return SkipItemError(
        name,
        "too_large",
        f"has {size:,} bytes or more, above the limit of {settings.max_bytes:,}",
        remedy="raise the setting max_bytes to read it",
    )
