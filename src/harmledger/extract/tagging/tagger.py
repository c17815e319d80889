"""Tagging: each sentence with its numbers, times, places, parties, speakers, victims, means and targets."""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from harmledger.extract.tagging import actors, numbers, places, speakers, times, unlisted, victims
from harmledger.extract.tagging.listed import Listed
from harmledger.extract.tagging.people_named import is_person, people_named
from harmledger.extract.tagging.phrases import Phrases, plurals
from harmledger.extract.tagging.segment import sentences
from harmledger.extract.tagging.tags import Label, Reading, Sentence, Tag
from harmledger.extract.tagging.words import Words
from harmledger.model.names import PlaceNames
from harmledger.model.report import Report
from harmledger.model.terms import Means, Target
from harmledger.vocabulary.languages import reads
from harmledger.vocabulary.terms import means_terms, target_terms


def tag(report: Report, names: PlaceNames) -> Reading:
    """The report, cut into sentences that carry their tags, ordered by where they stand.

    Args:
        report: a captured report; only its headline, captions and body are read, of these only what is in a
            language that the word lists hold for.
        names: tells which runs of words can name places.
    """
    known = functools.cache(names.known)
    plain = tuple(_readable(report))
    persons = people_named(report.text)
    named = [tuple(_placed(Words.of(sentence.text), known, persons)) for sentence in plain]
    everywhere = frozenset(
        places.name_key(Words.of(sentence.text).slice(place.first, place.last))
        for sentence, found in zip(plain, named, strict=True)
        for place in found
    )
    return Reading(
        report,
        tuple(
            _tagged(sentence, Words.of(sentence.text), found, _Names(everywhere, persons), known)
            for sentence, found in zip(plain, named, strict=True)
        ),
    )


class _Names(NamedTuple):
    """Names that hold for the whole report, in lower case: of places, and the words of those of persons."""

    places: frozenset[str]
    persons: frozenset[str]


def _placed(words: Words, known: Callable[[str], bool], persons: frozenset[str]) -> Iterator[places.Named]:
    """What stands in a sentence as names of places do, but for the names of persons."""
    for place in places.candidates(words, known):
        if not is_person(words, place.first, place.last, persons):
            yield place


def _readable(report: Report) -> Iterator[Sentence]:
    """The sentences whose language is read, counted anew."""
    language = report.language
    own = (one for one in sentences(report) if reads(one.text, language, Words.of(one.text).keys))
    for index, one in enumerate(own):
        yield one if one.index == index else Sentence(index, one.start, one.end, one.text, one.section)


def _tagged(
    sentence: Sentence,
    words: Words,
    named: tuple[places.Named, ...],
    names: _Names,
    known: Callable[[str], bool],
) -> Sentence:
    found: list[Tag] = []
    counted = numbers.counts(words)
    if counted:
        found += _spans(sentence, words, Label.NUMBER, [(one.first, one.last, None) for one in counted])
    listed = _listed().places(words)
    if listed:
        people = [(a, b, group.value) for a, b, group in victims.heads(words, listed)]
        found += _spans(sentence, words, Label.VICTIM, people)
        found += _spans(sentence, words, Label.MEANS, _means().find(words, listed))
        found += _spans(sentence, words, Label.TARGET, _targets().find(words, listed))
    found += [_tag(sentence, Label.TIME, start, end, None) for start, end in times.times(words)]
    parties = actors.named(words)
    if parties:
        found += _spans(sentence, words, Label.ACTOR, [(one.first, one.last, one.name or None) for one in parties])
    heard = list(speakers.speakers(words))
    if heard:
        said = [(one.first, one.last, speakers.ANAPHOR if one.anaphor else None) for one in heard]
        found += map(_unowned, _spans(sentence, words, Label.SPEAKER, said))
    if named or places.may_repeat(words, names.places):
        taken = [(one.first, one.last) for one in parties]
        own = _own(words, named, names, taken, [(one.first, one.last) for one in heard])
        spans = _spans(sentence, words, Label.PLACE, [(place.first, place.last, None) for place in own])
        found += [_trimmed(tag, known) for tag in spans]
    if len(found) > 1:
        found.sort(key=_IN_ORDER)
    return Sentence(sentence.index, sentence.start, sentence.end, sentence.text, sentence.section, tuple(found))


_IN_ORDER = operator.attrgetter("start", "end", "label")


def _own(
    words: Words,
    named: tuple[places.Named, ...],
    names: _Names,
    parties: list[tuple[int, int]],
    said: list[tuple[int, int]],
) -> list[places.Named]:
    """The places of a sentence: those named as such, and those of the report that stand outside parties and speakers.

    Args:
        words: the sentence.
        named: what stands there as places do.
        names: names of places that stand so anywhere in the report, and of persons.
        parties: the words of each party.
        said: the words of each who is made to speak.
    """
    taken = _within([*parties, *speakers.names(words)])
    kept = [place for place in named if taken.isdisjoint(range(place.first, place.last))]
    homes = _within([(p.first, p.last) for p in kept if unlisted.home(words, p.first, said)] if said else [])
    taken |= _within(said) - homes
    own = [place for place in named if taken.isdisjoint(range(place.first, place.last))]
    taken |= _within([(place.first, place.last) for place in own])
    again = places.repeats(words, names.places, taken)
    return [*own, *(place for place in again if not is_person(words, place.first, place.last, names.persons))]


def _within(spans: Iterable[tuple[int, int]]) -> set[int]:
    """The words that stand inside one of ``spans``."""
    return {at for first, last in spans for at in range(first, last)}


def _spans(sentence: Sentence, words: Words, label: Label, found: Iterable[tuple[int, int, str | None]]) -> list[Tag]:
    spans, text, at = words.spans, sentence.text, sentence.start
    tags = []
    for first, last, value in found:
        start, end = spans[first][0], spans[last - 1][1]
        tags.append(Tag(label, at + start, at + end, text[start:end], value))
    return tags


def _tag(sentence: Sentence, label: Label, start: int, end: int, value: str | None) -> Tag:
    return Tag(label, sentence.start + start, sentence.start + end, sentence.text[start:end], value)


def _trimmed(tag: Tag, known: Callable[[str], bool]) -> Tag:
    """The tag without a possessive ending."""
    plain = places.bare(tag.text, known)
    if plain == tag.text:
        return tag
    return Tag(tag.label, tag.start, tag.start + len(plain), plain, tag.value)


def _unowned(tag: Tag) -> Tag:
    """The tag without the ending of a possessive ("the ministry's count")."""
    plain = tag.text.removesuffix("'s").removesuffix("’s")
    return tag if plain == tag.text else Tag(tag.label, tag.start, tag.start + len(plain), plain, tag.value)


@functools.cache
def _listed() -> Listed:
    """The first words of people, means and targets: one look at a sentence serves all three."""
    return Listed(victims.openers() | _means().first | _targets().first)


@functools.cache
def _means() -> Phrases[str]:
    return Phrases(_entries((term.words, term.term) for term in means_terms()))


@functools.cache
def _targets() -> Phrases[str]:
    return Phrases(_entries((term.words, term.term) for term in target_terms()))


def _entries(terms: Iterator[tuple[tuple[str, ...], Means | Target]]) -> Iterator[tuple[str, str]]:
    for words, term in terms:
        for word in words:
            for form in plurals(word):
                yield form, term.value
