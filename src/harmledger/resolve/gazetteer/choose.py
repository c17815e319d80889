"""Choosing which place a name means, by all else that the report says. Too close to call stays open, with the choices.

What a name may mean is looked up by :mod:`named`; each place is weighed by itself by :mod:`merit`, all names of a
report together by :mod:`together`; :mod:`doubts` says what speaks against the likeliest, and :mod:`placed` what comes
of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from harmledger.model.draft import PlaceMention
from harmledger.model.report import Report
from harmledger.model.span import Mention
from harmledger.model.where import Place, PlaceRole
from harmledger.resolve.gazetteer import doubts, fold, inside, merit, named, placed, regions, together, wording
from harmledger.resolve.gazetteer.beats import Beat
from harmledger.resolve.gazetteer.index import Gazetteer
from harmledger.resolve.gazetteer.setting import setting_of
from harmledger.resolve.gazetteer.together import Name, Option
from harmledger.resolve.gazetteer.wording import Wording

_FIRM, _LEAST = 0.6, 0.05
"""Share from which on it is settled what a name means, and below which a place is not meant at all."""
_REGION = 20
"""Characters after a name in which its state may stand."""
_AROUND = 60
"""Characters before and after a name that may say what it is."""


@dataclass(frozen=True, slots=True)
class _Key:
    """What is decided once a report: the words taken apart, and the state that follows them."""

    words: Wording
    state: str | None


class Chooser:
    """Chooses the places that one report's mentions mean; the same words are decided once, and all names together.

    Args:
        report: the report.
        mentions: the places that its claims name.
        gazetteer: what places there are.
        beat: where the outlet's reports are set, where that is known.

    Attributes:
        setting: where the report is set.
    """

    def __init__(
        self, report: Report, mentions: Iterable[PlaceMention], gazetteer: Gazetteer, beat: Beat | None = None
    ) -> None:
        self._report = report
        self._gazetteer = gazetteer
        self._keys: dict[Mention, _Key] = {}
        self._names: dict[_Key, Name] = {}
        self._parts: dict[_Key, bool] = {}
        self._decided: dict[_Key, Place] = {}
        self._loose: set[tuple[int, int]] = set()
        listed = list(mentions)
        names = {self._read(place).name for place in listed if place.role is not PlaceRole.DESTINATION}
        self.setting = setting_of(report, names, gazetteer)
        for mention in listed:
            self._add(mention)
        self._held = self._inside()
        if beat is not None:
            self._bring_home(beat)
        self._ends = inside.between(report.text, {place.mention for place in listed})
        together.weigh(self.names, self._held)

    @property
    def names(self) -> list[Name]:
        """All names of the report, with what each may mean and how likely."""
        return list(self._names.values())

    def options(self, mention: PlaceMention) -> Sequence[Option]:
        """What ``mention`` may mean, likeliest first."""
        key = self._key(mention)
        if key not in self._names:
            self._add(mention)
            together.weigh([self._names[key]], {})
        return sorted(self._names[key].options, key=lambda one: (-one.share, one.candidate.gazetteer_id))

    def place(self, mention: PlaceMention) -> Place:
        """The place that ``mention`` means: resolved, or with the reason why not and what it might have been."""
        at, place = mention.mention, self._alone(mention)
        other = self._ends.get(at)
        if other is not None:
            place = placed.between(place, self._alone(PlaceMention(other)))
        return replace(place, text=at.text, role=mention.role, start=at.start, end=at.end)

    def _alone(self, mention: PlaceMention) -> Place:
        """The place that the mention's own words mean."""
        key = self._key(mention)
        if key not in self._decided:
            self._decided[key] = self._decide(key, self.options(mention))
        return self._decided[key]

    def _decide(self, key: _Key, ranked: Sequence[Option]) -> Place:
        name, words = self._names[key], key.words
        holders = self._holders(name, ranked[0] if ranked else None)
        others = [other for other in self.names if other is not name]
        doubt = doubts.of(ranked, holders, others, self.setting.country, words)
        if doubt is not None:
            return placed.in_town(words, holders) or placed.left_open(words, doubt, ranked)
        found = placed.resolved(ranked, words, self.setting.country, part=self._parts[key])
        return placed.in_city(found, words, ranked, holders)

    def _holders(self, name: Name, best: Option | None) -> list[list[Option]]:
        """What the words say the name lies in: for each such name what it may mean, where that is settled.

        Of a great place, which is known without that, only what stands right beside it is taken for it.
        """
        found = []
        index = self.names.index(name)
        great = best is not None and doubts.is_great(best)
        for at in self._held.get(index, ()):
            if great and (index, at) in self._loose:
                continue
            options = sorted(self.names[at].options, key=lambda one: -one.share)
            likely = [one for one in options if doubts.is_same(options[0], one) or one.share > _LEAST]
            if sum(one.share for one in likely if doubts.is_same(likely[0], one)) >= _FIRM:
                found.append(likely)
        return found

    def _inside(self) -> Mapping[int, Sequence[int]]:
        """By a name's place in the list, those of the names that the words say it lies in."""
        spans = sorted((span, at) for at, name in enumerate(self.names) for span in set(name.spans))
        found = inside.containers(self._report.text, [span for span, _ in spans])
        held: dict[int, list[int]] = {}
        for at, holders in found.items():
            (_, end), index = spans[at]
            held.setdefault(index, []).extend(spans[holder][1] for holder in holders)
            self._loose |= {
                (index, spans[one][1]) for one in holders if inside.is_loose(self._report.text, end, spans[one][0][0])
            }
        return held

    def _bring_home(self, beat: Beat) -> None:
        """Let the outlet's beat speak for its places, but not where the words themselves say what a name lies in."""
        for at, (key, name) in enumerate(self._names.items()):
            if key.state is None and not self._held.get(at):
                for option in name.options:
                    option.home = beat.merit(option)
                    option.merit += option.home

    def _add(self, mention: PlaceMention) -> None:
        key = self._key(mention)
        if key not in self._names:
            found, self._parts[key] = named.candidates(key.words, self._gazetteer)
            options = [Option(place, merit.of(place, key.words, self.setting, key.state)) for place in found]
            self._names[key] = Name(options, fold.plain(key.words.name))
        self._names[key].spans.append((mention.mention.start, mention.mention.end))

    def _key(self, mention: PlaceMention) -> _Key:
        at = mention.mention
        if at not in self._keys:
            state = regions.after(self._report.text[at.end : at.end + _REGION])
            self._keys[at] = _Key(self._read(mention), state)
        return self._keys[at]

    def _read(self, mention: PlaceMention) -> Wording:
        at, text = mention.mention, self._report.text
        return wording.read(at.text, text[max(0, at.start - _AROUND) : at.start], text[at.end : at.end + _AROUND])
