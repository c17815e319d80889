"""Days of arrests, hearings and funerals are not those of what they followed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from harmledger.link import record
from harmledger.link.telling.aftermath import is_of_aftermath
from harmledger.model.claim import CasualtyClaim
from harmledger.model.incident import Record
from harmledger.model.terms import Means, Outcome
from tests.unit.link.making import BINNISH, SARAQIB, Telling, day, together

CHARGED = "A man was charged on Thursday with the attack that killed three."


def told(sentence: str, words: str, outcome: Outcome = Outcome.KILLED) -> tuple[CasualtyClaim, str]:
    """A claim whose day stands in the sentence as the words, and the report's text."""
    telling = Telling("a")
    made = telling.killed(3, BINNISH, when=day("2020-03-03"), sentence=sentence)
    assert made.date is not None
    at = telling.report.text.index(words)
    return replace(made, outcome=outcome, date=replace(made.date, text=words, at=at)), telling.report.text


@pytest.mark.parametrize(
    ("sentence", "words", "expected"),
    [
        (CHARGED, "Thursday", True),
        ("Mourners came on Friday to the funeral of three killed by shells.", "Friday", True),
        ("Three were killed on Tuesday, and a man was charged.", "Tuesday", False),
        ("Three were killed on Tuesday.", "Tuesday", False),
    ],
)
def test_what_the_day_stands_beside_decides(sentence: str, words: str, *, expected: bool) -> None:
    """A day beside the harm is the event's; one beside a charge or a funeral is not."""
    assert is_of_aftermath(*told(sentence, words)) is expected


def test_people_detained_are_an_event_unless_held_for_another() -> None:
    """An arrest of suspects in a bombing follows on it; people taken from a village are what happened."""
    assert is_of_aftermath(*told("Three suspects in the bombing were arrested on Monday.", "Monday", Outcome.DETAINED))
    assert not is_of_aftermath(*told("Three villagers were arrested on Monday.", "Monday", Outcome.DETAINED))


def _linked(*tellings: Telling) -> Record:
    return record([t.report for t in tellings], [c for t in tellings for c in t.claims])


def _charged(where: Telling, number: int) -> CasualtyClaim:
    """The report of a charge four weeks later, which dates nothing else."""
    sentence = CHARGED.replace("three", str(number))
    made = where.killed(number, BINNISH, when=day("2020-04-02"), means=Means.SHOOTING, sentence=sentence)
    assert made.date is not None
    at = where.report.text.index("Thursday")
    where.claims[-1] = replace(made, date=replace(made.date, text="Thursday", at=at))
    return made


def test_report_of_a_charge_joins_what_it_is_about() -> None:
    """The day of a charge does not keep it from the shooting weeks before in the same town with the same toll."""
    then, later = Telling("then"), Telling("later", "2020-04-03")
    first = then.killed(5, BINNISH, when=day("2020-03-03"), means=Means.SHOOTING)
    second = _charged(later, 5)
    assert together(_linked(then, later), first, second)


def test_report_of_a_charge_joins_nothing_that_came_after_it() -> None:
    """What happened after the charge is something else."""
    then, later = Telling("then", "2020-04-20"), Telling("later", "2020-04-03")
    first = then.killed(5, BINNISH, when=day("2020-04-19"), means=Means.SHOOTING)
    second = _charged(later, 5)
    assert not together(_linked(then, later), first, second)


def _named(name: str, where: Telling, text: str) -> Telling:
    return where.says(f"{name}, 19, was among the dead. {text}")


def test_one_person_harmed_joins_accounts_whose_days_and_places_differ() -> None:
    """A person is killed once: a misread day or place does not make two incidents of it."""
    one, two = Telling("a"), Telling("b", "2020-03-12")
    first = one.killed(4, BINNISH, when=day("2020-03-03"), means=Means.AIRSTRIKE)
    second = two.killed(4, BINNISH, when=day("2020-03-09"), means=Means.AIRSTRIKE)
    assert not together(_linked(one, two), first, second)
    _named("Alpha Beta", one, "Gamma Delta, 20, too.")
    _named("Alpha Beta", two, "Gamma Delta, 20, too.")
    assert together(_linked(one, two), first, second)


def test_one_report_is_never_both_of_two_that_share_a_person() -> None:
    """What one report keeps apart by day stays apart, whoever is named in both."""
    one, two = Telling("a"), Telling("b")
    first = one.killed(4, BINNISH, when=day("2020-03-03"), means=Means.AIRSTRIKE)
    other = one.killed(6, SARAQIB, when=day("2020-03-01"), means=Means.AIRSTRIKE)
    second = two.killed(4, BINNISH, when=day("2020-03-03"), means=Means.AIRSTRIKE)
    _named("Alpha Beta", one, "")
    _named("Alpha Beta", two, "")
    made = _linked(one, two)
    assert together(made, first, second)
    assert not together(made, first, other)
