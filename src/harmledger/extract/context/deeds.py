"""Who did it, by what means, to what, as the words of a sentence tell it."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator

from harmledger.extract.tagging.guarded import Guarded
from harmledger.extract.tagging.tags import Label, Sentence, Tag
from harmledger.model.terms import Means, Target
from harmledger.vocabulary.terms import means_terms

_NOT_BY = frozenset(
    "on against near from to with of in targeting over at toward towards between held controlled and support "
    "loyal for into fighting including hit hitting struck targeted towards backing supporting among".split()
)
_TAKEN = (
    "taken to",
    "rushed to",
    "arrived at",
    "treated at",
    "treated in",
    "brought to",
    "at a",
    "transferred to",
    "hospitals in",
    "came to",
)


_ARTICLES = ("the", "a", "an", "so-called", "so", "called", "both", "suspected")
_MEMBERS = frozenset("members member fighters terrorists militants gunmen elements forces soldiers".split())
_DESCRIBES = (
    "-held",
    "-controlled",
    "-linked",
    "-backed",
    "-affiliated",
    " held",
    " controlled",
    "-allied",
    "-occupied",
    "-run",
    "-based",
    " linked",
    " backed",
    "-supported",
)
_BACKED = re.compile(
    r"-(?:backed|led) (?:\w+ )?(?:campaign|offensive|assault|operation|air|airstrikes?|bombing|bombardment|strikes?"
    r"|raids?)\b"
)
_HOLDING = frozenset("held controlled backed supported occupied besieged seized run led operated said told".split())
_AGAINST = frozenset("against fighting on targeting".split())
_FIGHTS = frozenset(
    "clashes clash battle battles fighting gunbattle gunbattles skirmishes confrontation confrontations "
    "mutual exchange exchanges exchanged".split()
)
_OWN = 24
_CLAIMS = re.compile(r"\s*(?:has |have )?claimed (?:responsibility|the|it)\b")
_ADJECTIVES = re.compile(
    r"['’]?s?(?:[\s-](?!in\b|on\b|and\b|or\b|after\b|by\b|from\b|with\b|against\b|to\b|at\b|of\b|near\b)[\w'-]+)*[\s-]?"
)
_STRIKES = re.compile(
    r"['’]?s?(?: (?:[\w-]+ ){0,2}(?:and (?:other|its|their|allied) (?:[\w-]+ ){1,2})?)"
    r"(?:struck|hit|hits|targeted|targets|targeting|bombed|bombarded|shelled|attacked"
    r"|attack|fired|firing|launched|"
    r"carried out|carry out|dropped|raided|pounded|conducted|stormed|ambushed|detonated|kidnapped|abducted|bomb"
    r"|shell|used|opened fire|blew)\b"
)
_ATTACKS = re.compile(
    r"['’]?s?(?: [\w-]+){0,2} (?:attacks?|assaults?|raids?|strikes?|airstrikes?|shelling|bombardments?|bombings?"
    r"|ambush|fire)\b"
)
_DURING = frozenset("in during after following amid".split())
_DEEDS = frozenset(
    "fire attack attacks assault shelling strikes strike raids bombardment bombing shells rockets gunfire "
    "ambush".split()
)
_UNNAMED = Guarded(r"\b(?:terrorists?|militants?|gunmen|unidentified|unknown|takfiris?)(?:'s?)?\b", re.IGNORECASE)
_AGAIN = re.compile(r"\b(?:the|this|same) $", re.IGNORECASE)
"""Words by which those without a name are the ones told of before."""
_SAYS = re.compile(
    r"(?: (?:also|later|have|has))? (?:say|says|said|told|reported?|reports|announced|added|claim(?:s|ed)?)\b"
)
_AND = re.compile(
    r"\s*(?:,|and|&|or|/|and the|or the|as well as|along with)\s*(?:the |its )?(?:ally |allies |allied )?"
)
_BLAME = frozenset("blamed blaming blame blames attributed attribute accused".split())
_BLAMING = frozenset("blamed blaming blame blames accused accuses accusing".split())
_PARTED = re.compile(r"[.;:]|\b(?:who|which|said|that|when|after|where|while)\b", re.IGNORECASE)


def rank(means: Means) -> int:
    """How specific a means is: of several, the highest wins."""
    return _ranks()[means.value]


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
    if not parties:
        return ()
    means = sentence.tagged(Label.MEANS)
    subject = _subject(sentence, [tag for tag in parties if not _speaks(sentence, tag)], cue)
    acting = {
        id(tag) for tag in parties if _acts(sentence, tag, means, subject) or (victims and _blamed(sentence, tag))
    }
    for one, other in (*itertools.pairwise(parties), *itertools.pairwise(parties[::-1])):
        if id(one) in acting and _coordinate(sentence, *sorted((one, other), key=lambda tag: tag.start)):
            acting.add(id(other))
    found = [tag for tag in parties if id(tag) in acting]
    return tuple({tag.value or tag.text.lower(): tag for tag in reversed(found)}.values())[::-1]


def unnamed(sentence: Sentence) -> Iterator[int]:
    """Where the sentence speaks of "terrorists" or the like without a party's name."""
    return (
        sentence.start + found.start()
        for found in _UNNAMED.finditer(sentence.text)
        if not _AGAIN.search(sentence.text, max(0, found.start() - 6), found.start())
    )


