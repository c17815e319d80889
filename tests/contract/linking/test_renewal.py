"""Linking what is new gives the record of a full linking, on each database, whatever comes in what order."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harmledger import link as linking
from harmledger import review
from harmledger.config import Settings
from harmledger.ledger import Store, verify_store
from harmledger.model.claim import Claim, Extraction
from harmledger.model.incident import Record
from harmledger.model.judgement import Verdict
from harmledger.model.report import Capture
from harmledger.model.terms import AgreementStatus, Means, Scope, Target
from harmledger.workflow.link import LinkSummary, link
from tests.unit.link.making import (
    BINNISH,
    HELMETS,
    IDLIB,
    MAARA,
    MINISTRY,
    PROVINCE,
    SARAQIB,
    SOHR,
    UNKNOWN,
    Telling,
    copy_of,
    day,
    judged,
    near,
    within,
)

FEW = settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
PARTS = ("incidents", "tallies", "agreements", "control", "displacement", "copies", "quoted", "unplaced")
SYRIA, RUSSIA = ("Government of Syria",), ("Government of Russia",)
TOLD = (
    "The rescue service counted twelve bodies under the rubble of the bakery in Binnish on Tuesday evening, "
    "and its volunteers went on digging by the light of their phones until the early morning."
)
OWN = (
    "Traders in the provincial capital said that flour had run short for weeks, as lorries waited at the crossing. "
    "The mayor of another town asked for tents, blankets, fuel and medicine before the next snow would fall there. "
    "Teachers met in a school yard to speak of exams that had been put off twice since the beginning of the year."
)


def tellings() -> list[Telling]:
    """Reports of one week that meet in every way that linking knows."""
    monday, tuesday, wednesday = day("2020-03-02"), day("2020-03-03"), day("2020-03-04")
    made = [Telling(f"report {at}", f"2020-03-0{3 + at % 4}", captured=at) for at in range(15)]
    made[0].killed(12, BINNISH, when=tuesday, means=Means.AIRSTRIKE, source=SOHR, perpetrators=SYRIA)
    made[1].killed(14, BINNISH, when=tuesday, means=Means.AIRSTRIKE, source=HELMETS)
    made[1].killed(3, SARAQIB, when=monday, means=Means.SHELLING)
    made[2].killed(20, PROVINCE, when=tuesday, means=Means.AIRSTRIKE, source=SOHR)
    made[3].killed(
        300, PROVINCE, when=day("2019-12-01", "2020-03-05"), scope=Scope.CUMULATIVE, source=SOHR, perpetrators=SYRIA
    )
    made[4].agrees(PROVINCE, when=wednesday, parties=("Government of Russia", "Government of Turkey"))
    made[4].killed(2, MAARA, when=day("2020-03-05"), means=Means.SHELLING)
    made[5].breach(*SYRIA, when=day("2020-03-05"))
    made[5].denies(*SYRIA)
    made[5].killed(2, MAARA, when=day("2020-03-05"), means=Means.SHELLING, perpetrators=SYRIA)
    made[6].takes(SARAQIB, when=wednesday, gained_by="Government of Syria")
    made[6].attack(Means.GROUND_FIGHTING, SARAQIB, when=wednesday)
    made[7].takes(SARAQIB, when=wednesday, gained_by="Syrian opposition")
    made[7].displaced(40_000, IDLIB, when=wednesday)
    made[8].killed(5, near(BINNISH), when=tuesday, means=Means.AIRSTRIKE, targets=(Target.RESCUE,))
    made[8].killed(1, UNKNOWN, within(PROVINCE), when=tuesday)
    made[9].killed(12, when=tuesday, means=Means.AIRSTRIKE)
    made[9].killed(7, IDLIB)
    made[10].attack(None, IDLIB)
    made[10].responsible(*RUSSIA)
    made[10].attack(Means.AIRSTRIKE, BINNISH, when=tuesday, perpetrators=RUSSIA)
    made[11].killed(12, BINNISH, when=tuesday, means=Means.AIRSTRIKE, sentence=TOLD)
    made[11].says("Bakers had begun to queue before dawn, since the price of diesel rose again over the weekend.")
    made[11].says("Olive growers told a visiting delegation that half of the trees on the road were past saving.")
    made[12].says(OWN)
    made[12].killed(12, BINNISH, when=tuesday, means=Means.AIRSTRIKE, sentence=TOLD, source=MINISTRY)
    made[13].agrees(PROVINCE, when=day("2020-03-06"), parties=RUSSIA, status=AgreementStatus.ENDED)
    made[14].killed(310, PROVINCE, when=day("2019-12-01", "2020-03-06"), scope=Scope.CUMULATIVE)
    made[14].killed(9, SARAQIB, when=tuesday, means=Means.SHELLING)
    return [*made, copy_of(made[11], "copy 1", "2020-03-05"), copy_of(made[3], "copy 2", "2020-03-06")]


def add(store: Store, told: Telling) -> None:
    """Put a report with its claims into the ledger."""
    with store.session(write=True) as session:
        session.add_report(Capture(told.report, told.name.encode()))
        session.add_extraction(Extraction(told.report_id, "rules/1", tuple(told.claims)))


def everything(store: Store) -> tuple[Record, Record]:
    """The record as it is kept, and as linking everything gives it."""
    with store.session() as session:
        judgements = session.judgements()
        claims = review.apply(session.claims(), judgements)
        return session.record(), linking.record(tuple(session.reports()), claims, judgements)


def assert_whole(store: Store) -> None:
    """The record is that of a full linking, and the ledger vouches for it."""
    kept, whole = everything(store)
    for part in PARTS:
        assert getattr(kept, part) == getattr(whole, part), part
    assert list(verify_store(store)) == []


@contextmanager
def ledger(folder: Path) -> Iterator[Store]:
    """A new ledger on SQLite."""
    chosen = Settings(lock_timeout=0.3, blobs=str(folder / "blobs"))
    with Store.create(str(folder / "ledger"), chosen) as store:
        yield store


@FEW
@given(st.randoms(use_true_random=False))
def test_any_order_gives_the_record_of_a_full_linking(
    tmp_path_factory: pytest.TempPathFactory, chance: random.Random
) -> None:
    """Reports in any order and portions, with decisions between them, made and taken back."""
    waiting = tellings()
    chance.shuffle(waiting)
    with ledger(tmp_path_factory.mktemp("order")) as store:
        claims: list[Claim] = []
        made: list[str] = []
        minute = 0
        while waiting:
            for _ in range(chance.randint(1, 5)):
                if waiting:
                    told = waiting.pop()
                    add(store, told)
                    claims += told.claims
            if chance.random() < 0.5:
                minute += 1
                verdict = chance.choice([Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE, Verdict.WITHDRAW])
                subjects: list[Any] = chance.sample(claims, min(2, len(claims)))
                if verdict is Verdict.WITHDRAW:
                    subjects = [chance.choice(made)] if made else []
                if subjects:
                    decision = judged(verdict, *subjects, minute=minute)
                    made.append(decision.judgement_id)
                    with store.session(write=True) as session:
                        session.add_judgement(decision)
            link(store)
            assert_whole(store)


def test_each_report_alone_on_every_database(location: str, settings: Settings) -> None:
    """One report after the other, on each database: only the first linking works all out."""
    with Store.create(location, settings) as store:
        summaries: list[LinkSummary] = []
        for told in tellings():
            add(store, told)
            summaries.append(link(store))
        assert [item.new_reports for item in summaries] == [None, *[1] * (len(summaries) - 1)]
        assert_whole(store)
        assert link(store).new_reports == 0


def test_report_that_joins_two_incidents_leaves_a_redirect(location: str, settings: Settings) -> None:
    """A decision that two incidents are one leaves the other's id leading there; taken back, both are there again."""
    one, other = Telling("one", captured=1), Telling("other", captured=2)
    one.killed(12, BINNISH, when=day("2020-03-03"))
    other.killed(3, SARAQIB, when=day("2020-03-03"))
    decision = judged(Verdict.SAME, one.claims[0], other.claims[0])
    with Store.create(location, settings) as store:
        for told in (one, other):
            add(store, told)
        link(store)
        before = {incident.incident_id for incident in everything(store)[0].incidents}
        with store.session(write=True) as session:
            session.add_judgement(decision)
        link(store)
        kept = everything(store)[0]
        assert {old for old, _ in kept.redirects} | {item.incident_id for item in kept.incidents} == before
        with store.session(write=True) as session:
            session.add_judgement(judged(Verdict.WITHDRAW, decision.judgement_id, minute=1))
        assert link(store).new_reports == 0
        assert {incident.incident_id for incident in everything(store)[0].incidents} == before
        assert everything(store)[0].redirects == ()


