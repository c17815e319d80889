"""Which stretch of a text is what: headline, byline, dateline, caption, body, furniture.

The sections come in order, never overlap and cover every character that is no white space. In doubt a stretch is body:
body is searched for claims, furniture is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from harmledger.capture.captions import captions_within, is_caption
from harmledger.capture.dates import DATE, WEEKDAY
from harmledger.capture.furniture import Furniture, names_site_part, strength, tail_start
from harmledger.capture.head import MARKER, read_head, title_span
from harmledger.model.report import Section, SectionKind
from harmledger.model.span import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_DATED = re.compile(
    # a place or a name may stand before the day: "GAZIANTEP, Tuesday 18 September 2018 -"
    rf"(?:{MARKER}|by[ ][^|\d]{{3,60}}[|,–—-]?[ ]*|[^\W\d][^,.:|\d]{{1,40}}(?:,|[ ][|–—-])[ ]*)?"
    rf"(?:{WEEKDAY}[ ]+)?(?:{DATE})(?P<rest>.{{0,60}})$",
    re.IGNORECASE,
)
_MARKED = re.compile(rf"\W*{MARKER}(?:{WEEKDAY}[ ]+)?(?:{DATE})", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?:(?:(?:Written|Posted|Reported|Reporting)[ ])?[Bb]y|BY|Author:)[ ]+"
    r"(?:[A-Z]|(?:our|a|the|staff|admin)\b)[^.!?]{2,80}$|Reporting[ ]by[ ][^!?]{3,200}$"
)
_NAME = re.compile(r"[A-Z][\w.’'-]+(?:[ ](?:[A-Z][\w.’'-]*|al-\w+|bin|de|van)){1,3}$")
_LONG_BODY = 25
_SHORT_BODY = 12
_HEADLINE_WORDS = 25
_SOURCE_WORDS = 8
_ARTICLE_WORDS = 30
_ENOUGH_BODY = 400


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    words: str
    kind: SectionKind | None = None
    hint: SectionKind | None = None

    @property
    def count(self) -> int:
        return self.words.count(" ") + 1


def label(
    text: str, *, title: str | None = None, outlet: str | None = None, hints: Mapping[int, SectionKind] | None = None
) -> tuple[Section, ...]:
    """The sections of ``text``.

    Args:
        text: any text.
        title: its headline, where someone has said so.
        outlet: who published it, where someone has said so; tells the line that names it.
        hints: what a page's mark-up says of the line that begins at an offset (after white space): a headline or
            caption is believed, body keeps a line from being taken for furniture by its place.
    """
    lines = list(_lines(text, hints or {}))
    for line in lines:
        if line.hint in (SectionKind.HEADLINE, SectionKind.CAPTION, SectionKind.FURNITURE):
            line.kind = line.hint
    first = _label_head(lines, title, outlet)
    _label_furniture(lines, first)
    for line in lines[first:]:
        if line.kind is None:
            line.kind = _kind_in_body(line)
    return tuple(_merged(text, _pieces(text, lines, title)))


def _lines(text: str, hints: Mapping[int, SectionKind]) -> Iterator[_Line]:
    for match in _LINE.finditer(text):
        words = match.group()
        stripped = words.strip()
        if stripped:
            start = match.start() + len(words) - len(words.lstrip())
            # one character for one, so that patterns need to know one kind of space only
            yield _Line(start, start + len(stripped), stripped.replace("\u00a0", " "), None, hints.get(start))


def _label_head(lines: list[_Line], title: str | None, outlet: str | None) -> int:
    """Labels the lines before the article's first paragraph; the index of that paragraph."""
    first = next((index for index, line in enumerate(lines) if _begins_article(line)), len(lines))
    if first == len(lines) and all(line.kind is None for line in lines):
        # Nothing looks like an article: a single short line is a headline only if more follows it.
        first = 1 if len(lines) > 1 and _is_headline(lines[0]) else 0
    headed = any(line.kind is SectionKind.HEADLINE for line in lines[:first])
    for index, line in enumerate(lines[:first]):
        if line.kind is SectionKind.FURNITURE and line.hint is SectionKind.FURNITURE:
            line.kind = _dated_or_signed(line, lines[index + 1 : index + 3]) or line.kind
            continue
        if line.kind is not None:
            continue
        if headed and _names_source(line, lines[index + 1 : index + 2], outlet):
            line.kind = SectionKind.BYLINE
            continue
        line.kind = _kind_in_head(line, lines[index + 1 : index + 3], title, headed=headed)
        headed = headed or line.kind is SectionKind.HEADLINE
    return first


def _begins_article(line: _Line) -> bool:
    if line.kind is not None or is_caption(line.words) or _is_dated(line.words):
        return False
    if strength(line.words) is not None:
        return False
    return line.count >= _LONG_BODY or (line.count >= _SHORT_BODY and _ends_sentence(line.words))


def _kind_in_head(line: _Line, following: list[_Line], title: str | None, *, headed: bool) -> SectionKind:
    if title is not None and title_span(line.words, 0, len(line.words), title) == (0, len(line.words)):
        return SectionKind.HEADLINE
    if is_caption(line.words):
        return SectionKind.CAPTION
    if strength(line.words) is not None or names_site_part(line.words):
        return SectionKind.FURNITURE
    special = _dated_or_signed(line, following if headed else [])
    if special is not None:
        return special
    return SectionKind.HEADLINE if _is_headline(line) else SectionKind.BODY


