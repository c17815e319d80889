"""Who says what, as drawn: each speaker's figures and the record's of the same incidents on one scale."""

from __future__ import annotations

from dataclasses import dataclass

from harmledger.model.overview import Range, Voice, Voices
from harmledger.web.record.ranges import WIDTH, Reach, meet, reach
from harmledger.web.record.scales import Numbers


@dataclass(frozen=True, slots=True)
class Spoken:
    """A speaker with both ranges as drawn.

    Attributes:
        voice: the speaker.
        stated, record: the two ranges.
        fits: whether they meet.
    """

    voice: Voice
    stated: Reach
    record: Reach
    fits: bool


def spoken(found: Voices) -> tuple[Numbers, tuple[Spoken, ...]]:
    """The speakers on a scale that holds every number of theirs."""
    scale = Numbers(max((max(one.stated.stated, one.record.stated) for one in found.voices), default=0), WIDTH)
    return scale, tuple(
        Spoken(
            one,
            _drawn(one.stated, scale),
            _drawn(one.record, scale),
            meet((one.stated.low, one.stated.high), (one.record.low, one.record.high)),
        )
        for one in found.voices
    )


def _drawn(range_: Range, scale: Numbers) -> Reach:
    return reach(range_.low, range_.best, range_.high, scale)
