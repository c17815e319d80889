"""Reports in capitals alone, as old wire copy and telexes are: read as if they were written the usual way.

In such a text a capital tells nothing, yet names, sentences and headings are told by capitals everywhere else. So it is
read in lower case, with capitals where they are sure: sentences, parties as the list writes them, nations, months and
days, acronyms that stand in brackets or hold no vowel, and known places where the words before lead to one. Character
for character: every offset stays what it is.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Callable, Iterator, Sequence

from harmledger.extract.tagging.place_words import LOCATIVES, NEVER
from harmledger.model.draft import Draft, PlaceMention
from harmledger.model.names import PlaceNames
from harmledger.model.report import Report, Section, SectionKind
from harmledger.model.span import Mention
from harmledger.vocabulary import actors
from harmledger.vocabulary.terms import means_terms, target_terms, victim_terms

_SAMPLE = 2000
"""Characters, spread over the text, by which it is judged how a report is written."""
_AT_ONCE = 200
"""Characters of it that mostly settle it already."""
_BLOCK = 200_000
"""Characters that are written anew together: more than nearly every report has. Bounds what a long one takes."""
_LEAST = 120
"""Letters that a report has at least before anything is said of its capitals; a headline alone tells nothing."""
_SMALL_SHARE = 0.04
"""Share of small letters from which on a text is not in capitals alone."""
_LONGEST = 5
"""Words of the longest name looked for."""
_SHORTEST = 4
"""Letters of the shortest place's name that is believed."""

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*")
_STOP = re.compile(r"[.!?][\"”'’)\]]*\s")
_DASH = re.compile(r"(?:-{2,}|[–—])\s")
_BRACKETED = re.compile(r"[(\[]([^\W\d_]{2,7})[)\]]")
_NO_VOWEL = re.compile(r"[^aeiouy\W\d_]{3,6}")
_UNVOWELLED = frozenset("hrs km kms mph lts ltd mrs mgr mgrs msgr sgt pvt cpl gmt".split())
_MONTHS = frozenset("january february april june july august september october november december".split())
_UNSURE_MONTHS = frozenset("march may jan feb mar apr jun jul aug sep sept oct nov dec".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_WORDS_TOO = frozenset({"is", "us"})
_LEADS = LOCATIVES | frozenset("of from to on around".split())
_SKIPPED = frozenset("the city town village department province municipality nearby and".split())
_SPOKEN = frozenset({SectionKind.HEADLINE, SectionKind.BODY})


def recased(report: Report, names: PlaceNames) -> Report:
    """The report as the usual way of writing has it, character for character; as it is unless all in capitals.

    Args:
        report: a captured report.
        names: tells which runs of words can name places.
    """
    if not in_capitals(report.text):
        return report
    known = functools.cache(names.known)
    text = "".join(_written(block, known) for block in _blocks(report.text))
    return dataclasses.replace(report, text=text, sections=_joined(report))


def in_capitals(text: str) -> bool:
    """Whether a text is written in capitals alone, as far as a sample from all of it tells."""
    sample = text[:: len(text) // _SAMPLE + 1]
    if sum(map(str.islower, sample[:_AT_ONCE])) >= _SMALL_SHARE * len(sample):
        return False
    small = sum(map(str.islower, sample))
    letters = small + sum(map(str.isupper, sample))
    return letters >= _LEAST and small < _SMALL_SHARE * letters


def restored(drafts: Sequence[Draft], text: str) -> list[Draft]:
    """The drafts with the words of every mention as ``text`` has them."""
    return [_restored(draft, text) for draft in drafts]


def _restored(draft: Draft, text: str) -> Draft:
    changes: dict[str, object] = {}
    for item in dataclasses.fields(draft):
        value = getattr(draft, item.name)
        if isinstance(value, Mention):
            changes[item.name] = Mention.at(text, value.start, value.end)
        elif isinstance(value, tuple) and value and isinstance(value[0], Mention):
            changes[item.name] = tuple(Mention.at(text, one.start, one.end) for one in value)
        elif isinstance(value, tuple) and value and isinstance(value[0], PlaceMention):
            changes[item.name] = tuple(
                PlaceMention(Mention.at(text, one.mention.start, one.mention.end), one.role) for one in value
            )
    return dataclasses.replace(draft, **changes)  # type: ignore[arg-type]


def _joined(report: Report) -> tuple[Section, ...]:
    """The sections; lines of one paragraph that were told apart by their capitals are one stretch of body again."""
    joined: list[Section] = []
    for section in report.sections:
        last = joined[-1] if joined else None
        between = report.text[last.end : section.start] if last else ""
        if last and {last.kind, section.kind} <= _SPOKEN and between.count("\n") <= 1:
            joined[-1] = Section(SectionKind.BODY, last.start, section.end)
        else:
            joined.append(section)
    return tuple(joined)


def _blocks(text: str) -> Iterator[str]:
    """The text in stretches that end with a line, where lines are not too long for that."""
    start = 0
    while start < len(text):
        end = start + _BLOCK
        end = text.rfind("\n", start, end) + 1 or end if end < len(text) else len(text)
        yield text[start:end]
        start = end


def _written(text: str, known: Callable[[str], bool]) -> str:
    """``text`` in lower case with the capitals that are sure."""
    letters = [low if len(low := char.lower()) == 1 else char for char in text]
    words = [(found.start(), found.end(), found.group().lower()) for found in _WORD.finditer(text)]
    for start in _starts(text, words):
        letters[start] = text[start]
    acronyms = {found[1].lower() for found in _BRACKETED.finditer(text)} - _WORDS_TOO
    acronyms |= {word for *_, word in words if _NO_VOWEL.fullmatch(word) and word not in _UNVOWELLED}
    for start, end, word in words:
        if "." in word or word in acronyms:
            letters[start:end] = text[start:end]
        elif word in _MONTHS or word in _DAYS or (word in _UNSURE_MONTHS and _beside_number(text, start, end)):
            letters[start] = text[start]
    places = set[tuple[str, ...]]()
    for first, last, form in _names(words, known, places):
        for at, part in zip(range(first, last), form.split(), strict=True):
            start, end, _ = words[at]
            size = min(len(part), end - start)
            letters[start : start + size] = [
                text[start + index] if part[index].isupper() else letters[start + index] for index in range(size)
            ]
    return "".join(letters)


def _starts(text: str, words: Sequence[tuple[int, int, str]]) -> Iterator[int]:
    """Where sentences begin: after a full stop, an empty line, or a dateline's dash and what it has in brackets."""
    before = 0
    headed = False
    for start, end, _ in words:
        gap = text[before:start]
        dashed = _DASH.search(gap) is not None
        closes = headed and gap.startswith("]")
        if before == 0 or dashed or closes or gap.count("\n") > 1 or _STOP.search(gap):
            yield start
        headed = "[" in gap if dashed or closes else headed
        before = end


def _beside_number(text: str, start: int, end: int) -> bool:
    return text[max(0, start - 8) : start].rstrip()[-1:].isdigit() or text[end : end + 8].lstrip()[:1].isdigit()


def _names(
    words: Sequence[tuple[int, int, str]], known: Callable[[str], bool], places: set[tuple[str, ...]]
) -> Iterator[tuple[int, int, str]]:
    """Names as (first word, word after the last, how they are written): parties, nations, then places."""
    plain = [word.removesuffix("'s").removesuffix("’s") for *_, word in words]
    parties = _parties()
    free: list[int] = []
    at = 0
    while at < len(plain):
        last = next((end for end in _ends(at, plain) if " ".join(plain[at:end]) in parties), at)
        if last > at:
            yield at, last, parties[" ".join(plain[at:last])]
        else:
            free.append(at)
        at = max(last, at + 1)
    for first in free:
        if _led(plain, first):
            last = next((end for end in _ends(first, plain) if _is_place(plain[first:end], known)), first)
            if last > first:
                places.add(tuple(plain[first:last]))
    longest = {name[0]: sorted((one for one in places if one[0] == name[0]), key=len, reverse=True) for name in places}
    for first in free:
        for name in longest.get(plain[first], ()):
            if tuple(plain[first : first + len(name)]) == name:
                yield first, first + len(name), " ".join(part.capitalize() for part in name)
                break


def _ends(first: int, plain: Sequence[str]) -> Iterator[int]:
    return iter(range(min(first + _LONGEST, len(plain)), first, -1))


def _led(plain: Sequence[str], first: int) -> bool:
    """Whether the words before lead to a place: "in X", "near the town of X", or the text opens with it."""
    before = first - 1
    while before >= 0 and plain[before] in _SKIPPED:
        before -= 1
    return before < 0 or plain[before] in _LEADS


def _is_place(parts: Sequence[str], known: Callable[[str], bool]) -> bool:
    if len(parts) == 1 and (len(parts[0]) < _SHORTEST or parts[0] in _ordinary()):
        return False
    if parts[0] in NEVER or parts[-1] in NEVER or parts[0] in _SKIPPED:
        return False
    return known(" ".join(part.capitalize() for part in parts))


@functools.cache
def _parties() -> dict[str, str]:
    """Parties and nations in lower case, to how they are written; those written without a capital are left out."""
    nations = {word.casefold(): word.capitalize() for word in actors.demonyms() if word not in _WORDS_TOO}
    listed = {
        words.casefold(): words
        for actor in actors.all()
        for words in (actor.name, *actor.aliases)
        if words != words.lower() and words.casefold() not in _WORDS_TOO
    }
    return nations | listed


@functools.cache
def _ordinary() -> frozenset[str]:
    """Words that name people, buildings or weapons, whatever place is called so too."""
    lists = (*(term.words for term in means_terms()), *(term.words for term in target_terms()))
    people = (words for term in victim_terms() for words in (term.words, term.also, term.adjectives))
    single = {word for words in (*lists, *people) for word in words if " " not in word}
    return frozenset(single | {f"{word}s" for word in single})
