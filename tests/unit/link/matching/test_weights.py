"""The weights' file: read, refused where it does not fit, and the same as training would write."""

from __future__ import annotations

import copy
from importlib import resources
from typing import Any

import pytest
import yaml

from harmledger.errors import VocabularyError
from harmledger.link.matching import weights
from harmledger.link.matching.levels import COMPARISONS


def plain() -> Any:
    """The shipped file as plain values."""
    text = (resources.files("harmledger.link.matching") / weights.FILE).read_text(encoding="utf-8")
    return copy.deepcopy(yaml.safe_load(text))


def test_shipped_weights_have_every_level() -> None:
    """Each level has its shares, and the bits in the file are those that follow from them."""
    shipped = weights.shipped()
    for item in COMPARISONS:
        for level in item.levels:
            assert plain()["comparisons"][item.name][level.name]["bits"] == pytest.approx(
                shipped.shares[item.name][level.name].bits, abs=0.02
            )


def test_agreement_outweighs_contradiction() -> None:
    """Agreement speaks for one incident and contradiction against it: a file with signs swapped is wrong."""
    shares = weights.shipped().shares
    for comparison, agree, contradict in (
        ("time", "same_day", "days_apart"),
        ("place", "same_place", "apart"),
        ("means", "same", "exclusive"),
        ("killed", "equal_large", "shrinks"),
        ("rare_names", "many", "none"),
    ):
        assert shares[comparison][agree].bits > 1 > -1 > shares[comparison][contradict].bits


def test_nothing_to_compare_weighs_nothing() -> None:
    """The level number -1 stands for what says nothing."""
    assert {weights.shipped().bits(item.name, -1) for item in COMPARISONS} == {0.0}


def test_missing_level_is_named() -> None:
    """A file without a level is refused with the level's name."""
    data = plain()
    del data["comparisons"]["means"]["exclusive"]
    with pytest.raises(VocabularyError, match=r"mine: the levels of means .* exclusive"):
        weights.read(data, "mine")


def test_share_of_nothing_is_refused() -> None:
    """A share of 0 would weigh infinitely."""
    data = plain()
    data["comparisons"]["means"]["exclusive"]["u"] = 0
    with pytest.raises(VocabularyError, match="mine: means: exclusive"):
        weights.read(data, "mine")
