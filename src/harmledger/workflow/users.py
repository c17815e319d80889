"""``user``: accounts for the pages, sign-ins and tokens. Passwords by Argon2id, other secrets by their SHA-256."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

from harmledger.config import Settings
from harmledger.errors import QuestionError
from harmledger.ledger import Store
from harmledger.model.account import Account, Person, Role, Token
from harmledger.workflow.location import checked

SHORTEST, LONGEST = 12, 1024  # characters of a password; the latter so that nobody has us hash a book
_LONGEST_NAME = 64
_HASHING_AT_ONCE = 2  # one hash takes 64 MiB
_TOKEN_MARK = "hlt_"  # noqa: S105 - by which a leaked token is recognised, no secret


@dataclass(frozen=True, slots=True)
class SignIn:
    """A sign-in that has just been made; ``secret`` is shown to nobody but the browser."""

    person: Person
    secret: str
    expires_at: dt.datetime


@dataclass(frozen=True, slots=True)
class IssuedToken:
    """A token that has just been made; ``secret`` is shown once and kept nowhere."""

    token: Token
    secret: str


class Users:
    """Accounts of one ledger. Safe to use from several threads.

    Args:
        store: an open ledger.
        settings: ``session_hours`` is used.
        hasher: what passwords are hashed with; None: Argon2id with the parameters of RFC 9106 for little memory.
    """

    def __init__(self, store: Store, settings: Settings, hasher: PasswordHasher | None = None) -> None:
        self._store = store
        self._hours = settings.session_hours
        self._hasher = hasher or PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)
        self._room = threading.Semaphore(_HASHING_AT_ONCE)
        self._unknown = self._hasher.hash(secrets.token_urlsafe())  # so that an unknown name takes as long

    def any(self) -> bool:
        """Whether there is an account."""
        with self._store.session() as session:
            return session.accounts.any()

    def listed(self) -> tuple[Account, ...]:
        """Accounts, by name."""
        with self._store.session() as session:
            return session.accounts.listed()

    def add(self, name: str, role: Role, password: str, *, by: str, again: bool = False) -> Account:
        """Make an account.

        Raises:
            QuestionError: if the name or password cannot be used, or the name is taken; see ``again`` of
                :meth:`harmledger.ledger.accounts.Accounts.add`.
        """
        kept = self._hashed(name, password)
        with self._store.session(write=True, actor=by) as session:
            if not session.accounts.any() and role is not Role.ADMIN:
                raise QuestionError(
                    "the first account must be an admin's, for nobody could change it otherwise",
                    remedy=f"add it with --role {Role.ADMIN.value}",
                )
            return session.accounts.add(_name(name), role, kept, again=again)

    def set_role(self, name: str, role: Role, *, by: str) -> Account:
        """Give an account another role; raises ``NotFoundError``, and ``QuestionError`` for the last admin."""
        with self._store.session(write=True, actor=by) as session:
            return session.accounts.set_role(name, role)

    def set_password(self, name: str, password: str, *, by: str) -> None:
        """Give an account another password, and end its sign-ins.

        Raises:
            NotFoundError: if there is no such account.
            QuestionError: if the password cannot be used.
        """
        with self._store.session() as session:
            found = session.accounts.one(name)
        kept = self._hashed(found.name, password)
        with self._store.session(write=True, actor=by) as session:
            session.accounts.set_password(name, kept)

    def remove(self, name: str, *, by: str) -> Account:
        """Take an account away, with its sign-ins and tokens; raises as :meth:`set_role`."""
        with self._store.session(write=True, actor=by) as session:
            return session.accounts.remove(name)

    # Sign-ins

    def check(self, name: str, password: str) -> bool:
        """Whether it is the account's password. Takes as long for a name that nobody has."""
        with self._store.session() as session:
            held = session.accounts.password(name)
        with self._room:
            try:
                self._hasher.verify(held or self._unknown, password[: LONGEST + 1])
            except (VerificationError, InvalidHashError):
                return False
            weak = held is not None and self._hasher.check_needs_rehash(held)
            anew = self._hasher.hash(password) if weak else None
        if anew is not None:  # it was hashed by weaker parameters, and only now is the password known
            with self._store.session(write=True) as session:
                session.accounts.rehash(name, anew)
        return held is not None

    def sign_in(self, name: str, password: str) -> SignIn | None:
        """Sign in; None where name and password do not belong together."""
        if not self.check(name, password):
            return None
        secret = secrets.token_urlsafe(32)
        until = dt.datetime.now(dt.UTC) + dt.timedelta(hours=self._hours)
        with self._store.session(write=True) as session:
            session.accounts.begin(name, _digest(secret), until)
            found = session.accounts.one(name)
        return SignIn(Person(found.name, found.role), secret, until)

    def signed_in(self, secret: str) -> Person | None:
        """Whose sign-in it is; None where it does not hold or has ended."""
        with self._store.session() as session:
            return session.accounts.signed_in(_digest(secret))

    def sign_out(self, secret: str) -> None:
        """End a sign-in."""
        with self._store.session(write=True) as session:
            session.accounts.end(_digest(secret))

    def sign_out_everywhere(self, name: str) -> None:
        """End every sign-in of an account."""
        with self._store.session(write=True) as session:
            session.accounts.end_all(name)

    # Tokens

    def issue(
        self, name: str, label: str, role: Role | None = None, *, days: int | None = None, by: str
    ) -> IssuedToken:
        """Make a token.

        Args:
            name: whose.
            label: what it is for.
            role: its scope; None: all that its owner may.
            days: after how many it ends; None: when it is taken back.
            by: who makes it.

        Raises:
            NotFoundError: if there is no such account.
            QuestionError: if the scope is more than the account's role.
        """
        now = dt.datetime.now(dt.UTC)
        secret = _TOKEN_MARK + secrets.token_urlsafe(32)
        with self._store.session(write=True, actor=by) as session:
            owner = session.accounts.one(name)
            scope = role or owner.role
            if not owner.role.covers(scope):
                raise QuestionError(
                    f"{owner.name} is {owner.role.value}, and a token cannot do more than its owner",
                    remedy=f"choose {owner.role.value} or less",
                )
            ends = None if days is None else now + dt.timedelta(days=days)
            made = Token(f"tok-{secrets.token_hex(6)}", owner.name, " ".join(label.split())[:200], scope, now, ends)
            session.accounts.add_token(made, _digest(secret))
        return IssuedToken(made, secret)

    def tokens(self, name: str | None = None) -> tuple[Token, ...]:
        """Tokens in force, those of one account or all."""
        with self._store.session() as session:
            return session.accounts.tokens(name)

    def revoke(self, token_id: str, name: str | None = None, *, by: str) -> Token:
        """Take a token back, with ``name`` only one of that account; raises ``NotFoundError``."""
        with self._store.session(write=True, actor=by) as session:
            return session.accounts.remove_token(token_id, name)

    def of_token(self, secret: str) -> Person | None:
        """Whose token it is; None where it does not hold."""
        if not secret.startswith(_TOKEN_MARK):
            return None
        with self._store.session() as session:
            return session.accounts.of_token(_digest(secret))

    def _hashed(self, name: str, password: str) -> str:
        _check_password(name, password)
        with self._room:
            return self._hasher.hash(password)


