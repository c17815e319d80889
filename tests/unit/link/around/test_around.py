"""Agreements and control: what stands beside incidents."""

from __future__ import annotations

from dataclasses import replace

from harmledger.link import record
from harmledger.model.incident import Record
from harmledger.model.terms import AgreementStatus
from tests.unit.link.making import BINNISH, PROVINCE, SARAQIB, Telling, day

MONDAY, TUESDAY = day("2020-03-02"), day("2020-03-03")


def _linked(*tellings: Telling) -> Record:
    return record([t.report for t in tellings], [c for t in tellings for c in t.claims])


def test_claims_that_give_a_place_to_two_parties_name_each_other() -> None:
    """Two parties that both say they hold a town on one day stand side by side; a step on another day does not."""
    told = Telling("a")
    one = told.takes(SARAQIB, when=MONDAY, gained_by="Party A")
    two = told.takes(SARAQIB, when=MONDAY, gained_by="Party B")
    later = told.takes(SARAQIB, when=TUESDAY, gained_by="Party A")
    other = told.takes(BINNISH, when=MONDAY, gained_by="Party B")
    steps = {step.claim_id: step.conflicts for step in _linked(told).control}
    assert steps == {
        one.claim_id: (two.claim_id,),
        two.claim_id: (one.claim_id,),
        later.claim_id: (),
        other.claim_id: (),
    }


def test_end_of_an_earlier_truce_does_not_end_this_one() -> None:
    """A report that tells a truce in force, and that an earlier one fell apart, tells two."""
    told = Telling("a", "2020-03-06")
    told.agrees(PROVINCE, when=TUESDAY, parties=("Party A", "Party B"), status=AgreementStatus.IN_FORCE)
    last = told.agrees(PROVINCE, when=TUESDAY, parties=(), status=AgreementStatus.ENDED)
    told.claims[-1] = replace(last, quote="An earlier truce fell apart")
    found = {agreement.status: agreement.period for agreement in _linked(told).agreements}
    assert set(found) == {AgreementStatus.IN_FORCE, AgreementStatus.ENDED}
    ended = found[AgreementStatus.ENDED]
    assert ended is not None
    assert (ended.start, ended.end) == (None, TUESDAY.end)


def test_end_of_the_truce_itself_ends_it() -> None:
    """A later report that says the truce has ended gives it its last day."""
    one, two = Telling("a", "2020-03-03"), Telling("b", "2020-03-20")
    one.agrees(PROVINCE, when=TUESDAY, parties=("Party A", "Party B"))
    two.agrees(PROVINCE, when=day("2020-03-19"), parties=("Party A",), status=AgreementStatus.ENDED)
    (found,) = _linked(one, two).agreements
    assert found.status is AgreementStatus.ENDED
    assert found.period is not None
    assert found.period.end == day("2020-03-19").end
