"""Claims as people left them: judged by what bears on them, the same as by all that was ever decided."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from harmledger import review
from harmledger.model.claim import Claim
from harmledger.model.judgement import Change, Reach, Sort, Verdict
from harmledger.workflow import judged as module
from harmledger.workflow.correct import Correction
from harmledger.workflow.judged import judged
from harmledger.workflow.reviewing.viewing import claim_view
from tests.unit.workflow.conftest import SARAQIB, Made


def agree(made: Made) -> tuple[Claim, ...]:
    """All claims as people left them, once each was judged by itself and found to be the same."""
    with made.store.session() as session:
        read, decided = list(session.claims()), session.judgements()
        whole = review.apply(read, decided)
        assert judged(session) == whole
        alone: Iterable[Claim] = (left for claim in read for left in judged(session, [claim]))
        assert tuple(alone) == whole
    return whole


def test_rejected_and_corrected_claims(made: Made) -> None:
    """What is decided of a claim itself, and taking it back twice over."""
    made.ledger.judge(Verdict.CORRECT, [made.three().claim_id], by="B", changes=[Change("value", "4")])
    rejected = made.ledger.judge(Verdict.REJECT, [made.killed().claim_id], by="A")
    assert len(agree(made)) == 2
    back = made.ledger.undo(rejected.judgement_id, by="A")
    assert len(agree(made)) == 3
    made.ledger.undo(back[1].judgement_id, by="A")
    assert len(agree(made)) == 2


@pytest.mark.parametrize(("reach", "others"), [(Reach.MENTION, 0), (Reach.REPORT, 1), (Reach.COUNTRY, 2)])
def test_words_decided_at_another_claim(made: Made, reach: Reach, others: int) -> None:
    """What words mean was decided at one claim and bears on those of its report, or of the country."""
    wanted = Correction(Sort.PLACE, SARAQIB, "zorbagh", reach=reach)
    made.ledger.correct(made.killed().claim_id, wanted, by="A")
    found = [claim for claim in agree(made) if any(place.gazetteer_id == SARAQIB for place in claim.places[:1])]
    assert len(found) == 1 + others


def test_a_reviewer_sees_what_words_were_decided_to_mean_elsewhere(made: Made) -> None:
    """A claim under review stands by what was decided at another one; who codes blind sees it as it was read."""
    wanted = Correction(Sort.PLACE, SARAQIB, "zorbagh", reach=Reach.COUNTRY)
    made.ledger.correct(made.killed().claim_id, wanted, by="A")
    with made.store.session() as session:
        others = [claim for claim in session.claims() if claim.claim_id != made.killed().claim_id]
        for claim in others:
            seen = claim_view(session, claim.claim_id, made.ledger.gazetteer)
            assert seen.claim.places[0].gazetteer_id == SARAQIB
            blind = claim_view(session, claim.claim_id, made.ledger.gazetteer, is_blind=True)
            assert blind.claim == claim


def test_words_taken_back(made: Made) -> None:
    """A withdrawal bears on all that what it takes back bore on."""
    wanted = Correction(Sort.PLACE, SARAQIB, "zorbagh", reach=Reach.COUNTRY)
    told = made.ledger.correct(made.killed().claim_id, wanted, by="A")
    before = agree(made)
    back = made.ledger.undo(told.judgement.judgement_id, by="A")
    assert agree(made) != before
    made.ledger.undo(back[1].judgement_id, by="A")
    assert agree(made) == before


def test_many_claims_are_judged_at_once(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond a bound all judgements are read, which changes nothing in the answer."""
    made.ledger.judge(Verdict.REJECT, [made.killed().claim_id], by="A")
    few = agree(made)
    monkeypatch.setattr(module, "MANY", 0)
    assert agree(made) == few
