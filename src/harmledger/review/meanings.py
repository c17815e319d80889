"""What people decided that words mean, found again by the words wherever a claim was read in them.

A decision holds by the report and the words' span, never by a claim's id, so that reading a report anew loses none.
Where several speak of the same words, the one with the narrower reach holds (whoever decided of one mention had it
before them), and of the same reach the latest; people who differ are named in the reason and in :meth:`conflicts`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from harmledger.model.claim import Claim
from harmledger.model.judgement import Judgement, Meaning, Reach, Sort, Verdict, in_force
from harmledger.model.span import Span
from harmledger.review.mentions import Mentioned, folded, mentioned, with_meaning

_WIDTH = {Reach.MENTION: 0, Reach.REPORT: 1, Reach.COUNTRY: 2}


@dataclass(frozen=True, slots=True)
class Held:
    """The decision that holds of some words of a claim, and those of other people that say otherwise, latest first."""

    claim_id: str
    mention: Mentioned
    holds: Judgement
    against: tuple[Judgement, ...] = ()


class Meanings:
    """The decisions in force on what words mean."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        """Sorted by where they can hold: in one report, or wherever the same words stand."""
        self._of_report: dict[tuple[Sort, str], list[tuple[Judgement, Meaning]]] = defaultdict(list)
        self._of_words: dict[tuple[Sort, str], list[tuple[Judgement, Meaning]]] = defaultdict(list)
        self._any = False
        for judgement in in_force(judgements):
            meaning = judgement.meaning
            if judgement.verdict is not Verdict.RESOLVE or meaning is None:
                continue
            self._any = True
            self._of_report[meaning.sort, meaning.report_id].append((judgement, meaning))
            if meaning.reach is Reach.COUNTRY:
                self._of_words[meaning.sort, folded(meaning.text)].append((judgement, meaning))

    def __bool__(self) -> bool:
        """Whether anybody decided anything."""
        return self._any

    def applied(self, claim: Claim) -> Claim:
        """The claim with its words meaning what people decided; the machine's own choice becomes a runner-up."""
        for held in self.held(claim):
            meaning = held.holds.meaning
            if meaning is not None:
                claim = with_meaning(claim, held.mention, meaning, held.holds.judgement_id, _reason(held))
        return claim

    def held(self, claim: Claim) -> Iterator[Held]:
        """The decisions that hold of the words of a claim as it was read."""
        if not self._any:
            return
        for mention in mentioned(claim):
            fitting = self._fitting(claim, mention)
            if fitting:
                holds, chosen = fitting[0]
                others = {
                    judgement.by: judgement
                    for judgement, meaning in reversed(fitting)
                    if judgement.by != holds.by and _value(meaning) != _value(chosen)
                }
                yield Held(claim.claim_id, mention, holds, tuple(others.values()))

    def conflicts(self, claims: Iterable[Claim]) -> tuple[Held, ...]:
        """Where people differ on words of these claims; each difference once, at the first claim that it bears on."""
        found: dict[tuple[str, tuple[str, ...]], Held] = {}
        for claim in claims:
            for held in self.held(claim):
                if held.against:
                    key = held.holds.judgement_id, tuple(other.judgement_id for other in held.against)
                    found.setdefault(key, held)
        return tuple(found.values())

    def _fitting(self, claim: Claim, mention: Mentioned) -> list[tuple[Judgement, Meaning]]:
        """The decisions that speak of the mention, the one that holds first."""
        near = self._of_report.get((mention.sort, claim.report_id), ())
        far = self._of_words.get((mention.sort, folded(mention.text)), ())
        found = {
            judgement.judgement_id: (judgement, meaning)
            for judgement, meaning in (*near, *far)
            if _fits(meaning, claim, mention)
        }
        latest = sorted(found.values(), key=lambda item: (item[0].at, item[0].judgement_id), reverse=True)
        return sorted(latest, key=lambda item: _WIDTH[item[1].reach])


def _fits(meaning: Meaning, claim: Claim, mention: Mentioned) -> bool:
    """Whether a decision speaks of these words of this claim."""
    same_report = meaning.report_id == claim.report_id
    if meaning.kind is not None or mention.of_claim:
        # Nothing but the claim's own words: whatever claim of the kind is told in them.
        same_kind = claim.kind == meaning.kind and mention.of_claim
        return same_report and same_kind and _same_stretch(Span(meaning.start, meaning.end), claim.span)
    here = same_report and _same_stretch(Span(meaning.start, meaning.end), mention.span)
    if here or meaning.reach is Reach.MENTION:
        return here
    if folded(meaning.text) != folded(mention.text):
        return False
    return (
        same_report if meaning.reach is Reach.REPORT else claim.setting is not None and claim.setting == meaning.country
    )


def _same_stretch(one: Span, other: Span) -> bool:
    """Whether one of the two lies in the other: another reading may take a word more or less for the name."""
    return one.contains(other) or other.contains(one)


def _value(meaning: Meaning) -> object:
    """What two decisions must share to say the same."""
    place, date = meaning.place, meaning.date
    point = None if place is None else (place.gazetteer_id or (place.lat, place.lon))
    return point, date, meaning.names, meaning.type


def _reason(held: Held) -> str:
    """Who decided it, when and why; and who says otherwise."""
    told = f"decided by {held.holds.by} on {held.holds.at:%Y-%m-%d}"
    if held.holds.note:
        told += f": {held.holds.note}"
    for other in held.against:
        told += f"; {other.by} decided otherwise on {other.at:%Y-%m-%d} ({other.judgement_id})"
    return told
