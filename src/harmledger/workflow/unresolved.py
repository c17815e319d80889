"""``unresolved``: the words that could not be worked out, counted by reason, and listed with what they might mean."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from harmledger import review
from harmledger.ledger import LedgerStats, Session
from harmledger.model.claim import Claim
from harmledger.workflow.judged import judged
from harmledger.workflow.resolved import PlacesById, Resolved, RunnerUp, State, What, resolved

EXAMPLES = 3
AT_ONCE = 2_000
"""So many claims are read and judged together."""


@dataclass(frozen=True, slots=True)
class OpenCount:
    """How many words of one sort are open for one reason.

    Attributes:
        what: date, place, party or speaker.
        reason: why, without the names at hand.
        mentions: how often such words stand in claims.
        claims: in how many claims.
    """

    what: What
    reason: str
    mentions: int
    claims: int


@dataclass(frozen=True, slots=True)
class Example:
    """One place where open words stand: the claim, and where in its report (None where that is not kept)."""

    claim_id: str
    report_id: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class OpenWords:
    """Words that could not be worked out, wherever they stand.

    Attributes:
        what: date, place, party or speaker.
        text: the words, as the first report has them; letter case and a leading article are not told apart.
        country: the country that the reports are set in; None where they do not tell.
        reason: the most frequent one.
        claims, reports: how many have them.
        candidates: what they might mean, the one weighed most often first.
        examples: the first few places where they stand.
    """

    what: What
    text: str
    country: str | None
    reason: str
    claims: int
    reports: int
    candidates: tuple[RunnerUp, ...]
    examples: tuple[Example, ...]


class Nowhere:
    """No gazetteer at all: enough where names of what else might be meant are not shown."""

    def by_ids(self, gids: Iterable[str]) -> tuple[()]:
        """Knows none."""
        del gids
        return ()


def counted(session: Session) -> tuple[LedgerStats, tuple[OpenCount, ...]]:
    """What stands in the ledger, and its open words by sort and reason, the most frequent of each sort first.

    Words are counted as people left them: what somebody decided is not open.
    """
    mentions: Counter[tuple[What, str]] = Counter()
    claims: dict[tuple[What, str], set[str]] = defaultdict(set)
    with_open: dict[What, set[str]] = defaultdict(set)
    for claim in _open_claims(session):
        for item in open_in(claim, Nowhere()):
            key = item.what, sort_of_reason(item)
            mentions[key] += 1
            claims[key].add(claim.claim_id)
            with_open[item.what].add(claim.claim_id)
    order = list(What)
    keys = sorted(mentions, key=lambda key: (order.index(key[0]), -mentions[key], key[1]))
    stats = replace(
        session.stats(),
        unresolved_dates=len(with_open[What.DATE]),
        unresolved_places=len(with_open[What.PLACE]),
        unresolved_actors=len(with_open[What.PARTY] | with_open[What.SPEAKER]),
    )
    return stats, tuple(OpenCount(*key, mentions[key], len(claims[key])) for key in keys)


def listed(session: Session, places: PlacesById, what: What | None = None) -> tuple[OpenWords, ...]:
    """Open words, those in most claims first.

    Args:
        session: of the ledger.
        places: names what they might mean.
        what: only words of this sort.
    """
    grouped: dict[tuple[What, str, str | None], _Gathered] = {}
    for claim in _open_claims(session):
        for item in open_in(claim, places):
            if what in {None, item.what}:
                key = item.what, review.folded(_said(item)), claim.setting
                grouped.setdefault(key, _Gathered(item, claim.setting)).take(claim, item)
    found = [gathered.words() for gathered in grouped.values()]
    return tuple(sorted(found, key=lambda item: (-item.claims, -item.reports, item.what, item.text)))


def open_in(claim: Claim, places: PlacesById) -> Iterator[Resolved]:
    """What of the claim's words is open."""
    for item in resolved(claim, places):
        if item.state is State.UNRESOLVED:
            yield item


def sort_of_reason(item: Resolved) -> str:
    """The reason without the names at hand, so that it can be counted."""
    if item.what is What.SPEAKER:
        return "the words do not say what kind of speaker it is"
    if item.what is What.PLACE:
        return "more than one place may be meant" if item.runners_up else "in no gazetteer"
    if item.what is What.PARTY and item.runners_up:
        return "more than one party may be meant"
    return (item.reason or "no reason was kept").split(":")[0].split(" (")[0]


def _open_claims(session: Session) -> Iterator[Claim]:
    """Claims with open words as people left them, some at a time: a ledger may have more than memory holds."""
    found = session.open_words()
    while some := tuple(itertools.islice(found, AT_ONCE)):
        yield from judged(session, some)


def _said(item: Resolved) -> str:
    return item.text or item.value or ""


class _Gathered:
    """What is gathered of the same open words, wherever they stand; keeps no claim."""

    def __init__(self, first: Resolved, country: str | None) -> None:
        self._first = first
        self._country = country
        self._claims: set[str] = set()
        self._reports: set[str] = set()
        self._rivals: Counter[RunnerUp] = Counter()
        self._reasons: Counter[str] = Counter()
        self._examples: list[Example] = []

    def take(self, claim: Claim, item: Resolved) -> None:
        """Take in one place where the words stand."""
        self._claims.add(claim.claim_id)
        self._reports.add(claim.report_id)
        self._rivals.update(item.runners_up)
        self._reasons[item.reason or sort_of_reason(item)] += 1
        if len(self._examples) < EXAMPLES:
            self._examples.append(Example(claim.claim_id, claim.report_id, item.start, item.end))

    def words(self) -> OpenWords:
        """All of it."""
        return OpenWords(
            what=self._first.what,
            text=_said(self._first),
            country=self._country,
            reason=self._reasons.most_common(1)[0][0],
            claims=len(self._claims),
            reports=len(self._reports),
            candidates=tuple(rival for rival, _count in self._rivals.most_common()),
            examples=tuple(self._examples),
        )
