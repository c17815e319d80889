"""Casualty claims: people killed, injured, missing or detained."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from harmledger.extract.context.acts import Act, Acts, day_of, merged
from harmledger.extract.context.deeds import means_of, perpetrators_of, targets_of, unnamed
from harmledger.extract.context.parties import actors, subjects
from harmledger.extract.context.retold import retold
from harmledger.extract.context.scenes import of_war, scenes
from harmledger.extract.context.unrelated import of_nature, unrelated
from harmledger.extract.kinds.casualty_clauses import stretches
from harmledger.extract.kinds.casualty_fates import fates
from harmledger.extract.kinds.casualty_further import further, ordered
from harmledger.extract.kinds.casualty_groups import grouped
from harmledger.extract.kinds.casualty_link import Link
from harmledger.extract.kinds.casualty_links import links as links_of
from harmledger.extract.kinds.displacement_links import moves
from harmledger.extract.tagging.tags import Label, Reading, Sentence, Tag
from harmledger.extract.tagging.words import Words
from harmledger.model.draft import Draft
from harmledger.model.span import Mention
from harmledger.model.terms import ClaimKind, Means, Outcome, Scope, Target, VictimGroup

_FACE_TO_FACE = frozenset({Means.GROUND_FIGHTING, Means.EXECUTION, Means.SHOOTING, Means.OTHER})
_CONFIDENCE = MappingProxyType(
    {
        "active": 0.93,
        "adjective": 0.6,
        "among": 0.9,
        "captive": 0.8,
        "counted": 0.8,
        "died": 0.95,
        "figure": 0.85,
        "headed": 0.8,
        "including": 0.95,
        "leaving": 0.93,
        "list": 0.75,
        "noun": 0.95,
        "participle": 0.95,
        "passive": 0.97,
        "single": 0.8,
        "toll": 0.85,
    }
)
"""Share of each rule's drafts that readers of reports bore out (FA-KES, Abu Salem et al. 2019), rounded, below one."""

_REACH = 2
"""How many sentences back a figure may lie that another adds to."""

_OF_THEIR_OWN = frozenset({"toll", "figure"})
"""Rules whose figures may be of others than those told of before them in the sentence."""
_NEVER_TAKEN_OVER = frozenset({VictimGroup.CHILDREN, VictimGroup.WOMEN, VictimGroup.MEN})
"""Groups that "others" after them need not belong to."""


_RIGHT_BEFORE = re.compile(r"(?:['’]s?)?\s+(?:(?:also|then|later|have|has|had|\w+ly)\s+){0,2}")
"""What may stand between a party and the verb that is its deed."""
_JOINED = re.compile(r"\b(?:and|or|by) (?:\w+ ){0,2}$|[\w)] ?, $")
"""What joins a party to others that share the deed, or makes it the owner of what did it."""


def casualties(reading: Reading) -> list[Draft]:
    """The casualty claims of a report, in the order of the text."""
    return _Teller(reading).all()


class _Told(NamedTuple):
    """A sentence with what it says of people harmed."""

    sentence: Sentence
    words: Words
    links: list[Link]


class _Share(NamedTuple):
    """What of its sentence belongs to one figure: where its places are looked for, and who acted where that differs."""

    sentence: Sentence
    by: tuple[Tag, ...] | None = None


