"""Agreements: what was agreed, by whom, and where it stands."""

from __future__ import annotations

import pytest

from harmledger.extract.kinds.agreement import agreements
from harmledger.model.terms import AgreementKind, AgreementStatus
from tests.unit.extract.readings import reading, said


@pytest.mark.parametrize(
    ("sentence", "kind", "status"),
    [
        ("Russia and Turkey brokered a ceasefire in Idlib.", AgreementKind.CEASEFIRE, AgreementStatus.AGREED),
        ("A truce came into effect at dawn on Monday.", AgreementKind.CEASEFIRE, AgreementStatus.IN_FORCE),
        ("The ceasefire collapsed on Sunday.", AgreementKind.CEASEFIRE, AgreementStatus.ENDED),
        ("Israel rejected a truce in Gaza.", AgreementKind.CEASEFIRE, AgreementStatus.REJECTED),
        ("Ankara pushed for a ceasefire at the summit.", AgreementKind.CEASEFIRE, AgreementStatus.PROPOSED),
        (
            "Turkey and Russia agreed to set out a de-escalation zone in Idlib.",
            AgreementKind.DE_ESCALATION_ZONE,
            AgreementStatus.AGREED,
        ),
        (
            "The government and the rebels reached a deal to evacuate the wounded from Sarmin.",
            AgreementKind.EVACUATION,
            AgreementStatus.AGREED,
        ),
        (
            "Damascus gave up the weapons under a deal brokered by Moscow.",
            AgreementKind.OTHER,
            AgreementStatus.IN_FORCE,
        ),
    ],
)
def test_kind_and_status_follow_the_words(sentence: str, kind: AgreementKind, status: AgreementStatus) -> None:
    """What was agreed and where it stands are read off the clause."""
    found = agreements(reading(sentence))
    assert [(draft.agreement, draft.agreement_status) for draft in found] == [(kind, status)]


def test_parties_are_those_that_the_clause_names() -> None:
    """Those who made an agreement are its parties."""
    (draft,) = agreements(reading("Russia and Turkey brokered a ceasefire in Idlib."))
    assert said(draft.parties) == ["Russia", "Turkey"]


def test_parties_of_another_statement_are_none_of_the_agreement() -> None:
    """Whoever fought before a truce was agreed is not told to be a party to it."""
    (draft,) = agreements(reading("Turkey answered with drones, and a ceasefire was agreed in Moscow."))
    assert "Turkey" not in said(draft.parties)


@pytest.mark.parametrize(
    "sentence",
    [
        "The ceasefire was on every front page.",
        "A truce would need guarantees, he said.",
        "The group is not party to the de-escalation deal.",
        "The bank signed a trade agreement with Turkey.",
    ],
)
def test_mere_mentions_are_no_claims(sentence: str) -> None:
    """An agreement whose standing is not told, or that is none of the war's, gives nothing."""
    assert agreements(reading(sentence)) == []


def test_a_bare_deal_is_the_truce_told_before() -> None:
    """After a truce was spoken of, "a new deal" is a ceasefire."""
    read = reading("The ceasefire in Idlib had failed.", "The presidents met in Moscow to forge a new deal.")
    assert [draft.agreement for draft in agreements(read)] == [AgreementKind.CEASEFIRE]


def test_a_relative_clause_adds_no_second_claim() -> None:
    """A "which is still in place" belongs to the agreement told right before it."""
    read = reading("Russia and Turkey struck a ceasefire deal, which still holds.")
    assert len(agreements(read)) == 1


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The 2014 peace accord is dead.", AgreementStatus.ENDED),
        ("The truce has held for a week with isolated breaches.", AgreementStatus.IN_FORCE),
        ("The rebels accepted a ceasefire on Friday.", AgreementStatus.AGREED),
        ("A 12-hour truce ran out at midnight.", AgreementStatus.ENDED),
    ],
)
def test_where_an_agreement_stands(sentence: str, status: AgreementStatus) -> None:
    """Accepted, holding, run out or dead: the status is what the clause says, whatever stands beside it."""
    (draft,) = agreements(reading(sentence))
    assert draft.agreement_status is status
