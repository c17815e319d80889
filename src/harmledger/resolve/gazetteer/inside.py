"""Which place the words say that another lies in: "X, a town in southern Y", "the X district of Y", "Y's X"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

from harmledger.model.span import Mention

_FARTHEST = 70
"""Characters between two names beyond which nothing is read into what stands between them."""

_NAME = r"(?:(?:al|el|ash|ar|as|an|at|az|ad)-)?[A-Z][\w'’-]*"
_PLAIN = (
    rf"(?:the|a|an|and(?= (?:the )?{_NAME})|nearby|besieged|residential|rural|urban|old|ancient|historic|strategic"
    r"|small|(?:north|south)(?:-?(?:east|west))?(?:ern)?|(?:east|west)(?:ern)?|central|coastal|border|war-torn|divided"
    r"|(?:rebel|opposition|government|regime|insurgent|jihadist|kurdish|is|isis|militant)-held"
    r"|neighbou?rhoods?|districts?|areas?|quarters?|suburbs?|towns?|villages?|city|cities|hamlets?|regions?|camps?"
    r"|countryside|province|governorate|county|counties|subdistrict|hospital|clinic|school|university|mosque|church"
    r"|market|street|streets|road|square|roundabout|farms?|airport|airbase|base|checkpoint|housing|citys|side|parts?"
    r"|outskirts|edge|cemetery|shrine|bakery|station|prison|bridge|park|junction|intersection|building|complex)"
)
_IN = re.compile(
    rf"(?:['’]?s)?,?(?: (?:{_PLAIN}|{_NAME}),?)*? (?:in|of|within)(?: {_PLAIN})* ?(?:of )?(?:the )?", re.ASCII
)
_LOOSE = re.compile(rf"\band |(?<= ){_NAME}", re.ASCII)
_LEAD = 40
_BETWEEN = re.compile(r"\bbetween (?:the )?(?:(?:towns|cities|villages) of )?$")
_OWNED = re.compile(rf"(?:['’]s|s)(?: {_PLAIN})* ")


def containers(text: str, spans: Sequence[tuple[int, int]]) -> dict[int, list[int]]:
    """By the place of a name in ``spans``, those of the names that the words say it lies in.

    Args:
        text: the report's text.
        spans: where names of places stand, in the order of the text, none twice.
    """
    found: dict[int, list[int]] = {}
    for index, (start, end) in enumerate(spans):
        for other in range(index + 1, len(spans)):
            first = spans[other][0]
            if first - end > _FARTHEST:
                break
            if first >= end and _IN.fullmatch(text, end, first):
                found.setdefault(index, []).append(other)
                break
        if (
            index
            and 0 < start - spans[index - 1][1] <= _FARTHEST
            and _OWNED.fullmatch(text, spans[index - 1][1], start)
        ):
            found.setdefault(index, []).append(index - 1)
    return found


def is_loose(text: str, end: int, start: int) -> bool:
    """Whether more stands between two names than what ties them: "Damascus and Aleppo and the town of X in Idlib"."""
    return _LOOSE.search(text, end, start) is not None


def between(text: str, mentions: Iterable[Mention]) -> dict[Mention, Mention]:
    """The two ends of a stretch that the words name ("between Saraqib and Idlib"), each with the other.

    Args:
        text: the report's text.
        mentions: the places that it names.
    """
    ends: dict[Mention, Mention] = {}
    ordered = sorted(mentions, key=lambda one: one.start)
    for one, other in itertools.pairwise(ordered):
        joined = text[one.end : other.start] in {" and ", " and the town of ", " and the city of "}
        if joined and _BETWEEN.search(text[max(0, one.start - _LEAD) : one.start]):
            ends[one], ends[other] = other, one
    return ends
