"""What a denial answers: the one attack told before it that it names by place, or by the party that denies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from harmledger.model.claim import AttackClaim, Claim, DenialClaim
from harmledger.model.terms import Scope, Stance
from harmledger.model.where import Place

_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*(?:\s|$)|\n")
_LONGEST = 1_500
"""Characters after a denial beyond which nothing is held to be of its sentence, where no sentence ever ends."""

_OF_FORCE = re.compile(
    r"\b(?:str(?:ikes?|uck|iking)|raids?|bomb\w*|attack\w*|shell\w*|fir(?:ed|ing)|target\w*|hit|kill\w*|responsib\w+"
    r"|involve\w+|carr(?:ied|ying) out|taken part|behind)\b",
    re.IGNORECASE,
)
_OF_TRUCE = re.compile(r"\b(?:truce|ceasefire|cease-fire|agreement|accord)\b", re.IGNORECASE)


def answered(claims: Sequence[Claim], text: str) -> tuple[Claim, ...]:
    """The claims, with ``of`` set on each denial whose report makes plain which attack it answers.

    Plain is: one single attack told before it, at the place that the denial's own sentence names; where that names
    none, one that is laid to the party that denies. Two that fit leave it open.
    """
    attacks = [
        claim
        for claim in claims
        if isinstance(claim, AttackClaim) and claim.stance is not Stance.DENIED and claim.scope is Scope.INCIDENT
    ]
    return tuple(
        replace(claim, of=_answer(claim, attacks, text))
        if isinstance(claim, DenialClaim) and claim.of is None
        else claim
        for claim in claims
    )


def _answer(denial: DenialClaim, attacks: Sequence[AttackClaim], text: str) -> str | None:
    before = [attack for attack in attacks if attack.start < denial.start]
    furthest = min(len(text), denial.end + _LONGEST)
    match = _SENTENCE_END.search(text, denial.end, furthest)
    end = match.start() if match is not None else furthest
    said = {_key(place) for place in denial.places if place.start is not None and denial.start <= place.start < end}
    if said:
        fitting = [attack for attack in before if said & {_key(place) for place in attack.places}]
        fitting = [attack for attack in fitting if _may_be_laid_to(attack, denial)]
    elif _OF_FORCE.search(text, denial.start, end) and not _OF_TRUCE.search(text, denial.start, end):
        fitting = [attack for attack in before if set(denial.by) & set(attack.perpetrators)]
    else:
        fitting = []
    return fitting[0].claim_id if len(fitting) == 1 else None


def _may_be_laid_to(attack: AttackClaim, denial: DenialClaim) -> bool:
    return not attack.perpetrators or not denial.by or bool(set(attack.perpetrators) & set(denial.by))


def _key(place: Place) -> str:
    return place.gazetteer_id or place.text.casefold()
