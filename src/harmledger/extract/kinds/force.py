"""Words that tell of a use of force, found in a clause and sorted into the groups of ``vocabulary/force.yaml``."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from harmledger.extract.context.clauses import Clause
from harmledger.extract.tagging.chunks import keys_of
from harmledger.extract.tagging.compounds import Word
from harmledger.extract.tagging.listed import Listed
from harmledger.model.terms import Means
from harmledger.vocabulary.load import shipped

_MODALS = frozenset("will would could may might should must can shall cannot".split())
_LEADS_VERB = _MODALS | frozenset("to not".split())
_BEING = frozenset("is are was were been be began started kept".split())
_NO_FORCE_AFTER: dict[str, frozenset[str]] = {
    "fire": frozenset("brigade brigades engine engines truck trucks fighters department".split()),
    "firing": frozenset("range squad squads line".split()),
    "battle": frozenset("lines field fields".split()),
    "target": frozenset("of".split()),
    "strike": frozenset("group capability capabilities force".split()),
    "attack": frozenset("helicopter helicopters aircraft".split()),
    "mine": frozenset("is was".split()),
    "gas": frozenset(
        "pipeline pipelines field fields station stations tank tanks line plant mask masks prices".split()
    ),
    "shot": frozenset("to footage".split()),
    "hit": frozenset("hard list".split()),
}
_NO_FORCE_BEFORE: dict[str, frozenset[str]] = {
    "hit": frozenset("hardest hard worst".split()),
    "fire": frozenset("on".split()),
    "gas": frozenset("oil natural tear".split()),
    "strike": frozenset("hunger general labour labor".split()),
    "strikes": frozenset("hunger general labour labor".split()),
    "operations": frozenset("rescue search relief aid humanitarian recovery evacuation".split()),
    "operation": frozenset("rescue search relief aid humanitarian recovery evacuation".split()),
    "campaign": frozenset("election electoral media presidential advertising awareness vaccination".split()),
    "target": frozenset("main".split()),
}


_NEEDS_CONTEXT = frozenset({"fire", "went", "goes"})
_BARGAINS = frozenset(
    "deal deals agreement agreements truce accord accords pact ceasefire cease-fire balance chord".split()
)
_CARRIED_OUT = frozenset(
    "strike strikes airstrike airstrikes air-strikes raid raids hit hits attack attacks bombing bombings shelling "
    "sorties operation operations mission missions campaign offensive assault assaults plan plans order orders "
    "search".split()
)
"""What is executed in the sense of being carried out."""

_CRITICS = frozenset(
    "critics critic human rights lawmakers politicians opposition-parties media press activists for over".split()
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of force: its group, its place among the clause's words, and whether it is a verb there."""

    group: str
    index: int
    verb: bool
    word: Word


@functools.cache
def _forms() -> dict[str, tuple[str, str]]:
    """Each form with its group and its part: ``nouns``, ``verbs`` or ``either``."""
    forms: dict[str, tuple[str, str]] = {}
    for group, entry in shipped("force.yaml").items():
        for part in ("nouns", "verbs", "either"):
            for form in entry.get(part, ()):
                forms[form] = (group, part)
    return forms


@functools.cache
def default_means(group: str) -> Means | None:
    """What a word of this group alone says of the means; None where it leaves that open."""
    stated = shipped("force.yaml")[group].get("means")
    return None if stated is None else Means(stated)


@functools.cache
def _openings() -> Listed:
    """The first word of every form; "machine-gunned" is three words here and one to its clause."""
    return Listed(keys_of(form)[0] for form in (*_NEEDS_CONTEXT, *_forms()))


def may_trigger(text: str) -> bool:
    """Whether a sentence has a word that may tell of force; without one, none of its clauses has triggers."""
    return _openings().stand_in(text)


def triggers(clause: Clause) -> tuple[Trigger, ...]:
    """The words of force in a clause, in order."""
    forms = _forms()
    found = (
        _known(clause, index, *forms[word.low]) if word.low in forms else _by_context(clause, index)
        for index, word in enumerate(clause.words)
        if word.low in forms or word.low in _NEEDS_CONTEXT
    )
    return tuple(trigger for trigger in found if trigger is not None)


def _known(clause: Clause, index: int, group: str, part: str) -> Trigger | None:
    """A listed form, unless the words beside it give it another sense ("fire brigade", "struck a deal")."""
    word = clause.words[index]
    if _next(clause, index) in _NO_FORCE_AFTER.get(word.low, ()):
        return None
    if _previous(clause, index) in _NO_FORCE_BEFORE.get(word.low, ()):
        return None
    if group == "struck" and not _BARGAINS.isdisjoint(clause.lows):
        return None
    if group == "execute" and not _CARRIED_OUT.isdisjoint(word.low for word in clause.words[index + 1 : index + 5]):
        return None
    verb = part == "verbs" or (part == "either" and _reads_as_verb(clause, index)) or _progressive(clause, index)
    return Trigger(group, index, verb, word)


def _by_context(clause: Clause, index: int) -> Trigger | None:
    """A word that tells of force only beside certain others: "rocket fire", "went off"."""
    word = clause.words[index]
    if word.low == "fire":
        if not _is_weapon_fire(clause, index):
            return None
        return Trigger("gunfire" if _small_arms(clause, index) else "fire", index, verb=False, word=word)
    return Trigger("detonate", index, verb=True, word=word) if _next(clause, index) == "off" else None


def _previous(clause: Clause, index: int, back: int = 1) -> str:
    return clause.words[index - back].low if index >= back else ""


def _next(clause: Clause, index: int) -> str:
    return clause.words[index + 1].low if index + 1 < len(clause.words) else ""


def _reads_as_verb(clause: Clause, index: int) -> bool:
    """Whether a form that is noun or verb ("strikes", "attack") is a verb here: after "to" or a modal, else a noun."""
    return _previous(clause, index) in _LEADS_VERB


def _progressive(clause: Clause, index: int) -> bool:
    """Whether an -ing form is a verb here ("are bombing", "have been shelling"), not the name of the deed."""
    if not clause.words[index].low.endswith("ing"):
        return False
    near = [_previous(clause, index), _previous(clause, index, 2)]
    return near[0] in _BEING or (
        near[1] in _BEING and (near[0].endswith("ly") or near[0] in {"also", "now", "still", "not"})
    )


def _is_weapon_fire(clause: Clause, index: int) -> bool:
    """Whether "fire" is gunfire here: "rocket fire", "came under fire", "opened fire", "rebel fire on"."""
    before = _previous(clause, index)
    if before == "under":
        return _CRITICS.isdisjoint(word.low for word in clause.words[index + 1 : index + 4])
    if before in {"opened", "open", "opening", "exchanged", "exchange", "returned", "of"} or before in _ARMS:
        return True
    return _next(clause, index) in {"on", "from"} and before not in {"set", "caught", "a", "the", "on", "to"}


_ARMS = frozenset(
    "rocket mortar artillery sniper machine-gun gun tank cross-border missile small-arms heavy rebel regime enemy "
    "intense anti-aircraft friendly live shell".split()
)


def _small_arms(clause: Clause, index: int) -> bool:
    return _previous(clause, index) in {"sniper", "machine-gun", "gun", "small-arms", "opened", "live"}
