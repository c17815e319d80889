"""The model's weights: for each level of each comparison the shares ``m`` and ``u``, from ``weights.yaml``."""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml

from harmledger.errors import VocabularyError
from harmledger.link.matching.levels import COMPARISONS

FILE = "weights.yaml"


@dataclass(frozen=True, slots=True)
class Shares:
    """How often a level is met: ``m`` among pairs of one incident, ``u`` among others that are compared at all."""

    m: float
    u: float

    @property
    def bits(self) -> float:
        """What the level speaks for one incident."""
        return math.log2(self.m / self.u)


@dataclass(frozen=True, slots=True)
class Weights:
    """The whole model.

    Attributes:
        prior: the share of true pairs among those that blocking lets through.
        shares: by comparison and level.
    """

    prior: float
    shares: Mapping[str, Mapping[str, Shares]]

    @property
    def prior_bits(self) -> float:
        """The prior as bits, as it enters every score."""
        return math.log2(self.prior / (1 - self.prior))

    def bits(self, comparison: str, gamma: int) -> float:
        """The weight of a level by its number; 0 where nothing was compared."""
        return self.table[comparison][gamma + 1]

    @property
    def table(self) -> Mapping[str, tuple[float, ...]]:
        """By comparison, the bits of every level's number from -1 upwards."""
        return _table(self)

    def __hash__(self) -> int:
        return id(self)


@functools.lru_cache(maxsize=8)
def _table(weights: Weights) -> Mapping[str, tuple[float, ...]]:
    return {
        item.name: (0.0, *(weights.shares[item.name][level.name].bits for level in reversed(item.levels)))
        for item in COMPARISONS
    }


@functools.cache
def shipped() -> Weights:
    """The weights that come with this version.

    Raises:
        VocabularyError: where the file does not fit the table of comparisons.
    """
    text = (resources.files(__package__) / FILE).read_text(encoding="utf-8")
    return read(yaml.safe_load(text), FILE)


def read(data: Mapping[str, Any], where: str) -> Weights:
    """Weights from the plain values of a file.

    Raises:
        VocabularyError: where a level is missing or unknown, or a share is no number above 0 and up to 1.
    """
    found: dict[str, dict[str, Shares]] = {}
    for item in COMPARISONS:
        rows = data["comparisons"].get(item.name, {})
        named = {level.name for level in item.levels}
        if set(rows) != named:
            differing = ", ".join(sorted(set(rows) ^ named))
            raise VocabularyError(
                f"{where}: the levels of {item.name} do not fit the table of comparisons: {differing}",
                remedy="write it anew with `python -m training.linking`",
            )
        found[item.name] = {name: _shares(row, f"{where}: {item.name}: {name}") for name, row in rows.items()}
    return Weights(float(data["prior"]), found)


def _shares(row: Mapping[str, float], where: str) -> Shares:
    shares = Shares(float(row["m"]), float(row["u"]))
    if not (0 < shares.m <= 1 and 0 < shares.u <= 1):
        raise VocabularyError(f"{where}: m {shares.m} and u {shares.u} must be above 0 and at most 1")
    return shares
