"""Two reports side by side."""

from __future__ import annotations

import html
import re

from harmledger.model.incident import CopyOf, Passage
from harmledger.web.dossier.aligning import aligned
from harmledger.web.marks import passages
from tests.unit.web import web_demo as demo


def test_passages_carry_one_number_on_both_sides() -> None:
    """What was taken is marked in both texts, under ids that the list leads to."""
    pair = aligned(demo.RECORD.copies[0], demo.COPY, demo.MAIN)
    for side, name in ((pair.repeats, "a"), (pair.origin, "b")):
        assert len(re.findall(f'<mark id="{name}-1" data-number="1"', side.text)) == 1
    assert len(pair.passages) == 1


def test_passages_from_elsewhere_are_left_out() -> None:
    """A report may have taken words from several; only those of the one beside it are marked."""
    taken = (Passage(0, 4, demo.MAIN.report_id, 0, 4, 1.0), Passage(5, 9, demo.BARE.report_id, 0, 4, 1.0))
    pair = aligned(CopyOf(demo.COPY.report_id, demo.MAIN.report_id, 0.5, "why", taken), demo.COPY, demo.MAIN)
    assert pair.passages == taken[:1]
    assert 'data-number="2"' not in pair.repeats.text


def test_overlapping_passages_nest_and_change_no_character() -> None:
    """The same words may have been taken twice; hostile text stays text."""
    text = demo.TRICKY.text
    found = str(passages(demo.TRICKY, [(0, 20, 1), (10, 40, 2), (0, 20, 3)], "b"))
    assert "<script>" not in found
    shown = re.sub(r"<[^>]*>", "", found)
    assert html.unescape(shown) == text
    depth = 0
    for tag in re.findall(r"</?mark", found):
        depth += -1 if tag.startswith("</") else 1
        assert depth >= 0
    assert depth == 0
