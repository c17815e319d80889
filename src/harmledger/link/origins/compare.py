"""Two reports: whether the later one repeats the earlier one, which of its words it took, and why it is held to.

* a **copy** has half or more of its own words in stretches that stand in the earlier report, or holds four fifths of
  the earlier report in a third of its own; where it **credits** the other's outlet, three tenths are enough;
* a **rewrite** keeps half or more of its runs of three names and numbers and three tenths of its words, or states the
  same numbers and names sentence by sentence (:mod:`harmledger.link.origins.rewrites`), within a fortnight;
* a **translation** states the same numbers in the same order within two days, and credits the other's outlet;
* a **quotation** has a passage of the earlier report, and reporting of its own beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from harmledger.link.origins import credits as crediting
from harmledger.link.origins import rewrites
from harmledger.link.origins.passages import Stretch, stretches
from harmledger.link.origins.signatures import Signatures, run_keys
from harmledger.link.origins.words import Words, numbers
from harmledger.model.incident import Passage
from harmledger.model.report import Report

COPY, CREDITED, HELD, HELD_OWN = 0.5, 0.3, 0.8, 0.33
REWRITE_RUNS, REWRITE_WORDS = 0.65, 0.3
QUOTED_WORDS, QUOTED_SCORE = 20, 0.7
CREDITED_WORDS = 10
STANDING = 0.8
"""Share of a passage's keys that must be of standing text for it to be no evidence: plain prose has some as well."""

_TITLES = 0.25
_WORDS_A_PHRASE = 40
_FURNITURE = re.compile(
    r"anyone (?:with|who has|having) (?:any )?(?:more |further )?information|crime ?stoppers|tip ?line|anonymous|"
    r"all rights reserved|may not be (?:published|reproduced)|copyright|subscri(?:be|ption)|sign(?:ed)? up|newsletter|"
    r"e-?mail (?:alerts|notification)|verification (?:e-?mail|message)|follow us|download (?:our|the)|mobile apps?|"
    r"click here|read or share|can be reached|reporter|staff writer|your browser|flash player|tune in to|more from|"
    r"more news videos|[\w.]+@[\w.]+|https?:|\(\d{3}\) \d{3}-\d{4}|\blog in\b|your account|"
    r"terms of (?:service|use)|privacy policy|cookies",
    re.IGNORECASE,
)
"""What sites say of themselves, and how to reach whom: one such phrase in so many words makes a passage no evidence."""

_SHORT, _PAGE = 25, 120
_SHORT_SHARE = 0.8
_MIN_RUNS = 8
_MONTH, _FORTNIGHT, _TRANSLATED_DAYS, _PRESS_DAYS = 30, 14, 2, 2


class Extent(StrEnum):
    """How much of a report is another's."""

    COPY = "copy"  # the report goes back to the other as a whole
    QUOTATION = "quotation"  # passages of it do


@dataclass(frozen=True, slots=True)
class Match:
    """What ``second`` took from ``first``; ``shared`` is 0 to 1 of its own words, standing text left aside."""

    first: str
    second: str
    extent: Extent
    shared: float
    reason: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A report with its words and signature, read once for all its comparisons."""

    report: Report
    signatures: Signatures
    words: Words

    @classmethod
    def of(cls, report: Report, signatures: Signatures | None = None) -> Reading:
        """The reading of ``report``."""
        return cls(report, signatures or Signatures.of(report), Words.of(report))

    @property
    def told(self) -> tuple[int, ...]:
        """All its numbers, in their order; worked out anew each time, as most comparisons need none."""
        return tuple(numbers(self.words.low))

    @property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """The runs of three names and numbers."""
        names = [self.words.low[place] for place in self.words.marked]
        return frozenset(zip(names, names[1:], names[2:], strict=False))


LeftOut = Callable[[Signatures, Signatures], frozenset[int]]
"""The keys that two reports share and that are no evidence."""


def compare(one: Reading, other: Reading, left_out: LeftOut) -> Match | None:
    """What the later of two reports took from the earlier one; None where nothing shows that it did."""
    first, second = (one, other) if one.signatures.order < other.signatures.order else (other, one)
    if abs(_days(first, second)) <= _PRESS_DAYS and crediting.credits_outlet(first.report, second.report):
        # What a report credits comes before it, though press time or a time zone dates it a day later.
        first, second = second, first
    if not first.words.low or not second.words.low:
        return None
    credit = None if _one_site(first, second) else crediting.between(first.report, second.report)
    languages = {first.report.language, second.report.language}
    if len(languages) > 1 and "und" not in languages:
        return _translation(first, second, credit)
    if _is_page(first, second):
        return None
    found, standing = _evidence(first, second, left_out(first.signatures, second.signatures))
    return (
        _copy(first, second, found, standing, credit)
        or _rewrite(first, second)
        or _quotation(first, second, found, credit)
    )


def _is_page(first: Reading, second: Reading) -> bool:
    """Whether what both have is a page that sites put in the place of many stories, or repeat beneath them.

    It is where the headlines differ, and neither text has much of its headline's words, or the words are too few to be
    a story, or weeks lie between two short pages, or between any two of one site.
    """
    both = (first, second)
    titles = [_title(reading.report.title) for reading in both]
    if not all(titles) or len(titles[0] & titles[1]) >= _TITLES * len(titles[0] | titles[1]):
        return False
    told = [
        len(title.intersection(reading.words.low)) / len(title) for title, reading in zip(titles, both, strict=True)
    ]
    if max(told) < _TITLES:
        return True
    words = min(len(first.words.low), len(second.words.low))
    apart = abs(_days(first, second)) > _MONTH
    return words < _SHORT or (apart and (words < _PAGE or _one_site(first, second)))


def _title(title: str | None) -> frozenset[str]:
    """The words of a headline that say something; what follows a bar is the site's name."""
    return frozenset(word for word in re.findall(r"\w+", (title or "").split(" | ")[0].casefold()) if len(word) > 3)


