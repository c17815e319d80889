"""Blocking: what meets by key, and what is never compared."""

from __future__ import annotations

from dataclasses import replace

import pytest

from harmledger.link.grounds.judged import Judged
from harmledger.link.matching.keys import Keys, keys_of
from harmledger.link.telling.events import Event, events
from harmledger.model.where import Place
from tests.unit.link.making import BINNISH, IDLIB, PROVINCE, UNKNOWN, Telling, day, near, place

FAR = place("Elsewhere", 34.1, 37.9, admin=("Homs", "Syria"))


def told(
    *where: Place, when: str | None = "2020-03-03", killed: int = 6, published: str | None = "2020-03-03"
) -> Event:
    """The event of a report that tells one toll."""
    telling = Telling("a", published)
    telling.killed(killed, *where, when=day(when) if when else None)
    report = telling.report
    (event,) = events({report.report_id: report}, telling.claims, {report.report_id: report.report_id}, Judged((), ()))
    return event


def meet(one: Keys, other: Keys) -> bool:
    """Whether one asks for what the other offers."""
    return bool(one.asks & other.offers or other.asks & one.offers)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (told(BINNISH), told(BINNISH), True),
        (told(BINNISH), told(BINNISH, when="2020-03-04"), True),
        (told(BINNISH), told(BINNISH, when="2020-03-05"), False),
        (told(BINNISH), told(near(IDLIB)), True),
        (told(BINNISH), told(FAR), False),
        (told(BINNISH), told(PROVINCE), True),
        (told(PROVINCE), told(PROVINCE, killed=9), True),
        (told(UNKNOWN), told(UNKNOWN), True),
        (told(BINNISH), told(when="2020-03-04"), True),
        (told(BINNISH), told(killed=7), False),
        (told(BINNISH, killed=2), told(killed=2), False),
        (told(BINNISH), told(BINNISH, when=None, published="2020-03-10"), True),
        (told(BINNISH), told(BINNISH, when=None, published="2020-04-10"), False),
        (told(BINNISH), told(BINNISH, when=None, published=None), False),
    ],
)
def test_what_meets(one: Event, other: Event, *, expected: bool) -> None:
    """Events near in time meet by cell, by the area around, by sound, or by an equal figure that says something."""
    here, there = replace(one, origin="one"), replace(other, origin="other")
    assert meet(keys_of(here), keys_of(there)) is expected


def test_full_names_bring_together_what_places_do_not() -> None:
    """A misread place does not keep apart reports that name the same people on the same day."""
    one, other = replace(told(BINNISH), origin="one"), replace(told(FAR), origin="other")
    assert meet(keys_of(one, {"some name"}), keys_of(other, {"some name"}))


def test_keys_are_the_same_on_every_machine() -> None:
    """Ledgers keep keys: the hash of a key never changes."""
    assert min(keys_of(told(BINNISH), {"some name"}).offers) == 679200695545333332
