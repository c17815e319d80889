"""What there is to decide in a report: heads, each a figure or an attack, and the mentions that could belong to them.

Built from what the rules tagged and drafted. Training builds its examples with the same functions, so that the learned
reader meets in use what it met in training.
"""

from __future__ import annotations

import bisect
import dataclasses
import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from harmledger.extract.context.clauses import Clause, clauses
from harmledger.extract.context.setting import spoken
from harmledger.extract.deciding.layout import Mark
from harmledger.extract.deciding.marks import Marked
from harmledger.extract.tagging.gate import may_harm
from harmledger.extract.tagging.speakers import ANAPHOR
from harmledger.extract.tagging.tags import Label, Reading, Sentence, Tag
from harmledger.extract.tagging.words import Words
from harmledger.model.draft import Draft
from harmledger.model.span import Mention, Span
from harmledger.model.terms import ClaimKind
from harmledger.vocabulary import actors

QUANTITIES = frozenset({ClaimKind.CASUALTY, ClaimKind.DISPLACEMENT})
ASKED = frozenset({ClaimKind.CASUALTY, ClaimKind.DISPLACEMENT, ClaimKind.ATTACK, ClaimKind.DAMAGE})
"""Kinds of claims whose circumstances the reader decides."""


_NOUN_REACH = 40
"""Characters after a number within which a noun of people is held to be what it counts."""


class Role(IntEnum):
    """What a mention can be to a head; the order is that of the network's outputs."""

    TIME = 0  # dates it
    PLACE = 1  # where it was
    SOURCE = 2  # who says it
    PERPETRATOR = 3  # who did it


SEVERAL = frozenset({Role.PLACE})
"""Roles whose options are weighed each by itself; in the others they are rivals, and none of them is one more."""

_LABELS: dict[Label, Role] = {
    Label.TIME: Role.TIME,
    Label.PLACE: Role.PLACE,
    Label.SPEAKER: Role.SOURCE,
    Label.ACTOR: Role.PERPETRATOR,
}


# Parties that no list holds could not be named neutrally; they stay with the rules.
_MARKED: dict[Mark, Role] = {
    Mark.TIME: Role.TIME,
    Mark.PLACE: Role.PLACE,
    Mark.SPEAKER: Role.SOURCE,
}


@dataclass(frozen=True, slots=True)
class Option:
    """A mention that may fill a role.

    Attributes:
        role: the role that it may fill.
        mention: where it stands.
        sentence: place of its sentence in the reading.
        value: what makes two mentions one answer: a neutral name, or the folded words.
        known: whether the vocabulary knows the name.
        spoken: of times, whether it is that of saying ("said on Monday").
    """

    role: Role
    mention: Mention
    sentence: int
    value: str
    known: bool
    spoken: bool


@dataclass(frozen=True, slots=True)
class Head:
    """A figure or an attack to decide about.

    Attributes:
        draft: as the rules wrote it; None for a number or a noun of people that they left alone.
        sentence: place of its sentence in the reading.
        start, end: the evidence: the draft's, or the clause about a lone number.
        count: the words of the number, or of the people where none is given; None for an attack.
        sure: of an attack, the chance that the rules give it.
    """

    draft: Draft | None
    sentence: int
    start: int
    end: int
    count: Mention | None
    sure: float


@dataclass(frozen=True, slots=True, eq=False)
class Questions:
    """One report's heads and options, each in the order of the text.

    ``wholes`` gives, by the identity of a head's draft, the draft that the rules hold it to be a part of.
    """

    reading: Reading
    heads: tuple[Head, ...]
    options: tuple[Option, ...]
    wholes: dict[int, Draft]

    def beside(self, found: Sequence[Marked]) -> Questions:
        """The same with more options: spans that the tagger marked where the rules tagged nothing of the role."""
        starts = [sentence.start for sentence in self.reading.sentences]
        more = [*self.options, *_beyond(self.reading, self.options, found, starts)]
        more.sort(key=lambda one: (one.mention.start, one.mention.end, one.role))
        return dataclasses.replace(self, options=tuple(more))


