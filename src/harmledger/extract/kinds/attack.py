"""Attacks: uses of force, each told once a report.

A clause with a word of force is a candidate; ``weighing`` says how surely it tells of an attack of its own rather than
of one told already, of a threat, or of a figure of speech. What it names then fills the claim: who by the verb's sides,
what was hit, with what, how often.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from harmledger.extract.context import parties
from harmledger.extract.context.circumstances import Scenes
from harmledger.extract.context.clauses import Clause, clauses, distinct, tags_in, trimmed
from harmledger.extract.context.unreal import unreal
from harmledger.extract.kinds.force import Trigger, default_means, may_trigger, triggers
from harmledger.extract.kinds.weighing import Told, chance, head, signs
from harmledger.extract.tagging.guarded import Guarded
from harmledger.extract.tagging.tags import Label, Reading, Sentence, Tag
from harmledger.model.draft import Draft
from harmledger.model.report import SectionKind
from harmledger.model.span import Mention
from harmledger.model.terms import ClaimKind, Means, Target
from harmledger.vocabulary.terms import means_terms

_LEAST = 0.4
"""Chance below which a clause is passed over; where precision and recall meet on the labelled clauses."""

_HARDLY = 0.08
"""Chance below which a clause is not even put to the learned reader."""

_BOTH_SIDES = frozenset({"clash", "fighting", "battle"})
_RETOLD = 5
"""Sentences from which on a report is held to tell its lead again in the body."""

_REACH = 60
"""Characters after the word of force within which a named means belongs to it."""

_DOING = Guarded(
    r"\b(?:carr(?:y|ies|ied|ying) out|conduct\w*|launch\w*|mount\w*|stag(?:ed|ing)|unleash\w*|step\w* up|respond\w*|"
    r"answer\w*|retaliat\w*|resum\w*|beg[aiu]n\w*|continu\w*|us(?:e[ds]?|ing)|fir(?:e[ds]?|ing)|drop\w*|"
    r"intensif\w*|wag\w+|"
    r"start\w*|press\w*|kill\w*|hit|struck|attack\w*|target\w*|ha(?:s|ve|d) \w+ed|commit\w*|perpetrat\w*|behind|"
    r"responsible)\b",
    re.IGNORECASE,
)
"""Verbs that make what stands before a noun of force its doer."""

_SUPPORT = Guarded(
    r"\b(?:backed|supported|accompanied|covered) by (?:[\w-]+ ){0,4}$|\bsupport(?:ed)? from (?:[\w-]+ ){0,4}$"
)
_FORCES = re.compile(
    r"\b(?:forces|army|troops|soldiers|fighters|militants|rebels|positions?|militia|gunmen|insurgents)\b"
)
_POSITIONS = Guarded(
    r"\b(?:positions|gatherings|outposts?|checkpoints?|hideouts?|strongholds?|terrorists|militants|insurgents|"
    r"fighters|"
    r"troops|soldiers|command centers?|bunkers?|trenches)\b",
    re.IGNORECASE,
)
_HOMES = Guarded(r"\b(?:neighbou?rhoods?|residential|houses|homes|apartments?)\b", re.IGNORECASE)
_COUNTED_THING = re.compile(
    r"\s*(?:\w[\w-]*\s+){0,3}(?:(?:air\s?)?strikes|raids|airstrikes|attacks|rockets?|missiles?|shells|rounds|bombs|"
    r"explosions|blasts|bombings|villages|towns|cities|districts|neighbou?rhoods|bridges|hospitals|schools|positions|"
    r"targets|sites|areas|locations|buildings|camps|markets)\b",
    re.IGNORECASE,
)
_UNDER = re.compile(r"\bunder (?:heavy |intense |constant |enemy )?$", re.IGNORECASE)
_DOWNED = re.compile(r"\b(?:sh(?:ot|oots?|ooting) down|down(?:ed|ing)|brought down)\b", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"(?:[A-Z][\w'’-]+\s+(?:al-|of\s+|the\s+)*)+$")


@dataclass(frozen=True, slots=True)
class _Candidate:
    sentence: Sentence
    clause: Clause
    found: tuple[Trigger, ...]
    sure: float

    @property
    def start(self) -> int:
        return self.sentence.start + self.clause.start

    @property
    def end(self) -> int:
        return self.sentence.start + self.clause.end


def attacks(reading: Reading) -> list[Draft]:
    """The attacks that a report tells of, each at the clause that tells it, in the order of the text.

    A headline is read only where the text below it tells of no attack: it sums up what follows.
    """
    return told_once(reading, proposed(reading, _LEAST))


def proposed(reading: Reading, least: float = _HARDLY) -> list[Draft]:
    """The clauses that tell of an attack with a chance of ``least``, which is their confidence; in the text's order."""
    scenes = Scenes(reading)
    return [
        _draft(reading, scenes, candidate)
        for candidate in _candidates(reading)
        if candidate.sure >= least and not _unreal(candidate.sentence, candidate.clause, candidate.found)
    ]


