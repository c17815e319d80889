"""Short reports, tagged with a handful of place names, for the tests of the assemblers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from harmledger.extract.tagging.tagger import tag
from harmledger.extract.tagging.tags import Reading
from harmledger.model.draft import Draft
from harmledger.model.report import Report
from harmledger.model.span import Mention

PLACES = (
    "Kharkiv Marib Rafah Omdurman Sarmin Nikopol Goma Sake Binnish Hodeidah Syria Yemen Sudan Ukraine Gaza Idlib "
    "Avdiivka Midi Jableh Atarib Kramatorsk"
).split()


@dataclass(frozen=True)
class Names:
    """A gazetteer of a few names."""

    names: frozenset[str] = frozenset(place.lower() for place in PLACES)

    def known(self, name: str) -> bool:
        """Whether the name is one of the few."""
        return name.lower() in self.names


def reading(*sentences: str) -> Reading:
    """The sentences as one report, tagged."""
    return tag(Report("sha256:0", " ".join(sentences)), Names())


def quotes(read: Reading, drafts: Iterable[Draft]) -> list[str]:
    """The evidence of each draft."""
    return [read.text[draft.start : draft.end] for draft in drafts]


def said(mentions: Iterable[Mention]) -> list[str]:
    """The words of each mention."""
    return [mention.text for mention in mentions]


def holds(read: Reading, drafts: Iterable[Draft]) -> bool:
    """Whether every span of every draft lies in the text and every mention repeats it."""
    for draft in drafts:
        if not 0 <= draft.start < draft.end <= len(read.text):
            return False
        mentions = [
            *draft.perpetrators,
            *draft.parties,
            *draft.named_targets,
            *draft.gained_by,
            *draft.lost_by,
            *draft.by,
            *draft.named,
            *(place.mention for place in draft.places),
            *(one for one in (draft.source, draft.time, draft.count) if one is not None),
        ]
        if any(read.text[one.start : one.end] != one.text for one in mentions):
            return False
    return True
