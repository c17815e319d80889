"""The text of a page as a reader sees it, line by line in document order, with what the mark-up says of each line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from lxml import etree

_UNSEEN = frozenset(
    "script style template noscript title svg math iframe object embed audio video canvas select datalist textarea map"
    " applet frameset noframes".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q rp rt ruby s samp small"
    " span strike strong sub sup time tt u var wbr input".split()
)
_FURNITURE_TAGS = frozenset("nav footer aside form button menu dialog".split())
_FRAME_TAGS = frozenset("html body main article".split())
_PROSE_TAGS = frozenset("p h2 h3 time".split())
_FURNITURE_ROLES = frozenset("navigation contentinfo complementary search banner dialog alert menu".split())
_FURNITURE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|footer|sidebar|related|recommend\w*|newsletter|subscribe|share|sharing|social"
    r"|comments?|disqus|cookie\w*|advert\w*|promo|breadcrumbs?|popup|modal|signup|paywall)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BYLINE_NAMES = re.compile(r"(?:^|[\s_-])(?:byline|author(?:[-_]?name)?)(?:$|[\s_-])", re.IGNORECASE)
_CAPTION_NAMES = re.compile(r"(?:^|[\s_-])(?:wp-)?caption(?:-text)?(?:$|[\s_-])", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# As CSS collapses it: the no-break space and its kin are characters of the text and stay.
_SPACE = re.compile(r"[ \t\n\r\f\u200b]+")


class Mark(Enum):
    """What the mark-up says of a line."""

    NONE = auto()
    HEADLINE = auto()
    BYLINE = auto()
    CAPTION = auto()
    FURNITURE = auto()


_MARKED_TAGS = {"figcaption": Mark.CAPTION, "caption": Mark.CAPTION, "h1": Mark.HEADLINE}


@dataclass(frozen=True, slots=True)
class PageLine:
    """``text[start:end]`` is one line of the page's text."""

    start: int
    end: int
    mark: Mark


@dataclass(frozen=True, slots=True)
class PageText:
    """The page's text, lines joined by newlines, and its lines in order."""

    text: str
    lines: tuple[PageLine, ...]


def page_text(root: Any) -> PageText:
    """The text of the page under ``root``: visible elements only, block elements on lines of their own.

    White space is collapsed as a browser collapses it (CSS Text 3, 4.1), except in ``pre``; nothing else is changed.
    """
    writer = _Writer()
    marks = [Mark.NONE]
    preformatted = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        unseen = tag in _UNSEEN or _is_hidden(element)
        if event == "start":
            if unseen:
                walk.skip_subtree()
                continue
            if tag not in _INLINE:
                writer.break_line()
            preformatted += tag == "pre"
            marks.append(_mark_of(element, tag, marks[-1]))
            writer.write(element.text, marks[-1], preformatted=preformatted > 0)
            continue
        if not unseen:
            marks.pop()
            preformatted -= tag == "pre"
            if tag not in _INLINE:
                writer.break_line()
        if element is not root:
            writer.write(element.tail, marks[-1], preformatted=preformatted > 0)
    writer.break_line()
    return writer.result()


class _Writer:
    def __init__(self) -> None:
        self._parts: list[str] = []
        self._lines: list[PageLine] = []
        self._line: list[str] = []
        self._mark = Mark.NONE
        self._blank = True
        self._length = 0

    def write(self, words: str | None, mark: Mark, *, preformatted: bool) -> None:
        if not words:
            return
        if preformatted:
            first, *others = re.split(r"\r\n|\r|\n", words)
            self._add(first, mark)
            for other in others:
                self.break_line()
                self._add(other, mark)
        else:
            self._add(_SPACE.sub(" ", words), mark)

    def _add(self, words: str, mark: Mark) -> None:
        if self._blank and words.strip():
            # a line is what its first words are
            self._mark, self._blank = mark, False
        self._line.append(words)

    def break_line(self) -> None:
        line = re.sub(r" {2,}", " ", "".join(self._line)).strip(" \t\n\r\f")
        self._line.clear()
        self._blank = True
        if not line.strip():
            return
        if self._parts:
            self._parts.append("\n")
            self._length += 1
        self._parts.append(line)
        self._lines.append(PageLine(self._length, self._length + len(line), self._mark))
        self._length += len(line)

    def result(self) -> PageText:
        return PageText("".join(self._parts), tuple(self._lines))


def _is_hidden(element: Any) -> bool:
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _HIDDEN_STYLE.search(style) is not None


def _mark_of(element: Any, tag: str, outer: Mark) -> Mark:
    """What ``element`` says of its own words; furniture holds for all that is inside it."""
    if outer is Mark.FURNITURE or tag in _FURNITURE_TAGS or element.get("role") in _FURNITURE_ROLES:
        return Mark.FURNITURE
    if tag in _MARKED_TAGS:
        return _MARKED_TAGS[tag]
    if tag in _FRAME_TAGS:
        # sites hang "sidebar-right" and the like on these; they say nothing of the words inside
        return outer
    if element.get("rel") == "author" or element.get("itemprop") == "author":
        return Mark.BYLINE
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return _mark_of_names(names, tag, outer) if names != " " else outer


def _mark_of_names(names: str, tag: str, outer: Mark) -> Mark:
    """The same from the element's class and id."""
    if _FURNITURE_NAMES.search(names) and tag not in _PROSE_TAGS:
        return Mark.FURNITURE
    if _CAPTION_NAMES.search(names):
        return Mark.CAPTION
    return Mark.BYLINE if _BYLINE_NAMES.search(names) else outer
