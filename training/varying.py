"""The same report worded otherwise, with every offset kept true: so that the network learns no accident of print.

Reports come without commas and apostrophes (as FA-KES has them), with curly ones, with numbers in words or in figures,
with "al-" joined or apart. Each variant is drawn from a seed and the report's name, so that a run can be repeated.
"""

from __future__ import annotations

import bisect
import dataclasses
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from harmledger.vocabulary.terms import number_words
from training.corpus import Story

_MARKS = re.compile(r"(?<=\d),(?=\d)|,|(?<=\w)['’](?=\w)|[“”\"]")
_ARTICLE = re.compile(r"\b([Aa]l|[Aa]n|[Aa]r|[Aa]s|[Aa]sh|[Aa]t)-(?=[A-Z])")
_QUOTES = re.compile(r"(?<=\w)'(?=\w)")
_FIGURE = re.compile(r"(?<![\w.,-])\d{1,2}(?![\w.,%-]|\s?(?:am|pm|km|mm)\b)")
_OFFSETS = ("start", "end", "count_start", "count_end")


@dataclass(frozen=True, slots=True)
class Edit:
    """``text[start:end]`` becomes ``words``."""

    start: int
    end: int
    words: str


def varied(story: Story, seed: int) -> Story:
    """A variant of the report; the report itself where nothing in it can be varied."""
    chance = random.Random(f"{seed} {story.story_id}")  # noqa: S311 - no secret
    edits: list[Edit] = []
    for vary, share in _VARIATIONS:
        if chance.random() < share:
            edits += [one for one in vary(story, chance) if not any(_touch(one, other) for other in edits)]
    return edited(story, sorted(edits, key=lambda one: one.start)) if edits else story


def edited(story: Story, edits: list[Edit]) -> Story:
    """The report with edits made, ordered and apart from one another; spans and claims keep their words."""
    parts, at = [], 0
    ends, shifts = [], [0]
    for edit in edits:
        parts += [story.text[at : edit.start], edit.words]
        at = edit.end
        ends.append(edit.end)
        shifts.append(shifts[-1] + len(edit.words) - (edit.end - edit.start))
    parts.append(story.text[at:])
    text = "".join(parts)

    def moved(offset: int) -> int:
        index = bisect.bisect_right(ends, offset)
        if index < len(edits) and edits[index].start < offset < edits[index].end:
            return edits[index].start + shifts[index]
        return offset + shifts[index]

    claims = []
    for claim in story.claims:
        new: dict[str, Any] = claim | {key: moved(claim[key]) for key in _OFFSETS if key in claim}
        new["quote"] = text[new["start"] : new["end"]]
        if "count_start" in new:
            new["count_text"] = text[new["count_start"] : new["count_end"]]
        claims.append(new)
    spans = tuple(dataclasses.replace(one, start=moved(one.start), end=moved(one.end)) for one in story.spans)
    return dataclasses.replace(
        story, text=text, claims=tuple(claims), spans=tuple(one for one in spans if one.start < one.end), not_claims=()
    )


def _touch(one: Edit, other: Edit) -> bool:
    return one.start <= other.end and other.start <= one.end


def _bare(story: Story, _chance: random.Random) -> Iterator[Edit]:
    """Without commas, apostrophes and quotation marks."""
    for found in _MARKS.finditer(story.text):
        yield Edit(found.start(), found.end(), "")


def _curly(story: Story, _chance: random.Random) -> Iterator[Edit]:
    for found in _QUOTES.finditer(story.text):
        yield Edit(found.start(), found.end(), "’")


def _apart(story: Story, chance: random.Random) -> Iterator[Edit]:
    """The article "al-" with a space, or with a capital."""
    joint = chance.choice((" ", "-"))
    for found in _ARTICLE.finditer(story.text):
        word = found.group(1)
        yield Edit(found.start(), found.end(), (word.capitalize() if joint == "-" else word) + joint)


def _in_words(story: Story, chance: random.Random) -> Iterator[Edit]:
    """Small counts in words."""
    lists = number_words()
    words = {number: word for word, number in reversed({**lists.tens, **lists.units}.items())}
    # Once each: a count may stand inside of another ("a couple and their 5 children").
    counts = [(one["count_start"], one["count_end"]) for one in story.claims if "count_start" in one]
    for found in _FIGURE.finditer(story.text):
        word = words.get(int(found.group()))
        inside = any(start <= found.start() and found.end() <= end for start, end in counts)
        if inside and word is not None and chance.random() < 0.7:
            opens = found.start() == 0 or story.text[found.start() - 2 : found.start()] in {". ", "\n\n"}
            yield Edit(found.start(), found.end(), word.capitalize() if opens else word)


_VARIATIONS: tuple[tuple[Callable[[Story, random.Random], Iterator[Edit]], float], ...] = (
    (_bare, 0.4),
    (_curly, 0.3),
    (_apart, 0.4),
    (_in_words, 0.5),
)
"""Each way to vary a report, and how often it is taken."""