class _Teller:
    """Goes through a report: first each sentence by itself, then what each takes over from those around it."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.scenes = tuple(scenes(reading))
        self.told = told = _all_told(reading)
        self.peaceful = of_nature(reading)
        # Knows nothing of the teller itself: a circle would keep the whole report until garbage is looked for.
        self.acts = Acts(reading.sentences, lambda index: _act(told[index]))
        self.found: list[Draft] = []

    def all(self) -> list[Draft]:
        """Every draft, in the order of the text."""
        for index, told in enumerate(self.told):
            if told.links and not (self.peaceful and not told.sentence.tagged(Label.MEANS)):
                self._sentence(told, merged(self.acts, index))
        return retold(self.reading, self.found)

    def _sentence(self, told: _Told, act: Act) -> None:
        base = len(self.found)
        group = self._going_on(told)
        shares = _shares(told)
        for link, share in zip(told.links, shares, strict=True):
            draft = self._draft(told, link, act, share)
            victims, whole = draft.victims, link.whole
            if (link.who.group is None and not link.who.of and link.rule not in _OF_THEIR_OWN) or link.who.others:
                victims = group or victims
            elif whole is None:
                group = victims if victims not in _NEVER_TAKEN_OVER else VictimGroup.PEOPLE
            if whole is not None:
                whole = base + whole if whole >= 0 else self._last(link.outcome)
                if link.who.group is None and whole is not None and whole < len(self.found):
                    victims = self.found[whole].victims
            if whole is not None and whole < len(self.found):
                draft = _within(draft, self.found[whole], told.sentence)
            changed = victims is not draft.victims or whole is not None
            self.found.append(replace(draft, victims=victims, part_of=whole) if changed else draft)

    def _going_on(self, told: _Told) -> VictimGroup | None:
        """Civilians, where the sentence opens with others of those told of right before: "Six others were wounded"."""
        who = told.links[0].who
        if who.first or not who.others or told.words.keys[who.last - 1] != "others":
            return None
        before = next((draft for draft in reversed(self.found) if draft.part_of is None), None)
        opening = self.reading.sentences[max(0, told.sentence.index - 1)].start
        if before is None or before.start < opening or "\n" in self.reading.text[before.end : told.sentence.start]:
            return None
        return before.victims if before.victims is VictimGroup.CIVILIANS else None

    def _last(self, outcome: Outcome) -> int | None:
        """The last claim of the outcome that is no part itself."""
        for at in range(len(self.found) - 1, -1, -1):
            if self.found[at].outcome is outcome and self.found[at].part_of is None:
                return at
        return None

    def _draft(self, told: _Told, link: Link, act: Act, share: _Share) -> Draft:
        sentence, words, who = told.sentence, told.words, link.who
        first, last = who.first, who.last
        if link.cue is not None:
            first, last = min(first, link.cue.first), max(last, link.cue.last)
        start, end = words.spans[first][0], words.spans[last - 1][1]
        count = Mention.at(sentence.text, words.spans[who.count[0]][0], words.spans[who.count[1] - 1][1])
        count = Mention(count.start + sentence.start, count.end + sentence.start, count.text)
        scene = self.scenes[sentence.index]
        at, to = sentence.start + start, sentence.start + end
        reach = scene.scope(sentence, at, to, count.text)
        time, inherited = scene.time(sentence, at, to, reach)
        here = self.acts[sentence.index]
        own = here if reach is Scope.CUMULATIVE and of_war(sentence, at, to) else act
        by = _doer(told, link) or share.by
        own = own if by is None else own._replace(perpetrators=by)
        party = who.party
        return Draft(
            ClaimKind.CASUALTY,
            at,
            to,
            source=scene.source(sentence, at, to),
            stance=scene.stance(sentence, at, to),
            scope=reach,
            time=time,
            time_inherited=inherited,
            places=scene.places(share.sentence, at, to, reach),
            count=count,
            outcome=link.outcome,
            victims=who.group or VictimGroup.PEOPLE,
            affiliation=None if party is None else _mention(sentence, words, party[0], party[1]),
            means=_means(link, here, own, reach),
            targets=own.targets or _fighters(link, own),
            perpetrators=tuple(tag.mention for tag in own.perpetrators if not _same(told, tag, party)),
            confidence=_CONFIDENCE[link.rule] if who.noun else round(_CONFIDENCE[link.rule] * 0.95, 2),
            named=tuple(_mention(sentence, words, *name) for name in who.names),
            rule=f"casualty/{link.rule}",
        )


def _within(part: Draft, whole: Draft, sentence: Sentence) -> Draft:
    """The part with what holds for its whole: all of it in one sentence, else what its own sentence leaves open."""
    if sentence.start <= whole.start < sentence.end:
        return replace(
            part,
            source=whole.source,
            scope=whole.scope,
            time=whole.time,
            time_inherited=whole.time_inherited,
            places=whole.places,
            means=whole.means,
            targets=whole.targets,
            perpetrators=whole.perpetrators,
        )
    dated = part.time is not None and not part.time_inherited
    return replace(
        part,
        scope=part.scope if dated else whole.scope,
        time=part.time if dated else whole.time,
        time_inherited=part.time_inherited if dated else whole.time is not None,
        means=part.means or whole.means,
        perpetrators=part.perpetrators or whole.perpetrators,
    )


def _shares(told: _Told) -> list[_Share]:
    """For each link its share of the sentence; the whole of it where no two figures have places or parties apart."""
    parts = stretches(told.sentence, told.words, told.links)
    apart = list({part.start: part for part in parts}.values())
    if len(apart) == 1:
        return [_Share(told.sentence)] * len(told.links)
    by = {part.start: perpetrators_of(part, (), None) for part in apart}
    placed = _placed_apart(told, parts)
    acted = sum(bool(found) for found in by.values()) > 1
    return [
        _Share(
            part if placed and part.tagged(Label.PLACE) else told.sentence,
            by[part.start] if acted and by[part.start] else None,
        )
        for part in parts
    ]


def _placed_apart(told: _Told, parts: list[Sentence]) -> bool:
    """Whether several stretches name places, all of them before their figures or all of them after."""
    after: dict[int, bool] = {}
    for part, link in zip(parts, told.links, strict=True):
        places = part.tagged(Label.PLACE)
        if places and link.whole is None:
            after.setdefault(part.start, places[-1].start > _offset(told.sentence, told.words, link.who.first))
    return len(after) > 1 and len(set(after.values())) == 1


def _doer(told: _Told, link: Link) -> tuple[Tag, ...]:
    """The one party right before the verb that harmed these people: "rebels killed nine"; none where none is alone."""
    if not link.active or link.cue is None or told.words.keys[link.cue.first].endswith("ing"):
        return ()
    sentence = told.sentence
    at = _offset(sentence, told.words, link.cue.first)
    doers = subjects(sentence, actors(sentence, sentence.start, at), at)
    if not doers or not _RIGHT_BEFORE.fullmatch(sentence.text, doers[-1].end - sentence.start, at - sentence.start):
        return ()
    lead = sentence.text[: doers[-1].start - sentence.start]
    beside = any(tag.end == doers[-1].start - 1 for tag in doers[:-1])
    return () if beside or _JOINED.search(lead) else doers[-1:]


def _fighters(link: Link, act: Act) -> tuple[Target, ...]:
    """Fighters hit from afar are a military target where nothing else is said to be."""
    hit = link.who.group is VictimGroup.COMBATANTS and act.means is not None and act.means not in _FACE_TO_FACE
    return (Target.MILITARY,) if hit else ()


def _means(link: Link, here: Act, act: Act, reach: Scope) -> Means | None:
    """By what means; of a pattern only what its sentence says; between armed parties fighting where nothing is said."""
    if link.outcome in (Outcome.DETAINED, Outcome.MISSING):
        return None
    if reach is not Scope.INCIDENT and here.means is not None:
        return here.means
    fighters = link.who.group is VictimGroup.COMBATANTS and link.active and bool(act.perpetrators)
    return act.means or (Means.GROUND_FIGHTING if fighters else None)


def _same(told: _Told, tag: Tag, party: tuple[int, int, str] | None) -> bool:
    """Whether the party that is said to have acted is that of the people harmed."""
    if party is None:
        return False
    own = told.words.slice(party[0], party[1]).lower()
    return tag.value == party[2] if party[2] else tag.value is None and tag.text.lower().split()[0] == own.split()[0]


def _mention(sentence: Sentence, words: Words, first: int, last: int) -> Mention:
    start, end = words.spans[first][0], words.spans[last - 1][1]
    return Mention(sentence.start + start, sentence.start + end, sentence.text[start:end])


def _all_told(reading: Reading) -> list[_Told]:
    told: list[_Told] = []
    for sentence in reading.sentences:
        told.append(_told(sentence, _before(told)))
    for at, links in fates([(one.sentence, one.links) for one in told]).items():
        told[at] = _as_told(told[at].sentence, told[at].words, ordered(links))
    return told


def _before(told: list[_Told]) -> Outcome | None:
    """The outcome of the figure told last, where it stands in one of the sentences right before and no other since."""
    for one in reversed(told[-_REACH:]):
        if one.links:
            return next((link.outcome for link in reversed(one.links) if link.whole is None), one.links[-1].outcome)
        if moves(one.words):
            return None
    return None


def _told(sentence: Sentence, before: Outcome | None) -> _Told:
    """What one sentence says, by itself and as it goes on with a figure told before it."""
    words = Words.of(sentence.text)
    links = list(links_of(sentence.text))
    links = further(words, links, before) if links or before is not None else links
    return _as_told(sentence, words, links)


def _as_told(sentence: Sentence, words: Words, links: list[Link]) -> _Told:
    """The sentence with its links, those that nature or accident harmed left out."""
    if links and not sentence.tagged(Label.MEANS) and any(_by_nature(sentence, words, link) for link in links):
        links = []
    return _Told(sentence, words, grouped(words, links))


def _act(told: _Told) -> Act:
    """The act that a sentence tells."""
    sentence, words, links = told
    victims = tuple(
        (_offset(sentence, words, link.who.first), sentence.start + words.spans[link.who.last - 1][1]) for link in links
    )
    active = next((link.cue for link in links if link.active and link.cue is not None), None)
    cue = None if active is None else _offset(sentence, words, active.first)
    means = means_of(sentence.tagged(Label.MEANS))
    by = perpetrators_of(sentence, victims, cue)
    return Act(means, targets_of(sentence), by, unnamed=not by and _unnamed(sentence, victims), day=day_of(sentence))


def _by_nature(sentence: Sentence, words: Words, link: Link) -> bool:
    return unrelated(sentence.text, words.spans[link.who.first][0], words.spans[link.who.last - 1][1])


def _unnamed(sentence: Sentence, victims: tuple[tuple[int, int], ...]) -> bool:
    """Whether people of no named party act in the sentence, and are not those harmed."""
    return any(not any(start <= at < end for start, end in victims) for at in unnamed(sentence))


def _offset(sentence: Sentence, words: Words, index: int) -> int:
    return sentence.start + words.spans[index][0]
