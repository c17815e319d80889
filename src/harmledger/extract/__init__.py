"""Extraction: what a report says, as drafts tied to its words. :func:`drafts` is the only way in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from harmledger.extract.context.adding import added_up
from harmledger.extract.context.subject import elsewhere, tells_of_force
from harmledger.extract.context.whole_war import in_its_country, of_a_war
from harmledger.extract.deciding.reading import decided, moved, picked
from harmledger.extract.kinds.agreement import agreements
from harmledger.extract.kinds.attack import attacks
from harmledger.extract.kinds.breach import breaches
from harmledger.extract.kinds.casualty import casualties
from harmledger.extract.kinds.control import controls
from harmledger.extract.kinds.damage import damages
from harmledger.extract.kinds.denial import denials
from harmledger.extract.kinds.displacement import displacements
from harmledger.extract.kinds.responsibility import responsibilities
from harmledger.extract.tagging.casing import recased, restored
from harmledger.extract.tagging.guarded import give_bits
from harmledger.extract.tagging.remembered import forget
from harmledger.extract.tagging.tagger import tag
from harmledger.extract.tagging.tags import Reading
from harmledger.extract.tagging.veiling import unveiled, veiled
from harmledger.model.draft import Draft
from harmledger.model.names import PlaceNames
from harmledger.model.report import Report

if TYPE_CHECKING:
    # What runs the model takes half a second to load, and rules alone do without it.
    from harmledger.extract.deciding.network import Network

__all__ = ["drafts"]

_Assembler = Callable[[Reading], list[Draft]]

# One assembler a kind, in the order in which their drafts are given.
_WEIGHED: tuple[_Assembler, ...] = (casualties, displacements, attacks, damages)
_BY_RULE: tuple[_Assembler, ...] = (controls, agreements, breaches, denials, responsibilities)


def drafts(report: Report, names: PlaceNames, network: Network | None = None) -> tuple[Draft, ...]:
    """Everything that the report says about harm, force, control and agreements, as worded.

    The same report gives the same drafts, in the same order: by kind, then by place in the text.

    Args:
        report: a captured report; headline, captions and body are read.
        names: tells which runs of words can name places.
        network: the learned reader, which decides what belongs to which figure, attack and damage; None: rules alone.
    """
    give_bits()
    forget()
    written = recased(report, names)
    reading, veil = veiled(tag(written, names))
    found: list[Draft] = [] if network is None else decided(reading, network)
    for assemble in (*_WEIGHED, *_BY_RULE) if network is None else _BY_RULE:
        found += moved(assemble(reading), len(found))
    found = added_up(reading, found)
    if found and elsewhere(reading):
        found = picked(found, [at for at, one in enumerate(found) if tells_of_force(reading, one)])
    own = unveiled(found, veil)
    own = in_its_country(
        report.text, own if written is report else restored(own, report.text), of_a_war(reading, found)
    )
    return tuple(own)
