"""Credits: whether one report says that what it tells is another's."""

from __future__ import annotations

import functools
import re

from harmledger.model.report import Report
from harmledger.model.terms import SourceType
from harmledger.vocabulary import sources

_KINDS = frozenset({SourceType.NEWS_AGENCY, SourceType.STATE_MEDIA})
_REACH = 40
_LONGEST = 6
_SAYING = re.compile(r"(?:[ ]news[ ]agency)?,?[ ](?:has[ ])?(?:report|said|says|told|wrote|quot|cit|add|learn|confirm)")
_LEADING = re.compile(
    r"\b(?:according to|reported by|reporting by|told|citing|cited by|quoted by|by|from|via)[ ]"
    r"(?:the[ ])?(?:[\w'’-]+[ ]){0,2}$",
    re.IGNORECASE,
)


def between(first: Report, second: Report) -> str | None:
    """Whom ``second`` credits where that is the outlet of ``first``, or whom both credit; None where it is neither."""
    said = [name for name in (second.republished_from, second.byline) if name]
    outlets = [name for name in (first.outlet, first.republished_from) if name]
    for credit in said:
        if any(same(credit, outlet) for outlet in outlets):
            return credit
    theirs = {agency for outlet in outlets for agency in _agencies_named(outlet)}
    shared = sorted(theirs & agencies(second.text)) if theirs else []
    return shared[0] if shared else None


def credits_outlet(report: Report, other: Report) -> bool:
    """Whether ``report`` names the outlet of ``other`` as its origin, and ``other`` names none."""
    credit, outlet = report.republished_from, other.outlet
    return bool(credit and outlet and other.republished_from is None and same(credit, outlet))


def same(one: str, other: str) -> bool:
    """Whether two names are of one outlet: one in the other, or the initials of the other."""
    low, high = sorted((_plain(one), _plain(other)), key=len)
    if not low:
        return False
    if re.search(rf"\b{re.escape(low)}\b", high):
        return True
    initials = "".join(word[0] for word in high.split())
    return len(low) > 1 and low == initials


def _plain(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold())).removeprefix("the ")


def agencies(text: str) -> frozenset[str]:
    """The news agencies that a text says it has something from ("according to Anadolu", "told AFP", "Reuters said")."""
    return frozenset(
        _named()[match[0].casefold()]
        for match in _names().finditer(text)
        if _LEADING.search(text, max(0, match.start() - _REACH), match.start()) or _SAYING.match(text, match.end())
    )


@functools.lru_cache(maxsize=4_096)
def _agencies_named(outlet: str) -> frozenset[str]:
    words = _plain(outlet).split()
    runs = {" ".join(words[at : at + size]) for size in range(1, _LONGEST + 1) for at in range(len(words) - size + 1)}
    return frozenset(name for alias, name in _plainly_named().items() if alias in runs)


@functools.cache
def _named() -> dict[str, str]:
    return {
        alias.casefold(): source.name
        for source in sources.all()
        if source.type in _KINDS
        for alias in (source.name, *source.aliases)
    }


@functools.cache
def _plainly_named() -> dict[str, str]:
    return {_plain(alias): name for alias, name in _named().items()}


@functools.cache
def _names() -> re.Pattern[str]:
    names = {alias for source in sources.all() if source.type in _KINDS for alias in (source.name, *source.aliases)}
    return re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in sorted(names, key=len, reverse=True))})\b")
