"""Displacement claims: people or households displaced, fled, evacuated, returned or sheltered."""

from __future__ import annotations

import re

from harmledger.extract.context.acts import Act, acts_of, merged
from harmledger.extract.context.scenes import Scene, of_war, scenes
from harmledger.extract.context.unrelated import may_be, of_nature
from harmledger.extract.kinds.casualty_links import links
from harmledger.extract.kinds.displacement_links import Move, further, moves
from harmledger.extract.tagging.tags import Label, Reading, Sentence
from harmledger.extract.tagging.words import Words
from harmledger.model.draft import Draft, PlaceMention
from harmledger.model.span import Mention
from harmledger.model.terms import ClaimKind, CountUnit, DisplacementTerm, Scope, VictimGroup
from harmledger.model.where import PlaceRole

_HOUSEHOLDS = frozenset("family families household households".split())
_REACH = 2
"""How many sentences back a figure may lie that another adds to."""

_NEUTRAL = frozenset("people persons person".split())
_WAY = re.compile(
    r"\b(?:(?P<to>to|towards?|into|reach(?:ed)?|near)|from|out of|fled|left|leave|leaving|fleeing)\s", re.IGNORECASE
)


def displacements(reading: Reading) -> list[Draft]:
    """The displacement claims of a report, in the order of the text."""
    if of_nature(reading):
        return []
    found: list[Draft] = []
    acts = acts_of(reading)
    told: list[tuple[Words, tuple[Move, ...]]] = []
    for sentence, scene in zip(reading.sentences, scenes(reading), strict=True):
        words = Words.of(sentence.text)
        own = moves(words)
        if own and may_be(sentence.text):
            own = ()
        own += tuple(further(words, _before(told), own))
        told.append((words, own))
        if own:
            found += (_draft(sentence, words, scene, merged(acts, sentence.index), move) for move in own)
    return found


def _before(told: list[tuple[Words, tuple[Move, ...]]]) -> DisplacementTerm | None:
    """The displacement told last, where it stands in one of the sentences right before and no harm was told since."""
    for words, own in reversed(told[-_REACH:]):
        if own:
            return own[-1].term
        if links(words.text):
            return None
    return None


def _draft(sentence: Sentence, words: Words, scene: Scene, act: Act, move: Move) -> Draft:
    who, term = move.who, move.term
    first, last = min(who.first, move.first), max(who.last, move.last)
    start, end = sentence.start + words.spans[first][0], sentence.start + words.spans[last - 1][1]
    count = Mention.at(
        scene.text, sentence.start + words.spans[who.count[0]][0], sentence.start + words.spans[who.count[1] - 1][1]
    )
    scope = scene.scope(sentence, start, end, count.text)
    if scope is Scope.INCIDENT and term is not DisplacementTerm.EVACUATED and not sentence.tagged(Label.TIME):
        scope = Scope.CUMULATIVE
    households = words.keys[who.last - 1] in _HOUSEHOLDS
    unsaid = words.keys[who.last - 1].startswith("household")
    time, inherited = scene.time(sentence, start, end, scope)
    return Draft(
        ClaimKind.DISPLACEMENT,
        start,
        end,
        source=scene.source(sentence, start, end),
        stance=scene.stance(sentence, start, end),
        scope=scope,
        time=time,
        time_inherited=inherited,
        places=_places(sentence, scene),
        count=count,
        victims=VictimGroup.PEOPLE if unsaid or _only_displaced(words, move) else who.group or VictimGroup.PEOPLE,
        perpetrators=() if of_war(sentence, start, end) else tuple(tag.mention for tag in act.perpetrators),
        unit=CountUnit.HOUSEHOLDS if households else CountUnit.PEOPLE,
        term=term,
        confidence=0.85 if who.noun else 0.6,
        rule=f"displacement/{term.value}",
    )


def _only_displaced(words: Words, move: Move) -> bool:
    """Whether all that the noun says of the people is that they are displaced."""
    return "displaced" in words.keys[move.who.first : move.who.last] and words.keys[move.who.last - 1] in _NEUTRAL


def _places(sentence: Sentence, scene: Scene) -> tuple[PlaceMention, ...]:
    own = sentence.tagged(Label.PLACE)
    if not own:
        return tuple(PlaceMention(tag.mention) for tag in scene.setting.places[:1])
    found = []
    for tag in own:
        before = sentence.text[max(0, tag.start - sentence.start - 40) : tag.start - sentence.start]
        ways = list(_WAY.finditer(before))
        role = PlaceRole.AT
        if ways:
            role = PlaceRole.DESTINATION if ways[-1].group("to") else PlaceRole.ORIGIN
        found.append(PlaceMention(tag.mention, role))
    return tuple(found)
