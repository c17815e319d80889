"""Proof that accounts, tokens and what coders answered stand as the journal tells it.

The journal tells of each change. Its rows name the role, and for a secret the SHA-256 of what is kept of it (a salted
hash, or a row of such): that shows an exchange, and gives nothing away. Rows that an earlier version wrote have no such
proof; then only the rest is held against them. Sign-ins are not in the journal: they end by themselves.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from harmledger.ledger import review_tables as rt
from harmledger.ledger import tables
from harmledger.ledger.accounts import CHANGED, key, proof_of_token
from harmledger.ledger.chain import damage
from harmledger.ledger.journal import sha256
from harmledger.ledger.reviews import ASSIGNED, CODED, UNASSIGNED
from harmledger.ledger.reviews import key as coder_key
from harmledger.ledger.stored import values
from harmledger.ledger.values import Finding, JournalRow
from harmledger.model.reviewing import Coding

_TELL_OF = frozenset({CHANGED, ASSIGNED, CODED, UNASSIGNED})


class Audit:
    """Holds what stands against what the journal tells; rows are told in their order."""

    def __init__(self) -> None:
        self._accounts = _Accounts()
        self._codings = _Codings()

    def tell(self, rows: Sequence[JournalRow], believed: set[int]) -> None:
        """Take in journal rows; of altered ones, which the chain reports, only that they are there.

        Rows of others are passed by.
        """
        for row in rows:
            if row.action in _TELL_OF:
                told = json.loads(row.payload) if row.seq in believed else None
                (self._accounts if row.action == CHANGED else self._codings).tell(row, told)

    def findings(self, connection: Connection) -> Iterator[Finding]:
        """What was altered, removed or put in."""
        yield from self._accounts.findings(connection)
        yield from self._codings.findings(connection)


@dataclass(slots=True)
class _Told:
    """An account as told: its name, its role (None while it is removed), the proof of its password (None: untold)."""

    name: str
    role: str | None
    proof: str | None


class _Accounts:
    def __init__(self) -> None:
        self._told: dict[str, _Told] = {}
        self._tokens: dict[str, tuple[str, str | None]] = {}  # whose, and the proof where one was told
        self._doubtful: set[str] = set()

    def tell(self, row: JournalRow, told: dict[str, Any] | None) -> None:
        name = key(row.subject)
        if told is None:
            self._doubtful.add(name)
            return
        held = self._told.setdefault(name, _Told(row.subject, None, None))
        match told["change"]:
            case "added":
                held.name, held.role, held.proof = row.subject, told["role"], told.get("proof")
            case "role":
                held.role = told["role"]
            case "password":
                held.proof = told.get("proof")
            case "removed":
                held.role = held.proof = None
                self._tokens = {token: kept for token, kept in self._tokens.items() if kept[0] != name}
            case "token added":
                self._tokens[told["token"]] = (name, told.get("proof"))
            case "token removed":
                self._tokens.pop(told["token"], None)

    def findings(self, connection: Connection) -> Iterator[Finding]:
        held = {row.account: row for row in connection.execute(select(tables.accounts))}
        for name, told in sorted(self._told.items()):
            if name in self._doubtful:
                continue
            if name not in held:
                yield damage("account_removed", told.name, f"account {told.name} was removed from outside")
            elif wrong := _wrong(told, held[name]):
                yield damage("account_altered", told.name, f"the {wrong} of account {told.name} was altered")
        for name in sorted(held.keys() - self._told.keys() - self._doubtful):
            shown = held[name].name
            yield damage("account_unrecorded", shown, f"no journal row tells of account {shown}: it was put in")
        yield from self._of_tokens({row.token_id: row for row in connection.execute(select(tables.tokens))})

    def _of_tokens(self, held: dict[str, Row[Any]]) -> Iterator[Finding]:
        for token, (name, proof) in sorted(self._tokens.items()):
            if name in self._doubtful:
                continue
            if token not in held:
                yield damage("token_removed", token, f"token {token} was removed from outside")
            elif held[token].account != name or (proof and proof_of_token(held[token]._asdict()) != proof):
                yield damage("token_altered", token, f"token {token} was altered")
        for token in sorted(held.keys() - self._tokens.keys()):
            if held[token].account not in self._doubtful:
                yield damage("token_unrecorded", token, f"no journal row tells of token {token}: it was put in")


def _wrong(told: _Told, row: Row[Any]) -> str:
    """What of an account is not as told, in words; empty where all is."""
    role = None if row.removed_at is not None else row.role
    wrong = [
        what
        for what, differs in (
            ("name", row.name != told.name),
            ("role", role != told.role),
            ("password", role is not None and told.proof is not None and sha256(row.password) != told.proof),
        )
        if differs
    ]
    return " and the ".join(wrong)


class _Codings:
    def __init__(self) -> None:
        self._rows: list[tuple[JournalRow, dict[str, Any] | None]] = []

    def tell(self, row: JournalRow, told: dict[str, Any] | None) -> None:
        self._rows.append((row, told))

    def findings(self, connection: Connection) -> Iterator[Finding]:
        held = {row.coding_id: row for row in connection.execute(select(rt.codings))}
        told = {row.subject: (row, what) for row, what in self._rows if row.action == CODED}
        for coding, (row, what) in sorted(told.items()):
            if coding not in held:
                yield damage("coding_removed", coding, f"the answer {coding} of {row.actor} was removed")
            elif what is not None and (sha256(held[coding].data) != what["data"] or not _follows(held[coding])):
                yield damage("coding_altered", coding, f"the answer {coding} of {row.actor} was altered")
        for coding in sorted(held.keys() - told.keys()):
            yield damage("coding_unrecorded", coding, f"no journal row tells of the answer {coding}: it was put in")
        yield from self._of_assignments(connection, {name: row.item_id for name, row in held.items()})

    def _of_assignments(self, connection: Connection, items: dict[str, str]) -> Iterator[Finding]:
        """Who was to answer what, and who did, held against the table; ``items`` are those of the answers held."""
        told, doubtful = self._assigned(items)
        held = {
            (row.item_id, row.coder): (row.name, row.by, bool(row.answered))
            for row in connection.execute(select(rt.assignments))
        }
        for at in sorted(held.keys() | told.keys()):
            item, shown = at[0], f"that {at[1]} is to answer {at[0]}"
            if item in doubtful or held.get(at) == told.get(at):
                continue
            if at not in held:
                yield damage("assignment_removed", item, f"the note {shown} was removed")
            elif at not in told:
                yield damage("assignment_unrecorded", item, f"no journal row tells {shown}: it was put in")
            else:
                yield damage("assignment_altered", item, f"the note {shown} was altered")

    def _assigned(self, items: dict[str, str]) -> tuple[dict[tuple[str, str], tuple[str, str, bool]], set[str]]:
        """Coders' names, who handed the item to them and whether they answered, as the rows in their order have it.

        Also the items of which a row was altered, so that not all is known.
        """
        told: dict[tuple[str, str], tuple[str, str, bool]] = {}
        doubtful: set[str] = set()
        for row, what in self._rows:
            item = row.subject
            if row.action == CODED:
                item = (what or {}).get("item") or items.get(row.subject, "")
            if what is None:
                doubtful.add(item)
            elif row.action == ASSIGNED:
                told[item, coder_key(what["coder"])] = (what["coder"], row.actor, False)
            elif row.action == UNASSIGNED:
                told = {at: kept for at, kept in told.items() if at[0] != item or kept[2]}
            elif (at := (item, coder_key(row.actor))) in told:
                told[at] = (*told[at][:2], True)
        return told, doubtful


def _follows(row: Row[Any]) -> bool:
    """Whether the columns of an answer are what its data say."""
    (coding,) = values([row.data], Coding, "a coder's answer")
    return (row.item_id, row.coder) == (coding.item_id, coder_key(coding.by))
