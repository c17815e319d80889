"""Who says what: figures of each speaker, beside the record's of the same incidents."""

from __future__ import annotations

import dataclasses
import datetime as dt
import threading
from pathlib import Path

import numpy as np
import pytest

from harmledger.config import Settings
from harmledger.ledger import Session, Store, facets
from harmledger.ledger.facets import hearing, stated
from harmledger.ledger.facets.columns import NONE
from harmledger.ledger.facets.summing import added
from harmledger.model.account import Person, Role
from harmledger.model.claim import Speaker
from harmledger.model.judgement import Verdict
from harmledger.model.overview import Order, Range, Voices
from harmledger.model.query import IncidentFilter
from harmledger.model.reviewing import Answer
from harmledger.model.terms import Outcome, SourceType
from harmledger.workflow import kept
from harmledger.workflow.pages import Pages, pages
from harmledger.workflow.voices import VoiceBook
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
    assert (voice.type, voice.incidents, found.total) == (None, 3, 3)
    assert (voice.stated.low, voice.stated.best, voice.stated.high) == (61, 61, 61)
    assert (voice.record.low, voice.record.best, voice.record.high) == (61, 61, 61)
    assert set(voice.claims) == set(map(claim_id, TEXTS))


def test_a_filter_and_an_outcome_narrow_it_down(settings: Settings) -> None:
    """The incidents that the filter lets through, and nobody where no such outcome is told of."""
    with pages(settings) as answers:
        (voice,) = heard(answers, IncidentFilter(since=dt.date(2020, 3, 4), until=dt.date(2020, 3, 4))).voices
        assert (voice.incidents, voice.stated.best) == (1, 9)
        assert heard(answers, outcome=Outcome.DETAINED).voices == ()


def test_all_that_the_filter_lets_through_is_heard(settings: Settings) -> None:
    """Incidents are as many as the list of incidents has, however many those are."""
    with pages(settings) as answers:
        for chosen in (ANYTHING, IncidentFilter(since=dt.date(2020, 3, 4))):
            found = heard(answers, chosen)
            assert found.total == answers.listed(chosen, Order.NEWEST, 0, 1).total
            assert sum(voice.incidents for voice in found.voices) == found.total


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
    figures = np.array([[0, 0, 0, -1], [9, 12, 1, 5], [9, 12, 1, 5], [9, stated._OPEN, 3, 5], [70, 71, 72, 73]])
    steps = np.array([[0, 0], [0, 1], [3, 2], [3, 3]], dtype=np.int32)
    rows = stated._rows(steps, figures)
    assert [rows.at.tolist(), rows.low.tolist(), rows.best.tolist(), rows.high.tolist()] == [
        [0, 3],
        [9, 1],
        [12, 1],
        [NONE, 3],
    ]
    assert rows.claim.tolist() == [70, 72]
    summed = added(rows, 2, np.arange(2, dtype=np.int32)).sum(np.arange(2))
    assert summed == Range(2, 10, 13, None, 15, 1)


def test_a_name_of_another_kind_is_another_speaker(tmp_path: Path) -> None:
    """Speakers are told with their type, and most often heard first; what an outlet says by itself is its own."""
    clerk, other = (Speaker("A clerk", kind) for kind in (SourceType.OFFICIAL, SourceType.GOVERNMENT))
    spoken = dict(zip(TEXTS, (clerk, other, None), strict=True))
    texts = {text: {**told, "source": spoken[text]} for text, told in TEXTS.items()}
    made = dataclasses.replace(Settings(), ledger=str(tmp_path / "l"))
    with Store.create(made.ledger, made) as store:
        fill(store, texts, dt.date(2020, 3, 6))
    with pages(made) as answers:
        found = heard(answers).voices
    assert {(voice.name, voice.type): voice.stated.best for voice in found} == {
        ("A clerk", clerk.type): 12,
        ("A clerk", other.type): 9,
        ("", None): 40,
    }


def test_as_many_are_told_of_as_a_page_takes(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are counted."""
    monkeypatch.setattr(hearing, "SHOWN", 0)
    with pages(settings) as answers:
        found = heard(answers)
    assert (found.voices, found.more, found.total) == ((), 1, 3)


def test_nobody_waits_for_what_takes_long_to_read(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """While it is read for the first time a page is told so; once it is there, it is told."""
    go_on = threading.Event()
    read = VoiceBook._read

    def slowly(book: VoiceBook, session: Session) -> facets.Stated:
        go_on.wait()
        return read(book, session)

    monkeypatch.setattr(VoiceBook, "_read", slowly)
    monkeypatch.setattr(kept, "PATIENCE", 0.0)
    with pages(settings) as answers:
        assert answers.voices_soon(ANYTHING, Outcome.KILLED) is None
        go_on.set()
        found = heard(answers)
        assert found.total == 3
        assert answers.voices_soon(ANYTHING, Outcome.KILLED) == found
