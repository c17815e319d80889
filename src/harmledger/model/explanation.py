"""Why a claim reads as it does: for each of its attributes the words that it rests on, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from harmledger.model.claim import Claim, Speaker
from harmledger.model.draft import Decision
from harmledger.model.quantity import Quantity
from harmledger.model.report import Report
from harmledger.model.span import Span
from harmledger.model.when import When
from harmledger.model.where import Place


class Standing(StrEnum):
    """Where words stand, seen from the claim that rests on them."""

    CLAIM = "claim"  # among the claim's own words
    SENTENCE = "sentence"  # outside them, in a sentence that the claim's words stand in
    ELSEWHERE = "elsewhere"  # in another sentence: the claim inherits them


class Basis(StrEnum):
    """On what an attribute rests."""

    WORDS = "words"  # the words listed
    READING = "reading"  # the rule's or model's reading of the claim and what surrounds it; no single word is pinned
    SILENCE = "silence"  # nothing in the report says otherwise
    SET_ASIDE = "set_aside"  # the words were taken up, then held to belong to something else


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the report that an attribute rests on: ``report.text[start:end] == text``."""

    start: int
    end: int
    text: str
    standing: Standing


Value = Quantity | Speaker | When | Place | tuple[str, ...] | bool | int | str | None
"""An attribute's normalised value, as it stands in the claim; terms of closed lists as plain strings."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of a claim.

    Attributes:
        name: the claim's field; ``count`` for a quantity. ``places`` comes once a place.
        value: what it was worked out to be; None where nothing is said, or where what is said was set aside.
        basis: on what it rests.
        words: the words that it rests on, in the order of the text.
    """

    name: str
    value: Value
    basis: Basis
    words: tuple[Words, ...] = ()

    @property
    def inherited(self) -> bool:
        """Whether all its words stand in other sentences than the claim's."""
        return bool(self.words) and all(item.standing is Standing.ELSEWHERE for item in self.words)


@dataclass(frozen=True, slots=True)
class ExplainedClaim:
    """One claim and why it is there.

    Attributes:
        claim: the claim; its ``rule`` names what wrote it, its ``confidence`` says how surely.
        sentence: the sentence that its words stand in; of several, from the first's start to the last's end.
        attributes: what it says, in a fixed order.
        decisions: what a learned reader weighed; empty where rules wrote it.
        parts: sub-counts that are inside this one, in the order of the text.
    """

    claim: Claim
    sentence: Span
    attributes: tuple[Attribute, ...]
    decisions: tuple[Decision, ...] = ()
    parts: tuple[ExplainedClaim, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """All claims of one report, each explained.

    Attributes:
        report: the report; every offset refers to its text.
        extractor: name and version of what read it.
        claims: in the order of the text; a sub-count stands among the ``parts`` of its whole only.
        as_kept: whether a ledger keeps just these claims of it; None where no ledger was asked.
    """

    report: Report
    extractor: str
    claims: tuple[ExplainedClaim, ...]
    as_kept: bool | None = None

    def each(self) -> tuple[ExplainedClaim, ...]:
        """Every claim, a whole before its parts."""
        found: list[ExplainedClaim] = []
        waiting = list(reversed(self.claims))
        while waiting:
            item = waiting.pop()
            found.append(item)
            waiting += reversed(item.parts)
        return tuple(found)
