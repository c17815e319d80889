"""Corrections: which words are meant, what is taken for a meaning, how far it goes, and taking it back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from harmledger import review
from harmledger.errors import NotFoundError, QuestionError
from harmledger.ledger import verify_store
from harmledger.model.claim import CasualtyClaim, Claim
from harmledger.model.judgement import Reach, Sort, Verdict
from harmledger.model.terms import SourceType
from harmledger.model.where import PlacePrecision
from harmledger.vocabulary.actors import ActorKind
from harmledger.workflow.actors import Wanted, add
from harmledger.workflow.correct import Correction
from harmledger.workflow.meant import Point
from harmledger.workflow.resolved import State
from tests.unit.workflow.conftest import SARAQIB, Made


def corrected(made: Made, sort: Sort, value: str, words: str | None = None, **changes: Any) -> Any:
    """Correct the claim that twelve were killed."""
    wanted = Correction(sort, value, words, **changes)
    return made.ledger.correct(made.killed().claim_id, wanted, by="A. Reviewer", note="seen on a map")


def left(made: Made) -> tuple[Claim, ...]:
    """All claims as people left them."""
    return review.apply(made.ledger.claims(), made.ledger.judgements())


def test_a_place_by_its_id_holds_where_the_words_stand(made: Made) -> None:
    """One mention; the journal has who, when and why; the others of that name stay open."""
    told = corrected(made, Sort.PLACE, SARAQIB, "zorbagh")
    first, again, three = left(made)
    assert (first.places[0].gazetteer_id, first.places[0].text, first.places[0].country) == (SARAQIB, "Zorbagh", "SY")
    assert not again.places[0].resolved
    assert not three.places[0].resolved
    assert (told.claims, told.reports, told.against, told.stands_back) == (1, 1, (), None)
    assert [item.state for item in told.before] == [State.UNRESOLVED, State.RESOLVED]
    assert [item.state for item in told.after] == [State.DECIDED, State.RESOLVED]
    (kept,) = made.ledger.judgements()
    assert (kept.verdict, kept.by, kept.note) == (Verdict.RESOLVE, "A. Reviewer", "seen on a map")
    assert list(verify_store(made.store)) == []


@pytest.mark.parametrize("typed", ["35.8619,36.8061", " 35.8619 , 36.8061 ", "+35.8619 36.8061"])
def test_coordinates_are_a_place(made: Made, typed: str) -> None:
    """They bear the report's name for them and lie in the areas of the places around."""
    corrected(made, Sort.PLACE, typed, "Zorbagh", point=Point(precision=PlacePrecision.SETTLEMENT, radius_km=1.5))
    place = left(made)[0].places[0]
    assert (place.name, place.lat, place.lon, place.gazetteer_id) == ("Zorbagh", 35.8619, 36.8061, None)
    assert (place.precision, place.radius_km, place.country) == (PlacePrecision.SETTLEMENT, 1.5, "SY")
    assert "Idlib" in " ".join(place.admin)


@pytest.mark.parametrize(
    ("reach", "reached"), [(Reach.MENTION, (1, 1)), (Reach.REPORT, (2, 1)), (Reach.COUNTRY, (3, 2))]
)
def test_it_tells_how_many_claims_it_holds_of(made: Made, reach: Reach, reached: tuple[int, int]) -> None:
    """In the report, or in all reports set in the country."""
    told = corrected(made, Sort.PLACE, SARAQIB, "Zorbagh", reach=reach)
    assert (told.claims, told.reports) == reached
    assert sum(claim.places[0].resolved for claim in left(made)) == reached[0]


def test_a_date_a_party_and_a_speaker(made: Made) -> None:
    """Each finds its own words where the claim has but one of the sort."""
    corrected(made, Sort.DATE, "2020-03-03")
    corrected(made, Sort.ACTOR, "Russian warplanes")
    corrected(made, Sort.SPEAKER, "Idlib Health Directorate", type=SourceType.HEALTH_WORKER)
    claim = left(made)[0]
    assert isinstance(claim, CasualtyClaim)
    assert claim.date is not None
    assert (claim.date.start, claim.date.text) == (dt.date(2020, 3, 3), "Tuesday")
    assert claim.perpetrators == ("Government of Russia",)
    assert claim.source is not None
    assert (claim.source.name, claim.source.type) == ("Idlib Health Directorate", SourceType.HEALTH_WORKER)


