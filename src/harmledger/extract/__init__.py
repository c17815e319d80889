"""Extraction: what a report says, as drafts tied to its words. :func:`drafts` is the way in.

:func:`sentences` gives the cuts that drafts were read by, for whoever explains them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from harmledger.extract.kinds.agreement import agreements
from harmledger.extract.kinds.attack import attacks
from harmledger.extract.kinds.breach import breaches
from harmledger.extract.kinds.casualty import casualties
from harmledger.extract.kinds.control import controls
from harmledger.extract.kinds.damage import damages
from harmledger.extract.kinds.denial import denials
from harmledger.extract.kinds.displacement import displacements
from harmledger.extract.kinds.responsibility import responsibilities
from harmledger.extract.tagging.segment import sentences
from harmledger.extract.tagging.tagger import tag
from harmledger.extract.tagging.tags import Reading
from harmledger.model.draft import Draft
from harmledger.model.names import PlaceNames
from harmledger.model.report import Report

__all__ = ["drafts", "sentences"]

# One assembler a kind, in the order in which their drafts are given.
_ASSEMBLERS: tuple[Callable[[Reading], list[Draft]], ...] = (
    casualties,
    displacements,
    attacks,
    damages,
    controls,
    agreements,
    breaches,
    denials,
    responsibilities,
)


def drafts(report: Report, names: PlaceNames) -> tuple[Draft, ...]:
    """Everything that the report says about harm, force, control and agreements, as worded.

    The same report gives the same drafts, in the same order: by kind, then by place in the text.

    Args:
        report: a captured report; headline, captions and body are read.
        names: tells which runs of words can name places.
    """
    reading = tag(report, names)
    found: list[Draft] = []
    for assemble in _ASSEMBLERS:
        found += _moved(assemble(reading), len(found))
    return tuple(found)


def _moved(own: list[Draft], by: int) -> list[Draft]:
    """Drafts whose references to one another are counted from the head of the whole list."""
    return [_pointing(draft, by) if draft.part_of is not None or draft.denies is not None else draft for draft in own]


def _pointing(draft: Draft, by: int) -> Draft:
    part_of = None if draft.part_of is None else draft.part_of + by
    denies = None if draft.denies is None else draft.denies + by
    return dataclasses.replace(draft, part_of=part_of, denies=denies)
