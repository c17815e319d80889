"""Whose account a sentence goes on with."""

from __future__ import annotations

from harmledger.extract.kinds.casualty import casualties
from harmledger.extract.tagging.tagger import tag
from harmledger.model.report import Report
from tests.unit.extract.readings import Names

LAID_OUT = "Goma blast\n\nIt was loud.\n\n{}\n\nNothing else is known."


def sources(text: str) -> list[str | None]:
    """Who says each casualty figure."""
    drafts = casualties(tag(Report("sha256:0", text), Names()))
    return [None if draft.source is None else draft.source.text for draft in drafts]


def test_a_paragraph_goes_on_with_its_source() -> None:
    """The figure after a speaker's own is that speaker's too."""
    text = LAID_OUT.format("Nine people were killed, the Red Cross said. Six people were wounded.")
    assert sources(text) == ["Red Cross", "Red Cross"]


def test_another_paragraph_another_day_or_the_war_does_not() -> None:
    """A paragraph, a new day and the war as a whole end an account."""
    said = "Nine people were killed, the Red Cross said."
    assert sources(LAID_OUT.format(f"{said}\n\nSix people were wounded.")) == ["Red Cross", None]
    assert sources(LAID_OUT.format(f"{said} On Monday six people were wounded.")) == ["Red Cross", None]
    assert sources(LAID_OUT.format(f"{said} The war has killed 9,000 people.")) == ["Red Cross", None]


def test_without_paragraphs_nothing_is_taken_over() -> None:
    """Text in one piece does not show where an account ends."""
    assert sources("Nine people were killed, the Red Cross said. Six people were wounded.") == ["Red Cross", None]


def test_a_quotation_that_runs_on_is_its_speakers() -> None:
    """What stands between the marks is said by whoever opened or closes them."""
    opened = 'The Red Cross said: "We counted. Nine people were killed. It was bad."'
    assert sources(opened) == ["Red Cross"]
    closed = '"It was bad. Nine people were killed. We counted," the Red Cross said.'
    assert sources(closed) == ["Red Cross"]