@contextmanager
def users(settings: Settings) -> Iterator[Users]:
    """The accounts of the ledger that the settings name, open for as long as the block runs."""
    with Store.open(checked(settings.ledger), settings) as store:
        yield Users(store, settings)


def _digest(secret: str) -> str:
    """Secrets of 32 random bytes need no slow hash: there is nothing to guess."""
    return hashlib.sha256(secret.encode(errors="surrogatepass")).hexdigest()


def _name(name: str) -> str:
    """The name, if people can tell it from others.

    Raises:
        QuestionError: if it cannot be used.
    """
    clean = " ".join(name.split())
    if not clean or len(clean) > _LONGEST_NAME:
        raise QuestionError(f"a name has 1 to {_LONGEST_NAME} characters", remedy="choose another")
    if any(unicodedata.category(letter)[0] == "C" for letter in clean):
        raise QuestionError("a name cannot hold characters that nobody sees", remedy="choose another")
    return clean


def _check_password(name: str, password: str) -> None:
    """Long rather than odd, as NIST SP 800-63B has it.

    Raises:
        QuestionError: if it is too short, too long or the name itself.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise QuestionError(
            f"a password has {SHORTEST} to {LONGEST} characters", remedy="a few words in a row are easy to remember"
        )
    if len(set(password)) < 5 or name.strip().casefold() in {password.casefold(), password.casefold()[::-1]}:
        raise QuestionError("that password is guessed at once", remedy="a few words in a row are easy to remember")
