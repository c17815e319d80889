"""Which of the places that a draft names its event took place at."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from harmledger.model.draft import Draft, PlaceMention
from harmledger.model.report import Report
from harmledger.model.span import Mention
from harmledger.model.terms import ClaimKind, Outcome
from harmledger.model.where import PlaceRole
from harmledger.resolve import whereabouts
from harmledger.resolve.timing import Timing


def _at(text: str, words: str) -> Mention:
    return Mention.at(text, text.index(words), text.index(words) + len(words))


def _draft(text: str, words: str, *places: str, time: str | None = None, kind: ClaimKind = ClaimKind.ATTACK) -> Draft:
    start = text.index(words)
    made = Draft(kind, start, start + len(words), places=tuple(PlaceMention(_at(text, name)) for name in places))
    if kind is ClaimKind.CASUALTY:
        made = replace(made, count=_at(text, words.rsplit(maxsplit=1)[-1]), outcome=Outcome.KILLED)
    return made if time is None else replace(made, time=_at(text, time))


def _placed(text: str, *drafts: Draft) -> list[list[tuple[str, PlaceRole]]]:
    timing = Timing(Report("sha256:0", text, published=dt.date(2020, 10, 15)))
    found = whereabouts.of_drafts(text, drafts, timing.own_day)
    return [[(place.mention.text, place.role) for place in places] for places in found]


def test_a_governors_province_is_left_out() -> None:
    """An air strike told of by the governor of Hatay once lay in two provinces."""
    text = "An air strike killed nine in Idlib, the governor of Hatay said."
    assert _placed(text, _draft(text, "An air strike", "Idlib", "Hatay")) == [[("Idlib", PlaceRole.AT)]]


def test_where_fire_came_from_is_its_origin() -> None:
    """A rocket fired from one town and landing in another happened in the other."""
    text = "A rocket fired from Saraqib landed in Binnish."
    assert _placed(text, _draft(text, "A rocket", "Saraqib", "Binnish")) == [
        [("Saraqib", PlaceRole.ORIGIN), ("Binnish", PlaceRole.AT)]
    ]


def test_a_bearing_is_near() -> None:
    """What happened east of a city did not happen in it."""
    text = "Shells landed east of Idlib."
    assert _placed(text, _draft(text, "Shells landed", "Idlib")) == [[("Idlib", PlaceRole.NEAR)]]


def test_a_count_takes_the_places_of_the_attack_in_whose_clause_it_stands() -> None:
    """Twelve dead in two towns once counted for a third one too, which the same sentence names for another toll."""
    text = "Jets struck Sarmin and Binnish, killing 12, while the toll of the strike on Fua rose to 11."
    drafts = (
        _draft(text, "Jets struck Sarmin and Binnish", "Sarmin", "Binnish"),
        _draft(text, "while the toll of the strike on Fua rose to 11", "Fua"),
        _draft(text, "killing 12", "Sarmin", "Binnish", "Fua", kind=ClaimKind.CASUALTY),
        _draft(text, "toll of the strike on Fua rose to 11", "Sarmin", "Binnish", "Fua", kind=ClaimKind.CASUALTY),
    )
    _, _, twelve, eleven = _placed(text, *drafts)
    assert [name for name, _ in twelve] == ["Sarmin", "Binnish"]
    assert [name for name, _ in eleven] == ["Fua"]


def test_a_new_calendar_date_does_not_carry_the_place_before_it() -> None:
    """Soldiers killed on 27 February were once placed at a farm that was struck on 5 March."""
    text = "It describes the attack of 5 March 2020 on Sarmin. Soldiers were killed on 27 February 2020."
    farm = _draft(text, "the attack of 5 March 2020 on Sarmin", "Sarmin", time="5 March 2020")
    soldiers = _draft(text, "Soldiers were killed", "Sarmin", time="27 February 2020")
    assert _placed(text, farm, soldiers) == [[("Sarmin", PlaceRole.AT)], []]


def test_a_weekday_goes_on_with_the_place_before_it() -> None:
    """A weekday alone opens no new subject."""
    text = "Jets hit Sarmin on 12 October 2020. Nine were killed on Monday."
    first = _draft(text, "Jets hit Sarmin", "Sarmin", time="12 October 2020")
    second = _draft(text, "Nine were killed", "Sarmin", time="Monday")
    assert _placed(text, first, second)[1] == [("Sarmin", PlaceRole.AT)]
