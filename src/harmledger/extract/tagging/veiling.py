"""Parties under cover: for every name of a party a made-up one of the same shape, before anything is decided.

What is decided about a figure must not hang on whose name stands beside it, nor on how long or how well known the name
is. So rules and learned reader read a copy of the report in which each party bears a made-up name, the first that is
named always the same one; what they find is then told in the report's own words.
"""

from __future__ import annotations

import bisect
import dataclasses
import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from harmledger.extract.tagging.actors import COVERS, Named, named
from harmledger.extract.tagging.tags import Label, Reading, Sentence, Tag
from harmledger.extract.tagging.words import Words
from harmledger.model.draft import Decision, Draft, PlaceMention
from harmledger.model.report import Report, Section
from harmledger.model.span import Mention
from harmledger.vocabulary import actors as known


@dataclass(frozen=True, slots=True)
class _Cut:
    """A name in the report with its article and possessive ending, ``[start, end)``, and what covers it.

    ``name`` is where the name itself begins, ``bare`` where it ends without possessive ending, ``length`` how much of
    the cover is the name that covers it.
    """

    start: int
    end: int
    cover: str
    name: int
    bare: int
    length: int


class Veil:
    """Leads from the offsets of a covered text back to those of the report."""

    def __init__(self, cuts: Sequence[_Cut], text: str) -> None:
        self._cuts = tuple(cuts)
        self._text = text
        self._starts: list[int] = []
        self._firsts = [cut.start for cut in cuts]
        grown = 0
        for cut in cuts:
            self._starts.append(cut.start + grown)
            grown += len(cut.cover) - (cut.end - cut.start)
        self._own: dict[str, str] = {}
        for cut in cuts:
            self._own.setdefault(cut.cover[: cut.length], text[cut.name : cut.bare])

    def __bool__(self) -> bool:
        """Whether anything is covered."""
        return bool(self._cuts)

    def covered(self, offset: int, *, end: bool = False) -> int:
        """Where an offset of the report lies in the covered text; inside a name: at its start or its end."""
        at = bisect.bisect_right(self._firsts, offset) - 1
        if at < 0:
            return offset
        cut, start = self._cuts[at], self._starts[at]
        if offset >= cut.end:
            return start + len(cut.cover) + offset - cut.end
        if offset == cut.start or not end:
            return start
        return start + (cut.length if offset <= cut.bare else len(cut.cover))

    def own(self, offset: int, *, end: bool = False) -> int:
        """Where an offset of the covered text lies in the report; inside a name: at its start or its end."""
        at = bisect.bisect_right(self._starts, offset) - 1
        if at < 0:
            return offset
        cut, start = self._cuts[at], self._starts[at]
        if offset >= start + len(cut.cover):
            return cut.end + offset - start - len(cut.cover)
        if offset == start or not end:
            return cut.start
        return cut.bare if offset - start <= cut.length else cut.end

    def mention(self, start: int, end: int) -> Mention:
        """The mention in the report that a stretch of the covered text stands for; a name without its article."""
        first, last = self.own(start), self.own(end, end=True)
        at = bisect.bisect_left(self._firsts, first)
        if at < len(self._cuts) and self._firsts[at] == first:
            first = self._cuts[at].name
        return Mention.at(self._text, first, last)

    def holds(self, start: int, end: int) -> bool:
        """Whether a stretch of the report lies inside a name ("Saudi" in "Saudi Arabia")."""
        at = bisect.bisect_right(self._firsts, start) - 1
        return at >= 0 and end <= self._cuts[at].bare

    def cover(self, start: int, end: int) -> str:
        """The stretch ``[start, end)`` of the report, its names covered."""
        found: list[str] = []
        at = start
        for cut in self._cuts[bisect.bisect_left(self._firsts, start) :]:
            if cut.start >= end:
                break
            found += (self._text[at : cut.start], cut.cover)
            at = cut.end
        return "".join((*found, self._text[at:end]))

    def words(self, covered: str) -> str:
        """Words that were taken from the covered text, with the names that the report first calls the parties by."""
        return _covers().sub(lambda name: self._own.get(name.group(), name.group()), covered) if self._own else covered


def veiled(reading: Reading) -> tuple[Reading, Veil]:
    """The reading with every party's name covered, and what leads back from it.

    Countries and capitals that stand where places stand ("strikes on Iran") keep their names.
    """
    covers: dict[str, str] = {}
    cuts = [cut for sentence in reading.sentences for cut in _cuts(sentence, covers)]
    veil = Veil(cuts, reading.text)
    if not cuts:
        return reading, veil
    report = _report(reading.report, veil)
    return Reading(report, tuple(_sentence(one, veil, covers) for one in reading.sentences)), veil


def unveiled(drafts: Iterable[Draft], veil: Veil) -> list[Draft]:
    """The drafts with their offsets and words as the report has them."""
    return [_draft(draft, veil) for draft in drafts] if veil else list(drafts)


