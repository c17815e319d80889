"""Rules of folding: what is written one way and another, in an order that matters."""

from __future__ import annotations

import re
from collections.abc import Callable
from operator import itemgetter

Rules = tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]


def rules(*pairs: tuple[str, str]) -> Rules:
    """Patterns, each with what takes the place of what it matches."""
    return tuple((re.compile(pattern), _replacing(to)) for pattern, to in pairs)


def applied(text: str, by: Rules) -> str:
    """``text`` after each rule, one after another."""
    for pattern, to in by:
        text = pattern.sub(to, text)
    return text


def _replacing(to: str) -> str | Callable[[re.Match[str]], str]:
    """What takes the place of a match; one that names groups is no text, which would be taken apart at each call."""
    if to == r"\1":
        return itemgetter(1)
    return (lambda match: match.expand(to)) if "\\" in to else to
