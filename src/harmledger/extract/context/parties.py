"""Who does it and to whom: the actors of a clause, by where they stand to its verb."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from harmledger.extract.tagging.guarded import Guarded
from harmledger.extract.tagging.tags import Label, Reading, Sentence, Tag
from harmledger.model.span import Mention

_HOLDING = re.compile(
    r"\s*-\s*(?:held|controlled|run|backed|led|allied|linked|affiliated|besieged|occupied|supported|"
    r"dominated|majority|ruled|owned|funded|aligned)\b",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"['’]?s?\s+(?:(?:held|controlled|besieged)\b|(?:(?:military|key|main|former|last|remaining|front|de facto|"
    r"\w+ern|old)\s+)?(?:positions?|territory|territories|strongholds?|"
    r"bastions?|"
    r"areas?|districts?|targets?|neighbou?rhoods?|lines?|capital|hands|control|frontlines?|enclaves?|"
    r"headquarters|suburbs?)\b)",
    re.IGNORECASE,
)
_TOLD_OF = re.compile(
    r"\b(?:[Aa]gainst|[Oo]n|[Aa]t|[Ff]rom|[Ww]ith|target(?:s|ed|ing)?|hit(?:ting)?|struck|fight(?:ing)?|[Oo]f|"
    r"[Ii]n|[Nn]ear|[Oo]ver|anti)"
    r"(?:\s+|-)(?:the\s+|a\s+|some\s+|several\s+|its\s+)?(?:(?!day|night|week|month|year|morning|"
    r"evening)[a-z][\w-]*\s+)?$"
)
_BY = Guarded(
    r"(?<!\bheld )(?<!\bcontrolled )(?<!\bdominated )(?<!\bruled )(?<!\brun )(?<!\boccupied )(?<!\bbacked )"
    r"(?<!\bsupported )(?<!\bjoined )(?<!\baided )(?<!\bled )\b(?:by|blamed on|attributed to)\s+"
    r"(?:the\s+|a\s+|an\s+|some\s+|suspected\s+|unidentified\s+|both\s+)?(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_NEXT_TO = re.compile(
    r"['’]?s?\s+(?:(?!to\b|of\b|in\b|on\b|and\b|were\b|was\b|are\b|have\b|said\b|who\b)[\w-]+\s+){0,3}"
)
_ALSO_CALLED = Guarded(
    r"\b(?:formerly|previously|also|once|then|better) (?:known as |called )?(?:the )?$|"
    r"\b(?:affiliate|offshoot|branch|wing|arm) (?:of )?(?:the )?$",
    re.IGNORECASE,
)
_HELPED = Guarded(
    r"\b(?:backed|supported|joined|aided|helped) by (?:the )?$|\b(?:alongside|"
    r"together with) (?:the )?$",
    re.IGNORECASE,
)
_MEN = re.compile(r"\b(?:fighters|forces|militias?|troops|groups|soldiers|allies)\b", re.IGNORECASE)
_SUFFERED = Guarded(
    r"\b(?:was|were|been|being|be|are|is)\s+(?:\w+\s+){0,2}?(?:killed|wounded|injured|hurt|slain|displaced|"
    r"martyred|targeted)\b|"
    r"\b(?:died|dead|deaths|casualties|accus\w+|blam\w+)\b",
    re.IGNORECASE,
)
"""What parts a party from a deed that is not its own: it suffered it, or lays it to another's charge."""

