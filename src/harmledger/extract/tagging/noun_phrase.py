"""The noun phrase after a number: the words that describe people, the noun that says who they are, and their party."""

from __future__ import annotations

import bisect
from typing import NamedTuple

from harmledger.extract.tagging import victims
from harmledger.extract.tagging.words import Words
from harmledger.model.terms import VictimGroup
from harmledger.vocabulary.terms import number_words

Party = tuple[int, int, str]
"""A party among the words: first word, word after the last, and its neutral name or the empty string."""

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
_NEUTRAL = frozenset(
    "members member elements leaders leader men people persons others hostages prisoners supporters".split()
)
_BODIES = frozenset(
    "group groups organization organisation organizations militia militias faction staff force team".split()
)
"""Bodies that people are members of."""
_WHOSE = 4
"""Words after "of the" within which it is said of whom people are."""
_HURT = frozenset("wounded injured dead missing detained captured kidnapped executed slain".split())
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
PLURAL = frozenset(
    "people women men children others gunmen policemen persons troops victims members forces police personnel "
    "elements militiamen airmen servicemen cameramen wives babies families jihadis passersby relatives peshmerga "
    "militia schoolchildren dead wounded injured more crew casualties infantrymen".split()
)


class NounPhrase(NamedTuple):
    """Where a noun phrase of people ends (the word after it), their group, and the party named in it."""

    last: int
    group: VictimGroup
    party: Party | None


def noun_phrase(words: Words, start: int, parties: tuple[Party, ...], *, plural: bool) -> NounPhrase | None:
    """The noun phrase of people that begins at word ``start``; None where what follows is nobody.

    Args:
        words: the sentence.
        start: the word after the number or article.
        parties: every party of the sentence.
        plural: whether the number asks for a plural noun.
    """
    near = victims.places(words.text)
    at = bisect.bisect_left(near, start)
    far = at == len(near) or near[at] - start >= _REACH
    return None if far else _phrase(words, start, parties, plural=plural)


def _phrase(words: Words, start: int, parties: tuple[Party, ...], *, plural: bool) -> NounPhrase | None:
    keys = words.keys
    index = start
    last: tuple[int, VictimGroup] | None = None
    while index < len(keys) and index - start < _REACH:
        found = victims.head_at(words, index)
        if found is not None:
            last = found
            index = found[0]
            word = keys[index - 1]
            if word == "more" and _goes_on(words, index):
                continue
            if word in PLURAL or (word.endswith("s") and plural and not words.capital(index - 1)):
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
        return _by_name(words, start, parties) if plural else None
    end, group = last
    if not plural and group is VictimGroup.PEOPLE and _national(words, end - 1) and _thing_follows(words, end):
        return None
    return NounPhrase(end, *_whose(words, start, end, group, parties))


def _by_name(words: Words, start: int, parties: tuple[Party, ...]) -> NounPhrase | None:
    """Members of a party that its name alone counts: "12 Houthis were killed"; None where it describes a thing."""
    party = next((one for one in parties if one[0] == start), None)
    if party is None:
        return None
    end = party[1]
    over = end == len(words.keys) or words.keys[end] in _STOP or words.keys[end] in _HURT or words.keys[end] in ".,;:"
    return NounPhrase(end, VictimGroup.COMBATANTS, party) if over else None


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
        victims.head_at(words, at) is not None and (words.keys[at] in PLURAL or words.keys[at].endswith("s"))
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
    words: Words, start: int, end: int, group: VictimGroup, parties: tuple[Party, ...]
) -> tuple[VictimGroup, Party | None]:
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
        group = _belonging(words, end) or group
    return group, party if group is VictimGroup.COMBATANTS else None


def _belonging(words: Words, end: int) -> VictimGroup | None:
    """The group that people are told to be of: "members of the armed group", "persons of the medical staff"."""
    keys = words.keys
    if keys[end : end + 1] not in (("of",), ("from",)) or keys[end + 1 : end + 2] not in (("the",), ("a",), ("an",)):
        return None
    for at in range(end + 2, min(end + 2 + _WHOSE, len(keys))):
        told = victims.head_at(words, at)
        sharper = victims.adjectives().get(keys[at])
        if told is not None and told[1] is not VictimGroup.PEOPLE:
            return told[1]
        if sharper is not None and keys[at + 1 : at + 2] and keys[at + 1] in _BODIES:
            return sharper
        if _stops(words, at):
            return None
    return None


def _only_linked(words: Words, index: int) -> bool:
    """Whether a hyphen turns the party before ``index`` into a description of another ("Al Qaeda-linked")."""
    return words.keys[index : index + 1] == ("-",)


def is_thing(words: Words, start: int) -> bool:
    """Whether a noun that is no person follows a bare number."""
    for index in range(start, min(start + 4, len(words.keys))):
        key = words.keys[index]
        if key in _NOT_PEOPLE:
            return True
        if key in _STOP or not key[0].isalpha():
            return False
    return False
