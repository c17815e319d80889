"""Signatures: a report in some sixty numbers, enough to find the reports that may share its origin.

Two reports that share an origin share keys; which two share enough of them is all that has to be known to compare only
those. A signature depends on its report alone and can be stored.

* Runs of three words, thinned to a fixed fraction of all hashes (FracMinHash: Irber et al. 2022, after Broder 1997).
  MinHash of whole reports estimates how alike the wholes are; a fixed fraction also shows what is held by a part, so
  that a quoted passage and a report put together from several are found as well.
* Runs of three names and numbers: these stay where the words between them were swapped.
* Pairs of rare numbers: these stay where sentences moved, too, and in a translation.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from harmledger.link.origins.words import folded, numbers
from harmledger.model.report import Report

VERSION = 1
"""Changes when the keys of the same report do; signatures of another version must be made anew."""

Key = NDArray[np.uint64]
Order = tuple[int, bool, int, str, str]

_RUN = 3
_WORD_RATE, _NAME_RATE = 6, 3
_FEWEST = 8
_MOST_NUMBERS = 7
_RARE = 21
_YEARS = range(1900, 2100)
_LONG = 4
_LAST_DAY = dt.date.max.toordinal()
_SALTS = {"word": 0x9E3779B97F4A7C15, "name": 0xC2B2AE3D27D4EB4F, "number": 0x165667B19E3779F9}


@dataclass(frozen=True, slots=True)
class Signatures:
    """What is kept of a report to find its copies by.

    Attributes:
        report_id: the report.
        keys: sorted, each once, 0 to 2**63 - 1; reports that share an origin share some.
        text_key: the same for reports with the very same words under the same title.
        words: how many words it has.
        day: its day of publication as :meth:`datetime.date.toordinal` counts; of an undated report the last there is.
        credits: whether it credits another outlet with what it says.
        captured: when it was captured, ISO 8601 in UTC; empty where that is not known.
        site: the outlet or web site that it came from, folded; empty where that is not known.
    """

    report_id: str
    keys: tuple[int, ...]
    text_key: int
    words: int
    day: int = _LAST_DAY
    credits: bool = False
    captured: str = ""
    site: str = ""

    @classmethod
    def of(cls, report: Report) -> Signatures:
        """The signature of ``report``; the same for the same report on every machine."""
        words, marked = folded(report)
        keys = set(_thinned(words, "word", _WORD_RATE, _long(words))) | set(_thinned(marked, "name", _NAME_RATE))
        keys |= set(_number_pairs(words))
        captured = report.captured_at
        if captured is not None:
            captured = captured.replace(tzinfo=dt.UTC) if captured.tzinfo is None else captured.astimezone(dt.UTC)
        return cls(
            report.report_id,
            tuple(sorted(keys)),
            _hashed("\n".join([*words, (report.title or "").casefold()])) >> 1 if words else 0,
            len(words),
            report.published.toordinal() if report.published else _LAST_DAY,
            report.republished_from is not None,
            captured.isoformat() if captured else "",
            report.publisher.casefold(),
        )

    @property
    def order(self) -> Order:
        """Reports sort by this, an origin before its copies.

        Earlier publication first; of one day, what credits nobody, then the fuller text, then what was captured first.
        """
        return (self.day, self.credits, -self.words, self.captured or "~", self.report_id)

    @property
    def dated(self) -> bool:
        """Whether the day of publication is known."""
        return self.day != _LAST_DAY


def run_keys(words: Sequence[str], kind: str = "word") -> Key:
    """The hash of each run of three, at the place of its first word."""
    if len(words) < _RUN:
        return np.empty(0, np.uint64)
    each = np.fromiter(map(_hashed, words), np.uint64, len(words))
    mixed = each[:-2] * np.uint64(0x9FB21C651E98DF25) + _rolled(each[1:-1], 21) * np.uint64(0xD6E8FEB86659FD93)
    return _mixed(mixed + _rolled(each[2:], 42) * np.uint64(0xA0761D6478BD642F) + np.uint64(_SALTS[kind]))


def sampled(keys: Key, rate: int = _WORD_RATE) -> NDArray[np.bool_]:
    """Which of the keys belong to the fraction that is kept."""
    return np.asarray((keys >> np.uint64(1)) % np.uint64(rate) == 0, np.bool_)


def _thinned(words: Sequence[str], kind: str, rate: int, wanted: NDArray[np.bool_] | None = None) -> list[int]:
    keys = run_keys(words, kind)
    if wanted is not None:
        keys = keys[wanted]
    kept = keys[sampled(keys, rate)]
    if len(kept) < _FEWEST:
        # Of a short text the lowest hashes are kept besides, or it would have hardly a key.
        kept = np.concatenate([kept, np.sort(keys)[:_FEWEST]])
    shifted: list[int] = (kept >> np.uint64(1)).tolist()
    return shifted


def _long(words: Sequence[str]) -> NDArray[np.bool_]:
    """Which runs of three have two words or more that say something: "one of the" is in every report."""
    if len(words) < _RUN:
        return np.empty(0, np.bool_)
    long = np.fromiter(map(len, words), np.int64, len(words)) >= _LONG
    return np.asarray(long[:-2].astype(np.int8) + long[1:-1] + long[2:] >= 2, np.bool_)


def rare(found: Sequence[int]) -> list[int]:
    """The numbers that two reports seldom share by chance, least round first; years are shared by all."""
    kept = {number for number in found if number >= _RARE and number not in _YEARS}
    return sorted(kept, key=lambda number: (len(str(number)) - len(str(number).rstrip("0")), -number))


def _number_pairs(words: Sequence[str]) -> list[int]:
    chosen = sorted(rare(numbers(words))[:_MOST_NUMBERS])
    salt = _SALTS["number"]
    return [_hashed(f"{salt}:{one}:{other}") >> 1 for one, other in combinations(chosen, 2)]


@functools.lru_cache(maxsize=400_000)
def _hashed(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _rolled(values: Key, bits: int) -> Key:
    return (values << np.uint64(bits)) | (values >> np.uint64(64 - bits))


def _mixed(values: Key) -> Key:
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
