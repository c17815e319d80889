"""What of a place is kept in fewer bytes, and comes back as it was."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.resolve.gazetteer import writing


@pytest.mark.parametrize(
    "gid", ["geonames:169389", "geonames:0", "geonames:012", "geonames:12a", "geonames:" + "9" * 30, "ocha:C3871", ""]
)
def test_an_id_comes_back_as_it_was(gid: str) -> None:
    """Whatever the source calls a place, only GeoNames' plain numbers are kept as numbers."""
    assert writing.unpacked_id(writing.packed_id(gid)) == gid


def test_a_number_of_geonames_is_kept_as_a_number() -> None:
    """Which is what makes the file smaller."""
    assert writing.packed_id("geonames:169389") == 169389


@given(st.floats(min_value=-180, max_value=180))
def test_degrees_come_back_to_the_last_bit(degrees: float) -> None:
    """Few enough decimals or not, no point moves."""
    assert writing.unpacked_degrees(writing.packed_degrees(degrees)) == degrees


@given(st.integers(min_value=-18_000_000, max_value=18_000_000))
def test_five_decimals_are_kept_as_a_whole_number(parts: int) -> None:
    """Gazetteers give no more, and whole numbers take half the room."""
    degrees = float(f"{parts / 100_000:.5f}")
    assert writing.packed_degrees(degrees) == parts
    assert not math.isnan(writing.unpacked_degrees(parts))