def told_once(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Each attack once, and none of the headline where the text below it tells of any."""
    body = [draft for draft in drafts if reading.report.section_at(draft.start) is not SectionKind.HEADLINE]
    return distinct(reading, body or drafts, keep_last=False)


def _candidates(reading: Reading) -> list[_Candidate]:
    told = Told(retold=len(reading.sentences) >= _RETOLD)
    every = []
    for sentence in reading.sentences:
        for clause in clauses(sentence.text) if may_trigger(sentence.text) else ():
            found = triggers(clause)
            if not found:
                continue
            candidate = _Candidate(sentence, clause, found, chance(signs(sentence, clause, found, told)))
            every.append(candidate)
            told.groups.add(head(found).group)
            told.places.update(tag.text for tag in tags_in(sentence, Label.PLACE, candidate.start, candidate.end))
    return every


def _targets(candidate: _Candidate, main: Trigger, struck: tuple[Tag, ...]) -> tuple[Target, ...]:
    """The kinds of target that the clause names; where none, those that what was struck gives away."""
    sentence = candidate.sentence
    named = [Target(tag.value) for tag in tags_in(sentence, Label.TARGET, candidate.start, candidate.end) if tag.value]
    if named:
        return tuple(dict.fromkeys(named))
    if any(_FORCES.search(tag.text) or parties.owned(sentence, tag) for tag in struck):
        return (Target.MILITARY,)
    first = candidate.clause.start if _passive(candidate.clause, main) else main.word.end
    if _POSITIONS.search(sentence.text, first, candidate.clause.end):
        return (Target.MILITARY,)
    homes = _HOMES.search(sentence.text, first, candidate.clause.end)
    return (Target.RESIDENTIAL,) if homes else ()


def _unreal(sentence: Sentence, clause: Clause, found: tuple[Trigger, ...]) -> bool:
    """Whether the word of force that the clause hangs on is a threat, a plan or a figure of speech."""
    main = head(found)
    if main.group == "campaign" and not any(
        tag.label in {Label.ACTOR, Label.MEANS} for tag in sentence.tags if tag.start >= sentence.start + clause.start
    ):
        return True
    return unreal(sentence, clause, main.word.start, main.word.end)


def _draft(reading: Reading, scenes: Scenes, candidate: _Candidate) -> Draft:
    sentence, main = candidate.sentence, head(candidate.found)
    start, end = trimmed(sentence, candidate.clause.start, candidate.clause.end)
    sides = _sides(reading, candidate, main)
    setting = scenes.around(sentence, start, end)
    return Draft(
        ClaimKind.ATTACK,
        start,
        end,
        source=setting.source,
        stance=setting.stance,
        scope=setting.scope,
        time=setting.time,
        time_inherited=setting.time_inherited,
        places=setting.places,
        count=_count(sentence, start, end),
        perpetrators=parties.mentions(sides.doers),
        means=_means(sentence, candidate),
        targets=_targets(candidate, main, sides.struck),
        named_targets=_named(sentence, start, end),
        parties=parties.mentions(sides.both),
        confidence=round(candidate.sure, 2),
        rule=f"attack.{main.group}",
    )


@functools.cache
def _ranks() -> dict[Means, int]:
    return {entry.term: entry.rank for entry in means_terms()}


def _means(sentence: Sentence, candidate: _Candidate) -> Means | None:
    """The most specific means that the clause names; what its word of force alone says where it names none."""
    main = head(candidate.found)
    at = sentence.start + main.word.start
    tags = tags_in(sentence, Label.MEANS, candidate.start, candidate.end)
    downed = _DOWNED.search(sentence.text, candidate.clause.start, candidate.clause.end)
    if downed is not None:  # what was shot down is no means
        tags = tuple(tag for tag in tags if tag.start < sentence.start + downed.start())
        return next((Means(tag.value) for tag in tags if tag.value), None)
    named = [(tag, Means(tag.value)) for tag in tags if tag.value and not _in_support(sentence, tag)]
    if not any(trigger.group == "execute" for trigger in candidate.found):
        named = [(tag, means) for tag, means in named if means is not Means.EXECUTION]  # "executed strikes"
    close = [means for tag, means in named if tag.start <= at + _REACH] or [means for _, means in named]
    if any(trigger.group == "chemical" for trigger in candidate.found):
        close.append(Means.CHEMICAL)
    implied = default_means(main.group)
    if close:
        return max(close, key=_ranks().__getitem__)
    if implied is None:
        others = (default_means(trigger.group) for trigger in candidate.found)
        return next((means for means in others if means is not None), None)
    return implied


def _in_support(sentence: Sentence, tag: Tag) -> bool:
    """Whether the means only backs the deed told ("backed by air strikes")."""
    at = tag.start - sentence.start
    return _SUPPORT.inside(sentence.text, max(0, at - 80), at)


@dataclass(frozen=True, slots=True)
class _Sides:
    doers: tuple[Tag, ...] = ()
    struck: tuple[Tag, ...] = ()
    both: tuple[Tag, ...] = ()


def _sides(reading: Reading, candidate: _Candidate, main: Trigger) -> _Sides:
    """Who used force and on whom, by where the actors of the clause stand; both sides alike for a clash."""
    sentence = candidate.sentence
    named = parties.actors(sentence, candidate.start, candidate.end)
    if main.group in _BOTH_SIDES:
        both = tuple(tag for tag in named if not parties.owned(sentence, tag))
        if len(both) > 1 or not main.verb:
            return _Sides(both=both)
    at = sentence.start + main.word.start
    doers = _doers(reading, candidate, main, named)
    struck = tuple(tag for tag in named if tag not in doers and tag.start > at)
    opposed = tuple(tag for tag in struck if not parties.owned(sentence, tag))
    if doers and opposed and default_means(main.group) is Means.GROUND_FIGHTING:
        return _Sides(doers, struck, both=(*doers, *opposed))
    return _Sides(doers, struck)


def _doers(reading: Reading, candidate: _Candidate, main: Trigger, named: tuple[Tag, ...]) -> tuple[Tag, ...]:
    """Who used force: named by "by", else whose deed it is called, else the subject or what its pronoun stands for."""
    sentence, at = candidate.sentence, candidate.sentence.start + main.word.start
    agents = parties.by_agents(sentence, named)
    if agents:
        return agents
    if main.group == "repel":
        return _repelled(candidate, named)
    if main.verb:
        passive = _passive(candidate.clause, main)
        subjects = () if passive else parties.subjects(sentence, named, at)
        return () if passive else subjects or parties.stand_in(reading, sentence, candidate.start, at)
    return _doers_of_noun(reading, candidate, main, named)


def _doers_of_noun(reading: Reading, candidate: _Candidate, main: Trigger, named: tuple[Tag, ...]) -> tuple[Tag, ...]:
    sentence, at = candidate.sentence, candidate.sentence.start + main.word.start
    if main.group == "target" or _UNDER.search(sentence.text, candidate.clause.start, main.word.start):
        return ()  # whose targets they are, and who came under fire, is who was struck
    whose = parties.owners(sentence, named, at)
    doing = _DOING.search(sentence.text, candidate.clause.start, main.word.start)
    if whose or doing is None:
        return whose
    # What stands between the verb and the noun is its object: "drones killed ten soldiers in strikes".
    before = tuple(tag for tag in named if tag.start < sentence.start + doing.start())
    return parties.subjects(sentence, before, at) or parties.stand_in(reading, sentence, candidate.start, at)


def _repelled(candidate: _Candidate, named: tuple[Tag, ...]) -> tuple[Tag, ...]:
    """Whose attack it is that was beaten back: "repelled the rebels' attack"."""
    sentence = candidate.sentence
    deeds = (trigger for trigger in candidate.found if not trigger.verb)
    whose = (parties.owners(sentence, named, sentence.start + deed.word.start) for deed in deeds)
    return next((found for found in whose if found), ())


def _passive(clause: Clause, main: Trigger) -> bool:
    """Whether the verb of force is in the passive ("were shelled"), so that what stands before it was struck."""
    if not main.verb:
        return False
    before = [word.low for word in clause.words[max(0, main.index - 3) : main.index]]
    return any(low in {"was", "were", "been", "being", "is", "are"} for low in before) and not main.word.low.endswith(
        "ing"
    )


def _count(sentence: Sentence, start: int, end: int) -> Mention | None:
    """The number of strikes or of places hit, where the clause states one."""
    for tag in tags_in(sentence, Label.NUMBER, start, end):
        if _COUNTED_THING.match(sentence.text, tag.end - sentence.start):
            return tag.mention
    return None


def _named(sentence: Sentence, start: int, end: int) -> tuple[Mention, ...]:
    """Targets that are called by a name of their own ("Idlib Central Hospital")."""
    names = []
    for tag in tags_in(sentence, Label.TARGET, start, end):
        low, high = tag.start - sentence.start, tag.end - sentence.start
        if not sentence.text[low].isupper():
            continue
        before = _NAME_BEFORE.search(sentence.text, 0, low)
        first = before.start() if before else low
        if first < low or " " in sentence.text[low:high]:
            names.append(Mention(sentence.start + first, tag.end, sentence.text[first:high]))
    return tuple(names)