def test_what_a_claim_does_not_say_can_be_added_but_for_parties(made: Made) -> None:
    """A date for a claim without one; nobody who is not spoken of; no reach beyond the claim."""
    claim_id = made.three().claim_id
    made.ledger.correct(claim_id, Correction(Sort.DATE, "2020-03"), by="A. Reviewer")
    date = left(made)[2].date
    assert date is not None
    assert (date.start, date.end, date.text) == (dt.date(2020, 3, 1), dt.date(2020, 3, 31), None)
    with pytest.raises(QuestionError, match="not spoken of"):
        made.ledger.correct(claim_id, Correction(Sort.ACTOR, "Government of Syria"), by="A. Reviewer")
    with pytest.raises(QuestionError, match="this claim only"):
        made.ledger.correct(claim_id, Correction(Sort.DATE, "2020", reach=Reach.REPORT), by="A. Reviewer")


def test_words_can_be_left_open(made: Made) -> None:
    """`none` for a place, a date, a party."""
    corrected(made, Sort.PLACE, "none", "Saraqib")
    corrected(made, Sort.ACTOR, "none")
    claim = left(made)[0]
    assert isinstance(claim, CasualtyClaim)
    assert not claim.places[1].resolved
    assert claim.perpetrators == ()


@pytest.mark.parametrize(
    ("sort", "value", "words", "message"),
    [
        (Sort.PLACE, "ocha:nowhere", "Zorbagh", "no gazetteer has a place"),
        (Sort.PLACE, "Qwertyuiop", "Zorbagh", "no gazetteer has a place called"),
        (Sort.PLACE, "95.0,36.0", "Zorbagh", "no point on Earth"),
        (Sort.PLACE, SARAQIB, None, "2 words for a place: “Zorbagh”, “Saraqib”.*--words"),
        (Sort.PLACE, SARAQIB, "Binnish", "has no words “Binnish”.*“Zorbagh”, “Saraqib”"),
        (Sort.DATE, "3 March", None, "is no date.*2020-03-03"),
        (Sort.DATE, "2020-02-30", None, "is no date"),
        (Sort.DATE, "2020-03-05..2020-03-01", None, "ends before it starts"),
        (Sort.ACTOR, "Goverment of Syri", None, "is it .*Government of Syria.*--unlisted"),
        (Sort.SPEAKER, "Somebody", None, "what kind of speaker.*--type"),
    ],
)
def test_what_makes_no_sense_is_refused_with_what_would(
    made: Made, sort: Sort, value: str, words: str | None, message: str
) -> None:
    """Nothing is kept then."""
    with pytest.raises((NotFoundError, QuestionError), match=message):
        corrected(made, sort, value, words)
    assert list(made.ledger.judgements()) == []


def test_a_date_is_another_one_in_each_report(made: Made) -> None:
    """So that it cannot be decided for all."""
    with pytest.raises(QuestionError, match="another day in each report"):
        corrected(made, Sort.DATE, "2020-03-03", reach=Reach.COUNTRY)


def test_a_name_of_several_places_lists_them(made: Made) -> None:
    """With the ids that tell them apart."""
    with pytest.raises(NotFoundError, match=r"may be \w+:\S+ .*province.*give the id"):
        corrected(made, Sort.PLACE, "Idlib", "Zorbagh")


def test_a_party_on_no_list_needs_to_be_said_so(made: Made) -> None:
    """Then it stands as it was written."""
    corrected(made, Sort.ACTOR, "Village Guard of Zorbagh", unlisted=True)
    claim = left(made)[0]
    assert isinstance(claim, CasualtyClaim)
    assert claim.perpetrators == ("Village Guard of Zorbagh",)


