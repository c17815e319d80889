"""Those who give a figure without a verb of saying."""

from __future__ import annotations

import pytest

from harmledger.extract.tagging.speakers import speakers
from harmledger.extract.tagging.words import Words


def found(text: str) -> list[str]:
    """The words of each speaker."""
    words = Words.of(text)
    return [words.slice(one.first, one.last) for one in speakers(words)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ten people have died, by the ministry's count.", "ministry's"),
        ("By UN estimates 4,000 people fled.", "UN"),
        ("The United Nations: 4,000 people displaced.", "United Nations"),
        ("2. Rescue workers: nine dead.", "Rescue workers"),
        ("Early reports from the White Helmets put at nine the number of dead.", "White Helmets"),
        ("Nine dead in Goma raid: rescue workers", "rescue workers"),
        ("Nine dead in Goma raid - Red Cross", "Red Cross"),
        ("Nine dead in Goma raid Monitor AFP Friday 3 May 2013", "Monitor"),
    ],
)
def test_a_figure_is_somebodys(text: str, speaker: str) -> None:
    """Owners of a count, heads of an entry, those whom reports are from and the ends of headlines."""
    assert found(text) == [speaker]


@pytest.mark.parametrize("text", ["The count: nine dead.", "Reports from Goma were grim.", "The toll: ten."])
def test_what_cannot_speak_gives_no_figure(text: str) -> None:
    """A colon or a "from" alone makes nobody a source."""
    assert found(text) == []
