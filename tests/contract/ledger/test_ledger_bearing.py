"""Judgements found by what they bear on, and rows of the journal by who, about what and when; on every database."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from sqlalchemy import text

from harmledger.config import Settings
from harmledger.ledger import Store, looking, migrate
from harmledger.model.judgement import Judgement, Meaning, Reach, Sort, Verdict
from harmledger.model.looking import RowsWanted

AT = dt.datetime(2020, 3, 1, tzinfo=dt.UTC)


def _decided(store: Store, make: Any) -> list[Judgement]:
    """One of each sort about the second of three reports, and what takes the last of them back."""
    reports = [make.capture(number).report for number in (1, 2, 3)]
    with store.session(write=True) as session:
        for number, report in enumerate(reports, 1):
            session.add_report(make.capture(number))
            session.add_extraction(make.extraction(report))
        claim = next(session.claims(report_id=reports[1].report_id))
        made = [Judgement("jdg-1", Verdict.REJECT, (claim.claim_id,), "A", AT)]
        for number, reach in enumerate((Reach.MENTION, Reach.REPORT, Reach.COUNTRY), 2):
            country = "SY" if reach is Reach.COUNTRY else None
            meaning = Meaning(Sort.PLACE, reports[1].report_id, 0, 6, "Report", reach, country=country)
            at = AT + dt.timedelta(days=number)
            made.append(Judgement(f"jdg-{number}", Verdict.RESOLVE, ("clm-gone",), "B", at, meaning=meaning))
        later = AT + dt.timedelta(days=9)
        made.append(Judgement("jdg-5", Verdict.WITHDRAW, ("jdg-4",), "B", later))
        made.append(Judgement("jdg-6", Verdict.WITHDRAW, ("jdg-2",), "C", later))
        for judgement in made:
            session.add_judgement(judgement)
    return made


def _bearing(store: Store, make: Any, number: int) -> list[str]:
    with store.session() as session:
        claims = list(session.claims(report_id=make.capture(number).report.report_id))
        return [judgement.judgement_id for judgement in session.reviews.bearing(claims)]


def test_judgements_are_found_by_what_they_bear_on(store: Store, make: Any) -> None:
    """Those on the claims, on words of their report, and on words anywhere, with what took them back."""
    _decided(store, make)
    assert _bearing(store, make, 2) == ["jdg-1", "jdg-2", "jdg-3", "jdg-4", "jdg-5", "jdg-6"]
    assert _bearing(store, make, 1) == ["jdg-4", "jdg-5"]
    with store.session() as session:
        assert [one.judgement_id for one in session.reviews.bearing([])] == ["jdg-4", "jdg-5"]


def test_an_older_ledger_is_told_what_its_judgements_bear_on(location: str, settings: Settings, make: Any) -> None:
    """The migration works it out from what is kept."""
    with Store.create(location, settings) as store:
        _decided(store, make)
        with store._database.transaction(write=True) as connection:
            for table in ("judgement_reports", "report_places", "beats"):  # what came after that version
                connection.execute(text(f"DROP TABLE {table}"))
            for name in ("actor", "subject", "at"):
                connection.execute(text(f"DROP INDEX ix_journal_{name}_seq"))
            connection.execute(text("DROP INDEX ix_incident_terms_field_value_incident_id"))
            connection.execute(text("CREATE INDEX ix_incident_terms_field_value ON incident_terms (field, value)"))
            connection.execute(text("UPDATE ledger_version SET version_num = '0009'"))
    with Store.open(location, settings) as store:
        assert migrate.newest() != "0009"
        assert _bearing(store, make, 2) == ["jdg-1", "jdg-2", "jdg-3", "jdg-4", "jdg-5", "jdg-6"]
        assert _bearing(store, make, 3) == ["jdg-4", "jdg-5"]


def _rows(store: Store, **wanted: Any) -> list[str]:
    asked = RowsWanted(**wanted)
    with store.session() as session:
        return [f"{row.actor} {row.subject}" for row in session.looking.journal(asked, limit=3)]


@pytest.mark.parametrize("few", [0, 500])
def test_rows_of_the_journal(store: Store, make: Any, monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    """By who, by the start of what about, and by day; latest first, whether they are many or few."""
    monkeypatch.setattr(looking, "FEW", few)
    _decided(store, make)
    assert _rows(store, actor="B") == ["B jdg-5", "B jdg-4", "B jdg-3"]
    assert _rows(store, subject="jdg-2") == ["B jdg-2"]
    assert _rows(store, subject="jdg-", actor="A") == ["A jdg-1"]
    assert _rows(store, subject="jdg_") == _rows(store, subject="no such") == []
    today = dt.datetime.now(dt.UTC).date()
    assert _rows(store, since=today - dt.timedelta(days=1)) == ["C jdg-6", "B jdg-5", "B jdg-4"]
    assert _rows(store, until=today - dt.timedelta(days=2)) == _rows(store, since=today + dt.timedelta(days=2)) == []
    assert _rows(store, actions=("judgement",), until=today + dt.timedelta(days=1), subject="jdg-1") == ["A jdg-1"]
