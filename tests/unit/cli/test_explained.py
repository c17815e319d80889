"""Explanations on a terminal: words of others do nothing there, and ids are whole however narrow it is."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import pytest
from rich.console import Console

from harmledger import capture
from harmledger.cli.explained import render
from harmledger.config import Settings
from harmledger.model.draft import Decision
from harmledger.model.explanation import Explanation
from harmledger.model.report import Report
from harmledger.workflow.explaining import explain
from harmledger.workflow.reader import reader

TEXT = (
    "The White Helmets spoke on Tuesday. At least 12 people, including five children, were killed in Idlib.\n"
    "Nearly 30 were wounded in \x1b[31mSaraqib, [bold]the Council[/] said.\n"
)


def report(text: str = TEXT) -> Report:
    """The text as captured."""
    return capture.from_text(text, published=dt.date(2020, 3, 4)).report


@pytest.fixture(scope="module")
def explanation() -> Explanation:
    """The text, read and explained."""
    found = explain(report(), reader(Settings(extractor="rules")))
    assert len(found.each()) > 2
    return found


def printed(explanation: Explanation, width: int = 120) -> str:
    """What a terminal of that width would get."""
    file = io.StringIO()
    render(explanation, Console(file=file, force_terminal=True, color_system=None, width=width, highlight=False))
    return file.getvalue()


def test_each_claim_is_shown_in_its_sentence_with_what_wrote_it(explanation: Explanation) -> None:
    """Id, offsets, rule and confidence stand above the words."""
    text = printed(explanation)
    for item in explanation.each():
        claim = item.claim
        assert f"{claim.claim_id}  characters {claim.start} to {claim.end}, by {claim.rule}, confidence" in text
    assert "“At least 12 people" in text


def test_words_are_told_with_offsets_and_where_they_stand(explanation: Explanation) -> None:
    """A count in the claim, a place in its sentence, a speaker inherited from another."""
    text = printed(explanation)
    assert "“At least 12” 36-47, in the claim" in text
    assert "“Idlib” 96-101, in its sentence" in text
    assert "“Tuesday” 27-34, elsewhere: inherited" in text
    assert "nothing says otherwise" in text


def test_sub_counts_stand_beneath_their_whole(explanation: Explanation) -> None:
    """The five children are told as part of the twelve."""
    text = printed(explanation)
    whole = next(item for item in explanation.each() if item.parts)
    part = whole.parts[0]
    assert f"  part of the above: casualty {part.claim.claim_id}" in text
    assert text.index(whole.claim.claim_id) < text.index(f"above: casualty {part.claim.claim_id}")


@pytest.mark.parametrize("width", [40, 120])
def test_nothing_in_a_report_acts_on_the_terminal(explanation: Explanation, width: int) -> None:
    """Escape codes are shown as what they are, mark-up as it is written."""
    text = printed(explanation, width)
    assert "\x1b[31m" not in text
    assert "\\x1b[31m" in text.replace("\n", "").replace(" ", "")
    assert "[bold]" in text


def test_narrow_terminal_keeps_ids_whole(explanation: Explanation) -> None:
    """Where no table fits, each attribute is a line."""
    text = printed(explanation, 40)
    assert all(item.claim.claim_id in text for item in explanation.each())
    assert "  count: at least 12 (low 12; high open); “At least 12” 36-47, in the claim\n" in text


def test_what_was_weighed_is_shown(explanation: Explanation) -> None:
    """The choice of a learned reader with its score, and what it did not choose."""
    weighed = (
        Decision("victims", "health_workers", 0.91, (("people", 0.06),)),
        Decision("source", "", 0.7, (("[red]Council_", 0.3),)),
    )
    text = printed(replace(explanation, claims=(replace(explanation.claims[0], decisions=weighed),)))
    assert "health workers   0.91    people 0.06" in text
    assert "nothing          0.70    “[red]Council_” 0.30" in text
    assert "weighed" not in printed(explanation)


def test_report_without_claims_says_so() -> None:
    """One line, no table."""
    found = explain(report("Nothing of note happened at the market today."), reader(Settings(extractor="rules")))
    assert "no claim was found" in printed(found)
