"""Undoing what no romanisation is about: case, accents, punctuation, and the variants of Arabic letters."""

from __future__ import annotations

import functools
import re
import unicodedata


@functools.lru_cache(maxsize=16384)
def plain(name: str) -> str:
    """Lower case without accents, apostrophes or hyphens: "Ma‘arrat an-Nu‘mān" gives "maarrat an numan"."""
    if name.isascii():
        text = name.lower()
    else:
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
        text = "".join(c for c in text if not unicodedata.combining(c)).translate(_LETTERS)
    text = _MARKS.sub("", text)
    return " ".join(_BREAKS.sub(" ", text).split())


def script(text: str) -> str | None:
    """The script that a name is written in, if it is one that reports are read in; None for any other."""
    for name, (first, last) in _SCRIPTS.items():
        if any(first <= letter <= last for letter in text):
            return name
    return None


_LETTERS = {
    **dict.fromkeys(map(ord, "أإآٱا"), "ا"),
    ord("ة"): "ه",
    ord("ى"): "ي",
    ord("ی"): "ي",
    ord("ک"): "ك",
    ord("ـ"): None,
    ord("ı"): "i",
    ord("ø"): "o",
    ord("ł"): "l",
    ord("đ"): "d",
    ord("ß"): "ss",
    ord("æ"): "ae",
}
_MARKS = re.compile(r"['’‘`´ʻʼʾʿˈ′\"“”.]")
_BREAKS = re.compile(r"[-–—_/,()]+")
_SCRIPTS = {
    "arabic": ("\u0600", "\u06ff"),
    "cyrillic": ("\u0400", "\u04ff"),
    "hebrew": ("\u05d0", "\u05ea"),
    "latin": ("a", "z"),
}
