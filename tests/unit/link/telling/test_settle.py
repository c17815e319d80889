"""One report's claims settled among each other: what stands closer says better where and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from harmledger.link.telling.settle import settled
from harmledger.model.claim import CasualtyClaim, Claim
from harmledger.model.report import Section, SectionKind
from harmledger.model.terms import Means, VictimGroup
from harmledger.model.where import Place, PlacePrecision
from harmledger.model.who import Who
from tests.unit.link.making import BINNISH, IDLIB, PROVINCE, SARAQIB, SOHR, Telling, day, place

TUESDAY, MONDAY = day("2020-03-03"), day("2020-03-02")
TURKEY = place("Turkey", 39.0, 35.0, precision=PlacePrecision.COUNTRY, admin=())


def at(told: Telling, where: Place, words: str) -> Place:
    """The place with the span of the words that name it."""
    start = told.report.text.index(words)
    return replace(where, text=words, start=start, end=start + len(words))


def names(claims: Sequence[Claim], claim: Claim) -> list[str | None]:
    """The places of a claim after settling."""
    found = next(item for item in claims if item.claim_id == claim.claim_id)
    return [one.name for one in found.places]


def test_place_of_the_own_sentence_outweighs_one_from_another() -> None:
    """A town that a claim took from the sentence before yields to the town that its own sentence names."""
    told = Telling("a")
    told.says("Shells fell on Binnish on Monday.")
    claim = told.killed(9, sentence="In Saraqib nine civilians were killed.")
    claim = replace(claim, places=(at(told, BINNISH, "Binnish"), at(told, SARAQIB, "Saraqib")))
    assert names(settled(told.report, [claim]), claim) == ["Saraqib"]


def test_place_of_the_own_clause_outweighs_one_of_the_sentence() -> None:
    """A sentence like "A killed 12, while the toll of B rose to 11" gives each number its own place."""
    told = Telling("a")
    words = "Strikes on Binnish killed 12, while the toll of the raid on Saraqib rose to 11."
    claim = told.killed(11, sentence=words)
    start = words.index("toll of")
    claim = replace(claim, start=start, end=len(words) - 1, quote=words[start:-1])
    claim = replace(claim, places=(at(told, BINNISH, "Binnish"), at(told, SARAQIB, "Saraqib")))
    assert names(settled(told.report, [claim]), claim) == ["Saraqib"]


def test_wider_place_stays_beside_the_finer_one() -> None:
    """A province does not lie apart from its town: neither pushes the other out."""
    told = Telling("a")
    told.says("Idlib province was struck.")
    claim = told.killed(9, sentence="In Saraqib nine died.")
    claim = replace(claim, places=(at(told, PROVINCE, "Idlib province"), at(told, SARAQIB, "Saraqib")))
    assert names(settled(told.report, [claim]), claim) == ["Idlib", "Saraqib"]


def test_country_of_the_dead_is_no_place() -> None:
    """Soldiers of one country killed near a town of another were not killed at home."""
    told = Telling("a")
    claim = told.killed(3, sentence="Three Turkish soldiers died in Saraqib.")
    turkey = replace(at(told, TURKEY, "Turkish"), country="TR")
    claim = replace(claim, places=(turkey, at(told, SARAQIB, "Saraqib")))
    assert names(settled(told.report, [claim]), claim) == ["Saraqib"]


def test_caption_says_nothing_of_the_body() -> None:
    """A photograph's place is no event's place."""
    told = Telling("a")
    claim = told.killed(3, sentence="Three died in the raid.")
    told.says("File photo of Binnish.")
    text = told.report.text
    sections = (Section(SectionKind.BODY, 0, claim.end), Section(SectionKind.CAPTION, claim.end + 1, len(text)))
    claim = replace(claim, places=(at(told, BINNISH, "Binnish"),))
    assert names(settled(replace(told.report, sections=sections), [claim]), claim) == []


def test_day_comes_from_the_claim_that_dates_the_place() -> None:
    """A claim that took its day from another paragraph gets the one that the report gives for its place."""
    told = Telling("a")
    first = told.attack(Means.AIRSTRIKE, when=replace(TUESDAY, text="Tuesday"))
    told.sentences[0] = "Jets struck Saraqib on Tuesday."
    first = replace(first, end=30, quote=told.sentences[0][:30])
    first = replace(first, places=(at(told, SARAQIB, "Saraqib"),))
    later = told.killed(9, when=replace(MONDAY, text="Monday"), sentence="In Saraqib town nine people died.")
    later = replace(later, places=(at(told, replace(SARAQIB), "Saraqib town"),))
    when = next(c for c in settled(told.report, [first, later]) if c.claim_id == later.claim_id).date
    assert when is not None
    assert when.start == dt.date(2020, 3, 3)
    assert when.reason is not None


def test_nobody_is_held_to_have_struck_their_own() -> None:
    """Where perpetrator and those killed are one party, the party is whom it happened to."""
    told = Telling("a")
    claim = told.killed(
        9,
        IDLIB,
        victims=VictimGroup.COMBATANTS,
        affiliation="Party A",
        perpetrators=("Party A",),
        means=Means.AIRSTRIKE,
    )
    fight = told.killed(
        4,
        IDLIB,
        victims=VictimGroup.COMBATANTS,
        affiliation="Party A",
        perpetrators=("Party A",),
        means=Means.GROUND_FIGHTING,
    )
    found = {c.claim_id: c for c in settled(told.report, [claim, fight])}
    assert getattr(found[claim.claim_id], "perpetrators", None) == ()
    assert getattr(found[fight.claim_id], "perpetrators", None) == ("Party A",)


def test_headline_that_repeats_a_figure_has_its_speaker() -> None:
    """A headline is no second voice beside the source that the body names for the same number."""
    told = Telling("a")
    head = replace(told.killed(9, sentence="Nine killed"), section=SectionKind.HEADLINE)
    other = replace(told.killed(4, sentence="Four killed"), section=SectionKind.HEADLINE)
    body = told.killed(9, source=SOHR)
    found = {c.claim_id: c for c in settled(told.report, [head, other, body])}
    assert found[head.claim_id].source == SOHR
    assert found[other.claim_id].source is None


def test_count_in_one_of_several_places_is_no_part_of_the_round_up() -> None:
    """Of 12 whom strikes on A and B killed, the nine in A are an event of their own."""
    told = Telling("a")
    whole = told.killed(12, sentence="Strikes on Binnish and Saraqib killed 12.")
    whole = replace(whole, places=(at(told, BINNISH, "Binnish"), at(told, SARAQIB, "Saraqib")))
    part = told.killed(9, sentence="In Binnish town nine died.", part_of=whole.claim_id)
    part = replace(part, places=(at(told, BINNISH, "Binnish town"),))
    found = {c.claim_id: c for c in settled(told.report, [whole, part])}
    settled_part = found[part.claim_id]
    assert isinstance(settled_part, CasualtyClaim)
    assert settled_part.part_of is None


def test_parts_in_places_apart_are_events_of_their_own() -> None:
    """Of 12 in a province nine died in one town and three in another: neither is left inside the other's event."""
    told = Telling("a")
    whole = told.killed(12, sentence="Strikes on Idlib province killed 12.")
    whole = replace(whole, places=(at(told, PROVINCE, "Idlib province"),))
    nine = told.killed(9, sentence="In Binnish town nine died.", part_of=whole.claim_id)
    nine = replace(nine, places=(at(told, BINNISH, "Binnish town"),))
    three = told.killed(3, sentence="In Saraqib town three died.", part_of=whole.claim_id)
    three = replace(three, places=(at(told, SARAQIB, "Saraqib town"),))
    parts = [c.part_of for c in settled(told.report, [whole, nine, three]) if isinstance(c, CasualtyClaim)]
    assert parts == [None, None, None]
    beside = [c.part_of for c in settled(told.report, [whole, nine]) if isinstance(c, CasualtyClaim)]
    assert beside == [None, whole.claim_id]


def _of(name: str, text: str) -> tuple[Who, ...]:
    return (Who(text, name, role="affiliation"),)


def test_soldiers_alone_are_those_of_the_sentence_before() -> None:
    """Where 33 soldiers of A are told of, "a further 32 soldiers" are of A too, whoever is usually meant."""
    told = Telling("a")
    first = told.killed(33, victims=VictimGroup.COMBATANTS, affiliation="A", sentence="33 soldiers of A were killed.")
    first = replace(first, actors=_of("A", "A soldiers"))
    then = told.killed(32, victims=VictimGroup.COMBATANTS, affiliation="B", sentence="A further 32 soldiers fell.")
    then = replace(then, actors=_of("B", "soldiers"))
    found = {c.claim_id: getattr(c, "affiliation", "") for c in settled(told.report, [first, then])}
    assert found == {first.claim_id: "A", then.claim_id: "A"}
    assert [getattr(c, "affiliation", "") for c in settled(told.report, [then])] == [None]