def test_what_is_odd_is_noted(made: Made) -> None:
    """A place in another country, and a date after the report."""
    abroad = corrected(made, Sort.PLACE, "36.8061,35.8619", "Zorbagh").notes
    assert "exchanged" in abroad[0]
    assert "after the report was published" in corrected(made, Sort.DATE, "2020-04-01").notes[0]


def test_who_decides_is_named(made: Made) -> None:
    """Nothing is decided by nobody, nor taken back."""
    with pytest.raises(QuestionError, match="--by"):
        made.ledger.correct(made.killed().claim_id, Correction(Sort.DATE, "2020"), by=" ")
    with pytest.raises(QuestionError, match="--by"):
        made.ledger.undo("jdg-1", by="")


def test_the_other_is_told_of(made: Made) -> None:
    """The later of two people's decisions holds; a wider one stands back behind a narrower one."""
    corrected(made, Sort.DATE, "2020-03-03")
    wanted = Correction(Sort.DATE, "2020-03-02")
    told = made.ledger.correct(made.killed().claim_id, wanted, by="B. Reader")
    assert [other.by for other in told.against] == ["A. Reviewer"]
    date = left(made)[0].date
    assert date is not None
    assert date.start == dt.date(2020, 3, 2)
    wide = Correction(Sort.DATE, "2020-03-01", reach=Reach.REPORT)
    back = made.ledger.correct(made.killed().claim_id, wide, by="C. Third")
    assert back.stands_back is not None
    assert (back.stands_back.by, back.claims) == ("B. Reader", 0)


def test_undo_brings_back_what_was_before_and_can_be_undone(made: Made) -> None:
    """Both stay in the journal; nothing can be taken back twice."""
    kept = corrected(made, Sort.PLACE, SARAQIB, "Zorbagh").judgement
    old, back = made.ledger.undo(kept.judgement_id[:9], by="B. Reader", note="another village")
    assert (old, back.verdict, back.subjects) == (kept, Verdict.WITHDRAW, (kept.judgement_id,))
    assert not left(made)[0].places[0].resolved
    with pytest.raises(QuestionError, match="taken back already"):
        made.ledger.undo(kept.judgement_id, by="B. Reader")
    made.ledger.undo(back.judgement_id, by="B. Reader")
    assert left(made)[0].places[0].gazetteer_id == SARAQIB
    assert len(made.ledger.judgements()) == 3
    with pytest.raises(NotFoundError, match="there is no judgement"):
        made.ledger.undo("jdg-0000", by="B. Reader")


def test_what_words_mean_is_not_judged_of_whole_claims(made: Made) -> None:
    """`judge` leads to `correct`."""
    with pytest.raises(QuestionError, match="harmledger correct"):
        made.ledger.judge(Verdict.RESOLVE, [made.killed().claim_id], by="A. Reviewer")


def test_the_start_of_an_id_is_enough_to_judge_a_claim(made: Made) -> None:
    """The judgement bears the whole id; two starts of one id are one claim."""
    whole = made.killed().claim_id
    kept = made.ledger.judge(Verdict.REJECT, [whole[:10]], by="A. Reviewer")
    assert kept.subjects == (whole,)
    assert whole not in {claim.claim_id for claim in left(made)}
    with pytest.raises(QuestionError, match="given twice"):
        made.ledger.judge(Verdict.SAME, [whole[:10], whole], by="A. Reviewer")


def test_a_party_of_the_ledger_s_own_list_is_known(made: Made) -> None:
    """What was added to the list is as good as what is shipped."""
    settings = replace(made.settings, ledger=made.ledger.location)
    add(settings, Wanted("Zorbagh Village Guard", ActorKind.IDENTITY_MILITIA, ("SY",), ("the guard of Zorbagh",)))
    corrected(made, Sort.ACTOR, "the guard of Zorbagh")
    claim = left(made)[0]
    assert isinstance(claim, CasualtyClaim)
    assert claim.perpetrators == ("Zorbagh Village Guard",)
