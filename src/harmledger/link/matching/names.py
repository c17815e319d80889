"""Full names in what a report tells of an event: people, streets, bodies. Two accounts of one event share some.

A name is two capitalised words in a row. Those that every report of a day has are left out: places, parties, sources,
offices, days and months. By them events are found that are worth comparing; they are shown nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from harmledger.link.telling.events import Event
from harmledger.link.telling.people import told
from harmledger.link.telling.rare import plain, words_in
from harmledger.model.report import Report

_RUN = re.compile(r"[^\W\d_a-z][\w'\u2019-]+(?:[ \t]+(?:[A-Z]\.[ \t]+)?[^\W\d_a-z][\w'\u2019-]+)+")
_INITIAL = re.compile(r"^[A-Z]\.$")
_MOST = 40
"""Names of one event at most, in the order of the text: beyond that it is a list."""

_COMMON = frozenset(
    """
    the a an in on at of and for by from with after before but he she it they his her their this that as when while
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december police department county sheriff office officers officer officials court state
    city town village province governorate district united states nations human rights news agency press associated
    reuters university hospital medical center centre school high mr mrs ms dr sgt lt capt chief president minister
    ministry government army forces force armed air defence defense national international local public read more
    photo video twitter facebook copyright all
    """.split()
)


def of_events(events: Sequence[Event], reports: Mapping[str, Report]) -> dict[str, frozenset[str]]:
    """The full names that go with each event, by its key."""
    return {event.key: _of(event, reports[event.report_id]) for event in events}


def _of(event: Event, report: Report) -> frozenset[str]:
    text = told(event.claims, report, main=event.main)
    known = _known(event)
    found: dict[str, None] = {}
    for one, other in _pairs(text):
        if one not in known and other not in known and one not in _COMMON and other not in _COMMON:
            found[f"{one} {other}"] = None
            if len(found) == _MOST:
                break
    return frozenset(found)


def _pairs(text: str) -> Iterable[tuple[str, str]]:
    for run in _RUN.finditer(text):
        words = [plain(word) for word in run.group().split() if not _INITIAL.match(word)]
        yield from pairwise(words)


def _known(event: Event) -> frozenset[str]:
    """Words of places, parties and sources, which reports of one day share whatever they tell."""
    phrases = [*event.perpetrators, *event.parties, *event.affiliations]
    for claim in event.claims:
        phrases += [] if claim.source is None else [claim.source.name]
        for place in claim.places:
            phrases += [place.text, place.name or "", *place.admin]
    return words_in(phrases)