_JOINED = re.compile(
    r"(?:['’]s)?\s*(?:\(\w+\)\s*)?(?:,|,?\s*and|or|as well as|along with|alongside|/)\s*(?:both\s+)?"
    r"(?:the\s+|its\s+|allied\s+|other\s+|their\s+|his\s+)*|\s+",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(?<!\w)(?:it|they|its|their)(?!\w)", re.IGNORECASE)


def actors(sentence: Sentence, start: int, end: int) -> tuple[Tag, ...]:
    """The actors named in ``[start, end)`` of the report, without those that only qualify a place ("rebel-held")."""
    speakers = [tag for tag in sentence.tags if tag.label is Label.SPEAKER]
    return tuple(
        tag
        for tag in sentence.tags
        if tag.label is Label.ACTOR
        and start <= tag.start < end
        and not _HOLDING.match(sentence.text, tag.end - sentence.start)
        and not any(other.start < tag.end and tag.start < other.end for other in speakers)
        and not _before(_ALSO_CALLED, sentence, tag, 30)
    )


def _before(pattern: Guarded, sentence: Sentence, tag: Tag, reach: int) -> bool:
    """Whether the pattern fits the ``reach`` characters before the tag."""
    at = tag.start - sentence.start
    return pattern.inside(sentence.text, max(0, at - reach), at)


def owned(sentence: Sentence, tag: Tag) -> bool:
    """Whether the actor only says whose a place or thing is ("rebel positions", "regime territory")."""
    return bool(_OWNED.match(sentence.text, tag.end - sentence.start))


def by_agents(sentence: Sentence, found: Sequence[Tag]) -> tuple[Tag, ...]:
    """Of ``found``, those that a "by" names as doers, with those joined to them ("by Russia and the army")."""
    agents: list[Tag] = []
    for tag in found:
        joined = bool(agents) and _between(sentence, agents[-1], tag)
        if joined or _before(_BY, sentence, tag, 60):
            agents.append(tag)
    return tuple(agents)


def _between(sentence: Sentence, one: Tag, other: Tag) -> bool:
    """Whether only a joining word stands between two actors, or nothing, as in copy that has lost its commas."""
    if one.text.endswith(("'s", "’s")):
        return False
    return bool(_JOINED.fullmatch(sentence.text[one.end - sentence.start : other.start - sentence.start]))


def chain(sentence: Sentence, found: Sequence[Tag], first: int) -> tuple[Tag, ...]:
    """``found[first]`` and those joined to it one by one ("Russia, Iran and Turkey")."""
    last = first
    while last + 1 < len(found) and _between(sentence, found[last], found[last + 1]):
        last += 1
    return tuple(found[first : last + 1])


def subjects(sentence: Sentence, found: Iterable[Tag], before: int, *, owners_too: bool = False) -> tuple[Tag, ...]:
    """Of ``found``, those that stand before report offset ``before`` as doers, not as those told of.

    ``owners_too`` keeps those whose possession follows ("regime control of"), where possession is what is told.
    """
    doers: list[Tag] = []
    for tag in found:
        if tag.start >= before or (not owners_too and owned(sentence, tag)):
            continue
        if _SUFFERED.search(sentence.text, tag.end - sentence.start, max(before - sentence.start, 0)):
            continue
        lead = sentence.text[: tag.start - sentence.start][-50:]
        helped = _before(_HELPED, sentence, tag, 50)
        if helped and (owners_too or not doers or not _MEN.search(tag.text)):
            continue
        if (
            helped
            or (doers and _between(sentence, doers[-1], tag))
            or (not _TOLD_OF.search(lead) and not _before(_BY, sentence, tag, 50))
        ):
            doers.append(tag)
    return tuple(doers)


def owners(sentence: Sentence, found: Sequence[Tag], at: int) -> tuple[Tag, ...]:
    """Of ``found``, those whose deed the noun at report offset ``at`` is: "Russian and regime air strikes"."""
    near = [index for index, tag in enumerate(found) if tag.start <= at]
    if not near:
        return ()
    last = near[-1]
    between = sentence.text[found[last].end - sentence.start : at - sentence.start]
    if found[last].end <= at and not _NEXT_TO.fullmatch(between):
        return ()
    first = last
    while first and _between(sentence, found[first - 1], found[first]):
        first -= 1
    return tuple(found[first : last + 1])


def stand_in(reading: Reading, sentence: Sentence, start: int, before: int) -> tuple[Tag, ...]:
    """The actor that "it" or "they" between two offsets stands for: the last one named as a doer before them."""
    if not _PRONOUN.search(sentence.text, max(0, start - sentence.start), before - sentence.start):
        return ()
    named = [tag for tag in sentence.tagged(Label.ACTOR) if tag.start < start]
    earlier = subjects(sentence, named, start)
    if not earlier and sentence.index:
        previous = reading.sentences[sentence.index - 1]
        earlier = subjects(previous, actors(previous, previous.start, previous.end), previous.end)
    return earlier[-1:]


def mentions(found: Iterable[Tag]) -> tuple[Mention, ...]:
    """The tags as mentions, each wording once, in the order of the text."""
    seen: set[str] = set()
    kept = []
    for tag in found:
        key = tag.text.casefold()
        if key not in seen:
            seen.add(key)
            kept.append(tag.mention)
    return tuple(kept)
