"""Who did it, by what means, to what: read from a claim's sentence, else from the event that it goes on with."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from harmledger.extract.tags import Label, Sentence, Tag
from harmledger.model.terms import Means, Target
from harmledger.vocabulary.terms import means_terms

_NOT_BY = frozenset(
    "on against near from to with of in targeting over at toward towards between held controlled and support loyal for into "
    "fighting including hit hitting struck targeted towards backing supporting among".split()
)
_TAKEN = ("taken to", "rushed to", "arrived at", "treated at", "treated in", "brought to", "at a", "transferred to", "hospitals in", "came to")


@dataclass(frozen=True, slots=True)
class Act:
    """An act of violence as a sentence tells it; empty fields say nothing."""

    means: Means | None = None
    targets: tuple[Target, ...] = ()
    perpetrators: tuple[Tag, ...] = ()


@functools.cache
def _ranks() -> dict[str, int]:
    return {term.term.value: term.rank for term in means_terms()}


def means_of(tags: tuple[Tag, ...]) -> Means | None:
    """The most specific means among the tags."""
    named = [tag.value for tag in tags if tag.value]
    return Means(max(named, key=lambda value: _ranks()[value])) if named else None


def targets_of(sentence: Sentence) -> tuple[Target, ...]:
    """The targets that the sentence names, but for places that the hurt were brought to."""
    found = []
    for tag in sentence.tagged(Label.TARGET):
        before = sentence.text[max(0, tag.start - sentence.start - 24) : tag.start - sentence.start].lower()
        if tag.value and not any(words in before for words in _TAKEN):
            found.append(Target(tag.value))
    return tuple(dict.fromkeys(found))


def perpetrators_of(sentence: Sentence, victims: tuple[tuple[int, int], ...], cue: int | None) -> tuple[Tag, ...]:
    """The parties that the sentence makes act.

    Args:
        sentence: the tagged sentence.
        victims: spans of the phrases that count people; parties inside them are the victims' own.
        cue: where the active verb of harm stands, None where there is none.
    """
    parties = [t for t in sentence.tagged(Label.ACTOR) if not any(a <= t.start < b for a, b in victims)]
    means = sentence.tagged(Label.MEANS)
    found = [tag for tag in parties if _acts(sentence, tag, means, cue)]
    return tuple(dict((tag.value or tag.text, tag) for tag in reversed(found)).values())[::-1]


def _acts(sentence: Sentence, tag: Tag, means: tuple[Tag, ...], cue: int | None) -> bool:
    text = sentence.text
    start, end = tag.start - sentence.start, tag.end - sentence.start
    before = text[max(0, start - 40) : start].lower().replace(",", " ").split()
    after = text[end : end + 40].lower()
    while before and before[-1] in ("the", "a", "an", "so-called", "both"):
        before.pop()
    last = before[-1] if before else ""
    if after.startswith(("-held", "-controlled", "-linked", "-backed", "-affiliated", " held", " controlled", "-allied")):
        return False
    if last == "by":
        return not (len(before) > 1 and before[-2] in ("held", "controlled", "backed", "supported", "occupied", "besieged", "claimed", "seized"))
    if last == "on" and "blamed" in before[-4:]:
        return True
    if any(0 <= m.start - tag.end <= 12 for m in means) and last not in ("against", "fighting"):
        return True
    if last in _NOT_BY:
        return last == "and" and len(before) > 2 and "by" in before[-5:]
    return cue is not None and tag.end <= cue and not after.lstrip().startswith(("said", "reported", "announced"))
