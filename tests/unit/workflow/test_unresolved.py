"""What is open: counted by reason, listed by words, as people left it; and what every word was resolved to."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from harmledger.ledger import Session
from harmledger.model.judgement import Reach, Sort, Verdict
from harmledger.model.quantity import Quantifier, Quantity
from harmledger.model.when import DatePrecision, When
from harmledger.workflow import unresolved
from harmledger.workflow.correct import Correction
from harmledger.workflow.resolved import Resolved, RunnerUp, State, What, resolved, stated
from harmledger.workflow.show import show
from tests.unit.workflow.conftest import FIRST, SARAQIB, Made


def counts(made: Made) -> dict[tuple[str, str], tuple[int, int]]:
    """Mentions and claims by sort and reason."""
    with made.store.session() as session:
        return _counts(session)


def _counts(session: Session) -> dict[tuple[str, str], tuple[int, int]]:
    _stats, found = unresolved.counted(session)
    return {(item.what.value, item.reason): (item.mentions, item.claims) for item in found}


def test_open_words_are_counted_by_reason(made: Made) -> None:
    """Dates, places, parties and speakers; reasons without the names at hand."""
    assert counts(made) == {
        ("date", "the report's day is not known"): (1, 1),
        ("place", "more than one place may be meant"): (3, 3),
        ("speaker", "the words do not say what kind of speaker it is"): (1, 1),
    }


def test_what_people_decided_is_not_open(made: Made) -> None:
    """Nor is what they left open, nor what stands in a claim that they rejected."""
    claim = made.killed().claim_id
    made.ledger.correct(claim, Correction(Sort.PLACE, SARAQIB, "Zorbagh"), by="A. Reviewer")
    made.ledger.correct(claim, Correction(Sort.DATE, "none"), by="A. Reviewer")
    made.ledger.judge(Verdict.REJECT, [made.three().claim_id], by="A. Reviewer")
    assert set(counts(made).values()) == {(1, 1)}
    stats, _found = made.ledger.counted()
    assert (stats.unresolved_dates, stats.unresolved_places, stats.unresolved_actors) == (0, 1, 1)
    assert made.ledger.status().unresolved_places == 3


def test_open_words_are_listed_with_what_they_might_mean_and_where_they_stand(made: Made) -> None:
    """Those in most claims first, whatever their letter case; an id that no gazetteer has stands by itself."""
    shouted = made.report("ZORBAGH was shelled.")
    place = replace(made.three().places[0], text="ZORBAGH", start=0, end=7)
    made.keep(shouted, made.claim(shouted, "was shelled", 1, places=(place,)))
    first, *others = made.ledger.unresolved()
    assert (first.what, first.text, first.country, first.claims, first.reports) == (What.PLACE, "Zorbagh", "SY", 4, 3)
    assert first.candidates[1] == RunnerUp("gone:1", "gone:1")
    assert first.candidates[0].id == SARAQIB
    assert first.candidates[0].name.startswith("Saraqib, ")
    example = first.examples[0]
    assert FIRST[example.start : example.end] == "Zorbagh"
    assert (example.claim_id, len(first.examples)) == (made.killed().claim_id, 3)
    assert {item.what for item in others} == {What.DATE, What.SPEAKER}
    assert [item.text for item in made.ledger.unresolved("speaker")] == ["clerk"]


def test_the_same_words_in_two_countries_are_two_entries(made: Made) -> None:
    """They may mean two places."""
    made.keep(made.second, replace(made.three(), setting="IQ"))
    assert [(item.country, item.claims) for item in made.ledger.unresolved("place")] == [("SY", 2), ("IQ", 1)]


def test_each_word_of_a_claim_is_told_with_what_it_became(made: Made) -> None:
    """Count, date, places, parties, speaker: value, how surely, why, and the runner-up."""
    items = resolved(made.killed(), made.ledger.gazetteer)
    assert [(item.what.value, item.state.value) for item in items] == [
        ("count", "resolved"),
        ("date", "unresolved"),
        ("place", "unresolved"),
        ("place", "resolved"),
        ("party", "resolved"),
        ("speaker", "unresolved"),
    ]
    count, date, zorbagh, saraqib, party, speaker = items
    assert (count.text, count.value) == ("12", "12")
    assert (date.text, date.value, date.reason) == ("Tuesday", None, "the report's day is not known")
    assert FIRST[date.start : date.end] == "Tuesday"
    assert (zorbagh.reason, [item.id for item in zorbagh.runners_up]) == ("two fit", [SARAQIB, "gone:1"])
    assert str(saraqib.value).startswith("Saraqib (")
    assert (party.text, party.value, party.score, party.role) == (
        "Regime forces",
        "Government of Syria",
        0.9,
        "perpetrators",
    )
    assert (speaker.value, speaker.reason) == ("clerk", "no kind is told")


def test_what_is_not_said_is_told_apart_from_what_is_not_resolved(made: Made) -> None:
    """No date, no place, no speaker: three items that say so."""
    bare = made.claim(made.second, "Three people were killed", 3)
    unsaid = [item for item in resolved(bare, made.ledger.gazetteer) if item.state is State.UNSAID]
    assert unsaid == [
        Resolved(What.DATE, State.UNSAID, reason="nothing says when"),
        Resolved(What.PLACE, State.UNSAID, reason="nothing says where"),
        Resolved(What.SPEAKER, State.UNSAID, reason="the outlet itself says it"),
    ]


def test_quantities_are_told_with_their_bounds() -> None:
    """An exact one needs none."""
    assert stated(Quantity.stated(1200)) == "1,200"
    assert stated(Quantity.stated(12, Quantifier.AT_LEAST)) == "at least 12 (low 12, no upper bound)"
    assert stated(Quantity.between(20, 30)) == "range (low 20, high 30)"
    assert stated(Quantity.stated(50, Quantifier.UP_TO)) == "up to 50 (no lower bound, high 50)"


def test_a_report_is_shown_as_people_left_it(made: Made) -> None:
    """What a person decided is marked, what was rejected is still there, and JSON has the same."""
    claim = made.killed()
    kept = made.ledger.correct(
        claim.claim_id, Correction(Sort.PLACE, SARAQIB, "Zorbagh", Reach.REPORT), by="A. Reviewer"
    ).judgement
    gone = made.ledger.judge(Verdict.REJECT, [made.again().claim_id], by="A. Reviewer")
    shown = show(made.ledger, made.first.report_id)
    place = next(item for item in shown.resolved[claim.claim_id] if item.what is What.PLACE)
    assert (place.state, place.id, place.judgement) == (State.DECIDED, SARAQIB, kept.judgement_id)
    assert shown.rejected[made.again().claim_id] == gone
    first, again = shown.plain()["claims"]
    assert (first["resolved"][2]["state"], first["rejected"]) == ("decided", None)
    assert first["places"][0]["decided"] == kept.judgement_id
    assert again["rejected"] == gone.judgement_id
    assert show(made.ledger, claim.claim_id[:10]).plain()["places"] == first["places"]


def test_people_who_differ_on_a_claim_are_shown(made: Made) -> None:
    """The later one holds; both are named."""
    claim = made.killed().claim_id
    for verdict, by in ((Verdict.REJECT, "A. Reviewer"), (Verdict.ACCEPT, "B. Reader")):
        made.ledger.judge(verdict, [claim], by=by)
    (conflict,) = show(made.ledger, claim).conflicts
    assert (conflict.holds.by, conflict.against.by) == ("B. Reader", "A. Reviewer")


def test_days_are_told_with_their_precision(made: Made) -> None:
    """One day, or from and to."""
    day = dt.date(2020, 3, 3)
    for end, told in ((day, "2020-03-03 (day)"), (dt.date(2020, 3, 9), "2020-03-03 to 2020-03-09 (day)")):
        claim = made.killed(date=When(day, end, DatePrecision.DAY, "then"))
        assert resolved(claim, made.ledger.gazetteer)[1].value == told
