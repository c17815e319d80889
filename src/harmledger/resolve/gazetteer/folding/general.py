"""Names elsewhere: Spanish, French, Turkish, Burmese and the many spellings of the Sahel and the Horn of Africa."""

from __future__ import annotations

import functools
import unicodedata

from harmledger.resolve.gazetteer.folding.letters import plain
from harmledger.resolve.gazetteer.folding.rules import applied, rules


@functools.lru_cache(maxsize=16384)
def spelling(name: str) -> str:
    """Without accents, doubled letters and the choices between y/i, c/k, ph/f, ou/u: "Ouahigouya", "Wahiguya"."""
    if not name.isascii():
        name = unicodedata.normalize("NFC", name).translate(_MARKED)
    return applied(plain(name), _SPELLING)


def sound(spelt: str) -> str:
    """From :func:`spelling`: what sounds alike in languages that write it otherwise."""
    return applied(spelt, _SOUNDS)


_MARKED = str.maketrans(
    {"ş": "sh", "Ş": "Sh", "ç": "ch", "Ç": "Ch", "š": "sh", "č": "ch", "ž": "zh", "ə": "a", "Ə": "A"}
)
_SPELLING = rules(
    (r"ph", "f"),
    (r"tch|tsch", "ch"),
    (r"dj", "j"),
    (r"ck|c(?=[aouklrt])|q", "k"),
    (r"ou|oo", "u"),
    (r"ee", "i"),
    (r"ay|ai|ei|ey", "E"),
    (r"(?<![aeiou])y(?![aeiou])", "i"),
    (r"(.)\1+", r"\1"),
    (r"E", "ai"),
)
_SOUNDS = rules(
    (r"gh", "g"),
    (r"kh", "k"),
    (r"th", "t"),
    (r"dh", "d"),
    (r"sh", "s"),
    (r"ai", "e"),
    (r"y", "i"),
    (r"w|v", "u"),
    (r"z", "s"),
    (r"h(?![aeiou])", ""),
    (r"(?<![aeiou])h$", ""),
    (r"(.)\1+", r"\1"),
)
