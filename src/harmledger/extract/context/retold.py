"""One figure told twice: a headline or a lead says little of what the text below says of the same figure."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace

from harmledger.extract.tagging.tags import Reading, Sentence
from harmledger.extract.tagging.words import Words
from harmledger.model.draft import Draft, PlaceMention
from harmledger.model.terms import Means, Scope, VictimGroup
from harmledger.vocabulary.terms import number_words

_LEAD = 2
"""How many sentences from the start of the text count as its headline and lead."""
_VAGUE = frozenset({None, Means.BOMBING, Means.OTHER})
_DIGITS = re.compile(r"\d[\d,.]*\d|\d")


@dataclass(frozen=True, slots=True)
class _Told:
    """A draft, where it stands among its fellows, and its sentence."""

    at: int
    draft: Draft
    sentence: Sentence


def retold(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """The drafts, those of headline and lead completed by what the text says where it gives the same figure again.

    When and where it was, by what means and who did it are taken over where the earlier telling leaves them open; who
    says it is not, for a headline is the outlet's own. Figures agree when they are of one outcome, one scope and one
    number, and of groups that may be one.
    """
    sentences = iter(reading.sentences)
    sentence = next(sentences, None)
    told: list[_Told] = []
    for at, draft in enumerate(drafts):
        while sentence is not None and sentence.end <= draft.start:
            sentence = next(sentences, None)
        if sentence is None:
            break
        told.append(_Told(at, draft, sentence))
    out = list(drafts)
    for one in told:
        if one.sentence.index >= _LEAD:
            break
        again = next((other for other in told if other.at > one.at and _same(one, other)), None)
        if again is not None:
            out[one.at] = _completed(one, again)
    return out


def _same(one: _Told, other: _Told) -> bool:
    """Whether two drafts give one figure."""
    a, b = one.draft, other.draft
    if a.outcome is not b.outcome or a.scope is not b.scope or a.scope is Scope.CAMPAIGN:
        return False
    if (a.part_of is None) is not (b.part_of is None) or a.count is None or b.count is None:
        return False
    if b.start < a.end or (a.victims is not b.victims and VictimGroup.PEOPLE not in (a.victims, b.victims)):
        return False
    number = value(a.count.text)
    return number is not None and number == value(b.count.text)


def _completed(one: _Told, again: _Told) -> Draft:
    draft, other = one.draft, again.draft
    dated = other.time is not None and not other.time_inherited and (draft.time is None or draft.time_inherited)
    vague = draft.means in _VAGUE and other.means not in _VAGUE
    return replace(
        draft,
        time=other.time if dated else draft.time,
        time_inherited=True if dated else draft.time_inherited,
        places=_places(one, again),
        means=other.means if vague else draft.means,
        targets=draft.targets or other.targets,
        perpetrators=draft.perpetrators or other.perpetrators,
    )


def _places(one: _Told, again: _Told) -> tuple[PlaceMention, ...]:
    """The places of the earlier telling, and those that the later one's sentence names beside them."""
    names = {place.mention.text.lower() for place in one.draft.places}
    start, end = again.sentence.start, again.sentence.end
    own = (place for place in again.draft.places if start <= place.mention.start < end)
    return (*one.draft.places, *(place for place in own if place.mention.text.lower() not in names))


@functools.lru_cache(maxsize=256)
def value(count: str) -> int | None:
    """The number that the words of a count give, hedges aside; None for words that give an order of size or a range."""
    digits = _DIGITS.findall(count)
    if digits:
        return int(re.sub(r"\D", "", digits[0])) if len(digits) == 1 else None
    lists = number_words()
    small = {**lists.units, **lists.tens}
    total = current = 0
    found = False
    for key in Words.of(count).keys:
        if key in small:
            current, found = current + small[key], True
        elif key in lists.scales:
            current, found = max(current, 1) * lists.scales[key], True
            if lists.scales[key] > 100:
                total, current = total + current, 0
    return total + current if found else None
