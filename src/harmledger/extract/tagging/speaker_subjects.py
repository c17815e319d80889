"""The noun phrases that can speak: before a verb of saying, before a comma and what describes it, and after a verb."""

from __future__ import annotations

import functools

from harmledger.extract.tagging import speaker_words as said
from harmledger.extract.tagging.words import Words
from harmledger.model.terms import SourceType
from harmledger.vocabulary import sources

_LONGEST = 6
_FARTHEST = 18


@functools.lru_cache(maxsize=1 << 13)
def can_speak(word: str) -> bool:
    """Whether a noun, in lower case, names somebody who can be heard: "ministry", "farmer", "medics"."""
    return word in said.HEADS or (len(word) > 2 and sources.type_of(word) is not SourceType.UNKNOWN)


def trimmed(words: Words, verb: int, floor: int) -> int:
    """Where the subject of ``verb`` ends: before auxiliaries, adverbs, the day and what stands in brackets."""
    keys = words.keys
    end = verb
    while end > floor:
        word = keys[end - 1]
        following = keys[end] if end < verb else ""
        if word == ")" and "(" in keys[max(floor, end - _LONGEST) : end]:
            end = max(at for at in range(floor, end) if keys[at] == "(")
        elif (
            (word in said.BETWEEN and not _acronym(words, end - 1))
            or (word == "on" and following in said.WEEKDAYS)
            or (word in ("at", "for") and following in ("first", "now"))
            or word in said.NOT
            or (_adverb(word) and not words.capital(end - 1))
        ):
            end -= 1
        else:
            break
    return end


def _adverb(word: str) -> bool:
    return word.endswith("ly") and len(word) > len("early") and word not in said.NOUNS_IN_LY


def subject(words: Words, verb: int, end: int, floor: int, *, strong: bool) -> tuple[int, int] | None:
    """The noun phrase that ends at ``end`` or before the description that ends there, and can speak.

    Args:
        words: the sentence.
        verb: the verb of saying.
        end: where its subject ends, as :func:`trimmed` tells.
        floor: the first word that may belong to it.
        strong: whether the verb has nobody but speakers for its subject ("said").
    """
    keys = words.keys
    if keys[verb - 1] == "," or (end < verb and "," in keys[end:verb]):
        described = _before_description(words, end, floor)
        if described is not None:
            return described
    return _before_who(words, end, floor) or _plain(words, end, floor, strong=strong)


def _before_description(words: Words, end: int, floor: int) -> tuple[int, int] | None:
    """The speaker of ", who asked not to be named, said", ", in a statement read over the radio, said"."""
    keys = words.keys
    for comma in range(end - 1, max(floor, end - _FARTHEST), -1):
        if keys[comma] in said.ENDS:
            return None
        if keys[comma] == "," and (keys[comma + 1] in said.DESCRIBING or keys[comma + 1][0].isdigit()):
            return _plain(words, comma, floor, strong=False)
    return None


def _before_who(words: Words, end: int, floor: int) -> tuple[int, int] | None:
    """The speaker of "an elder who brought the bodies said"."""
    keys = words.keys
    for index in range(end - 1, max(floor, end - _FARTHEST), -1):
        if keys[index] in said.ENDS or keys[index] == ",":
            return None
        if keys[index] in ("who", "whom"):
            found = _plain(words, index, floor, strong=False)
            return found if found and keys[found[0]] in said.OPENERS and index - end else None
    return None


def _plain(words: Words, end: int, floor: int, *, strong: bool) -> tuple[int, int] | None:
    """The noun phrase that ends right before ``end``."""
    keys = words.keys
    last = end - 1
    if last < floor or not keys[last][0].isalnum() or keys[last] in said.FUNCTION:
        return None
    if keys[last] == "there" and last > floor:
        end, last = last, last - 1
    head = can_speak(keys[last])
    first = start(words, last, floor)
    opened = keys[first] in said.OPENERS or keys[first][0].isdigit()
    clause = first == floor or keys[first - 1] in said.OPENING
    linked = _linked(words, first, end, floor) if first > floor and keys[first - 1] in said.LINKS else None
    if linked is not None or (first > floor and keys[first - 1] in said.ABOUT):
        return linked
    if head:
        return (first, end) if opened or clause or words.capital(last) else None
    able = strong and keys[last] not in said.NO_SPEAKERS and not keys[last][0].isdigit()
    return (first, end) if able and (opened or (clause and last - first <= 1)) else None


def _linked(words: Words, first: int, end: int, floor: int) -> tuple[int, int] | None:
    """The speaker whose office or place the phrase names: "the chief of Kot", "a doctor (at the local hospital)"."""
    keys = words.keys
    link = first - 1
    head = link - 1
    if head < floor or not can_speak(keys[head]) or head + 1 == floor:
        return None
    begin = start(words, head, floor)
    opened = keys[begin] in said.OPENERS or begin == floor or keys[begin - 1] in said.OPENING or words.capital(begin)
    if begin > floor and keys[begin - 1] in said.LINKS:
        whole = _linked(words, begin, end, floor)
        if whole is not None:
            return whole
    if not opened:
        return None
    return (begin, end) if keys[link] in ("of", "for") else (begin, link)


def start(words: Words, last: int, floor: int) -> int:
    """Where the noun phrase whose head is word ``last`` begins: at its article, else before words that cannot join."""
    keys = words.keys
    first = last
    while first > floor and last - first < _LONGEST:
        before = keys[first - 1]
        if before in said.OPENERS:
            return first - 1
        if before[0].isdigit() and not words.joined(first):
            return first - 1
        if before in said.JOINTS and first - 1 > floor and words.capital(first - 2):
            first -= 1
            continue
        if not before[0].isalpha() or before in said.FUNCTION:
            break
        first -= 1
    return _own(words, first, last, floor)


def _own(words: Words, first: int, last: int, floor: int) -> int:
    """The beginning, without plain words that no article opens: of "died in hospital medics" only "medics"."""
    if first == floor or words.keys[first - 1] in said.OPENING:
        return first
    at = last
    while at > first and (words.capital(at - 1) or words.keys[at - 1] in said.MODIFIERS or words.keys[at - 1] == "-"):
        at -= 1
    return at


def after(words: Words, index: int) -> tuple[int, int] | None:
    """The noun phrase of one who can speak that begins at word ``index``: "according to the deputy prime minister"."""
    keys = words.keys
    end = index
    while end < len(keys) and end - index < 3 and (keys[end] in said.OPENERS or keys[end][0].isdigit()):
        end += 1
    best = None
    begin = end
    while end < len(keys) and end - begin < 2 * _LONGEST:
        word = keys[end]
        if can_speak(word):
            best = end + 1
        elif word in ("of", "for") and best == end and end + 1 < len(keys):
            end += 1 + (keys[end + 1] in said.OPENERS)
            if end < len(keys) and keys[end][0].isalpha() and keys[end] not in said.FUNCTION:
                best = end + 1
                while best < len(keys) and best - end < _LONGEST and words.capital(best) and words.capital(best - 1):
                    best += 1
                end = best
            continue
        elif word in said.FUNCTION or (not word[0].isalnum() and word != "-"):
            break
        end += 1
    return None if best is None else (index, best)


def _acronym(words: Words, index: int) -> bool:
    begin, end = words.spans[index]
    return end - begin > 1 and words.text[begin:end].isupper()
