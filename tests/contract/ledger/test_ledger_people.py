"""``verify_store`` holds accounts, tokens and what coders answered against the journal, on each database."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import text

from harmledger.ledger import Store, accounts, verify_store
from harmledger.model.account import Role, Token
from harmledger.model.judgement import Verdict
from harmledger.model.reviewing import Answer, Assignment, Coding, Need, ReviewItem

NOON = dt.datetime(2020, 1, 1, 12, tzinfo=dt.UTC)


def item(name: str) -> ReviewItem:
    """A question about one claim."""
    return ReviewItem(Need.PLACE, ("clm-1",), None, 1.0, "several towns have this name", item_id=name)


def coding(of: str, by: str, verdict: Verdict = Verdict.ACCEPT) -> Coding:
    """A coder's answer."""
    return Coding(f"cod-{of}-{by}", of, by, NOON, Answer(verdict))


@pytest.fixture
def peopled(store: Store) -> Store:
    """Two accounts, one of them with a token and another role than at first; an item answered by one of two coders."""
    with store.session(write=True, actor="root") as session:
        session.accounts.add("Ada", Role.ADMIN, "hash-a")
        session.accounts.add("Ben", Role.VIEWER, "hash-b")
        session.accounts.set_role("ben", Role.CODER)
        session.accounts.set_password("ben", "hash-c")
        session.accounts.rehash("Ben", "hash-d")
        session.accounts.add("Cy", Role.CODER, "hash-e")
        session.accounts.add_token(Token("tok-cy", "Cy", "gone with Cy", Role.VIEWER, NOON, None), "digest-cy")
        session.accounts.remove("CY")
        session.accounts.add_token(Token("tok-1", "Ada", "export", Role.VIEWER, NOON, None), "digest-1")
        session.accounts.add_token(Token("tok-2", "Ada", "export", Role.VIEWER, NOON, None), "digest-2")
        session.accounts.remove_token("tok-2")
        session.reviews.replace([item("rev-1"), item("rev-2")])
        for name in ("rev-1", "rev-2"):
            for coder in ("Ada", "Ben"):
                session.reviews.assign(Assignment(name, coder, "root", NOON))
        session.reviews.add_coding(coding("rev-1", "Ben"))
        session.reviews.unassign("rev-2", by="root")
    return store


def damage(store: Store) -> dict[str, str]:
    """Subjects of all damage found, by the kind of it."""
    return {one.what: one.subject for one in verify_store(store) if one.is_damage}


def test_all_is_well(peopled: Store) -> None:
    """What was changed in the ways that there are for it is no damage."""
    assert damage(peopled) == {}


@pytest.mark.parametrize(
    ("statement", "what", "subject"),
    [
        ("UPDATE accounts SET role = 'admin' WHERE account = 'ben'", "account_altered", "Ben"),
        ("UPDATE accounts SET password = 'hash-x' WHERE account = 'ada'", "account_altered", "Ada"),
        ("UPDATE accounts SET name = 'Eva' WHERE account = 'ben'", "account_altered", "Ben"),
        ("UPDATE accounts SET removed_at = NULL WHERE account = 'cy'", "account_altered", "Cy"),
        ("DELETE FROM accounts WHERE account = 'ben'", "account_removed", "Ben"),
        ("INSERT INTO accounts VALUES ('eve', 'Eve', 'admin', 'h', 'x', NULL)", "account_unrecorded", "Eve"),
        ("UPDATE tokens SET role = 'admin' WHERE token_id = 'tok-1'", "token_altered", "tok-1"),
        ("UPDATE tokens SET digest = 'mine' WHERE token_id = 'tok-1'", "token_altered", "tok-1"),
        ("UPDATE tokens SET account = 'ben' WHERE token_id = 'tok-1'", "token_altered", "tok-1"),
        ("DELETE FROM tokens WHERE token_id = 'tok-1'", "token_removed", "tok-1"),
        (
            "INSERT INTO tokens VALUES ('tok-3', 'd', 'ada', 'mine', 'admin', 'x', NULL)",
            "token_unrecorded",
            "tok-3",
        ),
        ("UPDATE codings SET coder = 'ada' WHERE item_id = 'rev-1'", "coding_altered", "cod-rev-1-Ben"),
        ("UPDATE codings SET data = replace(data, 'accept', 'reject')", "coding_altered", "cod-rev-1-Ben"),
        ("DELETE FROM codings", "coding_removed", "cod-rev-1-Ben"),
        (
            "INSERT INTO codings (coding_id, item_id, coder, data) SELECT 'cod-x', 'rev-1', 'ada', data FROM codings",
            "coding_unrecorded",
            "cod-x",
        ),
        ("UPDATE assignments SET answered = 0 WHERE coder = 'ben'", "assignment_altered", "rev-1"),
        ("DELETE FROM assignments WHERE coder = 'ada'", "assignment_removed", "rev-1"),
        (
            "INSERT INTO assignments VALUES ('rev-2', 'eve', 'Eve', 'root', 'x', 0)",
            "assignment_unrecorded",
            "rev-2",
        ),
    ],
)
def test_what_was_done_from_outside_is_named(peopled: Store, statement: str, what: str, subject: str) -> None:
    """Somebody who can write to the database makes an admin of themselves, or alters what a coder answered."""
    with peopled._database.transaction(write=True) as connection:
        assert connection.execute(text(statement)).rowcount == 1
    assert damage(peopled) == {what: subject}


def test_the_journal_keeps_no_secret(peopled: Store) -> None:
    """Neither the hash of a password nor that of a token stands in it."""
    with peopled.session() as session:
        payloads = " ".join(row.payload for row in session.journal())
    assert "hash-" not in payloads
    assert "digest-" not in payloads


def test_a_row_of_an_earlier_version_has_no_proof(peopled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ledger made before passwords were told by their proof is no damaged ledger."""

    def told_before(self: accounts.Accounts, name: str, change: str, **more: str) -> None:
        more.pop("proof", None)
        self._journal.append(accounts.CHANGED, name, {"change": change, **more})

    monkeypatch.setattr(accounts.Accounts, "_tell", told_before)
    with peopled.session(write=True, actor="root") as session:
        session.accounts.add("Dan", Role.VIEWER, "hash-f")
        session.accounts.add_token(Token("tok-4", "Dan", "export", Role.VIEWER, NOON, None), "digest-4")
    assert damage(peopled) == {}


def test_an_altered_row_accuses_nobody_else(peopled: Store) -> None:
    """Where the journal itself was altered, that is told, and what it says of an account is not held against it."""
    with peopled._database.transaction(write=True) as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(text("DROP TRIGGER journal_no_update"))
        else:
            connection.execute(text("ALTER TABLE journal DISABLE TRIGGER ALL"))
        connection.execute(
            text("UPDATE journal SET payload = replace(payload, 'viewer', 'admin') WHERE action = 'account'")
        )
    assert {what.split("_")[0] for what in damage(peopled)} == {"journal"}
