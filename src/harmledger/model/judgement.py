"""Judgements: what a person decided. Append-only; recomputing never loses one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from harmledger.model.terms import ClaimKind, SourceType
from harmledger.model.when import When
from harmledger.model.where import Place


class Verdict(StrEnum):
    """What a judgement says of its subjects."""

    SAME = "same"  # these reports' claims speak of one incident
    DIFFERENT = "different"  # they do not
    UNSURE = "unsure"  # looked at; left to the machine, and shown as unsure
    ACCEPT = "accept"  # this claim is right as it stands
    REJECT = "reject"  # this is no claim
    CORRECT = "correct"  # this claim, with `changes` applied
    RESOLVE = "resolve"  # these words mean this place, this date, this party: see `meaning`
    WITHDRAW = "withdraw"  # the judgement named in `subjects` no longer holds (undo)


@dataclass(frozen=True, slots=True)
class Change:
    """One corrected field of a claim: its name and the new value as JSON text."""

    field: str
    value: str


class Reach(StrEnum):
    """How far a decision on words goes; a narrower one stands over a wider one."""

    MENTION = "mention"  # these words where they stand
    REPORT = "report"  # the same words everywhere in this report
    COUNTRY = "country"  # the same words in every report that is set in the same country


class Sort(StrEnum):
    """What words were decided to mean."""

    PLACE = "place"
    DATE = "date"
    ACTOR = "actor"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What words of a report mean, by a person's word. It holds by the words, so that no new reading loses it.

    Attributes:
        sort: place, date, actor (a party that does or suffers something) or speaker (who says it).
        report_id: the report.
        start, end, text: the words, ``report.text[start:end] == text``; the claim's own where nothing else says.
        reach: how far it goes.
        place, date: what it is; None: it is to be left open.
        names: neutral names of the party or the speaker; empty: nobody.
        type: of the speaker; None: as it was read.
        country: for the reach COUNTRY, the country that the reports are set in (ISO 3166-1 alpha-2).
        kind: set where the words are those of a claim that says no date or no place itself: claims of this kind that
            are told in them.
    """

    sort: Sort
    report_id: str
    start: int
    end: int
    text: str
    reach: Reach = Reach.MENTION
    place: Place | None = None
    date: When | None = None
    names: tuple[str, ...] = ()
    type: SourceType | None = None
    country: str | None = None
    kind: ClaimKind | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision by one person.

    Attributes:
        judgement_id: stable id.
        verdict: what was decided.
        subjects: claim ids (for SAME and DIFFERENT two or more, for REJECT and CORRECT one, for ACCEPT and UNSURE one
            or more), or for WITHDRAW the id of the judgement taken back; for RESOLVE the claim at which it was decided.
        by: who decided, as signed in or as given.
        at: when, in UTC.
        note: why, in the person's words.
        changes: for CORRECT, the new values.
        meaning: for RESOLVE, what the words mean.
        item: the review item that it answers; None where it was decided by itself.
        settles: judgements of others that it knowingly sets aside, by who may decide where people differ.
    """

    judgement_id: str
    verdict: Verdict
    subjects: tuple[str, ...]
    by: str
    at: dt.datetime
    note: str = ""
    changes: tuple[Change, ...] = ()
    meaning: Meaning | None = None
    item: str | None = None
    settles: tuple[str, ...] = ()


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
