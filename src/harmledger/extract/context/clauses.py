"""Words and clauses of a sentence: the smallest stretches that say one thing each. Shared by the assemblers.

A clause here is a stretch between two joints: punctuation that separates, a word that opens a subordinate clause
("after", "which"), a participle that tells a consequence ("killing"), a verb of saying. Copy that has lost its commas
still falls apart at the words, which is why the words and not the commas lead.
"""

from __future__ import annotations

from harmledger.extract.tagging.compounds import Word, words
from harmledger.extract.tagging.remembered import remembered
from harmledger.extract.tagging.tags import Label, Reading, Sentence, Tag
from harmledger.model.draft import Draft
from harmledger.model.span import Mention

SAYING = frozenset(
    "said says say saying reported reports announced added stated confirmed claimed claims claiming told declared "
    "alleged insisted noted acknowledged warned explained according".split()
)
"""Verbs of saying; a clause ends after one."""

_OPENERS = frozenset(
    "after when while which who whose where because but amid amidst following although though whereas until that "
    "despite before prompting killing wounding injuring leaving causing forcing destroying damaging resulting "
    "inflicting meanwhile".split()
)
_TAKES_OBJECT = frozenset("announced announces declared claimed claims claiming".split())
_CLAUSE_AFTER = frozenset("that it they he she there".split())
_AS_GOES_ON_BEFORE = frozenset("such well known described soon regarded same seen far just serve served used".split())
_AS_GOES_ON_AFTER = frozenset("well part many much few a an of its his her their saying being far".split())
_AND_OPENS = frozenset(
    "killed wounded injured destroyed damaged left captured seized retook recaptured forced displaced launched "
    "attacked holds controls wounding killing injuring destroying damaging took began caused has have had was were is "
    "are then".split()
)
_JOINS = _OPENERS | {"as", "and"}
"""Words at which a clause can begin without a mark or a verb of saying before it."""
_REPEATS_WITHIN = 40


class Clause:
    """A stretch of a sentence without a joint inside.

    Attributes:
        words: its words, at least one.
        start, end: where the first begins and the last ends, counted in the sentence.
        lows: the words in lower case.
    """

    __slots__ = ("end", "lows", "start", "words")

    def __init__(self, words: tuple[Word, ...]) -> None:
        self.words = words
        self.start = words[0].start
        self.end = words[-1].end
        self.lows = frozenset([word.low for word in words])


@remembered
def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a sentence's text, in order; together they hold every word once."""
    every = words(text)
    found: list[Clause] = []
    first = 0
    after_saying = False
    for index, (low, _, _, parted) in enumerate(every):
        may = parted or after_saying or low in _JOINS
        if may and index and (parted or _joint(every, index) or _goes_on(text, every, index)):
            found.append(Clause(every[first:index]))
            first = index
        after_saying = low in SAYING
    if every:
        found.append(Clause(every[first:]))
    return tuple(found)


def _joint(every: tuple[Word, ...], index: int) -> bool:
    """Whether the words themselves make a clause begin at word ``index``."""
    before, here = every[index - 1].low, every[index].low
    after = every[index + 1].low if index + 1 < len(every) else ""
    if here in _OPENERS:
        return not (here == "that" and before in {"in", "by"})
    if here == "as":
        return bool(after) and before not in _AS_GOES_ON_BEFORE and after not in _AS_GOES_ON_AFTER
    if before in SAYING:
        takes_object = before in _TAKES_OBJECT and here not in _CLAUSE_AFTER
        return not takes_object and here not in {"responsibility", "to", "that", "of", "against"}
    return here == "and" and after in _AND_OPENS and before not in _AND_OPENS


_DETERMINERS = frozenset("a an the its their his another no".split())
_FINITE = frozenset("was were is are has had have will".split())
_SUBJECT_WITHIN = 6


def _goes_on(text: str, every: tuple[Word, ...], index: int) -> bool:
    """Whether ", and" begins a clause with a subject and a verb of its own: ", and a ceasefire was agreed"."""
    if every[index].low != "and" or text[every[index - 1].end : every[index].start].strip() != ",":
        return False
    after = [word.low for word in every[index + 1 : index + 2 + _SUBJECT_WITHIN]]
    return bool(after) and after[0] in _DETERMINERS and not _FINITE.isdisjoint(after[2:])


def touches(clause: Clause, gate: frozenset[str]) -> bool:
    """Whether a word of the clause begins with one of ``gate``, five letters each or a whole shorter word."""
    return any(word.low[:5] in gate for word in clause.words)


def headlines(sentence: Sentence) -> bool:
    """Whether a stretch without a full stop is a run of other stories' headlines, and so says nothing of its own."""
    every = words(sentence.text)
    return len(every) > 30 and sum(sentence.text[word.start].isupper() for word in every) > 0.55 * len(every)


def distinct(reading: Reading, drafts: list[Draft], *, keep_last: bool) -> list[Draft]:
    """The drafts without those that another says again in nearly the same words, as body text repeats a lead.

    ``keep_last`` keeps the last of such repeats, else the first stays.
    """
    ordered = drafts if keep_last else drafts[::-1]
    bags = [frozenset(reading.text[draft.start : draft.end].lower().split()) for draft in ordered]
    kept = [
        draft
        for at, draft in enumerate(ordered)
        if not any(_alike(bags[at], other) for other in bags[at + 1 : at + _REPEATS_WITHIN])
    ]
    return kept if keep_last else kept[::-1]


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return len(one) > 4 and shared > 0.6 * (len(one) + len(other) - shared)


def tags_in(sentence: Sentence, label: Label, start: int, end: int) -> tuple[Tag, ...]:
    """The sentence's tags of one label that begin in ``[start, end)`` of the report."""
    return tuple(tag for tag in sentence.tags if tag.label is label and start <= tag.start < end)


def mention(sentence: Sentence, start: int, end: int) -> Mention:
    """A mention from offsets counted in the sentence."""
    return Mention(sentence.start + start, sentence.start + end, sentence.text[start:end])


def trimmed(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Report offsets of ``[start, end)`` of the sentence, without white space and separators at its edges."""
    stretch = sentence.text[start:end]
    head = len(stretch) - len(stretch.lstrip(" \t\r\n\"“”'’,;:-–—"))
    tail = len(stretch.rstrip(" \t\r\n\"“”'’,;:-–—"))
    if head >= tail:
        return sentence.start + start, sentence.start + end
    return sentence.start + start + head, sentence.start + start + tail
