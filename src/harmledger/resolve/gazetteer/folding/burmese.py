"""Burmese names, which are romanised by ear: Ywathit and Ywar Thit, Yegyaw and Yae Kyaw are one."""

from __future__ import annotations

import functools

from harmledger.resolve.gazetteer.folding.letters import plain
from harmledger.resolve.gazetteer.folding.rules import applied, rules


@functools.lru_cache(maxsize=16384)
def spelling(name: str) -> str:
    """Words joined, as syllables are parted by some and not by others; long vowels and mute letters undone."""
    return applied(plain(name), _SPELLING)


def sound(spelt: str) -> str:
    """From :func:`spelling`: voiced and unvoiced, plain and breathed are one."""
    return applied(spelt, _SOUNDS)


_SPELLING = rules(
    (r"\b(?:town|township|village|ward|myo)\b", ""),
    (r"(?<=[aeo])r(?![aeiouy])", ""),
    (r"(?<=[aeiou])h\b", ""),
    (r"ng(?=[gk]|\b)", "n"),
    (r"aun", "on"),
    (r"(?<=[a-z])one\b", "on"),
    (r" ", ""),
    (r"ay|ae|ai|ei|ey|ea|e", "e"),
    (r"oe|ou|aw|oh|au", "o"),
    (r"oo", "u"),
    (r"ee", "i"),
    (r"(.)\1+", r"\1"),
)
_SOUNDS = rules(
    (r"ky|gy|ch|j", "k"),
    (r"ht|th|d", "t"),
    (r"hp|ph|b", "p"),
    (r"hk|kh|g", "k"),
    (r"hs|z", "s"),
    (r"hl", "l"),
    (r"hn", "n"),
    (r"hm", "m"),
    (r"nk", "n"),
    (r"(?<=[aeiou])[tk](?=[^aeiou])", ""),
    (r"y(?![aeiou])", "i"),
    (r"(.)\1+", r"\1"),
)