def test_claim_that_is_rejected_has_all_worked_out_anew(location: str, settings: Settings) -> None:
    """What changes claims that were linked is not linked piece by piece; the outcome is the same."""
    with Store.create(location, settings) as store:
        waiting = tellings()
        for told in waiting:
            add(store, told)
        link(store)
        with store.session(write=True) as session:
            session.add_judgement(judged(Verdict.REJECT, waiting[0].claims[0]))
        assert link(store).new_reports is None
        assert_whole(store)


def test_linking_that_breaks_off_leaves_the_record_as_it_was(
    location: str, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the record nor what the next linking goes on from is touched; that one does all of it."""
    with Store.create(location, settings) as store:
        *most, last = tellings()
        for told in most:
            add(store, told)
        link(store)
        before = everything(store)[0]
        add(store, last)
        with monkeypatch.context() as broken:
            broken.setattr("harmledger.ledger.changing._redirect", _break)
            with pytest.raises(KeyboardInterrupt):
                link(store)
        assert everything(store)[0] == before
        assert link(store).new_reports == 1
        assert_whole(store)


def _break(*_: Any) -> None:
    raise KeyboardInterrupt


def test_all_can_be_worked_out_anew(location: str, settings: Settings) -> None:
    """Asked to, linking leaves nothing as it was found, and gives the same."""
    with Store.create(location, settings) as store:
        for told in tellings():
            add(store, told)
        link(store)
        before = everything(store)[0]
        assert link(store, everything=True).new_reports is None
        assert everything(store)[0] == before
