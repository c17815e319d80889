"""Control: who gained or lost which places."""

from __future__ import annotations

import pytest

from harmledger.extract.kinds.control import controls
from harmledger.model.draft import Draft
from harmledger.model.terms import ControlStatus
from tests.unit.extract.readings import quotes, reading, said


def _only(*sentences: str) -> Draft:
    found = controls(reading(*sentences))
    assert len(found) == 1, quotes(reading(*sentences), found)
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "status", "gained", "lost"),
    [
        ("Russian forces captured the town of Avdiivka on Sunday.", ControlStatus.TAKEN, ["Russian forces"], []),
        (
            "The RSF seized the port of Midi from Saudi forces last week.",
            ControlStatus.TAKEN,
            ["RSF"],
            ["Saudi forces"],
        ),
        ("The village of Sake was taken over by the M23.", ControlStatus.TAKEN, ["M23"], []),
        ("The army has taken back control of Sarmin.", ControlStatus.RETAKEN, ["The army"], []),
        ("Rebels recaptured the town of Sake.", ControlStatus.RETAKEN, ["Rebels"], []),
        ("Ukrainian troops withdrew from Avdiivka.", ControlStatus.TAKEN, [], ["Ukrainian troops"]),
        ("Marib fell to the Houthis in June.", ControlStatus.TAKEN, ["Houthis"], []),
        ("The Houthis control most of Hodeidah province.", ControlStatus.HELD, ["Houthis"], []),
        ("The town of Sarmin is held by Hayat Tahrir al-Sham.", ControlStatus.HELD, ["Hayat Tahrir al-Sham"], []),
        ("The city of Omdurman is under the control of the RSF.", ControlStatus.HELD, ["RSF"], []),
        (
            "Omdurman has been divided between the army and the RSF since April.",
            ControlStatus.CONTESTED,
            ["army", "RSF"],
            [],
        ),
    ],
)
def test_wordings_tell_who_gained_and_lost(
    sentence: str, status: ControlStatus, gained: list[str], lost: list[str]
) -> None:
    """Each way of telling of control gives its status and puts the parties on their sides."""
    draft = _only(sentence)
    assert draft.control is status
    assert [name.removeprefix("the ") for name in said(draft.gained_by)] == gained
    assert said(draft.lost_by) == lost


@pytest.mark.parametrize(
    "sentence",
    [
        "The army is trying to retake the town of Sarmin.",
        "Rebels launched an offensive to capture Goma.",
        "The RSF captured twelve soldiers near Omdurman.",
        "The ceremony took place in the town of Sake.",
        "Aid reached areas recaptured from the rebels.",
        "The Houthis hold talks with Saudi officials.",
        "The unit lost control of the vehicle on a bend.",
    ],
)
def test_attempts_prisoners_and_idioms_are_no_change_of_control(sentence: str) -> None:
    """Nothing is claimed where no place changed hands."""
    assert controls(reading(sentence)) == []


def test_one_clause_names_all_its_places() -> None:
    """Several places of one clause are one claim."""
    draft = _only("Rebels took control of the villages of Sarmin, Binnish and Atarib.")
    assert [place.mention.text for place in draft.places] == ["Sarmin", "Binnish", "Atarib"]


def test_a_relative_clause_takes_its_place_from_what_it_goes_on_about() -> None:
    """What "which fell to the Houthis" is about stands before the "which"."""
    draft = _only("A depot burned in the port of Midi, which fell to the Houthis last year.")
    assert [place.mention.text for place in draft.places] == ["Midi"]
    assert said(draft.gained_by) == ["Houthis"]


def test_a_name_where_the_place_stands_is_the_place() -> None:
    """A town that no list has is named by the wording: "have retaken X"."""
    draft = _only("Government forces have retaken Zarbiya, residents said.")
    assert [place.mention.text for place in draft.places] == ["Zarbiya"]


def test_the_town_is_the_place_just_named() -> None:
    """After a change of control, "the town" is the one that changed hands, not whatever place came last."""
    read = reading("The army took back Zarbiya on Monday.", "Rebels had seized the town on 27 February.")
    found = controls(read)
    assert [[place.mention.text for place in draft.places] for draft in found] == [["Zarbiya"], ["Zarbiya"]]


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Opposition fighters entered the town of Sarmin.", 1),
        ("Rebels enter the town.", 1),
        ("An aid convoy entered the town of Sarmin.", 0),
        ("The truce entered into force in Sarmin.", 0),
        ("The army entered its third year of training.", 0),
    ],
)
def test_fighters_that_enter_a_town_gain_it(sentence: str, count: int) -> None:
    """Entering is a change of control where fighters enter a place, and nothing where aid or an agreement does."""
    assert len(controls(reading(sentence))) == count


@pytest.mark.parametrize(
    "sentence",
    [
        "Five rebels were captured in Sarmin.",
        "Three reporters are being held by the army in Sarmin.",
        "Output has fallen to 40 barrels a day at the field near Sarmin.",
        "Thousands were driven from their homes in Sarmin by the army.",
    ],
)
def test_people_taken_and_figures_fallen_are_no_change_of_control(sentence: str) -> None:
    """What is said of people or of amounts tells of no place that changed hands."""
    assert controls(reading(sentence)) == []
