"""Words that could not be worked out, a page at a time: listed once for the same record, as people left them now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace

from harmledger import review
from harmledger.ledger import Session, Store
from harmledger.model.claim import Claim
from harmledger.model.looking import OpenWanted
from harmledger.workflow.judged import judged
from harmledger.workflow.kept import Kept
from harmledger.workflow.resolved import PlacesById, RunnerUp, whole
from harmledger.workflow.unresolved import Nowhere, OpenWords, listed, open_in

QUICK = 5_000
"""So many open words, counted by claims, are listed while whoever asks waits."""


@dataclass(frozen=True, slots=True)
class OpenEntry:
    """Open words, and whether somebody has decided on them since they were listed.

    Attributes:
        words: the words.
        is_decided: whether none of the examples is open any more; the other places where the words stand are looked
            at when incidents are worked out anew.
        at: the claim of the first example that is still open, to decide at; None where none is.
        quote: the words of that claim, or of the first example; empty where people rejected it.
    """

    words: OpenWords
    is_decided: bool
    at: str | None
    quote: str


@dataclass(frozen=True, slots=True)
class OpenPage:
    """Some open words, those in most claims first.

    Attributes:
        items: the words.
        counts: how many different words of each sort are open, whatever is asked for.
        total: how many are asked for.
        next: what to give as ``after`` for the following ones; None at the end.
        mark: as long as it is the same, so is the order.
    """

    items: tuple[OpenEntry, ...]
    counts: Mapping[str, int]
    total: int
    next: int | None
    mark: int


class Openings:
    """Answers for one store; safe to call from several threads.

    The list is made once for the same readings and linking, for it looks at every claim. Where that takes long it is
    made in the background, and whoever asks meanwhile is answered from the one before, unless they say that it must be
    fresh. Whether words on the page were decided since is looked up each time.
    """

    def __init__(self, store: Store, places: PlacesById) -> None:
        self._store = store
        self._places = places
        self._kept = Kept(store, _mark, _listed, lambda found: sum(one.claims for one in found[1]) <= QUICK)

    def warm(self) -> Future[None]:
        """Begin to make the list, so that the first who asks need not wait for all of it."""
        return self._kept.warm()

    def close(self) -> None:
        """Wait until a list that is being made has been made."""
        self._kept.close()

    def page(self, wanted: OpenWanted, /, limit: int, after: int = -1, *, fresh: bool = False) -> OpenPage:
        """Open words from behind position ``after`` on."""
        with self._store.session() as session:
            mark, every = (self._kept.fresh if fresh else self._kept.lately)(session)[1]
            chosen = [one for one in every if _is_wanted(one, wanted)]
            shown = chosen[after + 1 : after + 1 + limit]
            last = after + len(shown)
            counts = Counter(str(one.what) for one in every)
            items = tuple(self._entries(session, shown))
            return OpenPage(items, dict(counts), len(chosen), last if last + 1 < len(chosen) else None, mark)

    def _entries(self, session: Session, shown: Sequence[OpenWords]) -> Iterator[OpenEntry]:
        wanted = {example.claim_id for one in shown for example in one.examples}
        claims = {claim.claim_id: claim for claim in judged(session, session.claims(ids=sorted(wanted)))}
        for one in shown:
            open_at = [each.claim_id for each in one.examples if _is_open(claims.get(each.claim_id), one)]
            named = replace(one, candidates=self._named(one.candidates))
            told = claims.get(open_at[0] if open_at else one.examples[0].claim_id)
            yield OpenEntry(named, not open_at, open_at[0] if open_at else None, told.quote if told else "")

    def _named(self, candidates: Sequence[RunnerUp]) -> tuple[RunnerUp, ...]:
        names = {place.gazetteer_id: whole(place) for place in self._places.by_ids([one.id for one in candidates])}
        return tuple(replace(one, name=names.get(one.id, one.name)) for one in candidates)


def _mark(session: Session) -> tuple[int, ...]:
    return (*session.readings_mark(), session.listing.mark())


def _listed(session: Session) -> tuple[int, tuple[OpenWords, ...]]:
    """The journal's end, and the list as it is then; what words might mean is named when they are shown."""
    return session.mark(), listed(session, Nowhere())


def _is_wanted(one: OpenWords, wanted: OpenWanted) -> bool:
    return (
        wanted.what in {None, one.what.value}
        and (wanted.text is None or wanted.text.casefold() in one.text.casefold())
        and (wanted.country is None or wanted.country.casefold() == (one.country or "").casefold())
    )


def _is_open(claim: Claim | None, words: OpenWords) -> bool:
    """Whether the claim, which may have been rejected, still has these words open."""
    if claim is None:
        return False
    same = {review.folded(one.text or one.value or "") for one in open_in(claim, Nowhere()) if one.what is words.what}
    return review.folded(words.text) in same
