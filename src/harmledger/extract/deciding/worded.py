"""What the words of a report bear out, whatever the network makes of it: terms that are named, parties that acted."""

from __future__ import annotations

import re

from harmledger.extract.deciding.questions import Option, Questions, Role
from harmledger.extract.tagging.guarded import Guarded
from harmledger.extract.tagging.tags import Label

_OWN = Guarded(
    r"\b(?:its|their|our|it|they|we|claim\w*|responsib\w*|admit\w*|acknowledg\w*)\b",
    re.IGNORECASE,
)
"""Words by which speakers tell of deeds of their own."""


def only_speaking(asked: Questions) -> frozenset[str]:
    """The parties of whom the report tells only what they said of others: "Taliban officials said"."""
    said: set[str] = set()
    doing: set[str] = set()
    for option in asked.options:
        if option.role is Role.PERPETRATOR:
            (said if _only_says(asked, option) else doing).add(option.value)
    return frozenset(said - doing)


def _only_says(asked: Questions, option: Option) -> bool:
    """Whether the mention is a part of a speaker's name, or all of it where nothing is said of the speaker's own."""
    start, end = option.mention.start, option.mention.end
    sentence = asked.reading.sentences[option.sentence]
    for one in sentence.tagged(Label.SPEAKER):
        if one.start <= start and end <= one.end:
            return end - start < one.end - one.start or _OWN.search(sentence.text) is None
    return False


def terms(asked: Questions, label: Label) -> frozenset[str]:
    """The terms that words of the report name; any other would be a guess."""
    tags = (tag for sentence in asked.reading.sentences for tag in sentence.tagged(label))
    return frozenset(tag.value for tag in tags if tag.value is not None)
