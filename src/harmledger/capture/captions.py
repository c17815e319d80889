"""Photo captions: told by the credit that ends them, or by the way they describe what a picture shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from harmledger.capture.dates import DATE
from harmledger.model.span import Span

_AGENCY = (
    r"AFP|Reuters|REUTERS|Associated[ ]Press|AP|Getty|EPA|EFE|DPA|dpa|UPI|ANSA|Anadolu|AA|TRT|Xinhua|Sputnik|TASS|SANA|"
    r"Shutterstock|Alamy|NurPhoto|Flickr|Wikimedia|Bloomberg|Agencies"
)
_CREDIT = re.compile(
    # (Name/AFP via Getty Images), (Photo by ...), (AP Photo/...), [Getty], (File photo)
    rf"[(\[](?!\s*(?:with|source|additional|reporting|editing|updated)\b)"
    rf"(?:[^()\[\]]{{0,80}}\b(?:photos?|images?|pictures?|file|archives?|handout|courtesy)\b[^()\[\]]{{0,60}}"
    rf"|(?:[^()\[\]]{{1,60}}[/|][ ]?)?(?:{_AGENCY})"
    r"(?:[ ](?:via|and|Photo|World|Images)[^()\[\]]{0,40}|[/|][^()\[\]]{1,50})?)"
    rf"[)\]]\.?"
    r"|\b(?:photo|image|picture)(?:[ ](?:credit|by|courtesy))?:?[ ](?:by[ ])?[^.()]{2,60}/(?:[^.()]{2,40})$"
    r"|\bfile[ ]photo\b\.?$|\b(?:AFP|AP|AA|Reuters|EPA)[ ](?:file[ ])?photo\b\.?$",
    re.IGNORECASE,
)

_SHOWS = (
    r"receives?|carr(?:y|ies)|walks?|stands?|inspects?|sits?|rides?|looks?|search(?:es)?|holds?|runs?|flees?|mourns?|"
    r"gathers?|wait(?:s)?|clears?|rescues?|removes?|reacts?|comforts?|extinguish(?:es)?|drives?|treats?|cr(?:y|ies)|"
    r"lies?|lines?[ ]up|passes|push(?:es)?|pull(?:s)?|checks?|evacuates?|is[ ]seen|are[ ]seen|can[ ]be[ ]seen|"
    r"(?:is|are)[ ](?:treated|carried|pictured|shown)|rises?|billows?"
)
# One sentence in the present tense about unnamed people or things, with the day the picture was taken.
_PICTURED = re.compile(
    r"(?:An?|The|Two|Three|Several|Some|Smoke|Men|Women|Children|People|Residents|Civilians|Members|Rescuers|Rescue|"
    r"Syrians?|Iraqis?|Yemenis?|Palestinians?|Ukrainians?|Displaced|Wounded|Mourners|Fighters|Soldiers|Damaged|Destroyed)"
    rf"\b[^.!?]{{0,120}}\b(?:{_SHOWS})\b[^!?]{{0,300}}?(?i:{DATE})[.]?\s*$"
)
_LABELLED = re.compile(r"(?:photo|image|picture|caption|file[ ]photo|pictured)[ ]?:", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"”’)]?\s+(?=[\"“(\[]?[A-Z0-9])")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|No|U\.S|U\.N|U\.K)\.$")
_MOST = 600
_LEAST_FLOW = 120
_A_DATE = 30
# What stands before the agency in the place line that opens a story: "MOSCOW (Sputnik) The ministry said"
_PLACE = re.compile(r"\b[A-Z]{3,}(?:[ /,]+[A-Z][\w.]*)?[ ]?$")


def is_caption(line: str) -> bool:
    """Whether the whole of ``line`` (trimmed) is a caption."""
    if len(line) > _MOST:
        return False
    if _LABELLED.match(line):
        return True
    credit = _last_credit(line)
    if credit is not None and len(list(sentence_starts(line, 0, credit))) <= 3:
        return True
    return _PICTURED.match(line) is not None and len(list(sentence_starts(line, 0, len(line)))) == 1


def captions_within(text: str, start: int, end: int) -> Iterator[Span]:
    """Captions run into the flowing text ``text[start:end]``: a sentence and the photo credit that follows it."""
    if end - start < _LEAST_FLOW:
        return
    floor = start
    for match in _CREDIT.finditer(text, start, end):
        low = max(floor, match.start() - 2 * _MOST)
        starts = sentence_starts(text, low, match.start())
        if low > floor:
            next(starts, None)  # where the search began, not where a sentence does
        before = [at for at in starts if match.start() - at >= 8]
        if len(before) > 1 and match.start() - before[-1] < _A_DATE:
            # "... in the town's market. July 27 2016. (Agency)": the day is no sentence of its own
            before.pop()
        if not before or match.start() - before[-1] > _MOST or _PLACE.search(text, floor, match.start()):
            continue
        # A credit in brackets within a sentence that goes on is no photo's: "told the agency (AFP) that".
        rest = text[match.end() : end].lstrip()
        if rest and not (rest[0].isupper() or rest[0].isdigit() or rest[0] in '"“('):
            continue
        yield Span(before[-1], match.end())
        floor = match.end()


def sentence_starts(text: str, start: int, end: int) -> Iterator[int]:
    """Where sentences of ``text[start:end]`` begin; rough, but not fooled by initials and titles."""
    while start < end and text[start].isspace():
        start += 1
    if start >= end:
        return
    yield start
    for match in _SENTENCE_END.finditer(text, start, end):
        if not _ABBREVIATION.search(text, max(start, match.start() - 6), match.start() + 1):
            yield match.end()


def _last_credit(line: str) -> int | None:
    """Where the credit that ends ``line`` begins; None where no credit ends it."""
    for match in _CREDIT.finditer(line):
        if match.end() >= len(line.rstrip()):
            return match.start()
    return None
