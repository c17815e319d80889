"""Rules of folding: what is written one way and another, in an order that matters."""

from __future__ import annotations

import re

Rules = tuple[tuple[re.Pattern[str], str], ...]


def rules(*pairs: tuple[str, str]) -> Rules:
    """Patterns, each with what takes the place of what it matches."""
    return tuple((re.compile(pattern), to) for pattern, to in pairs)


def applied(text: str, by: Rules) -> str:
    """``text`` after each rule, one after another."""
    for pattern, to in by:
        text = pattern.sub(to, text)
    return text
