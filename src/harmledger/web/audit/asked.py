"""The query string of the audit page and what it asks for, in both directions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from harmledger.model.looking import RowsWanted
from harmledger.web.audit.data import Row

ACTIONS = (
    "create",
    "report",
    "extraction",
    "link",
    "judgement",
    "skip",
    "unskip",
    "gazetteer",
    "ungazetteer",
    "account",
    "assign",
    "unassign",
    "coding",
    "migrate",
)
"""What rows tell of; see :class:`harmledger.ledger.JournalRow`."""
SINGLE = ("actor", "subject", "since", "until")


@dataclass(frozen=True, slots=True)
class Asked:
    """A query string as understood: the filter, the parameters in use, and those that could not be read."""

    wanted: RowsWanted
    pairs: tuple[tuple[str, str], ...]
    problems: tuple[tuple[str, str], ...]

    def address(self, **more: str) -> str:
        """The audit page with these parameters and ``more``."""
        query = urlencode((*self.pairs, *more.items()))
        return f"/audit?{query}" if query else "/audit"

    def one(self, name: str) -> str:
        """The value of a single parameter, empty where it is not in use."""
        return next((value for key, value in self.pairs if key == name), "")


def read(given: Sequence[tuple[str, str]]) -> Asked:
    """What a query string asks for."""
    problems: list[tuple[str, str]] = []
    last = {name: value.strip() for name, value in given if name in SINGLE and value.strip()}
    days: dict[str, dt.date | None] = {}
    for name in ("since", "until"):
        try:
            days[name] = dt.date.fromisoformat(last[name]) if name in last else None
        except ValueError:
            days[name] = None
            problems.append((name, last.pop(name)))
    actions = dict.fromkeys(value for name, value in given if name == "action" and value)
    problems += [("action", value) for value in actions if value not in ACTIONS]
    chosen = tuple(value for value in actions if value in ACTIONS)
    pairs = [("action", value) for value in chosen] + [(name, last[name]) for name in SINGLE if name in last]
    wanted = RowsWanted(chosen, last.get("actor"), last.get("subject"), days["since"], days["until"])
    return Asked(wanted, tuple(pairs), tuple(problems))


def href(row: Row) -> str | None:
    """Where the thing stands that a row is about; None where it has no page."""
    match row.action:
        case "report" | "extraction":
            return f"/reports/{quote(row.subject, safe=':')}"
        case "link":
            return "/incidents"
        case "skip" | "unskip":
            return "/about#skips"
        case _:
            return None


def subject_href(subject: str) -> str | None:
    """Where the subject of a judgement stands: a claim, an incident or a report."""
    for beginning, path in (("clm-", "/claims/"), ("inc-", "/incidents/"), ("sha256:", "/reports/")):
        if subject.startswith(beginning):
            return path + quote(subject, safe=":")
    return None
