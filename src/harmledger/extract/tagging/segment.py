"""Sentences with exact offsets.

Text is never changed, only cut: every sentence is a slice of the report. Sources that lost their commas, apostrophes or
line breaks are cut by the same rules as clean ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from harmledger.extract.tagging.tags import Sentence
from harmledger.model.report import Report, Section, SectionKind

LONGEST = 1500
"""A stretch without any full stop is cut at white space before so many characters, to bound the work on it."""

_READ = frozenset({SectionKind.HEADLINE, SectionKind.CAPTION, SectionKind.BODY})

# A line break ends a sentence unless the text is wrapped: a full line that runs on into another.
_BREAK = re.compile(r"[ \t\f\v]*(?:\r\n|[\n\r\u2028\u2029\x85])[\s\u2028\u2029]*|[ \xa0]*\t[\s\xa0]*\t\s*")
_CORE = re.compile(r"[\t\r\n\u2028\u2029\x85]")
"""What every break holds one of."""
_BLANK = " \t\f\v\xa0"
"""What a break may begin with."""
_WRAPPED = range(55, 101)
# What every match begins with stands first, so that it is looked for as one character.
_STOP = re.compile(r"[.!?؟۔。…](?:[.!?؟۔。…]*[\"”’'»)\]]*(?=[\s\xa0]|$)|(?<=[a-z][a-z]\.)(?=[A-Z][a-z]))")
_FINAL = re.compile(r"[.!?؟۔。…:;][\"”’'»)\]]*$")

# Words whose point is no full stop when something follows.
_TITLES = frozenset(
    "mr mrs ms dr prof gen col lt sgt maj capt cpl pvt brig adm cmdr rev hon st sen rep gov pres no nos vol fig "
    "art sec incl approx est ca cf vs eg ie al jr sr jan feb mar apr jun jul aug sep sept oct nov dec mt ft inc "
    "ltd co corp dept min km sq e.g i.e u.s u.n u.k e.u p.m a.m".split()
)
# Of these, the ones that may also close a sentence: a capital that starts an ordinary word then decides.
_MAY_CLOSE = frozenset("inc ltd co corp jr sr al u.s u.n u.k e.u p.m a.m km no min".split())
_OPENERS = frozenset(
    "the a an it they he she in on at but and this that these those there we according meanwhile however after "
    "since for as its their his her at least more about some several many dozens both all one two three four five "
    "six seven eight nine ten another earlier later last while when if by with from to what who".split()
)
_LAST_WORD = re.compile(r"[^\W_](?:[\w.]*[^\W_])?$")
_NEXT = re.compile(r"[\s\xa0]*[\"“‘'«(\[]*([^\W_]+)?")


def sentences(report: Report) -> Iterator[Sentence]:
    """The sentences of headline, captions and body, in order; what has no section counts as body.

    Each sentence is a non-empty slice without white space at its ends, of at most :data:`LONGEST` characters.
    """
    index = 0
    sections = report.sections or (Section(SectionKind.BODY, 0, len(report.text)),)
    for section in sections:
        if section.kind not in _READ:
            continue
        for start, end in _paragraphs(report.text, section.start, min(section.end, len(report.text))):
            for one, other in _cuts(report.text, start, end):
                yield Sentence(index, one, other, report.text[one:other], section.kind)
                index += 1


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches between line breaks that are breaks of the sense."""
    begin = line = start
    for found in _breaks(text, start, end):
        wide = found.start() - line in _WRAPPED
        line = found.end()
        single = found.group().count("\n") <= 1 and "\t" not in found.group()
        if single and wide and not _FINAL.search(text, max(begin, found.start() - 8), found.start()):
            continue
        yield begin, found.start()
        begin = line
    yield begin, end


def _breaks(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Every break of the stretch, as the pattern's own ``finditer``: begun only before a character that makes one."""
    while (core := _CORE.search(text, start, end)) is not None:
        first = core.start()
        while first > start and text[first - 1] in _BLANK:
            first -= 1
        found = _BREAK.search(text, first, end)
        if found is None:
            return
        yield found
        start = found.end()


def _cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentences of one paragraph, stripped, none empty, none too long."""
    begin = start
    for found in _STOP.finditer(text, start, end):
        if _closes(text, found.start(), found.end(), start, end):
            yield from _bounded(text, begin, found.end())
            begin = found.end()
    yield from _bounded(text, begin, end)


def _closes(text: str, point: int, after: int, low: int, high: int) -> bool:
    """Whether the stop at ``point`` ends a sentence that is followed by ``text[after:]``."""
    following = _NEXT.match(text, after, min(high, after + 60))
    word = following.group(1) if following else None
    if word is None:
        return True
    if word[0].islower():
        return False
    if text[point] != "." or after - point > 1:
        return True
    before = _LAST_WORD.search(text, max(low, point - 12), point)
    if before is None:
        return True
    last = before.group().lower()
    if last in _TITLES:
        return last in _MAY_CLOSE and word.lower() in _OPENERS
    initial = len(last) == 1 and last.isalpha() and text[before.start()].isupper()
    return not initial


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = next((at for at in range(start + LONGEST, start, -1) if text[at].isspace()), start + LONGEST)
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end
