"""Drafts to claims: exactly one claim for each draft, with when, where, who and how many worked out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from harmledger.model import ids
from harmledger.model.beat import SurePlace
from harmledger.model.claim import (
    AgreementClaim,
    AttackClaim,
    BreachClaim,
    CasualtyClaim,
    Claim,
    ControlClaim,
    DamageClaim,
    DenialClaim,
    DisplacementClaim,
    ResponsibilityClaim,
)
from harmledger.model.draft import Draft
from harmledger.model.quantity import Quantifier, Quantity
from harmledger.model.report import Report
from harmledger.model.span import Mention
from harmledger.model.terms import (
    AgreementKind,
    AgreementStatus,
    ClaimKind,
    ControlStatus,
    CountUnit,
    DamageKind,
    DisplacementTerm,
    Outcome,
    VictimGroup,
)
from harmledger.model.when import When
from harmledger.model.where import PlaceRole
from harmledger.resolve import parties, quantities, replies, sources, whereabouts
from harmledger.resolve.gazetteer import beats
from harmledger.resolve.gazetteer.beats import Beat
from harmledger.resolve.gazetteer.choose import Chooser
from harmledger.resolve.gazetteer.index import Gazetteer
from harmledger.resolve.times import zones
from harmledger.resolve.timing import Timing
from harmledger.vocabulary.actors import war_began


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a report's drafts came to.

    Attributes:
        claims: one for each draft, in their order.
        sure: the places that its drafts surely name.
    """

    claims: tuple[Claim, ...]
    sure: tuple[SurePlace, ...]


def claims(report: Report, drafts: Sequence[Draft], gazetteer: Gazetteer) -> tuple[Claim, ...]:
    """The claims of :func:`resolved`, of a report that is read by itself."""
    return resolved(report, drafts, gazetteer).claims


def resolved(report: Report, drafts: Sequence[Draft], gazetteer: Gazetteer, beat: Beat | None = None) -> Resolved:
    """The claims that ``drafts`` make, one for each, in their order, and the places that they surely name.

    Args:
        report: the report that the drafts were read from; its publication day dates relative expressions.
        drafts: as :mod:`harmledger.extract` wrote them; ``part_of`` and ``denies`` are indexes into this sequence.
        gazetteer: names of places.
        beat: where the outlet's other reports are set, where that is known.

    Raises:
        ValueError: if a draft is broken: its spans do not fit the report, an index points nowhere, or a casualty or
            displacement has no words for its number.
    """
    resolver = _Resolver(report, drafts, gazetteer, beat)
    found = replies.answered([resolver.claim(index) for index in range(len(drafts))], report.text)
    return Resolved(found, resolver.sure)


def quantity_of(words: str) -> Quantity:
    """The quantity of a count whose people certainly exist: what the words state, else the least that they must mean.

    Words that state no number ("the wounded man's colleagues", a name) still tell of someone: at least two where
    they are
    plural, at least one otherwise; vague, so that nobody takes it for a stated figure.
    """
    stated = quantities.parse(words)
    if stated is not None:
        return stated
    return Quantity.vague(2 if words.rstrip(" .,").endswith("s") else 1)


_Fields = dict[str, Any]


