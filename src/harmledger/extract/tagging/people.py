"""Counted people: a number or an article, what describes them, and the noun that says who they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from harmledger.extract.tagging import actors, victims
from harmledger.extract.tagging.listed import Listed
from harmledger.extract.tagging.noun_phrase import PLURAL, Party, is_thing, noun_phrase
from harmledger.extract.tagging.numbers import Count, counts
from harmledger.extract.tagging.remembered import remembered
from harmledger.extract.tagging.words import Words
from harmledger.model.terms import VictimGroup

_ARTICLES = frozenset("a an another one".split())
_THEIRS = frozenset(("his", "her"))
_OPENS = Listed(_ARTICLES | _THEIRS | {"others"})
_POSSESSIVES = frozenset("his her their its my our".split())
_OTHERS = frozenset("others other more dead wounded injured".split())
_KIN = frozenset(
    "father mother son sons daughter daughters wife husband brother brothers sister sisters children child "
    "parents grandmother grandfather baby family cousin cousins wives kids".split()
)
_ONE_OF_KIN = frozenset(
    "father mother son daughter wife husband brother sister child grandmother grandfather baby cousin boyfriend "
    "girlfriend uncle aunt nephew niece grandson granddaughter fiancee stepson stepdaughter stepfather".split()
)
_HARMED = frozenset("dead killed slain deceased wounded injured fallen".split())
_PERSONS = frozenset({VictimGroup.CHILDREN, VictimGroup.WOMEN, VictimGroup.MEN})
_MANY = frozenset("hundred thousand million billion dozen dozens scores hundreds thousands".split())
_DIGITS_OF_AN_AGE = 2
_OLD = frozenset("year month week day".split())
_ADULT = 18
_INCLUDING = frozenset("including include includes included among them whom incl".split())


@dataclass(frozen=True, slots=True)
class People:
    """People counted, or counted by their noun alone, among the words of a sentence.

    Attributes:
        first, last: the words from the hedge to the noun, the latter excluded.
        count: the words of the number, as (first, last); for "a woman" that of the article.
        group: who they are; None where only a number stands ("12 killed").
        noun: whether a noun of people was found.
        single: whether an article counts them.
        others: whether the noun only says that they are more of those named before ("five others").
        of: whether they are a part of some already named ("two of them", "15 of the dead").
        party: the party named in the phrase, as (first, last), and its neutral name or the empty string.
        definite: whether they are told of as known by now: "the victim", "he", a name.
        names: where each name stands, of those told of by name.
    """

    first: int
    last: int
    count: tuple[int, int]
    group: VictimGroup | None = None
    noun: bool = False
    single: bool = False
    others: bool = False
    of: bool = False
    party: Party | None = None
    kin: bool = False
    definite: bool = False
    names: tuple[tuple[int, int], ...] = ()


def people(words: Words) -> tuple[People, ...]:
    """Every counted group of people in the sentence, in order, none overlapping."""
    return _people(words.text)


@remembered
def _people(text: str) -> tuple[People, ...]:
    words = Words.of(text)
    parties = actors.actors(words)
    found: list[People] = []
    at = {count.first: count for count in counts(words)}
    floor = 0
    for index in sorted({*at, *_OPENS.places(words)}):
        if index < floor:
            continue
        if found and found[-1].of and index == found[-1].last + 1 and words.keys[index - 1] in ("was", "is"):
            continue  # "one of them was a nurse" tells of one person, not of two
        count = at.get(index)
        one = _counted(words, count, parties) if count else _uncounted(words, index, parties, at)
        if one is None:
            floor = count.last if count else index + 1
            continue
        one = _with_kin(words, _aged(words, one, at))
        found.append(one)
        floor = one.last
    return _families(words, found)


def _aged(words: Words, who: People, counted: Mapping[int, Count]) -> People:
    """The people with an age told after their noun: "a girl of eight", "a boy (5)", "two cousins of six and eight"."""
    keys = words.keys
    if not who.noun or keys[who.last : who.last + 1] not in (("of",), ("(",), (",",)):
        return who
    age = counted.get(who.last + 1)
    if age is None or age.loose or keys[age.last - 1] in _MANY or not _years(keys[age.last - 1]):
        return who
    closed = keys[age.last : age.last + 1]
    if keys[who.last] == "(":
        return replace(who, last=age.last + 1) if who.single and closed == (")",) else who
    if keys[who.last] == ",":
        return replace(who, last=age.last) if who.single and closed == (",",) else who
    if noun_phrase(words, age.last, (), plural=True) is not None:
        return who
    last = age.last
    if closed == ("and",) and (other := counted.get(last + 1)) is not None and not who.single:
        last = other.last if noun_phrase(words, other.last, (), plural=True) is None else last
    return replace(who, last=last)


def years(words: Words, index: int) -> tuple[int, VictimGroup] | None:
    """The word after an age that stands for a person ("12-year-old"), and their group; None elsewhere."""
    keys = words.keys
    if index >= len(keys) or not keys[index].isdecimal():
        return None
    at = index + 1 + (keys[index + 1 : index + 2] == ("-",))
    unit = keys[at] if at < len(keys) else ""
    last = at + 1 + (keys[at + 1 : at + 2] == ("-",))
    if unit not in _OLD or keys[last : last + 1] != ("old",):
        return None
    child = unit != "year" or int(keys[index]) < _ADULT
    return last + 1, VictimGroup.CHILDREN if child else VictimGroup.PEOPLE


def _years(word: str) -> bool:
    return not word[0].isdigit() or (word.isdecimal() and len(word) <= _DIGITS_OF_AN_AGE)


def _with_kin(words: Words, who: People) -> People:
    """One person with the relative told in the same breath: "a man and his wife", "a husband and wife"."""
    joint, after = words.keys[who.last : who.last + 1], who.last + 1
    if not who.single or who.group not in _PERSONS or joint not in (("and",), ("with",)) or after == len(words.keys):
        return who
    other = _relative(words, after)
    if other is None and joint == ("and",) and words.keys[who.last - 1] in _ONE_OF_KIN:
        other = _kin(words, after, after)
    return who if other is None else _joined(who, other)


def _families(words: Words, found: list[People]) -> tuple[People, ...]:
    """The groups; those of one family or told one by one ("a man and a woman") as one."""
    out: list[People] = []
    for who in found:
        if out and _one_with(words, out[-1], who):
            out[-1] = _joined(out[-1], who)
        else:
            out.append(who)
    return tuple(who for who in out if not who.definite)


def _joined(one: People, other: People) -> People:
    """The two as one group of relatives, counted by the words from the first to the last."""
    group = other.group if other.group is one.group else VictimGroup.CIVILIANS
    span = (one.count[0], other.last)
    return replace(one, last=other.last, count=span, group=group, kin=True, party=None, definite=False)


def _one_with(words: Words, one: People, other: People) -> bool:
    """Whether the two are members of one list of persons that is told as a whole."""
    # "A woman, her husband and two children": by then the first two are of no one group.
    persons = one.group in _PERSONS or (one.kin and not other.single)
    if not (one.noun and other.noun and persons and other.group in _PERSONS):
        return False
    between = words.keys[one.last : other.first]
    joint = tuple(key for key in between if key not in _POSSESSIVES)
    if joint not in ((), (",",), ("and",), (",", "and"), ("as", "well", "as"), ("along", "with"), ("with",)):
        return False
    if not _INCLUDING.isdisjoint(words.keys[max(0, one.first - 3) : one.first]):
        return False
    if one.kin and words.keys[other.last - 1] in _KIN:
        return True
    theirs = len(between) > len(joint)
    return (one.single or one.kin or theirs) and (other.single or theirs)


def _counted(words: Words, count: Count, parties: tuple[Party, ...]) -> People | None:
    keys = words.keys
    start = count.last
    if keys[start : start + 2] in (('"', "of"), ("”", "of")):
        count, start = count._replace(last=start + 1), start + 1
    if keys[start : start + 1] == ("of",) and keys[start + 1 : start + 2]:
        return _part(words, count, parties)
    found = noun_phrase(words, start, parties, plural=keys[count.core] not in ("one", "a"))
    if found is None:
        if count.loose or is_thing(words, start):
            return None
        return People(count.first, count.last, (count.first, count.last))
    last, group, party = found
    if keys[last - 1] == "family" and keys[count.first - 1 : count.first] in (("of",), ("from",)):
        return None  # "four boys from one family"
    others = keys[last - 1] in _OTHERS
    kin = (
        keys[count.first - 1 : count.first][:1] != ()
        and keys[count.first - 1] in _POSSESSIVES
        and keys[last - 1] in _KIN
    )
    return People(
        count.first, last, _count_span(words, count, last), group, noun=True, others=others, party=party, kin=kin
    )


def _count_span(words: Words, count: Count, last: int) -> tuple[int, int]:
    """The words of the number; "others" belongs to a loose word, for it is all that is said."""
    if count.loose and words.keys[last - 1] == "others":
        return count.first, last
    return count.first, count.last


def _part(words: Words, count: Count, parties: tuple[Party, ...]) -> People | None:
    """As in "12 of them", "15 of the dead", "dozens of people", "several of the fighters"."""
    keys = words.keys
    start = count.last + 1
    if keys[start] in ("them", "whom", "those", "these"):
        noun = start + 1
        while noun < len(keys) and keys[noun] in ("were", "was", "are", "a", "an", ","):
            noun += 1
        told = victims.head_at(words, noun) if noun < len(keys) else None
        last = start + 1 + (keys[start + 1 : start + 2] != () and keys[start + 1] in _HARMED)
        return People(count.first, last, (count.first, count.last), None if told is None else told[1], of=True)
    definite = keys[start] in ("the", "its", "his", "their", "our", "these", "those")
    start += definite
    found = noun_phrase(words, start, parties, plural=True)
    if found is None:
        harmed = definite and keys[start : start + 1] != () and keys[start] in _HARMED
        return People(count.first, start + 1, (count.first, count.last), of=True) if harmed else None
    last, group, party = found
    named = keys[last - 1] not in ("dead", "deaths", "victims", "wounded", "injured", "casualties")
    return People(
        count.first,
        last,
        (count.first, count.last),
        group if named else None,
        noun=named,
        of=definite and not count.loose,
        party=party,
        others=keys[last - 1] in _OTHERS and named,
    )


def _uncounted(words: Words, index: int, parties: tuple[Party, ...], counted: Mapping[int, Count]) -> People | None:
    return _single(words, index, parties, counted) or _relative(words, index) or _others(words, index)


def _relative(words: Words, index: int) -> People | None:
    """As in "his wife", counted only where others are told in the same breath; an age introduces a person."""
    return _kin(words, index, index + 1) if words.keys[index] in _THEIRS else None


def _kin(words: Words, first: int, start: int) -> People | None:
    """One relative told from the word ``first`` on, without the possessive from the word ``start`` on."""
    age = years(words, start)
    found = noun_phrase(words, start if age is None else age[0], (), plural=False)
    if found is None or not _one_of_kin(words, found.last):
        return None
    last, group, _ = found
    group = VictimGroup.CHILDREN if age is not None and age[1] is VictimGroup.CHILDREN else group
    return People(first, last, (first, last), group, noun=True, single=True, kin=True, definite=age is None)


def _one_of_kin(words: Words, last: int) -> bool:
    """Whether the noun before the word ``last`` is one relative, and not "his wife's"."""
    return words.keys[last - 1] in _ONE_OF_KIN and not words.text[: words.spans[last - 1][1]].endswith("s")


def _others(words: Words, index: int) -> People | None:
    """As in "others were injured": all that is said is that they are more."""
    if words.keys[index] != "others" or words.keys[index - 1 : index] in (("of",), ("the",), ("among",)):
        return None
    return People(index, index + 1, (index, index + 1), VictimGroup.PEOPLE, noun=True, others=True)


def _single(words: Words, index: int, parties: tuple[Party, ...], counted: Mapping[int, Count]) -> People | None:
    """As in "a woman", "another child", "one fighter"."""
    keys = words.keys
    if keys[index] not in _ARTICLES:
        return None
    for at in range(index + 1, min(index + 4, len(keys))):
        if victims.head_at(words, at) is not None:
            break
        if at in counted:
            return None  # "a total of 54"
    found = noun_phrase(words, index + 1, parties, plural=False)
    if found is None:
        age = years(words, index + 1)
        return age and People(index, age[0], (index, index + 1), age[1], noun=True, single=True)
    last, group, party = found
    if keys[last - 1] in PLURAL or keys[last - 1] in ("family", "couple", "group"):
        return None
    return People(
        index, last, (index, index + 1), group, noun=True, single=True, party=party, kin=keys[last - 1] in _KIN
    )
