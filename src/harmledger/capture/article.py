"""Which lines of a page are the article: trafilatura's choice, mapped back onto the page's own text."""

from __future__ import annotations

import bisect
import copy
import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from harmledger.capture.page_text import Mark, PageLine, PageText

_LARGEST = 20_000
"""Elements; on larger pages, which are lists and archives, trafilatura takes minutes."""

_ANCHOR = 40
_LEAST_WORDS = 20
_BULLET = re.compile(r"^(?:[-*•]|#{1,6}|\d+\.)\s+")


def article_lines(root: Any, page: PageText) -> frozenset[int]:
    """Indices of the lines of ``page`` that belong to the article; empty where none was found."""
    paragraphs = _paragraphs(root)
    found = set(_aligned(paragraphs, page)) if paragraphs else set()
    if not found:
        return frozenset(_by_shape(page))
    inner = range(min(found), max(found) + 1)
    return frozenset(found | {index for index in inner if _is_prose(page.text, page.lines[index])})


def is_large(root: Any) -> bool:
    """Whether the page has more elements than trafilatura should be asked to weigh."""
    return next(itertools.islice(root.iter(), _LARGEST, None), None) is not None


def _paragraphs(root: Any) -> list[str]:
    if is_large(root):
        return []
    import trafilatura  # noqa: PLC0415 - half a second to import, for pages only
    from trafilatura.settings import Document  # noqa: PLC0415

    document = trafilatura.bare_extraction(
        copy.deepcopy(root), include_comments=False, include_tables=True, with_metadata=False, favor_recall=True
    )
    if not isinstance(document, Document) or not document.text:
        return []
    return [line for line in document.text.split("\n") if line.strip()]


def _aligned(paragraphs: Sequence[str], page: PageText) -> Iterator[int]:
    """Lines that the paragraphs cover at least by half, matched with all white space left out."""
    squeezed = [_squeezed(page.text[line.start : line.end]) for line in page.lines]
    starts: list[int] = []
    length = 0
    for words in squeezed:
        starts.append(length)
        length += len(words)
    whole = "".join(squeezed)
    covered = [0] * len(squeezed)
    cursor = 0
    for paragraph in paragraphs:
        for part in _parts(paragraph):
            place = _place(whole, part, cursor)
            if place is None:
                continue
            cursor = place[1]
            _cover(covered, starts, squeezed, place)
    for index, words in enumerate(squeezed):
        if words and covered[index] * 2 >= len(words):
            yield index


def _parts(paragraph: str) -> Iterator[str]:
    cells = paragraph.strip().strip("|").split("|") if paragraph.lstrip().startswith("|") else [paragraph]
    for cell in cells:
        squeezed = _squeezed(_BULLET.sub("", cell.strip()))
        if squeezed:
            yield squeezed


def _place(whole: str, part: str, cursor: int) -> tuple[int, int] | None:
    """Where ``part`` stands, sought from the cursor on and then from the start; with a gap inside if need be."""
    for begin in (cursor, 0):
        at = whole.find(part, begin)
        if at >= 0:
            return at, at + len(part)
    if len(part) < 2 * _ANCHOR:
        return None
    at = whole.find(part[:_ANCHOR], cursor)
    end = whole.find(part[-_ANCHOR:], at + _ANCHOR) if at >= 0 else -1
    return (at, end + _ANCHOR) if 0 <= end < at + 2 * len(part) else None


def _cover(covered: list[int], starts: list[int], squeezed: list[str], place: tuple[int, int]) -> None:
    index = max(0, bisect.bisect_right(starts, place[0]) - 1)
    while index < len(starts) and starts[index] < place[1]:
        overlap = min(place[1], starts[index] + len(squeezed[index])) - max(place[0], starts[index])
        covered[index] += max(0, overlap)
        index += 1


def _by_shape(page: PageText) -> Iterator[int]:
    """Lines that read as prose and stand in no furniture; where there are none, every line outside furniture."""
    prose = [index for index, line in enumerate(page.lines) if _is_prose(page.text, line)]
    if not prose:
        prose = [index for index, line in enumerate(page.lines) if line.mark is Mark.NONE]
    yield from prose


def _is_prose(text: str, line: PageLine) -> bool:
    words = text[line.start : line.end]
    return (
        line.mark is Mark.NONE
        and words.count(" ") + 1 >= _LEAST_WORDS
        and words.rstrip("\"”’')]» ").endswith((".", "!", "?", "…"))
    )


def _squeezed(words: str) -> str:
    return unicodedata.normalize("NFC", "".join(words.split()))