def _coordinate(sentence: Sentence, one: Tag, other: Tag) -> bool:
    """Whether only "and" or "or" stands between two parties."""
    between = sentence.text[one.end - sentence.start : other.start - sentence.start].lower()
    return _AND.fullmatch(between) is not None


def _acts(sentence: Sentence, tag: Tag, means: tuple[Tag, ...], subject: Tag | None) -> bool:
    text = sentence.text
    start, end = tag.start - sentence.start, tag.end - sentence.start
    before = _led_by(text[max(0, start - 60) : start])
    after = text[end : end + 60].lower()
    last = before[-1] if before else ""
    if after.startswith(_DESCRIBES) or (_SAYS.match(after) and _speaks(sentence, tag)):
        return _BACKED.match(after) is not None
    led = _led(last, before)
    if led is not None:
        return led
    if last in _DURING and _ATTACKS.match(after):
        return True
    if _CLAIMS.match(after) or (_STRIKES.match(after) and last not in _NOT_BY):
        return True
    if last not in _AGAINST and any(_own_means(sentence, tag, m) for m in means):
        return True
    return tag is subject and last not in _NOT_BY


def _speaks(sentence: Sentence, tag: Tag) -> bool:
    """Whether the party is made to speak, and so does not act by the next verb ("opposition groups say ...")."""
    return any(one.start < tag.end and tag.start < one.end for one in sentence.tagged(Label.SPEAKER))


def _led_by(text: str) -> list[str]:
    """The words before a party, without articles and "members of" that only lead up to its name."""
    words = text.lower().replace(",", " ").split()
    while words and words[-1] in _ARTICLES:
        words.pop()
    if words[-1:] == ["of"] and words[-2:-1] and words[-2] in _MEMBERS:
        del words[-2:]
        while words and words[-1] in _ARTICLES:
            words.pop()
    return words


def _blamed(sentence: Sentence, tag: Tag) -> bool:
    """Whether somebody lays harm to the party: "blamed the army"; of what, only a sentence that tells of harm shows."""
    before = _led_by(sentence.text[max(0, tag.start - sentence.start - 60) : tag.start - sentence.start])
    return bool(before) and before[-1] in _BLAMING


def _led(last: str, before: list[str]) -> bool | None:
    """What the words before a party say: "by X" and "blamed on X" that it acts; None where they leave it open."""
    if last == "by":
        return _HOLDING.isdisjoint(before[-3:-1])
    if last in ("on", "to") and not _BLAME.isdisjoint(before[-5:]):
        return True
    if last == "with" or (last in ("between", "and") and "between" in before[-6:]):
        return not _FIGHTS.isdisjoint(before[-6:])
    if last == "of" and before[-2:-1] and before[-2] in _DEEDS:
        return True
    return True if last == "and" and "by" in before[-5:] else None


def _own_means(sentence: Sentence, tag: Tag, means: Tag) -> bool:
    """Whether the party owns the means: "regime air strikes", "rebel rocket fire", "Russian warplanes"."""
    if tag.start < means.end and means.start < tag.end:
        return True
    gap = means.start - tag.end
    if not 0 <= gap <= _OWN:
        return False
    between = sentence.text[tag.end - sentence.start : means.start - sentence.start]
    crossed = any(tag.end <= other.start < means.start for other in sentence.tagged(Label.ACTOR))
    return not crossed and _ADJECTIVES.fullmatch(between) is not None


def _subject(sentence: Sentence, parties: list[Tag], cue: int | None) -> Tag | None:
    """The party nearest before the active verb of harm at ``cue``, in the same clause."""
    if cue is None:
        return None
    for tag in reversed([tag for tag in parties if tag.end <= cue]):
        between = sentence.text[tag.end - sentence.start : cue - sentence.start]
        if _PARTED.search(between):
            return None
        before = sentence.text[max(0, tag.start - sentence.start - 24) : tag.start - sentence.start].lower().split()
        while before and before[-1] in _ARTICLES:
            before.pop()
        if (before[-1] if before else "") in _NOT_BY or between.lower().startswith(_DESCRIBES):
            continue
        return tag
    return None
