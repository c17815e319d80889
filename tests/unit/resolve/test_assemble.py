"""Drafts to claims: one for each, complete, and alike whoever the party is."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from harmledger import resolve
from harmledger.model.claim import AttackClaim, CasualtyClaim, Claim, DenialClaim, ResponsibilityClaim
from harmledger.model.draft import Draft, PlaceMention
from harmledger.model.quantity import Quantity
from harmledger.model.report import Report, Section, SectionKind
from harmledger.model.span import Mention
from harmledger.model.terms import ClaimKind, Means, Outcome, Scope, SourceType, VictimGroup
from harmledger.resolve.assemble import quantity_of
from harmledger.resolve.gazetteer import Gazetteer

TEXT = (
    "At least 19 civilians, among them six children, died in airstrikes by Russian warplanes on Saraqib, Syria,"
    " on Tuesday, the Observatory said. In September 2018 a truce was agreed; since then more than 300 have died."
    " Moscow denied it."
)


def _at(words: str, text: str = TEXT) -> Mention:
    return Mention.at(text, text.index(words), text.index(words) + len(words))


def _report(text: str = TEXT, published: dt.date | None = dt.date(2020, 3, 3)) -> Report:
    return Report("sha256:0", text, published=published, sections=(Section(SectionKind.HEADLINE, 0, 5),))


def _drafts() -> tuple[Draft, ...]:
    place = (PlaceMention(_at("Saraqib")),)
    whole = Draft(
        ClaimKind.CASUALTY,
        0,
        146,
        source=_at("the Observatory"),
        time=_at("Tuesday"),
        places=place,
        count=_at("At least 19"),
        outcome=Outcome.KILLED,
        victims=VictimGroup.CIVILIANS,
        perpetrators=(_at("Russian warplanes"),),
        means=Means.AIRSTRIKE,
        confidence=0.9,
        rule="casualty.passive",
    )
    part = dataclasses.replace(whole, start=23, end=46, count=_at("six"), victims=VictimGroup.CHILDREN, part_of=0)
    since = Draft(
        ClaimKind.CASUALTY,
        TEXT.index("since then"),
        TEXT.index(" Moscow"),
        time=_at("since then"),
        count=_at("more than 300"),
        outcome=Outcome.KILLED,
        scope=Scope.CUMULATIVE,
    )
    truce = Draft(ClaimKind.AGREEMENT, TEXT.index("In September"), TEXT.index(";"), time=_at("September 2018"))
    denial = Draft(ClaimKind.DENIAL, TEXT.index("Moscow"), len(TEXT), by=(_at("Moscow"),), denies=0)
    return whole, part, truce, since, denial


@pytest.fixture
def claims(gazetteer: Gazetteer) -> tuple[Claim, ...]:
    """The claims of the drafts above."""
    return resolve.claims(_report(), _drafts(), gazetteer)


def test_every_draft_becomes_one_claim_in_order(claims: tuple[Claim, ...]) -> None:
    """Kinds, spans and quotes are the drafts'; ids are unique."""
    drafts = _drafts()
    assert [(c.kind, c.start, c.end) for c in claims] == [(d.kind.value, d.start, d.end) for d in drafts]
    assert all(c.quote == TEXT[c.start : c.end] for c in claims)
    assert len({c.claim_id for c in claims}) == len(claims)
    assert [c.section for c in claims][:2] == [SectionKind.HEADLINE, SectionKind.BODY]


def test_a_casualty_is_resolved_in_every_part(claims: tuple[Claim, ...]) -> None:
    """How many, who says, who did it, where and when."""
    claim = claims[0]
    assert isinstance(claim, CasualtyClaim)
    assert claim.quantity == Quantity(19, claim.quantifier, 19, None)
    assert claim.count_text == "At least 19"
    assert claim.source is not None
    assert (claim.source.name, claim.source.type) == ("Syrian Observatory for Human Rights", SourceType.MONITOR)
    assert claim.perpetrators == ("Government of Russia",)
    assert claim.places[0].name == "Saraqib"
    assert claim.date is not None
    assert claim.date.start == claim.date.end == dt.date(2020, 3, 3)
    assert (claim.confidence, claim.rule) == (0.9, "casualty.passive")


def test_indexes_become_claim_ids(claims: tuple[Claim, ...]) -> None:
    """A part points at its whole, a denial at what it denies."""
    part, denial = claims[1], claims[4]
    assert isinstance(part, CasualtyClaim)
    assert isinstance(denial, DenialClaim)
    assert part.part_of == claims[0].claim_id
    assert (denial.of, denial.by) == (claims[0].claim_id, ("Government of Russia",))


def test_a_day_told_by_the_clock_of_greenwich_is_that_of_the_place(gazetteer: Gazetteer) -> None:
    """Late on Monday in Greenwich it was Tuesday in Syria; the words are kept, and the reason says so."""
    text = "Nine people died when Saraqib, Syria, was hit at 23:30 GMT on Monday."
    draft = Draft(
        ClaimKind.CASUALTY,
        0,
        16,
        time=_at("Monday", text),
        places=(PlaceMention(_at("Saraqib", text)),),
        count=_at("Nine", text),
        outcome=Outcome.KILLED,
    )
    (claim,) = resolve.claims(_report(text), (draft,), gazetteer)
    assert claim.date is not None
    assert (claim.date.start, claim.date.text) == (dt.date(2020, 3, 3), "Monday")
    assert "GMT" in str(claim.date.reason)


def test_since_then_goes_back_to_the_date_named_before(claims: tuple[Claim, ...]) -> None:
    """Not to a date that the report names elsewhere."""
    date = claims[3].date
    assert date is not None
    assert (date.start, date.end) == (dt.date(2018, 9, 1), dt.date(2020, 3, 3))


