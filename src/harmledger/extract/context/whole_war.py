"""Figures of a whole war: they belong to the country, not to the town that the report tells of otherwise."""

from __future__ import annotations

import collections
import functools
import re
from collections.abc import Iterable
from dataclasses import replace

from harmledger.extract.context.retold import value
from harmledger.extract.tagging.guarded import Guarded
from harmledger.extract.tagging.tags import Reading, Sentence
from harmledger.model.draft import Draft, PlaceMention
from harmledger.model.span import Mention
from harmledger.model.terms import ClaimKind, Outcome, Scope
from harmledger.vocabulary import actors

_WARS = r"(?:war|conflict|uprising|revolution|revolt|rebellion|insurgency|crisis)"
_WAR = Guarded(
    rf"\b{_WARS}(?: (?:that|which) |,? (?:began|begun"
    r"|erupted|started|broke|in its|has|had|since|now)\b|['’]s\b|[.,;:]|$| (?:in|on|across|there|first|with|and|to"
    r"|by)\b)"
    r"|\b(?:war|conflict)[- ](?:torn|ravaged|battered|hit|racked|wracked)\b"
    r"|\bacross the (?:[\w-]+ )?country\b|\bnationwide\b|\bcountry['’]?s population\b",
    re.IGNORECASE,
)
"""Words by which a sentence speaks of the war as a whole, and not of a "war monitor" or a "war zone"."""
_WHOLE = 50_000
"""So many dead are those of a war, whatever the sentence says."""


def of_a_war(reading: Reading, drafts: Iterable[Draft]) -> frozenset[int]:
    """Which of the drafts, by their place in the list, are figures of a war as a whole that name no place in it.

    Such is a figure over a long time whose sentence speaks of the war or of the country as a whole and names no place,
    or that is too great for anything less and names none in its own words.
    """
    return frozenset(
        at
        for at, draft in enumerate(drafts)
        if draft.scope is Scope.CUMULATIVE
        and draft.kind in (ClaimKind.CASUALTY, ClaimKind.DISPLACEMENT)
        and _whole(reading.at(draft.start), draft)
    )


def _whole(sentence: Sentence, draft: Draft) -> bool:
    number = value(draft.count.text) if draft.count is not None and draft.outcome is Outcome.KILLED else None
    great = number is not None and number >= _WHOLE
    start, end = (draft.start, draft.end) if great else (sentence.start, sentence.end)
    if any(start <= place.mention.start < end for place in draft.places):
        return False
    return great or _WAR.search(sentence.text) is not None


def in_its_country(text: str, drafts: list[Draft], of_war: frozenset[int]) -> list[Draft]:
    """The drafts, those of a war placed in its country.

    A region that the report says the war is in or about keeps its figures ("the war over Nagorno-Karabakh"). Else it is
    the country whose war the words beside the figure name ("the Syrian war"), else the one in which the report says
    most often that something is, else the one that it names most; where none is named, the figure has no place.

    Args:
        text: the report's.
        drafts: as they stand in ``text``.
        of_war: what :func:`of_a_war` found.
    """
    out = list(drafts)
    for at in sorted(of_war):
        if any(_has_the_war(text, place.mention.text) for place in drafts[at].places):
            continue
        country = _country(text, drafts[at])
        out[at] = replace(drafts[at], places=() if country is None else (PlaceMention(country),))
    return out


def _has_the_war(text: str, place: str) -> bool:
    """Whether the report calls the war that of the place."""
    name = re.escape(place)
    return re.search(rf"{_WARS} (?:in|over|for) (?:the )?{name}\b|\b{name}(?:['’]?s)? {_WARS}\b", text) is not None


_BESIDE = 200
"""Characters before and after a figure within which the war may be named."""


def _country(text: str, draft: Draft) -> Mention | None:
    wars, inside, anyhow = _patterns(actors.lands())
    low = max(0, draft.start - _BESIDE)
    named = next(wars.finditer(text, low, min(len(text), draft.end + _BESIDE)), None)
    if named is not None:
        return Mention.at(text, *named.span("land"))
    told = list(inside.finditer(text)) or list(anyhow.finditer(text))
    if not told:
        return None
    ((most, _),) = collections.Counter(found["land"] for found in told).most_common(1)
    own = [found.span("land") for found in told if found["land"] == most]
    return Mention.at(text, *next((span for span in reversed(own) if span[0] < draft.start), own[0]))


_ACTING = (
    r"(?:forces|army|military|troops|soldiers?|war ?planes?|jets?|air|aircraft|(?:air ?)?strikes?|government|regime"
    r"|officials?|president|minister|ministry|fighters?|rebels?|shelling|bombing|bombardment|drones?|navy)\b"
)
"""What makes a country's name that of a party: "Russian forces" may act anywhere."""


@functools.lru_cache(maxsize=4)
def _patterns(lands: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Countries as those whose war it is, as those in which something is, and anyhow; ``land`` is the country's name.

    The name is found within its adjective, too ("Syria" in "Syrian").
    """
    land = rf"\b(?P<land>{'|'.join(sorted(map(re.escape, lands), key=lambda one: (-len(one), one)))})"
    of = rf"{land}(?:['’]?s|n|ni|i)?"
    war = re.compile(rf"{of} (?:[\w-]+ ){{0,2}}?{_WARS}\b")
    inside = re.compile(rf"\b(?:in|across|inside|throughout|over|into|from|\w+ern) (?:the )?{land}\b")
    return war, inside, re.compile(rf"{of}\b(?! (?:[\w-]+ )?{_ACTING})")
