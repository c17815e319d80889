"""Accounts, sign-ins and tokens. Secrets are kept as hashes; each change of an account is told in the journal."""

from __future__ import annotations

import dataclasses
import datetime as dt
import unicodedata
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, insert, select, update

from harmledger.errors import NotFoundError, QuestionError
from harmledger.ledger import tables
from harmledger.ledger.journal import Journal, canonical, sha256
from harmledger.model.account import Account, Person, Role, Token

CHANGED = "account"
_COLUMN = tables.accounts.c


def key(name: str) -> str:
    """What two spellings of one account's name have in common."""
    # no name holds U+0000, and no database can be asked for it
    return unicodedata.normalize("NFKC", name.replace("\0", "\ufffd")).strip().casefold()


def proof_of_token(row: Mapping[str, str | None]) -> str:
    """What the journal keeps of a token's row, by which any change of it shows: its SHA-256."""
    return sha256(canonical(dict(row)))


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _written(moment: dt.datetime) -> str:
    """As the ledger writes moments, so that they compare as text."""
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds")


class Accounts:
    """Accounts within one session; what changes something needs a session for writing.

    Args:
        connection: in a transaction.
        journal: where changes are told.
    """

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._journal = journal

    def listed(self) -> tuple[Account, ...]:
        """Accounts in force, by name."""
        rows = self._connection.execute(select(tables.accounts).where(_COLUMN.removed_at.is_(None)))
        return tuple(sorted((_account(row) for row in rows), key=lambda item: key(item.name)))

    def any(self) -> bool:
        """Whether there is an account in force."""
        query = select(_COLUMN.account).where(_COLUMN.removed_at.is_(None)).limit(1)
        return self._connection.execute(query).first() is not None

    def one(self, name: str) -> Account:
        """The account of that name; raises ``NotFoundError``."""
        return _account(self._row(name))

    def password(self, name: str) -> str | None:
        """The hash of the account's password; None where there is no such account."""
        query = select(_COLUMN.password).where(_COLUMN.account == key(name), _COLUMN.removed_at.is_(None))
        found: str | None = self._connection.execute(query).scalar_one_or_none()
        return found

    def add(self, name: str, role: Role, password: str, *, again: bool = False) -> Account:
        """Make an account.

        Args:
            name: as it will be shown.
            role: what its owner may do.
            password: the hash.
            again: whether an account of this name that was removed may come back.

        Raises:
            QuestionError: if there is one of that name, or was and ``again`` is not said.
        """
        made = Account(" ".join(name.split()), role, _now())
        held = self._connection.execute(select(tables.accounts).where(_COLUMN.account == key(name))).first()
        if held is not None and held.removed_at is None:
            raise QuestionError(
                f"there is an account {held.name} already", remedy="change it: harmledger user role, user password"
            )
        if held is not None and not again:
            raise QuestionError(
                f"there was an account {held.name} until {held.removed_at[:10]}, and decisions may bear its name",
                remedy="take another name, or say --again if it is the same person",
            )
        self._tell(made.name, "added", role=role.value, proof=sha256(password))
        values = {
            "name": made.name,
            "role": role.value,
            "password": password,
            "created_at": _written(made.created_at),
            "removed_at": None,
        }
        if held is None:
            self._connection.execute(insert(tables.accounts), {"account": key(name), **values})
        else:
            self._change(name, **values)
        return made

    def set_role(self, name: str, role: Role) -> Account:
        """Give an account another role; the last admin stays one.

        Raises:
            NotFoundError: if there is no such account.
            QuestionError: if nobody would be left to administer.
        """
        found = self.one(name)
        if found.role is Role.ADMIN and role is not Role.ADMIN:
            self._another_admin(found)
        self._tell(found.name, "role", role=role.value)
        self._change(name, role=role.value)
        return dataclasses.replace(found, role=role)

    def set_password(self, name: str, password: str) -> None:
        """Keep the hash of a new password, and end every sign-in of the account; raises ``NotFoundError``."""
        found = self.one(name)
        self._tell(found.name, "password", proof=sha256(password))
        self._change(name, password=password)
        self.end_all(name)

    def rehash(self, name: str, password: str) -> None:
        """Keep another hash of the same password; raises ``NotFoundError``."""
        self._tell(self.one(name).name, "password", proof=sha256(password), why="hashed anew")
        self._change(name, password=password)

    def remove(self, name: str) -> Account:
        """Take an account out of force, with its sign-ins and tokens; its name stays taken, for decisions bear it.

        Raises:
            NotFoundError: if there is no such account.
            QuestionError: if it is the last admin's while others have accounts.
        """
        found = self.one(name)
        if found.role is Role.ADMIN and len(self.listed()) > 1:
            self._another_admin(found)
        self._tell(found.name, "removed")
        self.end_all(name)
        self._connection.execute(delete(tables.tokens).where(tables.tokens.c.account == key(name)))
        self._change(name, password="", removed_at=_written(_now()))
        return found

    # Sign-ins

    def begin(self, name: str, digest: str, until: dt.datetime) -> None:
        """Note a sign-in by the hash of its secret, and forget those that have ended."""
        self._writable(name)
        column, now = tables.sign_ins.c, _written(_now())
        self._connection.execute(delete(tables.sign_ins).where(column.expires_at <= now))
        row = {"digest": digest, "account": key(name), "created_at": now, "expires_at": _written(until)}
        self._connection.execute(insert(tables.sign_ins), row)

    def signed_in(self, digest: str) -> Person | None:
        """Whose sign-in it is; None where there is none, or it has ended."""
        column = tables.sign_ins.c
        query = select(_COLUMN.name, _COLUMN.role).join(tables.sign_ins, column.account == _COLUMN.account)
        query = query.where(column.digest == digest, column.expires_at > _written(_now()), _COLUMN.removed_at.is_(None))
        row = self._connection.execute(query).first()
        return None if row is None else Person(row.name, Role(row.role))

    def end(self, digest: str) -> None:
        """End one sign-in; nothing happens where there is none."""
        self._writable("sign-in")
        self._connection.execute(delete(tables.sign_ins).where(tables.sign_ins.c.digest == digest))

    def end_all(self, name: str) -> None:
        """End every sign-in of an account."""
        self._writable(name)
        self._connection.execute(delete(tables.sign_ins).where(tables.sign_ins.c.account == key(name)))

    # Tokens

    def add_token(self, token: Token, digest: str) -> None:
        """Keep a token by the hash of its secret; raises ``NotFoundError`` where its account is not there."""
        found = self.one(token.account)
        row = {
            "token_id": token.token_id,
            "digest": digest,
            "account": key(token.account),
            "label": token.label,
            "role": token.role.value,
            "created_at": _written(token.created_at),
            "expires_at": None if token.expires_at is None else _written(token.expires_at),
        }
        told = {"token": token.token_id, "role": token.role.value, "proof": proof_of_token(row)}
        self._tell(found.name, "token added", **told)
        self._connection.execute(insert(tables.tokens), row)

    def tokens(self, name: str | None = None) -> tuple[Token, ...]:
        """Tokens in force, those of one account or all, earliest first."""
        query = self._live_tokens().order_by(tables.tokens.c.created_at, tables.tokens.c.token_id)
        if name is not None:
            query = query.where(_COLUMN.account == key(name))
        return tuple(_token(row) for row in self._connection.execute(query))

    def of_token(self, digest: str) -> Person | None:
        """Whose token it is, with the lesser of its own and its owner's role; None where it does not hold."""
        row = self._connection.execute(self._live_tokens().where(tables.tokens.c.digest == digest)).first()
        if row is None:
            return None
        return Person(row.name, min(Role(row.role), Role(row.owner_role), key=lambda role: role.rank))

    def remove_token(self, token_id: str, name: str | None = None) -> Token:
        """Take a token back; with ``name`` only if it is that account's. Raises ``NotFoundError``."""
        found = next((item for item in self.tokens(name) if item.token_id == token_id), None)
        if found is None:
            raise NotFoundError(f"there is no token {token_id}", remedy="`harmledger user list` shows them")
        self._tell(found.account, "token removed", token=token_id)
        self._connection.execute(delete(tables.tokens).where(tables.tokens.c.token_id == token_id))
        return found

    def _live_tokens(self) -> Any:
        column = tables.tokens.c
        query = select(tables.tokens, _COLUMN.name, _COLUMN.role.label("owner_role"))
        holds: ColumnElement[bool] = column.expires_at.is_(None) | (column.expires_at > _written(_now()))
        return query.join(tables.accounts, column.account == _COLUMN.account).where(holds, _COLUMN.removed_at.is_(None))

    def _row(self, name: str) -> Row[Any]:
        query = select(tables.accounts).where(_COLUMN.account == key(name), _COLUMN.removed_at.is_(None))
        found = self._connection.execute(query).first()
        if found is None:
            raise NotFoundError(f"there is no account {name}", remedy="`harmledger user list` shows them")
        return found

    def _another_admin(self, leaving: Account) -> None:
        if not any(item.role is Role.ADMIN and item.name != leaving.name for item in self.listed()):
            raise QuestionError(
                f"{leaving.name} is the last admin", remedy="give another account that role first: harmledger user role"
            )

    def _change(self, name: str, /, **values: str | None) -> None:
        self._connection.execute(update(tables.accounts).where(_COLUMN.account == key(name)).values(**values))

    def _tell(self, name: str, change: str, **more: str) -> None:
        self._journal.append(CHANGED, name, {"change": change, **more})

    def _writable(self, subject: str) -> None:
        self._journal.require_writable(CHANGED, subject)


def _account(row: Row[Any]) -> Account:
    return Account(row.name, Role(row.role), dt.datetime.fromisoformat(row.created_at))


def _token(row: Row[Any]) -> Token:
    ends = None if row.expires_at is None else dt.datetime.fromisoformat(row.expires_at)
    made = dt.datetime.fromisoformat(row.created_at)
    return Token(row.token_id, row.name, row.label, Role(row.role), made, ends)
