"""Accounts, sign-ins and tokens on each database: secrets end when they should, and changes stand in the journal."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from harmledger.errors import NotFoundError, QuestionError
from harmledger.ledger import Store, verify_store
from harmledger.model.account import Person, Role, Token

SOON = dt.datetime.now(dt.UTC) + dt.timedelta(hours=1)
PAST = dt.datetime.now(dt.UTC) - dt.timedelta(seconds=1)


@pytest.fixture
def peopled(store: Store) -> Store:
    """A ledger with an admin and a coder."""
    with store.session(write=True, actor="root") as session:
        session.accounts.add("Ada", Role.ADMIN, "hash-a")
        session.accounts.add("Ben", Role.CODER, "hash-b")
    return store


def token(of: str, role: Role, ends: dt.datetime | None = None) -> Token:
    """A token of an account."""
    return Token("tok-1", of, "export", role, dt.datetime(2020, 1, 1, tzinfo=dt.UTC), ends)


def test_none_at_first(store: Store) -> None:
    """A new ledger has no account."""
    with store.session() as session:
        assert not session.accounts.any()
        assert session.accounts.listed() == ()


def test_accounts_are_listed_by_name(peopled: Store) -> None:
    """With their roles; names are found whatever their letter case."""
    with peopled.session() as session:
        assert [(item.name, item.role) for item in session.accounts.listed()] == [
            ("Ada", Role.ADMIN),
            ("Ben", Role.CODER),
        ]
        assert session.accounts.one(" ADA ").name == "Ada"
        assert session.accounts.password("ada") == "hash-a"
        assert session.accounts.password("cora\0") is None


def test_name_is_given_once(peopled: Store) -> None:
    """Neither to two people, nor unawares to another one after the first is gone: decisions bear it."""
    with peopled.session(write=True) as session, pytest.raises(QuestionError, match="already"):
        session.accounts.add("BEN", Role.VIEWER, "hash")
    with peopled.session(write=True) as session:
        session.accounts.remove("ben")
        assert session.accounts.password("ben") is None
    with peopled.session(write=True) as session, pytest.raises(QuestionError, match="--again"):
        session.accounts.add("Ben", Role.VIEWER, "hash")
    with peopled.session(write=True) as session:
        session.accounts.add("Ben", Role.VIEWER, "hash", again=True)
        assert session.accounts.one("ben").role is Role.VIEWER


def test_last_admin_stays(peopled: Store) -> None:
    """As long as others have accounts, somebody administers them."""
    with peopled.session(write=True) as session, pytest.raises(QuestionError, match="last admin"):
        session.accounts.set_role("ada", Role.CODER)
    with peopled.session(write=True) as session, pytest.raises(QuestionError, match="last admin"):
        session.accounts.remove("ada")
    with peopled.session(write=True) as session:
        session.accounts.set_role("ben", Role.ADMIN)
        session.accounts.remove("ada")
        assert [item.name for item in session.accounts.listed()] == ["Ben"]


def test_sign_in_holds_until_it_ends(peopled: Store) -> None:
    """By its digest; not after its hour, not after signing out, not after the account is gone."""
    with peopled.session(write=True) as session:
        session.accounts.begin("ben", "d1", SOON)
        session.accounts.begin("ben", "d2", PAST)
        session.accounts.begin("ada", "d3", SOON)
    with peopled.session() as session:
        assert session.accounts.signed_in("d1") == Person("Ben", Role.CODER)
        assert session.accounts.signed_in("d2") is None
        assert session.accounts.signed_in("other") is None
    with peopled.session(write=True) as session:
        session.accounts.end("d1")
        assert session.accounts.signed_in("d1") is None
        assert session.accounts.signed_in("d3") == Person("Ada", Role.ADMIN)


def test_new_password_ends_every_sign_in(peopled: Store) -> None:
    """Whoever knew the old one is out; others are not."""
    with peopled.session(write=True) as session:
        for digest in ("d1", "d2"):
            session.accounts.begin("ben", digest, SOON)
        session.accounts.begin("ada", "d3", SOON)
        session.accounts.set_password("ben", "hash-c")
        assert session.accounts.password("ben") == "hash-c"
        assert [session.accounts.signed_in(digest) is None for digest in ("d1", "d2", "d3")] == [True, True, False]


def test_token_does_no_more_than_its_owner(peopled: Store) -> None:
    """Its scope bounds it, and so does what its owner may do by now."""
    with peopled.session(write=True) as session:
        session.accounts.add_token(token("ben", Role.CODER), "t1")
        assert session.accounts.of_token("t1") == Person("Ben", Role.CODER)
        session.accounts.set_role("ben", Role.VIEWER)
        assert session.accounts.of_token("t1") == Person("Ben", Role.VIEWER)
        session.accounts.set_role("ben", Role.ADMIN)
        assert session.accounts.of_token("t1") == Person("Ben", Role.CODER)


def test_token_ends(peopled: Store) -> None:
    """By its day, by being taken back, and with its account; nobody takes back another's by naming themselves."""
    with peopled.session(write=True) as session:
        session.accounts.add_token(token("ben", Role.VIEWER, PAST), "t1")
        assert session.accounts.of_token("t1") is None
        assert session.accounts.tokens() == ()
        made = Token("tok-2", "Ben", "x", Role.VIEWER, SOON, SOON)
        session.accounts.add_token(made, "t2")
        assert session.accounts.tokens("BEN") == (made,)
        with pytest.raises(NotFoundError):
            session.accounts.remove_token("tok-2", "ada")
        session.accounts.remove_token("tok-2", "ben")
        assert session.accounts.of_token("t2") is None
    with peopled.session(write=True) as session:
        session.accounts.add_token(Token("tok-3", "ben", "x", Role.VIEWER, SOON, None), "t3")
        session.accounts.remove("ben")
        assert session.accounts.of_token("t3") is None


def test_changes_stand_in_the_journal_without_secrets(peopled: Store) -> None:
    """Who changed what of whom; no hash of a password or token; and all of it verifies."""
    with peopled.session(write=True, actor="Ada") as session:
        session.accounts.set_role("ben", Role.ADJUDICATOR)
        session.accounts.set_password("ben", "hash-c")
        session.accounts.add_token(token("ben", Role.VIEWER), "digest-t")
        session.accounts.remove("ben")
    with peopled.session() as session:
        rows = [row for row in session.journal() if row.action == "account"]
    told = [(row.actor, row.subject, json.loads(row.payload)["change"]) for row in rows]
    assert told[:2] == [("root", "Ada", "added"), ("root", "Ben", "added")]
    assert told[2:] == [("Ada", "Ben", what) for what in ("role", "password", "token added", "removed")]
    assert not any(secret in row.payload for row in rows for secret in ("hash-", "digest-"))
    assert list(verify_store(peopled)) == []


def test_reading_session_changes_nothing(peopled: Store) -> None:
    """What changes accounts needs a session for writing, as everything does."""
    with peopled.session() as session:
        for change in (
            lambda: session.accounts.add("Cora", Role.VIEWER, "h"),
            lambda: session.accounts.begin("ben", "d", SOON),
            lambda: session.accounts.end("d"),
            lambda: session.accounts.rehash("ben", "h"),
        ):
            with pytest.raises(ValueError, match="write=True"):
                change()
