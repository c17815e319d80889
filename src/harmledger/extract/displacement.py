"""Displacement claims: people or households displaced, fled, evacuated, returned or sheltered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from harmledger.extract.casualty_parts import Act, acts_of, merged
from harmledger.extract.people import People, people
from harmledger.extract.scenes import Scene, of_war, scenes
from harmledger.extract.tags import Label, Reading, Sentence
from harmledger.extract.unrelated import may_be
from harmledger.extract.words import Phrases, Words
from harmledger.model.draft import Draft, PlaceMention
from harmledger.model.span import Mention
from harmledger.model.terms import ClaimKind, CountUnit, DisplacementTerm, Scope, VictimGroup
from harmledger.model.where import PlaceRole

# For each term: what those before it do; what those after it suffer; what asks for a form of "be".
_TERMS: tuple[tuple[DisplacementTerm, str, str, str], ...] = (
    (
        DisplacementTerm.DISPLACED,
        (
            "moved;were forced to leave;had to leave;lost their homes;forced to leave;made homeless;become refugees;"
            "were driven out;driven out;homeless;internally displaced"
        ),
        (
            "displaced;displacing;displaces;uprooted;uprooting;exodus of;displacement of;driving out;drove out;"
            "displace;uproot;forced;forcing;drove;driving;sent;sending;made homeless"
        ),
        (
            "displaced;uprooted;forced from their homes;driven from their homes;forced out;expelled;made homeless;"
            "left homeless"
        ),
    ),
    (
        DisplacementTerm.FLED,
        (
            "fled;flee;fleeing;escaped;have left;had left;left their homes;leave their homes;left the area;"
            "left the town;left the city;forced to flee;leaving their homes;crossed into;crossed the border;"
            "streamed;poured into;sought refuge;seeking refuge"
        ),
        "flight of",
        "fleeing;forced to flee",
    ),
    (
        DisplacementTerm.EVACUATED,
        "left in buses;were bused out;began evacuating;began leaving",
        "evacuated;evacuating;evacuation of;evacuate;evacuates;bussed;bused;departure of",
        "evacuated;bused out;bussed out;moved out;relocated;transferred",
    ),
    (
        DisplacementTerm.RETURNED,
        "returned;return to their homes;have returned;returning;went back;came back",
        "return of",
        "returned;repatriated",
    ),
    (
        DisplacementTerm.SHELTERED,
        (
            "sheltering;took shelter;taken refuge;take shelter;found shelter;live in camps;living in camps;"
            "sought shelter;taking refuge"
        ),
        "houses;sheltering;shelters;hosts;hosting;housing;sheltered;harbouring",
        "sheltered;housed;sheltering;hosted",
    ),
)
_BE = frozenset("was were is are been be being".split())
_HAVE = frozenset("has have had having".split())
_SKIP = frozenset(
    "also already been be have has had were was are is being to flee since recently reportedly now forcibly "
    "internally temporarily some the more than another an other up forced others so far estimated on out then "
    "alone later subsequently".split()
)
_HARD = frozenset(". ; : ! ? …".split())
_VERBISH = frozenset("killed wounded injured said says died live lives need killing injuring threatened".split())
_HOUSEHOLDS = frozenset("family families household households".split())
_MODALS = frozenset("will would could may might should can to if plan plans".split())
_GOING = frozenset("fleeing flee leave leaving".split())
_WAY = re.compile(
    r"\b(?:(?P<to>to|towards?|into|reach(?:ed)?|near)|from|out of|fled|left|leave|leaving|fleeing)\s", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Cue:
    term: DisplacementTerm
    doing: bool
    suffering: bool
    passive: bool


def _cues() -> Phrases[_Cue]:
    roles: dict[str, tuple[DisplacementTerm, set[str]]] = {}
    for term, *lists in _TERMS:
        for role, words in zip(("doing", "suffering", "passive"), lists, strict=True):
            for phrase in words.split(";"):
                roles.setdefault(phrase, (term, set()))[1].add(role)
    return Phrases(
        (phrase, _Cue(term, "doing" in found, "suffering" in found, "passive" in found))
        for phrase, (term, found) in roles.items()
    )


_CUES = _cues()
_OPENINGS = frozenset(phrase.split()[0] for _, *lists in _TERMS for words in lists for phrase in words.split(";"))


def displacements(reading: Reading) -> list[Draft]:
    """The displacement claims of a report, in the order of the text."""
    found: list[Draft] = []
    acts: list[Act] = []
    for sentence, scene in zip(reading.sentences, scenes(reading), strict=True):
        words = Words.of(sentence.text)
        if _OPENINGS.isdisjoint(words.keys) or may_be(sentence.text):
            continue
        counted = tuple(who for who in people(words) if not who.single)
        if counted:
            links = list(_links(words, counted))
            acts = acts or (acts_of(reading) if links else [])
            found += (_draft(sentence, words, scene, merged(acts, sentence.index), link) for link in links)
    return found


def _links(words: Words, counted: tuple[People, ...]) -> Iterator[tuple[People, tuple[int, int, _Cue]]]:
    """Each group of people with the first cue that is theirs."""
    taken: set[int] = set()
    at = {who.first: who for who in counted}
    for first, last, cue in _CUES.find(words.keys):
        who = None
        if cue.suffering:
            who = at.get(_forward(words, last, at))
            if who is not None and words.keys[first] in ("forced", "forcing", "drove", "driving", "sent", "sending"):
                who = (
                    who
                    if not _GOING.isdisjoint(words.keys[who.last : who.last + 5])
                    or "homes" in words.keys[who.last : who.last + 8]
                    else None
                )
        if who is None:
            who = _before(words, first, cue, counted)
        if (
            who is not None
            and who.first not in taken
            and not _planned(words, first, who)
            and (who.noun or cue.suffering or cue.doing)
        ):
            taken.add(who.first)
            yield who, (first, last, cue)


def _forward(words: Words, index: int, at: dict[int, People]) -> int:
    for _ in range(4):
        if index in at or index >= len(words.keys) or words.keys[index] not in _SKIP:
            return index
        index += 1
    return index


def _before(words: Words, first: int, cue: _Cue, counted: tuple[People, ...]) -> People | None:
    """The people before the cue whose verb it is."""
    start = first
    while start > 0 and words.keys[start - 1] in _SKIP:
        start -= 1
    group = words.keys[start:first]
    led = not _BE.isdisjoint(group) if not cue.doing else True
    who = next((one for one in reversed(counted) if one.last <= start), None)
    if who is None:
        return None
    gap = words.keys[who.last : start]
    if not gap:
        return who
    if not led or not (group or cue.doing) or len(gap) > 12:
        return None
    if not _HARD.isdisjoint(gap) or not _VERBISH.isdisjoint(gap) or "who" in gap[1:] or "that" in gap:
        return None
    return who if _BE.isdisjoint(gap) and _HAVE.isdisjoint(gap) else None


def _planned(words: Words, first: int, who: People) -> bool:
    start = who.last if who.last <= first else first - 3
    before = words.keys[max(0, min(start, first - 3)) : first]
    return any(
        word in _MODALS and not ("forced" in before or "had" in before or (word == "to" and "have" in before))
        for word in before
    )


def _draft(
    sentence: Sentence, words: Words, scene: Scene, act: Act, link: tuple[People, tuple[int, int, _Cue]]
) -> Draft:
    who, found = link
    first, last, cue = min(who.first, found[0]), max(who.last, found[1]), found[2]
    start, end = sentence.start + words.spans[first][0], sentence.start + words.spans[last - 1][1]
    count = Mention.at(
        scene.text, sentence.start + words.spans[who.count[0]][0], sentence.start + words.spans[who.count[1] - 1][1]
    )
    scope = scene.scope(sentence, start, end, count.text)
    if scope is Scope.INCIDENT and cue.term is not DisplacementTerm.EVACUATED and not sentence.tagged(Label.TIME):
        scope = Scope.CUMULATIVE
    term = cue.term
    households = words.keys[who.last - 1] in _HOUSEHOLDS
    if not _GOING.isdisjoint(words.keys[last : last + 3]):
        term = DisplacementTerm.FLED
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
        victims=VictimGroup.PEOPLE if households or who.group is None else who.group,
        perpetrators=() if of_war(sentence, start, end) else tuple(tag.mention for tag in act.perpetrators),
        unit=CountUnit.HOUSEHOLDS if households else CountUnit.PEOPLE,
        term=term,
        confidence=0.85 if who.noun else 0.6,
        rule=f"displacement/{term.value}",
    )


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
