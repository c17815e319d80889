"""Names of places that no gazetteer holds, told by their wording: "at X", "the elders of X", "the X road", "X: ...".

A village of a far province is in no list of names, and yet the wording says what it is. A person, a party, a body or
a paper stands in the same spots now and then; what their names hold and what stands beside them tells them apart.
"""

from __future__ import annotations

from collections.abc import Iterable

from harmledger.extract.tagging import place_words as said
from harmledger.extract.tagging.words import Words
from harmledger.vocabulary import actors

_LONGEST_NAME = 4
"""Words of a name from which on a run of capitals is a title or a heading rather than a village."""
_SKIPPED = frozenset(
    "the nearby neighbouring neighboring besieged whole entire northern southern eastern western central "
    "northeastern northwestern southeastern southwestern north south east west rural upper lower greater".split()
)
_BY_RIVER = tuple((side, "of") for side in ("north", "south", "east", "west"))
_BODIES_AFTER = said.BODIES - {"department", "post"}
_LEADS_KIND = said.LOCATIVES | said.TAKEN | frozenset("the of and , on to from nearby".split())
_PARTING = frozenset(": ( – — .".split())
_COUNTS = frozenset("-–—•*·#>/().:|")
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january "
    "february march april may june july august september october november december jan feb mar apr jun jul aug sep "
    "sept oct nov dec urgent breaking morning evening night noon dawn".split()
)


def told(words: Words, first: int, last: int) -> bool:
    """Whether the wording makes the run of capitalised words ``[first, last)`` the name of a place.

    Args:
        words: the sentence.
        first: the run's first word.
        last: the word after it.
    """
    return (led(words, first) or _kind_after(words, first, last)) and _nameable(words, first, last)


def heads(words: Words, first: int, last: int) -> bool:
    """Whether the run stands where a line names its place: "- Sarmin: two killed", "Tue 2 May - Idlib.", "Nuri again".

    What stands so need be no place for that alone; :func:`itemized` tells where it is one even if nobody knows it.
    """
    keys = words.keys
    if first and not _mark(keys[first - 1]):
        return False
    if not _closed(words, first, last) or any(not _mark(key) for key in keys[:first]):
        return False
    return _nameable(words, first, last, alone=True)


def _closed(words: Words, first: int, last: int) -> bool:
    """Whether what follows the run parts it from the rest of its line."""
    keys = words.keys
    if last == len(keys):
        return first > 0 or last - first == len(keys)
    after = keys[last]
    if after == "-":
        return not words.joined(last)
    return after in _PARTING or after in said.TOPICS or (after == "," and first > 0)


def itemized(words: Words, first: int, last: int) -> bool:
    """Whether the run heads an item of a list or log, or a report by its topic, so that no list need know it."""
    keys = words.keys
    if not said.LABELS.isdisjoint(keys[first:last]) or not heads(words, first, last):
        return False
    return first > 0 or (last < len(keys) and keys[last] in said.TOPICS)


def nation(key: str) -> bool:
    """Whether a word is of a nation and does not name its country too, as "Myanmar" does."""
    return key in actors.demonyms() and key not in actors.places()


def _mark(key: str) -> bool:
    return key in _COUNTS or key[0].isdigit() or key in _DAYS


def _nameable(words: Words, first: int, last: int, *, alone: bool = False) -> bool:
    """Whether the run could be a place's name at all: no body, title, acronym, nationality, feast or language."""
    keys = words.keys
    run = keys[first:last]
    name = words.slice(first, last)
    if len(name) < (4 if alone else 3) or sum(key.isalpha() for key in run) > _LONGEST_NAME:
        return False
    if run[0] in said.LEADS_NONE or not said.BODIES.isdisjoint(run):
        return False
    if any(nation(key) for key in run) or (len(run) == 1 and nation(run[0].rstrip("s"))):
        return False
    if name.isupper() and not (alone and len(name) > _LONGEST_NAME):
        return False
    return _fits(words, first, last)


def _fits(words: Words, first: int, last: int) -> bool:
    """Whether no title before the run, no speech, body or participle after it makes it something else."""
    keys = words.keys
    before = keys[first - 1] if first else ""
    if before in said.TITLES or (last < len(keys) and keys[last] in said.SAYS):
        return False
    if last < len(keys) and keys[last] == "-" and words.joined(last):
        return keys[last + 1 : last + 2] in (("held",), ("controlled",), ("based",))
    return keys[last : last + 1] == () or keys[last] not in _BODIES_AFTER


def led(words: Words, first: int) -> bool:
    """Whether the words before the run lead to a place."""
    keys = words.keys
    at = first
    while at > 0 and keys[at - 1] in _SKIPPED:
        at -= 1
    compass = any(key in said.NORTH or key.endswith("ern") for key in keys[at:first])
    article = keys[first - 1 : first] == ("the",)
    if article and not compass:
        return at > 1 and (keys[at - 1] in ("across", "crossed") or keys[at - 2 : at] in _BY_RIVER)
    before = keys[at - 1] if at else ""
    before2 = keys[at - 2] if at > 1 else ""
    if compass and at < first and not article:
        return True
    if before == "of":
        return before2 in said.OF or before2 in said.NORTH
    if before == "to":
        return before2 not in said.NO_OBJECTS and before2 not in said.SAYS
    if before == "for":
        return not said.MOVES.isdisjoint(keys[max(0, at - 5) : at - 1])
    return before in said.LEADING


def _kind_after(words: Words, first: int, last: int) -> bool:
    """Whether a kind of place follows the run, which an article or a locative leads: "the X air base", "in X ward"."""
    keys = words.keys
    at = last + 1 if keys[last : last + 1] and keys[last] in said.SORTS else last
    if at >= len(keys) or keys[at] not in said.KINDS_AFTER or not first:
        return False
    before = keys[first - 1]
    return before in _LEADS_KIND


def seat(words: Words, first: int, last: int) -> bool:
    """Whether a wording of a party, of several words, names its country or capital and stands where places stand.

    "in Addis Ababa", "near the border with South Sudan", "northern Burkina Faso".
    """
    name = words.slice(first, last).lower().removesuffix("'s").removesuffix("’s")
    return last - first > 1 and name in actors.places() and led(words, first)


def home(words: Words, first: int, heard: Iterable[tuple[int, int]]) -> bool:
    """Whether the word ``first`` opens the place of one who speaks: "residents of X said", "a medic in X told"."""
    return any(a < first - 1 and first < b for a, b in heard) and words.keys[first - 1] in ("of", "in", "at", "from")
