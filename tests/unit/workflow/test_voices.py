"""Who says what: figures of each speaker, beside the record's of the same incidents."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from harmledger.config import Settings
from harmledger.ledger import Store
from harmledger.model.account import Person, Role
from harmledger.model.claim import CasualtyClaim
from harmledger.model.judgement import Verdict
from harmledger.model.overview import Range, Voices
from harmledger.model.query import IncidentFilter
from harmledger.model.reviewing import Answer
from harmledger.model.terms import Outcome, SourceType
from harmledger.workflow import voices as module
from harmledger.workflow.pages import Pages, pages
from tests.unit.web import web_demo as demo
from tests.unit.workflow.reviewing.record import TEXTS, claim_id, fill

ANYTHING = IncidentFilter()
ME = Person("Ana", Role.ADMIN)


def heard(answers: Pages, chosen: IncidentFilter = ANYTHING, outcome: Outcome = Outcome.KILLED) -> Voices:
    """Who says what."""
    return answers.voices(chosen, outcome)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Of a ledger of three incidents that nobody is named for: the reports say so by themselves."""
    made = dataclasses.replace(Settings(), ledger=str(tmp_path / "l"), reviewer="Ana")
    with Store.create(made.ledger, made) as store:
        fill(store, TEXTS, dt.date(2020, 3, 6))
    return made


def test_what_no_speaker_is_named_for_is_the_outlets(settings: Settings) -> None:
    """Its figures add up over the incidents that it speaks of, and so do the record's of the same."""
    with pages(settings) as answers:
        found = heard(answers)
    (voice,) = found.voices
    assert (voice.type, voice.incidents, found.looked, found.total) == (None, 3, 3, 3)
    assert (voice.stated.low, voice.stated.best, voice.stated.high) == (61, 61, 61)
    assert (voice.record.low, voice.record.best, voice.record.high) == (61, 61, 61)
    assert set(voice.claims) == set(map(claim_id, TEXTS))


def test_a_filter_and_an_outcome_narrow_it_down(settings: Settings) -> None:
    """The incidents that the filter lets through, and nobody where no such outcome is told of."""
    with pages(settings) as answers:
        (voice,) = heard(answers, IncidentFilter(since=dt.date(2020, 3, 4), until=dt.date(2020, 3, 4))).voices
        assert (voice.incidents, voice.stated.best) == (1, 9)
        assert heard(answers, outcome=Outcome.DETAINED).voices == ()


def test_at_most_the_latest_are_looked_at_and_that_is_told(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many incidents keep nobody waiting."""
    monkeypatch.setattr(module, "LOOKED", 1)
    with pages(settings) as answers:
        found = heard(answers)
    assert (found.looked, found.total) == (1, 3)
    assert found.voices[0].stated.best == 9


def test_what_people_decided_counts_from_the_next_linking(settings: Settings) -> None:
    """An answer is remembered as long as the record is the same, and no longer."""
    with pages(settings) as answers:
        assert heard(answers).voices[0].stated.best == 61
        for item in answers.desk.queue(ME).items:
            if item.claims == (claim_id(list(TEXTS)[2]),):
                answers.desk.decide(item.item_id, Answer(Verdict.REJECT, item.claims[0], note="misread"), ME, 0)
                break
        assert heard(answers).voices[0].stated.best == 61
        answers.desk.link()
        assert heard(answers).voices[0].stated.best == 21


def test_several_figures_of_one_speaker_widen_the_range() -> None:
    """The least and the most of them; open where one is open; the last number stands as the best."""
    told = module._Told(9, 9, 9)
    claim = _claim(12, None)
    told.widen(claim)
    assert (told.low, told.best, told.high) == (9, 12, None)
    summed = module._sum([(9, 12, None), (1, 1, 3)])
    assert summed == Range(2, 10, 13, None, 15, 1)


def _claim(value: int, high: int | None) -> CasualtyClaim:
    return dataclasses.replace(demo.TWELVE, value=value, low=value, high=high)


def test_names_are_told_with_their_type() -> None:
    """A named speaker of a kind is another than one of the same name of another kind."""
    toll = next(toll for toll in demo.MARKET.tolls if toll.outcome is Outcome.KILLED and toll.victims == "all")
    found = module._by_speaker(toll, {claim.claim_id: claim for claim in demo.CLAIMS}, {})
    assert all(isinstance(key[1], SourceType | None) for key in found)
    assert sum(len(told.claims) for told in found.values()) >= 2
