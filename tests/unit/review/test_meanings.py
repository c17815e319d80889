"""What people decided that words mean: how far it goes, what it makes of a claim, who wins, what survives."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest

from harmledger import review
from harmledger.model.claim import AttackClaim, Claim, Speaker
from harmledger.model.judgement import Judgement, Meaning, Reach, Sort, Verdict
from harmledger.model.terms import ClaimKind, SourceType
from harmledger.model.when import DatePrecision, When
from harmledger.model.where import Place, PlacePrecision, PlaceRole
from harmledger.model.who import Who

TEXT = "On Thursday regime forces and rebels shelled Tel Rifaat and Tel Rifaat camp, medics said."
MARCH = dt.date(2020, 3, 3)
TOWN = Place("", "Tall Rif'at", 36.47, 37.1, PlacePrecision.SETTLEMENT, gazetteer_id="own:town", country="SY")


def at(words: str, last: bool = False) -> tuple[int, int]:
    """Where the words stand in the text."""
    start = TEXT.rindex(words) if last else TEXT.index(words)
    return start, start + len(words)


def place(words: str, last: bool = False) -> Place:
    """An unresolved place of the text that might have been another."""
    start, end = at(words, last)
    return Place(words, start=start, end=end, role=PlaceRole.NEAR, reason="two fit", alternatives=("own:other",))


def who(words: str, name: str | None, role: str = "perpetrators") -> Who:
    """A party of the text."""
    return Who(words, name, *at(words), score=0.9, reason="listed", role=role)


def claim(report: str = "sha256:0", **changes: Any) -> AttackClaim:
    """What the text says, as read."""
    made = AttackClaim(
        claim_id=f"clm-{report[-1]}",
        report_id=report,
        start=0,
        end=len(TEXT),
        quote=TEXT,
        source=Speaker("medics", SourceType.UNKNOWN, *at("medics")),
        date=When(None, None, None, "Thursday", "which one is not said", at("Thursday")[0]),
        places=(place("Tel Rifaat"),),
        perpetrators=("Government of Syria", "rebels"),
        actors=(who("regime forces", "Government of Syria"), who("rebels", None)),
        setting="SY",
    )
    return dataclasses.replace(made, **changes)


def decided(number: int, sort: Sort, words: str, by: str = "one", **changes: Any) -> Judgement:
    """Decision ``number``, made at that minute, on words of the first report."""
    start, end = at(words)
    meaning = Meaning(sort, "sha256:0", start, end, words, **changes)
    made = dt.datetime(2020, 6, 1, 0, number, tzinfo=dt.UTC)
    return Judgement(f"jdg-{number}", Verdict.RESOLVE, ("clm-0",), by, made, "I was there", meaning=meaning)


def one(found: Claim, *judgements: Judgement) -> Claim:
    """The claim as people decided."""
    (made,) = review.apply([found], judgements)
    return made


def test_a_place_is_the_one_that_was_decided() -> None:
    """Words, span and role stay; the reason says who, when and why; what the machine weighed is the runner-up."""
    (found,) = one(claim(), decided(1, Sort.PLACE, "Tel Rifaat", place=TOWN)).places
    assert (found.name, found.gazetteer_id, found.lat) == ("Tall Rif'at", "own:town", 36.47)
    assert (found.text, found.start, found.end, found.role) == ("Tel Rifaat", *at("Tel Rifaat"), PlaceRole.NEAR)
    assert (found.score, found.decided, found.alternatives) == (1.0, "jdg-1", ("own:other",))
    assert found.reason == "decided by one on 2020-06-01: I was there"


def test_a_place_may_be_left_open() -> None:
    """What the machine chose is then a runner-up, and the place is unresolved."""
    resolved = dataclasses.replace(TOWN, text="Tel Rifaat", start=at("Tel Rifaat")[0], end=at("Tel Rifaat")[1])
    (found,) = one(claim(places=(resolved,)), decided(1, Sort.PLACE, "Tel Rifaat")).places
    assert not found.resolved
    assert found.alternatives == ("own:town",)
    assert str(found.reason).startswith("left open: decided by one")


def test_a_date_is_the_one_that_was_decided() -> None:
    """The words that it stands for stay with it."""
    day = When(MARCH, MARCH, DatePrecision.DAY)
    found = one(claim(), decided(1, Sort.DATE, "Thursday", date=day)).date
    assert found is not None
    assert (found.start, found.end, found.text, found.at) == (MARCH, MARCH, "Thursday", at("Thursday")[0])
    assert found.decided == "jdg-1"


@pytest.mark.parametrize(
    ("sort", "given"), [(Sort.DATE, {"date": When(MARCH, MARCH, None)}), (Sort.PLACE, {"place": TOWN})]
)
def test_what_no_words_say_can_be_decided_of_the_claim(sort: Sort, given: dict[str, Any]) -> None:
    """A claim without a date or a place is given one; a claim of another kind in the same words is not."""
    bare = claim(date=None, places=())
    meant = decided(1, sort, TEXT, kind=ClaimKind.ATTACK, **given)
    found = one(bare, meant)
    assert (found.date is not None and found.date.decided == "jdg-1") == (sort is Sort.DATE)
    assert [item.name for item in found.places] == (["Tall Rif'at"] if sort is Sort.PLACE else [])
    assert one(bare, decided(1, sort, TEXT, kind=ClaimKind.DAMAGE, **given)) == bare


def test_a_party_takes_its_place_in_the_field_that_its_words_went_into() -> None:
    """The other party stays, in its order; nobody is an answer, too."""
    found = one(claim(), decided(1, Sort.ACTOR, "rebels", names=("Syrian opposition",)))
    assert isinstance(found, AttackClaim)
    assert found.perpetrators == ("Government of Syria", "Syrian opposition")
    assert [(item.name, item.decided) for item in found.actors][1] == ("Syrian opposition", "jdg-1")
    nobody = one(claim(), decided(1, Sort.ACTOR, "regime forces"))
    assert isinstance(nobody, AttackClaim)
    assert nobody.perpetrators == ("rebels",)
    assert (nobody.actors[0].name, nobody.actors[0].alternatives) == (None, ("Government of Syria",))


def test_a_name_that_other_words_give_too_stays() -> None:
    """Only what the corrected words alone had put there leaves the field."""
    twice = (who("regime forces", "Government of Syria"), who("rebels", "Government of Syria"))
    read = claim(perpetrators=("Government of Syria",), actors=twice)
    found = one(read, decided(1, Sort.ACTOR, "rebels", names=("Syrian opposition",)))
    assert isinstance(found, AttackClaim)
    assert found.perpetrators == ("Government of Syria", "Syrian opposition")


def test_a_speaker_is_the_one_that_was_decided() -> None:
    """By name and, where it is given, by type."""
    meant = decided(1, Sort.SPEAKER, "medics", names=("Health Directorate",), type=SourceType.HEALTH_WORKER)
    source = one(claim(), meant).source
    assert source is not None
    assert (source.name, source.type) == ("Health Directorate", SourceType.HEALTH_WORKER)
    assert (source.decided, source.reason) == ("jdg-1", "decided by one on 2020-06-01: I was there")


SECOND = claim(places=(place("Tel Rifaat", last=True),))
ELSEWHERE = claim("sha256:1")
ABROAD = claim("sha256:2", setting="IQ")
UNSET = claim("sha256:3", setting=None)


@pytest.mark.parametrize(
    ("reach", "country", "reached"),
    [(Reach.MENTION, None, 1), (Reach.REPORT, None, 2), (Reach.COUNTRY, "SY", 3)],
)
def test_a_decision_goes_as_far_as_it_says(reach: Reach, country: str | None, reached: int) -> None:
    """One mention; the same words in the report; in all reports set in the country, and in no others."""
    meant = decided(1, Sort.PLACE, "Tel Rifaat", place=TOWN, reach=reach, country=country)
    found = review.apply([claim(), SECOND, ELSEWHERE, ABROAD, UNSET], [meant])
    assert [item.places[0].resolved for item in found] == [number < reached for number in range(5)]


def test_another_reading_loses_no_decision() -> None:
    """Another claim with another id, whose place takes in a word more, has the place that was decided."""
    start, end = at("shelled Tel Rifaat")
    wider = Place("shelled Tel Rifaat", start=start, end=end)
    again = claim(claim_id="clm-new", start=3, places=(wider,))
    assert one(again, decided(1, Sort.PLACE, "Tel Rifaat", place=TOWN)).places[0].name == "Tall Rif'at"


def test_the_narrower_decision_holds_then_the_latest() -> None:
    """And a decision that was taken back does not."""
    other = dataclasses.replace(TOWN, name="Other", gazetteer_id="own:other")
    third = dataclasses.replace(TOWN, name="Third", gazetteer_id="own:third")
    mine = decided(1, Sort.PLACE, "Tel Rifaat", place=TOWN)
    wide = decided(2, Sort.PLACE, "Tel Rifaat", "two", place=other, reach=Reach.REPORT)
    later = decided(3, Sort.PLACE, "Tel Rifaat", "three", place=third)
    undo = Judgement("jdg-4", Verdict.WITHDRAW, ("jdg-3",), "three", later.at + dt.timedelta(hours=1))
    assert one(claim(), wide, mine).places[0].name == "Tall Rif'at"
    assert one(claim(), mine, wide, later).places[0].name == "Third"
    assert one(claim(), mine, wide, later, undo).places[0].name == "Tall Rif'at"


def test_people_who_differ_are_named() -> None:
    """The reason names the other, the list of conflicts has both, and somebody is asked to settle it."""
    other = dataclasses.replace(TOWN, name="Other", gazetteer_id="own:other")
    mine = decided(1, Sort.PLACE, "Tel Rifaat", place=TOWN)
    theirs = decided(2, Sort.PLACE, "Tel Rifaat", "two", place=other)
    found = one(claim(), mine, theirs).places[0]
    assert found.name == "Other"
    assert "one decided otherwise on 2020-06-01 (jdg-1)" in str(found.reason)
    (conflict,) = review.Meanings([mine, theirs]).conflicts([claim()])
    assert (conflict.holds, conflict.against) == (theirs, (mine,))


def test_people_who_agree_are_in_no_conflict() -> None:
    """The same place by two people."""
    twice = [decided(1, Sort.PLACE, "Tel Rifaat", place=TOWN), decided(2, Sort.PLACE, "Tel Rifaat", "two", place=TOWN)]
    assert review.Meanings(twice).conflicts([claim()]) == ()


def test_a_later_judgement_of_the_whole_claim_stands_over_its_words() -> None:
    """Who rejects a claim rejects it with whatever its words mean."""
    gone = Judgement("jdg-9", Verdict.REJECT, ("clm-0",), "two", dt.datetime(2020, 6, 2, tzinfo=dt.UTC))
    assert review.apply([claim()], [decided(1, Sort.PLACE, "Tel Rifaat", place=TOWN), gone]) == ()
