"""Pieces of a large step worked by several processes: the same results, in the same order, errors and all."""

from __future__ import annotations

import os

import pytest

from bench.copies import made_up
from harmledger.link.grounds.sharing import by_processes
from harmledger.link.origins import copies


def who(number: int) -> tuple[int, int]:
    """The number, and the process that saw it."""
    return number, os.getpid()


def refused(number: int) -> int:
    """Nothing but an error that names the number."""
    message = f"no {number} here"
    raise ValueError(message)


def test_several_processes_keep_the_order_of_the_pieces() -> None:
    """Results come as the pieces went out, from other processes than this one."""
    with by_processes(2) as share:
        found = list(share(who, range(20)))
    assert [number for number, _ in found] == list(range(20))
    assert os.getpid() not in {process for _, process in found}


def test_one_process_is_this_one() -> None:
    """For one process none is started."""
    with by_processes(1) as share:
        assert list(share(who, range(3))) == [(number, os.getpid()) for number in range(3)]


def test_error_of_a_helper_is_raised_here() -> None:
    """What goes wrong with a piece is not swallowed."""
    with by_processes(2) as share, pytest.raises(ValueError, match="no 0 here"):
        list(share(refused, range(3)))


def test_copies_found_by_several_processes_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Signatures and matches do not show who worked them out; every pair is in one piece only."""
    monkeypatch.setattr(copies, "_FEW", 10)
    monkeypatch.setattr(copies, "_SIGNED_AT_ONCE", 40)
    monkeypatch.setattr(copies, "_COMPARED_AT_ONCE", 5)
    reports = {report.report_id: report for report in made_up(300)}
    alone = copies.signed(list(reports.values()))
    expected = copies.matches(alone, reports.__getitem__)
    with by_processes(2) as share:
        signatures = copies.signed(list(reports.values()), share)
        assert signatures == alone
        assert copies.matches(signatures, reports.__getitem__, share) == expected
    assert len(expected) > 20
