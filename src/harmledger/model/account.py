"""Accounts: who may do what in the pages. Passwords and tokens are kept as hashes only, and never stand here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person may do; each may also do all that those before it may."""

    VIEWER = "viewer"  # read everything, export
    CODER = "coder"  # decide about claims and incidents, in their own name
    ADJUDICATOR = "adjudicator"  # decide where coders differ, hand out items, take back what others decided
    ADMIN = "admin"  # accounts, and what concerns the whole record

    @property
    def rank(self) -> int:
        """0 for the least; a role covers every role of a lower rank."""
        return list(Role).index(self)

    def covers(self, needed: Role) -> bool:
        """Whether somebody of this role may do what ``needed`` may."""
        return self.rank >= needed.rank


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks.

    Attributes:
        name: as judgements and the journal name them.
        role: what they may do here and now; with a token, no more than the token's scope.
        is_local: True for whoever sits at the machine itself, where the pages are served without accounts.
    """

    name: str
    role: Role
    is_local: bool = False

    def may(self, needed: Role) -> bool:
        """Whether they may do what a ``needed`` may."""
        return self.role.covers(needed)


@dataclass(frozen=True, slots=True)
class Account:
    """One account.

    Attributes:
        name: what is typed at sign-in; compared without regard to letter case.
        role: what its owner may do.
        created_at: when it was made, in UTC.
    """

    name: str
    role: Role
    created_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Token:
    """A key for programs, without its secret.

    Attributes:
        token_id: by which it is named and taken back; the secret is shown once, when it is made.
        account: whose it is; it dies with the account.
        label: what it is for, in its owner's words.
        role: its scope; it may never do more than its owner.
        created_at: when it was made, in UTC.
        expires_at: when it ends, in UTC; None: when it is taken back.
    """

    token_id: str
    account: str
    label: str
    role: Role
    created_at: dt.datetime
    expires_at: dt.datetime | None = None
