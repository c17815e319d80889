"""The head of a report run into its first paragraph: date line, byline, headline, in whatever order they come.

Reports that were pasted or scraped often begin "Sun 05 Jul 2015 Headline words. First sentence". What is told apart
here only ever takes whole stretches off the front; where nothing is sure, everything stays body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from harmledger.capture.captions import sentence_starts
from harmledger.capture.dates import DATE, WEEKDAY
from harmledger.model.report import Section, SectionKind

_REACH = 400
"""How many characters from its start a head may go."""

_ZONE = r"(?:[ ]?(?:UTC|GMT|KSA|EST|EDT|BST|CET|local)\b(?:[ ]?[+-]\d{1,2})?)"
# Bare digits are a time only where "at" or a zone says so: "December 2016 135 Civilians Killed".
_TIME = (
    rf"(?:[ ,]+(?:at[ ])?\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?(?!\d)(?:[ ]?[ap]\.?m\b\.?)?{_ZONE}?"
    rf"|[ ,]+at[ ]\d{{4}}\b{_ZONE}?|[ ,]+\d{{4}}{_ZONE}|[ ,]+\d{{1,2}}[ ]?[ap]\.?m\b\.?)"
)
MARKER = (
    r"(?:(?:date[ ]of[ ]publication|publication[ ]date|(?:first[ ])?published|posted"
    r"|last[ ](?:updated?|modified|edited)|updated|created|date|issued)(?:[ ](?:on|at))?[ ]?:?[ ]*)"
)
"""Pattern of the words that say "the date of this report is"."""

_DATELINE = re.compile(
    rf"(?:print[ ]this[ ]page[ ])?(?P<marker>{MARKER})?(?:{WEEKDAY}[ ]+)?(?=\S)(?P<date>{DATE})"
    rf"{_TIME}?(?:[ ]?\((?:updated|last[ ]update)[^)]{{0,40}}\)?)?(?:[ ]?[|•·:,])?",
    re.IGNORECASE,
)
_CLUTTER = re.compile(
    r"(?:\)?[ ]?get[ ]short[ ]url(?:[ ]0)?(?:[ ]\d{1,6})?|send[ ]https?\S+|title:|print[ ]this[ ]page|\|)(?=\s|$)",
    re.IGNORECASE,
)
_BY = re.compile(r"[Bb]y[ ](?P<name>[A-Z][\w.’'-]*(?:[ ](?:[A-Z][\w.’'-]*|and|al-\w+)){1,7})")
_AGENCY = r"(?:AFP|Reuters|AP|SANA|NNA|UPI|Sputnik|Xinhua|TASS|DPA|dpa)"
# as in "... kills three WIRE Monday 7 May 2018 Rescuers", "... in Homs 7 May 2018 WIRE Shells"
_INSIDE = re.compile(
    rf"(?:[ ]{_AGENCY}[ ](?:(?i:{WEEKDAY})[ ]+)(?i:{DATE})(?=[ ])"
    rf"|[ ](?i:{DATE})(?=[ ]{_AGENCY}\b)"
    rf"|[ ](?:\d{{4}}[ ])?(?i:{DATE})(?:\([^)]{{0,40}}\))?[ ]?(?=Get[ ]short))"
)
_LEADING_IN = re.compile(
    r"\b(?:on|in|since|of|from|until|till|by|and|to|before|after|dated|between|the)[ ]*$", re.IGNORECASE
)
# After a date, these make it the subject of a sentence, not the line of a report.
_GOES_ON = re.compile(r"\s*(?:was|is|were|saw|marks?|marked|will|has|had|and|to|that|when|attack|-\s?\d)\b")
# "IDLIB, Syria (AP) —", "MOSCOW (Sputnik) -", "Beirut- Warplanes"
_PLACE_LINE = re.compile(
    r"(?:[A-Z][A-Z.’'-]{2,}(?:[ /,]+[A-Z][\w.’'-]*){0,4}"
    r"(?:,?[ ][^()–—\n-]{3,30}\d{4})?[ ]*(?:[(\[][^()\[\]]{2,40}[)\]])?"
    r"|[A-Z][\w.’'-]*(?:[ /,]+[A-Z][\w.’'-]*){0,4}(?:,?[ ][^()–—\n-]{3,30})?[ ]*[(\[][^()\[\]]{2,40}[)\]]"
    r"|[A-Z][a-z]+(?:[ ][A-Z][a-z]+)?)"
    r"[ ]*(?:[–—]|-{1,2}(?=[ ])|(?<=\)):)[ ]*(?=[\"“A-Z0-9])"
)
_WORD = re.compile(r"[^\W_][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Head:
    """What was taken off the front, in order, and where the rest begins."""

    sections: tuple[Section, ...]
    rest: int


def read_head(text: str, start: int, end: int, title: str | None = None) -> Head:
    """The head that is run into the paragraph ``text[start:end]``; empty where there is none."""
    pieces: list[Section] = []
    at = _take_headed(text, start, end, pieces)
    if at == start:
        at = _take_front(text, start, end, title, pieces)
    place = _PLACE_LINE.match(text, at, min(end, at + 90))
    if place is not None:
        pieces.append(_piece(text, SectionKind.DATELINE, at, place.end()))
        at = _skip(text, place.end(), end)
    return Head(tuple(pieces), at) if at < end or pieces else Head((), start)


def title_span(text: str, start: int, end: int, title: str) -> tuple[int, int] | None:
    """Where ``title`` stands in ``text[start:end]``, whatever its punctuation; None where it does not, or goes on."""
    wanted = "".join(char for char in title.casefold() if char.isalnum())
    if len(wanted) < 8:
        return None
    kept = [at for at in range(start, min(end, start + _REACH + 2 * len(title))) if text[at].isalnum()]
    found = "".join(text[at].casefold()[:1] or text[at] for at in kept).find(wanted)
    if found < 0 or found + len(wanted) > len(kept):
        return None
    first, last = kept[found], kept[found + len(wanted) - 1] + 1
    while last < end and text[last] in ".!?\"”’')":
        last += 1
    rest = text[last:end].lstrip()
    if rest and rest[0].islower() and text[last - 1] not in ".!?":
        return None
    return first, last


def _take_headed(text: str, start: int, end: int, pieces: list[Section]) -> int:
    """Headline first, then a date that only a date line can be."""
    match = _INSIDE.search(text, start, min(end, start + _REACH))
    if match is None or _LEADING_IN.search(text, start, match.start() + 1):
        return start
    if len(list(sentence_starts(text, start, match.start()))) > 1 or match.start() - start > 250:
        return start
    if match.start() > start:
        pieces.append(_piece(text, SectionKind.HEADLINE, start, match.start()))
    pieces.append(_piece(text, SectionKind.DATELINE, match.start(), match.end()))
    return _take_clutter(text, _skip(text, match.end(), end), end, pieces)


def _take_front(text: str, start: int, end: int, title: str | None, pieces: list[Section]) -> int:
    """Date line first, then perhaps a byline and the headline."""
    at = _take_clutter(text, start, end, pieces)
    dated = _dateline_end(text, at, end)
    if dated is not None:
        pieces.append(_piece(text, SectionKind.DATELINE, at, dated))
        at = _take_clutter(text, _skip(text, dated, end), end, pieces)
    headline = title_span(text, at, end, title) if title else None
    if headline is not None and _is_front(text, at, headline[0]):
        pieces.extend(_before(text, at, headline[0]))
        pieces.append(_piece(text, SectionKind.HEADLINE, headline[0], headline[1]))
        at = _take_clutter(text, _skip(text, headline[1], end), end, pieces)
        dated_after = None if dated is not None else _dateline_end(text, at, end)
        if dated_after is not None:
            pieces.append(_piece(text, SectionKind.DATELINE, at, dated_after))
            at = _skip(text, dated_after, end)
        return at
    capital = _capital_sentence(text, at, end) if dated is not None else None
    if capital is not None:
        pieces.append(_piece(text, SectionKind.HEADLINE, at, capital))
        return _skip(text, capital, end)
    return at


def _dateline_end(text: str, at: int, end: int) -> int | None:
    match = _DATELINE.match(text, at, min(end, at + 120))
    if match is None or (match["marker"] is None and _GOES_ON.match(text, match.end(), end)):
        return None
    return match.end()


def _take_clutter(text: str, at: int, end: int, pieces: list[Section]) -> int:
    while (match := _CLUTTER.match(text, at, end)) is not None:
        pieces.append(_piece(text, SectionKind.FURNITURE, at, match.end()))
        at = _skip(text, match.end(), end)
    return at


def _is_front(text: str, start: int, headline: int) -> bool:
    """Whether what stands before the headline is short enough and no sentence."""
    return headline - start <= 120 and len(list(sentence_starts(text, start, headline))) <= 1


def _before(text: str, start: int, headline: int) -> Iterator[Section]:
    """What stands between the date line and the headline: a byline if it is one, else furniture only of other signs."""
    if not text[start:headline].strip():
        return
    if not any(map(str.isalnum, text[start:headline])):
        # an opening quotation mark or bracket belongs to the headline's own stretch as far as anyone can tell
        yield _piece(text, SectionKind.HEADLINE, start, headline)
        return
    kind = SectionKind.BYLINE if _BY.match(text, start, headline) else SectionKind.BODY
    yield _piece(text, kind, start, headline)


def _capital_sentence(text: str, at: int, end: int) -> int | None:
    """The end of a first sentence set in title case, which only headlines are; None where it is not."""
    starts = list(sentence_starts(text, at, min(end, at + 220)))
    if len(starts) < 2 or starts[1] - at > 200:
        return None
    return starts[1] if title_case(text[at : starts[1]]) else None


def title_case(words: str) -> bool:
    """Whether nearly all longer words begin with a capital, as headlines' do."""
    longer = [word for word in _WORD.findall(words) if len(word) > 3 and not word[0].isdigit()]
    return len(longer) >= 3 and sum(word[0].isupper() for word in longer) >= 0.8 * len(longer)


def _skip(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _piece(text: str, kind: SectionKind, start: int, end: int) -> Section:
    """The section without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Section(kind, start, end)
