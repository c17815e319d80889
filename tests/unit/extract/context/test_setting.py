"""What a sentence takes over from those around it."""

from __future__ import annotations

from harmledger.extract.context.setting import settings
from tests.unit.extract.readings import reading


def test_a_day_is_carried_and_a_dateline_is_not() -> None:
    """The event's day holds until another is named; the date that heads a report is that of publication."""
    found = settings(reading("3 March 2020 Shells fell.", "They fell on Tuesday.", "Nobody slept."))
    assert [setting.time and setting.time.text for setting in found] == ["Tuesday", "Tuesday", "Tuesday"]


def test_a_time_of_speaking_comes_last() -> None:
    """A "said on Wednesday" does not date an event that another sentence dates."""
    found = settings(reading("Jets struck on Monday.", "Ten died, residents said on Wednesday."))
    assert [setting.time and setting.time.text for setting in found] == ["Monday", "Monday"]


def test_anaphors_reach_back_only_so_far() -> None:
    """After several sentences, "it said" stands for nobody that is sure."""
    near = settings(reading("The White Helmets said so.", "It added that."))
    far = settings(reading("The White Helmets said so.", *["Nothing moved."] * 6, "It added that."))
    assert near[-1].speaker is not None
    assert far[-1].speaker is None


def test_places_of_the_event_are_carried() -> None:
    """A sentence that names no place plays where the last one that did."""
    found = settings(reading("Shells fell in Marib.", "Ten died."))
    assert [tag.text for tag in found[1].places] == ["Marib"]
    assert not found[1].places_here


def test_a_new_paragraph_with_a_whole_date_of_its_own_turns_to_another_place() -> None:
    """What is told of another day in a new paragraph does not lie where the paragraph before it plays."""
    told = reading(
        "Jets hit a farm near Binnish on 5 March 2020.\n\n"
        "Soldiers died on 27 February 2020. The army answered with drones."
    )
    assert [tuple(tag.text for tag in setting.places if tag.text == "Binnish") for setting in settings(told)] == [
        ("Binnish",),
        (),
        (),
    ]
