"""Counted people: a number or an article, what describes them, and the noun that says who they are."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, replace

from harmledger.extract import actors, victims
from harmledger.extract.numbers import Count, counts
from harmledger.extract.words import Words
from harmledger.model.terms import VictimGroup
from harmledger.vocabulary.terms import number_words

_REACH = 7
_STOP = frozenset(
    "of in on at by from with after before near into to for as than that which who whom whose when while where "
    "since until during against over under between because despite amid following including and or but nor if so "
    "was were is are be been being has have had will would could may might not no the this these those his her "
    "its their our my a an he she it they we said says told added according also among killed wounded injured "
    "died killing wounding injuring kill kills dead hurt missing detained arrested captured kidnapped abducted "
    "executed beheaded murdered fled left leaving took taken displaced fleeing evacuated came includes included "
    "loyal were hit struck".split()
)
_NUMBERS = frozenset((*number_words().units, *number_words().tens))
_MARKS = frozenset("-\"'“”‘’")
_ARTICLES = frozenset("a an another one".split())
_POSSESSIVES = frozenset("his her their its my our".split())
_PLURAL = frozenset(
    "people women men children others gunmen policemen persons troops victims members forces police personnel "
    "elements militiamen airmen servicemen cameramen wives babies families jihadis passersby relatives peshmerga "
    "militia schoolchildren dead wounded injured more crew casualties infantrymen".split()
)
_NEUTRAL = frozenset(
    "members member elements leaders leader men people persons others hostages prisoners supporters".split()
)
_OTHERS = frozenset("others other more dead wounded injured".split())
_HURT = frozenset("wounded injured dead missing detained captured kidnapped executed slain".split())
_KIN = frozenset(
    "father mother son sons daughter daughters wife husband brother brothers sister sisters children child "
    "parents grandmother grandfather baby family cousin cousins wives kids".split()
)
_NOT_PEOPLE = frozenset(
    "villages village towns town cities houses homes buildings building strikes strike airstrikes raids raid "
    "attacks attack rockets rocket shells shell missiles bombs bomb barrels vehicles vehicle tanks tank planes "
    "plane warplanes aircraft helicopters helicopter times years days months weeks hours minutes percent "
    "positions areas area districts neighborhoods neighbourhoods hospitals hospital schools school mosques cars "
    "car trucks truck sheep animals cows horses dogs cattle livestock drones drone checkpoints bases base clashes "
    "explosions explosion blasts operations miles kilometres kilometers metres provinces countries states groups "
    "group factions sides parts fronts cases reports videos video photos bombings attempts ambulances buses bus "
    "centers centres jets mortars mortar sorties targets sites air points roads crossings weapons dollars".split()
)

_PERSONS = frozenset({VictimGroup.CHILDREN, VictimGroup.WOMEN, VictimGroup.MEN})
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
    """

    first: int
    last: int
    count: tuple[int, int]
    group: VictimGroup | None = None
    noun: bool = False
    single: bool = False
    others: bool = False
    of: bool = False
    party: tuple[int, int, str] | None = None
    kin: bool = False


def people(words: Words) -> tuple[People, ...]:
    """Every counted group of people in the sentence, in order, none overlapping."""
    return _people(words.text)


@functools.lru_cache(maxsize=1024)
def _people(text: str) -> tuple[People, ...]:
    words = Words.of(text)
    parties = actors.actors(words)
    found: list[People] = []
    at = {count.first: count for count in counts(words)}
    index = 0
    while index < len(words.keys):
        count = at.get(index)
        one = _counted(words, count, parties) if count else _single(words, index, parties, at) or _others(words, index)
        if one is None:
            index = count.last if count else index + 1
            continue
        found.append(one)
        index = one.last
    return _families(words, found)


def _families(words: Words, found: list[People]) -> tuple[People, ...]:
    """The groups; those of one family or told one by one ("a man and a woman") as one."""
    out: list[People] = []
    for who in found:
        last = out[-1] if out else None
        if last is not None and _one_with(words, last, who):
            group = who.group if who.group is last.group else VictimGroup.CIVILIANS
            span = (last.count[0], who.last)
            out[-1] = replace(last, last=who.last, count=span, group=group, single=last.single, kin=True, party=None)
        else:
            out.append(who)
    return tuple(out)