def _cuts(sentence: Sentence, covers: dict[str, str]) -> Iterable[_Cut]:
    words = Words.of(sentence.text)
    tagged = {tag.start for tag in sentence.tagged(Label.ACTOR)}
    for one in named(words):
        if one.core is None or sentence.start + words.spans[one.first][0] not in tagged:
            continue
        if _stands_as_place(sentence, words, one) or _person(words, one):
            continue
        first, last = one.core
        name, end = words.spans[first][0], words.spans[last - 1][1]
        bare = end - len(sentence.text[name:end]) + len(_ENDING.sub("", sentence.text[name:end]))
        if end == bare and sentence.text[end : end + 1] in ("'", "’") and words.keys[last + 1 : last + 2]:
            end += 1  # "the Houthis' rockets"
        owns = end > bare
        start = name
        if (owns or last == one.last) and words.keys[first - 1 : first] == ("the",) and first:
            start = words.spans[first - 1][0]
        cover = covers.setdefault(one.party, COVERS[len(covers) % len(COVERS)])
        at = sentence.start
        yield _Cut(at + start, at + end, cover + "'s" * owns, at + name, at + bare, len(cover))


def _stands_as_place(sentence: Sentence, words: Words, one: Named) -> bool:
    """Whether a country or capital may be told as where something was done: "strikes on Iran", "Saraqib, Syria"."""
    if one.core != (one.first, one.last) or words.slice(one.first, one.last).lower() not in known.places():
        return False
    at = one.first - 1 if words.keys[one.first - 1 : one.first] == ("the",) else one.first
    if at and words.keys[at - 1] in _TOWARDS:
        return True
    if at < 2 or words.keys[at - 1] not in (",", "("):
        return False
    before = sentence.start + words.spans[at - 2][1]
    return any(tag.end == before for tag in sentence.tagged(Label.PLACE))


def _person(words: Words, one: Named) -> bool:
    """Whether a head of state is named as the person: with first name or title, and not for the forces."""
    if one.core != (one.first, one.last) or words.slice(one.first, one.last).lower() not in known.in_force().leaders:
        return False
    return one.last > one.first + 1 or words.keys[one.first - 1 : one.first] == ("president",)


def _report(report: Report, veil: Veil) -> Report:
    sections = tuple(
        Section(one.kind, veil.covered(one.start), veil.covered(one.end, end=True)) for one in report.sections
    )
    return dataclasses.replace(report, text=veil.cover(0, len(report.text)), sections=sections)


def _sentence(sentence: Sentence, veil: Veil, covers: dict[str, str]) -> Sentence:
    text = veil.cover(sentence.start, sentence.end)
    start = veil.covered(sentence.start)
    own = (tag for tag in sentence.tags if tag.label is not Label.VICTIM or not veil.holds(tag.start, tag.end))
    tags = tuple(_tag(tag, veil, text, start, covers) for tag in own)
    return Sentence(sentence.index, start, start + len(text), text, sentence.section, tags)


def _tag(tag: Tag, veil: Veil, text: str, at: int, covers: dict[str, str]) -> Tag:
    start, end = veil.covered(tag.start), veil.covered(tag.end, end=True)
    value = covers.get(tag.value, tag.value) if tag.label is Label.ACTOR and tag.value is not None else tag.value
    return Tag(tag.label, start, end, text[start - at : end - at], value)


def _draft(draft: Draft, veil: Veil) -> Draft:
    changes: dict[str, object] = {
        "start": veil.own(draft.start),
        "end": veil.own(draft.end, end=True),
        "decisions": tuple(_decision(one, veil) for one in draft.decisions),
    }
    for name in _FIELDS:
        value = getattr(draft, name)
        if not value:
            continue
        if isinstance(value, Mention):
            changes[name] = _mention(value, veil)
        elif isinstance(value, tuple) and isinstance(value[0], Mention):
            changes[name] = tuple([_mention(one, veil) for one in value])
        elif isinstance(value, tuple) and isinstance(value[0], PlaceMention):
            changes[name] = tuple([PlaceMention(_mention(one.mention, veil), one.role) for one in value])
    return dataclasses.replace(draft, **changes)  # type: ignore[arg-type]


_FIELDS = tuple(item.name for item in dataclasses.fields(Draft))


def _mention(mention: Mention, veil: Veil) -> Mention:
    return veil.mention(mention.start, mention.end)


def _decision(decision: Decision, veil: Veil) -> Decision:
    rivals = tuple((veil.words(words), score) for words, score in decision.alternatives)
    return dataclasses.replace(decision, chosen=veil.words(decision.chosen), alternatives=rivals)


@functools.cache
def _covers() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(COVERS)})")


_ENDING = re.compile(r"['’]s$")
_TOWARDS = frozenset("on against toward towards".split())