def _ends_sentence(words: str) -> bool:
    return words.rstrip("\"”’')]» ").endswith((".", "!", "?", "…"))


def _is_headline(line: _Line) -> bool:
    words = line.words
    return (
        line.count <= _HEADLINE_WORDS and line.count >= 3 and not words.endswith((".", ":")) and not words[0].islower()
    )


def _dated_or_signed(line: _Line, following: list[_Line]) -> SectionKind | None:
    """Dateline or byline; a bare name counts only where a date line follows it."""
    if _is_dated(line.words):
        return SectionKind.DATELINE
    if _BYLINE.match(line.words):
        return SectionKind.BYLINE
    if _NAME.match(line.words) and any(_is_dated(later.words) for later in following[:1]):
        return SectionKind.BYLINE
    return None


def _names_source(line: _Line, following: list[_Line], outlet: str | None) -> bool:
    """Whether a line under the headline only says who published it: the outlet's name, or a name above the date."""
    if line.count > _SOURCE_WORDS or _is_dated(line.words) or line.words.endswith((".", ":")):
        return False
    if outlet and line.words.casefold().startswith(outlet.casefold()):
        return True
    return line.count <= _SOURCE_WORDS // 2 and any(_is_dated(later.words) for later in following)


def _is_dated(words: str) -> bool:
    """Whether a line is the date of the report: a full date with a little around it, and no sentence."""
    match = _DATED.match(words)
    if match is None:
        return False
    rest = match["rest"]
    return _MARKED.match(words) is not None or (rest.count(" ") <= 7 and not _ends_sentence(rest))


def _label_furniture(lines: list[_Line], first: int) -> None:
    """Labels furniture from the first paragraph on: single lines, zones up to where the article goes on, the end."""
    zone = False
    ended = False
    seen = 0
    left = sum(line.end - line.start for line in lines[first:] if line.kind is None)
    for line in lines[first:]:
        left -= line.end - line.start if line.kind is None else 0
        found = strength(line.words)
        sure = line.hint is SectionKind.BODY
        ended = ended or (found is Furniture.END and seen >= min(_ENOUGH_BODY, left) and not sure)
        if zone and (sure or _is_article(line)):
            zone = found is Furniture.ZONE
        zone = zone or found is Furniture.ZONE
        if line.kind is None and (ended or found is not None or zone):
            line.kind = SectionKind.FURNITURE
            if not ended and _MARKED.match(line.words):
                line.kind = SectionKind.DATELINE
        if line.kind is None:
            seen += line.end - line.start


def _is_article(line: _Line) -> bool:
    return line.count >= _ARTICLE_WORDS and strength(line.words) is None and _ends_sentence(line.words)


def _kind_in_body(line: _Line) -> SectionKind:
    if is_caption(line.words):
        return SectionKind.CAPTION
    if _MARKED.match(line.words) and line.count <= 20:
        return SectionKind.DATELINE
    if _BYLINE.match(line.words) and line.count <= 20:
        return SectionKind.BYLINE
    return SectionKind.BODY


def _pieces(text: str, lines: list[_Line], title: str | None) -> Iterator[Section]:
    body = [index for index, line in enumerate(lines) if line.kind is SectionKind.BODY]
    first, last = (body[0], body[-1]) if body else (-1, -1)
    headed = any(line.kind is SectionKind.HEADLINE for line in lines)
    for index, line in enumerate(lines):
        if line.kind is not SectionKind.BODY:
            yield Section(line.kind or SectionKind.BODY, line.start, line.end)
            continue
        at = line.start
        if index == first:
            head = read_head(text, line.start, line.end, None if headed else title)
            yield from head.sections
            at = head.rest
        end = tail_start(text, at, line.end) if index == last and at < line.end else line.end
        yield from _flow(text, at, end)
        yield from _tail(text, end, line.end)


def _flow(text: str, start: int, end: int) -> Iterator[Section]:
    """Flowing text with the captions that are run into it."""
    at = start
    for caption in captions_within(text, start, end):
        yield Section(SectionKind.BODY, at, caption.start)
        yield Section(SectionKind.CAPTION, caption.start, caption.end)
        at = caption.end
    yield Section(SectionKind.BODY, at, end)


def _tail(text: str, start: int, end: int) -> Iterator[Section]:
    if start >= end:
        return
    updated = re.search(rf"{MARKER}(?:{WEEKDAY}[ ]+)?(?:{DATE}).*", text[start:end], re.IGNORECASE)
    kind = SectionKind.FURNITURE if updated is None else SectionKind.DATELINE
    yield Section(kind, start, end)


def _merged(text: str, pieces: Iterator[Section]) -> Iterator[Section]:
    """Sections trimmed of white space, empty ones dropped, neighbouring body and furniture each in one."""
    open_piece: Section | None = None
    for piece in pieces:
        span = _trimmed(text, piece)
        if span is None:
            continue
        if open_piece is None:
            open_piece = Section(piece.kind, span.start, span.end)
        elif piece.kind is open_piece.kind and piece.kind in (SectionKind.BODY, SectionKind.FURNITURE):
            open_piece = Section(piece.kind, open_piece.start, span.end)
        else:
            yield open_piece
            open_piece = Section(piece.kind, span.start, span.end)
    if open_piece is not None:
        yield open_piece


def _trimmed(text: str, piece: Section) -> Span | None:
    start, end = piece.start, piece.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
