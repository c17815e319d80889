"""Persons told of singly, whom no number or article counts: by age, role, name or pronoun, or alone in a headline.

"The victim", "a 14-year-old", "his wife", "he", "Jane Doe, 26,", "Man shot in leg". :mod:`.people` finds those who are
counted; here they are found beside them.
"""

from __future__ import annotations

from collections.abc import Iterator

from harmledger.extract.tagging import actors, victims
from harmledger.extract.tagging.listed import Listed
from harmledger.extract.tagging.noun_phrase import PLURAL, noun_phrase
from harmledger.extract.tagging.people import People, people, years
from harmledger.extract.tagging.remembered import remembered
from harmledger.extract.tagging.words import Words
from harmledger.model.terms import VictimGroup

_DEFINITE = frozenset("the this that his her their its my our".split())
_PRONOUNS = frozenset("he she him himself herself".split())
_TELLING = Listed(_DEFINITE | _PRONOUNS | {"both"})
_BEFORE_AGE = _DEFINITE | {"a", "an"}
_RELATED = frozenset("her his their my our".split())
_ENDS = frozenset(". , ; : ) ! ? - – — … and or in on at".split())
_OPENS_HEADLINE = frozenset(': ; — – | × • > ( " “ ‘'.split())
_NAME_WORDS = 4
_MIDDLE = frozenset("de la del al bin van von der da jr. sr. jr sr ii iii".split())
_JOINTS = ((",",), ("and",), (",", "and"), ("&",))
_TITLES = frozenset(
    "mr mrs ms mr. mrs. ms. dr dr. officer deputy sgt sgt. sergeant detective det det. cpl cpl. trooper agent "
    "lt lt. capt capt. pfc".split()
)
_NO_NAMES = frozenset(
    "police sheriff deputies deputy officers officer authorities officials investigators detectives department county "
    "city state street avenue road hospital center centre medical university school church court judge district "
    "attorney chief captain lieutenant sergeant sgt lt coroner fire ems swat fbi atf news photo video update updated "
    "breaking related story stories monday tuesday wednesday thursday friday saturday sunday january february march "
    "april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec "
    "the a an and or but in on at by for from with after before when while as if it its he she they we you i his her "
    "their who what where why how this that these those there here one two three four five six seven eight nine ten "
    "both all some many several most no not none another other others was were is are had has have said according "
    "witnesses neighbors relatives family families friends residents doctors paramedics medics suspects victims "
    "man men woman women boy boys girl girls teen teens child children people person persons victim suspect "
    "dead shot killed wounded injured shooting shootings homicide murder apartments park drive lane boulevard "
    "north south east west christmas eve new year day morning night afternoon evening today yesterday "
    "army government forces group party war battle operation".split()
)


_NO_NOUNS = frozenset(
    "police hospital department county city street avenue area native neighborhood neighbourhood home park school "
    "sheriff fire high apartment apartments house news station officials authorities investigators detectives".split()
)
"""Nouns that a name before them only describes."""


@remembered
def persons(text: str) -> tuple[People, ...]:
    """Everybody told of in the sentence, counted or not, in order, none overlapping."""
    words = Words.of(text)
    counted = people(words)
    taken = {at for who in counted for at in range(who.first, who.last)}
    found = list(counted)
    for who in (*_named(words), *_nouns(words)):
        place = range(who.first, who.last)
        if taken.isdisjoint(place):
            found.append(who)
            taken.update(place)
    return tuple(sorted(found, key=lambda who: who.first))


def _nouns(words: Words) -> Iterator[People]:
    """Those told of by a noun, an age or a pronoun."""
    keys = words.keys
    opening = [at for at in words.openers if at == 0 or keys[at - 1] in _OPENS_HEADLINE]
    for index in sorted({*_TELLING.places(words), *words.digits, *opening}):
        word = keys[index]
        if word in _PRONOUNS:
            yield _one(index, index + 1, VictimGroup.PEOPLE)
        elif word == "both":
            yield from _both(words, index)
        elif word in _DEFINITE:
            yield from _after_article(words, index)
        elif word[0].isdecimal() and (index == 0 or keys[index - 1] not in _BEFORE_AGE):
            yield from _aged(words, index, index, definite=False)
        elif words.capitals[index] and (index == 0 or keys[index - 1] in _OPENS_HEADLINE):
            yield from _bare(words, index)


def _owns(words: Words, index: int) -> bool:
    """Whether the word has a possessive ending, so that what follows is told of and not the person."""
    start, end = words.spans[index]
    return end - start != len(words.keys[index]) and words.text[end - 1] in "sS"


def _one(first: int, last: int, group: VictimGroup, *, definite: bool = True) -> People:
    """One person, counted by the words themselves."""
    return People(first, last, (first, last), group, noun=True, single=True, definite=definite)


def _after_article(words: Words, index: int) -> Iterator[People]:
    """As in "the victim", "his 11-year-old brother", "the 12-year-old"."""
    found = noun_phrase(words, index + 1, (), plural=False)
    if found is not None:
        word = words.keys[found.last - 1]
        if word not in PLURAL and not word.endswith(("s", "people")) and not _owns(words, found.last - 1):
            yield _one(index, found.last, found.group)
        return
    yield from _aged(words, index, index + 1, definite=True)