class _Resolver:
    """One report's drafts on their way to claims."""

    def __init__(self, report: Report, drafts: Sequence[Draft], gazetteer: Gazetteer, beat: Beat | None) -> None:
        self._report = report
        self._drafts = drafts
        self._check()
        self._timing = Timing(report)
        named = whereabouts.of_drafts(report.text, drafts, self._timing.own_day)
        chooser = Chooser(report, (place for places in named for place in places), gazetteer, beat)
        self.sure = beats.sure(chooser.names)
        self._setting = chooser.setting
        self._war = war_began(chooser.setting.country)
        self._places = tuple(tuple(map(chooser.place, places)) for places in named)
        self._whens = tuple(map(self._when, range(len(drafts))))
        self._ids = self._claim_ids()

    def claim(self, index: int) -> Claim:
        """The claim of the draft at ``index``."""
        draft = self._drafts[index]
        here = self._here(index)
        return _BUILDERS[draft.kind](self, draft, here, self._common(index, draft, here))

    def casualty(self, draft: Draft, here: parties.Here, common: _Fields) -> Claim:
        return CasualtyClaim(
            **common,
            **self._counted(draft, here),
            outcome=draft.outcome or Outcome.KILLED,
            affiliation=parties.affiliation(here, draft),
            means=draft.means,
            targets=draft.targets,
        )

    def displacement(self, draft: Draft, here: parties.Here, common: _Fields) -> Claim:
        return DisplacementClaim(
            **common,
            **self._counted(draft, here),
            unit=draft.unit or CountUnit.PEOPLE,
            term=draft.term or DisplacementTerm.DISPLACED,
        )

    def attack(self, draft: Draft, here: parties.Here, common: _Fields) -> Claim:
        return AttackClaim(
            **common,
            means=draft.means,
            perpetrators=parties.names(here, draft.perpetrators),
            targets=draft.targets,
            named_targets=tuple(mention.text for mention in draft.named_targets),
            parties=parties.names(here, draft.parties),
            count=_whole(draft.count),
        )

    def damage(self, draft: Draft, here: parties.Here, common: _Fields) -> Claim:
        return DamageClaim(
            **common,
            damage=draft.damage or DamageKind.DAMAGED,
            targets=draft.targets,
            perpetrators=parties.names(here, draft.perpetrators),
            count=_whole(draft.count),
        )

    def control(self, draft: Draft, here: parties.Here, common: _Fields) -> Claim:
        return ControlClaim(
            **common,
            gained_by=parties.names(here, draft.gained_by),
            lost_by=parties.names(here, draft.lost_by),
            status=draft.control or ControlStatus.TAKEN,
        )

    def agreement(self, draft: Draft, here: parties.Here, common: _Fields) -> Claim:
        return AgreementClaim(
            **common,
            agreement=draft.agreement or AgreementKind.OTHER,
            status=draft.agreement_status or AgreementStatus.AGREED,
            parties=parties.names(here, draft.parties),
        )

    def breach(self, draft: Draft, here: parties.Here, common: _Fields) -> Claim:
        return BreachClaim(**common, agreement=draft.agreement or AgreementKind.OTHER, by=parties.names(here, draft.by))

    def denial(self, draft: Draft, here: parties.Here, common: _Fields) -> Claim:
        return DenialClaim(**common, by=parties.names(here, draft.by), of=self._id_at(draft.denies))

    def responsibility(self, draft: Draft, here: parties.Here, common: _Fields) -> Claim:
        named = tuple(dict.fromkeys(name for mention in draft.named for name in parties.named(here, mention)))
        return ResponsibilityClaim(**common, named=named, count=_whole(draft.count), accepted=draft.accepted)

    def _common(self, index: int, draft: Draft, here: parties.Here) -> _Fields:
        return {
            "claim_id": self._ids[index],
            "report_id": self._report.report_id,
            "start": draft.start,
            "end": draft.end,
            "quote": self._report.text[draft.start : draft.end],
            "section": self._report.section_at(draft.start),
            "source": sources.speaker(draft.source, here.country) if draft.source else None,
            "stance": draft.stance,
            "date": self._whens[index],
            "places": self._places[index],
            "scope": draft.scope,
            "confidence": draft.confidence,
            "rule": draft.rule,
            "setting": self._setting.country,
            "actors": parties.who(here, draft),
        }

    def _when(self, index: int) -> When | None:
        """The draft's date by the clocks of its place, with where its words stand."""
        draft = self._drafts[index]
        found = self._timing.when(draft, self._war)
        if found is None or draft.time is None or found.text is None:
            return found
        if zones.told(self._report.text):
            found = zones.local(found, self._report.text, draft.time.start, draft.time.end, self._spot(index))
        words = found.text or draft.time.text
        inside = draft.time.text.find(words)
        at = draft.time.start + inside if inside >= 0 else self._report.text.rfind(words, 0, draft.end)
        return replace(found, at=at) if at >= 0 else found

    def _counted(self, draft: Draft, here: parties.Here) -> _Fields:
        assert draft.count is not None  # noqa: S101 - _check has seen to it
        stated = Quantity.stated(len(draft.named)) if draft.named else quantity_of(draft.count.text)
        return {
            "value": stated.value,
            "quantifier": stated.quantifier,
            "low": stated.low,
            "high": stated.high,
            "count_text": draft.count.text,
            "victims": draft.victims or VictimGroup.PEOPLE,
            "perpetrators": parties.names(here, draft.perpetrators),
            "part_of": self._id_at(draft.part_of),
        }

    def _here(self, index: int) -> parties.Here:
        """The country and the day that a draft speaks of; the day of the report where its own is not known."""
        date = self._whens[index]
        own = date.start if date is not None and date.resolved else None
        return parties.Here(self._country_of(index), own or self._report.published)

    def _country_of(self, index: int) -> str | None:
        """The country that a draft speaks of: that of its own places where they lie in one, else the report's."""
        where = (place for place in self._places[index] if place.role is not PlaceRole.DESTINATION)
        own = {place.country for place in where if place.resolved}
        return own.pop() if len(own) == 1 else self._setting.country

    def _spot(self, index: int) -> zones.Spot | None:
        """Where a draft's clocks are looked up: its first place with a point, else the country that it speaks of."""
        country = self._country_of(index)
        here = next((one for one in self._places[index] if one.country == country and one.lat is not None), None)
        if country is None:
            return None
        return zones.Spot(country) if here is None else zones.Spot(country, here.lat, here.lon)

    def _id_at(self, index: int | None) -> str | None:
        return None if index is None else self._ids[index]

    def _claim_ids(self) -> tuple[str, ...]:
        """Ids by report, kind and span; claims that share all three differ by their words, then by their rank."""
        taken: set[str] = set()
        found = []
        for draft in self._drafts:
            detail, rank = _detail(draft), 0
            name = ids.claim_id(self._report.report_id, draft.kind, draft.start, draft.end, detail)
            while name in taken:
                rank += 1
                name = ids.claim_id(self._report.report_id, draft.kind, draft.start, draft.end, f"{detail}#{rank}")
            taken.add(name)
            found.append(name)
        return tuple(found)

    def _check(self) -> None:
        """Drafts are made by our own code: what does not fit is a fault there, and is said so."""
        length = len(self._report.text)
        for index, draft in enumerate(self._drafts):
            if not 0 <= draft.start < draft.end <= length:
                raise ValueError(
                    f"draft {index} ({draft.rule}) has the span {draft.start}:{draft.end} in {length} characters"
                )
            for other in (draft.part_of, draft.denies):
                if other is not None and not 0 <= other < len(self._drafts):
                    raise ValueError(f"draft {index} ({draft.rule}) points at draft {other} of {len(self._drafts)}")
            if draft.kind in {ClaimKind.CASUALTY, ClaimKind.DISPLACEMENT} and draft.count is None:
                raise ValueError(f"draft {index} ({draft.rule}) is a {draft.kind.value} without words for its number")
            if index in {draft.part_of, draft.denies}:
                raise ValueError(f"draft {index} ({draft.rule}) points at itself")


def _detail(draft: Draft) -> str:
    """What tells apart claims of one kind in one span: outcome, count and who is counted."""
    count = f"{draft.count.start}:{draft.count.text}" if draft.count else ""
    return "|".join((draft.outcome or "", draft.victims or "", count)) if draft.outcome or count else ""


def _whole(count: Mention | None) -> int | None:
    """A stated number of strikes, places or people named; None where the words state none."""
    stated = quantities.parse(count.text) if count is not None else None
    return stated.value if stated is not None and stated.quantifier is not Quantifier.RANGE else None


_BUILDERS: dict[ClaimKind, Callable[[_Resolver, Draft, parties.Here, _Fields], Claim]] = {
    ClaimKind.CASUALTY: _Resolver.casualty,
    ClaimKind.DISPLACEMENT: _Resolver.displacement,
    ClaimKind.ATTACK: _Resolver.attack,
    ClaimKind.DAMAGE: _Resolver.damage,
    ClaimKind.CONTROL: _Resolver.control,
    ClaimKind.AGREEMENT: _Resolver.agreement,
    ClaimKind.BREACH: _Resolver.breach,
    ClaimKind.DENIAL: _Resolver.denial,
    ClaimKind.RESPONSIBILITY: _Resolver.responsibility,
}
