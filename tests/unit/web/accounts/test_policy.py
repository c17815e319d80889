"""Who has to sign in, by which names the pages answer, where a password may be sent."""

from __future__ import annotations

import pytest

from harmledger.config import Settings
from harmledger.errors import AccountsNeededError, SettingError
from harmledger.web.accounts import policy

PUBLIC = "https://record.example"


@pytest.mark.parametrize(
    "settings",
    [
        Settings(host="0.0.0.0"),  # noqa: S104
        Settings(host="::"),
        Settings(host=""),
        Settings(host="192.0.2.1"),
        Settings(host="record.example"),
        Settings(public_url=PUBLIC),
        Settings(accounts="always"),
    ],
)
def test_without_an_account_nothing_is_served_to_others(settings: Settings) -> None:
    """The refusal names the command that helps; with an account it is served."""
    with pytest.raises(AccountsNeededError, match="harmledger user add NAME --role admin"):
        policy.check(settings, has_accounts=False)
    policy.check(settings, has_accounts=True)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost", "[::1]"])
def test_own_machine_needs_no_account(host: str) -> None:
    """Whoever sits there may look."""
    policy.check(Settings(host=host), has_accounts=False)


@pytest.mark.parametrize(
    "settings", [Settings(host="192.0.2.1", accounts="never"), Settings(public_url=PUBLIC, accounts="never")]
)
def test_never_is_for_the_own_machine_only(settings: Settings) -> None:
    """Nobody opens a record to all by a setting."""
    with pytest.raises(AccountsNeededError, match="never"):
        policy.check(settings, has_accounts=True)


@pytest.mark.parametrize(
    "settings",
    [
        Settings(accounts="maybe"),
        Settings(http_sign_in="yes"),
        Settings(tls_certificate="a.pem"),
        Settings(public_url="http://record.example"),
        Settings(public_url="record.example"),
        Settings(public_url="https://record.example/below"),
    ],
)
def test_settings_that_cannot_be_used_are_named(settings: Settings) -> None:
    """Before anything starts."""
    with pytest.raises(SettingError):
        policy.check(settings, has_accounts=True)


def test_names_that_are_answered() -> None:
    """The own names, that of the address, that of the proxy; any only where it is served on every address."""
    assert policy.hosts(Settings()) == [*policy.LOCAL, "127.0.0.1"]
    assert policy.hosts(Settings(host="fe80::1")) == [*policy.LOCAL, "[fe80::1]"]
    assert policy.hosts(Settings(host="0.0.0.0")) is None  # noqa: S104
    assert policy.hosts(Settings(host="0.0.0.0", public_url=PUBLIC)) == [*policy.LOCAL, "record.example"]  # noqa: S104


@pytest.mark.parametrize(
    ("settings", "scheme", "host", "may"),
    [
        (Settings(), "http", "127.0.0.1:8000", True),
        (Settings(), "http", "[::1]:8000", True),
        (Settings(), "http", "localhost", True),
        (Settings(), "http", "192.0.2.1:8000", False),
        (Settings(), "http", "localhost.example", False),
        (Settings(), "http", "", False),
        (Settings(), "https", "192.0.2.1", True),
        (Settings(public_url=PUBLIC), "http", "record.example", True),
        (Settings(http_sign_in="any"), "http", "192.0.2.1", True),
    ],
)
def test_passwords_are_sent_where_nobody_reads_along(settings: Settings, scheme: str, host: str, may: bool) -> None:
    """By TLS or within the machine, unless the settings say that the network is closed."""
    assert policy.may_send_secrets(settings, scheme, host) is may
