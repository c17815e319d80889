"""Learning the weights of linking: what is kept out, how counts move expectations, and that the file reads back."""

from __future__ import annotations

import pytest
import yaml

from bench.linking_made import made
from harmledger.link.grounds.judged import Judged
from harmledger.link.matching import weights
from harmledger.link.matching.levels import COMPARISONS
from harmledger.link.telling.events import events
from training import linking
from training.linking import Labelled, expected, is_kept_out, learn, written


def labelled() -> Labelled:
    """Made-up reports, of which those that name the same figure on the same day in one place are one incident."""
    reports, claims = made(400, seed=7)
    by_id = {report.report_id: report for report in reports}
    told = events(by_id, claims, {report_id: report_id for report_id in by_id}, Judged((), ()))
    incident = {
        number: f"{event.days}-{event.sites[0].key}" for number, event in enumerate(told) if event.days and event.sites
    }
    return Labelled(told, by_id, incident, dict.fromkeys(incident.values(), "one city"))


def test_three_in_ten_incidents_are_kept_out() -> None:
    """The share kept for measuring is near 30 %, and an incident is kept out or in for ever."""
    kept = sum(is_kept_out(str(number)) for number in range(5_000))
    assert 1_350 < kept < 1_650
    assert [number for number in range(20) if is_kept_out(str(number))] == [1, 3, 4, 6, 11, 13, 18]


def test_expectations_are_shares() -> None:
    """The shares expected of each comparison add up to one among true pairs, nearly, and among others."""
    for rows in expected().shares.values():
        assert sum(row.m for row in rows.values()) == pytest.approx(1.0, abs=0.05)
        assert sum(row.u for row in rows.values()) == pytest.approx(1.0)


def test_counts_move_what_they_tell_of_and_nothing_else() -> None:
    """The injured move towards what is counted; the dead and parties stay as expected."""
    learned, true, other = learn(labelled())
    before = expected()
    assert true > 50 < other
    assert learned.shares["perpetrators"]["same"].u == pytest.approx(before.shares["perpetrators"]["same"].u)
    assert learned.shares["killed"]["equal_small"].u == pytest.approx(before.shares["killed"]["equal_small"].u)
    assert learned.shares["injured"] != before.shares["injured"]
    assert learned.shares["injured"]["equal_small"].m > before.shares["injured"]["equal_small"].m


def test_written_weights_are_read_back() -> None:
    """The file holds every level, to four figures."""
    learned, _, _ = learn(labelled())
    again = weights.read(yaml.safe_load(written(learned, "Counted in few.")), "test")
    for item in COMPARISONS:
        for level in item.levels:
            assert again.shares[item.name][level.name].bits == pytest.approx(
                learned.shares[item.name][level.name].bits, abs=0.01
            )


def test_set_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without the set there is nothing to learn from, and nothing is written."""
    monkeypatch.setattr("sys.argv", ["linking", "--set", "no/such/folder"])
    assert linking.main() == 1
    assert "no/such/folder is not there" in capsys.readouterr().err
