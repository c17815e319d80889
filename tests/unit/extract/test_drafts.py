"""The room as a whole: any text gives drafts whose spans hold, the same at every run."""

from __future__ import annotations

import gc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harmledger import extract
from harmledger.model.draft import Draft
from harmledger.model.report import Report
from harmledger.model.terms import ClaimKind
from tests.unit.extract.readings import Names, holds, reading

_PIECES = st.sampled_from(
    [
        "At least 12 civilians",
        " were killed",
        " including five children",
        ", residents said",
        " on Monday",
        " in Idlib",
        "Russian warplanes",
        " hit a hospital",
        " displaced ",
        "dozens of people",
        " and ",
        ". ",
        "\r\n",
        "\u00a0",
        "🚑",
        "e\u0301",
        "قتل ١٢ مدنيا",
        "’s ",
        "“",
        "”",
        "-",
        " 20 wounded",
        " of them",
        " among the dead",
        " a ",
        "between ",
        " killed ",
        " U.S.",
        "IS ",
    ]
)


def drafts(text: str) -> tuple[Draft, ...]:
    """The drafts of a text without sections."""
    return extract.drafts(Report("sha256:0", text), Names())


@settings(deadline=None)
@given(st.lists(st.one_of(_PIECES, st.text(max_size=6)), max_size=30).map("".join))
def test_spans_hold_for_any_text(text: str) -> None:
    """Evidence lies in the text, mentions repeat it, parts point into the list, and a second run is the same."""
    found = drafts(text)
    assert holds(reading(text), found)
    assert all(draft.part_of is None or 0 <= draft.part_of < len(found) for draft in found)
    assert all(draft.part_of is None or found[draft.part_of] is not draft for draft in found)
    assert drafts(text) == found


def test_parts_point_into_the_whole_list() -> None:
    """Indexes are of the list of all kinds, not of one assembler's."""
    found = drafts("Ten people died. Shells displaced 900 people. Nine people, including two children, were killed.")
    part = next(draft for draft in found if draft.part_of is not None)
    whole = found[part.part_of or 0]
    assert (whole.kind, whole.count and whole.count.text) == (ClaimKind.CASUALTY, "Nine")


def test_an_empty_report_says_nothing() -> None:
    """No text, no drafts."""
    assert drafts("") == ()


@pytest.mark.parametrize("unit", ["word killed 12 people ", "Abc ", "12 ", "a,", "x"])
def test_a_very_long_line_is_read(unit: str) -> None:
    """A line of a hundred thousand characters without a full stop is read to its end."""
    text = (unit * 100_000)[:100_000] + " Nine people died."
    assert any(draft.count is not None and draft.count.text == "Nine" for draft in drafts(text))


def test_a_report_that_was_read_is_let_go_of_at_once() -> None:
    """Regression: a circle of references kept every report in memory until garbage was looked for."""
    report = reading(
        "At least 12 civilians were killed and a school was hit in Idlib on Monday. It denied this."
    ).report
    extract.drafts(report, Names())  # what is loaded and compiled once
    gc.collect()
    gc.disable()
    try:
        extract.drafts(report, Names())
        assert gc.collect() == 0
    finally:
        gc.enable()
