"""What a denial answers."""

from __future__ import annotations

import datetime as dt

from harmledger import resolve
from harmledger.model.claim import AttackClaim, Claim, DenialClaim
from harmledger.model.draft import Draft, PlaceMention
from harmledger.model.report import Report
from harmledger.model.span import Mention
from harmledger.model.terms import ClaimKind
from harmledger.resolve.gazetteer import Gazetteer


def _claims(gazetteer: Gazetteer, text: str, *told: tuple[ClaimKind, str, str | None, str | None]) -> tuple[Claim, ...]:
    def mention(words: str, after: int = 0) -> Mention:
        start = text.index(words, after)
        return Mention.at(text, start, start + len(words))

    drafts = []
    for kind, words, place, party in told:
        at = mention(words)
        who = (mention(party),) if party else ()
        drafts.append(
            Draft(
                kind,
                at.start,
                at.end,
                places=(PlaceMention(mention(place, at.start)),) if place else (),
                perpetrators=who if kind is ClaimKind.ATTACK else (),
                by=who if kind is ClaimKind.DENIAL else (),
            )
        )
    return resolve.claims(Report("sha256:0", text, published=dt.date(2020, 3, 4)), drafts, gazetteer)


def _answered(claims: tuple[Claim, ...]) -> str | None:
    (denial,) = [claim for claim in claims if isinstance(claim, DenialClaim)]
    found = [claim.quote for claim in claims if isinstance(claim, AttackClaim) and claim.claim_id == denial.of]
    return found[0] if found else None


def test_a_denial_that_names_the_place_answers_the_attack_there(gazetteer: Gazetteer) -> None:
    """Who "denied that it had bombed Fua" answers the strike on Fua, not the one on Saraqib."""
    text = "Jets hit Fua. Shells fell on Saraqib. Russia denied that it had bombed Fua."
    claims = _claims(
        gazetteer,
        text,
        (ClaimKind.ATTACK, "Jets hit Fua", "Fua", None),
        (ClaimKind.ATTACK, "Shells fell on Saraqib", "Saraqib", None),
        (ClaimKind.DENIAL, "Russia denied that it had bombed Fua", "Fua", "Russia"),
    )
    assert _answered(claims) == "Jets hit Fua"


def test_two_attacks_that_fit_leave_a_denial_open(gazetteer: Gazetteer) -> None:
    """Where two strikes were laid to the party, which one it denies is not ours to guess."""
    text = "Russia hit Fua. Russia hit Saraqib. Moscow denied any strikes."
    claims = _claims(
        gazetteer,
        text,
        (ClaimKind.ATTACK, "Russia hit Fua", "Fua", "Russia"),
        (ClaimKind.ATTACK, "Russia hit Saraqib", "Saraqib", "Russia"),
        (ClaimKind.DENIAL, "Moscow denied any strikes", None, "Moscow"),
    )
    assert _answered(claims) is None


def test_a_denied_breach_answers_no_attack(gazetteer: Gazetteer) -> None:
    """Denying that a truce was broken denies no single strike, though the same party is blamed for one."""
    text = "Russia hit Fua. Moscow denied that its strikes broke the truce."
    claims = _claims(
        gazetteer,
        text,
        (ClaimKind.ATTACK, "Russia hit Fua", "Fua", "Russia"),
        (ClaimKind.DENIAL, "Moscow denied", None, "Moscow"),
    )
    assert _answered(claims) is None
