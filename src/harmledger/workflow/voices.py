"""Who says what: what each speaker states of the incidents that a filter lets through, beside what the record holds."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import Future

from harmledger.ledger import Session, Store, facets
from harmledger.model.claim import CasualtyClaim
from harmledger.model.overview import Voices
from harmledger.model.query import IncidentFilter
from harmledger.model.terms import Outcome
from harmledger.workflow.judged import judged
from harmledger.workflow.kept import Kept
from harmledger.workflow.link import unswept
from harmledger.workflow.sums import Sums

QUICK = 2_000
"""What is stated of so many incidents is read while whoever asks waits."""
REMEMBERED = 100
"""So many answers are kept until incidents are linked anew."""


class VoiceBook:
    """Answers for one store; safe to call from several threads.

    Claims count as people left them when incidents were last linked: what they decide takes effect then.

    Args:
        store: an open ledger.
        sums: has the columns of incidents.
    """

    def __init__(self, store: Store, sums: Sums) -> None:
        self._store = store
        self._sums = sums
        self._guard = threading.Lock()
        self._kept = Kept(store, _mark, self._read, lambda stated: len(stated.columns) <= QUICK)
        self._known: OrderedDict[tuple[IncidentFilter, Outcome], tuple[int, Voices]] = OrderedDict()

    def warm(self) -> Future[None]:
        """Begin to read what is stated, so that the first who asks need not wait for all of it."""
        return self._kept.warm()

    def close(self) -> None:
        """Wait until what is being read has been read."""
        self._kept.close()

    def heard(self, chosen: IncidentFilter, outcome: Outcome, /) -> Voices:
        """Who states what of the incidents that ``chosen`` lets through."""
        with self._store.session() as session:
            return self._answer(session, self._kept.lately(session), chosen, outcome)

    def soon(self, chosen: IncidentFilter, outcome: Outcome, /) -> Voices | None:
        """As :meth:`heard`; None while what speakers state is being read for the first time."""
        with self._store.session() as session:
            held = self._kept.soon(session)
            return None if held is None else self._answer(session, held, chosen, outcome)

    def _answer(
        self, session: Session, held: tuple[int, facets.Stated], chosen: IncidentFilter, outcome: Outcome
    ) -> Voices:
        mark, stated = held
        with self._guard:
            known = self._known.get((chosen, outcome))
        if known is not None and known[0] == mark:
            return known[1]
        listing = session.listing
        mask = facets.choose(stated.columns, chosen, listing.having)
        found = facets.voices(stated, mask, outcome, listing.claims_numbered)
        with self._guard:
            self._known[chosen, outcome] = mark, found
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return found

    def _read(self, session: Session) -> facets.Stated:
        def mended(claims: Sequence[str]) -> dict[str, CasualtyClaim]:
            found = judged(session, session.claims(ids=claims))
            return {claim.claim_id: claim for claim in found if isinstance(claim, CasualtyClaim)}

        columns = self._sums.columns(session)
        with unswept():
            return session.listing.stated(columns, mended)


def _mark(session: Session) -> int:
    return session.listing.mark()