def questions(reading: Reading, drafts: list[Draft], core: Span | None = None) -> Questions:
    """What there is to decide, with the options that the rules tagged; :meth:`Questions.beside` adds the tagger's.

    Args:
        reading: the tagged report, or a run of its sentences.
        drafts: what the rules drafted of the kinds that are :data:`ASKED`, attacks with those that they hold unlikely;
            ``part_of`` counts in this list.
        core: where in the text there is something to decide; None: everywhere. Options come from all of ``reading``.
    """
    starts = [sentence.start for sentence in reading.sentences]
    heads = [Head(one, _at(starts, one.start), one.start, one.end, one.count, one.confidence) for one in drafts]
    alone = _left_alone(reading, drafts)
    heads += alone if core is None else [head for head in alone if core.start <= head.start < core.end]
    heads.sort(key=lambda head: (head.start, head.end, head.draft is None))
    wholes = {id(one): drafts[one.part_of] for one in drafts if one.part_of is not None}
    return Questions(reading, tuple(heads), tuple(_options(reading)), wholes)


def _at(starts: list[int], offset: int) -> int:
    """Place of the sentence that holds the offset."""
    return max(0, bisect.bisect_right(starts, offset) - 1)


_NO_NAMES = frozenset("the a an he she it they we i you him her them his their its this that these those who".split())
"""Words that stand for what is named elsewhere, and so answer nothing."""

_TIMELY = re.compile(
    r"\d[./:h-]\d|\d{1,2}h\b|\d(?:st|nd|rd|th)\b|\b(?:19|20)\d\d\b|\b(?:mon|tue|wed|thu|fri|sat|sun)"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|minute|hour|day|night|morning|noon|evening|dawn|dusk|sunset|sunrise|week|fortnight|month|year|decade|season"
    r"|spring|summer|autumn|winter|moment|earlier|later|lately|recent|since|until|now|today|ago|so far"
    r"|eve\b|ramadan|easter|christmas",
    re.IGNORECASE,
)
"""What a time that only the tagger marks must have to be one: "about" and "over 20" date nothing."""


def _beyond(
    reading: Reading, options: Sequence[Option], found: Sequence[Marked], starts: list[int]
) -> Iterator[Option]:
    parties = [tag.span for sentence in reading.sentences for tag in sentence.tagged(Label.ACTOR)]
    for one in found:
        role = _MARKED.get(one.mark)
        if role is Role.PLACE and any(party.start < one.end and one.start < party.end for party in parties):
            continue
        if role is None or any(
            option.role is role and option.mention.start < one.end and one.start < option.mention.end
            for option in options
        ):
            continue
        mention = Mention.at(reading.text, one.start, one.end)
        if mention.text.casefold() in _NO_NAMES or (role is Role.TIME and _TIMELY.search(mention.text) is None):
            continue
        yield Option(role, mention, _at(starts, one.start), folded(mention.text), known=False, spoken=False)


_MOVING = re.compile(
    r"\b(?:displac|fle[de]|flee|evacuat|uproot|shelter|refug|famil|household|homeless|left|return|cross|arriv|camp)",
    re.IGNORECASE,
)


def _may_bear(sentence: str) -> bool:
    """Whether the sentence has a word of harm or of moving; only it and the next can hold a figure left alone."""
    return may_harm(Words.of(sentence)) or _MOVING.search(sentence) is not None


