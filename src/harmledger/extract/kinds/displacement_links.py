"""Which counted people go with which word of displacement. Works on one sentence; knows no who, when and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from harmledger.extract.kinds.figures import figures
from harmledger.extract.tagging.people import People, people
from harmledger.extract.tagging.phrases import Phrases
from harmledger.extract.tagging.words import Words
from harmledger.model.terms import DisplacementTerm

# For each term: what those before it do; what those after it suffer; what asks for a form of "be".
_TERMS: tuple[tuple[DisplacementTerm, str, str, str], ...] = (
    (
        DisplacementTerm.DISPLACED,
        (
            "moved;were forced to leave;had to leave;lost their homes;forced to leave;made homeless;become refugees;"
            "were driven out;driven out;homeless;internally displaced;are on the move;were on the move"
        ),
        (
            "displaced;displacing;displaces;uprooted;uprooting;exodus of;displacement of;driving out;drove out;"
            "displace;uproot;forced;forcing;drove;driven;driving;sent;sending;made homeless"
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
            "streamed;poured into;sought refuge;seeking refuge;left for;had left for;have run;ran to;ran away;"
            "have gone to;"
            "had gone to;gone into;have crossed;had crossed;crossed to;crossed out of;passed to;passed into;"
            "have reached;had reached;reached safety;"
            "abandoned;set out;are on the road;on the road;spent the night in the bush;went into;"
            "arrived from;arrived in;have taken the road;went out from;went to relatives;took to the"
        ),
        "flight of",
        "fleeing;forced to flee",
    ),
    (
        DisplacementTerm.EVACUATED,
        (
            "left in buses;were bused out;began evacuating;began leaving;moved out;moved out of;got out;left by bus;"
            "left by boat"
        ),
        "evacuated;evacuating;evacuation of;evacuate;evacuates;bussed;bused;departure of",
        (
            "evacuated;bused out;bussed out;moved out;relocated;transferred;brought out;led to safety;taken to safety;"
            "taken by bus;lifted out;flown out;airlifted;led out"
        ),
    ),
    (
        DisplacementTerm.RETURNED,
        (
            "returned;return to their homes;have returned;returning;went back;came back;gone back;were back;are back;"
            "went home;came home;gone home;moved home;have come home;were back home"
        ),
        "return of",
        "returned;repatriated",
    ),
    (
        DisplacementTerm.SHELTERED,
        (
            "sheltering;took shelter;taken refuge;take shelter;found shelter;live in camps;living in camps;"
            "sought shelter;taking refuge;are staying;were staying;are sleeping;were sleeping;sleep in;slept in;"
            "camping in;"
            "are camping;are camped;spent the night;are living in schools;are in schools;remain in camps;"
            "stayed with;took refuge"
        ),
        "houses;sheltering;shelters;hosts;hosting;housing;sheltered;harbouring",
        "sheltered;housed;sheltering;hosted;taken in by;taken in;lodged;put up;accommodated",
    ),
)
_BE = frozenset("was were is are been be being".split())
_HAVE = frozenset("has have had having".split())
_SKIP = frozenset(
    "also already been be have has had were was are is being to flee since recently reportedly now forcibly "
    "internally temporarily some the more than another an other up forced others so far estimated on out then "
    "alone later subsequently newly".split()
)
_HARD = frozenset(". ; : ! ? …".split())
_VERBISH = frozenset("killed wounded injured said says died live lives need killing injuring threatened".split())
_SENDING = frozenset("forced forcing drove driven driving sent sending".split())
_HOMES = frozenset("homes home houses villages country".split())
_LIVING = frozenset("living live lived lives sleeping staying sheltering crammed camped stranded".split())
_LISTED = 16
"""Words over which those who are driven out may be listed before it is told from where."""
_MODALS = frozenset("will would could may might should can to if plan plans".split())
_GOING = frozenset("fleeing flee leave leaving".split())


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


@dataclass(frozen=True, slots=True)
class Move:
    """People counted and the words, ``first`` up to but without ``last``, that tell what made them move."""

    who: People
    first: int
    last: int
    term: DisplacementTerm


def moves(words: Words) -> tuple[Move, ...]:
    """Each group of people of the sentence with the first word of displacement that is theirs."""
    if not _CUES.find(words):
        return ()
    counted = tuple(who for who in people(words) if not who.single)
    return tuple(_moves(words, counted)) if counted else ()


def further(words: Words, before: DisplacementTerm | None, own: tuple[Move, ...]) -> Iterator[Move]:
    """Figures told without their noun, of the displacement told last: "the United Nations gives the figure as 960,000".

    Args:
        words: the sentence.
        before: what displacement was told right before the sentence; None where none was.
        own: what the sentence tells by itself.
    """
    if before is None and not own:
        return
    taken = {move.who.first for move in own}
    for who in figures(words, people(words)):
        term = next((move.term for move in reversed(own) if move.who.first < who.first), before)
        if term is not None and who.first not in taken:
            yield Move(who, who.first, who.last, term)


def _moves(words: Words, counted: tuple[People, ...]) -> Iterator[Move]:
    taken: set[int] = set()
    at = {who.first: who for who in counted}
    for first, last, cue in _CUES.find(words):
        who = _object(words, first, last, at) if cue.suffering else None
        who = who or (_before(words, first, cue, counted) if _leads_away(words, first, last) else None)
        if who is None or who.first in taken or _planned(words, first, who):
            who = _living(words, first, last, counted)
            if who is None or who.first in taken:
                continue
        elif not (who.noun or cue.suffering or cue.doing or _told_of(words, who, first)):
            continue
        taken.add(who.first)
        going = not _GOING.isdisjoint(words.keys[max(who.last, last) : max(who.last, last) + 3])
        yield Move(who, first, last, DisplacementTerm.FLED if going else cue.term)


def _object(words: Words, first: int, last: int, at: dict[int, People]) -> People | None:
    """The people after the cue at ``first``; after "drove" and the like only where it is told that they left."""
    who = at.get(_forward(words, last, at))
    if who is None or words.keys[first] not in _SENDING:
        return who
    after = words.keys[who.last : who.last + _LISTED]
    return who if not _GOING.isdisjoint(after[:5]) or not _HOMES.isdisjoint(after) else None


def _leads_away(words: Words, first: int, last: int) -> bool:
    """Whether "were forced" and the like are followed by where to or from; any other cue needs no such thing."""
    after = words.keys[last : last + _LISTED]
    return words.keys[first] not in _SENDING or last - first > 1 or not (_GOING | _HOMES).isdisjoint(after)


def _told_of(words: Words, who: People, first: int) -> bool:
    """Whether a bare number is the subject of the cue: "93,000 had been taken in"."""
    group = words.keys[who.last : first]
    return bool(group) and set(group) <= _HAVE | _BE | {"also", "already", "now", "since"}


def _living(words: Words, first: int, last: int, counted: tuple[People, ...]) -> People | None:
    """People called displaced of whom it is told where they live: "2.7 million displaced people were living in"."""
    who = next((one for one in counted if one.count[1] <= first and last < one.last), None)
    if who is None or not who.noun:
        return None
    return who if not _LIVING.isdisjoint(words.keys[who.last : who.last + 4]) else None


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
