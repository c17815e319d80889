"""How often a password may be tried."""

from __future__ import annotations

from harmledger.web.accounts.attempts import Attempts


def test_sixth_try_in_a_minute_waits() -> None:
    """For one name from one address; how long is said."""
    tries = Attempts()
    assert [tries.wait("Ben", "192.0.2.1") for _ in range(5)] == [0] * 5
    assert 1 <= tries.wait(" bEN", "192.0.2.1") <= 60


def test_others_are_not_shut_out() -> None:
    """Neither another name from there, nor that name from elsewhere."""
    tries = Attempts()
    for _ in range(6):
        tries.wait("Ben", "192.0.2.1")
    assert tries.wait("Ada", "192.0.2.1") == 0
    assert tries.wait("Ben", "192.0.2.2") == 0


def test_many_names_from_one_address_wait() -> None:
    """Who tries one password on everybody is slowed down, too."""
    tries = Attempts()
    assert [tries.wait(f"name {number}", "192.0.2.1") for number in range(20)] == [0] * 20
    assert tries.wait("one more", "192.0.2.1") > 0
    assert tries.wait("one more", "192.0.2.2") == 0


def test_one_name_from_many_addresses_waits() -> None:
    """A hundred tries an hour, from wherever."""
    tries = Attempts()
    assert not any(tries.wait("Ben", f"192.0.2.{number}") for number in range(100))
    assert tries.wait("Ben", "192.0.2.200") > 60
