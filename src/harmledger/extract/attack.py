"""Attacks: uses of force, each told once a report.

A clause with a word of force is a candidate; ``weighing`` says how surely it tells of an attack of its own rather than
of one told already, of a threat, or of a figure of speech. What it names then fills the claim: who by the verb's sides,
what was hit, with what, how often.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from harmledger.extract import parties
from harmledger.extract.circumstances import Scenes
from harmledger.extract.clauses import Clause, clauses, tags_in, trimmed
from harmledger.extract.force import Trigger, default_means, triggers
from harmledger.extract.tags import Label, Reading, Sentence, Tag
from harmledger.extract.weighing import Told, chance, head, signs
from harmledger.model.draft import Draft
from harmledger.model.span import Mention
from harmledger.model.terms import ClaimKind, Means, Target
from harmledger.vocabulary.terms import means_terms

_LEAST = 0.4
"""Chance below which a clause is passed over; where precision and recall meet on the labelled clauses."""

_BOTH_SIDES = frozenset({"clash", "fighting", "battle"})
_UNTAGGED_AIR = frozenset({"aircraft", "air", "raid"})
_FORCES = re.compile(
    r"\b(?:forces|army|troops|soldiers|fighters|militants|rebels|positions?|militia|gunmen|insurgents)\b"
)
_COUNTED_THING = re.compile(
    r"\s*(?:\w[\w-]*\s+){0,3}(?:(?:air\s?)?strikes|raids|airstrikes|attacks|rockets?|missiles?|shells|rounds|bombs|"
    r"explosions|blasts|bombings|villages|towns|cities|districts|neighbou?rhoods|bridges|hospitals|schools|positions|"
    r"targets|sites|areas|locations|buildings|camps|markets)\b",
    re.IGNORECASE,
)
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
    """The attacks that a report tells of, each at the clause that tells it, in the order of the text."""
    scenes = Scenes(reading)
    return [_draft(reading, scenes, candidate) for candidate in _candidates(reading) if candidate.sure >= _LEAST]


def _candidates(reading: Reading) -> list[_Candidate]:
    told = Told()
    every = []
    for sentence in reading.sentences:
        for clause in clauses(sentence.text):
            found = triggers(clause)
            if not found:
                continue
            candidate = _Candidate(sentence, clause, found, chance(signs(sentence, clause, found, told)))
            every.append(candidate)
            told.groups.add(head(found).group)
            told.places.update(tag.text for tag in tags_in(sentence, Label.PLACE, candidate.start, candidate.end))
    return every


def _draft(reading: Reading, scenes: Scenes, candidate: _Candidate) -> Draft:
    sentence, main = candidate.sentence, head(candidate.found)
    start, end = trimmed(sentence, candidate.clause.start, candidate.clause.end)
    sides = _sides(reading, candidate, main)
    setting = scenes.around(sentence, start, end)
    targets = [Target(tag.value) for tag in tags_in(sentence, Label.TARGET, start, end) if tag.value]
    if not targets and any(_FORCES.search(tag.text) for tag in sides.struck):
        targets.append(Target.MILITARY)
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
        targets=tuple(dict.fromkeys(targets)),
        named_targets=_named(sentence, start, end),
        parties=parties.mentions(sides.both),
        confidence=round(candidate.sure, 2),
        rule=f"attack.{main.group}",
    )


def _rank(term: Means) -> int:
    return next((entry.rank for entry in means_terms() if entry.term is term), 0)


def _means(sentence: Sentence, candidate: _Candidate) -> Means | None:
    """The most specific means that the clause names; what its word of force alone says where it names none."""
    named = [Means(tag.value) for tag in tags_in(sentence, Label.MEANS, candidate.start, candidate.end) if tag.value]
    ordered = sorted(candidate.found, key=lambda trigger: trigger is not head(candidate.found))
    implied = [means for trigger in ordered if (means := default_means(trigger.group)) is not None]
    if named:
        return max(named, key=_rank)
    return implied[0] if implied else None


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
    agents = parties.by_agents(sentence, named)
    at = sentence.start + main.word.start
    if not agents:
        agents = _before(sentence, candidate, named, main, at)
    if not agents and not _passive(candidate.clause, main):
        agents = parties.stand_in(reading, sentence, candidate.start, at)
    struck = tuple(tag for tag in named if tag not in agents and tag.start > at)
    return _Sides(agents, struck)


def _before(
    sentence: Sentence, candidate: _Candidate, named: tuple[Tag, ...], main: Trigger, at: int
) -> tuple[Tag, ...]:
    """Actors that stand before the word of force as its doers: its subject, or its owner ("regime air strikes")."""
    if _passive(candidate.clause, main):
        return ()
    return parties.subjects(sentence, named, at)


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
