"""The words by which people are told of singly: what they suffered, and whether that leaves open if they live."""

from __future__ import annotations

import functools

from harmledger.extract.kinds.casualty_words import Form, all_phrases
from harmledger.extract.tagging.phrases import Phrases
from harmledger.model.terms import Outcome

Said = tuple[frozenset[Form], Outcome, bool]
"""The forms of a phrase, its outcome, and whether it leaves open if who suffered it lives."""

_BOTH = (
    "fatally shot, fatally wounded, fatally injured, mortally wounded, fatally struck, fatally stabbed, "
    "fatally shooting, fatally stabbing, stabbed to death, shot fatally"
)
_DIED = (
    "pronounced dead, declared dead, pronounced deceased, found deceased, did not survive, is dead, was dead, "
    "are dead, were dead, bled to death, fatally shoots, killing himself, killing herself, killed himself, "
    "killed herself, kills self, turned the gun on himself, turned the gun on herself, "
    "turning the gun on himself, turning the gun on herself, took his own life, took her own life"
)
_DEATH_OF = "shooting death, shooting deaths, fatal shooting, fatal shootings, fatal stabbing"
_LIVES = (
    "expected to survive, expected to live, expected to recover, expected to be ok, expected to be okay, "
    "expected to make a full recovery, treated and released, underwent surgery, undergoing surgery, is recovering, "
    "are recovering, was recovering, in surgery, non life threatening, nonlife threatening, not life threatening, "
    "non lethal, suffered a graze wound, was stabilized, is hospitalized, remains hospitalized, survived, is alive"
)
_HURT = (
    "shot and wounded, shot and injured, shot and critically wounded, shot and seriously wounded, "
    "shot and critically injured"
)
_OPEN_PAST = (
    "shot, stabbed, struck by a bullet, hit by a bullet, struck by gunfire, hit by gunfire, struck by bullets, "
    "struck by a stray bullet, hit by a stray bullet, hit by bullets, struck in the, hit in the, "
    "struck multiple times, hit multiple times, struck once, hit once"
)
_OPEN_ACTIVE = (
    "shooting, shoots, stabbing, bullet struck, bullet hit, bullet grazed, bullets struck, bullets hit, gunfire struck"
)
_OPEN_SELF = "shot himself, shot herself, shoots himself, shoots herself, shoots self, shot self"
_OTHER_SENSES = frozenset(
    "claims claimed claiming claim lost loses losing loss fell fallen lives remains poisoned choked hangs body "
    "bodies".split()
)
"""Words that tell of crowds killed, and of one person most often something else: "he claims", "she fell"."""


@functools.cache
def phrases() -> Phrases[Said]:
    """Every phrase that tells what a person told of singly suffered."""
    past_active = frozenset({Form.PAST, Form.ACTIVE})
    past, active, died, noun = (frozenset({form}) for form in (Form.PAST, Form.ACTIVE, Form.DIED, Form.NOUN))
    own = (
        (_BOTH, (past_active, Outcome.KILLED, False)),
        (_DIED, (died, Outcome.KILLED, False)),
        (_DEATH_OF, (noun, Outcome.KILLED, False)),
        (_LIVES, (died, Outcome.INJURED, False)),
        (_HURT, (past_active, Outcome.INJURED, False)),
        (_OPEN_PAST, (past, Outcome.INJURED, True)),
        (_OPEN_ACTIVE, (active, Outcome.INJURED, True)),
        (_OPEN_SELF, (died, Outcome.INJURED, True)),
    )
    shared = (
        (phrase, (forms, outcome, False)) for phrase, (forms, outcome) in all_phrases() if phrase not in _OTHER_SENSES
    )
    return Phrases([*((phrase, said) for listed, said in own for phrase in listed.split(", ")), *shared])
