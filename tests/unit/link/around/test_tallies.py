"""Tallies: each figure of each origin once."""

from __future__ import annotations

from harmledger.link.around.tallies import tallies
from harmledger.model.terms import Scope
from tests.unit.link.making import PROVINCE, Telling, day


def test_a_copy_that_repeats_a_tally_makes_none() -> None:
    """One agency story on two sites gave its tally twice; a copy with another figure of its own is still heard."""
    period = day("2019-12-01", "2020-03-03")
    wire, site = Telling("wire"), Telling("site")
    first = wire.killed(300, PROVINCE, scope=Scope.CUMULATIVE, when=period)
    site.killed(300, PROVINCE, scope=Scope.CUMULATIVE, when=period)
    more = site.killed(310, PROVINCE, scope=Scope.CUMULATIVE, when=period)
    reports = {telling.report.report_id: telling.report for telling in (wire, site)}
    origins = {wire.report.report_id: wire.report.report_id, site.report.report_id: wire.report.report_id}
    made = tallies([*wire.claims, *site.claims], (), reports, origins)
    assert {tally.claim_id for tally in made} == {first.claim_id, more.claim_id}
    apart = tallies([*wire.claims, *site.claims], (), reports, {name: name for name in reports})
    assert len(apart) == 3
