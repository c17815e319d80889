"""Rows a page at a time, for programs that read all of a ledger."""

from __future__ import annotations

from harmledger.ledger import Store
from harmledger.model.terms import ClaimKind
from tests.contract.ledger.conftest import Make


def test_pages_of_reports_follow_one_another(store: Store, make: Make) -> None:
    """Each report once, in order, without its text; what is added meanwhile comes last."""
    captures = [make.capture(number) for number in range(4)]
    with store.session(write=True) as session:
        for capture in captures[:3]:
            session.add_report(capture)
    with store.session() as session:
        first, last = session.rows_after.reports(0, 2)
    with store.session(write=True) as session:
        session.add_report(captures[3])
        second, end = session.rows_after.reports(last, 5)
        assert session.rows_after.reports(end, 5) == ([], end)
    found = [*first, *second]
    assert [report.report_id for report in found] == [capture.report.report_id for capture in captures]
    assert all(report.text == "" and report.title for report in found)


def test_claims_are_those_of_current_readings(store: Store, make: Make) -> None:
    """A later reading takes the place of an earlier one; kinds can be asked for."""
    report = make.capture().report
    with store.session(write=True) as session:
        session.add_report(make.capture())
        session.add_extraction(make.extraction(report, 12))
        session.add_extraction(make.extraction(report, 13, "rules/2"))
        first, last = session.rows_after.claims(0, 2)
        rest, _end = session.rows_after.claims(last, 9)
        assert [claim.start for claim in (*first, *rest)] == [0, 5, 10]
        assert {getattr(claim, "value", None) for claim in (*first, *rest)} == {13}
        assert len(session.rows_after.claims(0, 9, ClaimKind.CASUALTY)[0]) == 3
        assert session.rows_after.claims(0, 9, ClaimKind.ATTACK)[0] == []


def test_judgements_come_in_the_order_of_their_making(store: Store, make: Make) -> None:
    """Each once."""
    made = [make.judgement(number) for number in (3, 1, 2)]
    with store.session(write=True) as session:
        for judgement in made:
            session.add_judgement(judgement)
        first, last = session.rows_after.judgements(0, 1)
        rest, _end = session.rows_after.judgements(last, 9)
    assert [*first, *rest] == made
