"""Judgements: what a person decided. Append-only; recomputing never loses one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a judgement says of its subjects."""

    SAME = "same"  # these reports' claims speak of one incident
    DIFFERENT = "different"  # they do not
    UNSURE = "unsure"  # looked at; left to the machine, and shown as unsure
    ACCEPT = "accept"  # this claim is right as it stands
    REJECT = "reject"  # this is no claim
    CORRECT = "correct"  # this claim, with `changes` applied
    WITHDRAW = "withdraw"  # the judgement named in `subjects` no longer holds (undo)


@dataclass(frozen=True, slots=True)
class Change:
    """One corrected field of a claim: its name and the new value as JSON text."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision by one person.

    Attributes:
        judgement_id: stable id.
        verdict: what was decided.
        subjects: claim ids (for SAME, DIFFERENT, UNSURE: two or more; for ACCEPT, REJECT, CORRECT: one), or for
            WITHDRAW the id of the judgement taken back.
        by: who decided, as signed in or as given.
        at: when, in UTC.
        note: why, in the person's words.
        changes: for CORRECT, the new values.
    """

    judgement_id: str
    verdict: Verdict
    subjects: tuple[str, ...]
    by: str
    at: dt.datetime
    note: str = ""
    changes: tuple[Change, ...] = ()


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that nobody has taken back, earliest first, without the withdrawals themselves.

    The latest goes first, by time and then by id so that every machine agrees: a withdrawal that was itself withdrawn
    does nothing.
    """
    withdrawn: set[str] = set()
    held: list[Judgement] = []
    for judgement in sorted(judgements, key=lambda item: (item.at, item.judgement_id), reverse=True):
        if judgement.judgement_id in withdrawn:
            continue
        if judgement.verdict is Verdict.WITHDRAW:
            withdrawn.update(judgement.subjects)
        else:
            held.append(judgement)
    return held[::-1]