def _evidence(first: Reading, second: Reading, out: frozenset[int]) -> tuple[list[Stretch], list[Stretch]]:
    """The stretches that both share: those that are evidence, and those that are standing text."""
    every = stretches(second.words, first.words)
    keys = (run_keys(second.words.low) >> 1).tolist() if out else []
    kept: list[Stretch] = []
    standing: list[Stretch] = []
    mine = set(second.signatures.keys)
    for item in every:
        if _is_furniture(item, second):
            standing.append(item)
            continue
        inside = [key for key in keys[item.start : max(item.start + 1, item.end - 2)] if key in mine]
        repeated = sum(key in out for key in inside)
        (standing if repeated > 1 and repeated >= STANDING * len(inside) else kept).append(item)
    return kept, standing


def _is_furniture(item: Stretch, second: Reading) -> bool:
    words = second.words
    said = _FURNITURE.findall(second.report.text, words.starts[item.start], words.ends[item.end - 1])
    return len(said) * _WORDS_A_PHRASE >= item.end - item.start


def _copy(
    first: Reading, second: Reading, found: Sequence[Stretch], standing: Sequence[Stretch], credit: str | None
) -> Match | None:
    matched = sum(item.matched for item in found)
    mine = len(second.words.low) - sum(item.end - item.start for item in standing)
    theirs = len(first.words.low) - sum(item.there_end - item.there_start for item in standing)
    if min(mine, theirs) < 1 or not matched:
        return None
    own, held = min(1.0, matched / mine), min(1.0, matched / theirs)
    reason = None
    if min(mine, theirs) < _SHORT:
        reason = "the same short text" if min(own, held) >= _SHORT_SHARE else None
    elif credit and own >= CREDITED:
        reason = f"{own:.0%} of its words stand in the earlier report, and it credits {credit}"
    elif own >= COPY:
        reason = f"{own:.0%} of its words stand in the earlier report"
    elif held >= HELD and own >= HELD_OWN:
        reason = f"holds {held:.0%} of the earlier report"
    if reason is None:
        return None
    return _match(first, second, Extent.COPY, own, reason, _passages(first, second, found))


def _rewrite(first: Reading, second: Reading) -> Match | None:
    if _days(first, second) > _FORTNIGHT or _one_site(first, second):
        return None
    mine, theirs = second.runs, first.runs
    words = frozenset(second.words.low)
    shared = len(words.intersection(first.words.low)) / len(words)
    if min(len(mine), len(theirs)) >= _MIN_RUNS:
        runs = len(mine & theirs) / len(mine)
        if runs >= REWRITE_RUNS and shared >= REWRITE_WORDS:
            reason = f"{runs:.0%} of its names and numbers stand in the same order: a rewrite"
            pairs = rewrites.paired(second.report, first.report)
            return _match(first, second, Extent.COPY, shared, reason, _retold(first, pairs))
    retold = rewrites.retold(second.report, first.report, second.told, first.told)
    if retold is None:
        return None
    reason = f"{retold.share:.0%} of its sentences state the same numbers and names: a rewrite"
    return _match(first, second, Extent.COPY, shared, reason, _retold(first, retold.pairs))


def _translation(first: Reading, second: Reading, credit: str | None) -> Match | None:
    if credit is None or _days(first, second) > _TRANSLATED_DAYS:
        return None
    share = rewrites.translated(second.told, first.told)
    if share is None:
        return None
    reason = f"{share:.0%} of its numbers stand in the same order, and it credits {credit}: a translation"
    return _match(first, second, Extent.COPY, share, reason, ())


def _quotation(first: Reading, second: Reading, found: Sequence[Stretch], credit: str | None) -> Match | None:
    least = CREDITED_WORDS if credit else QUOTED_WORDS
    taken = [item for item in found if item.matched >= least and item.score >= QUOTED_SCORE]
    if not taken:
        return None
    words = sum(item.matched for item in taken)
    by = f", and it credits {credit}" if credit else ""
    reason = f"{words} of its words are a passage of the earlier report{by}"
    shared = words / len(second.words.low)
    return _match(first, second, Extent.QUOTATION, shared, reason, _passages(first, second, taken))


def _match(
    first: Reading, second: Reading, extent: Extent, shared: float, reason: str, passages: tuple[Passage, ...]
) -> Match:
    ids = first.report.report_id, second.report.report_id
    return Match(*ids, extent, round(min(1.0, shared), 3), reason, passages)


def _passages(first: Reading, second: Reading, found: Sequence[Stretch]) -> tuple[Passage, ...]:
    mine, theirs = second.words, first.words
    return tuple(
        Passage(
            mine.starts[item.start],
            mine.ends[item.end - 1],
            first.report.report_id,
            theirs.starts[item.there_start],
            theirs.ends[item.there_end - 1],
            round(item.score, 3),
        )
        for item in found
    )


def _retold(first: Reading, pairs: Sequence[tuple[rewrites.Fact, rewrites.Fact]]) -> tuple[Passage, ...]:
    return tuple(
        Passage(
            mine.start,
            mine.end,
            first.report.report_id,
            theirs.start,
            theirs.end,
            round(rewrites.likeness(mine, theirs), 3),
        )
        for mine, theirs in pairs
    )


def _one_site(first: Reading, second: Reading) -> bool:
    """Whether both come from one site: what it tells again in other words is its own."""
    return bool(first.signatures.site) and first.signatures.site == second.signatures.site


def _days(first: Reading, second: Reading) -> int:
    if not (first.signatures.dated and second.signatures.dated):
        return 0
    return second.signatures.day - first.signatures.day
