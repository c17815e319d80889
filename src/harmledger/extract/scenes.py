"""The circumstances of one sentence's claims: who says them, how firmly, when, where and of what reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from harmledger.extract import scope as scopes
from harmledger.extract import stance as stances
from harmledger.extract.setting import Setting, settings
from harmledger.extract.speakers import ANAPHOR
from harmledger.extract.tags import Label, Reading, Sentence, Tag
from harmledger.model.draft import PlaceMention
from harmledger.model.span import Mention
from harmledger.model.terms import Scope, Stance
from harmledger.model.where import PlaceRole


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence's setting together with the text that offsets refer to."""

    text: str
    setting: Setting

    def source(self, sentence: Sentence, start: int, end: int) -> Mention | None:
        """Who says the claim at ``[start, end)``: the last speaker before it, else the first after it, else the carried."""
        own = [tag for tag in sentence.tagged(Label.SPEAKER) if tag.value != ANAPHOR]
        before = [tag for tag in own if tag.end <= start]
        after = [tag for tag in own if tag.start >= end]
        tag = before[-1] if before else after[0] if after else self.setting.speaker
        return None if tag is None else tag.mention

    def time(self, sentence: Sentence, start: int, end: int, scope: Scope) -> tuple[Mention | None, bool]:
        """The time that dates the claim, and whether it stands in another sentence. A tally takes over none."""
        own = sentence.tagged(Label.TIME)
        if own:
            return min(own, key=lambda tag: max(tag.start - end, start - tag.end, 0)).mention, False
        carried = self.setting.time
        if carried is None or scope is Scope.CUMULATIVE:
            return None, False
        return carried.mention, True

    def places(self, sentence: Sentence, scope: Scope) -> tuple[PlaceMention, ...]:
        """The sentence's places, else those carried over; a tally takes over none."""
        own = sentence.tagged(Label.PLACE)
        if not own and scope is Scope.CUMULATIVE:
            return ()
        return tuple(PlaceMention(tag.mention, _role(sentence, tag)) for tag in own or self.setting.places)

    def stance(self, sentence: Sentence, start: int, end: int) -> Stance:
        """How firmly the claim at ``[start, end)`` is made."""
        return stances.stance(sentence.text, start - sentence.start, end - sentence.start)

    def scope(self, sentence: Sentence, start: int, end: int, count: str) -> Scope:
        """What the figure ``count`` of the claim at ``[start, end)`` covers."""
        return scopes.scope(sentence.text, start - sentence.start, end - sentence.start, count)


def scenes(reading: Reading) -> Iterator[Scene]:
    """The scene of every sentence, in order."""
    for setting in settings(reading):
        yield Scene(reading.text, setting)


def _role(sentence: Sentence, tag: Tag) -> PlaceRole:
    before = sentence.text[max(0, tag.start - sentence.start - 25) : max(0, tag.start - sentence.start)].lower()
    return PlaceRole.NEAR if any(f"{word} " in before for word in ("near", "outside", "around", "close to")) else PlaceRole.AT
