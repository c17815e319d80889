"""The bars of a score."""

from __future__ import annotations

import pytest

from harmledger.model.incident import LinkReason, LinkTerm
from harmledger.web.dossier.waterfall import WIDTH, fall


def reason(*weights: float) -> LinkReason:
    """A score of these weights."""
    terms = tuple(LinkTerm(f"term {at}", weight, "why") for at, weight in enumerate(weights))
    return LinkReason("one", "other", sum(weights), terms)


def test_each_bar_begins_where_the_one_above_it_ends() -> None:
    """Bars that add begin at the last end, bars that take away end there."""
    found = fall(reason(-4.0, 3.5, 5.5, -0.2))
    ends = [found.zero, *(bar.to for bar in found.bars)]
    for before, bar in zip(ends, found.bars, strict=False):
        assert before == pytest.approx(bar.x if bar.adds else bar.x + bar.width, abs=0.2)
    assert [bar.adds for bar in found.bars] == [False, True, True, False]


def test_the_sum_reaches_from_nothing_to_the_score() -> None:
    """The last bar is what all come to."""
    found = fall(reason(2.0, 3.0))
    assert found.x == found.zero
    assert found.x + found.width == pytest.approx(found.bars[-1].to, abs=0.2)


@pytest.mark.parametrize("weights", [(0.0,), (), (-12.5, 0.5), (1e-9, 40.0)])
def test_every_bar_stays_inside(weights: tuple[float, ...]) -> None:
    """No weight, however small or large, is drawn outside, and none is too thin to be seen."""
    found = fall(reason(*weights))
    for x, width in [(found.x, found.width), *((bar.x, bar.width) for bar in found.bars)]:
        assert x >= 0
        assert width >= 1
        assert x + width <= WIDTH
