"""Parts that no word tells: a total in the lead, and the figures of single places below that add up to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from harmledger.extract.context.retold import value
from harmledger.extract.tagging.tags import Reading
from harmledger.model.draft import Draft
from harmledger.model.terms import ClaimKind, Stance

_LEAD = 3
"""How many sentences from the start of the text may tell a total that the text below takes apart."""
_LEAST = 3
"""The smallest total that is taken apart: two and its halves are met by chance."""


def added_up(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each of a run of figures that adds up exactly to a total in the lead told as a part of it.

    A run is figures of the total's outcome that follow one another, two at least, none a part already; one that is
    told again, there or of the total itself, counts once.

    Args:
        reading: the report, whose first sentences are its lead.
        drafts: its drafts in any order; ``part_of`` counts in this list.
    """
    end = reading.sentences[min(_LEAD, len(reading.sentences)) - 1].end if reading.sentences else 0
    parts: dict[int, int] = {}
    for figures in _by_outcome(drafts):
        for at, (whole, number) in enumerate(figures):
            if drafts[whole].start >= end:
                break
            if number >= _LEAST and whole not in parts:
                later = [one for one in figures[at + 1 :] if one[0] not in parts]
                parts |= dict.fromkeys(_run(later, number), whole)
    return [replace(one, part_of=parts[at]) if at in parts else one for at, one in enumerate(drafts)]


def _by_outcome(drafts: Sequence[Draft]) -> list[list[tuple[int, int]]]:
    """The figures of each outcome that are no parts, in the order of the text: which draft, and its number."""
    found: dict[str, list[tuple[int, int]]] = {}
    for at in sorted(range(len(drafts)), key=lambda at: drafts[at].start):
        one = drafts[at]
        if one.kind is not ClaimKind.CASUALTY or one.outcome is None or one.count is None:
            continue
        number = value(one.count.text)
        if number and one.part_of is None and one.stance is not Stance.DENIED:
            found.setdefault(one.outcome, []).append((at, number))
    return list(found.values())


def _run(figures: Sequence[tuple[int, int]], total: int) -> list[int]:
    """The drafts that the first figures add up with to the total; none where they do not."""
    for once in (False, True):
        run: list[int] = []
        numbers: list[int] = []
        for at, number in figures:
            if number == total and not run:
                continue  # the total told again
            if number >= total:
                break
            run.append(at)
            if not (once and number in numbers):
                numbers.append(number)
            if sum(numbers) == total and len(numbers) > 1:
                return run
            if sum(numbers) > total:
                break
    return []
