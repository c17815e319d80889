"""Bytes to characters: byte order mark, declared encoding, UTF-8, then a guess; never a silent replacement."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from harmledger.errors import SkipItemError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Encodings that reports come in; without this list short texts are taken for IBM mainframe pages.
_PLAUSIBLE = (
    *("cp1252", "cp1256", "iso8859_6", "cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp1250", "iso8859_2", "cp1254"),
    *("cp1255", "cp1253", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"),
)

# WHATWG Encoding Standard, section 4.2: these labels mean Windows' superset on the web.
_WEB_LABELS = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}

_GUESS_FROM = 65_536
_MOST_CHAOS = 0.1
_CONTROL = frozenset(range(32)) - {8, 9, 10, 11, 12, 13, 27}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters and the encoding that gave them; the mark at the start is dropped, nothing else.

    ``encoding`` reads ``utf-8; replaced=3`` where three broken sequences of an otherwise sound text became U+FFFD.
    """

    text: str
    encoding: str


def mark(content: bytes) -> tuple[str, int] | None:
    """The encoding that the byte order mark names and the mark's length; None where there is none."""
    for sign, encoding in _MARKS:
        if content.startswith(sign):
            return encoding, len(sign)
    return None


def looks_binary(head: bytes) -> bool:
    """Whether the bytes are no text in any encoding: NULs or control characters, and no byte order mark."""
    if mark(head) is not None:
        return False
    if b"\0" in head:
        return True
    controls = sum(head.count(bytes((code,))) for code in _CONTROL)
    return controls * 50 > len(head)


def decode(content: bytes, name: str, declared: str | None = None) -> Decoded:
    """The characters of ``content``.

    Args:
        content: the bytes.
        name: how an error calls the item.
        declared: the encoding that a header or the page itself names.

    Raises:
        SkipItemError: reason ``encoding`` where no encoding fits, ``binary`` where the bytes are no text.
    """
    found = mark(content)
    if found is not None:
        text = _strict(content[found[1] :], found[0])
        if text is None:
            raise SkipItemError(name, "encoding", f"is marked as {found[0]} but is not valid {found[0]}")
        return _checked(Decoded(text, found[0]), name)
    if looks_binary(content[:_GUESS_FROM]):
        raise SkipItemError(name, "binary", "holds binary data, no text")
    for encoding in (_label(declared), "utf-8"):
        text = _strict(content, encoding) if encoding else None
        if text is not None and encoding is not None:
            return _checked(Decoded(text, encoding), name)
    decoded = _mended(content) or _guessed(content)
    if decoded is None:
        raise SkipItemError(
            name, "encoding", "is in no encoding that could be told", remedy="convert it to UTF-8 and add it again"
        )
    return _checked(decoded, name)


def _label(declared: str | None) -> str | None:
    """Python's name for a declared encoding; None for one that is unknown or names no text encoding."""
    if not declared:
        return None
    label = declared.strip().strip("\"'").lower()
    try:
        info = codecs.lookup(_WEB_LABELS.get(label, label))
    except (LookupError, ValueError):
        return None
    # Codecs such as zlib turn bytes into bytes; they are no text encodings. UTF-16 without a mark is a page's mistake.
    if not getattr(info, "_is_text_encoding", True) or info.name.startswith(("utf-16", "utf-32", "utf-7", "idna")):
        return None
    return info.name


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, UnicodeError):
        return None


def _mended(content: bytes) -> Decoded | None:
    """UTF-8 with a few broken sequences: at most one in 200 characters, and fewer than the sound ones."""
    text = content.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    sound = sum(1 for char in text if char > "\x7f") - broken
    if broken * 200 > len(text) or broken >= sound:
        return None
    return Decoded(text, f"utf-8; replaced={broken}")


def _guessed(content: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - needed for few inputs, slow to import

    best = from_bytes(content[:_GUESS_FROM], cp_isolation=list(_PLAUSIBLE), preemptive_behaviour=False).best()
    if best is None or best.chaos > _MOST_CHAOS:
        return None
    # of encodings that give the same characters, the one that most such texts are in
    encoding = "cp1252" if "cp1252" in best.could_be_from_charset else best.encoding
    text = _strict(content, encoding)
    if text is None or any("\x80" <= char <= "\x9f" for char in text):
        return None
    return Decoded(text, codecs.lookup(encoding).name)


def _checked(decoded: Decoded, name: str) -> Decoded:
    if "\0" in decoded.text:
        raise SkipItemError(name, "binary", "holds NUL characters, which no text does")
    return decoded