def test_the_same_drafts_give_the_same_claims(gazetteer: Gazetteer, claims: tuple[Claim, ...]) -> None:
    """Ids included."""
    assert resolve.claims(_report(), _drafts(), gazetteer) == claims


def test_claims_that_share_a_span_have_ids_of_their_own(gazetteer: Gazetteer) -> None:
    """Even where they share their words."""
    draft = _drafts()[0]
    twice = resolve.claims(_report(), (draft, draft), gazetteer)
    assert twice[0].claim_id != twice[1].claim_id


def test_without_a_publication_day_the_date_is_left_open(gazetteer: Gazetteer) -> None:
    """The words stay, with the reason."""
    claim = resolve.claims(_report(published=None), _drafts()[:1], gazetteer)[0]
    assert claim.date is not None
    assert (claim.date.text, claim.date.start) == ("Tuesday", None)
    assert claim.date.reason


def test_no_time_words_no_date(gazetteer: Gazetteer) -> None:
    """The day of publication is never put in their place."""
    draft = dataclasses.replace(_drafts()[0], time=None)
    assert resolve.claims(_report(), (draft,), gazetteer)[0].date is None


def test_a_person_who_is_named_as_responsible_stays_a_person(gazetteer: Gazetteer) -> None:
    """A head of state is named, not the state."""
    text = "The report names Bashar Al-Assad and the Syrian army as responsible in Syria."
    draft = Draft(ClaimKind.RESPONSIBILITY, 0, 40, named=(_at("Bashar Al-Assad", text), _at("Syrian army", text)))
    claim = resolve.claims(_report(text), (draft,), gazetteer)[0]
    assert isinstance(claim, ResponsibilityClaim)
    assert claim.named == ("Bashar Al-Assad", "Government of Syria")


def test_a_claim_speaks_of_the_parties_of_its_own_place(gazetteer: Gazetteer) -> None:
    """In a report about Syria, "government forces" in Kharkiv are those of Ukraine."""
    text = "Syria: rebels left Saraqib, Binnish and Idlib in Syria. Government forces shelled Kharkiv."
    place = (PlaceMention(_at("Kharkiv", text)),)
    elsewhere = Draft(ClaimKind.ATTACK, 56, 80, places=place, perpetrators=(_at("Government forces", text),))
    here = Draft(
        ClaimKind.ATTACK, 0, 40, places=(PlaceMention(_at("Saraqib", text)),), perpetrators=(_at("rebels", text),)
    )
    made = resolve.claims(_report(text), (here, elsewhere), gazetteer)
    assert [claim.perpetrators for claim in made if isinstance(claim, AttackClaim)] == [
        ("Syrian opposition",),
        ("Government of Ukraine",),
    ]


@pytest.mark.parametrize(
    ("words", "quantity"),
    [("his colleagues", Quantity.vague(2)), ("J. Name", Quantity.vague(1)), ("12", Quantity.stated(12))],
)
def test_people_without_a_number_still_count(words: str, quantity: Quantity) -> None:
    """At least two where the words are plural, at least one otherwise; vague, so that it is no stated figure."""
    assert quantity_of(words) == quantity


@pytest.mark.parametrize(
    ("draft", "message"),
    [
        (dataclasses.replace(_drafts()[0], end=10_000), "span"),
        (dataclasses.replace(_drafts()[0], part_of=7), "points at draft 7"),
        (dataclasses.replace(_drafts()[0], part_of=0), "points at itself"),
        (dataclasses.replace(_drafts()[0], count=None), "without words for its number"),
    ],
)
def test_a_broken_draft_is_named(gazetteer: Gazetteer, draft: Draft, message: str) -> None:
    """A fault of the extraction is said, with the rule that made it."""
    with pytest.raises(ValueError, match=f"casualty.passive.*{message}"):
        resolve.claims(_report(), (draft,), gazetteer)


FRAMES = (
    "Five people were killed in an attack by {} on Saraqib, Syria, on Monday.",
    "{} shelled Saraqib, Syria, on Monday, and five people were killed.",
)
PARTIES = {
    "Syrian forces": "Government of Syria",
    "Russian forces": "Government of Russia",
    "Turkish forces": "Government of Turkey",
    "Israeli forces": "Government of Israel",
    "US forces": "Government of the United States",
    "rebel forces": "Syrian opposition",
    "regime forces": "Government of Syria",
    "Islamic State": "Islamic State",
    "the US-led coalition": "US-led coalition",
    "Hezbollah": "Hezbollah",
}


@pytest.mark.parametrize("frame", FRAMES)
def test_the_same_words_of_another_party_make_the_same_claim(gazetteer: Gazetteer, frame: str) -> None:
    """Only the name differs: no party's harm is dated, placed, counted or worded differently."""
    made = []
    for words, name in PARTIES.items():
        text = frame.format(words)
        draft = Draft(
            ClaimKind.ATTACK,
            0,
            len(text),
            time=_at("Monday", text),
            places=(PlaceMention(_at("Saraqib", text)),),
            perpetrators=(_at(words, text),),
        )
        claim = resolve.claims(_report(text), (draft,), gazetteer)[0]
        assert isinstance(claim, AttackClaim)
        assert claim.perpetrators == (name,)
        place = dataclasses.replace(claim.places[0], start=None, end=None)
        assert [who.name for who in claim.actors] == [name]
        assert claim.date is not None
        same = dataclasses.replace(claim, perpetrators=(), actors=(), places=(place,))
        date = dataclasses.replace(claim.date, at=None)
        made.append(dataclasses.replace(same, claim_id="", quote="", start=0, end=1, date=date))
    assert all(claim == made[0] for claim in made)