def _aged(words: Words, first: int, index: int, *, definite: bool) -> Iterator[People]:
    """As in "the 12-year-old", "4-year-old shot at home": an age that stands for the person."""
    age = years(words, index)
    if age is None:
        return
    last, group = age
    found = noun_phrase(words, last, (), plural=False)
    if found is not None:
        last, group = found.last, found.group
    elif last < len(words.keys) and _opens_name(words, last):
        return  # "12-year-old Jane Doe": told by name
    if not _owns(words, last - 1):
        yield _one(first, last, group, definite=definite)


def _both(words: Words, index: int) -> Iterator[People]:
    """As in "both victims", "both were": two told of before."""
    keys = words.keys
    found = victims.head_at(words, index + 1) if index + 1 < len(keys) else None
    if found is not None:
        yield People(index, found[0], (index, index + 1), found[1], noun=True, definite=True)
    elif keys[index + 1 : index + 2] in (("were",), ("are",), ("suffered",), ("sustained",), ("died",)):
        yield People(index, index + 1, (index, index + 1), VictimGroup.PEOPLE, noun=True, definite=True)


def _bare(words: Words, index: int) -> Iterator[People]:
    """As in "Man shot in leg": a headline leaves the article out."""
    keys = words.keys
    at = index
    while at < min(index + 3, len(keys)):
        found = victims.head_at(words, at)
        if found is not None:
            last, group = found
            more = victims.head_at(words, last) if last < len(keys) else None
            if more is not None:
                last, group = more
            word = keys[last - 1]
            if word not in PLURAL and not word.endswith("s") and not _owns(words, last - 1):
                yield _one(index, last, group, definite=False)
            return
        if not keys[at].isalpha() or keys[at] in _NO_NAMES:
            return
        at += 1


def _named(words: Words) -> Iterator[People]:
    """As in "Jane Doe, 26,", "John Roe was": names, several joined told as one."""
    found: list[People] = []
    for first, last, aged in _names(words):
        begin = _age_before(words, first)
        one = People(
            begin,
            aged,
            (first, last),
            VictimGroup.PEOPLE,
            noun=True,
            single=True,
            definite=True,
            names=((first, last),),
        )
        before = found[-1] if found else None
        if (before is not None and words.keys[before.last : begin] in _JOINTS) or (
            before is not None and before.last == begin and words.keys[begin - 1] == ","
        ):
            found[-1] = People(
                before.first,
                aged,
                (before.first, last),
                VictimGroup.PEOPLE,
                noun=True,
                definite=True,
                names=(*before.names, (first, last)),
            )
        else:
            found.append(one)
    yield from found


def _names(words: Words) -> Iterator[tuple[int, int, int]]:
    """Each run of words that may be a person's name: its first word, the word after it, the word after its age."""
    parties = {at for party in actors.named(words) for at in range(party.first, party.last)}
    keys, floor = words.keys, 0
    for first in words.openers:
        if first < floor or first in parties or not _opens_name(words, first):
            continue
        index = first + 1
        while index < len(keys) and index not in parties and _in_name(words, index):
            index += 1
        while keys[index - 1] in _MIDDLE and not words.capitals[index - 1]:
            index -= 1
        start = first + (keys[first] in _TITLES and index > first + 1)
        aged = _age_after(words, index)
        if (
            start < index <= start + _NAME_WORDS
            and not _owns(words, index - 1)
            and _may_be_name(words, start, index, aged=aged > index)
        ):
            yield start, index, aged
        floor = max(aged, index)


def _age_before(words: Words, first: int) -> int:
    """The first word of what leads up to a name: "12-year-old Jane Doe", "his wife Jane"; else the name's own."""
    begin = first
    for start in range(max(0, first - 4), first):
        found = victims.head_at(words, start)
        if found is not None and found[0] == first:
            begin = start
            break
    for start in range(max(0, begin - 5), begin) if words.keys[begin - 1] == "old" else ():
        age = years(words, start)
        if age is not None and age[0] == begin:
            begin = start
            break
    return begin - (begin < first and begin > 0 and words.keys[begin - 1] in _RELATED)


def _opens_name(words: Words, index: int) -> bool:
    """Whether a name can begin with the word: more than one letter, that is."""
    start, end = words.spans[index]
    return end - start > 1 and _of_name(words, index)


def _in_name(words: Words, index: int) -> bool:
    """Whether a name can go on with the word."""
    return words.keys[index] in _MIDDLE or _of_name(words, index)


def _of_name(words: Words, index: int) -> bool:
    key = words.keys[index]
    return words.capitals[index] and key[0].isalpha() and (key not in _NO_NAMES or key in _TITLES)


def _may_be_name(words: Words, first: int, last: int, *, aged: bool) -> bool:
    """Whether the run is no place, heading or office by what stands around it."""
    keys = words.keys
    if any(victims.head_at(words, at) is not None for at in range(first, last)):
        return False
    before = keys[first - 1] if first else ""
    if before in ("in", "at", "near", "from", "of", "on", "to", "the", "between", "outside") and not aged:
        return before == "of" and last - first > 1
    if last < len(keys) and (keys[last] in _NO_NOUNS or victims.head_at(words, last) is not None):
        return False
    return keys[last : last + 1] not in (("'",), ("’",), ("-",), ("/",))


def _age_after(words: Words, index: int) -> int:
    """The word after an age in commas or brackets that follows a name, its closing comma or bracket included."""
    keys = words.keys
    if keys[index : index + 1] not in ((",",), ("(",)) or index + 1 >= len(keys):
        return index
    age = keys[index + 1]
    if not (age.isdecimal() and len(age) <= 2):
        return index
    closed = keys[index + 2 : index + 3]
    if keys[index] == "(":
        return index + 3 if closed == (")",) else index
    return index + 2 + (closed == (",",))
