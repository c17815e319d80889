"""Asking the record on the command line: tallies, agreements, control, displacement."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.cli.conftest import Run, lines


def test_tally_by_means_says_what_it_leaves_out(run: Run, idlib: Path) -> None:
    """Children killed by air strikes in a province: a range, its incidents, and every doubt with its reason."""
    question = ("tally", "--place", "Idlib province", "--victims", "children", "--means", "airstrike")
    period = ("--from", "2019-12-01", "--to", "2020-03-31")
    answer = lines(run("-l", idlib, *question, *period, "--json"))[0]
    assert 0 < answer["low"] <= answer["best"]
    assert answer["incidents"]
    reasons = [item["reason"] for item in answer["left_out"]]
    assert any(reason.startswith("no source says how many children were among the") for reason in reasons)
    told = run("-l", idlib, *question, *period).stdout
    assert "children killed by airstrike in" in told
    assert all(item["incident_id"] in told for item in answer["left_out"])


@pytest.mark.parametrize("command", ["agreements", "control", "displacement"])
def test_what_stands_around_incidents_can_be_asked_for(command: str, run: Run, idlib: Path) -> None:
    """Each list is there as text and as JSON, and a place that nothing is told of has none."""
    assert lines(run("-l", idlib, command, "--json"))
    assert run("-l", idlib, command).stdout.strip()
    assert lines(run("-l", idlib, command, "--place", "Qwertyville", "--json")) == []
    assert "no " in run("-l", idlib, command, "--place", "Qwertyville").stdout


def test_control_is_a_time_line_of_a_place(run: Run, idlib: Path) -> None:
    """A town that changed hands twice shows both steps in the order of the days."""
    steps = lines(
        run("-l", idlib, "control", "--place", "Saraqib", "--from", "2020-02-01", "--to", "2020-03-31", "--json")
    )
    days = [step["date"]["start"] for step in steps]
    assert days == sorted(days)
    assert {party for step in steps for party in step["gained_by"]} == {"Government of Syria", "Syrian opposition"}


def test_displacement_lists_stocks_before_flows(run: Run, idlib: Path) -> None:
    """Figures of one area stand side by side, each by its speaker; nothing is added up."""
    figures = lines(run("-l", idlib, "displacement", "--place", "Aleppo", "--json"))
    assert len({figure["speaker"] for figure in figures}) >= 1
    assert [figure["is_stock"] for figure in figures] == sorted((f["is_stock"] for f in figures), reverse=True)


def test_period_that_ends_before_it_starts_is_refused(run: Run, idlib: Path) -> None:
    """An empty period is an error with its remedy, not an empty answer."""
    told = run("-l", idlib, "control", "--from", "2020-03-31", "--to", "2020-03-01", code=1).stderr
    assert "before it starts" in told
