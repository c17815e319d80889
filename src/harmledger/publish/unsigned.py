"""Claims and dates as they may leave the house: that a person decided, not who it was nor what they noted."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from harmledger.model.claim import Claim, Speaker
from harmledger.model.incident import Record
from harmledger.model.when import When
from harmledger.model.where import Place
from harmledger.model.who import Who

BY_A_PERSON = "decided by a person"

Item = TypeVar("Item", When, Place, Who, Speaker)


def claim(shown: Claim) -> Claim:
    """The claim without the names and the notes of those who decided what its words mean.

    Reviewers work under their own names in the journal; a published file is not the place for them (Berkeley Protocol,
    chapter III: the security of those who investigate).
    """
    return replace(
        shown,
        date=_date(shown.date),
        places=tuple(map(_plain, shown.places)),
        actors=tuple(map(_plain, shown.actors)),
        source=None if shown.source is None else _plain(shown.source),
    )


def record(shown: Record) -> Record:
    """The record with the dates of its parts likewise."""
    return replace(
        shown,
        incidents=tuple(replace(item, date=_date(item.date)) for item in shown.incidents),
        tallies=tuple(replace(item, period=_date(item.period)) for item in shown.tallies),
        agreements=tuple(replace(item, period=_date(item.period)) for item in shown.agreements),
        control=tuple(replace(item, date=_date(item.date)) for item in shown.control),
        displacement=tuple(replace(item, period=_date(item.period)) for item in shown.displacement),
    )


def _date(date: When | None) -> When | None:
    return None if date is None else _plain(date)


def _plain(item: Item) -> Item:
    return item if item.decided is None else replace(item, reason=BY_A_PERSON)
