"""What takes long to read is read once for each state, in the background where it is long, and faults are told."""

from __future__ import annotations

import threading

import pytest

from harmledger.ledger import Session
from harmledger.workflow.kept import Kept
from tests.unit.workflow.conftest import Made


class Source:
    """Something to read: its state, how often it was read, and what it waits for."""

    def __init__(self) -> None:
        self.mark, self.count = 1, 0
        self.may_go = threading.Event()
        self.may_go.set()
        self.fault: Exception | None = None

    def read(self, _session: Session) -> str:
        """The value of the present state."""
        self.may_go.wait(30)
        self.count += 1
        if self.fault is not None:
            raise self.fault
        return f"value {self.mark}"


def kept(made: Made, source: Source, *, is_quick: bool = False) -> Kept[str]:
    """The source's value, kept."""
    return Kept(made.store, lambda _session: source.mark, source.read, lambda _value: is_quick)


def test_it_is_read_once_for_each_state(made: Made) -> None:
    """The first question reads; what is quick is read anew while whoever asks waits."""
    source = Source()
    found = kept(made, source, is_quick=True)
    with made.store.session() as session:
        assert [found.lately(session)[1] for _ in range(3)] == ["value 1"] * 3
        source.mark = 2
        assert found.lately(session) == (2, "value 2")
    assert source.count == 2


def test_whoever_asks_meanwhile_is_given_what_was_known(made: Made) -> None:
    """What takes long is read in the background; a question that must have the present state waits for it."""
    source = Source()
    found = kept(made, source)
    with made.store.session() as session:
        assert found.fresh(session) == (1, "value 1")
        source.may_go.clear()
        source.mark = 2
        assert [found.lately(session) for _ in range(3)] == [(1, "value 1")] * 3
        source.may_go.set()
        assert found.fresh(session) == (2, "value 2")
    found.close()
    assert source.count == 2


def test_a_fault_in_the_background_is_told_to_who_asks_next(made: Made) -> None:
    """It is raised once, and then tried again."""
    source = Source()
    found = kept(made, source)
    with made.store.session() as session:
        found.fresh(session)
        source.mark, source.fault = 2, ValueError("broken")
        found.lately(session)
        with pytest.raises(ValueError, match="broken"):
            found.warm().result()
        with pytest.raises(ValueError, match="broken"):
            found.lately(session)
        source.fault = None
        found.lately(session)
        found.warm().result()
        assert found.lately(session) == (2, "value 2")
    found.close()


def test_nothing_is_read_once_it_is_closed(made: Made) -> None:
    """Warming what is closed does nothing."""
    source = Source()
    found = kept(made, source)
    found.close()
    assert found.warm().cancelled()
    assert source.count == 0
