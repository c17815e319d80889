"""What sign-in asks of a record; ``workflow.users`` answers from a ledger."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from harmledger.model.account import Account, Person, Role, Token


class SignIn(Protocol):
    """A sign-in that has just been made."""

    @property
    def person(self) -> Person:
        """Who signed in."""
        ...

    @property
    def secret(self) -> str:
        """What the browser brings with each request."""
        ...

    @property
    def expires_at(self) -> dt.datetime:
        """When it ends, in UTC."""
        ...


class IssuedToken(Protocol):
    """A token that has just been made."""

    @property
    def token(self) -> Token:
        """What is kept of it."""
        ...

    @property
    def secret(self) -> str:
        """What a program sends; shown once."""
        ...


class UserBook(Protocol):
    """Accounts of a record. Every method may be called from several threads at once."""

    def any(self) -> bool:
        """Whether there is an account."""
        ...

    def listed(self) -> Sequence[Account]:
        """Accounts, by name."""
        ...

    def check(self, name: str, password: str, /) -> bool:
        """Whether it is the account's password."""
        ...

    def sign_in(self, name: str, password: str, /) -> SignIn | None:
        """Sign in; None where name and password do not belong together."""
        ...

    def signed_in(self, secret: str, /) -> Person | None:
        """Whose sign-in it is; None where it does not hold."""
        ...

    def sign_out(self, secret: str, /) -> None:
        """End a sign-in."""
        ...

    def sign_out_everywhere(self, name: str, /) -> None:
        """End every sign-in of an account."""
        ...

    def set_password(self, name: str, password: str, /, *, by: str) -> None:
        """Another password; ends every sign-in. Raises ``QuestionError`` where it cannot be used."""
        ...

    def issue(
        self, name: str, label: str, role: Role | None = None, *, days: int | None = None, by: str
    ) -> IssuedToken:
        """Make a token; raises ``QuestionError`` where its scope is more than the account's role."""
        ...

    def tokens(self, name: str | None = None, /) -> Sequence[Token]:
        """Tokens in force."""
        ...

    def revoke(self, token_id: str, name: str | None = None, /, *, by: str) -> Token:
        """Take a token back; raises ``NotFoundError``."""
        ...

    def of_token(self, secret: str, /) -> Person | None:
        """Whose token it is; None where it does not hold."""
        ...
