"""Accounts of a ledger: passwords, sign-ins and tokens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import argon2
import pytest
from argon2.profiles import RFC_9106_LOW_MEMORY

from harmledger.config import Settings
from harmledger.errors import NotFoundError, QuestionError
from harmledger.ledger import Store
from harmledger.model.account import Role
from harmledger.workflow.users import Users

CHEAP = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
WORDS = "four quiet words here"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty ledger."""
    with Store.create(str(tmp_path / "ledger"), Settings()) as made:
        yield made


@pytest.fixture
def users(store: Store) -> Users:
    """Its accounts: an admin and a coder."""
    made = Users(store, Settings(), CHEAP)
    made.add("Ada", Role.ADMIN, WORDS, by="root")
    made.add("Ben", Role.CODER, WORDS, by="root")
    return made


def test_first_account_is_an_admins(store: Store) -> None:
    """Else nobody could change it."""
    with pytest.raises(QuestionError, match="first account"):
        Users(store, Settings(), CHEAP).add("Ben", Role.CODER, WORDS, by="root")


@pytest.mark.parametrize(
    ("password", "why"),
    [("short", "12 to 1024"), ("x" * 1025, "12 to 1024"), ("aaaaaaaaaaaaaaaa", "guessed"), ("nabyrneebamA", "guessed")],
)
def test_weak_passwords_are_refused(users: Users, password: str, why: str) -> None:
    """Too short, too long to hash, one letter, the name backwards."""
    with pytest.raises(QuestionError, match=why):
        users.add("Amabeenryban", Role.VIEWER, password, by="Ada")
    with pytest.raises(QuestionError, match="12 to 1024"):
        users.set_password("Ben", "short", by="Ada")


@pytest.mark.parametrize("name", ["", "  ", "x" * 65, "a\u202eb", "a\0b", "a\u200bb"])
def test_names_that_cannot_be_told_apart_are_refused(users: Users, name: str) -> None:
    """Empty, too long, with characters that nobody sees."""
    with pytest.raises(QuestionError, match="a name"):
        users.add(name, Role.VIEWER, WORDS, by="Ada")


def test_passwords_are_hashed_by_argon2id(store: Store) -> None:
    """With the parameters of RFC 9106 for little memory; the password itself is kept nowhere."""
    made = Users(store, Settings())
    made.add("Ada", Role.ADMIN, WORDS, by="root")
    with store.session() as session:
        held = session.accounts.password("Ada")
    assert held is not None
    assert held.startswith("$argon2id$")
    assert argon2.extract_parameters(held) == RFC_9106_LOW_MEMORY


def test_weakly_hashed_password_is_hashed_anew_at_sign_in(store: Store, users: Users) -> None:
    """What was hashed by fewer rounds is made anew once the password is known, and still fits."""
    with store.session() as session:
        before = session.accounts.password("Ben")
    stronger = Users(store, Settings(), argon2.PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    assert not stronger.check("Ben", "another four words")
    assert stronger.check("Ben", WORDS)
    with store.session() as session:
        after = session.accounts.password("Ben")
    assert after is not None
    assert after != before
    assert argon2.extract_parameters(after).time_cost == 2
    assert users.check("Ben", WORDS)


def test_sign_in_leads_to_the_person(users: Users) -> None:
    """Whatever the letter case of the name; a wrong password and an unknown name are answered alike."""
    made = users.sign_in("bEN ", WORDS)
    assert made is not None
    assert users.signed_in(made.secret) == made.person
    assert (made.person.name, made.person.role, made.person.is_local) == ("Ben", Role.CODER, False)
    assert users.sign_in("Ben", WORDS.upper()) is None
    assert users.sign_in("Cora", WORDS) is None
    users.sign_out(made.secret)
    assert users.signed_in(made.secret) is None


def test_unknown_name_is_hashed_for_too(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that nobody has takes the same work, so that its time tells nothing."""
    users = Users(store, Settings(), CHEAP)
    verified: list[str] = []

    def verify(_self: argon2.PasswordHasher, held: str, _given: str) -> bool:
        verified.append(held)
        raise argon2.exceptions.VerifyMismatchError

    monkeypatch.setattr(argon2.PasswordHasher, "verify", verify)
    users.check("nobody", WORDS)
    assert len(verified) == 1
    assert verified[0].startswith("$argon2id$")


def test_sign_in_ends_by_the_settings(store: Store, users: Users) -> None:
    """After ``session_hours``."""
    brief = Users(store, Settings(session_hours=0.0), CHEAP).sign_in("Ben", WORDS)
    assert brief is not None
    assert users.signed_in(brief.secret) is None


def test_sign_out_everywhere(users: Users) -> None:
    """Every sign-in of the account, and of no other."""
    held = [users.sign_in(name, WORDS) for name in ("Ben", "Ben", "Ada")]
    users.sign_out_everywhere("Ben")
    assert [item is not None and users.signed_in(item.secret) is not None for item in held] == [False, False, True]


def test_removed_account_is_out_at_once(users: Users) -> None:
    """Signed in or by token; its password fits no more."""
    made, token = users.sign_in("Ben", WORDS), users.issue("Ben", "x", by="Ben")
    assert made is not None
    users.remove("ben", by="Ada")
    assert users.signed_in(made.secret) is None
    assert users.of_token(token.secret) is None
    assert not users.check("Ben", WORDS)


def test_token_is_shown_once(store: Store, users: Users) -> None:
    """It holds for its scope; its secret is kept nowhere; what does not look like one is not looked up."""
    made = users.issue("Ben", "nightly  export", Role.VIEWER, days=1, by="Ben")
    found = users.of_token(made.secret)
    assert found is not None
    assert (found.name, found.role) == ("Ben", Role.VIEWER)
    assert users.tokens("ben") == (made.token,)
    assert made.token.label == "nightly export"
    assert users.of_token(made.secret[:-1]) is None
    assert users.of_token("Basic x") is None
    files = [path for path in Path(store.location).rglob("*") if path.is_file()]
    assert not any(made.secret.encode() in path.read_bytes() for path in files)


def test_token_of_more_than_its_owner_is_refused(users: Users) -> None:
    """A coder cannot make an admin's token, nor take another's back."""
    with pytest.raises(QuestionError, match="more than its owner"):
        users.issue("Ben", "x", Role.ADMIN, by="Ben")
    made = users.issue("Ada", "x", by="Ada")
    with pytest.raises(NotFoundError):
        users.revoke(made.token.token_id, "Ben", by="Ben")
    users.revoke(made.token.token_id, by="Ada")
    assert users.of_token(made.secret) is None
