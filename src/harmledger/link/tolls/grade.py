"""Grades and attribution, each with its reason in words.

The grades are Airwars' (*Our methodology*, airwars.org): ``confirmed`` where a party accepts responsibility,
``discounted`` where only combatants are said to be harmed, ``contested`` where accounts name different parties,
``fair`` with two or more independent credible accounts, ``weak`` below that. The first that applies holds, in this
order. Two accounts are independent when they go back to different origins and rest on different speakers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from harmledger.link.grounds.provenance import OriginOf
from harmledger.link.grounds.sources import credible, speaker_key
from harmledger.model.claim import CasualtyClaim, Claim, DenialClaim, ResponsibilityClaim
from harmledger.model.incident import Attribution, Grade, Reasoned
from harmledger.model.report import Report
from harmledger.model.terms import Stance, VictimGroup


@dataclass(frozen=True, slots=True)
class Evidence:
    """What grading looks at: the claims of an incident and what stands beside them."""

    claims: Sequence[Claim]
    denials: Sequence[DenialClaim]
    responsibilities: Sequence[ResponsibilityClaim]
    reports: Mapping[str, Report]
    origin_of: OriginOf

    def origin(self, claim: Claim) -> str:
        """The report that the claim goes back to."""
        return self.origin_of(claim)

    def named_by(self) -> dict[str, set[frozenset[str]]]:
        """By origin, the sets of parties that its claims hold responsible."""
        named: dict[str, set[frozenset[str]]] = defaultdict(set)
        for claim in self.claims:
            parties = frozenset(getattr(claim, "perpetrators", ()))
            if parties and claim.stance is not Stance.DENIED:
                named[self.origin(claim)].add(parties)
        for claim in self.responsibilities:
            if claim.named:
                named[self.origin(claim)].add(frozenset(claim.named))
        return dict(named)


def attribution(evidence: Evidence) -> Reasoned:
    """How sure it is who did it."""
    accepting = _accepting(evidence)
    if accepting:
        return Reasoned(Attribution.DECLARED, f"{_list(accepting)} accepts responsibility")
    named = evidence.named_by()
    if not named:
        return Reasoned(Attribution.UNKNOWN, "no report names who did it")
    rivals = _rivals(named)
    if rivals is not None:
        return Reasoned(Attribution.CONTESTED, f"some name {rivals[0]}, others {rivals[1]}")
    denying = _denying(evidence, named)
    if denying:
        return Reasoned(Attribution.CONTESTED, f"{_list(denying)} denies it")
    return _by_origins(named)


def _by_origins(named: Mapping[str, set[frozenset[str]]]) -> Reasoned:
    counts: dict[str, int] = defaultdict(int)
    for sets in named.values():
        for party in frozenset().union(*sets):
            counts[party] += 1
    most = max(counts.values())
    parties = sorted(party for party, count in counts.items() if count == most)
    if most == 1:
        return Reasoned(Attribution.SINGLE_SOURCE, f"one origin names {_list(parties)}")
    return Reasoned(Attribution.LIKELY, f"{most} independent origins name {_list(parties)}, and none another party")


def grade(evidence: Evidence) -> Reasoned:
    """How well the incident is founded."""
    accepting = _accepting(evidence)
    if accepting:
        return Reasoned(Grade.CONFIRMED, f"{_list(accepting)} accepts responsibility")
    groups = {claim.victims for claim in evidence.claims if isinstance(claim, CasualtyClaim)}
    if groups == {VictimGroup.COMBATANTS}:
        return Reasoned(Grade.DISCOUNTED, "all those harmed are said to be combatants")
    named = evidence.named_by()
    rivals = _rivals(named)
    if rivals is not None:
        return Reasoned(Grade.CONTESTED, f"accounts compete: some name {rivals[0]}, others {rivals[1]}")
    return _by_accounts(evidence, _denying(evidence, named))


def _by_accounts(evidence: Evidence, denying: Sequence[str]) -> Reasoned:
    """Fair or weak, by how many accounts are independent; a denial is told and lowers nothing."""
    aside = f"; {_list(denying)} denies it" if denying else ""
    origins = {evidence.origin(claim) for claim in evidence.claims}
    accounts = independent(evidence)
    if accounts >= 2:
        return Reasoned(Grade.FAIR, f"{accounts} independent credible origins{aside}")
    if len(origins) == 1:
        return Reasoned(Grade.WEAK, f"all accounts go back to one report{aside}")
    if accounts == 0:
        return Reasoned(Grade.WEAK, f"only parties to the conflict or unknown sources say so{aside}")
    return Reasoned(Grade.WEAK, f"{len(origins)} origins, but only one credible independent account{aside}")


def independent(evidence: Evidence) -> int:
    """How many accounts are independent: the most origins that can each be given a credible speaker of their own."""
    speakers: dict[str, set[str]] = defaultdict(set)
    voices = {evidence.origin(claim) for claim in evidence.claims if claim.source is not None}
    for claim in evidence.claims:
        origin = evidence.origin(claim)
        # An outlet that names who told it has only passed that on, in its headline too.
        told = claim.source is not None or origin not in voices
        if told and credible(claim) and claim.stance is not Stance.DENIED:
            speakers[origin].add(speaker_key(claim, evidence.reports[origin]))
    given: dict[str, str] = {}
    return sum(_give(origin, speakers, given, set()) for origin in sorted(speakers))


def _give(origin: str, speakers: Mapping[str, set[str]], given: dict[str, str], tried: set[str]) -> bool:
    """Give the origin a speaker, moving others to another of theirs if need be (maximum bipartite matching)."""
    for speaker in sorted(speakers[origin]):
        if speaker not in tried:
            tried.add(speaker)
            if speaker not in given or _give(given[speaker], speakers, given, tried):
                given[speaker] = origin
                return True
    return False


def _accepting(evidence: Evidence) -> list[str]:
    names: set[str] = set()
    for claim in evidence.responsibilities:
        if claim.accepted:
            names |= set(claim.named) or ({claim.source.name} if claim.source is not None else set())
    return sorted(names)


def _denying(evidence: Evidence, named: Mapping[str, set[frozenset[str]]]) -> list[str]:
    parties = {party for sets in named.values() for group in sets for party in group}
    return sorted({party for denial in evidence.denials for party in denial.by if not parties or party in parties})


def _rivals(named: Mapping[str, set[frozenset[str]]]) -> tuple[str, str] | None:
    """Two parties that different origins name and that none names together; the first pair by name."""
    together = {group for sets in named.values() for group in sets}
    by_party: dict[str, set[str]] = defaultdict(set)
    for origin, sets in named.items():
        for group in sets:
            for party in group:
                by_party[party].add(origin)
    for one, other in combinations(sorted(by_party), 2):
        joint = any({one, other} <= group for group in together)
        apart = by_party[one] - by_party[other] and by_party[other] - by_party[one]
        if apart and not joint:
            return one, other
    return None


def _list(names: Iterable[str]) -> str:
    return ", ".join(names)