def _one_with(words: Words, one: People, other: People) -> bool:
    """Whether the two are members of one list of persons that is told as a whole."""
    if not (one.noun and other.noun and one.group in _PERSONS and other.group in _PERSONS):
        return False
    between = words.keys[one.last : other.first]
    joint = tuple(key for key in between if key not in _POSSESSIVES)
    if joint not in ((), (",",), ("and",), (",", "and"), ("as", "well", "as"), ("along", "with"), ("with",)):
        return False
    if not _INCLUDING.isdisjoint(words.keys[max(0, one.first - 3) : one.first]):
        return False
    return (one.single or one.kin) and (other.single or len(between) > len(joint))


def _counted(words: Words, count: Count, parties: tuple[tuple[int, int, str], ...]) -> People | None:
    keys = words.keys
    start = count.last
    if keys[start : start + 2] in (('"', "of"), ("”", "of")):
        count, start = replace(count, last=start + 1), start + 1
    if keys[start : start + 1] == ("of",) and keys[start + 1 : start + 2]:
        return _part(words, count, parties)
    found = _noun(words, start, parties, plural=keys[count.core] not in ("one", "a"))
    if found is None:
        if count.loose or _thing(words, start):
            return None
        return People(count.first, count.last, (count.first, count.last))
    last, group, party = found
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


def _part(words: Words, count: Count, parties: tuple[tuple[int, int, str], ...]) -> People | None:
    """As in "12 of them", "15 of the dead", "dozens of people", "several of the fighters"."""
    keys = words.keys
    start = count.last + 1
    if keys[start] in ("them", "whom", "those", "these"):
        noun = start + 1
        while noun < len(keys) and keys[noun] in ("were", "was", "are", "a", "an", ","):
            noun += 1
        told = victims.head_at(words, noun) if noun < len(keys) else None
        return People(count.first, start + 1, (count.first, count.last), None if told is None else told[1], of=True)
    definite = keys[start] in ("the", "its", "his", "their", "our", "these", "those")
    start += definite
    found = _noun(words, start, parties, plural=True)
    if found is None:
        return None
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


def _others(words: Words, index: int) -> People | None:
    """As in "others were injured": all that is said is that they are more."""
    if words.keys[index] != "others" or words.keys[index - 1 : index] in (("of",), ("the",), ("among",)):
        return None
    return People(index, index + 1, (index, index + 1), VictimGroup.PEOPLE, noun=True, others=True)


def _single(
    words: Words, index: int, parties: tuple[tuple[int, int, str], ...], counted: Mapping[int, Count]
) -> People | None:
    """As in "a woman", "another child", "one fighter"."""
    keys = words.keys
    if keys[index] not in _ARTICLES:
        return None
    for at in range(index + 1, min(index + 4, len(keys))):
        if victims.head_at(words, at) is not None:
            break
        if at in counted:
            return None  # "a total of 54"
    found = _noun(words, index + 1, parties, plural=False)
    if found is None:
        return None
    last, group, party = found
    if keys[last - 1] in _PLURAL or keys[last - 1] in ("family", "couple", "group"):
        return None
    return People(
        index, last, (index, index + 1), group, noun=True, single=True, party=party, kin=keys[last - 1] in _KIN
    )


def _noun(
    words: Words, start: int, parties: tuple[tuple[int, int, str], ...], *, plural: bool
) -> tuple[int, VictimGroup, tuple[int, int, str] | None] | None:
    """The noun of people that words from ``start`` lead to: the word after it, the group, the party named in it."""
    keys = words.keys
    index = start
    last: tuple[int, VictimGroup] | None = None
    while index < len(keys) and index - start < _REACH:
        found = victims.head_at(words, index)
        if found is not None:
            last = found
            index = found[0]
            word = keys[index - 1]
            if word in _PLURAL or (word.endswith("s") and plural and not words.capital(index - 1)):
                break
            if not _goes_on(words, index) and not (_national(words, index - 1) and _leads_on(words, index)):
                break
            continue
        if keys[index] in _HURT and index - start <= 2 and _leads_on(words, index + 1):
            index += 1
            continue
        if not _describing(words, index) or (_stops(words, index) and not _two_parties(words, start, index)):
            break
        index += 1
    if last is None:
        return None
    end, group = last
    if not plural and group is VictimGroup.PEOPLE and _national(words, end - 1) and _thing_follows(words, end):
        return None
    return end, *_whose(words, start, end, group, parties)


