"""What the tagger hands to the assemblers: sentences with labelled spans. Offsets are those of the report's text."""

from __future__ import annotations

import bisect
import operator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from harmledger.model.report import Report, SectionKind
from harmledger.model.span import Mention, Span


class Label(StrEnum):
    """What a tagged span is. ``Tag.value`` holds the vocabulary term where one is known."""

    NUMBER = "number"  # a number with its hedge: "at least 12", "dozens", "a father and his two sons"
    TIME = "time"  # "early Thursday", "since December", "12 January"
    PLACE = "place"  # the name of a place
    ACTOR = "actor"  # a party to the conflict: "regime forces", "HTS"
    SPEAKER = "speaker"  # one who is quoted or reported: "the Observatory", "local sources"
    VICTIM = "victim"  # a head noun of people: value is the VictimGroup
    MEANS = "means"  # "air strikes": value is the Means
    TARGET = "target"  # "a hospital": value is the Target


class Tag(NamedTuple):
    """One labelled span of the report."""

    label: Label
    start: int
    end: int
    text: str
    value: str | None = None

    @property
    def span(self) -> Span:
        """Where the tag stands."""
        return Span(self.start, self.end)

    @property
    def mention(self) -> Mention:
        """The tag as a mention, for a draft."""
        return Mention(self.start, self.end, self.text)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the headline, a caption or the body: ``report.text[start:end] == text``."""

    index: int
    start: int
    end: int
    text: str
    section: SectionKind
    tags: tuple[Tag, ...] = ()
    _tagged: dict[Label, tuple[Tag, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def tagged(self, label: Label) -> tuple[Tag, ...]:
        """The tags of one label, in the order of the text."""
        if not self.tags:
            return ()
        found = self._tagged.get(label)
        if found is None:
            found = self._tagged[label] = tuple([tag for tag in self.tags if tag.label is label])
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A report, segmented and tagged: what every assembler reads. Compared by identity, for it is no value."""

    report: Report
    sentences: tuple[Sentence, ...] = field(default=())

    @property
    def text(self) -> str:
        """The report's text."""
        return self.report.text

    def at(self, offset: int) -> Sentence:
        """The sentence that holds an offset of the text, or that stands before it."""
        return self.sentences[max(0, bisect.bisect_right(self.sentences, offset, key=_start) - 1)]


_start = operator.attrgetter("start")
