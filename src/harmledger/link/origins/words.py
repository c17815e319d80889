"""A report's words with their places: what copies are found and aligned by. Site furniture and bylines are left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from harmledger.model.report import Report, SectionKind

TOKEN = re.compile(r"[.!?\n\u201c\"]|\d[\d,.:]*\d|\w+(?:['\u2019]\w+)*")
"""A word, a number or a time of day as written (``1,200``, ``7:30``), or a sign after which a capital marks no name."""

_TIMED = re.compile(r"^(?P<minutes>\d{1,2}):(?P<seconds>[0-5]\d)[ \t]+\S.*$", re.MULTILINE)
_FEWEST_LISTED = 3
_STOPS = frozenset('.!?\n\u201c"')
_SKIPPED = frozenset({SectionKind.FURNITURE, SectionKind.BYLINE, SectionKind.DATELINE})
_NUMBER_WORDS: dict[str, int] = dict(
    zip(
        (
            "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
            "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
        ).split(),
        (*range(2, 21), *range(30, 100, 10)),
        strict=True,
    )
)
_LONGEST = 16
"""Digits from which a row of them is no number that anybody counts by."""

_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of headline, captions and body, case folded, in the order of the text.

    Attributes:
        low: the words.
        starts, ends: where each stands in the report's text, in code points.
        marked: which of them are names or numbers, as indices.
    """

    low: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    marked: tuple[int, ...]

    @classmethod
    def of(cls, report: Report) -> Words:
        """The words of ``report``."""
        words: list[str] = []
        places: list[tuple[int, int]] = []
        marked: list[int] = []
        for start, end in stretches(report):
            found = list(TOKEN.finditer(report.text, start, end))
            held = [match[0] for match in found]
            lows = _low(held)
            kept = [place for place, low in enumerate(lows) if low not in _STOPS]
            names = set(_names(held))
            marked += [number for number, place in enumerate(kept, len(words)) if place in names]
            words += [lows[place] for place in kept]
            places += [found[place].span() for place in kept]
        starts, ends = zip(*places, strict=True) if places else ((), ())
        return cls(tuple(words), starts, ends, tuple(marked))


def folded(report: Report) -> tuple[list[str], list[str]]:
    """All words of the report, and those that are names or numbers; both case folded, as :class:`Words` has them."""
    words: list[str] = []
    marked: list[str] = []
    for start, end in stretches(report):
        held = TOKEN.findall(report.text, start, end)
        lows = _low(held)
        words += [low for low in lows if low not in _STOPS]
        marked += [lows[place] for place in _names(held)]
    return words, marked


def _low(held: Sequence[str]) -> list[str]:
    """Each token case folded."""
    # Folding all at once is several times as fast; no token has a blank in it.
    return " ".join(held).casefold().split(" ") if held else []


def _names(held: Sequence[str]) -> list[int]:
    """The places of the tokens that are names or numbers; a capital after a stop marks no name."""
    return [
        place
        for place, token in enumerate(held)
        if not "a" <= token < "{"  # most words by far
        and ((first := token[0]).isdigit() or (first.isupper() and place and held[place - 1] not in _STOPS))
    ]


def stretches(report: Report) -> Iterable[tuple[int, int]]:
    """The stretches of the text that are the report's own: all of it where its sections are not known."""
    whole = [(0, len(report.text))]
    own = (
        [(part.start, part.end) for part in report.sections if part.kind not in _SKIPPED] if report.sections else whole
    )
    listed = _playlist(report.text)
    return _without(own, listed) if listed else own


def _playlist(text: str) -> list[tuple[int, int]]:
    """Lines that list videos by their lengths; times of day, which go up or down, are another thing."""
    if ":" not in text:
        return []
    lines = list(_TIMED.finditer(text))
    times = [int(line["minutes"]) * 60 + int(line["seconds"]) for line in lines]
    if len(lines) < _FEWEST_LISTED or times == sorted(times) or times == sorted(times, reverse=True):
        return []
    return [line.span() for line in lines]


def _without(stretches: Iterable[tuple[int, int]], out: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    left: list[tuple[int, int]] = []
    for start, end in stretches:
        at = start
        for out_start, out_end in out:
            if at < out_end and out_start < end:
                left.append((at, max(at, out_start)))
                at = min(out_end, end)
        left.append((at, end))
    return [(start, end) for start, end in left if start < end]


def numbers(words: Sequence[str]) -> list[int]:
    """The numbers among case-folded words, in digits of any script or in words, times the scale that follows."""
    found: list[int] = []
    last = len(words) - 1
    telling = [place for place, word in enumerate(words) if word in _NUMBER_WORDS or not "a" <= word < "{"]
    for place in telling:
        number = _number(words[place])
        if number is not None:
            found.append(number * _SCALES.get(words[place + 1], 1) if place < last else number)
    return found


def _number(word: str) -> int | None:
    told = _NUMBER_WORDS.get(word)
    if told is not None or not word[0].isdigit():
        return told
    plain = word.replace(",", "")
    return int(plain) if plain.isdecimal() and len(plain) < _LONGEST else None
