"""Who says what: what each speaker states of the incidents that a filter lets through, beside what the record holds."""

from __future__ import annotations

import threading
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from harmledger.ledger import Session, Store
from harmledger.model.claim import CasualtyClaim, Claim
from harmledger.model.incident import Incident, Toll, TraceUse
from harmledger.model.overview import Range, Voice, Voices
from harmledger.model.query import IncidentFilter
from harmledger.model.terms import Outcome, SourceType
from harmledger.workflow.judged import judged
from harmledger.workflow.sums import Sums

LOOKED = 200
"""At so many incidents, the latest, is looked: figures of speakers are read from claims."""
SHOWN = 40
"""So many speakers are told of."""
EXAMPLES = 3
ALL = "all"
REMEMBERED = 100
"""So many answers are kept until incidents are linked anew."""

Key = tuple[str, SourceType | None]


@dataclass(slots=True)
class _Told:
    """What one speaker states of one incident: the widest of the figures that were weighed, and their claims."""

    low: int
    best: int
    high: int | None
    claims: list[str] = field(default_factory=list)

    def widen(self, claim: CasualtyClaim) -> None:
        """Take in another figure of the same speaker; the latest number stated stands as the best."""
        low, best, high = _figures(claim)
        self.low = min(self.low, low)
        self.best = best
        self.high = None if self.high is None or high is None else max(self.high, high)


@dataclass(slots=True)
class _Heard:
    """What one speaker states of several incidents, with their tolls."""

    told: list[_Told] = field(default_factory=list)
    tolls: list[Toll] = field(default_factory=list)


class VoiceBook:
    """Answers for one store; safe to call from several threads.

    Args:
        store: an open ledger.
        sums: finds the incidents that a filter lets through.
    """

    def __init__(self, store: Store, sums: Sums) -> None:
        self._store = store
        self._sums = sums
        self._guard = threading.Lock()
        self._known: OrderedDict[tuple[IncidentFilter, Outcome], tuple[int, Voices]] = OrderedDict()

    def heard(self, chosen: IncidentFilter, outcome: Outcome, /) -> Voices:
        """Who states what of the latest incidents that ``chosen`` lets through."""
        with self._store.session() as session:
            mark = session.listing.mark()
        with self._guard:
            known = self._known.get((chosen, outcome))
        if known is not None and known[0] == mark:
            return known[1]
        mark, incidents, total = self._sums.latest(chosen, LOOKED)
        with self._store.session() as session:
            found = voices(session, incidents, outcome, total)
        with self._guard:
            self._known[chosen, outcome] = mark, found
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return found


def voices(session: Session, incidents: Sequence[Incident], outcome: Outcome, total: int) -> Voices:
    """Who states what of these incidents, the latest of ``total``."""
    tolls = [(incident, toll) for incident in incidents for toll in incident.tolls if _counts(toll, outcome)]
    weighed = {step.claim_id for _incident, toll in tolls for step in toll.trace if step.use is not TraceUse.SET_ASIDE}
    claims = {claim.claim_id: claim for claim in judged(session, session.claims(ids=sorted(weighed)))}
    outlets = _outlets(session, claims.values())
    heard: dict[Key, _Heard] = defaultdict(_Heard)
    for _incident, toll in tolls:
        for speaker, told in _by_speaker(toll, claims, outlets).items():
            heard[speaker].told.append(told)
            heard[speaker].tolls.append(toll)
    order = sorted(heard.items(), key=lambda item: (-len(item[1].tolls), item[0][0], item[0][1] or ""))
    shown = tuple(_voice(key, found) for key, found in order[:SHOWN])
    return Voices(outcome, shown, len(order) - len(shown), len(incidents), total)


def _counts(toll: Toll, outcome: Outcome) -> bool:
    return toll.outcome is outcome and toll.victims == ALL


def _outlets(session: Session, claims: Iterable[Claim]) -> dict[str, str]:
    """The outlet of each report that states something by itself."""
    wanted = {claim.report_id for claim in claims if claim.source is None}
    return {report.report_id: report.outlet or "" for report in session.reports(ids=sorted(wanted))}


def _by_speaker(toll: Toll, claims: Mapping[str, Claim], outlets: Mapping[str, str]) -> dict[Key, _Told]:
    """What each speaker states of the incident, by the figures that were weighed for its toll."""
    found: dict[Key, _Told] = {}
    for claim in _weighed(toll, claims):
        source = claim.source
        key = (outlets.get(claim.report_id, ""), None) if source is None else (source.name, source.type)
        if key in found:
            found[key].widen(claim)
        else:
            found[key] = _Told(*_figures(claim))
        found[key].claims.append(claim.claim_id)
    return found


def _weighed(toll: Toll, claims: Mapping[str, Claim]) -> Iterator[CasualtyClaim]:
    for step in toll.trace:
        claim = claims.get(step.claim_id)
        if step.use is not TraceUse.SET_ASIDE and isinstance(claim, CasualtyClaim):
            yield claim


def _figures(claim: CasualtyClaim) -> tuple[int, int, int | None]:
    """The least, the number and the most that a claim states; what it leaves open below is 0."""
    low = claim.low or 0
    return low, low if claim.value is None else claim.value, claim.high


def _voice(key: Key, heard: _Heard) -> Voice:
    examples = tuple(dict.fromkeys(name for told in heard.told for name in told.claims))[:EXAMPLES]
    stated = _sum((told.low, told.best, told.high) for told in heard.told)
    record = _sum((toll.low, toll.low if toll.best is None else toll.best, toll.high) for toll in heard.tolls)
    return Voice(key[0], key[1], len(heard.tolls), stated, record, examples)


def _sum(figures: Iterable[tuple[int, int, int | None]]) -> Range:
    every = list(figures)
    stated = sum(max(low, best) if high is None else high for low, best, high in every)
    is_open = sum(high is None for _low, _best, high in every)
    low, best = sum(one[0] for one in every), sum(one[1] for one in every)
    return Range(len(every), low, best, None if is_open else stated, stated, is_open)
