"""Control: places taken, retaken, held or divided, one claim for all the places that one clause names."""

from __future__ import annotations

import dataclasses
import re

from harmledger.extract.context import parties
from harmledger.extract.context.circumstances import Scenes
from harmledger.extract.context.clauses import Clause, clauses, headlines, tags_in, touches, trimmed
from harmledger.extract.kinds.control_words import (
    ANY_LAND,
    AUXILIARY,
    GATE,
    NO_LAND,
    QUALIFIES,
    UNREAL,
    WORDINGS,
    Wording,
)
from harmledger.extract.tagging.tags import Label, Reading, Sentence, Tag
from harmledger.model.draft import Draft, PlaceMention
from harmledger.model.span import Mention
from harmledger.model.terms import ClaimKind, ControlStatus
from harmledger.model.where import PlaceRole

_REACH = 2
"""How many sentences back "the town" may have been named."""

_THE_TOWN = re.compile(r"\b(?:the|that) (?:town|village|city|place|base|airport)\b|\bit\b", re.IGNORECASE)
_TAKEN_NAME = re.compile(
    r"\s+(?:back |the (?:town|village|city|base) of )?"
    r"(?P<name>(?:(?:al|el|ash|ar|as|at|an)-)?[A-Z][\w'’‘-]+(?:(?: |-)(?:al-)?[‘'’]?[A-Z][\w'’‘-]+){0,3})"
)
_NO_PLACES = frozenset({Label.ACTOR, Label.VICTIM, Label.SPEAKER, Label.TIME})
_NOT_OF_NAMES = frozenset({"lost", "driven out", "control taken", "under control", "outside control", "stronghold"})
_RELATIVE = frozenset({"which", "that", "who", "where"})
_FIGHTERS = re.compile(
    r"\b(?:jihadists|militants|insurgents|rebels|fighters|troops|forces|army|military|kurds|regime|government|"
    r"group|units|"
    r"militia|they|it|alliance|coalition)\b",
    re.IGNORECASE,
)
_ARMED = re.compile(
    r"\b(?:jihadists|militants|insurgents|rebels|fighters|troops|forces|army|soldiers|militias?|tanks"
    r"|(?:opposition|rebel|armed) groups?)\b(?!.*\b(?:convoys?|patrols?|observers?)\b)",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"(?<![.!?] )\b[A-Z][\w'’-]+")
