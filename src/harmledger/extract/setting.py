"""What a sentence takes over from those before it: who speaks, when it was, where.

A report sets its scene once and goes on. What is carried over is always a mention that stands in the text, so that a
reader can follow it back.
"""

from __future__ import annotations

from dataclasses import dataclass

from harmledger.extract.speakers import ANAPHOR
from harmledger.extract.tags import Label, Reading, Sentence, Tag

_REACH = 4
"""How many sentences a named speaker may lie back for an anaphor to stand for it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds in one sentence.

    Attributes:
        speaker: who says the sentence; None where the outlet does.
        said_here: whether the sentence itself makes someone speak.
        time: the time expression that dates it; ``time_here`` whether it stands in the sentence.
        places: where it plays: its own, else those that the last sentence with places named.
        places_here: whether they stand in the sentence.
    """

    speaker: Tag | None
    said_here: bool
    time: Tag | None
    time_here: bool
    places: tuple[Tag, ...]
    places_here: bool


def settings(reading: Reading) -> tuple[Setting, ...]:
    """The setting of every sentence of the reading, by the sentence's index."""
    found: list[Setting] = []
    named: tuple[int, Tag] | None = None
    time: Tag | None = None
    places: tuple[Tag, ...] = ()
    for sentence in reading.sentences:
        own = sentence.tagged(Label.SPEAKER)
        speaker = _speaker(own, named, sentence)
        fresh = next((tag for tag in own if tag.value != ANAPHOR), None)
        if fresh is not None:
            named = (sentence.index, fresh)
        elif speaker is not None and named is not None:
            named = (sentence.index, named[1])
        own_times = sentence.tagged(Label.TIME)
        own_places = sentence.tagged(Label.PLACE)
        time = own_times[0] if own_times else time
        places = own_places or places
        found.append(Setting(speaker, bool(own), time, bool(own_times), places, bool(own_places)))
    return tuple(found)


def _speaker(own: tuple[Tag, ...], named: tuple[int, Tag] | None, sentence: Sentence) -> Tag | None:
    for tag in own:
        if tag.value != ANAPHOR:
            return tag
    if own and named is not None and sentence.index - named[0] <= _REACH:
        return named[1]
    return None
