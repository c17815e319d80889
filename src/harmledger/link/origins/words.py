"""A report's words with their places: what copies are found and aligned by. Site furniture and bylines are left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from harmledger.model.report import Report, SectionKind

TOKEN = re.compile(r"[.!?\n\u201c\"]|\d[\d,.:]*\d|\w+(?:['\u2019]\w+)*")
"""A word, a number or a time of day as written (``1,200``, ``7:30``), or a sign after which a capital marks no name."""

_TIMED = re.compile(r"^(?P<minutes>\d{1,2}):(?P<seconds>[0-5]\d)[ \t]+\S.*$", re.MULTILINE)
_FEWEST_LISTED = 3
_STOPS = frozenset('.!?\n\u201c"')
_SKIPPED = frozenset({SectionKind.FURNITURE, SectionKind.BYLINE, SectionKind.DATELINE})
_NUMBER_WORDS = dict(
    zip(
        (
            "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
            "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
        ).split(),
        (*range(2, 21), *range(30, 100, 10)),
        strict=True,
    )
)
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
            spans = [match.span() for match in TOKEN.finditer(report.text, start, end)]
            for place, (low, is_marked) in zip(spans, _told(report.text[a:b] for a, b in spans), strict=True):
                if low in _STOPS:
                    continue
                if is_marked:
                    marked.append(len(words))
                words.append(low)
                places.append(place)
        starts, ends = zip(*places, strict=True) if places else ((), ())
        return cls(tuple(words), starts, ends, tuple(marked))


def folded(report: Report) -> tuple[list[str], list[str]]:
    """All words of the report, and those that are names or numbers; both case folded, as :class:`Words` has them."""
    words: list[str] = []
    marked: list[str] = []
    for start, end in stretches(report):
        for low, is_marked in _told(TOKEN.findall(report.text, start, end)):
            if low not in _STOPS:
                words.append(low)
                if is_marked:
                    marked.append(low)
    return words, marked


def _told(tokens: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Each token case folded, and whether it is a name or a number; a capital after a stop marks no name."""
    held = list(tokens)
    # Folding all at once is several times as fast; no token has a blank in it.
    lows = " ".join(held).casefold().split(" ") if held else []
    before = "."
    for token, low in zip(held, lows, strict=True):
        first = token[0]
        yield low, first.isdigit() or (first.isupper() and before not in _STOPS)
        before = token


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


def numbers(words: Iterable[str]) -> list[int]:
    """The numbers among case-folded words, in digits of any script or in words, times the scale that follows."""
    found: list[int] = []
    last = False
    for word in words:
        if word in _NUMBER_WORDS:
            found.append(_NUMBER_WORDS[word])
            last = True
        elif word[0].isdigit():
            plain = word.replace(",", "")
            last = plain.isdecimal() and len(plain) < 16
            if last:
                found.append(int(plain))
        elif last:
            found[-1] *= _SCALES.get(word, 1)
            last = False
    return found