_IT = re.compile(r"\bit (?:was|is|had been|has been)\b|\w+(?:ed|ook) it\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|are|is)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_CAPTIVES = re.compile(r"\b\d+ captured\b|, (?:seized|captured) in\b", re.IGNORECASE)
_SMALL_WORDS = frozenset(
    "the a an it they he she this that in on at and but after when as its their while meanwhile".split()
)
_NEEDS_PARTY = frozenset({"holds", "stronghold", "divided", "under control", "held by"})
_NOMINAL = ("capture", "seizure", "recapture", "loss")


def controls(reading: Reading) -> list[Draft]:
    """Places that change hands or are said to be in someone's, in the order of the text."""
    drafts: list[Draft] = []
    scenes = Scenes(reading)
    last: tuple[int, PlaceMention] | None = None
    for sentence in reading.sentences:
        if not GATE.stand_in(sentence.text) or headlines(sentence):
            continue
        before: Clause | None = None
        for clause in clauses(sentence.text):
            if touches(clause, GATE):
                draft = _read(reading, scenes, sentence, clause, before)
                if draft is not None:
                    draft = _named_before(draft, sentence, last)
                    drafts.append(draft)
                    own = [one for one in draft.places if one.mention.start >= sentence.start]
                    last = (sentence.index, own[0]) if own else last
            before = clause
    return drafts


def _named_before(draft: Draft, sentence: Sentence, last: tuple[int, PlaceMention] | None) -> Draft:
    """The draft, with "the town" taken for the place that changed hands shortly before."""
    words = sentence.text[draft.start - sentence.start : draft.end - sentence.start]
    own = tags_in(sentence, Label.PLACE, draft.start, draft.end)
    if last is None or own or sentence.index - last[0] > _REACH or not _THE_TOWN.search(words):
        return draft
    named_here = any(draft.start <= place.mention.start < draft.end for place in draft.places)
    return draft if named_here else dataclasses.replace(draft, places=(last[1],))


def _read(reading: Reading, scenes: Scenes, sentence: Sentence, clause: Clause, before: Clause | None) -> Draft | None:
    relative = before is not None and clause.words[0].low in _RELATIVE
    antecedent = before.start if before is not None and relative else clause.start
    for wording in WORDINGS:
        found = wording.pattern.search(sentence.text, clause.start, clause.end)
        if found is None or UNREAL.search(sentence.text, max(0, found.start() - 90), found.start()):
            continue
        start, end = trimmed(sentence, clause.start, clause.end)
        gained = _parties(reading, sentence, (start, end), found, wording.gains)
        lost = _parties(reading, sentence, (start, end), found, wording.loses)
        if relative and not gained and "before" in wording.gains:
            gained = parties.actors(sentence, sentence.start + antecedent, start)[-1:]
        if not _about_land(sentence, (antecedent, clause.end), found, wording, told=bool(gained or lost)):
            continue
        lost = tuple(tag for tag in lost if tag not in gained)
        draft = _draft(scenes, sentence, (start, end), (antecedent, clause.end), wording, (gained, lost))
        objects = () if tags_in(sentence, Label.PLACE, start, end) else _objects(sentence, clause, found, wording)
        return dataclasses.replace(draft, places=objects) if objects else draft
    return None


def _objects(sentence: Sentence, clause: Clause, found: re.Match[str], wording: Wording) -> tuple[PlaceMention, ...]:
    """The name that stands where what is taken stands, by the wording alone: "have retaken X"."""
    if wording.object_before or wording.name in _NOT_OF_NAMES:
        return ()
    name = _TAKEN_NAME.match(sentence.text, found.end(), clause.end)
    if name is None:
        return ()
    start, end = sentence.start + name.start("name"), sentence.start + name.end("name")
    if any(tag.start < end and start < tag.end for tag in sentence.tags if tag.label in _NO_PLACES):
        return ()
    return (PlaceMention(Mention(start, end, name["name"])),)


def _about_land(
    sentence: Sentence, stretch: tuple[int, int], found: re.Match[str], wording: Wording, *, told: bool
) -> bool:
    """Whether the stretch is about places, and about a party or a named place at that."""
    named = bool(tags_in(sentence, Label.PLACE, sentence.start + stretch[0], sentence.start + stretch[1]))
    if wording.name in {"held by", "fell"} and not _said_of_place(sentence, found.start()):
        return False
    if wording.name in {"held by", "taken"} and not _of_land(sentence, stretch[0], found):
        return False
    if wording.needs_land:
        if wording.gains == "before by" and (_qualifies(sentence, found) or _of_people(sentence, stretch, found)):
            return False
        if not named and not _land(sentence, stretch, found, wording):
            return False
    if wording.name == "entered" and not (told and _ARMED.search(sentence.text, stretch[0], found.start())):
        return False
    fighters = bool(_FIGHTERS.search(sentence.text, max(stretch[0], found.start() - 30), found.start()))
    return told or fighters or (named and wording.name not in _NEEDS_PARTY)


def _land(sentence: Sentence, stretch: tuple[int, int], found: re.Match[str], wording: Wording) -> bool:
    """Whether the stretch names land: a kind of place, or a capitalised name, no party's, where the object stands."""
    if ANY_LAND.search(sentence.text, *stretch) or _IT.search(
        sentence.text, max(stretch[0], found.start() - 12), found.end() + 4
    ):
        return True
    taken = [tag for tag in sentence.tags if tag.label in {Label.ACTOR, Label.VICTIM, Label.SPEAKER, Label.TIME}]
    near = (stretch[0], found.start()) if wording.object_before else (found.end(), min(stretch[1], found.end() + 40))
    return any(
        not any(tag.start <= sentence.start + name.start() < tag.end for tag in taken)
        for name in _CAPITAL.finditer(sentence.text, *near)
        if name.group().lower() not in _SMALL_WORDS
    )


def _said_of_place(sentence: Sentence, at: int) -> bool:
    """Whether "held by" at sentence offset ``at`` is said of a place as such, not in passing ("areas held by")."""
    if AUXILIARY.search(sentence.text, max(0, at - 40), at):
        return True
    return any(0 <= sentence.start + at - tag.end <= 2 for tag in sentence.tagged(Label.PLACE))


def _of_land(sentence: Sentence, start: int, found: re.Match[str]) -> bool:
    """Whether what a passive is said of can be land: "three were captured in" tells of people."""
    if not _PASSIVE.search(sentence.text, max(0, found.start() - 16), found.start()):
        return not _CAPTIVES.search(sentence.text, max(0, found.start() - 12), found.end() + 3)
    if ANY_LAND.search(sentence.text, start, found.start()) or _IT.search(
        sentence.text, max(start, found.start() - 12), found.end()
    ):
        return True
    return bool(tags_in(sentence, Label.PLACE, sentence.start + start, sentence.start + found.start()))


def _qualifies(sentence: Sentence, found: re.Match[str]) -> bool:
    """Whether the wording only qualifies a noun ("the recaptured areas", "areas recaptured from")."""
    if found.group().lower() in _NOMINAL:
        return False
    return bool(QUALIFIES.search(sentence.text, max(0, found.start() - 20), found.start()))


def _of_people(sentence: Sentence, stretch: tuple[int, int], found: re.Match[str]) -> bool:
    """Whether people or things, not places, were taken."""
    after = sentence.text[found.end() : min(stretch[1], found.end() + 45)]
    if after.lstrip().startswith("by "):
        after = sentence.text[max(stretch[0], found.start() - 45) : found.start()]
    people, land = NO_LAND.search(after), ANY_LAND.search(after)
    return (
        people is not None and (land is None or people.start() < land.start()) and not after[:8].lstrip()[:1].isupper()
    )


def _parties(
    reading: Reading, sentence: Sentence, span: tuple[int, int], found: re.Match[str], sides: str
) -> tuple[Tag, ...]:
    """The parties that stand on the sides that a wording names."""
    named = parties.actors(sentence, *span)
    at, after = sentence.start + found.start(), sentence.start + found.end()
    every: list[Tag] = []
    for side in sides.split():
        if side == "before":
            every += _subject(reading, sentence, span, named, at)
        elif side == "by":
            every += [tag for tag in parties.by_agents(sentence, named) if tag not in every]
        elif side == "inside":
            every += [tag for tag in named if at <= tag.start and (tag.start < after or not every)]
        elif side == "from":
            every += [tag for tag in named if tag.start >= after and _led(sentence, tag, "from")]
        elif side == "both":
            every += tags_in(sentence, Label.ACTOR, at, span[1])
        else:
            every += [tag for tag in named if tag.start >= at]
    return tuple(every)


def _subject(
    reading: Reading, sentence: Sentence, span: tuple[int, int], named: tuple[Tag, ...], at: int
) -> tuple[Tag, ...]:
    """The party before the wording that is its doer: the nearest, with those joined to it."""
    doers = parties.subjects(sentence, named, at, owners_too=True)
    last = next((tag for tag in reversed(doers) if tag.end <= at), None)
    if last is None:
        return parties.stand_in(reading, sentence, span[0], at)
    first = next(index for index in range(len(doers)) if last in parties.chain(sentence, doers, index))
    return tuple(tag for tag in doers[first:] if tag.end <= at)


def _led(sentence: Sentence, tag: Tag, word: str) -> bool:
    """Whether ``word`` leads up to the tag."""
    lead = sentence.text[: tag.start - sentence.start].lower()[-40:].split()
    return word in lead[-4:]


def _at(place: PlaceMention) -> PlaceMention:
    """The place as that which changes hands: "withdrew from X" tells of X."""
    return PlaceMention(place.mention) if place.role is PlaceRole.ORIGIN else place


def _draft(
    scenes: Scenes,
    sentence: Sentence,
    span: tuple[int, int],
    stretch: tuple[int, int],
    wording: Wording,
    sides: tuple[tuple[Tag, ...], tuple[Tag, ...]],
) -> Draft:
    """The claim; its places are those of the clause, and of what a relative clause goes on about."""
    named = tags_in(sentence, Label.PLACE, *span)
    lasting = wording.status in {ControlStatus.HELD, ControlStatus.CONTESTED}
    dated = not lasting or bool(tags_in(sentence, Label.TIME, *span))
    setting = scenes.around(sentence, span[0] if named else sentence.start + stretch[0], span[1])
    return Draft(
        ClaimKind.CONTROL,
        *span,
        source=setting.source,
        stance=setting.stance,
        scope=setting.scope,
        time=setting.time if dated else None,
        time_inherited=setting.time_inherited and dated,
        places=tuple(_at(place) for place in setting.places),
        gained_by=parties.mentions(sides[0]),
        lost_by=parties.mentions(sides[1]),
        control=wording.status,
        confidence=0.7 if sides[0] and named else 0.5,
        rule=f"control.{wording.name.replace(' ', '_')}",
    )
