"""Figures of a whole war are placed in its country."""

from __future__ import annotations

import pytest

from harmledger import extract
from harmledger.model.draft import Draft
from harmledger.model.report import Report
from harmledger.model.terms import ClaimKind
from tests.unit.extract.readings import Names, said


def figures(text: str) -> list[Draft]:
    """The figures of a report, read by the rules."""
    kinds = (ClaimKind.CASUALTY, ClaimKind.DISPLACEMENT)
    return [draft for draft in extract.drafts(Report("sha256:0", text), Names()) if draft.kind in kinds]


@pytest.mark.parametrize(
    ("last", "country"),
    [
        ("More than 380,000 people have been killed in the Syrian war since 2011.", "Syria"),
        ("Yemen's civil war has killed more than 100,000 people since 2015.", "Yemen"),
        ("The conflict has killed thousands of people since 2011.", "Syria"),
        ("Over 380,000 people have been killed since protests began in 2011.", "Syria"),
    ],
)
def test_the_country_of_the_war(last: str, country: str) -> None:
    """A figure of the war does not lie in the town that the report tells of, but in the country, as named."""
    text = f"Six people were killed in Sarmin in northern Syria on Monday. {last}"
    town, war = figures(text)
    assert said(place.mention for place in town.places)[:1] == ["Sarmin"]
    (place,) = war.places
    assert place.mention.text == country
    assert text[place.mention.start : place.mention.end] == country


def test_no_country_named() -> None:
    """Where the report names no country, the war's figure has no place rather than a town's."""
    *_, war = figures(
        "Six people were killed in Sarmin on Monday. The war has killed more than 380,000 people since 2011."
    )
    assert war.places == ()


def test_a_place_in_the_sentence_stays() -> None:
    """A figure of one place over a long time stays there."""
    text = "The Syrian war goes on. At least 300 people have been killed in Sarmin since the conflict began in 2011."
    (figure,) = figures(text)
    assert said(place.mention for place in figure.places) == ["Sarmin"]


def test_a_region_of_which_the_war_is_keeps_its_figures() -> None:
    """A war over a region is no war of the country around it."""
    text = "Six people were killed in Goma on Monday. The war over Goma goes on in Syria. It has killed 60,000 people."
    *_, war = figures(text)
    assert said(place.mention for place in war.places) == ["Goma"]