def _left_alone(reading: Reading, drafts: list[Draft]) -> list[Head]:
    """Numbers, and nouns of people, that stand in no figure's words."""
    taken = sorted((d.start, d.end) for d in drafts if d.count is not None and d.kind in QUANTITIES)
    found = []
    bearing = [_may_bear(sentence.text) for sentence in reading.sentences]
    for at, sentence in enumerate(reading.sentences):
        if not (bearing[at] or (at and bearing[at - 1])):
            continue
        numbers = sentence.tagged(Label.NUMBER)
        people = tuple(tag for tag in sentence.tagged(Label.VICTIM) if not _beside(tag, numbers))
        tags = tuple(
            t
            for t in numbers + people
            if not any(a < t.end and t.start < b for a, b in taken) and not _inhabits(sentence, t)
        )
        if not tags:
            continue
        parts = clauses(sentence.text)
        for tag in tags:
            start, end = _clause_about(sentence, parts, tag)
            found.append(Head(None, at, start, end, tag.mention, 0.0))
    return found


_LIVING = re.compile(
    r"\b(?:home to|populations? of|populated by|inhabited by|inhabitants?:|numbering|census (?:gave|counted))"
    r"(?: (?:about|around|some|roughly|nearly|almost|over|more than|at least|an estimated|up to|well over))?\s*$",
    re.IGNORECASE,
)
_LAID_TO = re.compile(r"\b(?:by|blam\w+(?: on)?|accus\w+) (?:the )?$", re.IGNORECASE)
_LEAD = 40
"""Characters before a number or a party in which what it is may be said: "home to", "blamed on"."""


def _inhabits(sentence: Sentence, number: Tag) -> bool:
    """Whether the words before a number say that so many live there ("home to some 3 million people")."""
    at = number.start - sentence.start
    return _LIVING.search(sentence.text, max(0, at - _LEAD), at) is not None


def _beside(person: Tag, numbers: tuple[Tag, ...]) -> bool:
    """Whether a noun of people is what a number right before it counts, or part of its words."""
    return any(tag.start < person.end and 0 <= person.end - tag.end <= _NOUN_REACH for tag in numbers)


def _clause_about(sentence: Sentence, parts: tuple[Clause, ...], tag: Tag) -> tuple[int, int]:
    """The clause in which a number stands."""
    for part in parts:
        start, end = sentence.start + part.start, sentence.start + part.end
        if start <= tag.start and tag.end <= end:
            return start, end
    return sentence.start, sentence.end


def _options(reading: Reading) -> list[Option]:
    found = []
    countries = actors.places()
    for at, sentence in enumerate(reading.sentences):
        for tag in sentence.tags:
            role = _LABELS.get(tag.label)
            if role is None or tag.value == ANAPHOR:
                continue
            found.append(_option(at, sentence, tag, role))
            if role is Role.PERPETRATOR and tag.text.casefold() in countries and not _accused(sentence, tag):
                found.append(_option(at, sentence, tag, Role.PLACE))
    return found


def _accused(sentence: Sentence, tag: Tag) -> bool:
    """Whether the words before lay a deed to the party, so that no place is meant: "a raid blamed on Damascus"."""
    at = tag.start - sentence.start
    return _LAID_TO.search(sentence.text, max(0, at - _LEAD), at) is not None


def _option(at: int, sentence: Sentence, tag: Tag, role: Role) -> Option:
    value = _party(tag) if role is Role.PERPETRATOR else folded(tag.text)
    said = role is Role.TIME and spoken(sentence, tag)
    return Option(role, tag.mention, at, value, bool(tag.value), said)


def _party(tag: Tag) -> str:
    """The party that a mention means; where only the country of the report tells, the parties that it could be."""
    if tag.value:
        return tag.value
    return "/".join(actor.name for actor in actors.local().get(actors.fold(tag.text), ())) or folded(tag.text)


_ARTICLE = re.compile(r"^(?:al|the|an|on|in)[- ]")
_OUT = re.compile(r"[^\w]")


@functools.lru_cache(maxsize=4096)
def folded(words: str) -> str:
    """Words by which two mentions are held to be one: lower case, without article and marks."""
    return _OUT.sub("", _ARTICLE.sub("", words.casefold()))
