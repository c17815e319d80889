"""What a report is about: a conflict, or something else that is told in the same words.

An accident kills, a strike by teachers hits schools, a derby is a battle. Single sentences do not give that away; the
report as a whole does. Signs of it are counted, and a table says what each is worth: a logistic regression over reports
with and without claims (the training reports and the corpus but for its held-out tenth), rounded to tenths so that a
reviewer can add it up. ``training/subjects.py`` learns it again.
"""

from __future__ import annotations

import collections
import functools
import math
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from harmledger.extract.tagging.compounds import words
from harmledger.extract.tagging.listed import Form, Listed
from harmledger.extract.tagging.tags import Label, Reading, Sentence
from harmledger.model.draft import Draft
from harmledger.model.report import SectionKind
from harmledger.model.terms import Means
from harmledger.vocabulary.load import shipped

_LEAD = 2
"""Sentences below the headline that say what a report is about."""
_SHORT = 3
"""Sentences that a report is held to have at least: one sentence proves little."""
_IN_LEAD, _IN_ALL = 4, 3.0
"""How much of one sign counts, in the lead and in the report."""
_CONFLICT = "conflict"
ELSEWHERE = 0.62
"""Chance from which a report is held to be about something else; few on a conflict reach it (docs/quality.md)."""

_WEAPONS = frozenset(
    {
        Means.AIRSTRIKE,
        Means.BARREL_BOMB,
        Means.CHEMICAL,
        Means.CLUSTER_MUNITION,
        Means.DRONE,
        Means.IED,
        Means.MISSILE,
        Means.ROCKET,
        Means.SHELLING,
        Means.SUICIDE_BOMBING,
    }
)
"""Means that no accident and no match is told with, unlike a blast, shots, fights and (coal) mines."""

BIAS = -2.1
TABLE: Mapping[str, float] = MappingProxyType(
    {
        "all other subjects": 2.2,
        "conflict": -0.5,
        "lead: all other subjects": 1.6,
        "lead: conflict": -0.6,
        "means": -0.7,
        "most of one other subject": 0.8,
        "parties": -1.3,
    }
)
"""What each sign is worth, once for each unit of it."""


def elsewhere(reading: Reading) -> bool:
    """Whether the report as a whole is about something else than a conflict."""
    return chance(signs(reading)) >= ELSEWHERE


def tells_of_force(reading: Reading, draft: Draft) -> bool:
    """Whether a claim holds in a report about something else.

    It does where it names who used what force, and a casualty where a weapon of war is named in its sentence, or in the
    one before it in the paragraph.
    """
    if draft.perpetrators and draft.means is not None:
        return True
    if draft.outcome is None:
        return False
    here = reading.at(draft.start)
    before = reading.sentences[max(0, here.index - 1)]
    near = (here,) if "\n" in reading.text[before.end : here.start] else (before, here)
    return any(tag.value in _WEAPONS for sentence in near for tag in sentence.tagged(Label.MEANS))


def chance(found: Mapping[str, float]) -> float:
    """How surely a report with these signs is about something else, 0 to 1."""
    return 1 / (1 + math.exp(-BIAS - sum(worth * found[sign] for sign, worth in TABLE.items())))


def signs(reading: Reading) -> dict[str, float]:
    """How much of each sign of :data:`TABLE` a report shows: different words of a subject, and tags.

    What stands in all of it counts by the root of how many sentences it has, so that long reports are not more of
    everything.
    """
    every = reading.sentences
    body = [one for one in every if one.section is not SectionKind.HEADLINE]
    lead = [one for one in every if one.section is SectionKind.HEADLINE] + body[:_LEAD]
    size = math.sqrt(max(_SHORT, len(every)))
    first = {subject: min(len(words), _IN_LEAD) for subject, words in _told(lead).items()}
    all_of_it = {subject: min(len(words) / size, _IN_ALL) for subject, words in _told(every).items()}
    others = [amount for subject, amount in all_of_it.items() if subject != _CONFLICT]
    return {
        "all other subjects": sum(others),
        "conflict": all_of_it.get(_CONFLICT, 0.0),
        "lead: all other subjects": sum(amount for subject, amount in first.items() if subject != _CONFLICT),
        "lead: conflict": first.get(_CONFLICT, 0),
        "means": min(_tagged(every, Label.MEANS) / size, _IN_ALL),
        "most of one other subject": max(others, default=0.0),
        "parties": min(_tagged(every, Label.ACTOR) / size, _IN_ALL),
    }


def _tagged(sentences: Iterable[Sentence], label: Label) -> int:
    return sum(len(one.tagged(label)) for one in sentences)


def _told(sentences: Iterable[Sentence]) -> dict[str, set[str]]:
    """The different words of each subject that stand in the sentences, singular and plural as one."""
    found: dict[str, set[str]] = collections.defaultdict(set)
    entries = _entries()
    for sentence in sentences:
        if not _firsts().stand_in(sentence.text):
            continue
        said = ""
        for word in words(sentence.text):
            for one in entries.get(word.low, ()):
                if " " in one.words:
                    said = said or f" {' '.join(sentence.text.lower().split())} "
                    if f" {one.words}" not in said:
                        continue
                found[one.subject].add(one.counted)
    return found


class _Entry(NamedTuple):
    """Words of a subject, and what they are counted as: singular and plural are one."""

    words: str
    subject: str
    counted: str


@functools.cache
def _entries() -> dict[str, list[_Entry]]:
    """Single words, plurals too, and phrases, by their first word."""
    single: dict[str, str] = {}
    found: dict[str, list[_Entry]] = collections.defaultdict(list)
    for entry in shipped("subjects.yaml"):
        for said in entry["words"]:
            if " " in said:
                found[said.split()[0]].append(_Entry(said, entry["subject"], said))
            else:
                single[said] = entry["subject"]
                single.setdefault(f"{said}s", entry["subject"])
    for word, subject in single.items():
        found[word].append(_Entry(word, subject, word.removesuffix("s")))
    return dict(found)


@functools.cache
def _firsts() -> Listed:
    return Listed(_entries(), Form.LOW)