def _stops(words: Words, index: int) -> bool:
    """Whether no noun phrase goes on over this word; a name in capitals ("IS") is no verb."""
    start, end = words.spans[index]
    return words.keys[index] in _STOP and not (
        end - start > 1 and words.text[start:end].isupper() and words.keys[index] == "is"
    )


def _two_parties(words: Words, start: int, index: int) -> bool:
    """Whether "and" joins two descriptions of one noun: "70 regime and rebel fighters"."""
    if words.keys[index] != "and" or index == start:
        return False
    nxt = index + 1
    return any(
        victims.head_at(words, at) is not None and (words.keys[at] in _PLURAL or words.keys[at].endswith("s"))
        for at in range(nxt, min(nxt + 3, len(words.keys)))
        if not any(_stops(words, other) for other in range(nxt, at + 1))
    )


def _national(words: Words, index: int) -> bool:
    """Whether the word is a nationality that may describe a noun to come ("30 Syrian government fighters")."""
    return words.capital(index) and not words.keys[index].endswith("s")


def _leads_on(words: Words, index: int) -> bool:
    """Whether a noun of people follows within three describing words."""
    for at in range(index, min(index + 4, len(words.keys))):
        if victims.head_at(words, at) is not None:
            return True
        if _stops(words, at) or not _describing(words, at):
            return False
    return False


def _thing_follows(words: Words, index: int) -> bool:
    """Whether a nationality only describes a thing ("a Russian helicopter")."""
    if index >= len(words.keys) or not words.keys[index][0].isalpha():
        return False
    return not words.capitals[index] and not _stops(words, index)


def _goes_on(words: Words, index: int) -> bool:
    """Whether another noun of people follows directly ("Syrian civilians", "rebel fighter")."""
    return index < len(words.keys) and victims.head_at(words, index) is not None and words.keys[index] not in _STOP


def _describing(words: Words, index: int) -> bool:
    key = words.keys[index]
    if key[0].isdigit():
        return words.keys[index + 1 : index + 2] == ("-",)  # "two 7-year-old girls"
    return key in _MARKS or (key[0].isalpha() and key not in _NUMBERS)


def _whose(
    words: Words, start: int, end: int, group: VictimGroup, parties: tuple[tuple[int, int, str], ...]
) -> tuple[VictimGroup, tuple[int, int, str] | None]:
    """The group, sharpened by adjectives and parties, and the party that those counted belong to."""
    keys = words.keys
    parties = tuple(p for p in parties if not _only_linked(words, p[1]))
    party = next((p for p in parties if start <= p[0] < end), None)
    if party is None and keys[end : end + 1] and keys[end] in ("of", "from", "loyal", "belonging", "with", "allied"):
        party = next((p for p in parties if end < p[0] <= end + 8), None)
    if group is VictimGroup.PEOPLE or keys[end - 1] in _NEUTRAL:
        for index in range(start, end):
            sharper = victims.adjectives().get(keys[index])
            if sharper is not None:
                return sharper, party
        if party is not None and keys[end - 1] in ("member", "members", "elements", "leader", "leaders", "men"):
            return VictimGroup.COMBATANTS, party
    return group, party if group is VictimGroup.COMBATANTS else None


def _only_linked(words: Words, index: int) -> bool:
    """Whether a hyphen turns the party before ``index`` into a description of another ("Al Qaeda-linked")."""
    return words.keys[index : index + 1] == ("-",)


def _thing(words: Words, start: int) -> bool:
    """Whether a noun that is no person follows a bare number."""
    for index in range(start, min(start + 4, len(words.keys))):
        key = words.keys[index]
        if key in _NOT_PEOPLE:
            return True
        if key in _STOP or not key[0].isalpha():
            return False
    return False
