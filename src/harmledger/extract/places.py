"""Finding names of places: runs of capitalised words that the gazetteer knows or that the wording marks as places.

A gazetteer knows hamlets by the name of any common word, so that a hit alone proves nothing: a capital and a wording that
places go with ("in X", "the town of X", "X province") are asked for. A name so found holds for the whole report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from harmledger.extract.words import Words

_KINDS = frozenset(
    "town city village district province neighborhood neighbourhood region area suburb suburbs enclave governorate "
    "countryside camp capital outskirts hamlet municipality towns villages cities districts provinces neighborhoods "
    "neighbourhoods suburb quarter strip valley plain mountain mountains island peninsula stronghold port crossing "
    "oblast county state bastion locality rural pocket sector".split()
)
_BEFORE = frozenset(
    "in at near from to around outside inside across towards toward into throughout over between within on surrounding "
    "besieged nearby central greater downtown including and northern southern eastern western northeastern northwestern "
    "southeastern southwestern north south east west of rural".split()
)
_SURE_BEFORE = frozenset(
    "in near outside inside around throughout northern southern eastern western northeastern northwestern southeastern "
    "southwestern central rural".split()
)
_AFTER = _KINDS | frozenset("airport airbase hospital border frontline".split())
COMPASS = frozenset(
    "northern southern eastern western northeastern northwestern southeastern southwestern central north south east west "
    "northeast northwest southeast southwest greater rural".split()
)
_LINKS = frozenset("al el as ad an ar ash at az ed es il ul um umm bin ibn de la le abu".split())
_NEVER = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december the a an in on at it he she they we i this that these those mr mrs dr president gen col un "
    "eu nato god islam arabic english reuters afp ap sana isis isil islamic state army observatory ramadan minister king "
    "is sunni shiite shia muslim muslims christian kurdish arab arabs kurds kurd christians security council parliament "
    "syrians twitter facebook youtube telegram skype whatsapp as an ad at ar es".split()
)
_LONGEST = 5


@dataclass(frozen=True, slots=True)
class Named:
    """The name of a place among the words of a sentence; ``marked`` where the wording alone makes it one."""

    first: int
    last: int
    marked: bool


def candidates(words: Words, known: Callable[[str], bool]) -> Iterator[Named]:
    """Names that stand where names of places stand, longest first at each spot.

    Args:
        words: the sentence.
        known: whether a run of words can name a place.
    """
    index = 0
    while index < len(words.keys):
        end = _run(words, index)
        if end == index:
            index += 1
            continue
        yield from _within(words, index, end, known)
        index = end


def repeats(words: Words, names: frozenset[str], taken: set[int]) -> Iterator[Named]:
    """Places of ``names`` (lower case) that stand elsewhere in the sentence with a capital."""
    index = 0
    while index < len(words.keys):
        if index in taken or not _capital(words, index):
            index += 1
            continue
        for end in range(min(index + 2 * _LONGEST, len(words.keys)), index, -1):
            if name_key(words.slice(index, end)) in names:
                yield Named(index, end, marked=False)
                index = end - 1
                break
        index += 1


def name_key(name: str) -> str:
    """A name as repeats of it are compared: lower case, without a possessive ending."""
    return name.lower().removesuffix("'s").removesuffix("’s")


def _capital(words: Words, index: int) -> bool:
    return words.capital(index) or (words.keys[index] in _LINKS and words.keys[index + 1 : index + 2] == ("-",))


def _run(words: Words, index: int) -> int:
    """The word after the run of capitalised words, joined by hyphens and Arabic articles, that starts at ``index``."""
    if not _capital(words, index) or words.keys[index] in _NEVER - _LINKS:
        return index
    end = index
    while end < len(words.keys) and end - index < 2 * _LONGEST:
        key = words.keys[end]
        if words.capital(end) and (end == index or key not in _NEVER or key in _LINKS):
            if end > index and words.keys[end - 1].endswith("'s"):
                break
            end += 1
            if words.text[words.spans[end - 1][1] - 2 : words.spans[end - 1][1]] in ("'s", "’s"):
                break
        elif key == "-" and words.joined(end) and end + 1 < len(words.keys) and words.joined(end + 1):
            if not (words.capital(end + 1) or words.keys[end + 1] in _LINKS):
                break
            end += 1
        elif key in _LINKS and end + 1 < len(words.keys) and (words.keys[end + 1] == "-" or words.capital(end + 1)):
            end += 1
        else:
            break
    while end > index and (words.keys[end - 1] == "-" or not _capital(words, end - 1)):
        end -= 1
    return end


def _within(words: Words, index: int, end: int, known: Callable[[str], bool]) -> Iterator[Named]:
    """The name in the run ``index:end``, if any, by its wording and by what is known."""
    keys = words.keys
    before = keys[index - 1] if index else ""
    before2 = keys[index - 2] if index > 1 else ""
    nxt = keys[end] if end < len(keys) else ""
    if nxt == "-" and not (end + 1 < len(keys) and keys[end + 1] in ("held", "controlled", "based", "area")):
        return  # "Turkey-backed", "al-Qaeda-linked": a party, not a place
    if before == "of" and before2 in _KINDS:
        yield Named(index, end, marked=True)
        return
    if nxt in _AFTER and (end - index > 1 or keys[index] not in COMPASS) and (index > 0 or known(words.slice(index, end))):
        yield Named(index, end, marked=True)
        return
    if before not in _BEFORE and before not in _AFTER and before != ",":
        return
    stop = end
    while stop > index:
        name = words.slice(index, stop)
        if known(name) or known(name_key(name)) or (len(name) > 4 and name.endswith("s") and known(name[:-1])):
            yield Named(index, stop, marked=False)
            return
        stop -= 1
        while stop > index and keys[stop - 1] in ("-", *_LINKS):
            stop -= 1
    if before in _SURE_BEFORE and index + 1 < end + 1 and len(words.slice(index, end)) > 3:
        yield Named(index, end, marked=False)
