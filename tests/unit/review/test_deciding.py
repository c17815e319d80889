"""Judgements on single claims: what holds, and what it makes of a claim."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import json
from typing import Any

import pytest

from harmledger import review
from harmledger.errors import SkipItemError
from harmledger.model.claim import CasualtyClaim, DenialClaim
from harmledger.model.judgement import Change, Judgement, Verdict
from harmledger.model.quantity import Quantifier
from harmledger.model.terms import Outcome, VictimGroup
from harmledger.model.when import DatePrecision, When

TEXT = "Rescuers said 12 people were killed."


def claim(name: str = "clm-1") -> CasualtyClaim:
    """A claim that twelve people were killed."""
    return CasualtyClaim(
        claim_id=name,
        report_id="sha256:0",
        start=14,
        end=35,
        quote=TEXT[14:35],
        value=12,
        quantifier=Quantifier.EXACT,
        low=12,
        high=12,
        count_text="12",
        outcome=Outcome.KILLED,
    )


def judged(number: int, verdict: Verdict, *subjects: str, by: str = "one", **changes: Any) -> Judgement:
    """Judgement ``number``, made at that minute."""
    at = dt.datetime(2020, 1, 1, 0, number, tzinfo=dt.UTC)
    made = tuple(Change(field, json.dumps(value)) for field, value in changes.items())
    return Judgement(f"jdg-{number}", verdict, subjects or ("clm-1",), by, at, changes=made)


def test_without_judgements_claims_stay_as_they_are() -> None:
    """And in their order."""
    claims = (claim("clm-2"), claim("clm-1"))
    assert review.apply(claims, ()) == claims


def test_a_rejected_claim_is_left_out() -> None:
    """The others stay."""
    claims = (claim("clm-1"), claim("clm-2"))
    assert review.apply(claims, [judged(1, Verdict.REJECT)]) == claims[1:]


def test_a_correction_gives_the_new_values() -> None:
    """Numbers, terms and whole values are read as the contract writes them; the rest of the claim stays."""
    change = judged(
        1,
        Verdict.CORRECT,
        value=14,
        low=14,
        high=14,
        victims="civilians",
        date={"start": "2020-01-02", "end": "2020-01-02", "precision": "day", "text": "Thursday"},
    )
    day = dt.date(2020, 1, 2)
    expected = dataclasses.replace(
        claim(),
        value=14,
        low=14,
        high=14,
        victims=VictimGroup.CIVILIANS,
        date=When(day, day, DatePrecision.DAY, "Thursday"),
    )
    assert review.apply([claim()], [change]) == (expected,)


def test_an_accepted_claim_stays_as_it_is() -> None:
    """Accepting after a correction takes the claim as it stood before it."""
    judgements = [judged(1, Verdict.CORRECT, value=13), judged(2, Verdict.ACCEPT)]
    assert review.apply([claim()], judgements) == (claim(),)


def test_the_latest_judgement_holds_whatever_the_order_given() -> None:
    """All orders of the same judgements give the same claims."""
    judgements = [judged(1, Verdict.REJECT), judged(2, Verdict.CORRECT, value=13), judged(3, Verdict.WITHDRAW, "jdg-2")]
    for order in itertools.permutations(judgements):
        assert review.apply([claim()], order) == ()


def test_a_withdrawal_can_be_withdrawn() -> None:
    """The judgement that it took back holds again."""
    judgements = [
        judged(1, Verdict.REJECT),
        judged(2, Verdict.WITHDRAW, "jdg-1"),
        judged(3, Verdict.WITHDRAW, "jdg-2"),
    ]
    assert review.apply([claim()], judgements[:2]) == (claim(),)
    assert review.apply([claim()], judgements) == ()


def test_judgements_of_other_claims_do_nothing() -> None:
    """Nor do those on pairs."""
    judgements = [judged(1, Verdict.REJECT, "clm-9"), judged(2, Verdict.SAME, "clm-1", "clm-2")]
    assert review.apply([claim()], judgements) == (claim(),)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"nonsense": 1}, "no field 'nonsense'"),
        ({"quote": "other words"}, "cannot be corrected"),
        ({"start": 0}, "cannot be corrected"),
        ({"claim_id": "clm-9"}, "cannot be corrected"),
        ({"kind": "denial"}, "cannot be corrected"),
        ({"outcome": "eaten"}, "outcome"),
        ({"value": "many"}, "value"),
        ({"places": [{"name": "no words"}]}, "places"),
    ],
)
def test_a_correction_that_cannot_be_carried_out_is_named(changes: dict[str, Any], said: str) -> None:
    """The claim stays as it is, what is wrong is told, and the other claims are judged all the same."""
    wrong = judged(1, Verdict.CORRECT, **changes)
    right = judged(2, Verdict.REJECT, "clm-2")
    assert review.apply([claim("clm-1"), claim("clm-2")], [wrong, right]) == (claim("clm-1"),)
    ((claim_id, error),) = review.unusable([claim()], review.decisions([wrong, right]))
    assert (claim_id, error.item, error.reason) == ("clm-1", "jdg-1", "malformed")
    assert said in str(error)


def test_a_correction_that_is_no_json_is_named() -> None:
    """A value that was not written as JSON."""
    wrong = dataclasses.replace(judged(1, Verdict.CORRECT), changes=(Change("value", "fourteen"),))
    with pytest.raises(SkipItemError, match="no JSON"):
        review.corrected(claim(), wrong)


def test_a_correction_keeps_the_kind_of_claim() -> None:
    """A denial stays a denial, with the fields of one."""
    denial = DenialClaim(claim_id="clm-1", report_id="sha256:0", start=0, end=5, quote="deny!")
    change = Change("by", '["Government of Syria"]')
    named = dataclasses.replace(judged(1, Verdict.CORRECT), changes=(change,))
    (found,) = review.apply([denial], [named])
    assert found == dataclasses.replace(denial, by=("Government of Syria",))


def test_people_who_differ_are_told_so() -> None:
    """The later judgement holds; the earlier one of somebody else stands beside it. A change of mind is none."""
    first, second = judged(1, Verdict.REJECT, by="one"), judged(2, Verdict.ACCEPT, by="two")
    found = review.decisions([second, first])
    assert found.by_claim == {"clm-1": second}
    assert found.conflicts == (review.Conflict("clm-1", second, first),)
    assert review.decisions([first, judged(2, Verdict.ACCEPT, by="one")]).conflicts == ()
    assert review.decisions([first, judged(2, Verdict.REJECT, by="two")]).conflicts == ()
