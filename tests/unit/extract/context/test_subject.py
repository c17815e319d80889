"""What a report is about: a conflict, or something else told in the same words."""

import pytest

from harmledger.extract.context.subject import TABLE, chance, elsewhere, signs, tells_of_force
from harmledger.model.draft import Draft
from harmledger.model.span import Mention
from harmledger.model.terms import ClaimKind, Means, Outcome
from tests.unit.extract.readings import reading


@pytest.mark.parametrize(
    "text",
    [
        "A minibus overturned near the ferry at dawn. Nine passengers were killed and three injured, the police said.",
        "Teachers went on strike over unpaid wages. Their union said 40 schools were hit. Talks ended without a vote.",
        "The striker fired twice as the derby was won. Fans cheered. The coach said his side was killed by a penalty.",
    ],
)
def test_accidents_strikes_and_matches_are_no_conflict(text: str) -> None:
    """Words of harm in a report on something else do not make it one on a conflict."""
    assert elsewhere(reading(text))


@pytest.mark.parametrize(
    "text",
    [
        "Shelling killed three civilians in the market. Rebel fighters fired mortars at the town on Monday.",
        "Gunmen attacked a bus and killed nine passengers. The army said the militants had fled.",
        "An air strike hit a dam and killed four people, residents said. Fighters shelled the road to the town.",
        "Two people were killed on Friday.",
    ],
)
def test_reports_on_a_conflict_stay_what_they_are(text: str) -> None:
    """A bus, a dam or a bare death do not lead away from a conflict."""
    assert not elsewhere(reading(text))


def test_nothing_counts_without_end() -> None:
    """However often a subject is told, a report shows so much of it and no more; singular and plural are one word."""
    once, often = (signs(reading(text)) for text in ("The flood came.", "The flood came. Floods came. The flood came."))
    assert once == often
    assert set(once) == set(TABLE)
    assert 0 < chance(dict.fromkeys(TABLE, 4.0)) < 1


def test_who_used_what_force_is_kept() -> None:
    """In a report about something else a claim holds that names a party and its means, or whom a weapon of war hit."""
    read = reading("Six died on the road.", "A rocket killed two pilgrims.")
    party = Mention(0, 5, "Moruv")
    assert tells_of_force(read, Draft(ClaimKind.ATTACK, 0, 9, perpetrators=(party,), means=Means.SHELLING))
    assert not tells_of_force(read, Draft(ClaimKind.ATTACK, 0, 9, perpetrators=(party,)))
    assert not tells_of_force(read, Draft(ClaimKind.ATTACK, 22, 30, means=Means.ROCKET))
    assert not tells_of_force(read, Draft(ClaimKind.CASUALTY, 0, 8, outcome=Outcome.KILLED, means=Means.ROCKET))
    assert tells_of_force(read, Draft(ClaimKind.CASUALTY, 31, 50, outcome=Outcome.KILLED))
