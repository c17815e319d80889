"""Whose account a sentence goes on with where nobody is made to speak in it."""

from __future__ import annotations

import re

from harmledger.extract.tagging.gate import may_harm
from harmledger.extract.tagging.tags import Label, Reading, Sentence, Tag
from harmledger.extract.tagging.words import Words

_OPENS_ANEW = re.compile(
    r"[\"“]?(?:Earlier|Later|Last|Previously|Meanwhile|Elsewhere|Separately|However|But|Despite|Since|More than"
    r"|In (?:a (?:similar|related|relevant)|the same|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|20\d\d|recent|total)|Over the|An? (?:earlier|similar))\b"
)
"""How a sentence opens that turns to something else."""
_WAR = re.compile(r"\b(?:war|conflict|uprising|revolution|revolt|crisis|rebellion)\b", re.IGNORECASE)
_PARAGRAPHS = 3
"""Line breaks between sentences from which on a text is taken to be laid out in paragraphs."""
_MARKS = re.compile(r"[\"“”]")
_LONGEST = 4
"""How many sentences a quotation may run over."""


def accounts(reading: Reading, speakers: list[Tag | None], days: list[tuple[Tag, ...]]) -> list[Tag | None]:
    """For each sentence without a speaker, whose account it goes on with; None where nothing shows that it does.

    A quotation that runs on is its speaker's. A figure in the same paragraph as another goes on with that one's
    source, unless it opens another day or speaks of the war as a whole; a text without paragraphs shows no such thing.

    Args:
        reading: the report.
        speakers: who says each sentence, by its index.
        days: the days that each sentence names, by its index.
    """
    sentences = reading.sentences
    laid_out = sum("\n" in _between(reading, at) for at in range(1, len(sentences))) >= _PARAGRAPHS
    inside = _quoted(reading)
    found: list[Tag | None] = []
    for at, speaker in enumerate(speakers):
        carried = None
        if speaker is None and at and inside[at]:
            carried = speakers[at - 1] or found[-1] or _closing(speakers, inside, at)
        elif speaker is None and at and laid_out and not days[at] and _goes_on(reading, at):
            carried = speakers[at - 1] or found[-1]
        found.append(carried)
    return found


def _goes_on(reading: Reading, at: int) -> bool:
    """Whether the sentence and the one before give figures in one paragraph, and it does not turn to something else."""
    one, other = reading.sentences[at - 1], reading.sentences[at]
    if "\n" in _between(reading, at) or one.section is not other.section:
        return False
    if _WAR.search(other.text) or _OPENS_ANEW.match(other.text):
        return False
    return _counts(one) and _counts(other)


def _counts(sentence: Sentence) -> bool:
    return bool(sentence.tagged(Label.NUMBER)) and may_harm(Words.of(sentence.text))


def _between(reading: Reading, at: int) -> str:
    return reading.text[reading.sentences[at - 1].end : reading.sentences[at].start]


def _quoted(reading: Reading) -> list[bool]:
    """Whether each sentence begins inside a quotation that an earlier one opened.

    A mark that nothing answers within a few sentences or the paragraph opened no quotation.
    """
    found: list[bool] = []
    opened: int | None = None
    for at, sentence in enumerate(reading.sentences):
        if opened is not None and (at - opened > _LONGEST or "\n" in _between(reading, at)):
            found[opened + 1 :] = [False] * (at - opened - 1)
            opened = None
        found.append(opened is not None)
        for mark in _MARKS.findall(sentence.text):
            opening = mark == "“" or (mark == '"' and opened is None)
            opened = (at if opened is None else opened) if opening else None
    return found


def _closing(speakers: list[Tag | None], inside: list[bool], at: int) -> Tag | None:
    """The speaker of the sentence in which the quotation around sentence ``at`` closes, for "...", the group said."""
    following = next((i for i in range(at, len(inside)) if i + 1 == len(inside) or not inside[i + 1]), at)
    return speakers[following]
