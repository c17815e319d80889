"""Bounds that follow from how a number is stated."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.model.quantity import Quantifier, Quantity


@pytest.mark.parametrize(
    ("quantifier", "low", "high"),
    [
        (Quantifier.EXACT, 12, 12),
        (Quantifier.ABOUT, 12, 12),
        (Quantifier.AT_LEAST, 12, None),
        (Quantifier.MORE_THAN, 13, None),
        (Quantifier.NEARLY, None, 12),
        (Quantifier.UP_TO, None, 12),
    ],
)
def test_bounds_follow_the_table(quantifier: Quantifier, low: int | None, high: int | None) -> None:
    """Each quantifier bounds the number as the contract says."""
    assert Quantity.stated(12, quantifier) == Quantity(12, quantifier, low, high)


@pytest.mark.parametrize("quantifier", [Quantifier.RANGE, Quantifier.VAGUE])
def test_no_single_number_no_bounds(quantifier: Quantifier) -> None:
    """A range or a vague word cannot be stated as one number."""
    with pytest.raises(ValueError, match="no single number"):
        Quantity.stated(12, quantifier)


@given(st.integers(0, 10**7), st.integers(0, 10**7))
def test_range_is_in_order_whatever_the_order_of_words(one: int, other: int) -> None:
    """The lesser bound is low, and no single value is claimed."""
    found = Quantity.between(one, other)
    assert (found.low, found.high, found.value) == (min(one, other), max(one, other), None)


def test_vague_word_has_only_a_low_bound() -> None:
    """Dozens are at least twelve and no number more."""
    assert Quantity.vague(12) == Quantity(None, Quantifier.VAGUE, 12, None)
